//! UrgePage.

use dioxus::prelude::*;

/// UrgePage.
#[component]
pub fn UrgePage() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "UrgePage" } } }
}
