//! What a sound or habit usually is. It never changes the result.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// The label of interpretations that say a sound is usual.
const USUAL: &str = "low_normal";

/// What the answers about cracks usually mean. Beside a result that asks to be seen within days nothing calming
/// stands, and beside one that asks for today nothing at all.
#[component]
pub fn About(check: Check) -> Element {
    let state = use_context::<CheckState>();
    let navigator = use_navigator();
    let tier = check.result.assessment.tier;
    let interpretations = check.result.assessment.interpretations.iter().filter_map(|id| content().interpretation(id));
    let shown: Vec<_> = interpretations
        .filter(|_| tier < Tier::UrgentSameDay)
        .filter(|interpretation| tier < Tier::SeeSoon || interpretation.label != USUAL)
        .collect();
    if shown.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card stack",
            h2 { class: "t-h3", "About your answers" }
            for interpretation in shown {
                div { key: "{interpretation.id}",
                    p { "{interpretation.text}" }
                    div { class: "cluster cluster--links",
                        for (name , route) in interpretation.offer.iter().filter_map(|id| offer(&state, id)) {
                            button {
                                key: "{name}",
                                class: "link",
                                r#type: "button",
                                onclick: move |_| {
                                    navigator.push(route.clone());
                                },
                                "{name}"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a person can open by this id, unless a gate blocks it.
fn offer(state: &CheckState, id: &str) -> Option<(String, Route)> {
    if let Some(card) = content().card(id) {
        return Some((card.title.clone(), Route::CardPage { id: id.to_owned() }));
    }
    if let Some(routine) = content().routine(id) {
        let open = !state.routine(routine).locked;
        return open.then(|| (routine.name.clone(), Route::RoutinePage { id: id.to_owned() }));
    }
    let exercise = content().exercise(id)?;
    let open = state.exercise(exercise).blocked.is_none();
    open.then(|| (exercise.name.clone(), Route::ExercisePage { id: id.to_owned() }))
}
