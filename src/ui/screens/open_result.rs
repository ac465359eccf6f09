//! The open result as Today and Move show it.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::day::Day;
use crate::domain::words::gate::unlocked;
use crate::domain::words::{ago, time};
use crate::ui::components::layer::Sheet;
use crate::ui::components::open_result::{Call, OpenResult};
use crate::ui::route::Route;
use crate::ui::screens::check::seen::SeenCheck;
use crate::ui::screens::result::use_told;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// An own check that is not closed, with what follows from it on the screen it stands on.
#[component]
pub fn OpenResultCard(
    check: Check,
    /// It closes the moves of this screen.
    #[props(default)]
    closes: bool,
) -> Element {
    let settings = use_context::<SettingsState>();
    let app = use_context::<AppState>();
    let state = use_context::<CheckState>();
    let navigator = use_navigator();
    let mut asking = use_signal(|| false);
    let tier = check.result.assessment.tier;
    let numbers = settings.numbers();
    let told = use_told(&check);
    let call = match tier {
        Tier::EmergencyNow => Some((numbers.emergency.clone(), true)),
        Tier::UrgentSameDay => {
            Some(numbers.advice.clone().map_or((numbers.emergency.clone(), false), |own| (own, true)))
        }
        Tier::SeeSoon | Tier::BookRoutine | Tier::SelfCare => None,
    };
    let day = Day::of(check.at, settings.get().day_start_hour);
    let consequence = match (closes, check.seen_at) {
        (false, _) => "",
        (true, None) => "Moves are closed until you have been seen.",
        (true, Some(_)) => "You have been seen. Moves stay closed until they say that gentle exercise is fine.",
    };
    let about =
        format!("Your check of {}, {}, is still open. {consequence}", ago(day, settings.today()), time(check.at));
    let id = check.id;
    let open = move |()| {
        navigator.push(Route::ResultPage { id });
    };
    rsx! {
        OpenResult {
            tier,
            headline: told.headline.clone(),
            about: about.trim_end().to_owned(),
            action: told.adult.into_iter().chain(told.action).collect::<Vec<_>>().join(" "),
            call: call.map(|(number, first)| Call { label: format!("Call {number}"), number, first }),
            on_show: open,
            on_seen: move |()| asking.set(true),
        }
        if asking() {
            Sheet { title: "I have been seen", on_close: move |()| asking.set(false),
                h2 { "I have been seen" }
                SeenCheck {
                    check: check.clone(),
                    asking: true,
                    on_kept: move |agreed| {
                        asking.set(false);
                        let did = unlocked(content(), &state.standing(), agreed);
                        app.say(format!("Kept: you have been seen. {did}"));
                    },
                }
                button {
                    class: "btn btn--text btn--block",
                    r#type: "button",
                    onclick: move |_| asking.set(false),
                    "Not seen yet"
                }
            }
        }
    }
}
