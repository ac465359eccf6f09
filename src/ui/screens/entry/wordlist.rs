//! What was just before: listed words, and own ones, which are offered again.

use crate::domain::content::content;
use crate::domain::journal::{Entry, EntryFields, WordList};
use crate::domain::words::entry::listed_word;
use crate::domain::words::refused;
use crate::ui::components::choice::{ChipToggles, ChoiceItem};
use crate::ui::components::field::Field;
use crate::ui::screens::entry::change;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The chips of what was just before.
#[component]
pub fn Context(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    let items = items(journal, WordList::Context, &entry);
    rsx! {
        div { class: "fieldset", "data-field": "context",
            p { class: "fieldset__l", {words::field_label("context")} }
            ChipToggles {
                name: words::field_label("context"),
                items,
                chosen: entry.fields.context,
                on_toggle: move |word: String| change(journal, id, |fields| toggle(&mut fields.context, word)),
            }
            OwnWord { id, list: WordList::Context, label: "In your own words", example: "For example: gardening" }
        }
    }
}

/// The listed words, then the person's own: those of this entry, and those used most often lately.
pub fn items(journal: JournalState, list: WordList, entry: &Entry) -> Vec<ChoiceItem> {
    let mut items = words::items(list.id());
    let listed: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let used = journal.own_words(list, &listed);
    for word in list.of(&entry.fields).iter().chain(&used) {
        if items.iter().all(|item| item.id != *word) {
            items.push(ChoiceItem::new(word, word));
        }
    }
    items
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

/// A field for a word that is not listed.
#[component]
pub fn OwnWord(id: i64, list: WordList, label: String, example: String) -> Element {
    let journal = use_context::<JournalState>();
    let mut typed = use_signal(String::new);
    let mut problem = use_signal(|| None::<String>);
    // How many words were added: each leaves an empty field behind, in which Enter keeps the focus.
    let mut added = use_signal(|| 0);
    let mut entered = use_signal(|| false);
    let mut add = move || {
        let word = listed_word(content(), list, typed.peek().trim());
        let Some(entry) = journal.entry(id).filter(|_| !word.is_empty()) else { return };
        let add = |fields: &mut EntryFields| {
            let words = list.of_mut(fields);
            if !words.contains(&word) {
                words.push(word.clone());
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
                    id: if list == WordList::Context { "own-word" } else { "own-sign" },
                    label: label.clone(),
                    value: "",
                    error: problem(),
                    placeholder: example.clone(),
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
