//! EntryPage.

use dioxus::prelude::*;

/// EntryPage.
#[component]
pub fn EntryPage(id: i64) -> Element {
    let _ = id;
    rsx! { main { class: "app", h1 { tabindex: "-1", "EntryPage" } } }
}
