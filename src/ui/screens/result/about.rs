//! What a sound or habit usually is. It never changes the result.

use crate::domain::told::{Offered, Sound};
use crate::ui::route::Route;
use dioxus::prelude::*;

/// What the answers about cracks usually mean.
#[component]
pub fn About(sounds: Vec<Sound>) -> Element {
    let navigator = use_navigator();
    if sounds.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card stack",
            h2 { class: "t-h3", "About your answers" }
            for sound in sounds {
                div { key: "{sound.text}",
                    p { "{sound.text}" }
                    div { class: "cluster cluster--links",
                        for offered in sound.offers {
                            button {
                                key: "{offered.name()}",
                                class: "link",
                                r#type: "button",
                                onclick: {
                                    let route = route_to(&offered);
                                    move |_| {
                                        navigator.push(route.clone());
                                    }
                                },
                                "{offered.name()}"
                            }
                        }
                    }
                }
            }
        }
    }
}

fn route_to(offered: &Offered) -> Route {
    match offered {
        Offered::Card(card) => Route::CardPage { id: card.id.to_string() },
        Offered::Routine(routine) => Route::RoutinePage { id: routine.id.to_string() },
        Offered::Exercise(exercise) => Route::ExercisePage { id: exercise.id.to_string() },
    }
}
