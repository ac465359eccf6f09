//! The Learn tab: short cards in sections, with search over titles and texts.

use crate::domain::content::card::Card;
use crate::domain::content::content;
use crate::domain::fold::found;
use crate::ui::components::field::Search;
use crate::ui::components::frame::{IconButton, TopBar};
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::LinkRow;
use crate::ui::components::prose::plain;
use crate::ui::route::Route;
use crate::ui::state::trail::use_kept;
use dioxus::prelude::*;

/// The Learn tab.
#[component]
pub fn Learn() -> Element {
    let navigator = use_navigator();
    let mut search = use_kept("search", String::new);
    let matches = |card: &&Card| found(&search.read(), &[&card.title, &card.section, &plain(&card.body_markdown)]);
    let cards: Vec<&Card> = content().cards.iter().filter(matches).collect();
    let mut sections: Vec<(&str, Vec<&Card>)> = Vec::new();
    for card in cards {
        match sections.last_mut().filter(|(section, _)| *section == card.section) {
            Some((_, cards)) => cards.push(card),
            None => sections.push((&card.section, vec![card])),
        }
    }
    let all = content().cards.len();
    rsx! {
        main { class: "app",
            TopBar { title: "Learn",
                IconButton {
                    icon: Icon::Gear,
                    name: "Settings",
                    on_press: move |()| {
                        navigator.push(Route::SettingsPage {});
                    },
                }
            }
            div { class: "page page--tabs page--narrow page--close",
                Search {
                    name: "Search the cards",
                    placeholder: "Search {all} short cards",
                    value: search(),
                    on_search: move |text| search.set(text),
                }
                if sections.is_empty() {
                    p { class: "empty", "No card has these words. Try one word, such as “neck” or “grinding”." }
                }
                for (section , cards) in sections {
                    section { key: "{section}",
                        div { class: "day__head",
                            h2 { class: "t-h3", "{section}" }
                            span { class: "u-small u-2",
                                if cards.len() == 1 { "1 card" } else { "{cards.len()} cards" }
                            }
                        }
                        div { class: "card card--flush list",
                            for card in cards {
                                LinkRow {
                                    key: "{card.id}",
                                    name: card.title.clone(),
                                    on_open: {
                                        let id = card.id.to_string();
                                        move |()| {
                                            navigator.push(Route::CardPage { id: id.clone() });
                                        }
                                    },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
