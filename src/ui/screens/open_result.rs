//! The open result as Today and Move show it.

use crate::domain::checker::Check;
use crate::domain::content::rule::Tier;
use crate::domain::day::Day;
use crate::domain::words::{ago, time};
use crate::ui::components::open_result::{Call, OpenResult};
use crate::ui::route::Route;
use crate::ui::screens::result::use_told;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// An own check that is not closed, with what follows from it on the screen it stands on.
#[component]
pub fn OpenResultCard(
    check: Check,
    /// Ends the sentence about the check, as in "Moves are closed until you have been seen."
    #[props(default)]
    consequence: String,
) -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let tier = check.result.assessment.tier;
    let numbers = settings.numbers();
    let told = use_told(&check);
    let call = match tier {
        Tier::EmergencyNow => Some(numbers.emergency.clone()),
        Tier::UrgentSameDay => numbers.advice.clone(),
        Tier::SeeSoon | Tier::BookRoutine | Tier::SelfCare => None,
    };
    let day = Day::of(check.at, settings.get().day_start_hour);
    let about =
        format!("Your check of {}, {}, is still open. {consequence}", ago(day, settings.today()), time(check.at));
    let open = move |_| {
        navigator.push(Route::ResultPage { id: check.id });
    };
    rsx! {
        OpenResult {
            tier,
            headline: told.headline.clone(),
            about: about.trim_end().to_owned(),
            action: told.adult.into_iter().chain(told.action).collect::<Vec<_>>().join(" "),
            call: call.map(|number| Call { label: format!("Call {number}"), number }),
            on_show: open,
            on_seen: open,
        }
    }
}
