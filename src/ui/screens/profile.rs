//! ProfilePage.

use dioxus::prelude::*;

/// ProfilePage.
#[component]
pub fn ProfilePage() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "ProfilePage" } } }
}
