//! Deleted routines of the person's own, to be brought back.

use crate::domain::words::{count, full_date};
use crate::ui::components::frame::SubBar;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::layer::Empty;
use crate::ui::route::Route;
use crate::ui::state::app::AppState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// The list, last deleted first.
#[component]
pub fn DeletedRoutines() -> Element {
    let app = use_context::<AppState>();
    let routines = use_context::<RoutineState>();
    let back = use_back();
    let deleted = routines.deleted();
    rsx! {
        main { class: "app",
            SubBar { title: "Move", on_back: back }
            div { class: "page page--narrow",
                h1 { tabindex: "-1", "Deleted routines" }
                if deleted.is_empty() {
                    Empty {
                        text: "Routines of your own that you delete will be here, and you can bring them back.",
                        act: "Open Move",
                        on_act: back,
                    }
                } else {
                    p { class: "u-2", "They are out of sight. Nothing is removed for good." }
                    div { class: "card card--flush list",
                        for item in deleted {
                            div { key: "{item.routine.uid}", class: "row row--record row--wrap",
                                span { class: "row__body",
                                    span { class: "row__name", "{item.routine.name}" }
                                    span { class: "row__meta", "{count(item.routine.steps.len(), \"move\", \"moves\")}" }
                                    span { class: "row__meta", "Deleted {full_date(item.deleted_at)}" }
                                }
                                button {
                                    class: "btn btn--line btn--top",
                                    r#type: "button",
                                    "aria-label": "Bring back {item.routine.name}",
                                    onclick: move |_| {
                                        if routines.bring_back(&item.routine.uid) {
                                            app.say(format!("{} is back.", item.routine.name));
                                        }
                                    },
                                    Picture { icon: Icon::Undo, size: IconSize::Small }
                                    "Bring back"
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The way to the list; nothing while no routine is deleted.
#[component]
pub fn DeletedRoutinesLink() -> Element {
    let routines = use_context::<RoutineState>();
    let navigator = use_navigator();
    if routines.deleted().is_empty() {
        return rsx! {};
    }
    rsx! {
        button {
            class: "link u-small",
            r#type: "button",
            role: "link",
            onclick: move |_| {
                navigator.push(Route::DeletedRoutines {});
            },
            "Deleted routines"
        }
    }
}
