//! One session of the history: when, how long, how it ended, what was done of every move. How it felt can be said or
//! changed here, and the session deleted.

use crate::domain::content::content;
use crate::domain::session::record::{Feedback, SessionRecord, StepRecord};
use crate::domain::trash::Kind;
use crate::domain::words::name::short_name_of;
use crate::domain::words::session::{amount, ending, step_line};
use crate::domain::words::{date_and_time, time};
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::LinkRow;
use crate::ui::components::rated::Rated;
use crate::ui::components::rating::Rating;
use crate::ui::route::Route;
use crate::ui::screens::entry::{Delete, NotHere};
use crate::ui::screens::head::SubHead;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// The session with this record.
#[component]
pub fn SessionPage(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let routines = use_context::<RoutineState>();
    let back = use_back();
    let Some(record) = journal.session(id) else {
        return rsx! { NotHere { kind: Kind::Session, id } };
    };
    let name = routines.name(&record.routine);
    rsx! {
        main { class: "app",
            SubHead { title: "Session", on_back: back }
            div { class: "page page--narrow after",
                div {
                    h1 { tabindex: "-1", "{name}" }
                    p { class: "u-2 u-num", "{when(&record)}" }
                    p { class: "u-2 u-num", "{amount(&record)}" }
                    p { class: "u-2", "{ending(&record)}." }
                }
                Rating {
                    record: record.clone(),
                    back: "your back felt",
                    pain: "Pain afterwards",
                    on_rate: move |(pain, felt)| {
                        journal.rate_session(id, pain, felt);
                    },
                }
                Done { record: record.clone() }
                Origin { id: record.routine.clone(), name: name.clone() }
                Delete {
                    name: "Delete this session",
                    on_delete: move |()| {
                        if journal.delete_session(id, &name) {
                            back(());
                        }
                    },
                }
            }
        }
    }
}

fn when(record: &SessionRecord) -> String {
    let began = date_and_time(record.started_at);
    match record.ended_at.map(time) {
        Some(ended) if ended != time(record.started_at) => format!("{began} to {ended}"),
        _ => began,
    }
}

/// The moves, each with what was done of it.
#[component]
fn Done(record: SessionRecord) -> Element {
    let journal = use_context::<JournalState>();
    if record.steps.is_empty() {
        return rsx! {};
    }
    let session = record.id;
    let say = move |number: usize, step: &StepRecord, wanted: Feedback| {
        journal.rate_step(session, number, (step.feedback != Some(wanted)).then_some(wanted));
    };
    rsx! {
        section { "aria-labelledby": "moves",
            h2 { id: "moves", class: "routine__moves", "Moves" }
            ol { class: "card card--flush list",
                for (number , step) in record.steps.into_iter().enumerate() {
                    Rated {
                        key: "{number}",
                        name: short_name_of(content(), &step.exercise),
                        done: step_line(&step),
                        feedback: step.feedback,
                        on_say: move |wanted| say(number, &step, wanted),
                    }
                }
            }
        }
    }
}

/// The way to what was played, as long as it is there.
#[component]
fn Origin(id: String, name: String) -> Element {
    let routines = use_context::<RoutineState>();
    let navigator = use_navigator();
    let route = if content().exercise(&id).is_some() {
        Route::ExercisePage { id }
    } else if content().routine(&id).is_some() || routines.get(&id).is_some() {
        Route::RoutinePage { id }
    } else {
        return rsx! {
            p { class: "u-small u-2", "This routine was deleted. What you did is kept." }
        };
    };
    rsx! {
        LinkRow {
            card: true,
            icon: Icon::Move,
            name: "Open {name}",
            on_open: move |()| {
                navigator.push(route.clone());
            },
        }
    }
}
