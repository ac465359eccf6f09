//! A routine of one's own: begun anew, or taken in from what somebody shared.

use crate::domain::content::content;
use crate::domain::own_routine::OwnRoutine;
use crate::domain::words::name::short_name_of;
use crate::domain::words::{count, how_long, refused_file};
use crate::ui::components::field::{FieldError, TextArea};
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::Sheet;
use crate::ui::route::Route;
use crate::ui::screens::once::use_once;
use crate::ui::state::routine::RoutineState;
use dioxus::prelude::*;

/// The way to a routine of one's own.
#[component]
pub fn AddRoutine() -> Element {
    let mut open = use_signal(|| false);
    rsx! {
        button {
            class: "btn btn--line btn--block",
            r#type: "button",
            onclick: move |_| open.set(true),
            Picture { icon: Icon::Plus }
            "Add a routine"
        }
        if open() {
            AddSheet { on_close: move |()| open.set(false) }
        }
    }
}

#[component]
fn AddSheet(on_close: EventHandler<()>) -> Element {
    let routines = use_context::<RoutineState>();
    let navigator = use_navigator();
    let once = use_once();
    let mut text = use_signal(String::new);
    let mut pastes = use_signal(|| false);
    let mut found = use_signal(|| None::<OwnRoutine>);
    let mut problem = use_signal(|| None::<String>);
    let edit = move |id: String| {
        on_close.call(());
        navigator.push(Route::Editor { id });
    };
    let mut look = move |shared: &str| match routines.shared(shared) {
        Ok(routine) => found.set(Some(routine)),
        Err(error) => problem.set(Some(refused_file(&error))),
    };
    if let Some(routine) = found() {
        return rsx! {
            Sheet { title: "Add this routine?", on_close,
                Shared {
                    routine: routine.clone(),
                    on_add: move |()| {
                        once.run("add", || routines.take_in(routine.clone()).map(edit).is_some());
                    },
                    on_back: move |()| found.set(None),
                }
            }
        };
    }
    rsx! {
        Sheet { title: "Add a routine", on_close,
            h2 { "Add a routine" }
            button {
                class: "btn btn--primary btn--block",
                r#type: "button",
                onclick: move |_| once.run("create", || routines.create().map(edit).is_some()),
                "Begin a new one"
            }
            // A file that was chosen is put in here.
            textarea {
                id: "shared-file",
                class: "u-hide",
                "aria-hidden": "true",
                tabindex: "-1",
                oninput: move |event| {
                    problem.set(None);
                    look(&event.value());
                },
            }
            button { class: "btn btn--line btn--block", r#type: "button", "data-reads-file-into": "shared-file",
                Picture { icon: Icon::Doc }
                "Open a file"
            }
            if pastes() {
                TextArea {
                    id: "shared-routine",
                    label: "The text you were sent",
                    value: "",
                    error: problem(),
                    on_input: move |typed| {
                        problem.set(None);
                        text.set(typed);
                    },
                    on_leave: move |()| {},
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    disabled: text().trim().is_empty(),
                    onclick: move |_| look(&text.peek()),
                    "Look at it"
                }
            } else {
                FieldError { id: "shared-file", error: problem() }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        problem.set(None);
                        pastes.set(true);
                    },
                    "Paste text"
                }
            }
            button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| on_close.call(()), "Close" }
        }
    }
}

/// What somebody shared, before it is kept.
#[component]
fn Shared(routine: OwnRoutine, on_add: EventHandler<()>, on_back: EventHandler<()>) -> Element {
    let length = how_long(routine.plan().timetable(content()).total);
    let moves = count(routine.steps.len(), "move", "moves");
    rsx! {
        h2 { "{routine.name}" }
        p { class: "u-2", "{moves}, {length}" }
        ol { class: "numbered",
            for (number , step) in routine.steps.iter().enumerate() {
                li { key: "{number}", "{short_name_of(content(), &step.exercise)}" }
            }
        }
        button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| on_add.call(()), "Add" }
        button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| on_back.call(()), "Not this one" }
    }
}
