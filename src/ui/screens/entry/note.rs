//! The note of an entry: saved when the field is left, if it was written in. What is refused stays in the field.

use crate::domain::field;
use crate::domain::field::FieldError;
use crate::domain::journal::Entry;
use crate::ui::components::field::TextArea;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The field.
#[component]
pub fn Note(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    // What was typed and is not kept yet; without it the field shows what is kept, whoever wrote it.
    let mut typed = use_signal(|| None::<String>);
    let mut problem = use_signal(|| None::<String>);
    let keep = move || {
        let Some(note) = typed.peek().clone() else { return Ok(true) };
        field::note("note", &note)?;
        Ok(journal.change(id, |fields| fields.note = note).is_some())
    };
    // Leaving the page by a key does not leave the field first.
    use_drop(move || {
        let _: Result<bool, FieldError> = keep();
    });
    rsx! {
        TextArea {
            id: "note",
            label: words::field_label("note"),
            value: typed().unwrap_or(entry.fields.note),
            error: problem(),
            on_input: move |text: String| {
                if problem.peek().is_some() {
                    problem.set(field::note("note", &text).err().map(|error| error.to_string()));
                }
                typed.set(Some(text));
            },
            on_leave: move |()| {
                let kept = keep();
                if kept == Ok(true) {
                    typed.set(None);
                }
                problem.set(kept.err().map(|error| error.to_string()));
            },
        }
    }
}
