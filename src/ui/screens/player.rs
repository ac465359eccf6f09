//! Player.

use dioxus::prelude::*;

/// Player.
#[component]
pub fn Player() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "Player" } } }
}
