//! The open result as Today and Move show it.

use crate::domain::checker::{Check, Who};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::day::Day;
use crate::domain::words::{ago, time};
use crate::ui::components::open_result::{Call, OpenResult};
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
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
    let Some(texts) = content().texts.tier(tier) else { return rsx! {} };
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
            headline: texts.headline.clone(),
            about: about.trim_end().to_owned(),
            action: numbers.fill(&texts.action),
            call: call.map(|number| Call { label: format!("Call {number}"), number }),
            on_show: open,
            on_seen: open,
        }
    }
}

/// The own check that locks or limits: the highest tier for which gentle exercise was not agreed, newest first.
pub fn closing_check(check: &CheckState) -> Option<Check> {
    let mut checks = check.checks();
    checks.retain(|check| check.who == Who::Me && check.is_open() && check.result.assessment.tier > Tier::BookRoutine);
    checks.into_iter().max_by_key(|check| (check.result.assessment.tier, check.at))
}
