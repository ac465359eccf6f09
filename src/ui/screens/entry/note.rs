//! The note of an entry: kept as it is typed. What is refused stays in the field.

use crate::domain::field;
use crate::domain::journal::Entry;
use crate::domain::words::refused;
use crate::ui::components::field::TextArea;
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use crate::ui::state::typed::{NOT_SAVED, use_typed};
use dioxus::prelude::*;

/// The field.
#[component]
pub fn Note(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let id = entry.id;
    let typed = use_typed(move |note| {
        field::note("note", &note).map_err(|error| refused(&error))?;
        journal.change(id, |fields| fields.note = note).map(|_| ()).ok_or_else(|| NOT_SAVED.to_owned())
    });
    rsx! {
        TextArea {
            id: "note",
            label: words::field_label("note"),
            value: entry.fields.note,
            error: typed.error(),
            on_input: move |text| typed.input(text),
            on_leave: move |()| typed.leave(),
        }
    }
}
