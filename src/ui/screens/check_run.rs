//! CheckRun.

use dioxus::prelude::*;

/// CheckRun.
#[component]
pub fn CheckRun() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "CheckRun" } } }
}
