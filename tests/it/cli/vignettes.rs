//! `check --vignettes`.

use super::{Home, has_keys};
use serde_json::{Value, json};

fn case(id: &str, answers: &Value, min: &str, max: &str) -> String {
    json!({"id": id, "text": format!("I am {id}."), "answers": answers, "min_tier": min, "max_tier": max}).to_string()
}

#[test]
fn cases_are_judged_and_one_below_its_band_is_status_1() {
    let home = Home::new();
    let good = case("kept", &json!({"saddle_numb": "yes"}), "emergency_now", "emergency_now");
    let above = case("above", &json!({"coughing_blood": "yes"}), "self_care", "see_soon");
    let missed = case("missed", &json!({}), "urgent_same_day", "emergency_now");
    let judged = home.run_with(&["check", "--vignettes", "-"], format!("{good}\n{above}\n"));
    assert_eq!(judged.status, 0, "one above its band is told, and no failure: {judged:?}");
    assert!(
        judged.out.contains("above: above came out as urgent_same_day, right is self_care to see_soon"),
        "{judged:?}"
    );
    assert!(judged.out.contains("fired: U03"), "{judged:?}");
    let file = home.folder.with_extension("jsonl");
    std::fs::write(&file, format!("[{good},{above},{missed}]")).unwrap();
    let judged = home.run(&["check", "--vignettes", file.to_str().unwrap(), "--json"]);
    assert_eq!((judged.status, judged.err.as_str()), (1, ""), "{judged:?}");
    let found: Value = serde_json::from_str(&judged.out).unwrap();
    has_keys(&found, "ruleset ruleset_sha256 cases below above tiers outside unfired");
    assert_eq!((&found["cases"], &found["below"], &found["above"]), (&json!(3), &json!(1), &json!(1)));
    assert_eq!(found["outside"][1]["id"], "missed");
    assert_eq!(found["outside"][1]["side"], "below");
    let today = found["tiers"].as_array().unwrap().iter().find(|tier| tier["tier"] == "urgent_same_day").unwrap();
    assert_eq!(
        *today,
        json!({"tier": "urgent_same_day", "cases": 1, "in": 0, "below": 1, "above": 0, "sensitivity": 0.0})
    );
    assert!(!home.file().exists(), "nothing is kept");
}

#[test]
fn a_case_that_cannot_be_read_is_named_and_none_is_judged() {
    let home = Home::new();
    let good = case("kept", &json!({}), "self_care", "self_care");
    let bad = case("bad", &json!({"pain_now": 70}), "self_care", "self_care");
    let refused = home.run_with(&["check", "--vignettes", "-"], format!("{good}\n{bad}\n"));
    refused.refused(
        1,
        &["the input, line 2", "answers: pain_now: 70 is not allowed; it takes a whole number from 0 to 10"],
    );
    home.run(&["check", "--vignettes", "/nowhere/cases"]).refused(1, &["/nowhere/cases"]);
    home.run(&["check", "--vignettes", "-", "--save"]).refused(2, &["--save"]);
}

#[test]
fn rules_are_searched_with_where_each_is_used() {
    let home = Home::new();
    let found = home.json(&["rules", "--search", "E17"]);
    let rule = found.as_array().unwrap().iter().find(|record| record["id"] == "E17").unwrap();
    has_keys(rule, "kind id title lines when uses used_by people sources");
    assert_eq!(rule["uses"][0], json!({"kind": "question", "id": "saddle_numb"}));
    assert!(rule["used_by"].as_array().unwrap().contains(&json!({"kind": "card", "id": "faq_paralysis"})));
    assert!(rule["people"].as_array().unwrap().iter().any(|person| person["id"] == "E17-a"));
    assert_eq!(home.json(&["rules", "--search", "qqqq"]), json!([]));
    let said = home.ok(&["rules", "--search", "bike seat"]).out;
    assert!(said.starts_with("Question saddle_numb: ") && said.contains("Used by: E17"), "{said}");
    assert!(home.ok(&["rules"]).out.contains("SHA-256"));
}
