//! After a session: how it feels, pain now, what to change. Everything is saved as it is touched.

use crate::domain::content::content;
use crate::domain::session::Stopped;
use crate::domain::session::record::{Feedback, SessionRecord, StepRecord};
use crate::domain::words::how_long;
use crate::domain::words::name::short_name_of;
use crate::domain::words::session::amount;
use crate::ui::components::icon::Icon;
use crate::ui::components::known::Known;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::components::picture_row::Thumb;
use crate::ui::components::rated::Rated;
use crate::ui::components::rating::Rating;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::history::PastOf;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::routine::RoutineState;
use dioxus::prelude::*;

/// The most moves that are listed without being asked for.
const FEW: usize = 3;

/// After the session with this record.
#[component]
pub fn After(session: i64) -> Element {
    let check = use_context::<CheckState>();
    let journal = use_context::<JournalState>();
    let player = use_context::<PlayerState>();
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let leave = move || {
        player.close();
        navigator.replace(Route::Today {});
    };
    let Some(record) = journal.session(session) else {
        return rsx! {
            main { class: "app",
                SubHead { title: "Session", back: "Close", on_back: move |()| leave() }
                div { class: "page page--narrow",
                    h1 { tabindex: "-1", "This session is not here" }
                }
            }
        };
    };
    let name = own.name(&record.routine);
    if record.is_short() && record.stopped != Some(Stopped::Worse) {
        return rsx! {
            Short { record, name, on_leave: move |()| leave() }
        };
    }
    let last = record.steps.iter().rev().find(|step| step.done_seconds > 0.0).or(record.steps.last());
    let last = last.and_then(|step| Known::exercise(content(), &step.exercise));
    rsx! {
        main { class: "app",
            SubHead { title: "Session saved", back: "Close", on_back: move |()| leave() }
            div { class: "page page--narrow after", "data-state": stopped_id(record.stopped),
                div { class: "after__head",
                    if let Some(exercise) = last {
                        Thumb { exercise, large: true }
                    }
                    div {
                        h1 { tabindex: "-1", "{headline(&record)}" }
                        p { class: "u-2 u-num", "{name} · {amount(&record)}" }
                    }
                }
                Rating {
                    record: record.clone(),
                    back: "your back feels",
                    pain: "Pain now",
                    on_rate: move |(pain, felt)| {
                        journal.rate_session(session, pain, felt);
                    },
                }
                Moves { record: record.clone() }
                PastOf { id: record.routine.clone() }
                LinkRow {
                    card: true,
                    icon: Icon::Alert,
                    name: "Something new or worse?",
                    meta: "Tingling, weakness, dizziness, strong pain",
                    on_open: move |()| {
                        player.close();
                        check.begin_urgent();
                        navigator.replace(Route::CheckRun {});
                    },
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| leave(),
                    "Done"
                }
            }
        }
    }
}

/// After a session that was hardly begun: whether it stays.
#[component]
fn Short(record: SessionRecord, name: String, on_leave: EventHandler<()>) -> Element {
    let journal = use_context::<JournalState>();
    rsx! {
        main { class: "app",
            SubHead { title: "Session saved", back: "Close", on_back: on_leave }
            div { class: "page page--narrow after", "data-state": "short",
                div {
                    h1 { tabindex: "-1", "That was short" }
                    p { class: "u-2 u-num", "{name} · {how_long(record.done())}" }
                }
                p { "Keep it in your history, or throw it away." }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        if journal.throw_away(record.id, &name) {
                            on_leave.call(());
                        }
                    },
                    "Throw it away"
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| on_leave.call(()),
                    "Keep it"
                }
            }
        }
    }
}

fn stopped_id(stopped: Option<Stopped>) -> &'static str {
    match stopped {
        Some(Stopped::Done) => "done",
        Some(Stopped::Left) => "left",
        Some(Stopped::Worse) => "worse",
        Some(Stopped::Killed) => "killed",
        None => "running",
    }
}

fn headline(record: &SessionRecord) -> &'static str {
    match record.stopped {
        Some(Stopped::Done) if record.completed => "Well moved.",
        Some(Stopped::Worse) => "Stopped, because it got worse",
        _ => "What you did is saved",
    }
}

/// The moves that were played, each to be liked or left out.
#[component]
fn Moves(record: SessionRecord) -> Element {
    let journal = use_context::<JournalState>();
    let played = record.steps.iter().enumerate().filter(|(_, step)| step.done_seconds > 0.0);
    let played: Vec<(usize, StepRecord)> = played.map(|(number, step)| (number, step.clone())).collect();
    if played.is_empty() {
        return rsx! {};
    }
    let session = record.id;
    let say = move |step: usize, now: Option<Feedback>, wanted: Feedback| {
        journal.rate_step(session, step, (now != Some(wanted)).then_some(wanted));
    };
    rsx! {
        Fold { title: "Any move to change?", open: played.len() <= FEW,
            ul { class: "list list--in",
                for (number , step) in played {
                    Rated {
                        key: "{number}",
                        name: short_name_of(content(), &step.exercise),
                        feedback: step.feedback,
                        on_say: move |wanted| say(number, step.feedback, wanted),
                    }
                }
            }
        }
    }
}
