//! Days to compare with.

use crate::domain::day::Day;
use crate::domain::insights::Range;
use crate::domain::words::insights::length;
use crate::ui::components::field::Field;
use crate::ui::state::insights::InsightsState;
use dioxus::prelude::*;

/// The first of the days to compare with.
#[component]
pub fn Beside(from: Option<Day>) -> Element {
    let state = use_context::<InsightsState>();
    let mut problem = use_signal(|| None::<String>);
    let days = length(state.span().days());
    let range = state.range();
    rsx! {
        Field {
            key: "{range:?}",
            id: "beside",
            label: if range == Range::All { "Beside as many days, from".to_owned() } else { format!("Beside the {days} from") },
            kind: "date",
            value: from.map(|from| from.to_string()).unwrap_or_default(),
            error: problem(),
            on_change: move |text: String| {
                match text.parse() {
                    Ok(day) => {
                        problem.set(None);
                        state.set_beside(Day(day));
                    }
                    Err(_) => problem.set(Some("Choose a date of the calendar, such as 2026-11-20.".to_owned())),
                }
            },
        }
    }
}
