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
    let mut date = use_signal(|| at.format("%Y-%m-%d").to_string());
    let mut time = use_signal(|| at.format("%H:%M").to_string());
    use_effect(use_reactive!(|at| {
        date.set(at.format("%Y-%m-%d").to_string());
        time.set(at.format("%H:%M").to_string());
    }));
    rsx! {
        // Set from outside, both are made anew.
        for at in [at] {
            div { key: "{at}", class: "when", role: "group", "aria-label": "When",
                Field {
                    id: "when-date",
                    label: "Day",
                    kind: "date",
                    value: date(),
                    on_change: move |typed: String| {
                        date.set(typed.clone());
                        on_change.call((typed, time()));
                    },
                }
                Field {
                    id: "when-time",
                    label: "Time",
                    kind: "time",
                    value: time(),
                    on_change: move |typed: String| {
                        time.set(typed.clone());
                        on_change.call((date(), typed));
                    },
                }
            }
        }
        FieldError { id: "when", error }
    }
}
