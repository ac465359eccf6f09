//! What is closed or changed, and what is said of it.

use super::{Home, emergency};
use serde_json::{Value, json};
use unkink::domain::content::content;

fn saved(home: &Home, answers: &Value) {
    let sheet = json!({ "answers": answers }).to_string();
    let ran = home.run_with(&["check", "--answers", "-", "--save"], sheet);
    assert_eq!(ran.status, 0, "{ran:?}");
}

#[track_caller]
fn says(said: &str, all: &[&str]) {
    for wanted in all {
        assert!(said.contains(wanted), "“{wanted}” is not in: {said}");
    }
}

#[track_caller]
fn says_not(said: &str, none: &[&str]) {
    for unwanted in none {
        assert!(!said.contains(unwanted), "“{unwanted}” is in: {said}");
    }
}

#[test]
fn every_plan_names_the_numbers_that_were_set_or_the_words_in_their_place() {
    let home = Home::new();
    let end = "Stop and call your maternity unit for bleeding";
    says(&home.ok(&["plan", "pregnancy_safe_8"]).out, &[end]);
    for routine in &content().routines {
        home.ok(&["plan", &routine.id]);
    }
    home.ok(&["settings", "maternity_line", "0123 456"]);
    let end = "Stop and call 0123 456 for bleeding";
    says(&home.ok(&["plan", "pregnancy_safe_8"]).out, &[end]);
    says(&home.ok(&["play", "pregnancy_safe_8", "--speed", "1000"]).out, &[end]);
    for command in [&["rules"][..], &["questions"], &["routines"], &["exercises"], &["profile"], &["suggest"]] {
        home.ok(command);
    }
}

#[test]
fn an_answer_that_is_not_asked_is_not_kept_and_opens_nothing() {
    let home = Home::new();
    let gates = |home: &Home| home.json(&["profile"])["gates"].clone();
    home.ok(&["profile", "--set", "age_years=40", "--set", "pregnancy_status=pregnant"]);
    assert_eq!(gates(&home), json!(["g_preg", "g_preg_16"]));
    saved(&home, &json!({"age_years": 40, "pregnancy_weeks": 1}));
    let check = home.json(&["checks", "show", "1"]);
    assert_eq!(
        (&check["answers"], &check["result"]["ignored"]),
        (&json!({"age_years": 40}), &json!(["pregnancy_weeks"]))
    );
    let profile = home.json(&["profile"]);
    assert_eq!(profile["answers"]["pregnancy_weeks"], Value::Null);
    assert_eq!(gates(&home), json!(["g_preg", "g_preg_16"]));
    // As an older program kept it, and as a file brings it.
    let export = home.ok(&["export", "-", "--format", "json"]).out;
    let mut file: Value = serde_json::from_str(&export).unwrap();
    file["checks"][0]["answers"]["pregnancy_weeks"] = json!(1);
    let path = home.folder.join("older.json");
    std::fs::write(&path, file.to_string()).unwrap();
    let other = Home::new();
    other.ok(&["import", path.to_str().unwrap()]);
    assert_eq!(other.json(&["checks", "show", "1"])["answers"]["pregnancy_weeks"], json!(1), "it came with the file");
    assert_eq!(gates(&other), json!(["g_preg", "g_preg_16"]));
}

#[test]
fn a_lock_says_what_to_do_and_the_words_that_stay_readable() {
    let home = Home::new();
    saved(&home, &json!({"chest_pain_now": "yes"}));
    let call = format!("Get emergency help now. Call {}, or go to the nearest emergency department now.", emergency());
    let breathing = "While you wait: Breathe in through the nose";
    for command in [&["plan", "cat_cow"][..], &["play", "urge_reset_60"]] {
        let refused = home.run(command);
        refused.refused(1, &[&call, breathing, "Nothing is open instead."]);
        assert!(refused.err.contains(&format!("unkink: {call}")), "it comes first: {}", refused.err);
        assert_eq!(refused.err.lines().count(), 1);
    }
    says(&home.ok(&["routines"]).out, &[&call, breathing]);
    home.ok(&["seen", "--exercise", "no"]);
    let refused = home.run(&["plan", "cat_cow"]).err;
    says(
        &refused,
        &["You have been seen. No exercise, timer or routine opens until they say that gentle exercise is fine."],
    );
    says_not(&refused, &["until you have been seen", "Call "]);
    says_not(&home.ok(&["profile"]).out, &["until you have been seen"]);
}

#[test]
fn under_13_a_lock_says_no_more_than_to_show_an_adult() {
    let home = Home::new();
    home.ok(&["profile", "--set", "age_years=10", "--set", "knee_sore=yes"]);
    for said in [home.run(&["plan", "cat_cow"]).err, home.ok(&["routines"]).out, home.ok(&["profile"]).out] {
        says(&said, &["You are under 16.", "Show this to an adult, and see a health professional."]);
        says_not(&said, &["plank", "easier way", "Use padding", "Breathe"]);
    }
}

