//! ExercisePage.

use dioxus::prelude::*;

/// ExercisePage.
#[component]
pub fn ExercisePage(id: String) -> Element {
    let _ = id;
    rsx! { main { class: "app", h1 { tabindex: "-1", "ExercisePage" } } }
}
