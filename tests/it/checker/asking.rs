//! Which questions the answers ask for (`design/cli.md`, semantics of asking).

use super::random_sheet;
use crate::support::{Dice, answers, reading};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use unkink::domain::answers::{Answers, asked};
use unkink::domain::checker::assess;
use unkink::domain::content::content;

fn is_asked(given: &Value, id: &str) -> bool {
    asked(content(), &answers(given)).contains(id)
}

fn ignored(given: &Value) -> Vec<String> {
    assess(content(), &answers(given)).ignored.iter().map(ToString::to_string).collect()
}

#[test]
fn random_sheets_ask_what_the_second_reading_asks() {
    for seed in 0..400 {
        let sheet = random_sheet(&mut Dice::new(seed));
        let found: BTreeSet<String> =
            asked(content(), &answers(&json!(sheet))).iter().map(ToString::to_string).collect();
        assert_eq!(found, reading::asked(&sheet), "sheet {seed}");
    }
}

#[test]
fn the_order_of_answering_plays_no_part() {
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let sheet = random_sheet(&mut dice);
        let whole = asked(content(), &answers(&json!(sheet)));
        let mut one_by_one = Answers::default();
        let mut ids: Vec<&String> = sheet.keys().collect();
        while !ids.is_empty() {
            let id = ids.remove(dice.roll(ids.len()));
            one_by_one.set_json(id, &sheet[id], content()).unwrap();
            asked(content(), &one_by_one);
        }
        assert_eq!(asked(content(), &one_by_one), whole, "sheet {seed}");
    }
}

#[test]
fn a_question_is_asked_by_answers_of_any_screen_before_or_after_it() {
    let rows = [
        // From a later screen: thin bones (H) ask for the bone question (F).
        (json!({}), "midline_bone_tender", false),
        (json!({"steroid_long": "yes"}), "midline_bone_tender", true),
        (json!({"injury_recent": "not_sure"}), "midline_bone_tender", true),
        // Along a chain: pain, how bad, unbearable.
        (json!({"pain_present": "yes"}), "pain_unbearable", false),
        (json!({"pain_present": "yes", "pain_now": 7}), "pain_unbearable", true),
        (json!({"pain_now": 7}), "pain_unbearable", false),
        (json!({"pain_present": "not_sure", "pain_now": 7}), "pain_unbearable", true),
        (json!({"pain_present": "yes", "pain_now": 6}), "pain_unbearable", false),
        // A parent whose not-sure counts as no.
        (json!({"pain_present": "yes", "pain_duration": "over_3_months"}), "onset_before_35", false),
        (
            json!({"pain_present": "yes", "pain_duration": "over_3_months", "onset_before_45": "yes"}),
            "onset_before_35",
            true,
        ),
        (
            json!({"pain_present": "yes", "pain_duration": "over_3_months", "onset_before_45": "not_sure"}),
            "onset_before_35",
            false,
        ),
        (json!({"spine_surgery_when": "never"}), "crack_after_surgery", false),
        (json!({"spine_surgery_when": "over_a_year"}), "crack_after_surgery", true),
    ];
    for (given, id, expected) in rows {
        assert_eq!(is_asked(&given, id), expected, "{id} with {given}");
    }
}

#[test]
fn a_not_drops_a_question_once_the_whole_set_is_known() {
    let mild = json!({"region": ["neck"], "injury_recent": "yes", "injury_kind": "crash_slow"});
    let fast = json!({"region": ["neck"], "injury_recent": "yes", "injury_kind": "crash_fast_or_rollover"});
    for id in ["neck_cannot_turn_45", "midline_bone_tender"] {
        assert!(is_asked(&mild, id), "{id}");
        assert!(!is_asked(&fast, id), "{id}");
    }
    let unsure = json!({"region": ["neck"], "injury_recent": "not_sure", "injury_kind": "crash_fast_or_rollover"});
    assert!(!is_asked(&unsure, "neck_cannot_turn_45"), "a half is enough for NOT to be 0");
    // The kind of injury does not count while no injury is told of.
    let stale = json!({"steroid_long": "yes", "injury_recent": "no", "injury_kind": "crash_fast_or_rollover"});
    assert!(is_asked(&stale, "midline_bone_tender"));
}

#[test]
fn without_an_age_the_marked_questions_are_asked_and_comparisons_are_no() {
    let marked =
        ["sex_function_change_new", "could_be_pregnant", "drug_injection", "osteoporosis_known", "pregnancy_status"];
    for id in marked {
        assert!(is_asked(&json!({}), id), "{id} without an age");
    }
    let rows = [
        ("sex_function_change_new", 15, false),
        ("sex_function_change_new", 16, true),
        ("drug_injection", 15, false),
        ("drug_injection", 16, true),
        ("osteoporosis_known", 15, false),
        ("osteoporosis_known", 16, true),
        ("pregnancy_status", 9, false),
        ("pregnancy_status", 10, true),
        ("pregnancy_status", 60, true),
        ("pregnancy_status", 61, false),
        ("could_be_pregnant", 30, false),
        ("fragility_fracture_past", 49, false),
        ("fragility_fracture_past", 50, true),
        ("child_limp_or_stops_play", 15, true),
        ("child_limp_or_stops_play", 16, false),
    ];
    for (id, age, expected) in rows {
        assert_eq!(is_asked(&json!({"age_years": age}), id), expected, "{id} at {age}");
    }
    assert!(is_asked(&json!({"age_years": 30, "pain_present": "yes"}), "could_be_pregnant"));
    for id in ["fragility_fracture_past", "child_limp_or_stops_play", "legs_ache_on_walking"] {
        assert!(!is_asked(&json!({"region": ["low_back"]}), id), "{id} without an age");
    }
    assert_eq!(assess(content(), &answers(&json!({"sex_function_change_new": "yes"}))).tier.level(), 3);
    assert_eq!(
        assess(content(), &answers(&json!({"sex_function_change_new": "yes", "age_years": 12}))).tier.level(),
        0
    );
}

#[test]
fn answers_of_closed_branches_do_not_count_and_are_listed_sorted() {
    let given = json!({
        "pain_unbearable": "yes", "pain_now": 9, "night_pain_constant": "yes", "injury_kind": "heavy_lift",
        "arm_weak_new": "yes", "pregnancy_weeks": 20, "age_years": 40,
    });
    assert_eq!(
        ignored(&given),
        ["arm_weak_new", "injury_kind", "night_pain_constant", "pain_now", "pain_unbearable", "pregnancy_weeks"]
    );
    assert_eq!(assess(content(), &answers(&given)).fired, []);
    let open = json!({"pain_present": "yes", "pain_now": 9, "pain_unbearable": "yes", "age_years": 40});
    assert_eq!(ignored(&open), [""; 0]);
    assert_eq!(assess(content(), &answers(&open)).tier.level(), 3);
}

#[test]
fn the_questions_before_moving_count_when_they_are_answered() {
    for id in ["dizzy_on_moving", "cannot_get_to_floor", "heat_unsafe"] {
        assert!(is_asked(&json!({}), id), "{id}");
        assert_eq!(ignored(&json!({id: "yes"})), [""; 0]);
    }
}
