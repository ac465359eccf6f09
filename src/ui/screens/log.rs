//! LogSheet.

use dioxus::prelude::*;

/// LogSheet.
#[component]
pub fn LogSheet() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "LogSheet" } } }
}
