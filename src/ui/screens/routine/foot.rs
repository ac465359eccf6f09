//! What can be done with a routine: start it, edit it.

use crate::domain::content::content;
use crate::domain::routine::playable::Playable;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::once::use_once;
use crate::ui::screens::start::use_starter;
use crate::ui::state::routine::RoutineState;
use dioxus::prelude::*;

/// The start; before the first one, the safety questions.
#[component]
pub fn Foot(playable: Playable, asks_first: bool, pain: Signal<Option<u8>>) -> Element {
    let starter = use_starter();
    let navigator = use_navigator();
    let plan = playable.gated.plan;
    let start = move |_| starter.play(plan.clone(), pain(), None);
    if asks_first {
        return rsx! {
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::ProfilePage {});
                    },
                    "Answer the safety questions"
                }
                button { class: "btn btn--line btn--block", r#type: "button", onclick: start,
                    Picture { icon: Icon::Play }
                    "Start and skip for now"
                }
            }
        };
    }
    rsx! {
        div { class: "foot",
            div { class: "foot__row",
                EditButton { id: playable.id, own: playable.own }
                button { class: "btn btn--primary btn--big foot__wide", r#type: "button", onclick: start,
                    Picture { icon: Icon::Play }
                    "Start"
                }
            }
        }
    }
}

/// Opens the editor: on an own routine, or on a copy of one of the library.
#[component]
pub fn EditButton(id: String, own: bool) -> Element {
    let routines = use_context::<RoutineState>();
    let navigator = use_navigator();
    let once = use_once();
    let edit = move |_| {
        once.run(&id, || {
            let routine = || content().routine(&id).and_then(|routine| routines.duplicate(routine));
            let uid = if own { Some(id.clone()) } else { routine() };
            uid.map(|id| navigator.push(Route::Editor { id })).is_some()
        });
    };
    rsx! {
        button {
            class: "btn btn--line",
            r#type: "button",
            "aria-label": if own { "Edit moves" } else { "Make my own version" },
            onclick: edit,
            Picture { icon: Icon::Edit }
        }
    }
}
