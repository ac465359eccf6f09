//! SettingsPage.

use dioxus::prelude::*;

/// SettingsPage.
#[component]
pub fn SettingsPage() -> Element {
    rsx! { main { class: "app", h1 { tabindex: "-1", "SettingsPage" } } }
}
