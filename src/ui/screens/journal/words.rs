//! The fields of an entry, as screens ask for them.

use crate::domain::content::content;
use crate::domain::words::entry;
use crate::ui::components::choice::ChoiceItem;

/// The label of a field.
pub fn field_label(id: &str) -> &'static str {
    entry::field_label(content(), id)
}

/// The options of a field to choose from.
pub fn items(id: &str) -> Vec<ChoiceItem> {
    entry::options(content(), id).iter().map(|option| ChoiceItem::new(&option.id, &option.label)).collect()
}

/// A row of words that is never broken before a dot.
pub fn kept_together(words: &str) -> String {
    words.replace(" · ", "\u{a0}· ")
}
