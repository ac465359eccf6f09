//! The fixed warning list that stands on every result.

use dioxus::prelude::*;

/// What to call for at once, and what to have looked at the same day.
#[component]
pub fn WarningSigns(
    emergency_lead: String,
    emergency: Vec<String>,
    same_day_lead: String,
    same_day: Vec<String>,
) -> Element {
    rsx! {
        section { class: "card stack", id: "warning-signs", tabindex: "-1",
            h2 { class: "t-h3", "{emergency_lead}" }
            ul { class: "dots",
                for line in emergency {
                    li { key: "{line}", "{line}" }
                }
            }
            h2 { class: "t-h3", "{same_day_lead}" }
            ul { class: "dots",
                for line in same_day {
                    li { key: "{line}", "{line}" }
                }
            }
        }
    }
}
