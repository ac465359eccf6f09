//! The last seven days and what happened today.

use crate::domain::day::{Day, Moment};
use crate::domain::journal::Counts;
use crate::domain::timeline::{Record, at_several_offsets, records};
use crate::domain::words::day::counted;
use crate::domain::words::day_letter;
use crate::ui::components::icon::MarkKind;
use crate::ui::components::week::{Legend, WeekDay, WeekStrip};
use crate::ui::route::Route;
use crate::ui::screens::journal::row::Row;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The most records of today that are shown.
const MOST: usize = 6;

/// The last seven days.
#[component]
pub fn Week() -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let (today, last) = (settings.today(), journal.last_day());
    let stats = journal.stats(last.plus(-6), last);
    let days: Vec<WeekDay> = stats
        .days
        .iter()
        .map(|day| WeekDay { letter: day_letter(day.date), today: day.date == today, counts: marks(&day.counts) })
        .collect();
    // Said as the journal says it for the same days; both kinds of forced cracks have one mark.
    let [forced, other, own, unknown, urges, _] = counted(&stats.totals);
    let legend = [
        (MarkKind::Forced, forced, true),
        (MarkKind::Forced, other, false),
        (MarkKind::ByItself, own, true),
        (MarkKind::Unknown, unknown, false),
        (MarkKind::Eased, urges, true),
    ];
    let legend = legend.into_iter().filter(|(_, (number, _), always)| *number > 0 || *always);
    let legend: Vec<(MarkKind, String)> = legend.map(|(kind, (_, words), _)| (kind, words)).collect();
    let spoken = legend.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(", ");
    rsx! {
        section { class: "card", "aria-labelledby": "week",
            div { class: "card__head",
                h2 { id: "week", class: "t-h3", "Last 7 days" }
                // In a wide window it stands beside what happened today.
                div { class: "narrow-only",
                    AllEntries {}
                }
            }
            WeekStrip { days, summary: "Last 7 days: {spoken}" }
            Legend { items: legend }
            button {
                class: "link link--tight u-small",
                r#type: "button",
                role: "link",
                onclick: move |_| {
                    navigator.push(Route::InsightsPage {});
                },
                "More in Insights"
            }
        }
    }
}

fn marks(counts: &Counts) -> Vec<(MarkKind, usize)> {
    let said = counts.self_forced + counts.other_person + counts.spontaneous;
    [
        (MarkKind::Forced, counts.self_forced + counts.other_person),
        (MarkKind::ByItself, counts.spontaneous),
        (MarkKind::Unknown, counts.cracks.saturating_sub(said)),
        (MarkKind::Eased, counts.resisted),
    ]
    .into_iter()
    .map(|(kind, count)| (kind, usize::try_from(count).unwrap_or(usize::MAX)))
    .collect()
}

/// What was logged and played today, newest first. Shown where there is room.
#[component]
pub fn HappenedToday() -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let (today, hour) = (settings.today(), settings.get().day_start_hour);
    let last = journal.last_day();
    let is_today = |at: &Moment| (today..=last).contains(&Day::of(*at, hour));
    let mut records = journal.with(|recent| {
        records(
            recent.entries.iter().filter(|entry| is_today(&entry.fields.at)).cloned().collect(),
            recent.urges.iter().filter(|urge| is_today(&urge.fields.at)).cloned().collect(),
            recent.sessions.iter().filter(|session| is_today(&session.started_at)).cloned().collect(),
        )
    });
    records.truncate(MOST);
    let offset = at_several_offsets(records.iter().map(Record::at));
    if records.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "wide-only", "aria-labelledby": "happened",
            div { class: "day__head",
                h2 { id: "happened", class: "t-h3", "Journal today" }
                AllEntries {}
            }
            div { class: "card card--flush list",
                for record in records {
                    Row { key: "{record.key()}", record, offset }
                }
            }
        }
    }
}

/// The way to the journal.
#[component]
fn AllEntries() -> Element {
    let navigator = use_navigator();
    rsx! {
        button {
            class: "link link--tight u-small",
            r#type: "button",
            role: "link",
            onclick: move |_| {
                navigator.push(Route::Journal {});
            },
            "All entries"
        }
    }
}
