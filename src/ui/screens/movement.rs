//! Move.

use dioxus::prelude::*;

/// Move.
#[component]
pub fn Move() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Move" } } }
}

/// Exercises.
#[component]
pub fn Exercises() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Exercises" } } }
}
