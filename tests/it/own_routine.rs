//! Proves `own_routine`: editing, limits, and the file that is shared.

use crate::support::at;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::day::Day;
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
        assert_eq!(copy.validate(content()), Ok(()), "{}", routine.id);
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
    let cases: [(Edit, &str); 11] = [
        (Edit::Rename(String::new()), "name: “” is not allowed; it takes 1 to 60 characters"),
        (Edit::Rename("x".repeat(61)), "it takes 1 to 60 characters"),
        (Edit::Rename("a\nb".to_owned()), "name: control character U+000A is not allowed; it takes one line"),
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
fn a_shared_file_with_a_million_stretches_is_refused_by_their_sum() {
    let exercise = content().exercises.iter().max_by_key(|exercise| exercise.total(&Override::default())).unwrap();
    let change = Override { sets: Some(20), reps: Some(100), ..Override::default() };
    let one = OwnRoutine::new("u".to_owned(), "Hostile", at("2026-11-21T10:00:00+01:00")).to_file();
    let mut file = serde_json::to_value(one).unwrap();
    let step = serde_json::json!({ "exercise": exercise.id, "override": { "sets": 20, "reps": 100 } });
    file["steps"] = serde_json::json!(vec![step; 40]);
    let error = OwnRoutine::from_file(&file.to_string(), content(), "new".to_owned(), at("2026-12-01T08:00:00+01:00"));
    let seconds = (exercise.total(&change) * 40).as_secs() + file["change_seconds"].as_u64().unwrap() * 39;
    let seconds = seconds + file["settle_seconds"].as_u64().unwrap();
    let message = error.expect_err("too long").to_string();
    assert!(message.starts_with(&format!("length in seconds: {seconds} ")), "{message}");
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
    let taken = OwnRoutine::from_file(&format!("\u{feff}{text}"), content(), "new".to_owned(), now).unwrap();
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
        (text.replace("\"steps\"", "\"moves\""), "file: moves: “moves” is no field; it takes one of format, version"),
        (
            text.replace("\"reps\":5", "\"reps\":-5"),
            "file: steps[0].override.reps: -5 does not fit; it takes a whole number from 0 is not allowed",
        ),
        (text.replace("\"reps\":5", "\"reps\":99999999999"), "file: steps[0].override.reps: 99999999999 does not fit"),
        (
            text.replace("\"change_seconds\":", "\"change_seconds\":1e300,\"x\":"),
            "file: change_seconds: 1e+300 does not fit",
        ),
        (text.replacen("\"version\":1", "\"version\":1,\"version\":1", 1), "file: “version” is given twice at line 1"),
        (text.replacen("\"reps\":5", "\"reps\":5,\"r\\u0065ps\":1", 1), "file: “reps” is given twice at line 1"),
        (text.replacen("\"steps\":", "\"steps\":[],\"steps\":", 1), "file: “steps” is given twice at line 1"),
        (text.chars().flat_map(|c| [c, '\0']).collect(), "file: text in UTF-16"),
        (format!("{text} and more"), "file: trailing characters"),
        ("not a file".to_owned(), "file: expected"),
        (String::new(), "file: EOF"),
    ];
    for (text, message) in cases {
        let now = at("2026-12-01T08:00:00+01:00");
        let error = OwnRoutine::from_file(&text, content(), "new".to_owned(), now).expect_err(message).to_string();
        assert!(error.contains(message), "{error}");
    }
}

fn day(days: i64) -> Day {
    Day::of(at("2026-11-21T10:00:00+01:00"), 4).plus(days)
}

fn off(own: &OwnRoutine, today: Day) -> Vec<String> {
    own.off_on(today).iter().map(ToString::to_string).collect()
}

#[test]
fn a_step_is_off_for_today_only() {
    let mut own = copy_of("desk_break_3");
    edit(&mut own, Edit::Today { step: 3, on: false, today: day(0) }).unwrap();
    assert_eq!(off(&own, day(0)), ["scapular_squeeze"]);
    assert_eq!(own.plan_on(day(0)).steps.len(), 4);
    assert!(own.plan_on(day(0)).steps.iter().all(|step| step.exercise != "scapular_squeeze"));
    for other in [-1, 1, 365] {
        assert_eq!(own.plan_on(day(other)), own.plan(), "{other} days later it is back");
    }
    assert_eq!(own.plan().steps.len(), 5);
    edit(&mut own, Edit::Today { step: 3, on: true, today: day(0) }).unwrap();
    assert_eq!((off(&own, day(0)), own.off.clone()), (Vec::new(), None));
}

