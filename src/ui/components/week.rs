//! Seven days as columns of marks, newest on the right. Counts, never goals.

use crate::ui::components::icon::{Mark, MarkKind};
use dioxus::prelude::*;

/// The most marks in a column; more become a number.
const TALLEST: usize = 8;

/// What happened on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekDay {
    /// Under the column, as in "M".
    pub letter: String,
    pub today: bool,
    /// Kinds and how many, from the bottom up.
    pub counts: Vec<(MarkKind, usize)>,
}

/// The columns, with one sentence in place of the picture for those who listen.
#[component]
pub fn WeekStrip(days: Vec<WeekDay>, summary: String) -> Element {
    let empty = days.iter().all(|day| day.counts.iter().all(|(_, count)| *count == 0));
    rsx! {
        if empty {
            p { class: "u-2", "What you log will stand here, a mark for each." }
        }
        div { class: if empty { "week week--empty" } else { "week" }, role: "img", "aria-label": "{summary}",
            for (number , day) in days.iter().enumerate() {
                div { key: "{number}", class: if day.today { "week__d week__d--today" } else { "week__d" },
                    Column { counts: day.counts.clone() }
                    span { class: "week__l", "{day.letter}" }
                }
            }
        }
    }
}

#[component]
fn Column(counts: Vec<(MarkKind, usize)>) -> Element {
    let marks: Vec<MarkKind> = counts.iter().flat_map(|(kind, count)| vec![*kind; *count]).collect();
    let more = if marks.len() > TALLEST { marks.len() - (TALLEST - 1) } else { 0 };
    let drawn = marks.len() - more;
    rsx! {
        if more > 0 {
            span { class: "week__more", "+{more}" }
        }
        for (index , kind) in marks.into_iter().take(drawn).enumerate().rev() {
            Mark { key: "{index}", kind }
        }
    }
}

/// What the marks mean, with their counts.
#[component]
pub fn Legend(items: Vec<(MarkKind, String)>) -> Element {
    rsx! {
        div { class: "legend",
            for (kind , words) in items {
                span { key: "{words}", class: "legend__i",
                    Mark { kind }
                    "{words}"
                }
            }
        }
    }
}
