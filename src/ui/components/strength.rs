//! A number from 0 to 10 under its label, that can be taken back.

use crate::ui::components::scale::Scale;
use dioxus::prelude::*;

/// The scale.
#[component]
pub fn Strength(
    label: String,
    value: Option<u8>,
    /// A mark on the value before.
    was: Option<u8>,
    /// The words at both ends.
    #[props(default = "0 none".to_owned())]
    low: String,
    high: String,
    on_change: EventHandler<Option<u8>>,
) -> Element {
    rsx! {
        div { class: "fieldset",
            div { class: "split",
                p { class: "fieldset__l", "{label}" }
                if value.is_some() {
                    button {
                        class: "link link--tight u-small",
                        r#type: "button",
                        "aria-label": "Clear: {label}",
                        onclick: move |_| on_change.call(None),
                        "Clear"
                    }
                }
            }
            // A cleared scale is a new one, so that its slider starts from nothing again.
            for set in [value.is_some()] {
                Scale {
                    key: "{set}",
                    name: label.clone(),
                    value,
                    was,
                    low: low.clone(),
                    high: high.clone(),
                    on_change: move |value: u8| on_change.call(Some(value)),
                }
            }
        }
    }
}
