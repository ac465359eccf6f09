//! The numbers to call, and the way to the safety answers.

use crate::domain::day::days_after;
use crate::domain::gate::RECHECK_DAYS;
use crate::domain::words::{count, full_date};
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::settings::Part;
use crate::ui::screens::settings::numbers::PhoneRow;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The part.
#[component]
pub fn Safety() -> Element {
    let settings = use_context::<SettingsState>();
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let (chosen, numbers) = (settings.get(), settings.numbers());
    let oldest = check.profile().answers.values().map(|stored| stored.at).min();
    let meta = match oldest {
        Some(oldest) => {
            let again = full_date(days_after(oldest, RECHECK_DAYS));
            let answers = count(check.profile().answers.len(), "safety answer", "safety answers");
            format!("{answers}. Next review {again}")
        }
        None => "No safety answers yet".to_owned(),
    };
    rsx! {
        Part { title: "Safety",
            PhoneRow {
                id: "emergency",
                name: "Emergency number",
                meta: if chosen.emergency_number.is_none() { "The one of your country" },
                value: chosen.emergency_number.clone(),
                otherwise: numbers.emergency.clone(),
                example: "112",
                on_change: move |number| settings.change(|settings| settings.emergency_number = number),
            }
            PhoneRow {
                id: "advice",
                name: "Advice line",
                meta: "Not for emergencies",
                value: chosen.advice_line.clone(),
                otherwise: numbers.advice.clone().unwrap_or_default(),
                example: "116 117",
                on_change: move |number| settings.change(|settings| settings.advice_line = number),
            }
            PhoneRow {
                id: "maternity",
                name: "Maternity line",
                value: chosen.maternity_line.clone(),
                otherwise: numbers.maternity.clone().unwrap_or_default(),
                example: "+44 20 7946 0018",
                on_change: move |number| settings.change(|settings| settings.maternity_line = number),
            }
            LinkRow {
                name: "About you",
                meta,
                on_open: move |()| {
                    navigator.push(Route::ProfilePage {});
                },
            }
        }
    }
}
