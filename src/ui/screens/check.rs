//! CheckHome.

use dioxus::prelude::*;

/// CheckHome.
#[component]
pub fn CheckHome() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "CheckHome" } } }
}
