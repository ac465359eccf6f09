//! Proves what the person chose changes in a plan: easier and harder moves, the first side, a gentler start.

use crate::support::holding;
use std::collections::BTreeMap;
use unkink::domain::content::content;
use unkink::domain::exercise::{Override, Variant};
use unkink::domain::gate::Standing;
use unkink::domain::id::ExerciseId;
use unkink::domain::routine::Plan;
use unkink::domain::routine::fit::Fit;
use unkink::domain::session::record::SessionRecord;
use unkink::domain::session::{Session, SessionOptions};
use unkink::domain::settings::{FirstSide, Settings};

fn library(id: &str) -> Plan {
    Plan::of_routine(content().routine(id).unwrap_or_else(|| panic!("{id}")))
}

fn alone(id: &str) -> Plan {
    Plan::of_exercise(content().exercise(id).unwrap_or_else(|| panic!("{id}")), Override::default())
}

fn fitted(plan: Plan, standing: &Standing, settings: &Settings, newest_first: &[SessionRecord]) -> Plan {
    Fit { content: content(), standing, settings, newest_first }.usual(plan)
}

fn gentler(plan: Plan) -> Plan {
    let (standing, settings) = (Standing::clear(), Settings::default());
    Fit { content: content(), standing: &standing, settings: &settings, newest_first: &[] }.gentler(plan)
}

fn wanting(variants: &[(&str, Variant)]) -> Settings {
    let variants: BTreeMap<_, _> = variants.iter().map(|(id, way)| (ExerciseId::from(*id), *way)).collect();
    Settings { variants, ..Settings::default() }
}

fn moves(plan: &Plan) -> Vec<&str> {
    plan.steps.iter().map(|step| step.exercise.as_str()).collect()
}

/// A session that was played with this plan.
fn played(plan: Plan) -> SessionRecord {
    let progress =
        Session::new(plan.clone(), content(), SessionOptions::default()).progress(content(), Default::default());
    let mut record = crate::support::session_record(&plan.id);
    record.steps = progress.steps;
    record.steps.iter_mut().for_each(|step| step.done_seconds = 1.0);
    record
}

#[test]
fn nothing_is_changed_unasked() {
    for routine in &content().routines {
        let plan = Plan::of_routine(routine);
        assert_eq!(fitted(plan.clone(), &Standing::clear(), &Settings::default(), &[]), plan, "{}", routine.id);
    }
}

#[test]
fn an_easier_move_stands_in_where_there_is_one_and_else_the_words_are_said() {
    let plan = library("low_back_ease_8");
    let settings = wanting(&[("prone_press_up", Variant::Easier), ("bridge", Variant::Easier)]);
    let fitted = fitted(plan.clone(), &Standing::clear(), &settings, &[]);
    let at = |plan: &Plan, id: &str| plan.steps.iter().position(|step| step.exercise == id).unwrap();
    let swapped = &fitted.steps[at(&plan, "prone_press_up")];
    assert_eq!(swapped.exercise, "sphinx");
    assert_eq!(swapped.instead_of, Some("prone_press_up".into()));
    assert!(swapped.change.is_empty(), "it brings its own dose");
    let bridge = &fitted.steps[at(&fitted, "bridge")];
    let exercise = content().exercise("bridge").unwrap();
    assert_eq!(bridge.change, plan.steps[at(&plan, "bridge")].change, "words change no dose");
    assert_eq!(bridge.how_words(exercise), [exercise.easier.as_str()]);
}

#[test]
fn a_harder_move_is_never_put_in_where_a_gate_closes_it() {
    let settings = wanting(&[("sphinx", Variant::Harder)]);
    let open = fitted(alone("sphinx"), &Standing::clear(), &settings, &[]);
    assert_eq!(moves(&open), ["prone_press_up"]);
    let closing = content().exercise("prone_press_up").unwrap().gates.iter();
    let mut tried = 0;
    for gate in closing.filter(|entry| entry.effect == unkink::domain::exercise::GateEffect::Block) {
        let fitted = fitted(alone("sphinx"), &holding(gate.gate.as_str()), &settings, &[]);
        assert_eq!(moves(&fitted), ["sphinx"], "{}", gate.gate);
        tried += 1;
    }
    assert!(tried > 0);
}

