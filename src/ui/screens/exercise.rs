//! One exercise: how to begin, what to do, what to watch, and trying it alone.

use crate::domain::catalogue::leads::{cards_about, gates_of_exercise};
use crate::domain::content::content;
use crate::domain::exercise::{Exercise, Override, Variant};
use crate::domain::gate::GatedExercise;
use crate::domain::id::ExerciseId;
use crate::domain::routine::wishes::wishes;
use crate::domain::session::record::Feedback;
use crate::domain::words::gate::title;
use crate::domain::words::{how_long, unbroken, upper_first};
use crate::ui::components::choice::{ChoiceItem, Segments};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::route::Route;
use crate::ui::screens::cause::{Causes, Changes};
use crate::ui::screens::head::SubHead;
use crate::ui::screens::history::PastOf;
use crate::ui::screens::not_here::NotHere;
use crate::ui::screens::routine::{Fact, Hero, StopAtOnce, prop_icon};
use crate::ui::screens::rules::LedTo;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

const WAYS: [(&str, &str, Option<Variant>); 3] = [
    ("easier", "Easier", Some(Variant::Easier)),
    ("written", "As written", None),
    ("harder", "Harder", Some(Variant::Harder)),
];

/// An exercise.
#[component]
pub fn ExercisePage(id: String) -> Element {
    let check = use_context::<CheckState>();
    let starter = use_starter();
    let back = use_back();
    let Some(exercise) = content().exercise(&id) else {
        return rsx! {
            NotHere { head: "Exercise", what: "exercise", text: "All exercises are under Move.", act: "Open Move", to: Route::Exercises {} }
        };
    };
    let gated = check.exercise(exercise);
    let plan = if gated.blocked.is_some() { gated.plan.clone() } else { starter.usual(gated.plan.clone()) };
    let length =
        if gated.blocked.is_some() { exercise.total(&Override::default()) } else { plan.timetable(content()).total };
    let region = exercise.region_words();
    rsx! {
        main { class: "app",
            SubHead { title: "Exercise", on_back: back }
            div { class: "page page--narrow page--flow exercise", "data-state": if gated.blocked.is_some() { "closed" } else { "open" },
                Hero { exercise: Known(exercise) }
                div {
                    h1 { tabindex: "-1", "{exercise.name}" }
                    p { class: "u-2", "{region} · {exercise.dose_words(&Override::default())}" }
                }
                div { class: "cluster",
                    Fact { icon: Icon::Clock, words: how_long(length) }
                    for prop in exercise.props.iter() {
                        Fact { key: "{prop}", icon: prop_icon(prop), words: upper_first(prop) }
                    }
                }
                Gated { gated: gated.clone(), written: exercise.id.clone() }
                Wish { exercise: exercise.id.clone() }
                section { class: "card", "aria-labelledby": "begin",
                    h2 { id: "begin", class: "t-h3", "Begin" }
                    p { "{exercise.start}" }
                    h2 { class: "t-h3 exercise__part", "Then" }
                    ol { class: "numbered",
                        for step in exercise.steps.iter() {
                            li { key: "{step}", "{step}" }
                        }
                    }
                }
                section { class: "card", "aria-labelledby": "watch",
                    h2 { id: "watch", class: "t-h3", "Watch out for" }
                    ul { class: "dots",
                        for mistake in exercise.mistakes.iter() {
                            li { key: "{mistake}", "{mistake}" }
                        }
                    }
                    h2 { class: "t-h3 exercise__part", "Stop if" }
                    p { "{exercise.stop_if}" }
                }
                Variants { id: exercise.id.to_string() }
                StopAtOnce {}
                PastOf { id: exercise.id.to_string() }
                LedTo { cards: cards_about(content(), &exercise.id), rules: gates_of_exercise(content(), exercise) }
                section { class: "u-small u-2", "aria-labelledby": "sources",
                    h2 { id: "sources", class: "t-h3", "Sources" }
                    ul { class: "dots",
                        for source in exercise.sources_shown.iter() {
                            li { key: "{source}", "{source}" }
                        }
                    }
                }
                p { class: "u-small u-2", "{content().texts.disclaimers.routine_footer}" }
            }
            if gated.blocked.is_none() {
                div { class: "foot",
                    button {
                        class: "btn btn--primary btn--block btn--big",
                        r#type: "button",
                        onclick: move |_| starter.play(plan.clone(), None, None),
                        Picture { icon: Icon::Play }
                        "Start · {unbroken(&how_long(length))}"
                    }
                }
            }
        }
    }
}

