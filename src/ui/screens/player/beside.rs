//! What a wide window has room for beside the figure: the keys, the move step by step, and the one after it.

use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::session::Event;
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::Thumb;
use crate::ui::state::player::PlayerState;
use dioxus::prelude::*;

/// The keys, and the two that have no control in sight.
#[component]
pub fn Keys(paused: bool, locked: bool) -> Element {
    let player = use_context::<PlayerState>();
    rsx! {
        p { class: "keys", "inert": locked.then_some("true"),
            span { kbd { "Space" } " pause" }
            span { kbd { "←" } kbd { "→" } " moves" }
            span { kbd { "Esc" } " stop" }
            span { kbd { "L" } if locked { " unlock" } else { " lock" } }
            button {
                class: "keys__full",
                r#type: "button",
                "aria-keyshortcuts": "F",
                onclick: move |_| player.full_screen(),
                kbd { "F" }
                " full screen"
            }
        }
        if !paused {
            button {
                hidden: true,
                r#type: "button",
                "aria-keyshortcuts": "Plus",
                onclick: move |_| player.press(Event::LongerPressed),
                "Ten seconds more"
            }
            button {
                hidden: true,
                r#type: "button",
                "aria-keyshortcuts": "Minus",
                onclick: move |_| player.press(Event::ShorterPressed),
                "Ten seconds less"
            }
        }
    }
}

/// Where there is room: the move step by step, and the one after it.
#[component]
pub fn Beside(exercise: String, step: Option<usize>, then: Option<(String, String)>) -> Element {
    let Some(exercise) = content().exercise(&exercise) else { return rsx! {} };
    let then: Option<(&'static Exercise, String)> =
        then.and_then(|(id, length)| Some((content().exercise(&id)?, length)));
    rsx! {
        aside { class: "player__beside", "aria-label": "About this move",
            ol { class: "numbered",
                for (number , words) in exercise.steps.iter().enumerate() {
                    li { key: "{words}", "aria-current": (step == Some(number)).then_some("step"), "{words}" }
                }
            }
            if let Some((next, length)) = then {
                div { class: "row card player__then",
                    Thumb { exercise: Known(next) }
                    span { class: "row__body",
                        span { class: "row__meta", "Then" }
                        span { class: "row__name", "{next.short_name()}" }
                    }
                    span { class: "u-2 u-num", "{length}" }
                }
            }
        }
    }
}
