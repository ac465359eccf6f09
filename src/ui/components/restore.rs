//! A copy that was looked into: whether it takes the place of the records, or why it cannot.

use crate::ui::components::layer::Sheet;
use dioxus::prelude::*;

/// The sheet.
#[component]
pub fn RestoreSheet(
    /// Of the copy.
    name: String,
    /// What it holds, or why it cannot be restored.
    found: Result<String, String>,
    /// What is kept now.
    here: String,
    /// What is kept now and not in the copy.
    lacks: Option<String>,
    /// Where the records as they are go.
    kept: String,
    on_restore: EventHandler<()>,
    on_leave: EventHandler<()>,
) -> Element {
    let title = if found.is_ok() { "Restore this copy?" } else { "This cannot be restored" };
    rsx! {
        Sheet { title, on_close: on_leave,
            h2 { "{title}" }
            match found {
                Err(problem) => rsx! {
                    p { "{problem}" }
                    button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| on_leave.call(()), "Close" }
                },
                Ok(found) => rsx! {
                    p { class: "u-small u-2 copyable", "{name}" }
                    p { class: "u-b", "This copy: {found}" }
                    p { "Your records now: {here}" }
                    if let Some(lacks) = lacks {
                        p { class: "u-small", "{lacks}" }
                    }
                    p { class: "u-small", "The copy takes the place of your records as they are now. {kept} A result that is open stays open until you have been seen." }
                    button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| on_restore.call(()), "Restore" }
                    button { class: "btn btn--text btn--block", r#type: "button", onclick: move |_| on_leave.call(()), "Leave it" }
                },
            }
        }
    }
}
