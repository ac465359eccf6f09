//! Proves `exercise` and `routine`: doses, and the timetable against one worked out from the raw files.

use crate::gate::second_reading::length;
use crate::support::Dice;
use crate::support::reading::{files, list, text, with_id};
use serde_json::{Value, json};
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::Override;
use unkink::domain::routine::Plan;
use unkink::domain::routine::timetable::SegmentKind;

/// The events of `design/cli.md` for steps of exercises and changes, from the raw files alone.
fn expected(id: &str, steps: &[(&'static Value, Value)], change: u64, settle: u64) -> Vec<Value> {
    let mut events = Vec::new();
    let mut t = 0;
    let mut lengths = Vec::new();
    for (index, (exercise, own)) in steps.iter().enumerate() {
        if index > 0 && change > 0 {
            events.push(json!({"t": t, "event": "change", "to_step": index, "seconds": change}));
            t += change;
        }
        lengths.push(length(exercise, own, &[]));
        let dose = |name: &str| own[name].as_u64().unwrap_or_else(|| exercise["dose"][name].as_u64().unwrap());
        let step = json!({"event": "step_started", "step": index, "exercise": exercise["id"]});
        events.push(at(t, &step, lengths[index]));
        if dose("setup") > 0 {
            events.push(at(t, &json!({"event": "setup", "step": index}), dose("setup")));
            t += dose("setup");
        }
        for set in 1..=dose("sets") {
            let turns = turns(exercise, dose("sides"), dose("reps"));
            for (turn, (side, rep)) in turns.iter().enumerate() {
                let switched = turn > 0 && *side == "second" && turns[..turn].iter().all(|(side, _)| *side == "first");
                let switch = exercise["dose"]["switch"].as_u64().unwrap();
                if switched && switch > 0 {
                    events.push(at(t, &json!({"event": "switch_side", "step": index, "set": set}), switch));
                    t += switch;
                }
                for phase in list(&exercise["phases"]) {
                    let holds = ["hold", "hang", "rest"].contains(&text(&phase["label"]));
                    let library = phase["seconds"].as_u64().unwrap();
                    let seconds = if holds { own["hold"].as_u64().unwrap_or(library) } else { library };
                    let side = if *side == "only" { Value::Null } else { (*side).into() };
                    let event = json!({
                        "event": "phase", "step": index, "set": set, "side": side, "rep": rep,
                        "phase": phase["label"], "breath": phase["breath"],
                    });
                    events.push(at(t, &event, seconds));
                    t += seconds;
                }
            }
            if set < dose("sets") && dose("rest") > 0 {
                events.push(at(t, &json!({"event": "rest", "step": index, "set": set}), dose("rest")));
                t += dose("rest");
            }
        }
    }
    if settle > 0 {
        events.push(json!({"t": t, "event": "settle", "seconds": settle}));
        t += settle;
    }
    let total = lengths.iter().sum::<u64>() + change * (steps.len() as u64 - 1) + settle;
    assert_eq!(total, t, "{id}: the formula and the sum of the events");
    events.insert(0, json!({"t": 0, "event": "routine_started", "routine": id, "seconds": total}));
    events.push(json!({"t": total, "event": "routine_finished", "seconds": total}));
    events
}

fn at(t: u64, event: &Value, seconds: u64) -> Value {
    let mut event = event.clone();
    event["t"] = t.into();
    event["seconds"] = seconds.into();
    event
}

/// The repetitions of one set, in order, with their side.
fn turns(exercise: &Value, sides: u64, reps: u64) -> Vec<(&'static str, u64)> {
    match (sides, exercise["alternate_sides"] == true) {
        (1, _) => (1..=reps).map(|rep| ("only", rep)).collect(),
        (_, true) => (1..=reps).flat_map(|rep| [("first", rep), ("second", rep)]).collect(),
        _ => ["first", "second"].into_iter().flat_map(|side| (1..=reps).map(move |rep| (side, rep))).collect(),
    }
}

/// The library's events as JSON; numbers without a fraction are whole, so that 10.0 and 10 are the same.
fn events(plan: &Plan) -> Vec<Value> {
    let events = serde_json::to_value(plan.timetable(content()).events(content())).unwrap();
    list(&events).iter().map(|event| whole(event.clone())).collect()
}

fn whole(mut event: Value) -> Value {
    for value in event.as_object_mut().unwrap().values_mut() {
        if let Some(number) = value.as_f64().filter(|number| number.fract() == 0.0) {
            *value = (number as u64).into();
        }
    }
    event
}

fn raw(id: &str) -> &'static Value {
    with_id(&files().exercises["exercises"], id)
}

#[test]
fn every_exercise_has_the_events_worked_out_from_the_file() {
    for exercise in &content().exercises {
        let plan = Plan::of_exercise(exercise, Override::default());
        let expected = expected(&exercise.id, &[(raw(&exercise.id), json!({}))], 0, 0);
        assert_eq!(events(&plan), expected, "{}", exercise.id);
        let total = plan.timetable(content()).total.as_secs();
        assert_eq!(
            (total, exercise.total(&Override::default()).as_secs()),
            (exercise.total_seconds, exercise.total_seconds)
        );
    }
}

#[test]
fn every_routine_has_the_events_worked_out_from_the_file() {
    for routine in list(&files().routines["routines"]) {
        let id = text(&routine["id"]);
        let steps: Vec<(&Value, Value)> = list(&routine["steps"])
            .iter()
            .map(|step| (raw(text(&step["exercise"])), step["override"].clone()))
            .collect();
        let change = routine["change_seconds"].as_u64().unwrap();
        let settle = routine["settle"]["seconds"].as_u64().unwrap();
        let plan = Plan::of_routine(content().routine(id).unwrap());
        assert_eq!(events(&plan), expected(id, &steps, change, settle), "{id}");
    }
}

#[test]
fn any_change_of_dose_has_the_events_worked_out_from_the_file() {
    let mut dice = Dice::new(7);
    for exercise in &content().exercises {
        for _ in 0..6 {
            let mut own = json!({});
            for (name, least, most) in
                [("setup", 0, 30), ("sets", 1, 4), ("reps", 1, 6), ("rest", 0, 40), ("hold", 1, 90)]
            {
                if dice.once_in(2) {
                    own[name] = (least + dice.roll(most - least + 1)).into();
                }
            }
            if exercise.dose.sides == 2 && dice.once_in(3) {
                own["sides"] = 1.into();
            }
            let change: Override = serde_json::from_value(own.clone()).unwrap();
            let plan = Plan::of_exercise(exercise, change);
            let expected = expected(&exercise.id, &[(raw(&exercise.id), own.clone())], 0, 0);
            assert_eq!(events(&plan), expected, "{} with {own}", exercise.id);
            assert_eq!(plan.timetable(content()).total, exercise.total(&change), "{} with {own}", exercise.id);
        }
    }
}

#[test]
fn the_two_sides_of_a_dead_bug_take_turns_and_those_of_an_open_book_do_not() {
    let order = |id: &str| {
        let events = events(&Plan::of_exercise(
            content().exercise(id).unwrap(),
            Override { reps: Some(2), ..Override::default() },
        ));
        let mut turns: Vec<String> = events
            .iter()
            .map(|event| match text(&event["event"]) {
                "phase" => format!("{} {}", text(&event["side"]), event["rep"]),
                other => other.to_owned(),
            })
            .collect();
        turns.dedup();
        turns.join(", ")
    };
    let frame = |inner: &str| format!("routine_started, step_started, setup, {inner}, routine_finished");
    assert_eq!(order("dead_bug"), frame("first 1, second 1, first 2, second 2"));
    assert_eq!(order("open_book"), frame("first 1, first 2, switch_side, second 1, second 2"));
}

#[test]
fn a_hold_replaces_phases_labelled_hold_hang_or_rest_and_no_others() {
    let rows = [("plank", "hold"), ("standing_forward_hang", "hang"), ("childs_pose", "rest")];
    for (id, label) in rows {
        let exercise = content().exercise(id).unwrap();
        let plan = Plan::of_exercise(exercise, Override { hold: Some(7), ..Override::default() });
        for event in events(&plan).iter().filter(|event| event["event"] == "phase") {
            let phase = exercise.phases.iter().find(|phase| event["phase"] == phase.label.as_str()).unwrap();
            let expected = if phase.label == label { 7 } else { phase.length.as_secs() };
            assert_eq!(event["seconds"], expected, "{id}: {}", phase.label);
        }
    }
    let paused = content().exercise("open_book").unwrap();
    let change = Override { hold: Some(60), ..Override::default() };
    assert_eq!(paused.total(&change), paused.total(&Override::default()), "a pause is no hold");
    assert!(Override::default().is_empty() && !change.is_empty());
}

#[test]
fn what_has_no_length_is_left_out_of_the_events() {
    let names =
        |plan: &Plan| events(plan).iter().map(|event| text(&event["event"]).to_owned()).collect::<Vec<String>>();
    let without = Override { setup: Some(0), sets: Some(2), rest: Some(0), reps: Some(1), ..Override::default() };
    let mut plan = Plan::of_exercise(content().exercise("shoulder_rolls").unwrap(), without);
    let only = ["routine_started", "step_started", "phase", "phase", "phase", "phase", "routine_finished"];
    assert_eq!(names(&plan), only);
    plan.steps.push(plan.steps[0].clone());
    plan.change = Duration::from_secs(3);
    plan.settle = Duration::from_secs(2);
    let found = names(&plan);
    assert_eq!(found[6..8], ["change", "step_started"]);
    assert_eq!(found[found.len() - 2..], ["settle", "routine_finished"]);
}

#[test]
fn segments_follow_each_other_without_a_gap_and_each_step_is_where_it_says() {
    for routine in &content().routines {
        let timetable = Plan::of_routine(routine).timetable(content());
        let mut now = Duration::ZERO;
        for segment in &timetable.segments {
            assert_eq!(segment.start, now, "{}", routine.id);
            assert!(segment.length > Duration::ZERO);
            now = segment.end();
        }
        assert_eq!(now, timetable.total, "{}", routine.id);
        for (index, (step, stated)) in timetable.steps.iter().zip(&routine.steps).enumerate() {
            assert_eq!((step.start.as_secs(), step.length.as_secs()), (stated.starts_at, stated.seconds));
            let first = timetable
                .segments
                .iter()
                .find(|segment| segment.step == index && !matches!(segment.kind, SegmentKind::Change))
                .unwrap();
            assert_eq!(first.start, step.start, "{} step {index}", routine.id);
        }
        assert_eq!(timetable.total.as_secs(), routine.seconds);
    }
}

#[test]
fn a_moment_finds_the_segment_that_is_on() {
    let timetable = Plan::of_routine(content().routine("morning_mobility_8").unwrap()).timetable(content());
    for second in 0..timetable.total.as_secs() {
        let position = Duration::from_secs(second);
        let (index, segment) = timetable.segment_at(position).unwrap();
        assert_eq!(&timetable.segments[index], segment);
        assert!(segment.start <= position && position < segment.end(), "second {second}");
    }
    assert_eq!(timetable.segment_at(timetable.total), None);
    assert_eq!(timetable.segment_at(timetable.total * 2), None);
}

#[test]
fn another_length_of_a_segment_moves_everything_after_it_and_nothing_before() {
    let written = Plan::of_routine(content().routine("strength_base_12").unwrap()).timetable(content());
    for index in 0..written.segments.len() {
        for length in [0, 1, 45] {
            let length = Duration::from_secs(length);
            let mut changed = written.clone();
            changed.set_lengths([(index, length)]);
            let old = &written.segments[index];
            assert_eq!(changed.total + old.length, written.total + length);
            let mut now = Duration::ZERO;
            for (segment, before) in changed.segments.iter().zip(&written.segments) {
                assert_eq!((segment.start, &segment.kind, segment.step), (now, &before.kind, before.step));
                now = segment.end();
            }
            for (number, (step, before)) in changed.steps.iter().zip(&written.steps).enumerate() {
                let own: Duration = changed
                    .segments
                    .iter()
                    .filter(|segment| {
                        segment.step == number && !matches!(segment.kind, SegmentKind::Change | SegmentKind::Settle)
                    })
                    .map(|segment| segment.length)
                    .sum();
                assert_eq!(step.length, own, "segment {index}, step {number}");
                if number < old.step {
                    assert_eq!(step, before);
                }
            }
        }
    }
    let mut same = written.clone();
    same.set_lengths([(written.segments.len(), Duration::from_secs(9))]);
    assert_eq!(same, written, "there is no such segment");
}

#[test]
fn many_lengths_at_once_are_the_same_as_one_after_the_other() {
    for routine in &content().routines {
        let written = Plan::of_routine(routine).timetable(content());
        let lengths: Vec<(usize, Duration)> = (0..written.segments.len())
            .rev()
            .step_by(3)
            .map(|index| (index, Duration::from_secs(index as u64 % 40)))
            .collect();
        let (mut at_once, mut in_turn) = (written.clone(), written.clone());
        at_once.set_lengths(lengths.iter().copied());
        lengths.iter().for_each(|length| in_turn.set_lengths([*length]));
        assert_eq!(at_once, in_turn, "{}", routine.id);
        let back = written.segments.iter().enumerate().map(|(index, segment)| (index, segment.length));
        at_once.set_lengths(back);
        assert_eq!(at_once, written, "{}", routine.id);
    }
}

#[test]
fn the_last_phase_of_a_repetition_ends_it() {
    for exercise in &content().exercises {
        let plan = Plan::of_exercise(exercise, Override::default());
        let timetable = plan.timetable(content());
        let ends = (0..timetable.segments.len()).filter(|index| timetable.ends_rep(*index)).count();
        let dose = exercise.dose;
        assert_eq!(ends, (dose.sets * dose.sides * dose.reps) as usize, "{}", exercise.id);
    }
}
