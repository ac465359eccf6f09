//! Insights, beside the timeline of the Journal tab: the days that are looked at, and a card for each chart.

use crate::domain::chart::Chart;
use crate::domain::insights::{Range, Span};
use crate::domain::words::insights::{days, length};
use crate::ui::components::chart::Patterns;
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::layer::Empty;
use crate::ui::components::own_days::OwnDays;
use crate::ui::screens::head::JournalHead;
use crate::ui::screens::journal::views::Views;
use crate::ui::state::insights::InsightsState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::log::LogState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

mod card;
mod own;
mod week;

use card::ChartCard;
use own::Beside;
use week::WeekCard;

/// A letter's usual size, in pixels; the page says what it is here.
const USUAL: f64 = 16.0;

/// The insights of the Journal tab.
#[component]
pub fn InsightsPage() -> Element {
    let journal = use_context::<JournalState>();
    let log = use_context::<LogState>();
    let nothing_kept = use_memo(move || journal.is_empty());
    rsx! {
        main { class: "app",
            JournalHead {}
            div { class: "page page--tabs page--close page--wide",
                Views { shows: "insights" }
                if nothing_kept() {
                    Empty {
                        text: "What you keep is counted here: weeks, hours, places, what eased the urge. From five cases up it says what is to be seen.",
                        act: "Log a crack",
                        on_act: move |()| log.log_now(),
                    }
                } else {
                    Ranges {}
                    Charts {}
                }
            }
        }
    }
}

/// The ranges by id, in the order on screen.
const RANGES: [(&str, &str); 5] =
    [("weeks4", "4 weeks"), ("months3", "3 months"), ("year", "1 year"), ("all", "All"), ("own", "Choose dates")];

#[component]
fn Ranges() -> Element {
    let state = use_context::<InsightsState>();
    let chosen = match state.range() {
        Range::Weeks4 => "weeks4",
        Range::Months3 => "months3",
        Range::Year => "year",
        Range::All => "all",
        Range::Own(_) => "own",
    };
    rsx! {
        ChipRadio {
            name: "Which days",
            items: RANGES.map(|(id, label)| ChoiceItem::new(id, label)).to_vec(),
            chosen: Some(chosen.to_owned()),
            scrolls: true,
            on_choose: move |id: Option<String>| {
                state
                    .set_range(match id.as_deref() {
                        Some("months3") => Range::Months3,
                        Some("year") => Range::Year,
                        Some("all") => Range::All,
                        Some("own") => Range::Own(state.span()),
                        _ => Range::Weeks4,
                    });
            },
        }
        if let Range::Own(span) = state.range() {
            OwnDays { span, on_choose: move |span| state.set_range(Range::Own(span)) }
        }
    }
}

/// What there is enough of comes first, in columns where there is room; then what is still missing.
#[component]
fn Charts() -> Element {
    let state = use_context::<InsightsState>();
    let settings = use_context::<SettingsState>();
    let found = use_memo(move || state.find());
    let mut letter = use_signal(|| USUAL);
    let found = found.read();
    let Some(found) = found.as_ref() else { return rsx! {} };
    let (enough, missing): (Vec<&Chart>, Vec<&Chart>) =
        found.charts.iter().filter(|chart| chart.id != "compare").partition(|chart| chart.enough);
    let (span, today) = (Span { from: found.insights.from, to: found.insights.to }, settings.today());
    let compare = found.charts.iter().find(|chart| chart.id == "compare");
    rsx! {
        Patterns {}
        div {
            class: "letter",
            "aria-hidden": "true",
            onresize: move |event| {
                if let Ok(size) = event.get_content_box_size() {
                    letter.set(if size.width > 0.0 { size.width } else { USUAL });
                }
            },
        }
        p { class: "u-small u-2",
            "{length(span.days())}, {days(span.from, span.to, today)}. To read each number of a chart, tap it, or move on it with the arrow keys."
        }
        div { class: "insights columns",
            for chart in enough {
                match chart.id {
                    "this_week" => rsx! {
                        WeekCard { key: "{chart.id}", week: found.insights.this_week.clone(), chart: chart.clone() }
                    },
                    _ => rsx! {
                        ChartCard { key: "{chart.id}", chart: chart.clone(), scale: letter() / USUAL }
                    },
                }
            }
            if let Some(chart) = compare {
                ChartCard { chart: chart.clone(), scale: letter() / USUAL,
                    Beside {
                        from: found.insights.compare.as_ref().map(|compare| compare.beside.from),
                    }
                }
            }
            if !missing.is_empty() {
                section { class: "card", "aria-labelledby": "missing",
                    h2 { class: "t-h3", id: "missing", "Not enough yet" }
                    dl { class: "missing",
                        for chart in missing {
                            div { key: "{chart.id}",
                                dt { class: "u-b", "{chart.title}" }
                                dd { class: "u-small u-2", "{chart.reading}" }
                            }
                        }
                    }
                }
            }
        }
    }
}
