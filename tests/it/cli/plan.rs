//! `routines`, `exercises`, `plan`: shapes, timelines, and what gates do to them.

use super::{Home, has_keys};
use crate::support::at;
use crate::support::reading::{files, list, text, with_id};
use serde_json::{Value, json};
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::own_routine::{Edit, OwnRoutine};
use unkink::domain::session::record::Feedback;
use unkink::platform::clock;

/// A timeline worked out from the files alone, as the contract words it.
struct Timeline {
    now: u64,
    events: Vec<Value>,
}

impl Timeline {
    fn of_routine(routine: &Value) -> Vec<Value> {
        let mut line = Timeline { now: 0, events: Vec::new() };
        for (step, planned) in list(&routine["steps"]).iter().enumerate() {
            if step > 0 {
                let seconds = routine["change_seconds"].as_u64().unwrap();
                line.stretch(json!({"event": "change", "to_step": step}), seconds);
            }
            let exercise = with_id(&files().exercises["exercises"], text(&planned["exercise"]));
            line.step(step, exercise, &planned["override"]);
        }
        line.stretch(json!({"event": "settle"}), routine["settle"]["seconds"].as_u64().unwrap());
        line.framed(text(&routine["id"]))
    }

    fn of_exercise(exercise: &Value) -> Vec<Value> {
        let mut line = Timeline { now: 0, events: Vec::new() };
        line.step(0, exercise, &json!({}));
        line.framed(text(&exercise["id"]))
    }

    fn framed(self, id: &str) -> Vec<Value> {
        let all = self.now;
        let first = json!({"t": 0, "event": "routine_started", "routine": id, "seconds": all});
        let last = json!({"t": all, "event": "routine_finished", "seconds": all});
        [vec![first], self.events, vec![last]].concat()
    }

    fn step(&mut self, step: usize, exercise: &Value, change: &Value) {
        let begun = self.events.len();
        let start = self.now;
        let number = |name: &str| change[name].as_u64().or(exercise["dose"][name].as_u64()).unwrap();
        let (sets, reps, sides) = (number("sets"), number("reps"), number("sides"));
        self.stretch(json!({"event": "setup", "step": step}), number("setup"));
        for set in 1..=sets {
            let switch = json!({"event": "switch_side", "step": step, "set": set});
            let order: Vec<(Value, u64)> = match (sides, exercise["alternate_sides"] == true) {
                (1, _) => (1..=reps).map(|rep| (Value::Null, rep)).collect(),
                (_, true) => (1..=reps).flat_map(|rep| [(json!("first"), rep), (json!("second"), rep)]).collect(),
                (_, false) => ["first", "second"].iter().flat_map(|s| (1..=reps).map(move |r| (json!(s), r))).collect(),
            };
            let mut on_second = false;
            for (side, rep) in order {
                if side == "second" && !on_second {
                    on_second = true;
                    self.stretch(switch.clone(), number("switch"));
                }
                for phase in list(&exercise["phases"]) {
                    let holds = ["hold", "hang", "rest"].contains(&text(&phase["label"]));
                    let own = phase["seconds"].as_u64().unwrap();
                    let seconds = change["hold"].as_u64().filter(|_| holds).unwrap_or(own);
                    let event = json!({
                        "event": "phase", "step": step, "set": set, "side": side, "rep": rep,
                        "phase": phase["label"], "breath": phase["breath"],
                    });
                    self.stretch(event, seconds);
                }
            }
            if set < sets {
                self.stretch(json!({"event": "rest", "step": step, "set": set}), number("rest"));
            }
        }
        let started = json!({
            "t": start, "event": "step_started", "step": step, "exercise": exercise["id"], "seconds": self.now - start,
        });
        self.events.insert(begun, started);
    }

    fn stretch(&mut self, mut event: Value, seconds: u64) {
        if seconds > 0 {
            event["t"] = json!(self.now);
            event["seconds"] = json!(seconds);
            self.events.push(event);
            self.now += seconds;
        }
    }
}

