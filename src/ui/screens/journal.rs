//! The Journal tab: cracks, urges and routines by day, with search and the way to a month.

use crate::domain::calendar::Month;
use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::fold;
use crate::domain::journal::Entry;
use crate::domain::timeline::{self, Record, TimelineDay, Wanted, at_several_offsets};
use crate::domain::words::{day_name, entry, offset as zone, session, time};
use crate::ui::components::found::{Excerpt, Found};
use crate::ui::components::frame::{IconButton, TopBar};
use crate::ui::components::icon::{Icon, IconSize, Mark, MarkKind, Picture};
use crate::ui::components::layer::Empty;
use crate::ui::components::trigger::{mark_of, mark_of_urge};
use crate::ui::route::Route;
use crate::ui::screens::suggestion::Suggested;
use crate::ui::state::journal::{JournalState, Page};
use crate::ui::state::log::LogState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::suggestion::SuggestionState;
use crate::ui::state::trail::use_kept;
use dioxus::prelude::*;

pub mod beside;
pub mod day_line;
pub mod emergency;
mod seek;
pub mod views;
pub mod words;

use day_line::DayLine;
use seek::{Months, Seek, ToMonth};
use views::Views;
use words::kept_together;

/// The Journal tab.
#[component]
pub fn Journal() -> Element {
    let journal = use_context::<JournalState>();
    let log = use_context::<LogState>();
    let own = use_context::<RoutineState>();
    let suggestions = use_context::<SuggestionState>();
    let navigator = use_navigator();
    let mut searching = use_kept("searching", || false);
    let mut opens_search = use_signal(|| false);
    let everything = move || Wanted {
        own_names: own.own().into_iter().map(|routine| (routine.uid, routine.name)).collect(),
        ..Wanted::default()
    };
    let mut wanted = use_kept("wanted", everything);
    // The day before which each page that is shown begins, from the newest or the month gone to on.
    let mut pages = use_kept("pages", || vec![None]);
    let mut month = use_kept("month", || None::<Month>);
    let mut choosing_month = use_signal(|| false);
    let mut resets = use_signal(|| 0);
    let mut begin_at = move |at: Option<Month>| {
        month.set(at);
        pages.set(vec![at.map(|month| month.next().first())]);
    };
    let mut look_for = move |sought: Wanted| {
        begin_at(None);
        wanted.set(sought);
    };
    let shown = use_memo(move || suggestions.now());
    let nothing_kept = use_memo(move || journal.is_empty());
    rsx! {
        main { class: "app",
            TopBar { title: "Journal", stays: true,
                button {
                    class: "btn btn--primary btn--top",
                    r#type: "button",
                    "aria-keyshortcuts": "L",
                    onclick: move |_| log.log_now(),
                    Picture { icon: Icon::Plus }
                    "Log"
                }
                IconButton {
                    icon: Icon::Search,
                    name: "Search",
                    word: "Search",
                    pressed: searching(),
                    on_press: move |()| {
                        searching.toggle();
                        opens_search.set(true);
                        look_for(everything());
                    },
                }
                IconButton {
                    icon: Icon::Gear,
                    name: "Settings",
                    word: "Settings",
                    on_press: move |()| {
                        navigator.push(Route::SettingsPage {});
                    },
                }
            }
            div { class: "page page--tabs page--narrow page--close page--seek",
                Views { shows: "timeline" }
                if searching() {
                    Seek {
                        wanted,
                        resets: resets(),
                        takes_focus: opens_search(),
                        on_look: look_for,
                        on_months: move |()| choosing_month.set(true),
                    }
                }
                if let Some(shown) = shown().filter(|_| !searching()) {
                    Suggested { shown }
                }
                if nothing_kept() {
                    Empty {
                        text: "Every crack, every urge and every routine will be here, day by day. One tap is enough; details are up to you.",
                        act: "Log a crack",
                        on_act: move |()| log.log_now(),
                    }
                } else {
                    for (number , before) in pages().into_iter().enumerate() {
                        Days {
                            key: "{number}-{before:?}",
                            wanted,
                            month: month().filter(|_| number == 0),
                            before,
                            first: number == 0,
                            last: pages.read().get(number + 1).copied().flatten(),
                            on_more: move |day| pages.push(Some(day)),
                            on_months: move |()| choosing_month.set(true),
                            on_newest: move |()| begin_at(None),
                            on_everything: move |()| {
                                resets += 1;
                                look_for(everything());
                            },
                        }
                    }
                }
                div { class: "cluster",
                    button {
                        class: "link u-small",
                        r#type: "button",
                        onclick: move |_| {
                            navigator.push(Route::VisitPage {});
                        },
                        "Page for a doctor"
                    }
                    button {
                        class: "link u-small",
                        r#type: "button",
                        onclick: move |_| {
                            navigator.push(Route::Trash {});
                        },
                        "Trash"
                    }
                }
            }
        }
        if choosing_month() {
            Months {
                wanted,
                on_choose: move |chosen| {
                    choosing_month.set(false);
                    begin_at(Some(chosen));
                    journal.scroll_to_top();
                },
                on_close: move |()| choosing_month.set(false),
            }
        }
    }
}

