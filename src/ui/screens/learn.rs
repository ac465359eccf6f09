//! The Learn tab: three cards for this person, then all of them in sections, with search over titles and texts.

use crate::domain::checker::Who;
use crate::domain::content::card::Card;
use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::fold::{found, words};
use crate::domain::learn::{Lately, for_you, move_of};
use crate::domain::words::count;
use crate::ui::components::field::Search;
use crate::ui::components::found::{Excerpt, Found};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::Thumb;
use crate::ui::components::prose::plain;
use crate::ui::route::Route;
use crate::ui::screens::head::Head;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::later::use_drawn;
use crate::ui::state::learn::LearnState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_kept;
use dioxus::prelude::*;

/// The Learn tab.
#[component]
pub fn Learn() -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let mut search = use_kept("search", String::new);
    let sought = words(&search.read());
    let matches = |card: &&Card| {
        sought.is_empty()
            || found(&search.read(), &[&card.title, &card.section, &plain(&numbers.fill(&card.body_markdown))])
    };
    let cards: Vec<&Card> = content().cards.iter().filter(matches).collect();
    let fit = cards.len();
    let mut sections: Vec<(&str, Vec<&Card>)> = Vec::new();
    for card in cards {
        match sections.last_mut().filter(|(section, _)| *section == card.section) {
            Some((_, cards)) => cards.push(card),
            None => sections.push((&card.section, vec![card])),
        }
    }
    let all = content().cards.len();
    let drawn = use_drawn();
    rsx! {
        main { class: "app",
            Head { title: "Learn" }
            div { class: "page page--tabs page--wide page--close",
                Search {
                    name: "Search the cards",
                    placeholder: "Search {all} short cards",
                    value: search(),
                    on_search: move |text| search.set(text),
                }
                p { role: "status", class: "seek__found u-num",
                    if !sought.is_empty() && fit > 0 {
                        "{count(fit, \"card\", \"cards\")} found"
                    }
                }
                if sought.is_empty() {
                    ForYouCards {}
                } else if sections.is_empty() {
                    p { class: "empty", "No card has these words. Try one word, such as “neck” or “grinding”." }
                }
                div { class: "columns",
                    for (section , cards) in sections {
                        section { key: "{section}",
                            div { class: "day__head",
                                h2 { class: "t-h3", "{section}" }
                                span { class: "u-small u-2", "{count(cards.len(), \"card\", \"cards\")}" }
                            }
                            div { class: "card card--flush list",
                                for card in cards {
                                    CardRow {
                                        key: "{card.id}",
                                        id: card.id.to_string(),
                                        words: sought.clone(),
                                        blank: drawn < all,
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The three cards that have to do with what this person did last.
#[component]
fn ForYouCards() -> Element {
    let journal = use_context::<JournalState>();
    let check = use_context::<CheckState>();
    let own = use_context::<RoutineState>();
    let learn = use_context::<LearnState>();
    // What is read meanwhile moves no card away under the finger.
    let was_read = use_hook(|| content().cards.iter().map(|card| learn.is_read(&card.id)).collect::<Vec<bool>>());
    let checks = check.checks();
    let result = checks.iter().find(|check| check.who == Who::Me);
    let chosen = journal.with(|recent| {
        let routine = recent.sessions.first().map(|session| (session.routine.as_str(), own.name(&session.routine)));
        let lately = Lately {
            crack: recent.entries.first().map(|entry| &entry.fields),
            result: result.map(|check| &check.result.assessment),
            routine: routine.as_ref().map(|(id, name)| (*id, name.as_str())),
        };
        let is_read = |card: &Card| {
            let place = content().cards.iter().position(|other| other.id == card.id);
            place.and_then(|place| was_read.get(place)).copied().unwrap_or_default()
        };
        for_you(content(), &lately, is_read)
    });
    rsx! {
        section { class: "stack stack--s",
            h2 { class: "t-h3", "For you now" }
            div { class: "for-you",
                for one in chosen {
                    CardRow { key: "{one.card.id}", id: one.card.id.to_string(), reason: one.reason }
                }
            }
        }
    }
}

/// One card in a list, or as a card of its own with the reason for it.
#[component]
fn CardRow(
    id: String,
    reason: Option<String>,
    #[props(default)] words: Vec<String>,
    #[props(default)] blank: bool,
) -> Element {
    let learn = use_context::<LearnState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let Some(card) = content().card(&id) else { return rsx! {} };
    let picture: Option<Known<Exercise>> = move_of(content(), card).map(Known);
    let is_read = learn.is_read(&id);
    let class = if reason.is_some() { "row card row--card" } else { "row row--setting" };
    rsx! {
        button {
            class,
            r#type: "button",
            role: "link",
            onclick: move |_| {
                navigator.push(Route::CardPage { id: id.clone() });
            },
            if let Some(exercise) = picture {
                Thumb { exercise, blank }
            }
            span { class: "row__body",
                if let Some(reason) = reason {
                    span { class: "row__meta", "{reason}" }
                }
                span { class: "row__name",
                    Found { text: card.title.clone(), words: words.clone() }
                }
                if !words.is_empty() {
                    Excerpt { text: plain(&settings.numbers().fill(&card.body_markdown)), words }
                }
                if is_read {
                    span { class: "badge",
                        Picture { icon: Icon::Tick, size: IconSize::Tiny }
                        "Read"
                    }
                }
            }
            span { class: "row__end",
                Picture { icon: Icon::Next, size: IconSize::Small }
            }
        }
    }
}
