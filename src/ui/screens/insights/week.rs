//! This week beside the usual one, in large numbers.

use crate::domain::chart::Chart;
use crate::domain::insights::ThisWeek;
use crate::ui::components::chart::DataTable;
use crate::ui::components::icon::{Mark, MarkKind};
use dioxus::prelude::*;

#[component]
pub fn WeekCard(week: ThisWeek, chart: Chart) -> Element {
    let mut shows_table = use_signal(|| false);
    let usual = week.usual.map(|usual| usual.each().map(|usual| *usual));
    let usual_of = |place: usize| usual.as_ref().and_then(|usual| usual.get(place).copied());
    let kinds = [
        (MarkKind::Forced, "Forced"),
        (MarkKind::ByItself, "By itself"),
        (MarkKind::Unknown, "Someone else"),
        (MarkKind::Eased, "Not followed"),
    ];
    let counts = week.counts.each().map(|count| *count);
    let shown: Vec<_> = kinds
        .into_iter()
        .zip(counts)
        .enumerate()
        .map(|(place, ((mark, name), count))| (mark, name, count, usual_of(place)))
        .filter(|(mark, _, count, usual)| {
            *mark != MarkKind::Unknown || *count > 0 || usual.is_some_and(|usual| usual > 0.0)
        })
        .collect();
    rsx! {
        section { class: "card", "aria-labelledby": "chart-this_week",
            h2 { class: "t-h3", id: "chart-this_week", "{chart.title}" }
            div { class: "stats",
                for (mark , name , count , usual) in shown {
                    div { key: "{name}", class: "stat",
                        span { class: "legend__i u-cap",
                            Mark { kind: mark }
                            "{name}"
                        }
                        span { class: "stat__n", "{count}" }
                        if let Some(usual) = usual {
                            span { class: "u-cap u-2", "usual {usual}" }
                        }
                    }
                }
            }
            p { class: "chart__reading", "{chart.reading}" }
            button {
                class: "link u-small",
                r#type: "button",
                "aria-expanded": shows_table().to_string(),
                onclick: move |_| shows_table.toggle(),
                if shows_table() { "Hide the table" } else { "Show as table" }
            }
            if shows_table() {
                DataTable { named_by: "chart-this_week", table: chart.table.clone() }
            }
        }
    }
}
