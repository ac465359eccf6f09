//! Rules.

use dioxus::prelude::*;

/// Rules.
#[component]
pub fn Rules() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Rules" } } }
}
