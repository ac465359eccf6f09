//! Proves `own_routine`: editing, limits, and the file that is shared.

use crate::support::at;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::Override;
use unkink::domain::id::ExerciseId;
use unkink::domain::own_routine::{Edit, OwnRoutine};

fn copy_of(id: &str) -> OwnRoutine {
    let routine = content().routine(id).expect("a routine of the library");
    OwnRoutine::copy_of(routine, "0190-own".to_owned(), at("2026-11-21T10:00:00+01:00"))
}

fn edit(routine: &mut OwnRoutine, edit: Edit) -> Result<(), String> {
    routine.edit(content(), edit, at("2026-11-21T10:05:00+01:00")).map_err(|error| error.to_string())
}

#[test]
fn a_copy_plays_exactly_what_the_library_plays() {
    for routine in &content().routines {
        let copy = OwnRoutine::copy_of(routine, "u".to_owned(), at("2026-11-21T10:00:00+01:00"));
        let total = copy.plan().timetable(content()).total;
        assert_eq!(total, Duration::from_secs(routine.seconds), "{}", routine.id);
        assert_eq!(copy.check(content()), Ok(()), "{}", routine.id);
    }
}

#[test]
fn every_edit_changes_what_is_played_and_brings_times_up_to_date() {
    let mut own = copy_of("desk_break_3");
    edit(&mut own, Edit::Rename("After lunch".to_owned())).unwrap();
    edit(&mut own, Edit::Remove(2)).unwrap();
    edit(&mut own, Edit::Add(ExerciseId::from("plank"))).unwrap();
    edit(&mut own, Edit::Move { from: 4, to: 0 }).unwrap();
    let change = Override { hold: Some(15), sets: Some(2), rest: Some(5), ..Override::default() };
    edit(&mut own, Edit::Change { step: 0, change }).unwrap();
    edit(&mut own, Edit::Pause(7)).unwrap();
    edit(&mut own, Edit::Settle(0)).unwrap();
    let exercises: Vec<&str> = own.steps.iter().map(|step| step.exercise.as_str()).collect();
    assert_eq!(exercises, ["plank", "seated_cat_cow", "seated_twist", "scapular_squeeze", "standing_back_bend"]);
    // Plank: set-up 10, twice lift 2, hold 15, lower 2, with 5 between.
    assert_eq!((own.steps[0].starts_at, own.steps[0].seconds), (0, 53));
    assert_eq!(own.steps[1].starts_at, 53 + 7);
    assert_eq!(own.props, ["mat", "chair"]);
    assert_eq!(own.updated_at, at("2026-11-21T10:05:00+01:00"));
    assert_eq!(own.settle.starts_at, own.plan().timetable(content()).total.as_secs());
}

#[test]
fn an_edit_that_does_not_fit_says_what_is_allowed_and_changes_nothing() {
    let change = |change: Override| Edit::Change { step: 0, change };
    let cases: [(Edit, &str); 10] = [
        (Edit::Rename(String::new()), "name: “” is not allowed; it takes 1 to 60 characters"),
        (Edit::Rename("x".repeat(61)), "it takes 1 to 60 characters"),
        (Edit::Add(ExerciseId::from("headstand")), "exercise: “headstand” is not allowed; no exercise has this name"),
        (Edit::Remove(9), "step: 9 is not allowed; there are 5"),
        (Edit::Move { from: 0, to: 5 }, "step: 5 is not allowed; there are 5"),
        (change(Override { reps: Some(0), ..Override::default() }), "reps: 0 is not allowed; it takes 1 to 100"),
        (change(Override { hold: Some(9999), ..Override::default() }), "hold: 9999 is not allowed; it takes 1 to 600"),
        (change(Override { sides: Some(2), ..Override::default() }), "sides: 2 is not allowed; it takes 1 to 1"),
        (Edit::Pause(121), "change_seconds: 121 is not allowed; it takes 0 to 120"),
        (Edit::Settle(601), "settle: 601 is not allowed; it takes 0 to 600"),
    ];
    for (tried, message) in cases {
        let mut own = copy_of("desk_break_3");
        let before = own.clone();
        let error = edit(&mut own, tried.clone()).expect_err("the edit does not fit");
        assert!(error.contains(message), "{tried:?}: {error}");
        assert_eq!(own, before, "{tried:?} changed something");
    }
}

#[test]
fn a_routine_longer_than_two_hours_is_refused() {
    let mut own = OwnRoutine::new("u".to_owned(), "Long", at("2026-11-21T10:00:00+01:00"));
    edit(&mut own, Edit::Add(ExerciseId::from("plank"))).unwrap();
    let change = Override { sets: Some(20), hold: Some(600), ..Override::default() };
    let error = edit(&mut own, Edit::Change { step: 0, change }).expect_err("too long");
    assert!(error.starts_with("length in seconds: "), "{error}");
}

#[test]
fn a_shared_file_comes_back_as_the_same_routine_under_a_new_name_tag() {
    let mut own = copy_of("low_back_ease_8");
    edit(&mut own, Edit::Change { step: 0, change: Override { reps: Some(2), ..Override::default() } }).unwrap();
    let text = serde_json::to_string(&own.to_file()).unwrap();
    for private in ["created_at", "updated_at", "0190-own"] {
        assert!(!text.contains(private), "{private} is shared: {text}");
    }
    let now = at("2026-12-01T08:00:00+01:00");
    let taken = OwnRoutine::from_file(&text, content(), "new".to_owned(), now).unwrap();
    assert_eq!((taken.uid.as_str(), taken.created_at), ("new", now));
    assert_eq!((&taken.name, &taken.steps, &taken.settle), (&own.name, &own.steps, &own.settle));
}

#[test]
fn a_file_that_does_not_fit_is_refused_by_name() {
    let text = serde_json::to_string(&copy_of("desk_break_3").to_file()).unwrap();
    let cases = [
        (text.replace("unkink-routine", "other"), "format: other version 1"),
        (text.replace("\"version\":1", "\"version\":2"), "format: unkink-routine version 2"),
        (text.replace("seated_twist", "neck_thrust"), "exercise: “neck_thrust”"),
        (text.replace("\"reps\":5", "\"reps\":5000"), "reps: 5000 is not allowed"),
        (text.replace("\"steps\"", "\"moves\""), "file: unknown field `moves`"),
        ("not a file".to_owned(), "file: expected"),
        (String::new(), "file: EOF"),
    ];
    for (text, message) in cases {
        let now = at("2026-12-01T08:00:00+01:00");
        let error = OwnRoutine::from_file(&text, content(), "new".to_owned(), now).expect_err(message).to_string();
        assert!(error.contains(message), "{error}");
    }
}
