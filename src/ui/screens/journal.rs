//! Journal.

use dioxus::prelude::*;

/// Journal.
#[component]
pub fn Journal() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Journal" } } }
}
