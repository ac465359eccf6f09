//! Days of one's own choice.

use crate::domain::day::Day;
use crate::domain::insights::{LONGEST_DAYS, Span};
use crate::ui::components::field::Field;
use dioxus::prelude::*;

/// The first and the last day to look at. What does not fit is said, and looked at is what did.
#[component]
pub fn OwnDays(span: Span, on_choose: EventHandler<Span>) -> Element {
    let mut typed = use_signal(|| (span.from.to_string(), span.to.to_string()));
    let mut problem = use_signal(|| None::<String>);
    let mut take = move || {
        let (from, to) = typed();
        let said = match (from.parse().map(Day), to.parse().map(Day)) {
            (Ok(from), Ok(to)) if from > to => Err("The first day lies after the last one.".to_owned()),
            (Ok(from), Ok(to)) if to.since(from) >= LONGEST_DAYS => {
                Err(format!("That is too long. Choose up to {LONGEST_DAYS} days."))
            }
            (Ok(from), Ok(to)) => Ok(Span { from, to }),
            _ => Err("Choose two dates of the calendar, such as 2026-11-20.".to_owned()),
        };
        problem.set(said.clone().err());
        if let Ok(span) = said {
            on_choose.call(span);
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
