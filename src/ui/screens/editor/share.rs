//! The routine for somebody else.

use crate::domain::own_routine::OwnRoutine;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::Sheet;
use dioxus::prelude::*;

/// Saved as a file, or copied to be sent in a message.
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
                "The routine as one small file, with nothing about you. Open it under Move with “Add a routine”."
            }
            if let Some(on_save) = on_save {
                button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| on_save.call(()),
                    Picture { icon: Icon::Save }
                    "Save as file"
                }
            } else {
                p { class: "u-small u-2", "Saving as a file is not available on this device. Copy it instead." }
            }
            // What is copied; nobody has to look at it.
            textarea {
                id: "shared-text",
                class: "u-hide",
                "aria-hidden": "true",
                tabindex: "-1",
                readonly: true,
                initial_value: "{text}",
            }
            button { class: "btn btn--line btn--block", r#type: "button", "data-copies": "shared-text",
                span { role: "status", "data-words": "", "Copy" }
            }
            button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| on_close.call(()), "Done" }
        }
    }
}
