//! The history of a routine, or of everything that was played: totals, a calendar, sessions by day.

use crate::domain::calendar::Month;
use crate::domain::day::Day;
use crate::domain::history::{Totals, by_day};
use crate::domain::session::record::SessionRecord;
use crate::domain::words::session::line;
use crate::domain::words::{day_name, time, upper_first};
use crate::ui::components::calendar::{Calendar, MarkedDay};
use crate::ui::components::icon::{Icon, MarkKind};
use crate::ui::components::layer::Empty;
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::state::history::HistoryState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;
use std::collections::BTreeMap;

const HEAD: &str = "History";

/// Everything that was played.
#[component]
pub fn History() -> Element {
    rsx! {
        Past {}
    }
}

/// What was played of one routine or exercise.
#[component]
pub fn RoutineHistory(id: String) -> Element {
    rsx! {
        Past { only: id }
    }
}

#[component]
fn Past(only: Option<String>) -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let routines = use_context::<RoutineState>();
    let state = use_context::<HistoryState>();
    let navigator = use_navigator();
    let back = use_back();
    let (hour, today) = (settings.get().day_start_hour, settings.today());
    let sessions = use_memo(use_reactive!(|only| journal.played(only.as_deref())));
    let sessions = &*sessions.read();
    if sessions.is_empty() && only.as_ref().is_some_and(|id| !routines.is_known(id)) {
        return rsx! {
            NotHere {
                head: HEAD,
                what: "routine",
                text: "It was deleted, or it was never on this device. What else you played is listed under What you played.",
                act: "What you played",
                to: Route::History {},
            }
        };
    }
    let totals = Totals::of(sessions, hour);
    let title = only.as_ref().map_or_else(|| "What you played".to_owned(), |id| routines.name(id));
    let days = by_day(sessions, hour);
    let earliest = Month::of(days.keys().next().copied().unwrap_or(today));
    let month = state.month().unwrap_or_else(|| Month::of(totals.last.unwrap_or(today)));
    let marked: BTreeMap<Day, MarkedDay> = days
        .iter()
        .map(|(day, played)| {
            (*day, MarkedDay { words: played.words(*day), marks: vec![(MarkKind::Routine, played.sessions)] })
        })
        .collect();
    let chosen = state.day().filter(|day| marked.contains_key(day));
    let shown = |day: &Day| chosen.map_or_else(|| month.contains(*day), |chosen| chosen == *day);
    let mut listed: Vec<(Day, Vec<SessionRecord>)> =
        days.keys().rev().filter(|day| shown(day)).map(|day| (*day, Vec::new())).collect();
    for (day, of_day) in &mut listed {
        of_day.extend(sessions.iter().filter(|session| Day::of(session.started_at, hour) == *day).cloned());
    }
    let name_of = |session: &SessionRecord| {
        let at = time(session.started_at);
        if only.is_some() { at } else { format!("{at} · {}", routines.name(&session.routine)) }
    };
    rsx! {
        main { class: "app",
            SubHead { title: HEAD, on_back: back }
            div { class: "page page--narrow history",
                h1 { tabindex: "-1", "{title}" }
                if sessions.is_empty() {
                    Empty {
                        text: "Every session you play will be here: when it was, how long, and how it went.",
                        act: "Choose a routine",
                        on_act: move |()| {
                            navigator.push(Route::Move {});
                        },
                    }
                } else {
                    div {
                        for sentence in totals.sentences() {
                            p { key: "{sentence}", class: "u-2", {upper_first(&sentence)} }
                        }
                    }
                    Calendar {
                        month,
                        start: state.week_start(),
                        days: marked,
                        today,
                        chosen,
                        earliest,
                        on_turn: move |month| state.turn_to(month),
                        on_choose: move |day| state.choose((chosen != Some(day)).then_some(day)),
                    }
                    if chosen.is_some() {
                        button {
                            class: "link link--tight u-small",
                            r#type: "button",
                            onclick: move |_| state.choose(None),
                            "Show all of {month}"
                        }
                    }
                    if listed.is_empty() {
                        p { class: "u-2", "Nothing was played in {month}." }
                    }
                    for (day , sessions) in listed {
                        section { key: "{day}",
                            div { class: "day__head",
                                h2 { class: "t-h3", "{day_name(day, today)}" }
                            }
                            div { class: "card card--flush list",
                                for session in sessions {
                                    LinkRow {
                                        key: "{session.id}",
                                        name: name_of(&session),
                                        meta: line(&session),
                                        on_open: move |()| {
                                            navigator.push(Route::SessionPage { id: session.id });
                                        },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The way to the history of a routine or exercise; nothing where it was never played.
#[component]
pub fn PastOf(id: String) -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let state = use_context::<HistoryState>();
    let navigator = use_navigator();
    let sessions = use_memo(use_reactive!(|id| journal.played(Some(&id))));
    let totals = Totals::of(&sessions.read(), settings.get().day_start_hour);
    let Some(summary) = totals.summary(settings.today()) else { return rsx! {} };
    rsx! {
        LinkRow {
            card: true,
            icon: Icon::Calendar,
            name: "History",
            meta: upper_first(&summary),
            on_open: move |()| {
                state.begin();
                navigator.push(Route::RoutineHistory { id: id.clone() });
            },
        }
    }
}
