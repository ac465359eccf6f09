//! After.

use dioxus::prelude::*;

/// After.
#[component]
pub fn After(session: i64) -> Element {
    let _ = session;
    rsx! { main { class: "app", h1 { tabindex: "-1", "After" } } }
}
