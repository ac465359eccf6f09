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
    // The slider moves by itself: written back late, its value would take away what was pressed meanwhile. It is made
    // anew where the number was changed elsewhere.
    let mut moved_to = use_hook(|| CopyValue::new((value, 0_u32)));
    if moved_to.peek().0 != value {
        let made = moved_to.peek().1 + 1;
        moved_to.set((value, made));
        touched.set(value.is_some());
    }
    let made = moved_to.peek().1;
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
                for made in [made] {
                input {
                    key: "{made}",
                    class: "scale__in",
                    r#type: "range",
                    min: "0",
                    max: "10",
                    step: "1",
                    initial_value: value.unwrap_or(0).to_string(),
                    "aria-label": "{name}",
                    "aria-valuetext": "{spoken}",
                    oninput: move |event| {
                        touched.set(true);
                        if let Ok(value) = event.value().parse::<u8>() {
                            moved_to.set((Some(value.min(10)), made));
                            on_change.call(value.min(10));
                        }
                    },
                    // A tap where the thumb already stands changes nothing for the browser: 0 is set by the tap itself.
                    onclick: move |_| {
                        if !touched() {
                            touched.set(true);
                            moved_to.set((Some(0), made));
                            on_change.call(0);
                        }
                    },
                }
                }
            }
            div { class: "scale__ends",
                span { "{low}" }
                span { "{high}" }
            }
        }
    }
}