/// Days of the timeline before `before`: down to `last`, which the next page begins below, or one page of them.
#[component]
fn Days(
    wanted: Signal<Wanted>,
    /// The month that was gone to.
    month: Option<Month>,
    before: Option<Day>,
    /// Nothing is shown above.
    first: bool,
    last: Option<Day>,
    on_more: EventHandler<Day>,
    on_months: EventHandler<()>,
    on_newest: EventHandler<()>,
    on_everything: EventHandler<()>,
) -> Element {
    let journal = use_context::<JournalState>();
    let settings = use_context::<SettingsState>();
    let page = use_memo(use_reactive!(|(before, last)| {
        let Page { records, older } = journal.timeline(&wanted.read(), before, last);
        let rows = records.len() + older.map_or(0, |(_, left)| left);
        (timeline::days(records, settings.get().day_start_hour), older, rows)
    }));
    let (days, older, rows) = &*page.read();
    let older = older.filter(|_| last.is_none());
    let today = settings.today();
    let words = fold::words(&wanted.read().search);
    let found = (!wanted.read().is_everything()).then(|| wanted.read().found(*rows));
    rsx! {
        if first {
            div { role: "status", class: "seek__found",
                if let Some(month) = month {
                    p { class: "u-b", "{month} and before" }
                }
                if let Some(found) = found {
                    p { class: "u-num", "{found}" }
                }
            }
            if month.is_some() {
                button { class: "link", r#type: "button", onclick: move |_| on_newest.call(()), "Back to the newest" }
            }
            if days.is_empty() {
                Empty {
                    text: "Nothing in the journal fits. Try fewer words, or another place.",
                    act: "Show everything",
                    on_act: move |()| on_everything.call(()),
                }
            }
        }
        for day in days {
            DaySection { key: "{day.day}", day: day.clone(), name: day_name(day.day, today), words: words.clone() }
        }
        if let Some((day, left)) = older {
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: move |_| on_more.call(day),
                "Show more ({left} left)"
            }
            ToMonth { on_press: on_months }
        }
    }
}

/// A day with its rows.
#[component]
fn DaySection(day: TimelineDay, name: String, words: Vec<String>) -> Element {
    let offset = at_several_offsets(day.rows().map(Record::at));
    let parts = match (day.night.is_empty(), day.records.is_empty()) {
        (true, _) => vec![(None, day.records)],
        (false, true) => vec![(Some("After midnight"), day.night)],
        (false, false) => vec![(Some("After midnight"), day.night), (Some("Before midnight"), day.records)],
    };
    rsx! {
        section {
            div { class: "day__head",
                h2 { class: "t-h3", "{name}" }
                span { class: "u-small u-2 u-num", "{day.counts}" }
                DayLine { day: day.day, empty: "How was the day?" }
            }
            div { class: "card card--flush list",
                for (part , records) in parts {
                    if let Some(part) = part {
                        h3 { key: "{part}", class: "day__part", "{part}" }
                    }
                    for record in records {
                        Row { key: "{record.key()}", record, offset, words: words.clone() }
                    }
                }
            }
        }
    }
}