#[test]
fn a_new_day_begins_with_every_step_on() {
    let mut own = copy_of("desk_break_3");
    edit(&mut own, Edit::Today { step: 0, on: false, today: day(0) }).unwrap();
    edit(&mut own, Edit::Today { step: 4, on: false, today: day(1) }).unwrap();
    assert_eq!(off(&own, day(1)).len(), 1);
    assert!(off(&own, day(0)).is_empty());
}

#[test]
fn what_is_off_stays_with_its_step_when_steps_move() {
    let mut own = copy_of("desk_break_3");
    let third = own.steps[2].exercise.to_string();
    let last = own.steps[4].exercise.to_string();
    for step in [2, 4] {
        edit(&mut own, Edit::Today { step, on: false, today: day(0) }).unwrap();
    }
    edit(&mut own, Edit::Move { from: 4, to: 0 }).unwrap();
    assert_eq!(off(&own, day(0)), [last.clone(), third.clone()]);
    edit(&mut own, Edit::Move { from: 0, to: 3 }).unwrap();
    assert_eq!(off(&own, day(0)), [third.clone(), last.clone()]);
    edit(&mut own, Edit::Remove(0)).unwrap();
    edit(&mut own, Edit::Add(ExerciseId::from("plank"))).unwrap();
    assert_eq!(off(&own, day(0)), [third.clone(), last]);
    let place = own.steps.iter().position(|step| step.exercise == third.as_str()).unwrap();
    edit(&mut own, Edit::Remove(place)).unwrap();
    assert_eq!(off(&own, day(0)).len(), 1);
}

#[test]
fn a_step_that_was_taken_out_comes_back_where_it_was_and_off_if_it_was() {
    for (place, off) in [(0, None), (2, Some(day(0))), (4, Some(day(0)))] {
        let mut own = copy_of("desk_break_3");
        edit(&mut own, Edit::Today { step: 1, on: false, today: day(0) }).unwrap();
        if off.is_some() {
            edit(&mut own, Edit::Today { step: place, on: false, today: day(0) }).unwrap();
        }
        let before = own.clone();
        let step = own.steps[place].clone();
        edit(&mut own, Edit::Remove(place)).unwrap();
        edit(&mut own, Edit::PutBack { at: place, step, off }).unwrap();
        assert_eq!(own, before);
    }
}

#[test]
fn one_step_stays_on() {
    let mut own = copy_of("desk_break_3");
    for step in 0..4 {
        edit(&mut own, Edit::Today { step, on: false, today: day(0) }).unwrap();
    }
    let before = own.clone();
    let error = edit(&mut own, Edit::Today { step: 4, on: false, today: day(0) }).expect_err("nothing would be left");
    assert!(error.contains("one move stays on"), "{error}");
    assert_eq!(own, before);
    let error = edit(&mut own, Edit::Today { step: 9, on: false, today: day(0) }).expect_err("no such step");
    assert!(error.contains("step: 9"), "{error}");
}

#[test]
fn a_copy_is_a_routine_of_its_own_with_every_step_on() {
    let mut own = copy_of("desk_break_3");
    edit(&mut own, Edit::Today { step: 0, on: false, today: day(0) }).unwrap();
    let now = at("2026-12-01T08:00:00+01:00");
    let copy = own.copy("0191-copy".to_owned(), now);
    assert_eq!((copy.uid.as_str(), copy.name.as_str()), ("0191-copy", "My desk break (copy)"));
    assert_eq!((&copy.steps, &copy.based_on, copy.created_at), (&own.steps, &own.based_on, now));
    assert_eq!(copy.off, None);
    let long = OwnRoutine { name: "x".repeat(60), ..own };
    assert_eq!(long.copy("u".to_owned(), now).validate(content()), Ok(()));
}

#[test]
fn what_is_off_is_kept_and_never_shared() {
    let mut own = copy_of("desk_break_3");
    let plain = serde_json::to_string(&own).unwrap();
    assert!(!plain.contains("\"off\""), "{plain}");
    edit(&mut own, Edit::Today { step: 3, on: false, today: day(0) }).unwrap();
    let kept: OwnRoutine = serde_json::from_str(&serde_json::to_string(&own).unwrap()).unwrap();
    assert_eq!(kept, own);
    assert!(!own.to_text().contains("off"), "{}", own.to_text());
}

#[test]
fn a_shared_file_is_called_as_the_routine_is() {
    for (name, file) in [
        ("My desk break", "my-desk-break.unkink.json"),
        ("Über Mittag / 5 min!", "über-mittag-5-min.unkink.json"),
        ("../../etc", "etc.unkink.json"),
        ("…", "routine.unkink.json"),
    ] {
        let own = OwnRoutine { name: name.to_owned(), ..copy_of("desk_break_3") };
        assert_eq!(own.file_name(), file);
    }
}