/// The same with whole numbers as numbers without a fraction.
pub(super) fn whole(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if float.fract() == 0.0 => json!(float as i64),
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(whole).collect(),
        Value::Object(fields) => fields.iter().map(|(key, field)| (key.clone(), whole(field))).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_routine_and_exercise_has_the_timeline_of_the_contract() {
    let home = Home::new();
    let routines = list(&files().routines["routines"]).iter().map(|r| (r, Timeline::of_routine(r)));
    let exercises = list(&files().exercises["exercises"]).iter().map(|e| (e, Timeline::of_exercise(e)));
    let mut compared = 0;
    for (record, expected) in routines.chain(exercises) {
        let id = text(&record["id"]);
        let shown = home.run_here(&["plan", id, "--json"]);
        assert_eq!((shown.status, shown.err.as_str()), (0, ""), "{id}");
        let shown: Value = serde_json::from_str(&shown.out).unwrap();
        assert_eq!(whole(&shown), Value::Array(expected), "{id}");
        compared += 1;
    }
    assert_eq!(compared, 19 + 39);
    let apart = home.json(&["plan", "low_back_ease_8"]);
    assert_eq!(apart, home.json(&["plan", "low_back_ease_8", "--no-gates"]));
}

#[test]
fn a_plan_in_words_has_a_line_for_every_event() {
    let home = Home::new();
    let events = home.json(&["plan", "strength_base_12"]).as_array().unwrap().len();
    let words = home.ok(&["plan", "strength_base_12"]).out;
    let timed =
        words.lines().filter(|line| line.trim_start().split_once(':').is_some_and(|(m, _)| m.parse::<u32>().is_ok()));
    assert_eq!(timed.count(), events);
    assert!(words.contains("change sides"));
}

#[test]
fn routines_are_listed_in_the_shape_of_the_contract() {
    let listed = Home::new().json(&["routines"]);
    let listed = list(&listed);
    assert_eq!(listed.len(), 19);
    for (shown, written) in listed.iter().zip(list(&files().routines["routines"])) {
        has_keys(shown, "id name seconds regions place props steps locked why alternative");
        for same in ["id", "name", "seconds", "regions", "place"] {
            assert_eq!(shown[same], written[same], "{same}");
        }
        let steps: Vec<&Value> = list(&written["steps"]).iter().map(|step| &step["exercise"]).collect();
        assert_eq!(shown["steps"], json!(steps));
        assert_eq!((&shown["locked"], &shown["why"], &shown["alternative"]), (&json!(false), &json!([]), &Value::Null));
    }
}

#[test]
fn exercises_are_listed_in_the_shape_of_the_contract() {
    let listed = Home::new().json(&["exercises"]);
    assert_eq!(list(&listed).len(), 39);
    for (shown, written) in list(&listed).iter().zip(list(&files().exercises["exercises"])) {
        has_keys(shown, "id name regions place intent props seconds");
        for same in ["id", "name", "regions", "place", "intent", "props"] {
            assert_eq!(shown[same], written[same], "{same}");
        }
        assert_eq!(shown["seconds"], written["total_seconds"]);
    }
    let words = Home::new().ok(&["exercises"]).out;
    assert_eq!(words.lines().count(), 39);
}

#[test]
fn an_unknown_name_is_named_with_the_nearest() {
    let home = Home::new();
    for command in ["plan", "play"] {
        home.run(&[command, "cat_cows"]).refused(1, &["“cat_cows”", "“cat_cow”"]);
        home.run(&[command, "xyz"]).refused(1, &["“xyz”", "unkink routines", "unkink exercises"]);
        home.run(&[command, ""]).refused(1, &["“”"]);
    }
    home.run(&["plan", "cat_cows", "--no-gates"]).refused(1, &["“cat_cows”"]);
}

#[test]
fn gates_change_what_is_listed_planned_and_refused() {
    let home = Home::new();
    home.ok(&["profile", "--set", "blood_thinner=yes", "--set", "cannot_get_to_floor=yes"]);
    let listed = home.json(&["routines"]);
    let named = |id: &str| list(&listed).iter().find(|routine| routine["id"] == id).unwrap();
    let roll = named("upper_back_roll_5");
    assert_eq!(roll["locked"], true);
    assert!(list(&roll["why"]).contains(&json!("g_bleed")), "{roll}");
    assert!(roll["alternative"].is_string(), "{roll}");
    let instead = text(&roll["alternative"]);
    home.run(&["plan", "upper_back_roll_5"]).refused(1, &["blood thinners", instead]);
    home.run(&["play", "upper_back_roll_5"]).refused(1, &["blood thinners", instead]);
    home.run(&["plan", "foam_roll_upper_back"]).refused(1, &["blood thinners", "Open instead: "]);
    assert_eq!(home.run(&["plan", "upper_back_roll_5"]).err.lines().count(), 1);

    let ease = named("low_back_ease_8");
    assert_eq!((&ease["locked"], &ease["alternative"]), (&json!(false), &Value::Null));
    let planned = home.json(&["plan", "low_back_ease_8"]);
    let started: Vec<&Value> =
        list(&planned).iter().filter(|e| e["event"] == "step_started").map(|e| &e["exercise"]).collect();
    assert_eq!(json!(started), ease["steps"]);
    assert_eq!(whole(&list(&planned).last().unwrap()["seconds"]), ease["seconds"]);
    let written = home.json(&["plan", "low_back_ease_8", "--no-gates"]);
    assert_ne!(planned, written, "the floor is swapped");
    assert_eq!(written, Home::new().json(&["plan", "low_back_ease_8"]));
}

#[test]
fn a_limit_leaves_the_gentle_list_and_names_it() {
    let home = Home::new();
    home.ok(&["profile", "--set", "recent_fracture=yes"]);
    let refused = home.run(&["plan", "bridge"]);
    refused.refused(1, &["You broke a bone in the last 12 weeks.", "Open instead: "]);
    refused
        .refused(1, &["Because you answered “", "with “yes”. To change that: unkink profile --set recent_fracture=…"]);
    let instead = refused.err.split("Open instead: ").nth(1).and_then(|said| said.split('.').next()).unwrap();
    home.ok(&["plan", instead]);
    home.ok(&["plan", "diaphragm_breathing"]);
}

#[test]
fn under_a_lock_nothing_opens_and_nothing_is_offered() {
    let home = Home::new();
    let sheet = r#"{"answers":{"chest_pain_now":"yes"}}"#;
    assert_eq!(home.run_with(&["check", "--answers", "-", "--save"], sheet).status, 0);
    for routine in list(&home.json(&["routines"])) {
        assert_eq!((&routine["locked"], &routine["why"]), (&json!(true), &json!(["g_tier_lock"])));
        assert_eq!(routine["alternative"], Value::Null);
    }
    for name in ["urge_reset_60", "cat_cow", "diaphragm_breathing"] {
        for command in ["plan", "play"] {
            let refused = home.run(&[command, name]);
            refused.refused(1, &["get help now or today is still open.", "Nothing is open instead."]);
        }
        home.ok(&["plan", name, "--no-gates"]);
    }
    assert!(home.store().unfinished_session().unwrap().is_none());
}

#[test]
fn own_routines_are_listed_planned_and_played_by_their_uid() {
    let home = Home::new();
    home.ok(&["log"]);
    let store = home.store();
    let now = at("2026-11-20T10:00:00+01:00");
    let library = content().routine("desk_break_3").unwrap();
    let own = OwnRoutine::copy_of(library, store.new_uid(now), now);
    store.save_routine(content(), &own).unwrap();
    drop(store);
    let listed = home.json(&["routines"]);
    assert_eq!(list(&listed).len(), 20);
    let last = list(&listed).last().unwrap();
    assert_eq!((text(&last["id"]), text(&last["name"])), (own.uid.as_str(), own.name.as_str()));
    for arguments in [&["plan", own.uid.as_str()][..], &["plan", own.uid.as_str(), "--no-gates"]] {
        let planned = home.json(arguments);
        let mut expected = Timeline::of_routine(with_id(&files().routines["routines"], "desk_break_3"));
        expected[0]["routine"] = json!(own.uid);
        assert_eq!(whole(&planned), Value::Array(expected));
    }
    assert_eq!(home.ok(&["play", &own.uid, "--speed", "1000", "--json"]).lines()[0]["routine"], json!(own.uid));
}

/// A person with a copy of the desk break, changed as asked.
fn with_own(home: &Home, change: impl FnOnce(&mut OwnRoutine)) -> OwnRoutine {
    home.ok(&["log"]);
    let store = home.store();
    let now = at("2026-11-20T10:00:00+01:00");
    let mut own = OwnRoutine::copy_of(content().routine("desk_break_3").unwrap(), store.new_uid(now), now);
    change(&mut own);
    store.save_routine(content(), &own).unwrap();
    own
}

fn steps(planned: &Value) -> Vec<String> {
    let started = list(planned).iter().filter(|event| event["event"] == "step_started");
    started.map(|event| text(&event["exercise"]).to_owned()).collect()
}

fn row<'a>(listed: &'a Value, id: &str) -> &'a Value {
    list(listed).iter().find(|routine| routine["id"] == id).unwrap()
}

