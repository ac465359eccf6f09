//! The result of a check: how soon to be seen, why, and what to do now.
//!
//! An emergency comes without delay, tab bar, emergency strip or motion: the call button is the strip.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::told::{Around, Told};
use crate::domain::trash::Kind;
use crate::ui::components::emergency::CallBar;
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::warning::WarningSigns;
use crate::ui::route::Route;
use crate::ui::screens::check::delete::DeleteCheck;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod about;
mod action;
mod buttons;
mod foot;
mod moves;
mod why;

use about::About;
use action::Action;
use buttons::Buttons;
use foot::Foot;
pub use moves::things;
use moves::{Moves, Suitable};
use why::{Why, WouldChange};

/// The result with this id.
#[component]
pub fn ResultPage(id: i64) -> Element {
    let state = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    use_drop(move || state.leave_finished());
    let Some(check) = state.result(id) else {
        return rsx! {
            NotHere {
                head: "Result",
                record: (Kind::Check, id),
                emergency: true,
            }
        };
    };
    let told = use_told(&check);
    let tier = told.tier;
    let leave = use_back();
    let open = state.run_of(id).is_some();
    let back = move |()| {
        if open && state.back() {
            navigator.replace(Route::CheckRun {});
        } else {
            leave(());
        }
    };
    let list = &content().texts.warning_list;
    let numbers = settings.numbers();
    rsx! {
        main { class: "app result result--t{tier.level()}", "data-state": tier.id(),
            if tier < Tier::EmergencyNow {
                EmergencyLine { number: numbers.emergency.clone() }
            }
            SubHead {
                title: "Result",
                back: if open { "Back to the last answer" } else { "Back" },
                on_back: back,
            }
            div { class: "result__band", role: (tier == Tier::EmergencyNow).then_some("alert"),
                h1 { tabindex: "-1", "{told.headline}" }
                if let Some(adult) = &told.adult {
                    p { class: "lead u-b", "{adult}" }
                }
                if let Some(meaning) = &told.meaning {
                    p { class: "lead", Meaning { text: meaning.clone() } }
                }
            }
            if tier == Tier::EmergencyNow {
                CallBar { number: numbers.emergency.clone() }
            }
            div { class: "page page--narrow page--result",
                for line in told.not_covered.iter().chain(&told.more_urgent) {
                    Notice { key: "{line}", kind: NoticeKind::Warning, icon: Icon::Alert,
                        p { class: "u-b", "{line}" }
                    }
                }
                if let Some(action) = &told.action {
                    Action { tier, text: action.clone() }
                }
                Why { reasons: told.reasons.clone(), unsure: told.unsure.clone() }
                WouldChange { check: id, unclear: told.would_change.clone() }
                Moves { closing: told.closing.clone(), changing: told.changing.clone() }
                if let Some(line) = &told.for_other {
                    p { class: "u-small u-2", "{line}" }
                }
                if let Some(routine) = &told.suitable {
                    Suitable { id: routine.id.clone() }
                }
                About { sounds: told.sounds.clone() }
                Buttons { check: check.clone(), gentle: told.gentle.clone(), journal: told.adult.is_none() }
                WarningSigns {
                    emergency_lead: numbers.fill(&list.emergency_lead),
                    emergency: list.emergency.clone(),
                    same_day_lead: list.same_day_lead.clone(),
                    same_day: list.same_day.clone(),
                }
                Foot { check: check.clone(), no_signs: told.no_signs.clone() }
                DeleteCheck { check: check.clone() }
            }
        }
    }
}

/// What the result of a check says now.
pub fn use_told(check: &Check) -> Told {
    let state = use_context::<CheckState>();
    let numbers = use_context::<SettingsState>().numbers();
    let now = use_context::<AppState>().now();
    use_context::<JournalState>().with(|recent| {
        let around = Around {
            numbers: &numbers,
            profile: &state.profile(),
            checks: &state.checks(),
            sessions: &recent.sessions,
            shown: state.run_of(check.id).and_then(|run| run.shown),
            now,
        };
        Told::of(content(), check, &around)
    })
}

/// The meaning of the result, with what it is not in bold.
#[component]
fn Meaning(text: String) -> Element {
    const NOT_CLEAR: &str = "That is not an all-clear";
    match text.split_once(NOT_CLEAR) {
        Some((before, after)) => rsx! {
            "{before}"
            b { "{NOT_CLEAR}" }
            "{after}"
        },
        None => rsx! { "{text}" },
    }
}
