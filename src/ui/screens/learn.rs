//! Learn.

use dioxus::prelude::*;

/// Learn.
#[component]
pub fn Learn() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Learn" } } }
}
