//! FirstRun.

use dioxus::prelude::*;

/// FirstRun.
#[component]
pub fn FirstRun() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "FirstRun" } } }
}