#[test]
fn an_own_routine_is_found_by_its_name_when_only_one_has_it() {
    let home = Home::new();
    let own = with_own(&home, |own| own.name = "After lunch".to_owned());
    for command in [&["plan", "After lunch"][..], &["plan", "After lunch", "--no-gates"]] {
        assert_eq!(home.json(command), home.json(&["plan", &own.uid]), "{command:?}");
    }
    let played = home.ok(&["play", "After lunch", "--speed", "1000", "--json"]).lines();
    assert_eq!(played[0]["routine"], json!(own.uid));
    assert_eq!(home.store().sessions().unwrap()[0].routine, own.uid);
    let other = with_own(&home, |own| own.name = "After lunch".to_owned());
    for command in ["plan", "play"] {
        let ran = home.run(&[command, "After lunch"]);
        ran.refused(1, &["2 routines are called “After lunch”", &own.uid, &other.uid]);
    }
    home.run(&["plan", "after lunch"]).refused(1, &["“after lunch”"]);
    home.run(&["urge", "--level", "3", "--alternative", "After lunch"]).refused(1, &["After lunch"]);
}

#[test]
fn changes_of_an_own_routine_are_what_is_listed_planned_and_played() {
    let home = Home::new();
    let change = |own: &mut OwnRoutine| {
        let now = at("2026-11-20T10:05:00+01:00");
        own.edit(content(), Edit::Remove(0), now).unwrap();
        own.edit(content(), Edit::Add("plank".into()), now).unwrap();
        own.edit(content(), Edit::Move { from: 4, to: 0 }, now).unwrap();
        own.edit(content(), Edit::Pause(9), now).unwrap();
    };
    let own = with_own(&home, change);
    let planned = home.json(&["plan", &own.uid]);
    let expected: Vec<String> = own.steps.iter().map(|step| step.exercise.to_string()).collect();
    assert_eq!(steps(&planned), expected);
    assert_eq!(expected[0], "plank");
    let listed = home.json(&["routines"]);
    assert_eq!(row(&listed, &own.uid)["steps"], json!(expected));
    assert_eq!(row(&listed, &own.uid)["seconds"].as_f64(), planned[0]["seconds"].as_f64());
    assert_eq!(row(&listed, &own.uid)["props"], json!(own.props));
    let changes = list(&planned).iter().filter(|event| event["event"] == "change");
    assert!(changes.clone().count() == 4 && changes.into_iter().all(|event| event["seconds"] == 9.0));
}

