//! CardPage.

use dioxus::prelude::*;

/// CardPage.
#[component]
pub fn CardPage(id: String) -> Element {
    let _ = id;
    rsx! { main { class: "app", h1 { tabindex: "-1", "CardPage" } } }
}
