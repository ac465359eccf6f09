//! The last seven days and what happened today.

use crate::domain::content::content;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::journal::{Counts, Entry, Outcome, Trigger, Urge};
use crate::domain::session::{Felt, SessionRecord};
use crate::domain::urge::alternative_name;
use crate::domain::words::{lower_first, time};
use crate::ui::components::icon::{Mark, MarkKind};
use crate::ui::components::week::{Legend, WeekDay, WeekStrip};
use crate::ui::route::Route;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The last seven days.
#[component]
pub fn Week() -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let today = settings.today();
    let stats = journal.stats(today.plus(-6), today);
    let days: Vec<WeekDay> = stats
        .days
        .iter()
        .map(|day| WeekDay {
            letter: day.date.0.format("%a").to_string().chars().take(1).collect(),
            today: day.date == today,
            counts: marks(&day.counts),
        })
        .collect();
    let totals = marks(&stats.totals);
    let spoken: Vec<String> = totals.iter().map(|(kind, count)| format!("{count} {}", words(*kind, *count))).collect();
    let always = |kind: MarkKind| matches!(kind, MarkKind::Forced | MarkKind::ByItself | MarkKind::Eased);
    let legend: Vec<(MarkKind, String)> = totals
        .into_iter()
        .filter(|(kind, count)| *count > 0 || always(*kind))
        .map(|(kind, count)| (kind, format!("{count} {}", words(kind, count))))
        .collect();
    rsx! {
        section { class: "card", "aria-labelledby": "week",
            div { class: "card__head",
                h2 { id: "week", class: "t-h3", "Last 7 days" }
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
            WeekStrip { days, summary: format!("Last 7 days: {}", spoken.join(", ")) }
            Legend { items: legend }
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

fn words(kind: MarkKind, count: usize) -> &'static str {
    match kind {
        MarkKind::Forced => "forced",
        MarkKind::ByItself => "by itself",
        MarkKind::Eased if count == 1 => "urge let pass",
        MarkKind::Eased => "urges let pass",
        MarkKind::Routine => "routines",
        MarkKind::Unknown => "not said how",
    }
}

/// What was logged and played today, newest first. Shown where there is room.
#[component]
pub fn HappenedToday() -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let (today, hour) = (settings.today(), settings.get().day_start_hour);
    let is_today = |at: Moment| Day::of(at, hour) == today;
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(journal.entries().iter().filter(|entry| is_today(entry.fields.at)).map(Line::of_entry));
    lines.extend(journal.urges().iter().filter(|urge| is_today(urge.fields.at)).map(Line::of_urge));
    let name = |id: &str| own.get(id).map_or_else(|| alternative_name(content(), id), |own| own.name);
    let sessions = journal.sessions();
    let sessions = sessions.iter().filter(|session| is_today(session.started_at));
    lines.extend(sessions.map(|session| Line::of_session(session, name(&session.routine))));
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    if lines.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "wide-only happened", "aria-labelledby": "happened",
            div { class: "day__head",
                h2 { id: "happened", class: "t-h3", "Journal today" }
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
            ul { class: "card card--flush list",
                for line in lines.into_iter().take(6) {
                    li { key: "{line.at}{line.name}", class: "row happened__row",
                        span { class: "mark",
                            Mark { kind: line.kind }
                        }
                        span { class: "row__body",
                            span { class: "split happened__head",
                                span { class: "row__name", "{line.name}" }
                                span { class: "u-small u-2 u-num", "{time(line.at)}" }
                            }
                            span { class: "row__meta", "{line.meta}" }
                        }
                    }
                }
            }
        }
    }
}

struct Line {
    at: Moment,
    kind: MarkKind,
    name: String,
    meta: String,
}

impl Line {
    fn of_entry(entry: &Entry) -> Line {
        let fields = &entry.fields;
        let (kind, how) = match fields.trigger {
            Some(Trigger::SelfForced) => (MarkKind::Forced, "Forced"),
            Some(Trigger::OtherPerson) => (MarkKind::Forced, "Someone else"),
            Some(Trigger::Spontaneous) => (MarkKind::ByItself, "By itself"),
            None => (MarkKind::Unknown, "Crack"),
        };
        let pain = fields.pain.map(|pain| format!("pain {pain}"));
        let context = fields.context.iter().chain(&fields.tags).map(|word| word.replace('_', " "));
        let meta: Vec<String> = pain.into_iter().chain(context).collect();
        Line { at: fields.at, kind, name: in_place(how, fields.region), meta: meta.join(" · ") }
    }

    fn of_urge(urge: &Urge) -> Line {
        let fields = &urge.fields;
        let how = match fields.outcome {
            Some(Outcome::Eased) => "Urge eased",
            Some(Outcome::StillThere) => "Urge still there",
            Some(Outcome::Cracked) => "Urge, then cracked",
            None => "Urge",
        };
        let level = match fields.level_after {
            Some(after) => format!("{} → {after}", fields.level),
            None => fields.level.to_string(),
        };
        let tried = fields.alternative.as_deref().map(|tried| alternative_name(content(), tried));
        let meta: Vec<String> = tried.into_iter().chain([level]).collect();
        let kind = if fields.outcome == Some(Outcome::Cracked) { MarkKind::Forced } else { MarkKind::Eased };
        Line { at: fields.at, kind, name: in_place(how, fields.region), meta: meta.join(" · ") }
    }

    fn of_session(session: &SessionRecord, name: String) -> Line {
        let done = session.steps.iter().filter(|step| step.done_seconds >= step.planned_seconds).count();
        let moves = format!("{done} of {} moves", session.steps.len());
        let pain = match (session.pain_before, session.pain_after) {
            (Some(before), Some(after)) => Some(format!("pain {before} → {after}")),
            _ => None,
        };
        let felt = session.felt.map(|felt| match felt {
            Felt::Easier => "easier".to_owned(),
            Felt::Same => "the same".to_owned(),
            Felt::Worse => "worse".to_owned(),
        });
        let meta: Vec<String> = [moves].into_iter().chain(pain).chain(felt).collect();
        Line { at: session.started_at, kind: MarkKind::Routine, name, meta: meta.join(" · ") }
    }
}

fn in_place(how: &str, region: Option<Region>) -> String {
    region.map_or_else(|| how.to_owned(), |region| format!("{how} · {}", lower_first(region.label())))
}
