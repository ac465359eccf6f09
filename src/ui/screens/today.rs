//! Today: an open result above all, the two acts, what runs, one routine for now, the week, the day's pain.

use crate::domain::gate::Standing;
use crate::domain::words::long_day;
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::linked::LinkRow;
use crate::ui::components::scale::Scale;
use crate::ui::route::Route;
use crate::ui::screens::head::Head;
use crate::ui::screens::journal::day_line::DayLine;
use crate::ui::screens::open_result::OpenResultCard;
use crate::ui::screens::pain_later::PainLater;
use crate::ui::screens::suggestion::{NeckWatchFold, Suggested};
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::log::LogState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::suggestion::SuggestionState;
use crate::ui::state::urge::UrgeState;
use dioxus::prelude::*;

mod copies;
mod for_now;
mod install;
mod reminder;
mod running;
mod week;

use copies::CopiesCard;
use for_now::RoutineForNow;
pub use for_now::SlowBreathing;
use install::{InstallCard, NewVersionCard};
use reminder::ReminderCard;
use running::{RestCards, SessionCard, StillThereCard, WaitingCard};
use week::{HappenedToday, Week};

/// Today.
#[component]
pub fn Today() -> Element {
    let settings = use_context::<SettingsState>();
    let journal = use_context::<JournalState>();
    let check = use_context::<CheckState>();
    let suggestions = use_context::<SuggestionState>();
    let navigator = use_navigator();
    let today = settings.today();
    let standing = check.standing();
    let shown = use_memo(move || suggestions.now());
    let urgent = shown().filter(|shown| shown.kind() == "emergency");
    let calm = shown().filter(|shown| shown.kind() != "emergency");
    let offers_a_routine = calm.as_ref().is_some_and(|shown| shown.kind() == "routine");
    let locked = !standing.locks.is_empty();
    let pain = journal.day(today).and_then(|card| card.pain_today);
    rsx! {
        main { class: "app",
            Head { title: "Today", over: long_day(today),
                div { class: "wide-only",
                    EmergencyLine { number: settings.numbers().emergency }
                }
            }
            div { class: "page page--tabs",
                Results { standing: standing.clone() }
                if let Some(shown) = urgent {
                    Suggested { shown }
                }
                div { class: "today",
                Acts {}
                SessionCard { locked }
                WaitingCard {}
                StillThereCard {}
                if !locked {
                    RestCards {}
                }
                ReminderCard { locked }
                CopiesCard {}
                NewVersionCard {}
                InstallCard {}
                if let Some(shown) = calm {
                    Suggested { shown }
                }
                NeckWatchFold {}
                if let Some(entry) = journal.asked_later() {
                    PainLater { entry }
                }
                if !offers_a_routine {
                    RoutineForNow {}
                }
                div { class: "today__side",
                    Week {}
                    HappenedToday {}
                }
                section { class: "card", "aria-labelledby": "pain-today",
                    h2 { id: "pain-today", class: "t-h3", "Back or neck pain today?" }
                    Scale {
                        name: "Pain today",
                        value: pain,
                        was: None,
                        high: "10 worst",
                        on_change: move |pain| {
                            journal.change_day(today, |card| card.pain_today = Some(pain));
                        },
                    }
                    DayLine { day: today, empty: "Hours sat, a note" }
                }
                    LinkRow {
                        card: true,
                        icon: Icon::Check,
                        name: "Something new or worrying?",
                        meta: "Check the warning signs",
                        on_open: move |()| {
                            navigator.push(Route::CheckHome {});
                        },
                    }
                }
            }
        }
    }
}

/// The own result nobody has seen yet; else the one that still closes moves.
#[component]
fn Results(standing: Standing) -> Element {
    let check = use_context::<CheckState>();
    let closed = !standing.locks.is_empty();
    let unseen = check.unseen();
    let shown = unseen.or_else(|| check.closing().filter(|_| closed));
    match shown {
        Some(found) => rsx! {
            OpenResultCard {
                check: found,
                closes: closed,
            }
        },
        None => rsx! {},
    }
}

/// The two things that cannot wait.
#[component]
fn Acts() -> Element {
    let journal = use_context::<JournalState>();
    let log = use_context::<LogState>();
    let urge = use_context::<UrgeState>();
    let navigator = use_navigator();
    rsx! {
        div { class: "acts",
            button {
                class: "act act--urge",
                r#type: "button",
                "aria-keyshortcuts": "U",
                onclick: move |_| {
                    urge.begin(journal.usual_region());
                    navigator.push(Route::UrgePage {});
                },
                span { class: "act__top",
                    span { class: "act__icon",
                        Picture { icon: Icon::Wave }
                    }
                    kbd { "aria-hidden": "true", class: "wide-only", "U" }
                }
                span {
                    span { class: "act__name", "I want to crack" }
                    span { class: "act__sub", "60 seconds first, then decide" }
                }
            }
            button {
                class: "act act--log",
                r#type: "button",
                "aria-keyshortcuts": "L",
                onclick: move |_| log.log_now(),
                span { class: "act__top",
                    span { class: "act__icon",
                        Picture { icon: Icon::Plus }
                    }
                    kbd { "aria-hidden": "true", class: "wide-only", "L" }
                }
                span {
                    span { class: "act__name", "Log a crack" }
                    span { class: "act__sub u-2", "One tap. Details optional" }
                }
            }
        }
    }
}
