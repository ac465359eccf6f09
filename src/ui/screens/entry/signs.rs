//! What is new with it: the commonest signs, the others behind "More", and by themselves those that ask for help at once
//! (journal rule J12).

use crate::domain::journal::{COMMON_SIGNS, Entry, WordList, is_emergency_tag};
use crate::ui::components::choice::{ChipToggles, ChoiceItem};
use crate::ui::screens::entry::change;
use crate::ui::screens::entry::wordlist::{OwnWord, items, toggle};
use crate::ui::screens::journal::words;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// The chips in their groups. What is chosen is always in sight.
#[component]
pub fn Signs(entry: Entry) -> Element {
    let journal = use_context::<JournalState>();
    let mut all = use_signal(|| false);
    let id = entry.id;
    let chosen = entry.fields.tags.clone();
    let listed = items(journal, WordList::Tags, &entry);
    let is_listed = |item: &ChoiceItem| words::items("tags").iter().any(|listed| listed.id == item.id);
    let (urgent, others): (Vec<ChoiceItem>, Vec<ChoiceItem>) =
        listed.into_iter().partition(|item| is_emergency_tag(&item.id));
    let in_sight = |item: &ChoiceItem| {
        all() || COMMON_SIGNS.contains(&item.id.as_str()) || chosen.contains(&item.id) || !is_listed(item)
    };
    let (shown, hidden): (Vec<ChoiceItem>, Vec<ChoiceItem>) = others.into_iter().partition(in_sight);
    let press = move |tag: String| change(journal, id, |fields| toggle(&mut fields.tags, tag));
    rsx! {
        div { class: "fieldset", "data-field": "tags",
            p { class: "fieldset__l", {words::field_label("tags")} }
            ChipToggles {
                name: words::field_label("tags"),
                items: shown,
                chosen: chosen.clone(),
                on_toggle: press,
            }
            if !hidden.is_empty() {
                button {
                    class: "link link--tight",
                    r#type: "button",
                    "aria-expanded": "false",
                    onclick: move |_| all.set(true),
                    "{hidden.len()} more"
                }
            }
            OwnWord { id, list: WordList::Tags, label: "Another sign, in your own words", example: "For example: heavy head" }
        }
        div { class: "fieldset", "data-field": "urgent",
            p { class: "fieldset__l", "Any of these? They need help at once" }
            ChipToggles { name: "Signs that need help at once", items: urgent, chosen, on_toggle: press }
        }
    }
}
