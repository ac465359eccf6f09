//! People for the tests of gates, and how the library sees them.

use super::second_reading::{OneCheck, Person};
use crate::support::reading::{Sheet, list, questions, sheet, text};
use crate::support::{Dice, at};
use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use unkink::domain::answers::Answers;
use unkink::domain::checker::{Check, CheckResult, ExerciseAgreed, Who, assess};
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::gate::{Profile, SafetyAnswer};

/// The moment at which everyone is looked at.
pub fn now() -> Moment {
    at("2026-11-21T12:00:00+01:00")
}

/// `days` before now.
pub fn days_ago(days: i64) -> Moment {
    now() - Duration::days(days)
}

/// A person nothing is known about.
pub fn anyone() -> Person {
    Person { now: now(), stored: BTreeMap::new(), confirmed: BTreeMap::new(), checks: Vec::new() }
}

/// Stores a safety answer that has been so for `days`.
pub fn store(person: &mut Person, id: &str, value: Value, days: i64) {
    person.stored.insert(id.to_owned(), (value, days_ago(days)));
}

/// Somebody with these safety answers, given ten days ago.
pub fn with_stored(answers: Value) -> Person {
    let mut person = anyone();
    for (id, value) in sheet(&answers) {
        store(&mut person, &id, value, 10);
    }
    person
}

/// Somebody with an own check of `days` ago; its safety answers are stored, as saving does.
pub fn with_check(answers: Value, days: i64) -> Person {
    let mut person = anyone();
    check(&mut person, sheet(&answers), days);
    person
}

/// Saves an own check of `days` ago.
pub fn check(person: &mut Person, answers: Sheet, days: i64) {
    for (id, value) in &answers {
        if content().is_safety_question(id) {
            let same = person.stored.get(id).is_some_and(|(stored, _)| stored == value);
            if !same {
                store(person, id, value.clone(), days);
            }
        }
    }
    person.checks.push(OneCheck { at: days_ago(days), own: true, answers, agreed: None });
}

/// What the library is told about a person.
pub fn to_library(person: &Person) -> (Profile, Vec<Check>) {
    let mut profile = Profile::default();
    for (id, (value, since)) in &person.stored {
        let mut one = Answers::default();
        one.set_json(id, value, content()).expect("a safety answer");
        let value = one.get(id).expect("just set").clone();
        // Last given with the newest check that holds the same value, else when it became so.
        let given = person
            .checks
            .iter()
            .filter(|check| check.own && check.answers.get(id) == Some(&person.stored[id].0))
            .map(|check| check.at)
            .max();
        let at = given.map_or(*since, |given| given.max(*since));
        profile.answers.insert(id.as_str().into(), SafetyAnswer { value, at, since: Some(*since) });
    }
    profile.confirmed.clone_from(&person.confirmed);
    let checks = person.checks.iter().zip(1..).map(|(check, id)| to_check(check, id)).collect();
    (profile, checks)
}

fn to_check(check: &OneCheck, id: i64) -> Check {
    let answers = crate::support::answers(&json!(check.answers));
    let assessment = assess(content(), &answers);
    Check {
        id,
        uid: format!("check-{id}"),
        at: check.at,
        who: if check.own { Who::Me } else { Who::Other },
        ruleset: assessment.ruleset.clone(),
        ruleset_sha256: None,
        unfit: std::collections::BTreeMap::new(),
        answers,
        result: CheckResult { assessment, gates: Vec::new(), saved: Some(id) },
        seen_at: check.agreed.map(|_| now()),
        exercise_agreed: check.agreed.map(|agreed| match agreed {
            "yes" => ExerciseAgreed::Yes,
            "no" => ExerciseAgreed::No,
            _ => ExerciseAgreed::NotSure,
        }),
        created_at: check.at,
        updated_at: check.at,
        deleted_at: None,
        answers_removed_at: None,
    }
}