#[test]
fn routines_are_called_open_only_when_they_are() {
    let said = |home: &Home| home.ok(&["seen", "--exercise", "yes"]).out;
    let open = "Routines are open again, with the changes that suit your answers.\n";
    let person = |set: &[&str]| {
        let home = Home::new();
        set.iter().for_each(|one| drop(home.ok(&["profile", "--set", one])));
        saved(&home, &json!({"age_years": 40, "chest_pain_now": "yes"}));
        home
    };
    assert_eq!(said(&person(&[])), open);
    assert_eq!(said(&person(&["knee_sore=yes"])), open);
    for (set, title) in [
        ("recent_fracture=yes", "You broke a bone in the last 12 weeks."),
        ("spine_surgery_when=under_12_weeks", "You had an operation on your spine less than 12 weeks ago."),
    ] {
        let said = said(&person(&[set]));
        says(&said, &["Something else still closes moves: ", title]);
        says_not(&said, &["open again"]);
    }
    let child = person(&[]);
    child.ok(&["profile", "--set", "age_years=10"]);
    says(&said(&child), &["You are under 16.", "Show this to an adult"]);
    let nothing = Home::new();
    nothing.ok(&["log"]);
    assert_eq!(said(&nothing), "No check of yours is saved, so that nothing is marked as seen.\n");
    let two = person(&[]);
    saved(&two, &json!({"age_years": 40, "chest_pain_now": "yes"}));
    says(
        &two.ok(&["seen", "1", "--exercise", "yes"]).out,
        &["A result that says to get help now or today is still open."],
    );
}

#[test]
fn the_answer_to_change_is_the_one_that_closes() {
    let home = Home::new();
    home.ok(&["profile", "--set", "age_years=30", "--set", "pregnancy_status=pregnant"]);
    let change = "To change that: unkink profile --set pregnancy_weeks=…";
    home.run(&["plan", "supine_knee_drops"]).refused(1, &["was not answered.", change]);
    home.ok(&["profile", "--set", "pregnancy_weeks=20"]);
    home.run(&["plan", "supine_knee_drops"]).refused(1, &["with “20”.", change]);
}

#[test]
fn what_is_left_out_or_replaced_says_why_and_until_when() {
    let home = Home::new();
    home.ok(&["profile", "--set", "skin_wound_or_clot=yes", "--set", "blood_thinner=yes"]);
    let why = "You take blood thinners or bleed easily. There is open or inflamed skin, or a clot. \
               Wait until the skin or the clot is healed or treated.";
    home.run(&["plan", "foam_roll_upper_back"]).refused(1, &[why]);
    let home = Home::new();
    home.ok(&["profile", "--set", "inflammatory_arthritis=yes", "--set", "cannot_get_to_floor=yes"]);
    let said = home.ok(&["plan", "osteoporosis_safe_8"]).out;
    says(&said, &["Left out: Chin tuck. You have inflammatory arthritis. Ask a clinician first."]);
    let said = home.ok(&["plan", "low_back_ease_8"]).out;
    let swapped = "Seated twist, slow and controlled in place of Lying knee drops. \
                   You cannot get down to the floor and up again.";
    says(&said, &[swapped]);
}

#[test]
fn a_remark_that_a_gate_says_too_is_said_once() {
    let home = Home::new();
    says(&home.ok(&["plan", "gentle_only_4"]).out, &[" half effort\n", " slow\n"]);
    saved(&home, &json!({"lump_or_shape_change": "yes"}));
    let said = home.ok(&["plan", "gentle_only_4"]).out;
    says(&said, &["Use half the effort.", "Go slowly.", "skip if it hurts"]);
    says_not(&said, &[" half effort\n", " slow\n"]);
}

#[test]
fn a_confirmation_that_no_longer_counts_says_so() {
    let home = Home::new();
    home.ok(&["profile", "--set", "osteoporosis_known=yes"]);
    says(&home.ok(&["profile", "--confirm", "bones_fine_told"]).out, &["bones_fine_told confirmed ("]);
    let said = home.ok(&["profile", "--set", "steroid_long=yes"]).out;
    says(&said, &["bones_fine_told no longer counts, your answers changed since it was confirmed ("]);
}

#[test]
fn an_exercise_under_a_limit_leads_where_routines_lead() {
    let home = Home::new();
    home.ok(&["profile", "--set", "recent_fracture=yes"]);
    home.run(&["plan", "cat_cow"]).refused(1, &["Open instead: movement_break_hourly."]);
}

#[test]
fn an_unknown_name_or_a_closed_routine_makes_no_folder() {
    let home = Home::new();
    home.run(&["play", "nothing_like_it"]).refused(1, &["“nothing_like_it”"]);
    assert!(!home.folder.exists());
}
