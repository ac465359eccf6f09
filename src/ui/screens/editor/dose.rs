//! How often and how long a move is done.

use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::exercise::{Exercise, Override};
use crate::domain::own_routine::{Edit, OwnRoutine};
use crate::domain::words::{how_long, unbroken};
use crate::ui::components::layer::Sheet;
use crate::ui::components::stepper::Stepper;
use crate::ui::screens::editor::Refused;
use dioxus::prelude::*;

/// Its numbers, off for today, or out of the routine.
#[component]
pub fn DoseSheet(
    routine: OwnRoutine,
    index: usize,
    today: Day,
    refused: Option<String>,
    on_edit: Callback<Edit>,
    on_close: EventHandler<()>,
) -> Element {
    let off = routine.is_off(index, today);
    let last = routine.steps.len().saturating_sub(1);
    let Some(step) = routine.steps.get(index).cloned() else { return rsx! {} };
    let Some(exercise) = content().exercise(&step.exercise) else { return rsx! {} };
    let dose = exercise.dose_with(&step.change);
    let hold = exercise.phases.iter().find(|phase| phase.is_hold());
    let hold = hold.map(|phase| exercise.phase_length(phase, &step.change).as_secs());
    let change = move |change: Override| on_edit.call(Edit::Change { step: index, change });
    let now = step.change;
    rsx! {
        Sheet { title: "{exercise.name}", on_close,
            h2 { "{exercise.name}" }
            Refused { error: refused }
            div { class: "list",
                Stepper {
                    name: "Reps",
                    value: dose.reps.into(),
                    step: 1,
                    least: 1,
                    most: 100,
                    on_change: move |reps: u64| change(Override { reps: u32::try_from(reps).ok(), ..now }),
                }
                Stepper {
                    name: "Sets",
                    value: dose.sets.into(),
                    step: 1,
                    least: 1,
                    most: 20,
                    on_change: move |sets: u64| change(Override { sets: u32::try_from(sets).ok(), ..now }),
                }
                if let Some(hold) = hold {
                    Stepper {
                        name: "Hold",
                        lasts: true,
                        value: hold,
                        step: 5,
                        least: 1,
                        most: 600,
                        on_change: move |hold| change(Override { hold: Some(hold), ..now }),
                    }
                }
                if exercise.dose.sides == 2 {
                    Stepper {
                        name: "Sides",
                        value: dose.sides.into(),
                        step: 1,
                        least: 1,
                        most: 2,
                        on_change: move |sides: u64| change(Override { sides: u32::try_from(sides).ok(), ..now }),
                    }
                }
                Stepper {
                    name: "Rest between sets",
                    lasts: true,
                    value: dose.rest.as_secs(),
                    step: 5,
                    most: 600,
                    on_change: move |rest| change(Override { rest: Some(rest), ..now }),
                }
                Stepper {
                    name: "Time to get into place",
                    lasts: true,
                    value: dose.setup.as_secs(),
                    step: 5,
                    most: 300,
                    on_change: move |setup| change(Override { setup: Some(setup), ..now }),
                }
            }
            div { class: "cluster",
                if index > 0 {
                    button {
                        class: "btn btn--line",
                        r#type: "button",
                        onclick: move |_| {
                            on_edit.call(Edit::Move { from: index, to: 0 });
                            on_close.call(());
                        },
                        "To the start"
                    }
                }
                if index < last {
                    button {
                        class: "btn btn--line",
                        r#type: "button",
                        onclick: move |_| {
                            on_edit.call(Edit::Move { from: index, to: last });
                            on_close.call(());
                        },
                        "To the end"
                    }
                }
                button {
                    class: "btn btn--line",
                    r#type: "button",
                    "aria-pressed": off.to_string(),
                    onclick: move |_| on_edit.call(Edit::Today { step: index, on: off, today }),
                    if off { "Off for today. Switch it on" } else { "Switch off for today" }
                }
                button {
                    class: "btn btn--line",
                    r#type: "button",
                    onclick: move |_| {
                        on_edit.call(Edit::Remove(index));
                        on_close.call(());
                    },
                    "Take out"
                }
            }
            button { class: "btn btn--primary btn--block", r#type: "button", onclick: move |_| on_close.call(()), "Done" }
        }
    }
}

/// As in "2 sets of 8 reps each side, 3 min".
pub fn dose_words(exercise: &Exercise, change: &Override) -> String {
    let dose = exercise.dose_with(change);
    let reps = if dose.reps == 1 { "1 rep".to_owned() } else { format!("{} reps", dose.reps) };
    let sets = if dose.sets == 1 { String::new() } else { format!("{} sets of ", dose.sets) };
    let sides = if dose.sides == 2 { " each side" } else { "" };
    format!("{sets}{reps}{sides}, {}", unbroken(&how_long(exercise.total(change))))
}