#[test]
fn a_move_that_is_in_the_routine_already_is_not_put_in_again() {
    let mut plan = alone("prone_press_up");
    plan.steps.extend(alone("sphinx").steps);
    let fitted = fitted(plan, &Standing::clear(), &wanting(&[("prone_press_up", Variant::Easier)]), &[]);
    assert_eq!(moves(&fitted), ["prone_press_up", "sphinx"]);
    assert_eq!(fitted.steps[0].variant, Some(Variant::Easier));
}

#[test]
fn what_a_gate_asked_for_is_not_said_twice() {
    let exercise = content().exercise("bridge").unwrap();
    let young = holding("g_child");
    let gated = young.exercise(content(), exercise, Override::default()).plan;
    let fitted = fitted(gated, &young, &wanting(&[("bridge", Variant::Easier)]), &[]);
    let words = fitted.steps[0].how_words(exercise);
    assert_eq!(words.iter().filter(|how| **how == exercise.easier).count(), 1, "{words:?}");
}

#[test]
fn a_gentler_start_is_easier_with_two_thirds_of_the_repetitions_rounded_up() {
    for routine in &content().routines {
        let plan = Plan::of_routine(routine);
        let gentle = gentler(plan.clone());
        assert_eq!(gentle.steps.len(), plan.steps.len());
        for (before, after) in plan.steps.iter().zip(&gentle.steps) {
            let reps = |step: &unkink::domain::routine::PlanStep| {
                content().exercise(&step.exercise).unwrap().dose_with(&step.change).reps
            };
            if after.instead_of.is_none() {
                let expected = (f64::from(reps(before)) * 2.0 / 3.0).ceil() as u32;
                assert_eq!(reps(after), expected, "{} {}", routine.id, before.exercise);
                assert_eq!(after.variant, Some(Variant::Easier));
            } else {
                assert_eq!(after.instead_of.as_ref(), Some(&before.exercise));
            }
        }
    }
}

#[test]
fn the_first_side_is_as_chosen() {
    // Open book is written for the left, the rotation on all fours for the right, the roll for none.
    let plan = || {
        let mut plan = alone("open_book");
        plan.steps.extend(alone("quadruped_thoracic_rotation").steps);
        plan.steps.extend(alone("shoulder_rolls").steps);
        plan
    };
    let cases = [
        (FirstSide::AsShown, [Some("left"), Some("right"), None]),
        (FirstSide::Left, [Some("left"), Some("left"), None]),
        (FirstSide::Right, [Some("right"), Some("right"), None]),
        (FirstSide::Alternate, [Some("left"), Some("right"), None]),
    ];
    for (first_side, expected) in cases {
        let settings = Settings { first_side, ..Settings::default() };
        let record = played(fitted(plan(), &Standing::clear(), &settings, &[]));
        let began: Vec<_> = record.steps.iter().map(|step| step.side_first.as_deref()).collect();
        assert_eq!(began, expected, "{first_side:?}");
    }
}

#[test]
fn in_turn_means_not_the_side_of_last_time() {
    let settings = Settings { first_side: FirstSide::Alternate, ..Settings::default() };
    let mut newest_first: Vec<SessionRecord> = Vec::new();
    let mut began = Vec::new();
    for _ in 0..4 {
        let record = played(fitted(alone("open_book"), &Standing::clear(), &settings, &newest_first));
        began.push(record.steps[0].side_first.clone().unwrap());
        newest_first.insert(0, record);
    }
    assert_eq!(began, ["left", "right", "left", "right"]);
    newest_first[0].steps[0].done_seconds = 0.0;
    let record = played(fitted(alone("open_book"), &Standing::clear(), &settings, &newest_first));
    assert_eq!(record.steps[0].side_first.as_deref(), Some("right"), "what was not played does not count");
}
