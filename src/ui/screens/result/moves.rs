//! What a result does to Move, and the routine that suits its answers.

use crate::domain::content::content;
use crate::domain::id::RoutineId;
use crate::domain::words::how_long;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::picture_row::Thumb;
use crate::ui::route::Route;
use crate::ui::screens::start::use_starter;
use dioxus::prelude::*;

/// What keeps moves shut, and what changes them: each with what it does.
#[component]
pub fn Moves(closing: Vec<(String, String)>, changing: Vec<(String, String)>) -> Element {
    rsx! {
        for (title , explain) in closing {
            Notice { key: "{title}", kind: NoticeKind::Plain, icon: Icon::Lock,
                p { class: "u-small",
                    b { "{title}. " }
                    "{explain}"
                }
            }
        }
        if !changing.is_empty() {
            section { class: "card stack stack--s",
                h2 { class: "t-h3", "What changes in Move" }
                ul { class: "dots",
                    for (title , explain) in changing {
                        li { key: "{title}",
                            b { "{title}. " }
                            "{explain}"
                        }
                    }
                }
            }
        }
    }
}

/// One routine that suits these answers and is open.
#[component]
pub fn Suitable(id: RoutineId) -> Element {
    let starter = use_starter();
    let navigator = use_navigator();
    let Some(playable) = starter.playable(&id) else { return rsx! {} };
    rsx! {
        section { class: "card offer",
            if let Some(exercise) = playable.telling_move().and_then(|id| Known::exercise(content(), id)) {
                Thumb { exercise, large: true }
            }
            div { class: "offer__body",
                h2 { class: "t-h3",
                    button {
                        class: "offer__name",
                        r#type: "button",
                        role: "link",
                        onclick: {
                            let id = id.to_string();
                            move |_| {
                                navigator.push(Route::RoutinePage { id: id.clone() });
                            }
                        },
                        "{playable.name}"
                    }
                }
                p { class: "u-small u-2", "{how_long(playable.gated.total)} · {things(&playable.gated.props)}" }
            }
            button {
                class: "offer__start",
                r#type: "button",
                "aria-label": "Start {playable.name}",
                onclick: move |_| starter.routine(&id),
                Picture { icon: Icon::Play }
            }
        }
    }
}

/// "mat, chair", "no props".
pub fn things(props: &[String]) -> String {
    if props.is_empty() { "no props".to_owned() } else { props.join(", ").replace('_', " ") }
}
