//! One crack: to be read, and to be changed. Every field is saved as it is touched.

use crate::domain::content::content;
use crate::domain::journal::{BodySide, Effort, Entry, EntryFields, PainKind, Pops, Sound, Trigger};
use crate::domain::trash::Kind;
use crate::domain::words::entry::{crack_facts, crack_name, crack_title, crack_when, urge_name};
use crate::ui::components::choice::{ChipRadio, Segments};
use crate::ui::components::facts::{Facts, NoteText};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::components::strength::Strength;
use crate::ui::components::trigger::TriggerChips;
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::journal::emergency::EmergencyNotice;
use crate::ui::screens::journal::words;
use crate::ui::screens::pain_later::PainLater;
use crate::ui::screens::suggestion::NeckWatchOpen;
use crate::ui::state::journal::JournalState;
use crate::ui::state::journal::changed::use_leave_entry;
use crate::ui::state::suggestion::SuggestionState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

mod gone;
mod note;
mod place;
mod signs;
mod when;
mod wordlist;

pub use gone::Gone;
pub use note::Note;
use place::Place;
use signs::Signs;
pub use when::PickMoment;
use wordlist::Context;

/// The entry with this id, to be read.
#[component]
pub fn EntryPage(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let navigator = use_navigator();
    let back = use_back();
    let was_here = use_hook(|| Rc::new(Cell::new(false)));
    let Some(entry) = journal.entry(id) else {
        return rsx! { NotHere { kind: Kind::Entry, id, elsewhere: was_here.get() } };
    };
    was_here.set(true);
    let suggestions = use_context::<SuggestionState>();
    let facts = crack_facts(content(), &entry.fields);
    rsx! {
        main { class: "app",
            SubHead { title: crack_title(&entry.fields), on_back: back }
            div { class: "page page--narrow",
                div {
                    h1 { tabindex: "-1", "{crack_name(&entry.fields)}" }
                    p { class: "u-2 u-num", "{crack_when(&entry.fields)}" }
                }
                EmergencyNotice { entry: entry.clone() }
                if let Some(watch) = suggestions.neck_watch_of(&entry.fields) {
                    NeckWatchOpen { watch: watch.clone() }
                }
                if journal.is_asked_later(&entry) {
                    PainLater { entry: entry.clone() }
                }
                if facts.is_empty() {
                    p { class: "u-2", "Nothing more was said about it." }
                } else {
                    Facts { rows: facts }
                }
                if !entry.fields.note.is_empty() {
                    NoteText { label: words::field_label("note"), note: entry.fields.note.clone() }
                }
                UrgeBefore { entry: id }
                if suggestions.has_signs(&entry) && suggestions.of_entry(&entry).is_none() {
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        onclick: {
                            let entry = entry.clone();
                            move |_| {
                                suggestions.begin_check_of(&entry);
                                navigator.push(Route::CheckRun {});
                            }
                        },
                        Picture { icon: Icon::Check, size: IconSize::Small }
                        "Check these signs"
                    }
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| journal.log_again(id),
                    Picture { icon: Icon::Again, size: IconSize::Small }
                    "Log the same again, now"
                }
                Delete {
                    name: "Delete this entry",
                    on_delete: move |()| {
                        if journal.delete(id) {
                            back(());
                        }
                    },
                }
            }
            EditFoot {
                on_edit: move |()| {
                    navigator.push(Route::EditEntry { id });
                },
            }
        }
    }
}

/// The page of a record that is not there.
#[component]
pub fn NotHere(kind: Kind, id: i64, #[props(default)] elsewhere: bool) -> Element {
    let back = use_back();
    rsx! {
        main { class: "app",
            SubHead { title: "Journal", on_back: back }
            div { class: "page page--narrow",
                Gone { kind, id, elsewhere }
            }
        }
    }
}

/// Puts a record out of sight.
#[component]
pub fn Delete(name: String, on_delete: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: "btn btn--line btn--block",
            r#type: "button",
            onclick: move |_| on_delete.call(()),
            Picture { icon: Icon::Close, size: IconSize::Small }
            "{name}"
        }
    }
}

/// The foot of a record that is read.
#[component]
pub fn EditFoot(on_edit: EventHandler<()>) -> Element {
    rsx! {
        div { class: "foot",
            button {
                class: "btn btn--primary btn--block btn--big",
                r#type: "button",
                onclick: move |_| on_edit.call(()),
                "Edit"
            }
        }
    }
}

/// The foot of a record that is changed.
#[component]
pub fn DoneFoot(on_done: EventHandler<()>) -> Element {
    rsx! {
        div { class: "foot",
            button {
                class: "btn btn--primary btn--block btn--big",
                r#type: "button",
                onclick: move |_| on_done.call(()),
                "Done"
            }
        }
    }
}

/// The urge that ended in this crack.
#[component]
fn UrgeBefore(entry: i64) -> Element {
    let journal = use_context::<JournalState>();
    let navigator = use_navigator();
    let Some(urge) = journal.urge_of_entry(entry) else { return rsx! {} };
    rsx! {
        LinkRow {
            card: true,
            icon: Icon::Wave,
            name: "The urge before",
            meta: urge_name(&urge.fields),
            on_open: move |()| {
                navigator.push(Route::UrgeRecord { id: urge.id });
            },
        }
    }
}

/// The entry with this id, to be changed.
#[component]
pub fn EditEntry(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let back = use_leave_entry(journal, id);
    let was_here = use_hook(|| Rc::new(Cell::new(false)));
    let Some(entry) = journal.entry(id) else {
        return rsx! { NotHere { kind: Kind::Entry, id, elsewhere: was_here.get() } };
    };
    was_here.set(true);
    rsx! {
        main { class: "app",
            SubHead { title: crack_title(&entry.fields), on_back: move |()| back.call(()) }
            for id in [entry.id] {
                div { key: "{id}", class: "page page--narrow page--form",
                    Fields { entry: entry.clone() }
                    p { class: "u-small u-2", "Everything is saved as you touch it." }
                }
            }
            DoneFoot { on_done: move |()| back.call(()) }
        }
    }
}

