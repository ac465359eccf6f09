//! The routine editor: what is played, in which order, how often and how long. Every change is kept at once.

use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::field::FieldError;
use crate::domain::own_routine::Edit;
use crate::domain::words::kept::NOT_HERE;
use crate::domain::words::{self, count, how_long, unbroken};
use crate::ui::components::field::Field;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::layer::{Empty, Notice, NoticeKind};
use crate::ui::components::picture_row::Thumb;
use crate::ui::components::stepper::Stepper;
use crate::ui::route::Route;
use crate::ui::screens::cause::Changes;
use crate::ui::screens::head::SubHead;
use crate::ui::screens::not_here::NotHere;
use crate::ui::screens::once::use_once;
use crate::ui::state::check::CheckState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use crate::ui::state::typed::use_typed;
use dioxus::prelude::*;

mod add;
mod dose;
mod share;

use add::AddSheet;
use dose::{DoseSheet, dose_words};
use share::ShareSheet;

/// What lies over the editor.
#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    /// A list of exercises to add.
    Add,
    /// The dose of a step.
    Dose(usize),
    /// The routine as text.
    Share,
}

/// The editor of one own routine.
#[component]
pub fn Editor(id: String) -> Element {
    let routines = use_context::<RoutineState>();
    let settings = use_context::<SettingsState>();
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let back = use_back();
    let once = use_once();
    let mut open = use_signal(|| Open::Nothing);
    let mut refused = use_signal(|| None::<FieldError>);
    let named = id.clone();
    let typed =
        use_typed(move |name| routines.edit(&named, Edit::Rename(name)).map_err(|error| words::refused(&error)));
    let Some(routine) = routines.get(&id) else {
        return rsx! {
            NotHere { head: "Edit", what: "routine", text: NOT_HERE, act: "Open the trash", to: Route::Trash {} }
        };
    };
    let uid = routine.uid.clone();
    let edit = use_callback(move |edit: Edit| {
        refused.set(routines.edit(&uid, edit).err());
    });
    let today = settings.today();
    let total = routine.plan_on(today).timetable(content()).total;
    let gated = check.standing().own_routine(content(), &routine.plan_on(today));
    let steps = routine.steps.len();
    let off = routine.off_on(today).len();
    let moves =
        if off == 0 { count(steps, "move", "moves") } else { format!("{} of {steps} moves today", steps - off) };
    let other = refused().map(|error| words::refused(&error));
    rsx! {
        main { class: "app",
            SubHead { title: "Edit", on_back: back,
                IconButton { icon: Icon::Share, name: "Share", on_press: move |()| open.set(Open::Share) }
            }
            div { class: "page",
                h1 { class: "u-hide", tabindex: "-1", "Edit {routine.name}" }
                Field {
                    id: "name",
                    label: "Name",
                    value: routine.name.clone(),
                    error: typed.error(),
                    on_input: move |name| typed.input(name),
                    on_change: move |_| typed.leave(),
                }
                p { class: "u-small u-2",
                    if steps == 0 {
                        "No moves yet. Kept as you change it."
                    } else {
                        "{unbroken(&how_long(total))}, {moves}. Kept as you change it."
                    }
                }
                Refused { error: other.clone() }
                if routine.steps.is_empty() {
                    Empty {
                        text: "The moves of this routine will be here.",
                        act: "Add a move",
                        on_act: move |()| open.set(Open::Add),
                    }
                } else {
                    // Where a dragged move was let go, as "4 0".
                    input {
                        id: "dragged",
                        class: "u-hide",
                        "aria-hidden": "true",
                        tabindex: "-1",
                        oninput: move |event| {
                            if let Some((from, to)) = places(&event.value()) {
                                edit.call(Edit::Move { from, to });
                            }
                        },
                    }
                    ol { class: "card card--flush list", "data-drag-into": "dragged",
                        for (index , step) in routine.steps.iter().enumerate() {
                            if let Some(exercise) = content().exercise(&step.exercise) {
                                EditorStep {
                                    key: "{index}-{step.exercise}",
                                    index,
                                    last: index + 1 == steps,
                                    exercise: Known(exercise),
                                    dose: dose_words(exercise, &step.change),
                                    off: routine.is_off(index, today),
                                    on_edit: edit,
                                    on_open: move |()| open.set(Open::Dose(index)),
                                }
                            }
                        }
                    }
                    button {
                        class: "btn btn--soft btn--block",
                        r#type: "button",
                        onclick: move |_| open.set(Open::Add),
                        Picture { icon: Icon::Plus }
                        "Add a move"
                    }
                }
                if !gated.why.is_empty() {
                    Notice { kind: NoticeKind::Adjusted, icon: Icon::Swap,
                        p { class: "u-b", "Adjusted for you" }
                        Changes { gates: gated.why, steps: gated.plan.steps, left_out: gated.left_out }
                    }
                }
                section { class: "card card--flush list",
                    Stepper {
                        name: "Between moves",
                        lasts: true,
                        value: routine.change_seconds,
                        step: 5,
                        most: 120,
                        on_change: move |seconds| edit.call(Edit::Pause(seconds)),
                    }
                    Stepper {
                        name: "At the end",
                        lasts: true,
                        value: routine.settle.seconds,
                        step: 5,
                        most: 600,
                        on_change: move |seconds| edit.call(Edit::Settle(seconds)),
                    }
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: {
                        let uid = routine.uid.clone();
                        move |_| {
                            once.run(&uid, || {
                                routines.copy(&uid).map(|id| navigator.replace(Route::Editor { id })).is_some()
                            });
                        }
                    },
                    "Make a copy"
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: {
                        let uid = routine.uid.clone();
                        move |_| {
                            if routines.delete(&uid) {
                                navigator.replace(Route::Move {});
                            }
                        }
                    },
                    "Delete this routine"
                }
            }
            div { class: "foot",
                button {
                    class: "btn btn--primary btn--block btn--big",
                    r#type: "button",
                    onclick: {
                        let id = routine.uid.clone();
                        move |_| {
                            navigator.replace(Route::RoutinePage { id: id.clone() });
                        }
                    },
                    "Done"
                }
            }
        }
        match open() {
            Open::Nothing => rsx! {},
            Open::Add => rsx! {
                AddSheet {
                    steps: routine.steps.iter().map(|step| step.exercise.clone()).collect::<Vec<_>>(),
                    refused: other,
                    on_add: move |exercise: &'static Exercise| edit.call(Edit::Add(exercise.id.clone())),
                    on_close: move |()| open.set(Open::Nothing),
                }
            },
            Open::Dose(index) => rsx! {
                DoseSheet {
                    routine: routine.clone(),
                    index,
                    today,
                    refused: other,
                    on_edit: edit,
                    on_close: move |()| open.set(Open::Nothing),
                }
            },
            Open::Share => rsx! {
                ShareSheet {
                    routine: routine.clone(),
                    on_save: routines.can_save().then(|| {
                        let routine = routine.clone();
                        EventHandler::new(move |()| {
                            routines.save_file(&routine);
                            open.set(Open::Nothing);
                        })
                    }),
                    on_close: move |()| open.set(Open::Nothing),
                }
            },
        }
    }
}

