//! Trash.

use dioxus::prelude::*;

/// Trash.
#[component]
pub fn Trash() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Trash" } } }
}
