//! UrgeAfter.

use dioxus::prelude::*;

/// UrgeAfter.
#[component]
pub fn UrgeAfter(session: i64) -> Element {
    let _ = session;
    rsx! { main { class: "app", h1 { tabindex: "-1", "UrgeAfter" } } }
}
