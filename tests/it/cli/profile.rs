//! `profile`: all of the changes, or none.

use super::{Home, has_keys};
use serde_json::{Value, json};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::day::days_after;
use unkink::platform::clock;
use unkink::store::ProfileChange;

const PROFILE: &str = "answers confirmed open_tier gates";

#[test]
fn an_empty_profile_has_its_shape() {
    let home = Home::new();
    assert_eq!(home.json(&["profile"]), json!({"answers": {}, "confirmed": {}, "open_tier": null, "gates": []}));
    assert_eq!(home.ok(&["profile"]).out, "Safety questions not answered yet.\n");
    assert!(!home.folder.exists());
}

#[test]
fn answers_of_every_kind_are_set_and_cleared() {
    let home = Home::new();
    let shown = home.json(&[
        "profile",
        "--set",
        "blood_thinner=yes",
        "--set",
        "age_years=45",
        "--set",
        "pregnancy_status=none",
        "--set",
        "wrist_sore=not_sure",
    ]);
    has_keys(&shown, PROFILE);
    for (id, value) in [
        ("blood_thinner", json!("yes")),
        ("age_years", json!(45)),
        ("pregnancy_status", json!("none")),
        ("wrist_sore", json!("not_sure")),
    ] {
        has_keys(&shown["answers"][id], "value at");
        assert_eq!(shown["answers"][id]["value"], value);
    }
    assert_eq!(
        shown["gates"],
        json!(["g_bleed", "g_wrist"]),
        "in the order of the gates; not sure is the careful side"
    );
    assert_eq!(home.json(&["profile"]), shown);
    let words = home.ok(&["profile"]).out;
    assert!(words.contains("blood_thinner = yes") && words.contains("You take blood thinners"), "{words}");
    let shown = home.json(&["profile", "--clear", "blood_thinner", "--clear", "age_years", "--set", "wrist_sore=no"]);
    assert_eq!(shown["gates"], json!([]));
    assert_eq!(shown["answers"].as_object().unwrap().len(), 2);
    home.ok(&["profile", "--clear", "blood_thinner"]);
}

#[test]
fn every_safety_question_can_be_set_and_no_other() {
    let home = Home::new();
    for question in content().questions() {
        let value = match question.answer.options().first() {
            Some(option) => option.id.clone(),
            None if question.answer.allowed().contains("whole number") => "5".to_owned(),
            None => "no".to_owned(),
        };
        let ran = home.run_here(&["profile", "--set", &format!("{}={value}", question.id)]);
        let safety = content().is_safety_question(&question.id);
        assert_eq!(ran.status, if safety { 0 } else { 2 }, "{}: {ran:?}", question.id);
    }
}

#[test]
fn a_confirmation_ends_its_gate_and_can_be_taken_back() {
    let home = Home::new();
    home.ok(&["profile", "--set", "osteoporosis_known=yes"]);
    let gates = |arguments: &[&str]| home.json(&[&["profile"], arguments].concat())["gates"].clone();
    assert_eq!(gates(&[]), json!(["g_bone"]));
    let shown = home.json(&["profile", "--confirm", "bones_fine_told"]);
    assert_eq!(shown["gates"], json!([]));
    assert!(shown["confirmed"]["bones_fine_told"].is_string());
    assert_eq!(gates(&["--unconfirm", "bones_fine_told"]), json!(["g_bone"]));
    assert_eq!(gates(&["--confirm", "bones_fine_told", "--set", "steroid_long=yes"]), json!([]), "confirmed for both");
    home.ok(&["profile", "--unconfirm", "heat_agreed"]);
}

