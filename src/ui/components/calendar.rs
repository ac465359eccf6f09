//! A month as a table: a day on which something happened is a button, and says in words what happened.

use crate::domain::calendar::{Month, WeekStart};
use crate::domain::day::Day;
use crate::ui::components::ahead::use_ahead;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Mark, MarkKind};
use dioxus::prelude::*;
use std::collections::BTreeMap;

/// The most marks on a day; more become a number.
const MOST: usize = 3;

/// What happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedDay {
    /// The whole of it, as in "3 November, 2 sessions, 11 minutes".
    pub words: String,
    /// Kinds and how many.
    pub marks: Vec<(MarkKind, usize)>,
}

/// One month, with the ways to the month before and the one after. Days after `today` are faint.
#[component]
pub fn Calendar(
    month: Month,
    start: WeekStart,
    days: BTreeMap<Day, MarkedDay>,
    today: Day,
    chosen: Option<Day>,
    /// The first month that can be turned to. The last one is that of `today`.
    earliest: Month,
    on_turn: EventHandler<Month>,
    on_choose: EventHandler<Day>,
) -> Element {
    let (before, after) = (month.previous(), month.next());
    let latest = Month::of(today);
    let mut ahead = use_ahead(month);
    let mut turn_to = move |month: Month| {
        ahead.set(month);
        on_turn.call(month);
    };
    rsx! {
        section { class: "card cal", "aria-label": "Calendar",
            div { class: "cal__head", "data-repeats": "",
                IconButton {
                    icon: Icon::Back,
                    name: "Month before: {before}",
                    disabled: month <= earliest,
                    on_press: move |()| turn_to(ahead.cloned().previous().max(earliest)),
                }
                h2 { class: "t-h3", id: "month", "aria-live": "polite", "{month}" }
                IconButton {
                    icon: Icon::Next,
                    name: "Month after: {after}",
                    disabled: after > latest,
                    on_press: move |()| turn_to(ahead.cloned().next().min(latest)),
                }
            }
            table { class: "cal__t", "aria-labelledby": "month",
                thead {
                    tr {
                        for (letter , name) in start.names() {
                            th { key: "{name}", scope: "col",
                                span { class: "u-hide", "{name}" }
                                span { "aria-hidden": "true", "{letter}" }
                            }
                        }
                    }
                }
                tbody {
                    for (number , week) in month.weeks(start).into_iter().enumerate() {
                        tr { key: "{month}-{number}",
                            for (place , day) in week.into_iter().enumerate() {
                                td { key: "{place}",
                                    if let Some(day) = day {
                                        Cell { day, today, marked: days.get(&day).cloned(), chosen: chosen == Some(day), on_choose }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Cell(day: Day, today: Day, marked: Option<MarkedDay>, chosen: bool, on_choose: EventHandler<Day>) -> Element {
    let current = (day == today).then_some("date");
    let number = day.number();
    let Some(marked) = marked else {
        let class = if day > today { "cal__d cal__d--ahead" } else { "cal__d" };
        return rsx! {
            span { class, "aria-current": current, "{number}" }
        };
    };
    let marks: Vec<MarkKind> = marked.marks.iter().flat_map(|(kind, count)| vec![*kind; *count]).collect();
    let more = if marks.len() > MOST { marks.len() - (MOST - 1) } else { 0 };
    let drawn = marks.len() - more;
    rsx! {
        button {
            class: "cal__d cal__d--on",
            r#type: "button",
            "aria-label": "{marked.words}",
            "aria-pressed": chosen.to_string(),
            "aria-current": current,
            onclick: move |_| on_choose.call(day),
            "{number}"
            span { class: "cal__m",
                for (index , kind) in marks.into_iter().take(drawn).enumerate() {
                    Mark { key: "{index}", kind }
                }
                if more > 0 {
                    span { class: "cal__more", "+{more}" }
                }
            }
        }
    }
}
