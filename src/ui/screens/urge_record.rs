//! One urge: to be read, and to be changed. Every field is saved as it is touched.

use crate::domain::content::content;
use crate::domain::exercise::Region;
use crate::domain::journal::{Outcome, Urge};
use crate::domain::trash::Kind;
use crate::domain::urge::{WAIT, alternative_name};
use crate::domain::words::entry::{crack_name, outcome_label, urge_facts, urge_name};
use crate::domain::words::{date_and_time, time};
use crate::ui::components::choice::{ChipRadio, ChoiceItem};
use crate::ui::components::facts::{Facts, NoteText};
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::LinkRow;
use crate::ui::components::scale::Scale;
use crate::ui::components::strength::Strength;
use crate::ui::route::Route;
use crate::ui::screens::entry::{Delete, DoneFoot, EditFoot, NotHere, Note, PickMoment};
use crate::ui::screens::head::SubHead;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use crate::ui::state::journal::changed::use_leave_urge;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

/// The urge with this id, to be read.
#[component]
pub fn UrgeRecord(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let own = use_context::<RoutineState>();
    let navigator = use_navigator();
    let back = use_back();
    let Some(urge) = journal.urge(id) else {
        return rsx! { NotHere { kind: Kind::Urge, id } };
    };
    let fields = urge.fields;
    let crack = fields.entry.and_then(|entry| journal.entry(entry));
    rsx! {
        main { class: "app",
            SubHead { title: "Urge at {time(fields.at)}", on_back: back }
            div { class: "page page--narrow",
                div {
                    h1 { tabindex: "-1", "{urge_name(&fields)}" }
                    p { class: "u-2 u-num", "{date_and_time(fields.at)}" }
                }
                Facts { rows: urge_facts(&fields, |id| own.name(id)) }
                if fields.outcome.is_none() {
                    p { class: "u-2", "How it ended is not said yet. Edit it, and it counts." }
                }
                if !fields.note.is_empty() {
                    NoteText { label: words::field_label("note"), note: fields.note.clone() }
                }
                if let Some(crack) = crack {
                    LinkRow {
                        card: true,
                        icon: Icon::Journal,
                        name: "The crack it ended in",
                        meta: crack_name(&crack.fields),
                        on_open: move |()| {
                            navigator.push(Route::EntryPage { id: crack.id });
                        },
                    }
                }
                Delete {
                    name: "Delete this urge",
                    on_delete: move |()| {
                        if journal.delete_urge(id) {
                            back(());
                        }
                    },
                }
            }
            EditFoot {
                on_edit: move |()| {
                    navigator.push(Route::EditUrge { id });
                },
            }
        }
    }
}

/// The urge with this id, to be changed.
#[component]
pub fn EditUrge(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let back = use_leave_urge(journal, id);
    let Some(urge) = journal.urge(id) else {
        return rsx! { NotHere { kind: Kind::Urge, id } };
    };
    rsx! {
        main { class: "app",
            SubHead { title: "Urge at {time(urge.fields.at)}", on_back: move |()| back.call(()) }
            for id in [urge.id] {
                div { key: "{id}", class: "page page--narrow page--form",
                    h1 { class: "t-h2", tabindex: "-1", "What was the urge like?" }
                    HowStrong { urge: urge.clone() }
                    WhatHappened { urge: urge.clone() }
                    Note {
                        note: urge.fields.note.clone(),
                        on_keep: move |note| journal.change_urge(id, |fields| fields.note = note).is_some(),
                    }
                    div { class: "fieldset",
                        p { class: "fieldset__l", {words::field_label("at")} }
                        PickMoment {
                            at: urge.fields.at,
                            on_pick: move |at| {
                                journal.change_urge(id, |fields| fields.at = at);
                            },
                        }
                    }
                    p { class: "u-small u-2", "Everything is saved as you touch it." }
                }
            }
            DoneFoot { on_done: move |()| back.call(()) }
        }
    }
}

/// Strength before and after, and the place.
#[component]
fn HowStrong(urge: Urge) -> Element {
    let journal = use_context::<JournalState>();
    let (id, fields) = (urge.id, urge.fields);
    rsx! {
        div { class: "fieldset",
            p { class: "fieldset__l", "How strong was it?" }
            Scale {
                name: "Strength of the urge",
                value: fields.level,
                was: None,
                low: "0 hardly there",
                on_change: move |level| {
                    journal.change_urge(id, |fields| fields.level = level);
                },
            }
        }
        Strength {
            label: "And afterwards?",
            value: fields.level_after,
            was: fields.level,
            low: "0 gone",
            high: "10 strongest",
            on_change: move |level| {
                journal.change_urge(id, |fields| fields.level_after = level);
            },
        }
        div { class: "fieldset",
            p { class: "fieldset__l", "Where" }
            ChipRadio {
                name: "Where",
                items: Region::ALL.map(|region| ChoiceItem::new(region.id(), region.label())).to_vec(),
                chosen: fields.region.map(|region| region.id().to_owned()),
                clearable: true,
                on_choose: move |chosen: Option<String>| {
                    let region = chosen.as_deref().and_then(Region::from_id);
                    journal.change_urge(id, |fields| fields.region = region);
                },
            }
        }
    }
}

/// How it ended, and what was tried.
#[component]
fn WhatHappened(urge: Urge) -> Element {
    let journal = use_context::<JournalState>();
    let own = use_context::<RoutineState>();
    let (id, fields) = (urge.id, urge.fields);
    let outcomes = Outcome::ALL.iter().map(|outcome| ChoiceItem::new(outcome.id(), outcome_label(*outcome)));
    let mut tried = [&[WAIT], content().urge.ids().as_slice()].concat();
    tried.extend(fields.alternative.as_deref().filter(|said| !tried.contains(said)));
    let tried = tried.into_iter().map(|id| ChoiceItem::new(id, alternative_name(id, |id| own.name(id))));
    rsx! {
        div { class: "fieldset",
            p { class: "fieldset__l", "What happened?" }
            ChipRadio {
                name: "What happened",
                items: outcomes.collect::<Vec<_>>(),
                chosen: fields.outcome.map(|outcome| outcome.id().to_owned()),
                clearable: true,
                on_choose: move |chosen: Option<String>| {
                    let outcome = chosen.as_deref().and_then(Outcome::from_id);
                    journal.change_urge(id, |fields| fields.outcome = outcome);
                },
            }
        }
        div { class: "fieldset",
            p { class: "fieldset__l", "What you tried" }
            ChipRadio {
                name: "What you tried",
                items: tried.collect::<Vec<_>>(),
                chosen: fields.alternative,
                clearable: true,
                on_choose: move |chosen: Option<String>| {
                    journal.change_urge(id, |fields| fields.alternative = chosen);
                },
            }
        }
    }
}