/// One crack, urge or routine.
#[component]
pub fn Row(
    record: Record,
    /// Its time is said with its offset.
    #[props(default)]
    offset: bool,
    /// What was looked for, folded.
    #[props(default)]
    words: Vec<String>,
    /// It stands beside what is open: whether it is that. Another takes its place there, and Back leads to the journal.
    beside: Option<bool>,
) -> Element {
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let current = beside.filter(|open| *open).map(|_| "true");
    let open = move |route: Route| match beside {
        Some(_) => navigator.replace(route),
        None => navigator.push(route),
    };
    let at = record.at();
    let time = match &record {
        Record::Crack(entry) if !entry.fields.clock => String::new(),
        _ if offset => format!("{} {}", time(at), zone(at)),
        _ => time(at),
    };
    match record {
        Record::Crack(entry) => rsx! {
            button {
                class: "row row--record",
                r#type: "button",
                role: "link",
                "aria-current": current,
                onclick: move |_| {
                    open(Route::EntryPage { id: entry.id });
                },
                RowBody {
                    mark: mark_of(entry.fields.trigger),
                    name: entry::crack_name(&entry.fields),
                    time,
                    details: entry::crack_details(content(), &entry.fields),
                    badges: badges(&entry),
                    note: entry.fields.note,
                    words,
                }
            }
        },
        Record::Urge(urge) => rsx! {
            button {
                class: "row row--record",
                r#type: "button",
                role: "link",
                "aria-current": current,
                onclick: move |_| {
                    open(Route::UrgeRecord { id: urge.id });
                },
                RowBody {
                    mark: mark_of_urge(urge.fields.outcome),
                    name: entry::urge_name(&urge.fields),
                    time,
                    details: entry::urge_details(&urge.fields, |id| own.name(id)),
                    note: urge.fields.note,
                    words,
                }
            }
        },
        Record::Routine(session) => rsx! {
            button {
                class: "row row--record",
                r#type: "button",
                role: "link",
                onclick: move |_| {
                    // A session has a page of its own, not one in the journal.
                    navigator.push(Route::SessionPage { id: session.id });
                },
                RowBody {
                    mark: MarkKind::Routine,
                    name: own.name(&session.routine),
                    time,
                    details: session::line(&session),
                    words,
                }
            }
        },
    }
}

#[component]
fn RowBody(
    mark: MarkKind,
    name: String,
    time: String,
    details: String,
    #[props(default)] badges: Vec<(Icon, String)>,
    /// What the person wrote; shown where a word that was looked for stands in it.
    #[props(default)]
    note: String,
    words: Vec<String>,
) -> Element {
    rsx! {
        span { class: "mark",
            Mark { kind: mark }
        }
        span { class: "row__body",
            span { class: "row__line",
                span { class: "row__name",
                    Found { text: name, words: words.clone() }
                }
                span { class: "u-small u-2 u-num", "{time}" }
            }
            if !details.is_empty() {
                span { class: "row__meta",
                    Found { text: kept_together(&details), words: words.clone() }
                }
            }
            Excerpt { text: note, words: words.clone() }
            if !badges.is_empty() {
                span { class: "cluster row__badges",
                    for (icon , said) in badges {
                        span { key: "{said}", class: "badge",
                            Picture { icon, size: IconSize::Tiny }
                            span {
                                Found { text: said, words: words.clone() }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn badges(entry: &Entry) -> Vec<(Icon, String)> {
    let tags = entry.fields.tags.iter().map(|tag| (Icon::Info, entry::option_label(content(), "tags", tag)));
    let later = entry.fields.pain_later.map(|pain| (Icon::Clock, format!("1 h later: pain {pain}")));
    tags.chain(later).collect()
}