/// The two places in "4 0".
fn places(dragged: &str) -> Option<(usize, usize)> {
    let (from, to) = dragged.split_once(' ')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

/// Why a change was not made.
#[component]
fn Refused(error: Option<String>) -> Element {
    rsx! {
        if let Some(error) = error {
            p { class: "field__e", role: "alert", "{error}" }
        }
    }
}

#[component]
fn EditorStep(
    index: usize,
    last: bool,
    exercise: Known<Exercise>,
    dose: String,
    /// Switched off for today.
    off: bool,
    on_edit: Callback<Edit>,
    on_open: EventHandler<()>,
) -> Element {
    let exercise = exercise.0;
    let state = if off { "off" } else { "on" };
    let off = if off { " · off for today" } else { "" };
    rsx! {
        li { class: "row row--edit", "data-state": state,
            // A finger or a mouse drags; the arrows at the end do the same.
            span { class: "grip", "aria-hidden": "true", "data-drags": "",
                Picture { icon: Icon::Grip, size: IconSize::Small }
            }
            Thumb { exercise: Known(exercise) }
            button {
                class: "row__body row__open",
                r#type: "button",
                onclick: move |_| on_open.call(()),
                span { class: "row__name",
                    span { class: "u-hide", "Change " }
                    span { "aria-hidden": "true", "{index + 1}. " }
                    "{exercise.name}"
                }
                span { class: "row__meta", "{dose}{off}" }
            }
            span { class: "row__acts", "data-repeats": "",
            if index > 0 {
                IconButton {
                    icon: Icon::Up,
                    name: "Move {exercise.name} up",
                    size: IconSize::Small,
                    on_press: move |()| on_edit.call(Edit::Move { from: index, to: index - 1 }),
                }
            }
            if !last {
                IconButton {
                    icon: Icon::Down,
                    name: "Move {exercise.name} down",
                    size: IconSize::Small,
                    on_press: move |()| on_edit.call(Edit::Move { from: index, to: index + 1 }),
                }
            }
            }
        }
    }
}
