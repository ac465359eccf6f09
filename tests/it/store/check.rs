//! Checks: kept, changed, seen.

use super::{assert_not_found, assert_refused, evening, memory};
use crate::support::answers;
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, ExerciseAgreed, Who};
use unkink::domain::content::question::Answer;
use unkink::domain::content::{Content, EMBEDDED, Sources, content};
use unkink::domain::id::GateId;
use unkink::store::Store;

fn check(who: Who, sheet: &Value) -> NewCheck {
    let gates = vec![GateId::from("g_tier_lock")];
    NewCheck { gates, ..NewCheck::of_sheet(content(), who, answers(sheet), evening(0)) }
}

fn own(sheet: &Value) -> NewCheck {
    check(Who::Me, sheet)
}

fn add(store: &Store, check: &NewCheck, minutes: i64) -> Check {
    store.add_check(content(), check, evening(minutes)).unwrap()
}

fn value(store: &Store, id: &str) -> Option<Answer> {
    store.profile().unwrap().answers.get(id).map(|answer| answer.value.clone())
}

#[test]
fn a_check_comes_back_as_it_was_given() {
    let store = memory();
    let new = own(&json!({"age_years": 45, "region": ["neck", "low_back"], "saddle_numb": "not_sure",
        "pain_now": 6, "injury_kind": "heavy_lift", "pregnancy_weeks": 20}));
    let kept = add(&store, &new, 0);
    assert_eq!((kept.id, kept.at, kept.who, kept.uid.len()), (1, evening(0), Who::Me, 36));
    assert_eq!(kept.ruleset, content().ruleset);
    assert_eq!(
        (&kept.answers, &kept.result.assessment, &kept.result.gates),
        (&new.answers, &new.assessment, &new.gates)
    );
    assert!(!kept.result.assessment.fired.is_empty() && !kept.result.assessment.ignored.is_empty());
    assert_eq!((kept.result.saved, kept.seen_at, kept.exercise_agreed), (Some(1), None, None));
    let other = add(&store, &check(Who::Other, &json!({})), 5);
    assert_eq!(store.checks(content()).unwrap(), [other, kept]);
}

#[test]
fn a_check_keeps_the_sha256_of_its_questions_and_rules() {
    let by_hand = Sha256::digest([EMBEDDED.questions, EMBEDDED.rules].concat());
    let by_hand: String = by_hand.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let store = Store::open(&path).unwrap();
    let kept = add(&store, &own(&json!({"age_years": 45})), 0);
    assert_eq!(kept.ruleset_sha256.as_ref(), Some(&by_hand));
    let raw = Connection::open(&path).unwrap();
    raw.execute("UPDATE checks SET ruleset_sha256 = NULL", []).unwrap();
    assert_eq!(store.checks(content()).unwrap()[0].ruleset_sha256, None, "an older program kept none");
    let changed = store.replace_check(content(), kept.id, &own(&json!({"age_years": 46})), evening(1)).unwrap();
    assert_eq!(changed.ruleset_sha256, Some(by_hand.clone()), "these answers were given to today's questions");
    let rules = EMBEDDED.rules.replace("hospital", "clinic");
    let other = Content::parse(&Sources { rules: &rules, ..EMBEDDED }).unwrap();
    assert_ne!(other.ruleset_sha256, by_hand);
}

#[test]
fn an_own_check_writes_its_safety_answers_back() {
    let store = memory();
    add(&store, &own(&json!({"age_years": 45, "blood_thinner": "not_sure", "saddle_numb": "yes"})), 0);
    let profile = store.profile().unwrap();
    let kept: Vec<(&str, &Answer)> = profile.answers.iter().map(|(id, kept)| (id.as_str(), &kept.value)).collect();
    assert_eq!(kept, [("age_years", &Answer::Number(45)), ("blood_thinner", &Answer::not_sure())]);
    assert!(profile.answers.values().all(|kept| kept.at == evening(0) && kept.since == Some(evening(0))));

    add(&store, &own(&json!({"blood_thinner": "yes", "age_years": 45})), 10);
    let profile = store.profile().unwrap();
    let times = |id: &str| (profile.answers[id].at, profile.answers[id].since.unwrap());
    assert_eq!(value(&store, "blood_thinner"), Some(Answer::yes()));
    assert_eq!(times("blood_thinner"), (evening(10), evening(10)), "another value");
    assert_eq!(times("age_years"), (evening(10), evening(0)), "the same value");
}

#[test]
fn a_check_for_someone_else_writes_nothing_back() {
    let store = memory();
    add(&store, &check(Who::Other, &json!({"age_years": 8, "blood_thinner": "yes"})), 0);
    assert!(store.profile().unwrap().answers.is_empty());
}

