//! A routine that was changed for this person.

use crate::domain::content::content;
use crate::domain::gate::{LeftOut, Standing};
use crate::domain::id::ExerciseId;
use crate::domain::routine::playable::Playable;
use crate::domain::words::gate::reasons;
use crate::domain::words::name::short_name_of;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::screens::cause::Changes;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// What the gates and the person's own word changed.
#[component]
pub fn Adjusted(playable: Playable) -> Element {
    let standing = use_context::<CheckState>().standing();
    if playable.gated.why.is_empty() && playable.unwanted.is_empty() {
        return rsx! {};
    }
    rsx! {
        Notice { kind: NoticeKind::Adjusted, icon: Icon::Swap,
            p { class: "u-b", "Adjusted for you" }
            Changes { gates: playable.gated.why.clone() }
            if !playable.gated.left_out.is_empty() {
                p { class: "u-small u-b notice__part", "Left out, because …" }
                ul { class: "left-out",
                    for left in playable.gated.left_out.iter() {
                        li { key: "{left.exercise}", class: "u-small", "{left_out_words(&standing, left)}" }
                    }
                }
            }
            for exercise in playable.unwanted.iter() {
                Unwanted { key: "{exercise}", exercise: exercise.clone() }
            }
        }
    }
}

fn left_out_words(standing: &Standing, left: &LeftOut) -> String {
    let name = content().exercise(&left.exercise).map_or(left.exercise.as_str(), |exercise| exercise.name.as_str());
    format!("{name}: {}", reasons(content(), standing, &left.gates, left.how.as_deref()))
}

#[component]
fn Unwanted(exercise: ExerciseId) -> Element {
    let journal = use_context::<JournalState>();
    let name = short_name_of(content(), &exercise);
    rsx! {
        p { class: "u-small", "{name} is left out, as you asked." }
        button {
            class: "link u-small",
            r#type: "button",
            onclick: move |_| {
                journal.wish(&exercise, None);
            },
            "Put {name} back"
        }
    }
}
