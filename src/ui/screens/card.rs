//! One card: a short text, what it leads to, and where it comes from.

use crate::domain::catalogue::leads::{cards_beside, rules_behind};
use crate::domain::content::card::Card;
use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::learn::move_of;
use crate::domain::words::{how_long, how_long_in_full};
use crate::ui::components::cycle::{Cycle, steps};
use crate::ui::components::known::Known;
use crate::ui::components::linked::{Fold, LinkRow};
use crate::ui::components::prose::{Prose, plain, sentences};
use crate::ui::route::Route;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::screens::result::things;
use crate::ui::screens::routine::Hero;
use crate::ui::screens::start::use_starter;
use crate::ui::state::learn::LearnState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;
use std::time::Duration;

/// Words a person reads in a minute.
const READ_PER_MINUTE: usize = 180;

/// The card with this id.
#[component]
pub fn CardPage(id: String) -> Element {
    let settings = use_context::<SettingsState>();
    let learn = use_context::<LearnState>();
    use_effect(use_reactive!(|id| {
        if content().card(&id).is_some() {
            learn.mark_read(&id);
        }
    }));
    let back = use_back();
    let Some(card) = content().card(&id) else {
        return rsx! {
            NotHere { head: "Learn", what: "card", text: "All cards are under Learn.", act: "Open Learn", to: Route::Learn {} }
        };
    };
    let text = settings.numbers().fill(&card.body_markdown);
    let loop_steps = sentences(&text).first().and_then(|first| steps(first));
    let body = match &loop_steps {
        Some(_) => sentences(&text).into_iter().skip(1).collect::<Vec<_>>().join(" "),
        None => text.clone(),
    };
    rsx! {
        main { class: "app",
            SubHead { title: "Learn", on_back: back }
            article { class: "page page--narrow",
                div {
                    p { class: "u-small u-2", "{card.section} · {reading_time(card)}" }
                    h1 { class: "h1--card", tabindex: "-1", "{card.title}" }
                }
                if let Some(steps) = loop_steps {
                    Cycle { steps }
                } else if let Some(exercise) = move_of(content(), card) {
                    Hero { exercise: Known(exercise) }
                }
                Prose { markdown: body }
                Leads { id: card.id.to_string() }
                if !card.sources_shown.is_empty() {
                    Fold { title: "Where this comes from",
                        ul { class: "dots u-small",
                            for source in card.sources_shown.iter() {
                                li { key: "{source}", "{source}" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A routine or a move to try.
struct Lead {
    picture: Option<Known<Exercise>>,
    name: String,
    meta: String,
    route: Route,
}

/// Where a card leads: routines and exercises to try, cards to read, its rules, the next card.
#[component]
fn Leads(id: String) -> Element {
    let starter = use_starter();
    let navigator = use_navigator();
    let Some(card) = content().card(&id) else { return rsx! {} };
    let open = move |route: Route| {
        navigator.push(route);
    };
    let routines = card.links.iter().filter_map(|id| starter.playable(id)).map(|playable| Lead {
        picture: playable.telling_move().and_then(|id| Known::exercise(content(), id)),
        meta: format!("{} · {}", how_long(playable.gated.total), things(&playable.gated.props)),
        route: Route::RoutinePage { id: playable.id.clone() },
        name: playable.name,
    });
    let exercises = card.links.iter().filter_map(|id| content().exercise(id)).map(|exercise| Lead {
        picture: Some(Known(exercise)),
        meta: how_long(Duration::from_secs(exercise.total_seconds)),
        route: Route::ExercisePage { id: exercise.id.to_string() },
        name: exercise.short_name(),
    });
    let moves: Vec<Lead> = routines.chain(exercises).collect();
    let cards = cards_beside(content(), card).into_iter().filter_map(|link| content().card(&link.id));
    let cards = cards.map(|card| (card, "Read this too"));
    let position = content().cards.iter().position(|other| other.id == card.id);
    let next = position.and_then(|position| content().cards.get(position + 1)).map(|card| (card, "Next card"));
    let mut cards: Vec<(&Card, &str)> = cards.collect();
    cards.extend(next.filter(|(next, _)| cards.iter().all(|(card, _)| card.id != next.id)));
    let numbers = use_context::<SettingsState>().numbers();
    let rules = rules_behind(content(), card).into_iter().map(|link| (numbers.fill(&link.name), link.id));
    let rules: Vec<(String, String)> = rules.map(|(name, id)| (id, name)).collect();
    rsx! {
        if !moves.is_empty() {
            section { class: "stack stack--s",
                h2 { class: "t-h3", "Try it" }
                for lead in moves {
                    LinkRow {
                        key: "{lead.name}",
                        card: true,
                        picture: lead.picture,
                        name: lead.name,
                        meta: lead.meta,
                        on_open: move |()| open(lead.route.clone()),
                    }
                }
            }
        }
        section { class: "stack stack--s", "aria-label": "Read on",
            for (card , meta) in cards {
                LinkRow {
                    key: "{card.id}",
                    card: true,
                    name: card.title.clone(),
                    meta,
                    on_open: {
                        let id = card.id.to_string();
                        move |()| open(Route::CardPage { id: id.clone() })
                    },
                }
            }
            if !rules.is_empty() {
                Fold { title: "The rules behind it ({rules.len()})",
                    div { class: "list list--in",
                        for (id , name) in rules {
                            LinkRow {
                                key: "{id}",
                                name,
                                meta: id.clone(),
                                on_open: move |()| open(Route::RecordPage { id: id.clone() }),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "30 seconds", to the next ten.
fn reading_time(card: &Card) -> String {
    let words = plain(&card.body_markdown).split_whitespace().count();
    let seconds = (words * 60 / READ_PER_MINUTE).div_ceil(10) * 10;
    how_long_in_full(Duration::from_secs(u64::try_from(seconds.max(10)).unwrap_or(u64::MAX)))
}
