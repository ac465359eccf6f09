//! The moves of a routine, each with its picture, dose and time.

use crate::domain::content::content;
use crate::domain::routine::wishes::wishes;
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::session::record::Feedback;
use crate::domain::words::{how_long, lower_first, unbroken, upper_first};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::{Badge, BadgeKind, Thumb};
use crate::ui::route::Route;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::time::Duration;

/// The moves in order, and how it ends.
#[component]
pub fn Steps(plan: Plan) -> Element {
    let journal = use_context::<JournalState>();
    let end = use_context::<SettingsState>().numbers().fill(&lower_first(&plan.settle_note));
    let wishes = journal.with(|recent| wishes(&recent.sessions));
    let timetable = plan.timetable(content());
    let lengths: Vec<Duration> = timetable.steps.iter().map(|step| step.length).collect();
    rsx! {
        section { "aria-labelledby": "moves",
            h2 { id: "moves", class: "routine__moves", "Moves" }
            ol { class: "card card--flush list",
                for (number , (step , length)) in plan.steps.iter().zip(lengths).enumerate() {
                    StepRow { key: "{number}", number: number + 1, step: step.clone(), length, liked: wishes.get(&step.exercise) == Some(&Feedback::Like) }
                }
            }
            if !end.is_empty() {
                p { class: "u-small u-2 routine__end", "At the end: {end}" }
            }
        }
    }
}

#[component]
fn StepRow(number: usize, step: PlanStep, length: Duration, liked: bool) -> Element {
    let navigator = use_navigator();
    let Some(exercise) = content().exercise(&step.exercise) else { return rsx! {} };
    let instead_of = step.instead_of.as_ref().and_then(|id| content().exercise(id)).map(|written| written.short_name());
    rsx! {
        li {
            button {
                class: "row row--step",
                r#type: "button",
                role: "link",
                onclick: move |_| {
                    navigator.push(Route::ExercisePage { id: exercise.id.to_string() });
                },
                Thumb { exercise: Known(exercise) }
                span { class: "row__body",
                    span { class: "row__name", "{number}. {exercise.name}" }
                    span { class: "row__meta u-num", "{exercise.dose_words(&step.change)} · {unbroken(&how_long(length))}" }
                    if let Some(note) = step.remark() {
                        span { class: "row__meta", "{upper_first(note)}" }
                    }
                    if liked {
                        Badge { kind: BadgeKind::Liked, words: "You like it" }
                    }
                    if let Some(written) = instead_of {
                        How { words: "In place of {written}" }
                    }
                    for how in step.how_words(exercise) {
                        How { key: "{how}", words: "{how}" }
                    }
                    if let Some(side) = step.begins_with(exercise) {
                        How { words: "Begins with the {side}" }
                    }
                }
            }
        }
    }
}

/// How a move is done differently.
#[component]
fn How(words: String) -> Element {
    rsx! {
        span { class: "badge badge--adj",
            Picture { icon: Icon::Swap, size: IconSize::Tiny }
            span { "{words}" }
        }
    }
}
