//! A line of a list of warning signs: a tick, and a separate "?" for "not sure".

use crate::ui::components::icon::{Icon, IconSize, Picture};
use dioxus::prelude::*;

/// What a line says. A line that was not touched says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskState {
    No,
    Yes,
    Unsure,
}

/// The line. Pressing what is chosen takes it back.
#[component]
pub fn AskRow(text: String, help: Option<String>, state: AskState, on_answer: EventHandler<AskState>) -> Element {
    let (ticked, unsure) = (state == AskState::Yes, state == AskState::Unsure);
    rsx! {
        div {
            class: "ask__row",
            "data-state": match state {
                AskState::No => "no",
                AskState::Yes => "yes",
                AskState::Unsure => "unsure",
            },
            button {
                class: "ask__item",
                r#type: "button",
                role: "checkbox",
                "aria-checked": ticked.to_string(),
                onclick: move |_| on_answer.call(if ticked { AskState::No } else { AskState::Yes }),
                span { class: "choice__box",
                    if ticked {
                        Picture { icon: Icon::Tick, size: IconSize::Tiny }
                    }
                }
                span {
                    span { class: "choice__t", "{text}" }
                    if let Some(help) = help {
                        span { class: "choice__h", "{help}" }
                    }
                }
            }
            button {
                class: "ask__q",
                r#type: "button",
                "aria-pressed": unsure.to_string(),
                "aria-label": "Not sure: {text}",
                onclick: move |_| on_answer.call(if unsure { AskState::No } else { AskState::Unsure }),
                span { "aria-hidden": "true", "?" }
            }
        }
    }
}

/// The foot that says how many lines are still below the edge. The page fills in the number and shows it.
#[component]
pub fn LinesBelow() -> Element {
    rsx! {
        div { class: "more", hidden: true, "aria-hidden": "true", "data-lines-below": "",
            button { class: "more__b", r#type: "button", tabindex: "-1",
                Picture { icon: Icon::Down, size: IconSize::Small }
                span {
                    span { "data-words": "" }
                    span { class: "more__all", ". Read them all" }
                }
            }
        }
    }
}
