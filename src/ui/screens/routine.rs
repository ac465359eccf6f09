//! RoutinePage.

use dioxus::prelude::*;

/// RoutinePage.
#[component]
pub fn RoutinePage(id: String) -> Element {
    let _ = id;
    rsx! { main { class: "app", h1 { tabindex: "-1", "RoutinePage" } } }
}