#[test]
fn a_check_that_is_changed_stays_the_same_check() {
    let store = memory();
    let first = add(&store, &own(&json!({"blood_thinner": "yes", "saddle_numb": "yes"})), 0);
    let changed = own(&json!({"blood_thinner": "no", "knee_sore": "yes"}));
    let kept = store.replace_check(content(), first.id, &changed, evening(2)).unwrap();
    assert_eq!((kept.id, &kept.uid, kept.at, kept.created_at), (first.id, &first.uid, first.at, first.created_at));
    assert_eq!((&kept.answers, &kept.result.assessment), (&changed.answers, &changed.assessment));
    assert_eq!((kept.result.saved, kept.updated_at), (Some(first.id), evening(2)));
    assert_eq!(store.checks(content()).unwrap(), [kept]);
    assert_eq!(value(&store, "blood_thinner"), Some(Answer::no()));
    assert_eq!(value(&store, "knee_sore"), Some(Answer::yes()));
    assert_eq!(store.profile().unwrap().answers["blood_thinner"].at, evening(0), "at is the time of the check");
    assert_not_found(store.replace_check(content(), 9, &changed, evening(3)), "check 9 does not exist");
}

#[test]
fn answers_that_no_longer_fit_are_left_out_and_stay_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let store = Store::open(&path).unwrap();
    add(&store, &own(&json!({"age_years": 45})), 0);
    let raw = Connection::open(&path).unwrap();
    let old = r#"{"age_years":45,"asked_long_ago":"yes","pain_now":700,"saddle_numb":["yes"]}"#;
    raw.execute("UPDATE checks SET answers = ?1", [old]).unwrap();
    let kept = store.checks(content()).unwrap();
    assert_eq!(serde_json::to_value(&kept[0].answers).unwrap(), json!({"age_years": 45}));
    let unfit = json!({"asked_long_ago": "yes", "pain_now": 700, "saddle_numb": ["yes"]});
    assert_eq!(json!(kept[0].unfit), unfit, "and they can be told apart");
    store.mark_seen(content(), None, None, evening(1)).unwrap();
    let stored: String = raw.query_row("SELECT answers FROM checks", [], |row| row.get(0)).unwrap();
    assert_eq!(stored, old);
}

/// Id, when it was seen in minutes, and what was said about exercise, newest first.
fn seen(checks: &[Check]) -> Vec<(i64, Option<i64>, Option<ExerciseAgreed>)> {
    let minutes = |check: &Check| check.seen_at.map(|at| (at - evening(0)).num_minutes());
    checks.iter().map(|check| (check.id, minutes(check), check.exercise_agreed)).collect()
}

#[test]
fn being_seen_marks_own_checks_up_to_the_one_named() {
    let store = memory();
    for (who, minutes) in [(Who::Me, 0), (Who::Other, 1), (Who::Me, 2), (Who::Me, 3)] {
        add(&store, &check(who, &json!({})), minutes);
    }
    let (yes, no) = (Some(ExerciseAgreed::Yes), Some(ExerciseAgreed::No));
    let marked = store.mark_seen(content(), Some(3), no, evening(10)).unwrap();
    assert_eq!(seen(&marked), [(3, Some(10), no), (1, Some(10), no)]);
    let all = store.checks(content()).unwrap();
    assert_eq!(seen(&all), [(4, None, None), (3, Some(10), no), (2, None, None), (1, Some(10), no)]);
    assert_eq!((all[0].updated_at, all[1].updated_at), (evening(3), evening(10)));

    let marked = store.mark_seen(content(), None, None, evening(20)).unwrap();
    assert_eq!(seen(&marked), [(4, Some(20), None), (3, Some(10), no), (1, Some(10), no)], "what was said stays");
    let marked = store.mark_seen(content(), None, yes, evening(30)).unwrap();
    assert_eq!(seen(&marked), [(4, Some(20), yes), (3, Some(10), yes), (1, Some(10), yes)], "and can be changed");
}

#[test]
fn order_of_time_counts_for_being_seen_not_order_of_ids() {
    let store = memory();
    add(&store, &own(&json!({})), 50);
    add(&store, &own(&json!({})), 10);
    let marked = store.mark_seen(content(), Some(2), None, evening(60)).unwrap();
    assert_eq!(seen(&marked), [(2, Some(60), None)]);
}

#[test]
fn being_seen_refuses_checks_that_are_not_own() {
    let store = memory();
    assert!(store.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(0)).unwrap().is_empty());
    assert_not_found(store.mark_seen(content(), Some(1), None, evening(0)), "check 1 does not exist");
    add(&store, &own(&json!({})), 0);
    add(&store, &check(Who::Other, &json!({})), 1);
    assert_refused(
        store.mark_seen(content(), Some(2), None, evening(2)),
        "check: 2 is not allowed; it takes a check about you; this one is about someone else",
    );
    assert!(store.checks(content()).unwrap().iter().all(|check| check.seen_at.is_none()));
}