#[test]
fn an_own_routine_without_moves_is_listed_and_not_played() {
    let home = Home::new();
    let own = with_own(&home, |own| own.steps.clear());
    assert_eq!(row(&home.json(&["routines"]), &own.uid)["steps"], json!([]));
    for command in ["plan", "play"] {
        home.run(&[command, &own.uid]).refused(1, &["My desk break has no moves yet"]);
    }
}

#[test]
fn a_step_that_is_off_today_is_left_out_today() {
    let home = Home::new();
    let today = Day::of(clock::now().to_utc().fixed_offset(), 4);
    let off = |day: Day| {
        move |own: &mut OwnRoutine| {
            own.edit(content(), Edit::Today { step: 3, on: false, today: day }, clock::now()).unwrap();
        }
    };
    let now_off = with_own(&home, off(today));
    let was_off = with_own(&home, off(today.plus(-1)));
    assert_eq!(steps(&home.json(&["plan", &now_off.uid])).len(), 4);
    assert_eq!(steps(&home.json(&["plan", &was_off.uid])).len(), 5);
    assert_eq!(list(&row(&home.json(&["routines"]), &now_off.uid)["steps"]).len(), 4);
    assert_eq!(steps(&home.json(&["plan", &now_off.uid, "--no-gates"])).len(), 5);
    let said = home.ok(&["plan", &now_off.uid]).out;
    assert!(said.contains("Left out: Shoulder-blade squeeze. It is off for today."), "{said}");
}

#[test]
fn a_move_the_person_does_not_want_is_left_out_as_in_the_window() {
    let home = Home::new();
    let own = with_own(&home, |_| ());
    home.ok(&["play", "desk_break_3", "--speed", "1000", "--json"]);
    let before = home.json(&["plan", "desk_break_3"]);
    let rate = |step, word| {
        let store = home.store();
        let session = store.sessions().unwrap()[0].id;
        store.rate_step(session, step, word, clock::now()).unwrap();
    };
    rate(3, Some(Feedback::Never));
    rate(2, Some(Feedback::Like));
    for name in ["desk_break_3", own.uid.as_str()] {
        let planned = home.json(&["plan", name]);
        let without: Vec<String> = steps(&before).into_iter().filter(|id| id != "scapular_squeeze").collect();
        assert_eq!(steps(&planned), without, "{name}");
        let listed = home.json(&["routines"]);
        assert_eq!(row(&listed, name)["steps"], json!(without));
        assert_eq!(row(&listed, name)["seconds"].as_f64(), planned[0]["seconds"].as_f64());
        assert_eq!(row(&listed, name)["why"], json!([]), "a wish is no gate");
        assert_eq!(steps(&home.json(&["plan", name, "--no-gates"])).len(), 5);
    }
    let said = home.ok(&["plan", "desk_break_3"]).out;
    assert!(said.contains("Left out: Shoulder-blade squeeze. You asked for that."), "{said}");
    assert_eq!(
        steps(&home.json(&["plan", "scapular_squeeze"])),
        ["scapular_squeeze"],
        "asked for by name, it is played"
    );
    rate(3, None);
    assert_eq!(home.json(&["plan", "desk_break_3"]), before);
}
