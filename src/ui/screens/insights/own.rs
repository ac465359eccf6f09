//! Days of one's own choice.

use crate::domain::day::Day;
use crate::domain::insights::{LONGEST_DAYS, Range, Span};
use crate::domain::words::insights::length;
use crate::ui::components::field::Field;
use crate::ui::state::insights::InsightsState;
use dioxus::prelude::*;

/// The first and the last day to look at. What does not fit is said, and looked at is what did.
#[component]
pub fn OwnDays(span: Span) -> Element {
    let state = use_context::<InsightsState>();
    let mut typed = use_signal(|| (span.from.to_string(), span.to.to_string()));
    let mut problem = use_signal(|| None::<String>);
    let mut take = move || {
        let (from, to) = typed();
        let said = match (from.parse().map(Day), to.parse().map(Day)) {
            (Ok(from), Ok(to)) if from > to => Err("The first day lies after the last one.".to_owned()),
            (Ok(from), Ok(to)) if to.since(from) >= LONGEST_DAYS => {
                Err(format!("That is too long; it takes up to {LONGEST_DAYS} days."))
            }
            (Ok(from), Ok(to)) => Ok(Span { from, to }),
            _ => Err("It takes two dates of the calendar, such as 2026-11-20.".to_owned()),
        };
        problem.set(said.clone().err());
        if let Ok(span) = said {
            state.set_range(Range::Own(span));
        }
    };
    rsx! {
        div { class: "own-days",
            Field {
                id: "own-from",
                label: "From",
                kind: "date",
                value: span.from.to_string(),
                on_change: move |text: String| {
                    typed.write().0 = text;
                    take();
                },
            }
            Field {
                id: "own-to",
                label: "To",
                kind: "date",
                value: span.to.to_string(),
                error: problem(),
                on_change: move |text: String| {
                    typed.write().1 = text;
                    take();
                },
            }
        }
    }
}

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
                    Err(_) => problem.set(Some("It takes a date of the calendar, such as 2026-11-20.".to_owned())),
                }
            },
        }
    }
}
