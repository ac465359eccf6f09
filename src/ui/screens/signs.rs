//! Signs.

use dioxus::prelude::*;

/// Signs.
#[component]
pub fn Signs() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Signs" } } }
}
