//! A number from 0 to 10: one slider, drawn as a row of numbers.

use dioxus::prelude::*;

/// The scale. It says "not set" until it is touched.
#[component]
pub fn Scale(
    /// What is rated, for screen readers.
    name: String,
    value: Option<u8>,
    /// A mark on the value before.
    was: Option<u8>,
    /// The words at both ends.
    #[props(default = "0 none".to_owned())]
    low: String,
    #[props(default = "10 strongest".to_owned())] high: String,
    on_change: EventHandler<u8>,
) -> Element {
    let spoken = match (value, was) {
        (Some(value), Some(was)) => format!("{value} of 10, before {was}"),
        (Some(value), None) => format!("{value} of 10"),
        (None, _) => "not set".to_owned(),
    };
    let mut touched = use_signal(|| value.is_some());
    let position = value.map_or(-1, i32::from);
    rsx! {
        div { class: "scale", "data-state": value.map_or("unset".to_owned(), |value| value.to_string()),
            div { class: "scale__track", style: "--v:{position}",
                for number in 0..=10_u8 {
                    span {
                        key: "{number}",
                        class: if was == Some(number) { "scale__n scale__n--was" } else { "scale__n" },
                        "aria-hidden": "true",
                        span { "{number}" }
                    }
                }
                if let Some(value) = value {
                    span { class: "scale__thumb", "aria-hidden": "true", "{value}" }
                }
                input {
                    class: "scale__in",
                    r#type: "range",
                    min: "0",
                    max: "10",
                    step: "1",
                    value: value.unwrap_or(0).to_string(),
                    "aria-label": "{name}",
                    "aria-valuetext": "{spoken}",
                    oninput: move |event| {
                        touched.set(true);
                        if let Ok(value) = event.value().parse::<u8>() {
                            on_change.call(value.min(10));
                        }
                    },
                    // A tap where the thumb already stands changes nothing for the browser: 0 is set by the tap itself.
                    onclick: move |_| {
                        if !touched() {
                            touched.set(true);
                            on_change.call(0);
                        }
                    },
                }
            }
            div { class: "scale__ends",
                span { "{low}" }
                span { "{high}" }
            }
        }
    }
}
