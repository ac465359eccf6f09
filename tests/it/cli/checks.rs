//! `checks`, and its `show`, `again` and `compare`.

use super::{Home, has_keys};
use serde_json::{Value, json};

const CHECK: &str = "id uid at who ruleset ruleset_sha256 answers result seen_at exercise_agreed created_at updated_at";

fn checked() -> Home {
    let home = Home::new();
    let first = r#"{"answers":{"age_years":45,"region":["low_back"],"saddle_numb":"not_sure","pain_now":6}}"#;
    home.run_with(&["check", "--answers", "-", "--save"], first);
    home.run_with(&["check", "--answers", "-", "--save", "--who", "other"], r#"{"answers":{"coughing_blood":"yes"}}"#);
    home
}

fn ids(checks: &Value) -> Vec<i64> {
    checks.as_array().unwrap().iter().map(|check| check["id"].as_i64().unwrap()).collect()
}

#[test]
fn checks_are_listed_newest_first_in_their_shape() {
    let home = checked();
    let listed = home.json(&["checks"]);
    assert_eq!(ids(&listed), [2, 1]);
    has_keys(&listed[0], CHECK);
    assert_eq!(listed[1]["answers"]["saddle_numb"], "not_sure");
    assert_eq!(listed[1], home.json(&["checks", "show", "1"]));
    let said = home.ok(&["checks"]).out;
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].contains("Get medical advice today · about someone else"), "{said}");
    assert!(lines[1].trim_start().starts_with("1  ") && lines[1].ends_with("Get emergency help now"), "{said}");
    assert_eq!(home.ok(&["checks", "--json", "show", "2"]).out, home.ok(&["checks", "show", "2", "--json"]).out);
    assert_eq!(Home::new().ok(&["checks", "--json"]).out, "[]\n");
}

#[test]
fn what_a_check_found_is_said_once() {
    let home = Home::new();
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"age_years":45}}"#);
    let said = home.ok(&["checks", "show", "1"]).out;
    assert_eq!(said.matches("No warning signs in your answers.").count(), 1, "{said}");
}

#[test]
fn a_check_is_shown_worked_through_again_and_put_beside_another() {
    let home = checked();
    let said = home.ok(&["checks", "show", "1"]).out;
    assert!(said.contains("As answered: not sure:") && said.contains("SHA-256 "), "{said}");
    let again = home.json(&["checks", "again", "1"]);
    has_keys(
        &again,
        "check ruleset ruleset_sha256 same_rules tier fired interpretations gates result unfit unanswered",
    );
    assert_eq!((&again["same_rules"], &again["result"]["tier"]), (&json!(true), &json!("emergency_now")));
    assert!(home.ok(&["checks", "again", "1"]).out.starts_with("Today’s rules give the same result"));
    let compared = home.json(&["checks", "compare", "1", "2"]);
    has_keys(&compared, "first second ruleset answers tier fired interpretations gates");
    assert_eq!(compared["tier"], json!({"first": "emergency_now", "second": "urgent_same_day"}));
    let said = home.ok(&["checks", "compare", "1", "2"]).out;
    assert!(said.contains("Answers that differ") && said.contains("One is about you"), "{said}");
    for asked in [&["show", "9"][..], &["again", "9"], &["compare", "1", "9"]] {
        home.run(&[&["checks"], asked].concat()).refused(1, &["check 9 does not exist", "`unkink checks`"]);
    }
    home.run(&["checks", "compare", "1"]).refused(2, &["<B>"]);
    home.run(&["checks", "show", "x"]).refused(2, &["x"]);
}

#[test]
fn a_deleted_check_leaves_its_date_and_open_result_in_the_list() {
    let home = checked();
    let said = home.ok(&["delete", "--check", "1"]).out;
    assert!(said.starts_with("Check 1: Deleting removes its answers. Its date and its result stay"), "{said}");
    assert!(said.contains("Deleted: check 1.\nIts answers are in the trash."), "{said}");
    let said = home.ok(&["delete", "--check", "2"]).out;
    assert_eq!(said, "Deleted: check 2.\n", "about someone else: nothing is open");
    let listed = home.json(&["checks"]);
    assert_eq!(ids(&listed), [1]);
    assert_eq!((&listed[0]["answers"], &listed[0]["result"]["tier"]), (&json!({}), &json!("emergency_now")));
    assert!(home.ok(&["checks"]).out.contains("answers removed"));
    assert!(home.ok(&["checks", "show", "1"]).out.contains("The answers were removed. The date and the result stay."));
    // What is not there any more is not judged, and cannot differ.
    home.run(&["checks", "again", "1"]).refused(1, &["check 1", "The answers were removed"]);
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"age_years":45}}"#);
    assert_eq!(home.json(&["checks", "compare", "1", "3"])["answers"], json!([]));
    assert!(!home.ok(&["checks", "show", "1"]).out.contains("No question was answered"));
    home.ok(&["delete", "--check", "3"]);
    home.ok(&["trash", "--empty", "--yes"]);
    assert_eq!(home.json(&["profile"])["open_tier"], "emergency_now");
    home.ok(&["seen", "--exercise", "yes"]);
    assert_eq!(ids(&home.json(&["checks"])), [0; 0]);
    assert!(home.ok(&["trash", "--empty", "--yes"]).out.contains("Removed for good: 1 record."));
}
