//! `suggest`.

use super::{Home, emergency, has_keys};
use serde_json::{Value, json};

#[test]
fn nothing_is_suggested_without_a_reason_and_nothing_is_made_for_it() {
    let home = Home::new();
    assert_eq!(home.json(&["suggest"]), Value::Null);
    assert_eq!(home.ok(&["suggest"]).out, "Nothing to suggest now.\n");
    assert!(!home.folder.exists());
    home.run(&["suggest", "--not-now"]).refused(1, &["nothing is suggested now"]);
}

#[test]
fn the_one_suggestion_has_its_rule_words_action_questions_and_entry() {
    let home = Home::new();
    home.ok(&["log", "--pain", "8", "--region", "low_back"]);
    let told = home.json(&["suggest"]);
    has_keys(&told, "rule text action prefill entry");
    assert_eq!(
        told,
        json!({"rule": "J02", "text": "That was strong pain.", "action": {"kind": "checker"}, "prefill": ["pain_now"], "entry": 1})
    );
    let words = home.ok(&["suggest"]).out;
    assert!(words.starts_with("That was strong pain.\nThe warning signs: unkink check --suggested\n"), "{words}");
    for _ in 0..4 {
        home.ok(&["log", "--trigger", "other_person", "--region", "neck", "--ago", "3h"]);
    }
    let put_away = home.ok(&["suggest", "--not-now"]);
    assert_eq!(put_away.err, "Put away for 7 days.\n");
    let next = home.json(&["suggest"]);
    assert_eq!((&next["rule"], &next["action"]), (&json!("J17"), &json!({"kind": "card", "cards": ["risk_friends"]})));
    assert!(put_away.out.contains("After forcing your neck\nFor 14 days, get emergency help at once"), "{put_away:?}");
}

#[test]
fn the_action_of_every_rule_is_printed_as_it_is_written() {
    let texts: Value = serde_json::from_str(include_str!("../../../assets/content/texts.json")).unwrap();
    for rule in texts["journal_rules"].as_array().unwrap() {
        let variants = rule["also"].as_array().unwrap().iter();
        for written in std::iter::once(rule).chain(variants).map(|said| &said["action"]) {
            let read: unkink::domain::content::texts::JournalAction = serde_json::from_value(written.clone()).unwrap();
            assert_eq!(&json!(read), written, "{}", rule["id"]);
        }
    }
}

#[test]
fn an_emergency_line_names_the_number_and_cannot_be_put_away() {
    let home = Home::new();
    let number = emergency();
    let warned = home.ok(&["log", "--tag", "chest_pain"]).err;
    let now = format!("If this is happening now, call {number} now.");
    assert!(warned.starts_with(&format!("You noted: chest pain.\n{now}")), "{warned}");
    let told = home.json(&["suggest"]);
    assert_eq!(
        (&told["rule"], &told["text"], &told["prefill"]),
        (&json!("J12"), &json!(now), &json!(["chest_pain_now"]))
    );
    home.ok(&["log", "--tag", "bladder_bowel", "--tag", "worry", "--ago", "2d"]);
    let words = home.ok(&["suggest"]).out;
    assert!(words.starts_with("You noted: chest pain, with the crack of "), "{words}");
    assert!(
        words.contains(&format!(". Signs were noted with 1 earlier crack too.\n{now}\n")),
        "what was noted stands before the call: {words}"
    );
    home.run(&["suggest", "--not-now"]).refused(1, &["cannot be put away"]);
    assert_eq!(home.json(&["suggest"])["rule"], "J12");
}

#[test]
fn a_sign_after_a_forced_neck_is_answered_at_once() {
    let home = Home::new();
    home.ok(&["log", "--region", "neck", "--trigger", "self_forced", "--ago", "2h"]);
    let warned = home.ok(&["log", "--tag", "dizzy"]).err;
    assert!(
        warned.starts_with(
            "You noted: dizzy.\nThis started after your neck was forced.\nIf this is happening now, call "
        ),
        "{warned}"
    );
    assert_eq!(home.json(&["suggest"])["rule"], "J13");
    let plain = home.ok(&["log", "--tag", "worry"]).err;
    assert_eq!(plain, "");
}

#[test]
fn a_neck_that_was_forced_is_answered_at_once_when_it_is_noted_after_the_sign() {
    let home = Home::new();
    home.ok(&["log", "--tag", "dizzy", "--ago", "1h"]);
    let neck = ["--region", "neck", "--trigger", "self_forced", "--ago", "2h"];
    let warned = home.ok(&[&["log"], &neck[..]].concat()).err;
    assert!(warned.starts_with("You noted: dizzy, with the crack of "), "{warned}");
    assert!(
        warned.contains(".\nThis started after your neck was forced.\nIf this is happening now, call "),
        "{warned}"
    );
    home.ok(&["delete", "2"]);
    home.ok(&["log", "--region", "neck", "--ago", "2h"]);
    let edited = home.ok(&["edit", "3", "--trigger", "other_person"]).err;
    assert!(edited.contains("This started after your neck was forced."), "{edited}");
    assert_eq!(home.ok(&["edit", "3", "--note", "by a friend"]).err, "", "the note says nothing new");
}

#[test]
fn a_sign_by_its_label_or_in_other_case_is_the_listed_one() {
    for typed in ["Chest pain", "Chest_Pain", "CHEST PAIN", " chest-pain"] {
        let home = Home::new();
        assert!(home.ok(&["log", "--tag", typed]).err.contains(&emergency()), "{typed}");
        assert_eq!(home.json(&["journal", "--tag", "Chest pain"])[0]["tags"], json!(["chest_pain"]));
        assert_eq!(home.json(&["edit", "1", "--add-tag", typed])["tags"], json!(["chest_pain"]));
        assert_eq!(home.json(&["edit", "1", "--remove-tag", typed])["tags"], json!([]));
        assert!(home.ok(&["edit", "1", "--add-tag", typed]).err.contains(&emergency()), "{typed}");
        assert_eq!(home.json(&["suggest"])["rule"], "J12");
    }
    let home = Home::new();
    let said = ["log", "--context", "After sitting", "--tag", "heavy head", "--tag", "Chest pains"];
    let own = home.json(&said);
    assert_eq!((&own["context"], &own["tags"]), (&json!(["after_sitting"]), &json!(["heavy head", "Chest pains"])));
}

#[test]
fn pain_an_hour_later_is_asked_for() {
    let home = Home::new();
    home.ok(&["log", "--region", "low_back", "--pain", "2", "--ago", "61m"]);
    assert!(home.ok(&["suggest"]).out.contains("unkink edit 1 --pain-later 0-10"));
    home.ok(&["edit", "1", "--pain-later", "0"]);
    assert!(!home.ok(&["suggest"]).out.contains("--pain-later"));
}

#[test]
fn pain_an_hour_later_is_not_asked_for_again_once_it_was_put_away() {
    let home = Home::new();
    home.run(&["suggest", "--no-pain-later"]).refused(1, &["no pain an hour later is asked for now"]);
    home.ok(&["log", "--region", "low_back", "--pain", "2", "--ago", "61m"]);
    assert!(home.ok(&["suggest"]).out.contains("unkink suggest --no-pain-later"));
    assert!(!home.ok(&["suggest", "--no-pain-later"]).out.contains("--pain-later"));
    assert!(!home.ok(&["suggest"]).out.contains("--pain-later"));
}
