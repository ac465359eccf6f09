//! What was just before: listed words, and own ones.

use crate::domain::journal::{Entry, EntryFields};
use crate::domain::words::refused;
use crate::ui::components::choice::{ChipToggles, ChoiceItem};
use crate::ui::components::field::Field;
use crate::ui::screens::entry::change;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The chips. Own words stand after the listed ones.
#[component]
pub fn WordList(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    let chosen = entry.fields.context;
    let mut items = words::items("context");
    let own: Vec<ChoiceItem> = chosen
        .iter()
        .filter(|word| items.iter().all(|item| item.id != **word))
        .map(|word| ChoiceItem::new(word, word))
        .collect();
    items.extend(own);
    rsx! {
        div { class: "fieldset", "data-field": "context",
            p { class: "fieldset__l", {words::field_label("context")} }
            ChipToggles {
                name: words::field_label("context"),
                items,
                chosen,
                on_toggle: move |word: String| change(journal, id, |fields| toggle(&mut fields.context, word)),
            }
            OwnWord { id }
        }
    }
}

/// Puts a word into a list, or takes it out.
pub fn toggle(list: &mut Vec<String>, word: String) {
    match list.iter().position(|known| *known == word) {
        Some(position) => {
            list.remove(position);
        }
        None => list.push(word),
    }
}

#[component]
fn OwnWord(id: i64) -> Element {
    let journal = use_context::<JournalState>();
    let mut typed = use_signal(String::new);
    let mut problem = use_signal(|| None::<String>);
    // How many words were added: each leaves an empty field behind, in which Enter keeps the focus.
    let mut added = use_signal(|| 0);
    let mut entered = use_signal(|| false);
    let mut add = move || {
        let word = typed.peek().trim().to_owned();
        let Some(entry) = journal.entry(id).filter(|_| !word.is_empty()) else { return };
        let add = |fields: &mut EntryFields| {
            if !fields.context.contains(&word) {
                fields.context.push(word.clone());
            }
        };
        let mut tried = entry.fields;
        add(&mut tried);
        match tried.validate() {
            Ok(()) => {
                problem.set(None);
                typed.set(String::new());
                added += 1;
                journal.change(id, add);
            }
            Err(error) => problem.set(Some(refused(&error))),
        }
    };
    rsx! {
        div { class: "own-word",
            for round in [added()] {
                Field {
                    key: "{round}",
                    id: "own-word",
                    label: "In your own word",
                    value: "",
                    error: problem(),
                    placeholder: "For example: gardening",
                    takes_focus: entered(),
                    on_input: move |text: String| {
                        entered.set(false);
                        typed.set(text);
                    },
                    on_enter: move |()| entered.set(true),
                    on_change: move |text: String| {
                        typed.set(text);
                        add();
                    },
                }
            }
            button { class: "btn btn--line btn--top", r#type: "button", onclick: move |_| add(), "Add" }
        }
    }
}