/// All fields. A sign that asks for help is answered where it was touched; one that was there before, on top.
#[component]
fn Fields(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    let suggestions = use_context::<SuggestionState>();
    let before = use_hook(|| suggestions.of_entry(&entry).is_some());
    rsx! {
        if before {
            EmergencyNotice { entry: entry.clone() }
        }
        Place { entry: entry.clone() }
        Crack { entry: entry.clone() }
        Note {
            note: entry.fields.note.clone(),
            on_keep: move |note| journal.change(id, |fields| fields.note = note).is_some(),
        }
        Context { entry: entry.clone() }
        Signs { entry: entry.clone() }
        if !before {
            EmergencyNotice { entry: entry.clone() }
        }
        Strengths { entry: entry.clone() }
        When { entry: entry.clone() }
    }
}

fn change(journal: JournalState, id: i64, change: impl FnOnce(&mut EntryFields)) {
    journal.change(id, change);
}

/// How it came about, what it was like, how many, and how much it hurt.
#[component]
fn Crack(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let (id, fields) = (entry.id, entry.fields);
    rsx! {
        Question { field: "trigger",
            TriggerChips {
                name: words::field_label("trigger"),
                items: words::items("trigger"),
                chosen: fields.trigger,
                on_choose: move |trigger: Option<Trigger>| change(journal, id, |fields| fields.trigger = trigger),
            }
        }
        Question { field: "sound",
            ChipRadio {
                name: words::field_label("sound"),
                items: words::items("sound"),
                chosen: fields.sound.map(|sound| sound.id().to_owned()),
                clearable: true,
                on_choose: move |chosen: Option<String>| {
                    change(journal, id, |fields| fields.sound = chosen.and_then(|id| Sound::from_id(&id)));
                },
            }
        }
        Question { field: "pops",
            Segments {
                name: words::field_label("pops"),
                items: words::items("pops"),
                chosen: fields.pops.map(|pops| pops.id().to_owned()),
                on_choose: move |chosen: String| {
                    change(journal, id, |fields| {
                        let pops = Pops::from_id(&chosen);
                        fields.pops = pops.filter(|_| fields.pops != pops);
                    });
                },
            }
        }
        Strength {
            label: words::field_label("pain"),
            value: fields.pain,
            high: "10 worst",
            on_change: move |pain| change(journal, id, |fields| fields.pain = pain),
        }
        if fields.pain.is_some_and(|pain| pain > 0) || fields.pain_kind.is_some() {
            Question { field: "pain_kind",
                ChipRadio {
                    name: words::field_label("pain_kind"),
                    items: words::items("pain_kind"),
                    chosen: fields.pain_kind.map(|kind| kind.id().to_owned()),
                    clearable: true,
                    on_choose: move |chosen: Option<String>| {
                        change(journal, id, |fields| fields.pain_kind = chosen.and_then(|id| PainKind::from_id(&id)));
                    },
                }
            }
        }
    }
}

/// Pain later, the urge before, the relief after and how hard it was tried.
#[component]
fn Strengths(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let (id, fields) = (entry.id, entry.fields);
    let told =
        fields.pain_later.is_some() || fields.urge.is_some() || fields.relief.is_some() || fields.effort.is_some();
    let open = use_hook(|| told);
    rsx! {
        Fold { title: "Pain later, urge, relief, effort", open,
            div { class: "stack stack--l",
                Strength {
                    label: words::field_label("pain_later"),
                    value: fields.pain_later,
                    high: "10 worst",
                    on_change: move |value| change(journal, id, |fields| fields.pain_later = value),
                }
                Strength {
                    label: words::field_label("urge"),
                    value: fields.urge,
                    high: "10 strongest",
                    on_change: move |value| change(journal, id, |fields| fields.urge = value),
                }
                Strength {
                    label: words::field_label("relief"),
                    value: fields.relief,
                    high: "10 most",
                    on_change: move |value| change(journal, id, |fields| fields.relief = value),
                }
                Question { field: "effort",
                    ChipRadio {
                        name: words::field_label("effort"),
                        items: words::items("effort"),
                        chosen: fields.effort.map(|effort| effort.id().to_owned()),
                        clearable: true,
                        on_choose: move |chosen: Option<String>| {
                            change(journal, id, |fields| fields.effort = chosen.and_then(|id| Effort::from_id(&id)));
                        },
                    }
                }
            }
        }
    }
}

#[component]
fn When(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    rsx! {
        Question { field: "at",
            PickMoment {
                at: entry.fields.at,
                on_pick: move |at| {
                    journal.change(id, |fields| fields.set_at(at));
                },
            }
        }
    }
}

/// A field with its label above.
#[component]
fn Question(field: String, children: Element) -> Element {
    rsx! {
        div { class: "fieldset", "data-field": "{field}",
            p { class: "fieldset__l", "{words::field_label(&field)}" }
            {children}
        }
    }
}

/// The side as chips.
#[component]
fn Side(id: i64, side: Option<BodySide>) -> Element {
    let journal = use_context::<JournalState>();
    rsx! {
        ChipRadio {
            name: words::field_label("side"),
            items: words::items("side"),
            chosen: side.map(|side| side.id().to_owned()),
            clearable: true,
            on_choose: move |chosen: Option<String>| {
                change(journal, id, |fields| fields.side = chosen.and_then(|id| BodySide::from_id(&id)));
            },
        }
    }
}
