//! What is known about a record, to be read.

use dioxus::prelude::*;

/// Rows of a name and what is said there.
#[component]
pub fn Facts(rows: Vec<(String, String)>) -> Element {
    rsx! {
        dl { class: "card list list--facts",
            for (name , said) in rows {
                div { key: "{name}", class: "split",
                    dt { "{name}" }
                    dd { class: "u-b", "{said}" }
                }
            }
        }
    }
}

/// A note as it was typed, line breaks included.
#[component]
pub fn NoteText(label: String, note: String) -> Element {
    rsx! {
        section { class: "card", "aria-label": "{label}",
            p { class: "u-small u-2", "{label}" }
            p { class: "note__text", "{note}" }
        }
    }
}
