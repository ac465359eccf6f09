//! After a session: how it feels, pain now, what to change. Everything is saved as it is touched.

use crate::domain::check_run::Record;
use crate::domain::content::content;
use crate::domain::content::texts::StopSign;
use crate::domain::session::Stopped;
use crate::domain::session::record::{Feedback, SessionRecord, StepRecord};
use crate::domain::trash::Kind;
use crate::domain::words::how_long;
use crate::domain::words::name::short_name_of;
use crate::domain::words::session::amount;
use crate::ui::components::icon::Icon;
use crate::ui::components::known::Known;
use crate::ui::components::layer::Sheet;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::components::picture_row::Thumb;
use crate::ui::components::rated::Rated;
use crate::ui::components::rating::Rating;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::history::PastOf;
use crate::ui::screens::not_here::NotHere;
use crate::ui::screens::worse::{self, WhichSigns};
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::routine::RoutineState;
use dioxus::prelude::*;

/// The most moves that are listed without being asked for.
const FEW: usize = 3;

const NEW_OR_WORSE: &str = "Something new or worse?";

/// The answers of the stop sheet that are asked about afterwards, too.
const WORSE: [&str; 3] = [worse::EMERGENCY, "nerve_signs", "strong_pain"];

/// After the session with this record.
#[component]
pub fn After(session: i64) -> Element {
    let app = use_context::<AppState>();
    let mut asked = use_signal(|| false);
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
            NotHere {
                head: "Session",
                record: (Kind::Session, session),
                back: "Close",
                on_back: move |()| leave(),
            }
        };
    };
    let name = own.name(&record.routine);
    if record.is_short() && record.stopped != Some(Stopped::Worse) {
        return rsx! {
            Short { record, name, on_leave: move |()| leave() }
        };
    }
    let stopped = record.stopped == Some(Stopped::Worse);
    let to_check = move |chosen: Vec<&'static StopSign>| {
        player.close();
        let record = if stopped { Record::Session } else { Record::AfterSession };
        worse::begin_check(check, &WORSE.map(str::to_owned), &chosen, record, app.moment());
        navigator.replace(Route::CheckRun {});
    };
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
                    name: NEW_OR_WORSE,
                    meta: "Tingling, weakness, dizziness, strong pain",
                    on_open: move |()| asked.set(true),
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
            if asked() {
                Sheet { title: NEW_OR_WORSE, on_close: move |()| asked.set(false),
                    h2 { "{NEW_OR_WORSE}" }
                    WhichSigns { answers: WORSE.map(str::to_owned).to_vec(), on_check: to_check }
                    button {
                        class: "btn btn--text btn--block",
                        r#type: "button",
                        onclick: move |_| asked.set(false),
                        "Nothing of these"
                    }
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
