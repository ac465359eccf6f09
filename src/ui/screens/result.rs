//! ResultPage.

use dioxus::prelude::*;

/// ResultPage.
#[component]
pub fn ResultPage(id: i64) -> Element {
    let _ = id;
    rsx! { main { class: "app", h1 { tabindex: "-1", "ResultPage" } } }
}