/// Whether the person likes this move or wants it no more. It can be said once it was in a session.
#[component]
fn Wish(exercise: ExerciseId) -> Element {
    let journal = use_context::<JournalState>();
    let (known, wish) = journal.with(|recent| {
        let mut steps = recent.sessions.iter().flat_map(|session| &session.steps);
        (steps.any(|step| step.exercise == exercise), wishes(&recent.sessions).get(&exercise).copied())
    });
    if !known {
        return rsx! {};
    }
    let say = move |wanted: Feedback| {
        journal.wish(&exercise, (wish != Some(wanted)).then_some(wanted));
    };
    let words = match wish {
        Some(Feedback::Like) => "You like this move",
        Some(Feedback::Never) => "You leave this move out of routines",
        None => "Do you like this move?",
    };
    rsx! {
        div { class: "card row row--rated", role: "group", "aria-label": "Your word on this move",
            span { class: "row__body",
                span { class: "row__name", role: "status", "{words}" }
            }
            span { class: "row__acts",
            IconButton {
                icon: Icon::Like,
                name: "I like this move",
                pressed: wish == Some(Feedback::Like),
                on_press: {
                    let say = say.clone();
                    move |()| say(Feedback::Like)
                },
            }
            IconButton {
                icon: Icon::Never,
                name: "Leave this move out of routines",
                pressed: wish == Some(Feedback::Never),
                on_press: move |()| say(Feedback::Never),
            }
            }
        }
    }
}

/// What the gates close or change here.
#[component]
fn Gated(gated: GatedExercise, written: ExerciseId) -> Element {
    let standing = use_context::<CheckState>().standing();
    let gates: Vec<_> = gated.why.iter().filter_map(|id| content().gate(id)).collect();
    if gates.is_empty() {
        return rsx! {};
    }
    let played = gated.plan.steps.first();
    let swapped = played.filter(|step| step.exercise != written).and_then(|step| content().exercise(&step.exercise));
    let blocked_how = gated.blocked.as_ref().and_then(|blocked| blocked.how.clone());
    let instead =
        gated.blocked.as_ref().and_then(|blocked| blocked.instead.as_ref()).and_then(|id| content().exercise(id));
    rsx! {
        Notice {
            kind: NoticeKind::Adjusted,
            icon: if gated.blocked.is_some() { Icon::Never } else { Icon::Swap },
            p { class: "u-b", if gated.blocked.is_some() { "Not for you now" } else { "Adjusted for you" } }
            if gated.blocked.is_none() {
                Changes { gates: gated.why.clone(), steps: gated.plan.steps.clone() }
            } else {
                for gate in gates.iter() {
                    p { key: "{gate.id}", class: "u-small", "{title(content(), &standing, gate)}" }
                }
                Causes { gates: gated.why.clone() }
            }
            if let Some(how) = blocked_how {
                p { class: "u-small", "{how}" }
            }
            if let Some(exercise) = swapped {
                p { class: "u-small", "Start plays {exercise.name} in its place." }
            }
            if let Some(exercise) = instead {
                Other { exercise: exercise.id.clone(), words: "See {exercise.name} instead" }
            }
        }
    }
}

/// The easier and the harder way.
#[component]
fn Variants(id: String) -> Element {
    let settings = use_context::<SettingsState>();
    let Some(exercise) = content().exercise(&id) else { return rsx! {} };
    let chosen = settings.get().variants.get(&exercise.id).copied();
    let ways = WAYS.into_iter().filter(|(_, _, way)| way.is_none_or(|way| exercise.has(way)));
    let named = |id: &Option<ExerciseId>| id.as_ref().and_then(|id| content().exercise(id));
    let (easier, harder): (Option<&Exercise>, Option<&Exercise>) =
        (named(&exercise.easier_exercise), named(&exercise.harder_exercise));
    rsx! {
        section { class: "card", "aria-labelledby": "easier",
            h2 { id: "easier", class: "t-h3", "Easier" }
            p { "{exercise.easier}" }
            if let Some(other) = easier {
                Other { exercise: other.id.clone(), words: "{other.name}" }
            }
            if let Some(words) = &exercise.harder {
                h2 { class: "t-h3 exercise__part", "Harder, when this is easy" }
                p { "{words}" }
                if let Some(other) = harder {
                    Other { exercise: other.id.clone(), words: "{other.name}" }
                }
            }
            p { class: "u-b exercise__part", "In routines I do it" }
            Segments {
                name: "In routines I do it",
                items: ways.map(|(id, label, _)| ChoiceItem::new(id, label)).collect::<Vec<_>>(),
                chosen: WAYS.iter().find(|(_, _, way)| *way == chosen).map(|(id, _, _)| (*id).to_owned()),
                on_choose: move |id: String| {
                    let way = WAYS.iter().find(|(known, _, _)| *known == id).and_then(|(_, _, way)| *way);
                    settings.change(|settings| {
                        match way {
                            Some(way) => settings.variants.insert(exercise.id.clone(), way),
                            None => settings.variants.remove(&exercise.id),
                        };
                    });
                },
            }
        }
    }
}

/// The way to another exercise.
#[component]
fn Other(exercise: ExerciseId, words: String) -> Element {
    let navigator = use_navigator();
    rsx! {
        button {
            class: "link",
            r#type: "button",
            role: "link",
            onclick: move |_| {
                navigator.push(Route::ExercisePage { id: exercise.to_string() });
            },
            "{words}"
        }
    }
}
