//! What an entry with an emergency sign shows at once, before anything else.

use crate::domain::content::content;
use crate::domain::journal::Entry;
use crate::domain::words::suggestion::{noted, noted_here};
use crate::ui::screens::suggestion::EmergencyLines;
use crate::ui::state::log::LogState;
use crate::ui::state::suggestion::SuggestionState;
use dioxus::prelude::*;

/// The number to call and the way to the check; nothing when no tag asks for it.
#[component]
pub fn EmergencyNotice(entry: Entry) -> Element {
    let suggestions = use_context::<SuggestionState>();
    let log = use_context::<LogState>();
    match suggestions.of_entry(&entry) {
        Some(shown) => rsx! {
            EmergencyLines {
                noted: shown.signs.as_ref().map(|signs| {
                    let is_here = entry.fields.tags.iter().any(|tag| signs.tags.contains(tag));
                    if is_here { noted_here(content(), signs) } else { noted(content(), signs) }
                }),
                shown,
                on_check: move |()| {
                    log.put_away();
                },
            }
        },
        None => rsx! {},
    }
}
