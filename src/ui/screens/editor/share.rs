//! The routine as a text for somebody else.

use crate::domain::own_routine::OwnRoutine;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::Sheet;
use dioxus::prelude::*;

/// The text, to be copied or saved.
#[component]
pub fn ShareSheet(
    routine: OwnRoutine,
    /// Saves it as a file, where this device has a place for files.
    on_save: Option<EventHandler<()>>,
    on_close: EventHandler<()>,
) -> Element {
    let text = routine.to_text();
    rsx! {
        Sheet { title: "Share {routine.name}", on_close,
            h2 { "Share {routine.name}" }
            p { class: "u-small u-2",
                "This text is the whole routine and nothing about you. Copy it into a message or save it as a file; Move, Add a routine takes both in."
            }
            textarea {
                id: "shared-text",
                class: "field__i field__i--tall",
                "aria-label": "The routine as text",
                readonly: true,
                rows: "10",
                initial_value: "{text}",
            }
            button { class: "btn btn--primary btn--block", r#type: "button", "data-copies": "shared-text",
                span { role: "status", "data-words": "", "Copy the text" }
            }
            if let Some(on_save) = on_save {
                button { class: "btn btn--line btn--block", r#type: "button", onclick: move |_| on_save.call(()),
                    Picture { icon: Icon::Save }
                    "Save as a file"
                }
            }
            button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| on_close.call(()), "Done" }
        }
    }
}