#[test]
fn one_change_that_does_not_fit_stops_them_all() {
    let home = Home::new();
    home.ok(&["profile", "--set", "knee_sore=yes"]);
    let before = home.json(&["profile"]);
    let cases: &[(&[&str], &[&str])] = &[
        (&["--set", "nope=yes"], &["“nope”", "blood_thinner"]),
        (&["--set", "saddle_numb=yes"], &["“saddle_numb”", "blood_thinner"]),
        (&["--set", "blood_thinner=perhaps"], &["blood_thinner", "perhaps", "yes, no or not_sure"]),
        (&["--set", "age_years=old"], &["age_years", "old", "whole number"]),
        (&["--set", "age_years=-3"], &["age_years", "-3"]),
        (&["--set", "spine_surgery_when=lately"], &["spine_surgery_when", "lately", "under_12_weeks"]),
        (&["--set", "blood_thinner"], &["--set", "'blood_thinner'", "ID=VALUE"]),
        (&["--set", "=yes"], &["“”"]),
        (&["--clear", "nope"], &["“nope”"]),
        (&["--clear", "saddle_numb"], &["“saddle_numb”"]),
        (&["--confirm", "nope"], &["“nope”", "bones_fine_told"]),
        (&["--unconfirm", "nope"], &["“nope”", "bones_fine_told"]),
        (&["--set", "wrist_sore=yes", "--set", "wrist_sore=no"], &["wrist_sore is given twice"]),
        (&["--set", "wrist_sore=yes", "--clear", "wrist_sore"], &["wrist_sore"]),
        (&["--confirm", "heat_agreed", "--unconfirm", "heat_agreed"], &["heat_agreed"]),
    ];
    for (arguments, named) in cases {
        let all = [&["profile", "--set", "blood_thinner=yes", "--clear", "knee_sore"], *arguments].concat();
        home.run(&all).refused(2, named);
        assert_eq!(home.json(&["profile"]), before, "{arguments:?}");
    }
}

#[test]
fn what_the_store_refuses_stops_all_changes_too() {
    let home = Home::new();
    home.ok(&["profile", "--set", "knee_sore=yes"]);
    for gate in content().gates.iter().filter_map(|gate| gate.cleared_by.as_ref()) {
        let before = home.json(&["profile"]);
        let ran = home.run(&["profile", "--set", "wrist_sore=yes", "--confirm", &gate.id, "--json"]);
        let after = home.json(&["profile"]);
        if ran.status == 0 {
            assert!(after["confirmed"][&gate.id].is_string());
        } else {
            ran.refused(2, &[&gate.id]);
            assert_eq!(before, after);
        }
        home.ok(&["profile", "--clear", "wrist_sore"]);
    }
}

#[test]
fn a_saved_check_writes_its_safety_answers_back() {
    let home = Home::new();
    let sheet = r#"{"answers":{"age_years":40,"blood_thinner":"yes","chest_pain_now":"no"}}"#;
    assert_eq!(home.run_with(&["check", "--answers", "-", "--save"], sheet).status, 0);
    let shown = home.json(&["profile"]);
    let ids: Vec<&String> = shown["answers"].as_object().unwrap().keys().collect();
    assert_eq!(ids, ["age_years", "blood_thinner"]);
    assert_eq!((&shown["open_tier"], &shown["gates"]), (&json!("self_care"), &json!(["g_bleed"])));
    assert_eq!(shown["confirmed"], Value::Object(Default::default()));
}

#[test]
fn what_was_said_long_ago_is_asked_again_as_it_is_by_now() {
    let home = Home::new();
    home.ok(&["log"]);
    let long_ago = days_after(clock::now(), -94);
    let told = [
        ("blood_thinner".into(), Answer::yes()),
        ("pregnancy_status".into(), Answer::Text("pregnant".to_owned())),
        ("pregnancy_weeks".into(), Answer::Number(14)),
    ];
    let store = home.store();
    store.set_safety_answers(content(), &told, long_ago).unwrap();
    store.keep_profile(content(), &ProfileChange::confirmed("bones_fine_told", true), long_ago).unwrap();
    drop(store);
    let before = home.json(&["profile", "--set", "knee_sore=yes"]);
    has_keys(&before, PROFILE);
    let words = home.ok(&["profile"]).out;
    let told = format!("pregnancy_weeks = 14 ({}, 27 by now) How many weeks pregnant?", long_ago.format("%Y-%m-%d"));
    assert!(words.contains(&told), "{words}");
    let again = "unkink profile --set blood_thinner=yes --set pregnancy_status=pregnant --set pregnancy_weeks=27 --confirm \
                 bones_fine_told";
    assert!(words.contains(&format!("It was said more than 90 days ago. If it is: {again}\n")), "{words}");
    let after = home.json(&again.split(' ').skip(1).collect::<Vec<_>>());
    assert_eq!(after["gates"], before["gates"]);
    assert!(!home.ok(&["profile"]).out.contains("still right"));
}