/// For each gate somebody for whom it is the only one that holds.
pub fn alone() -> Vec<(&'static str, Person)> {
    let stored = |id: &str, value: &str| with_stored(json!({ id: value }));
    vec![
        ("g_tier_lock", with_check(json!({"chest_pain_now": "yes"}), 2)),
        ("g_tier2_gentle", with_check(json!({"lump_or_shape_change": "yes"}), 2)),
        ("g_surgery_recent", stored("spine_surgery_when", "under_12_weeks")),
        ("g_fracture_recent", stored("recent_fracture", "yes")),
        ("g_injury", with_check(json!({"injury_recent": "yes", "pain_present": "yes"}), 2)),
        ("g_child", with_stored(json!({"age_years": 14}))),
        ("g_floor", stored("cannot_get_to_floor", "yes")),
        ("g_bone", stored("steroid_long", "yes")),
        ("g_preg", with_stored(json!({"pregnancy_status": "pregnant", "pregnancy_weeks": 9}))),
        ("g_postnatal", stored("pregnancy_status", "postnatal_12w")),
        ("g_hyper", stored("hypermobile_known", "yes")),
        ("g_neck_unstable", stored("upper_neck_risk", "yes")),
        ("g_inflam", stored("inflammatory_arthritis", "yes")),
        ("g_ankylosed", stored("ankylosed_spine", "yes")),
        ("g_bleed", stored("blood_thinner", "yes")),
        ("g_dizzy", stored("dizzy_on_moving", "yes")),
        ("g_head_down", stored("head_down_problem", "yes")),
        ("g_extension", stored("slipped_vertebra_known", "yes")),
        ("g_leg_nerve", with_check(json!({"region": ["low_back"], "leg_pain_shooting": "yes"}), 2)),
        ("g_arm_nerve", with_check(json!({"region": ["neck"], "arm_pain_shooting": "yes"}), 2)),
        ("g_surgery_past", stored("spine_surgery_when", "over_a_year")),
        ("g_balance", stored("balance_poor", "yes")),
        ("g_wrist", stored("wrist_sore", "yes")),
        ("g_knee", stored("knee_sore", "yes")),
        ("g_shoulder", stored("shoulder_sore", "yes")),
        ("g_skin", stored("skin_wound_or_clot", "yes")),
        ("g_heat", stored("heat_unsafe", "yes")),
    ]
}

/// Somebody with the answers of both; their checks are one check.
pub fn both(one: &Person, other: &Person) -> Person {
    let mut person = one.clone();
    for (id, value) in &other.stored {
        person.stored.entry(id.clone()).or_insert_with(|| value.clone());
    }
    match (person.checks.first_mut(), other.checks.first()) {
        (Some(check), Some(more)) => {
            for (id, value) in &more.answers {
                let merged = match (check.answers.get(id), value) {
                    (Some(Value::Array(have)), Value::Array(more)) => [have.clone(), more.clone()].concat().into(),
                    (Some(have), _) => have.clone(),
                    (None, value) => value.clone(),
                };
                check.answers.insert(id.clone(), merged);
            }
        }
        (None, Some(check)) => person.checks.push(check.clone()),
        _ => {}
    }
    person
}

/// A random person: safety answers, checks, confirmations.
pub fn born_of_dice(dice: &mut Dice) -> Person {
    let mut person = anyone();
    let calm = dice.once_in(2);
    if !dice.once_in(4) {
        let age = 10 + dice.roll(71);
        store(&mut person, "age_years", if calm { age.max(16) } else { age }.into(), 30);
    }
    let often = if calm { 14 } else { 7 };
    for question in questions().filter(|question| content().is_safety_question(text(&question["id"]))) {
        if let Some(value) = random_answer(question, dice, often) {
            let days = i64::try_from(dice.roll(60)).unwrap();
            store(&mut person, text(&question["id"]), value, days);
        }
    }
    for _ in 0..dice.roll(3) {
        let days = i64::try_from(dice.roll(40)).unwrap();
        let mut answers = Sheet::new();
        let picked = if calm { 60 } else { 30 };
        for question in questions() {
            if dice.once_in(3)
                && let Some(value) = random_answer(question, dice, picked / 3)
            {
                answers.insert(text(&question["id"]).to_owned(), value);
            }
        }
        if dice.once_in(4) {
            answers.insert("injury_recent".to_owned(), (*dice.pick(&["yes", "not_sure"])).into());
            answers.insert("pain_present".to_owned(), "yes".into());
        }
        check(&mut person, answers, days);
        let last = person.checks.last_mut().expect("just saved");
        last.own = !dice.once_in(5);
        last.agreed = *dice.pick(&[None, Some("yes"), Some("yes"), Some("no"), Some("not_sure")]);
    }
    for gate in &content().gates {
        if let Some(cleared) = gate.cleared_by.as_ref().filter(|cleared| cleared.id != "seen_gentle_agreed")
            && dice.once_in(4)
        {
            person.confirmed.insert(cleared.id.clone(), days_ago(i64::try_from(dice.roll(40)).unwrap()));
        }
    }
    person
}

fn random_answer(question: &Value, dice: &mut Dice, often: usize) -> Option<Value> {
    let answer = &question["answer"];
    if question["id"] == "age_years" {
        return None;
    }
    Some(match text(&answer["kind"]) {
        "yes_no" if dice.once_in(often) => (*dice.pick(&["yes", "yes", "not_sure"])).into(),
        "yes_no" => return dice.once_in(6).then(|| "no".into()),
        "number" => {
            let (min, max) = (answer["min"].as_u64().unwrap(), answer["max"].as_u64().unwrap());
            (min + dice.roll(usize::try_from(max - min + 1).unwrap()) as u64).into()
        }
        "one_of" if dice.once_in(3) => dice.pick(list(&answer["options"]))["id"].clone(),
        "many_of" => Value::Array(vec![dice.pick(list(&answer["options"]))["id"].clone()]),
        _ => return None,
    })
}
