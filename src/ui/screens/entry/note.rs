//! The note of a record: kept as it is typed. What is refused stays in the field.

use crate::domain::field;
use crate::domain::words::refused;
use crate::ui::components::field::TextArea;
use crate::ui::screens::journal::words;
use crate::ui::state::typed::{NOT_SAVED, use_typed};
use dioxus::prelude::*;

/// The field.
#[component]
pub fn Note(
    /// What is kept.
    note: String,
    /// Keeps a note, and says whether it is kept.
    on_keep: Callback<String, bool>,
) -> Element {
    let typed = use_typed(move |note| {
        field::note("note", &note).map_err(|error| refused(&error))?;
        if on_keep.call(note) { Ok(()) } else { Err(NOT_SAVED.to_owned()) }
    });
    rsx! {
        TextArea {
            id: "note",
            label: words::field_label("note"),
            value: note,
            error: typed.error(),
            on_input: move |text| typed.input(text),
            on_leave: move |()| typed.leave(),
        }
    }
}
