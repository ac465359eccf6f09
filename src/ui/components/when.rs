//! A day and a time to type in.

use crate::domain::day::Moment;
use crate::ui::components::field::{Field, FieldError};
use dioxus::prelude::*;

/// Two fields that start from `at`. What is typed stays until it is understood; the message says why it is not.
#[component]
pub fn WhenFields(
    at: Moment,
    error: Option<String>,
    /// Day and time as typed: `2026-11-21`, `10:12`.
    on_change: EventHandler<(String, String)>,
) -> Element {
    let shown = (at.format("%Y-%m-%d").to_string(), at.format("%H:%M").to_string());
    let mut typed = use_hook(|| CopyValue::new(shown.clone()));
    let mut began = use_hook(|| CopyValue::new((at, 0)));
    let (before, round) = *began.peek();
    if at != before {
        // Set from outside, both fields are made anew; what was typed into them is not.
        let same = *typed.peek() == shown;
        began.set((at, if same { round } else { round + 1 }));
        typed.set(shown.clone());
    }
    let (date, time) = shown;
    rsx! {
        for round in [began.peek().1] {
            div { key: "{round}", class: "when", role: "group", "aria-label": "When",
                Field {
                    id: "when-date",
                    label: "Day",
                    kind: "date",
                    value: date.clone(),
                    on_change: move |date: String| {
                        typed.write().0 = date;
                        on_change.call(typed.cloned());
                    },
                }
                Field {
                    id: "when-time",
                    label: "Time",
                    kind: "time",
                    value: time.clone(),
                    on_change: move |time: String| {
                        typed.write().1 = time;
                        on_change.call(typed.cloned());
                    },
                }
            }
        }
        FieldError { id: "when", error }
    }
}
