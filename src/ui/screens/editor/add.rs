//! Moves for the routine, chosen from all.

use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::fold;
use crate::domain::id::ExerciseId;
use crate::domain::routine::wishes::{order, wishes};
use crate::domain::session::record::Feedback;
use crate::domain::words::count;
use crate::ui::components::field::Search;
use crate::ui::components::known::Known;
use crate::ui::components::layer::Sheet;
use crate::ui::components::picture_row::{Badge, BadgeKind, Thumb};
use crate::ui::screens::editor::Refused;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// Every move of the library, those that are liked first, with a search. It stays for the next one.
#[component]
pub fn AddSheet(
    /// What the routine holds.
    steps: Vec<ExerciseId>,
    refused: Option<String>,
    on_add: EventHandler<&'static Exercise>,
    on_close: EventHandler<()>,
) -> Element {
    let journal = use_context::<JournalState>();
    let mut wanted = use_signal(String::new);
    let moves = content().exercises.len();
    let wishes = journal.with(|recent| wishes(&recent.sessions));
    let there = |exercise: &Exercise| steps.iter().filter(|step| **step == exercise.id).count();
    let liked = |exercise: &Exercise| wishes.get(&exercise.id) == Some(&Feedback::Like);
    let mut found: Vec<&'static Exercise> = content()
        .exercises
        .iter()
        .filter(|exercise| {
            fold::found(&wanted.read(), &[&exercise.name, &exercise.region.to_string(), &exercise.props.join("\n")])
        })
        .collect();
    found.sort_by_key(|exercise| order(wishes.get(&exercise.id).copied()));
    rsx! {
        Sheet { title: "Add a move", on_close,
            h2 { "Add a move" }
            Refused { error: refused }
            Search {
                name: "Search the moves",
                placeholder: "Search {moves} moves",
                value: "",
                on_search: move |text| wanted.set(text),
            }
            ul { class: "list",
                for exercise in found {
                    li { key: "{exercise.id}",
                        button {
                            class: "row",
                            r#type: "button",
                            onclick: move |_| on_add.call(exercise),
                            Thumb { exercise: Known(exercise) }
                            span { class: "row__body",
                                span { class: "row__name", "{exercise.name}" }
                                span { class: "row__meta", {exercise.region_words()} }
                                if liked(exercise) {
                                    Badge { kind: BadgeKind::Liked, words: "You like it" }
                                }
                                match there(exercise) {
                                    0 => rsx! {},
                                    1 => rsx! {
                                        Badge { kind: BadgeKind::Here, words: "In the routine" }
                                    },
                                    times => rsx! {
                                        Badge { kind: BadgeKind::Here, words: "In the routine {times} times" }
                                    },
                                }
                            }
                        }
                    }
                }
            }
            div { class: "sheet__foot",
                button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| on_close.call(()),
                    {format!("Done, {} in the routine", count(steps.len(), "move", "moves"))}
                }
            }
        }
    }
}
