//! The note of an entry: saved when the field is left. What is refused stays in the field.

use crate::domain::field;
use crate::domain::journal::Entry;
use crate::ui::components::field::TextArea;
use crate::ui::screens::entry::change;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The field.
#[component]
pub fn Note(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    let mut typed = use_signal(|| entry.fields.note.clone());
    let mut problem = use_signal(|| None::<String>);
    let keep = move || {
        let note = typed.peek().clone();
        let kept = journal.entry(id).map(|entry| entry.fields.note);
        let checked = field::note("note", &note);
        if checked.is_ok() && kept.is_some_and(|kept| kept != note) {
            change(journal, id, |fields| fields.note = note);
        }
        checked
    };
    // Leaving the page by a key does not leave the field first.
    use_drop(move || {
        let _ = keep();
    });
    rsx! {
        TextArea {
            id: "note",
            label: words::field_label("note"),
            value: typed(),
            error: problem(),
            on_input: move |text: String| {
                if problem.peek().is_some() {
                    problem.set(field::note("note", &text).err().map(|error| error.to_string()));
                }
                typed.set(text);
            },
            on_leave: move |()| problem.set(keep().err().map(|error| error.to_string())),
        }
    }
}
