//! A row of the journal: a crack, an urge or a routine.

use crate::domain::content::content;
use crate::domain::journal::Entry;
use crate::domain::timeline::Record;
use crate::domain::words::{entry, offset as zone, session, time};
use crate::ui::components::found::{Excerpt, Found};
use crate::ui::components::icon::{Icon, IconSize, Mark, MarkKind, Picture};
use crate::ui::components::trigger::{mark_of, mark_of_urge};
use crate::ui::route::Route;
use crate::ui::screens::journal::words::kept_together;
use crate::ui::state::journal::several::{Choosing, use_hold};
use crate::ui::state::routine::RoutineState;
use dioxus::prelude::*;

/// What stands in a row.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    mark: MarkKind,
    name: String,
    time: String,
    details: String,
    badges: Vec<(Icon, String)>,
    /// What the person wrote; shown where a word that was looked for stands in it.
    note: String,
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
    /// Rows may be chosen here.
    choosing: Option<Choosing>,
) -> Element {
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let current = beside.filter(|open| *open).map(|_| "true");
    let said = said(&record, offset, own);
    let row = record.id();
    let chosen = use_memo(use_reactive!(|choosing, row| choosing.and_then(|choosing| choosing.has(row))));
    let hold = use_hold(choosing, row);
    rsx! {
        button {
            class: "row row--record",
            r#type: "button",
            role: if chosen().is_some() { "checkbox" } else { "link" },
            "aria-checked": chosen().map(|chosen| chosen.to_string()),
            "aria-current": current,
            onpointerdown: move |event| hold.begin(&event.pointer_type()),
            onpointerup: move |_| hold.end(),
            onpointercancel: move |_| hold.end(),
            onclick: move |_| {
                if hold.took() {
                    return;
                }
                if let Some(choosing) = choosing.filter(Choosing::is_on) {
                    choosing.toggle(row);
                    return;
                }
                match page_of(&record) {
                    // A session has a page of its own, not one in the journal.
                    route @ Route::SessionPage { .. } => navigator.push(route),
                    route if beside.is_some() => navigator.replace(route),
                    route => navigator.push(route),
                };
            },
            if let Some(chosen) = chosen() {
                span { class: "choice__box",
                    if chosen {
                        Picture { icon: Icon::Tick, size: IconSize::Tiny }
                    }
                }
            }
            RowBody { said, words }
        }
    }
}

#[component]
fn RowBody(said: Said, words: Vec<String>) -> Element {
    rsx! {
        span { class: "mark",
            Mark { kind: said.mark }
        }
        span { class: "row__body",
            span { class: "row__line",
                span { class: "row__name",
                    Found { text: said.name, words: words.clone() }
                }
                span { class: "u-small u-2 u-num", "{said.time}" }
            }
            if !said.details.is_empty() {
                span { class: "row__meta",
                    Found { text: kept_together(&said.details), words: words.clone() }
                }
            }
            Excerpt { text: said.note, words: words.clone() }
            if !said.badges.is_empty() {
                span { class: "cluster row__badges",
                    for (icon , said) in said.badges {
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

/// The page a row opens.
fn page_of(record: &Record) -> Route {
    match record {
        Record::Crack(entry) => Route::EntryPage { id: entry.id },
        Record::Urge(urge) => Route::UrgeRecord { id: urge.id },
        Record::Routine(session) => Route::SessionPage { id: session.id },
    }
}

fn said(record: &Record, offset: bool, own: RoutineState) -> Said {
    let at = record.at();
    let time = match record {
        Record::Crack(entry) if !entry.fields.clock => String::new(),
        _ if offset => format!("{} {}", time(at), zone(at)),
        _ => time(at),
    };
    match record {
        Record::Crack(entry) => Said {
            mark: mark_of(entry.fields.trigger),
            name: entry::crack_name(&entry.fields),
            time,
            details: entry::crack_details(content(), &entry.fields),
            badges: badges(entry),
            note: entry.fields.note.clone(),
        },
        Record::Urge(urge) => Said {
            mark: mark_of_urge(urge.fields.outcome),
            name: entry::urge_name(&urge.fields),
            time,
            details: entry::urge_details(&urge.fields, |id| own.name(id)),
            badges: Vec::new(),
            note: urge.fields.note.clone(),
        },
        Record::Routine(session) => Said {
            mark: MarkKind::Routine,
            name: own.name(&session.routine),
            time,
            details: session::line(session),
            badges: Vec::new(),
            note: String::new(),
        },
    }
}

fn badges(entry: &Entry) -> Vec<(Icon, String)> {
    let tags = entry.fields.tags.iter().map(|tag| (Icon::Info, entry::option_label(content(), "tags", tag)));
    let later = entry.fields.pain_later.map(|pain| (Icon::Clock, format!("1 h later: pain {pain}")));
    tags.chain(later).collect()
}
