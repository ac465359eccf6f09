//! Today.

use dioxus::prelude::*;

/// Today.
#[component]
pub fn Today() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Today" } } }
}
