//! A routine of one's own: begun anew, or taken in from a text somebody shared.

use crate::ui::components::field::TextArea;
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
    let mut problem = use_signal(|| None::<String>);
    let edit = move |id: String| {
        on_close.call(());
        navigator.push(Route::Editor { id });
    };
    let take_in = move |_| {
        let taken = routines.take_in(&text.peek());
        match taken {
            Ok(uid) => uid.into_iter().for_each(edit),
            Err(error) => problem.set(Some(format!("{error}."))),
        }
    };
    rsx! {
        Sheet { title: "Add a routine", on_close,
            h2 { "Add a routine" }
            button {
                class: "btn btn--primary btn--block",
                r#type: "button",
                onclick: move |_| once.run("create", || routines.create().map(edit).is_some()),
                "Begin a new one"
            }
            TextArea {
                id: "shared-routine",
                label: "Or paste one that was shared",
                value: text(),
                error: problem(),
                on_input: move |typed| {
                    problem.set(None);
                    text.set(typed);
                },
                on_leave: move |()| {},
            }
            button { class: "btn btn--line btn--block", r#type: "button", "data-reads-file-into": "shared-routine",
                Picture { icon: Icon::Doc }
                "Open a file"
            }
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                disabled: text().trim().is_empty(),
                onclick: take_in,
                "Take it in"
            }
            button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| on_close.call(()), "Close" }
        }
    }
}
