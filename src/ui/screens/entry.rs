//! One crack in full. Every field is saved as it is touched.

use crate::domain::journal::{BodySide, Effort, Entry, EntryFields, PainKind, Pops, Sound, Trigger, emergency_of};
use crate::domain::words::time;
use crate::ui::components::choice::{ChipRadio, Segments};
use crate::ui::components::frame::SubBar;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::linked::Fold;
use crate::ui::components::scale::Scale;
use crate::ui::components::trigger::TriggerChips;
use crate::ui::screens::journal::emergency::EmergencyNotice;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

mod gone;
mod note;
mod place;
mod when;
mod wordlist;

pub use gone::Gone;
use note::Note;
use place::Place;
pub use when::PickMoment;
use wordlist::WordList;

/// The entry with this id.
#[component]
pub fn EntryPage(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let was_here = use_hook(|| Rc::new(Cell::new(false)));
    let back = use_back();
    let Some(entry) = journal.entry(id) else {
        return rsx! {
            main { class: "app",
                SubBar { title: "Journal", on_back: back }
                div { class: "page page--narrow",
                    Gone { id, elsewhere: was_here.get() }
                }
            }
        };
    };
    was_here.set(true);
    rsx! {
        main { class: "app",
            SubBar { title: "Crack at {time(entry.fields.at)}", on_back: back }
            for id in [entry.id] {
                div { key: "{id}", class: "page page--narrow page--form",
                    Fields { entry: entry.clone() }
                    p { class: "u-small u-2", "Everything is saved as you touch it." }
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        onclick: move |_| {
                            if journal.delete(id) {
                                back(());
                            }
                        },
                        Picture { icon: Icon::Close, size: IconSize::Small }
                        "Delete this entry"
                    }
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: move |_| back(()),
                    "Done"
                }
            }
        }
    }
}

/// All fields. A sign that asks for help is answered where it was touched; one that was there before, on top.
#[component]
fn Fields(entry: Entry) -> Element {
    let before = use_hook(|| emergency_of(&entry.fields).is_some());
    rsx! {
        if before {
            EmergencyNotice { fields: entry.fields.clone() }
        }
        Place { entry: entry.clone() }
        Crack { entry: entry.clone() }
        WordList { entry: entry.clone(), field: "context" }
        WordList { entry: entry.clone(), field: "tags" }
        if !before {
            EmergencyNotice { fields: entry.fields.clone() }
        }
        Strengths { entry: entry.clone() }
        When { entry: entry.clone() }
        Note { entry: entry.clone() }
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
            id,
            field: "pain",
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

/// Pain later, the wish before, the relief after and how hard it was tried.
#[component]
fn Strengths(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let (id, fields) = (entry.id, entry.fields);
    let told =
        fields.pain_later.is_some() || fields.urge.is_some() || fields.relief.is_some() || fields.effort.is_some();
    let open = use_hook(|| told);
    rsx! {
        Fold { title: "Pain later, wish, relief, effort", open,
            div { class: "stack stack--l",
                Strength {
                    id,
                    field: "pain_later",
                    value: fields.pain_later,
                    high: "10 worst",
                    on_change: move |value| change(journal, id, |fields| fields.pain_later = value),
                }
                Strength {
                    id,
                    field: "urge",
                    value: fields.urge,
                    high: "10 strongest",
                    on_change: move |value| change(journal, id, |fields| fields.urge = value),
                }
                Strength {
                    id,
                    field: "relief",
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
                    journal.change(id, |fields| fields.at = at);
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

/// A 0–10 field that can be taken back.
#[component]
fn Strength(id: i64, field: String, value: Option<u8>, high: String, on_change: EventHandler<Option<u8>>) -> Element {
    let label = words::field_label(&field);
    rsx! {
        div { class: "fieldset", "data-field": "{field}",
            div { class: "split",
                p { class: "fieldset__l", "{label}" }
                if value.is_some() {
                    button {
                        class: "link link--tight u-small",
                        r#type: "button",
                        "aria-label": "Clear: {label}",
                        onclick: move |_| on_change.call(None),
                        "Clear"
                    }
                }
            }
            // A cleared scale is a new one, so that its slider starts from nothing again.
            for set in [value.is_some()] {
                Scale {
                    key: "{set}",
                    name: label,
                    value,
                    high: high.clone(),
                    on_change: move |value: u8| on_change.call(Some(value)),
                }
            }
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
