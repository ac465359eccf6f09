//! `check --answers`, `seen`: results as JSON and in words.

use super::{Home, Ran, has_keys};
use crate::support::answers;
use serde_json::{Value, json};
use std::time::Duration;
use unkink::domain::checker::{Who, assess};
use unkink::domain::content::content;
use unkink::platform::clock::Stopwatch;

const RESULT: &str = "ruleset tier fired interpretations ignored gates saved";

pub(super) fn sheet(answers: &Value) -> String {
    json!({ "answers": answers }).to_string()
}

pub(super) fn checked(home: &Home, arguments: &[&str], input: &str) -> Ran {
    home.run_with(&[&["check", "--answers", "-"], arguments].concat(), input)
}

fn result(home: &Home, arguments: &[&str], answers: &Value) -> Value {
    let ran = checked(home, &[&["--json"], arguments].concat(), &sheet(answers));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{answers}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_result_has_the_shape_of_the_contract() {
    let home = Home::new();
    let shown =
        result(&home, &[], &json!({"saddle_numb": "not_sure", "one_leg_weak_new": "not_sure", "rash_no_fade": "no"}));
    has_keys(&shown, RESULT);
    for fired in shown["fired"].as_array().unwrap() {
        has_keys(fired, "rule tier unsure stepped_down");
    }
    assert_eq!((&shown["tier"], &shown["saved"]), (&json!("emergency_now"), &Value::Null));
    let shown = result(&home, &[], &json!({"pain_now": 6, "pain_duration": "two_to_6_weeks", "age_years": 45}));
    assert_eq!(shown["ignored"], json!(["pain_duration", "pain_now"]), "asked only when there is pain");
    assert!(!home.folder.exists());
}

#[test]
fn every_vignette_gets_the_result_that_the_domain_gives_one_line_each() {
    let vignettes: Value = serde_json::from_str(include_str!("../../fixtures/acceptance.json")).unwrap();
    let cases = vignettes["cases"].as_array().unwrap();
    let input: String = cases.iter().map(|case| sheet(&case["answers"]) + "\n").collect();
    let ran = checked(&Home::new(), &["--json"], &input);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let lines = ran.lines();
    assert_eq!(lines.len(), cases.len());
    for (case, line) in cases.iter().zip(&lines) {
        assert_eq!(line["tier"], case["tier"], "{}", case["id"]);
        let expected = serde_json::to_value(assess(content(), &answers(&case["answers"]))).unwrap();
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(&line[field], value, "{} {field}", case["id"]);
        }
    }
}

#[test]
fn a_sheet_may_be_written_over_several_lines() {
    let home = Home::new();
    let inputs = [
        "{\"answers\":{\"age_years\":45}}",
        "{\n \"answers\": {\n  \"age_years\": 45\n }\n}\n",
        "\u{feff}\r\n\r\n{ \"answers\":\r\n{}\r\n}\r\n\r\n",
        "{\"answers\":{\"age_years\":45.0}}",
    ];
    for input in inputs {
        let ran = checked(&home, &["--json"], input);
        assert_eq!((ran.status, ran.lines().len()), (0, 1), "{input:?}: {ran:?}");
    }
    let file = home.folder.with_file_name("sheet.json");
    std::fs::write(&file, inputs[1]).unwrap();
    assert_eq!(home.json(&["check", "--answers", file.to_str().unwrap()])["tier"], "self_care");
}

#[test]
fn an_invalid_line_has_its_error_in_its_place() {
    let home = Home::new();
    let input =
        "{\"answers\":{}}\n\n{\"answers\":{\"nope\":\"yes\"}}\n{broken}\r\n{\"answers\":{\"age_years\":9}}\n[]\nx\n";
    let ran = checked(&home, &["--json"], input);
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert_eq!(lines.len(), 6);
    for (index, line, named) in [(1, 3, "“nope”"), (2, 4, "column 2"), (4, 6, "object"), (5, 7, "column 1")] {
        has_keys(&lines[index], "line error");
        assert_eq!(lines[index]["line"], line);
        assert!(lines[index]["error"].as_str().unwrap().contains(named), "{}", lines[index]);
        assert!(ran.err.contains(&format!("line {line}: ")), "{ran:?}");
    }
    has_keys(&lines[3], RESULT);
    assert_eq!(lines[3]["gates"], json!(["g_child"]));
    let words = checked(&home, &[], input);
    assert_eq!(words.status, 1);
    assert_eq!(words.err, ran.err);
    assert!(words.out.contains("Line 1\n") && words.out.contains("Line 5\n"));
}

#[test]
fn a_refused_answer_is_named_with_what_is_allowed() {
    let home = Home::new();
    let cases = [
        (json!({"nope": "yes"}), &["“nope”"][..]),
        (json!({"saddle_numb": true}), &["saddle_numb", "true", "yes, no or not_sure"]),
        (json!({"saddle_numb": "YES"}), &["saddle_numb", "“YES”", "yes, no or not_sure"]),
        (json!({"saddle_numb": null}), &["saddle_numb", "null"]),
        (json!({"age_years": "45"}), &["age_years", "“45”", "whole number"]),
        (json!({"age_years": 45.5}), &["age_years", "45.5"]),
        (json!({"age_years": -1}), &["age_years", "-1"]),
        (json!({"pain_now": 11}), &["pain_now", "11", "0 to 10"]),
        (json!({"region": "neck"}), &["region", "“neck”", "list"]),
        (json!({"region": ["neck", "knee"]}), &["region", "knee", "low_back"]),
        (json!({"injury_kind": "fell"}), &["injury_kind", "“fell”", "heavy_lift"]),
        (json!({"injury_kind": ["heavy_lift"]}), &["injury_kind", "one of"]),
    ];
    for (answers, named) in cases {
        let ran = checked(&home, &["--json"], &sheet(&answers));
        assert_eq!(ran.status, 1, "{answers}");
        let error = ran.lines()[0]["error"].as_str().unwrap().to_owned();
        assert!(named.iter().all(|name| error.contains(name) && ran.err.contains(name)), "{answers}: {error}");
    }
}

#[test]
fn what_is_no_sheet_is_refused_with_its_place() {
    let home = Home::new();
    for (input, named) in [
        ("{\n \"answers\": {\n  \"age_years\": 45,,\n }\n}", &["line 3 column 19"][..]),
        ("{\n \"answers\": {\n  \"age_years\": 45\n", &["line 4"]),
        ("", &["no answers"]),
        (" \n\t\n", &["no answers"]),
    ] {
        for arguments in [&[][..], &["--json"]] {
            checked(&home, arguments, input).refused(1, named);
        }
    }
    for (input, named) in [
        ("{\"answers\":", "column"),
        ("nonsense", "column"),
        ("[{\"answers\":{}}]", "object"),
        ("{\"answer\":{}}", "answer"),
        ("{\"answers\":[]}", "answers"),
        ("{\"answers\":{},\"who\":\"me\"}", "who"),
        ("{\"answers\":{\"age_years\":1e999}}", "column"),
    ] {
        let ran = checked(&home, &["--json"], input);
        assert_eq!(ran.status, 1, "{input}");
        assert_eq!(ran.lines()[0]["line"], 1);
        assert!(ran.err.contains(named), "{input}: {ran:?}");
    }
    let ran = home.run_with(&["check", "--answers", "-"], b"{\"answers\":{\"region\":[\"\xff\"]}}".to_vec());
    ran.refused(1, &["line 1"]);
    let deep = format!("{{\"answers\":{}{}}}", "[".repeat(5000), "]".repeat(5000));
    checked(&home, &[], &deep).refused(1, &["line 1"]);
    home.run(&["check", "--answers", "/nowhere/sheet.json"]).refused(1, &["/nowhere/sheet.json", "cannot be read"]);
    home.run(&["check", "--answers", "/"]).refused(1, &["/: it cannot be read"]);
}

#[test]
fn five_thousand_sheets_are_evaluated_in_order_and_in_time() {
    let home = Home::new();
    let input: String = (0..5000)
        .map(|n| match n % 100 {
            99 => "{\"answers\":{\"age_years\":\"old\"}}\n".to_owned(),
            _ => sheet(&json!({"age_years": 20 + n % 60, "region": ["low_back"], "pain_present": "yes", "pain_now": n % 11}))
                + "\n",
        })
        .collect();
    let watch = Stopwatch::start(1.0);
    let ran = checked(&home, &["--json"], &input);
    let took = watch.elapsed();
    assert_eq!(ran.status, 1);
    let lines = ran.lines();
    assert_eq!(lines.len(), 5000);
    for (n, line) in lines.iter().enumerate() {
        match n % 100 {
            99 => assert_eq!(line["line"], n + 1),
            _ => has_keys(line, RESULT),
        }
    }
    assert!(cfg!(debug_assertions) || took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_saved_check_holds_and_one_for_someone_else_does_not() {
    let home = Home::new();
    let chest = json!({"chest_pain_now": "yes"});
    let locked = || home.json(&["profile"])["gates"].clone();
    assert_eq!(result(&home, &[], &chest)["gates"], json!(["g_tier_lock"]));
    assert!(!home.folder.exists(), "not asked to save");
    assert_eq!(result(&home, &["--who", "other", "--save"], &chest)["saved"], 1);
    assert_eq!((locked(), home.json(&["profile"])["open_tier"].clone()), (json!([]), Value::Null));
    assert_eq!(result(&home, &["--save", "--who", "me"], &chest)["saved"], 2);
    assert_eq!(
        (locked(), home.json(&["profile"])["open_tier"].clone()),
        (json!(["g_tier_lock"]), json!("emergency_now"))
    );
    let checks = home.store().checks(content()).unwrap();
    assert_eq!(checks.iter().map(|check| (check.id, check.who)).collect::<Vec<_>>(), [(2, Who::Me), (1, Who::Other)]);
    let kept = serde_json::to_value(&checks[0]).unwrap();
    has_keys(
        &kept,
        "id uid at who ruleset ruleset_sha256 answers result seen_at exercise_agreed created_at updated_at",
    );
    assert_eq!(kept["answers"], chest);
    assert_eq!(kept["result"]["gates"], json!(["g_tier_lock"]));
}

#[test]
fn several_sheets_are_saved_in_order() {
    let home = Home::new();
    let input =
        [json!({"age_years": 30}), json!({"age_years": "x"}), json!({"chest_pain_now": "yes"})].map(|a| sheet(&a));
    let ran = checked(&home, &["--json", "--save"], &input.join("\n"));
    assert_eq!(ran.status, 1, "the second is invalid");
    let saved: Vec<Value> = ran.lines().iter().map(|line| line["saved"].clone()).collect();
    assert_eq!(saved, [json!(1), Value::Null, json!(2)]);
    assert_eq!(home.json(&["doctor"])["counts"]["checks"], 2);
    assert_eq!(home.json(&["profile"])["answers"]["age_years"]["value"], 30);
}

#[test]
fn a_result_that_cannot_be_saved_is_told_all_the_same() {
    let home = Home::new();
    home.ok(&["log"]);
    std::fs::write(home.file(), "no records any more").unwrap();
    let chest = sheet(&json!({"chest_pain_now": "yes"}));
    let ran = checked(&home, &["--json", "--save"], &chest);
    assert_eq!(ran.status, 1);
    assert_eq!((&ran.lines()[0]["tier"], &ran.lines()[0]["saved"]), (&json!("emergency_now"), &Value::Null));
    assert!(ran.err.contains("unkink.sqlite3"), "{ran:?}");
    let ran = checked(&home, &["--save"], &chest);
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("Get emergency help now\n") && !ran.out.contains("Kept"));
    assert_eq!(checked(&home, &[], &chest).status, 0, "unsaved, it needs no records at all");
}

#[test]
fn words_say_what_to_do_why_and_what_to_watch_for() {
    let home = Home::new();
    let texts = &content().texts;
    for (answers, tier) in [
        (json!({}), 4),
        (json!({"pain_present": "yes", "pain_duration": "over_3_months", "age_years": 40}), 3),
        (json!({"night_pain_constant": "yes", "pain_present": "yes", "cancer_ever": "yes", "age_years": 60}), 1),
        (json!({"chest_pain_now": "yes"}), 0),
    ] {
        let words = checked(&home, &[], &sheet(&answers));
        assert_eq!((words.status, words.err.as_str()), (0, ""));
        let shown = result(&home, &[], &answers);
        let tier = texts.tiers.iter().find(|text| json!(text.id) == shown["tier"]).unwrap_or_else(|| panic!("{tier}"));
        let fill = |text: &str| {
            let line = "your local non-emergency medical advice line";
            text.replace("{emergency_number}", &super::emergency()).replace("{advice_line}", line)
        };
        for said in [&tier.headline, &tier.meaning, &tier.action, &texts.disclaimers.checker_footer] {
            assert!(words.out.contains(&fill(said)), "“{said}” is missing:\n{}", words.out);
        }
        assert!(words.out.starts_with(&tier.headline));
        assert!(words.out.contains(&texts.result.information));
        for sign in texts.warning_list.emergency.iter().chain(&texts.warning_list.same_day) {
            assert!(words.out.contains(sign.as_str()), "“{sign}” is missing");
        }
        for fired in shown["fired"].as_array().unwrap() {
            let rule = content().rule(fired["rule"].as_str().unwrap()).unwrap();
            assert!(words.out.contains(&fill(&rule.reason)), "{}", rule.id);
        }
        assert_eq!(words.out.contains(&texts.disclaimers.no_signs), shown["tier"] == "self_care");
        assert!(!words.out.contains('{'), "a number is not filled in:\n{}", words.out);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn numbers_are_those_of_the_country_or_as_chosen() {
    let home = Home::new();
    let chest = sheet(&json!({"chest_pain_now": "yes"}));
    let in_country = |lang: &str| {
        let mut command = home.command(&["check", "--answers", "-"]);
        command.env_remove("LC_ALL").env_remove("LC_TIME").env("LANG", lang);
        super::finish(super::start(command), chest.as_str()).out
    };
    for (lang, number) in [("en_GB.UTF-8", "999"), ("en_US.UTF-8", "911"), ("de_DE.UTF-8", "112")] {
        assert!(in_country(lang).contains(&format!("\nCall {number}, or go")), "{lang}");
    }
    home.ok(&["log"]);
    let store = home.store();
    let chosen = Some("144".to_owned());
    let settings = unkink::domain::settings::Settings { emergency_number: chosen, ..store.settings().unwrap() };
    store.change_settings(unkink::platform::clock::now(), |kept| *kept = settings).unwrap();
    assert!(in_country("en_GB.UTF-8").contains("\nCall 144, or go"));
}

#[test]
fn beside_an_urgent_result_nothing_calms_and_no_movement_is_named() {
    let home = Home::new();
    let sound = json!({"crack_sound": "click_rumble", "region": ["neck"], "age_years": 30});
    let calm = checked(&home, &[], &sheet(&sound)).out;
    let told = &content().interpretation("I04").unwrap().text;
    assert!(calm.contains(told.as_str()));
    let mut urgent = sound;
    urgent["chest_pain_now"] = json!("yes");
    assert!(result(&home, &[], &urgent)["interpretations"].as_array().unwrap().contains(&json!("I04")));
    assert!(!checked(&home, &[], &sheet(&urgent)).out.contains(told.as_str()));
}

#[test]
fn a_child_under_13_is_told_to_show_an_adult_and_nothing_more() {
    let home = Home::new();
    for (age, shown) in [(12, true), (13, false), (15, false)] {
        let words = checked(&home, &[], &sheet(&json!({"age_years": age, "crack_sound": "single_pop"}))).out;
        assert_eq!(words.contains("Show this to an adult, and see a health professional."), shown, "{age}");
        assert_eq!(words.contains("try a routine"), !shown, "{age}");
        assert_eq!(words.contains("Relief often follows"), !shown, "{age}");
    }
    let words = checked(&home, &[], &sheet(&json!({"age_years": 9, "chest_pain_now": "yes"}))).out;
    assert!(words.contains(&format!("Call {}, or go", super::emergency())));
}

#[test]
fn a_lower_result_within_a_day_reminds_of_the_earlier_one() {
    let home = Home::new();
    let reminder = &content().texts.result.earlier_more_urgent;
    let calm = || checked(&home, &[], &sheet(&json!({}))).out;
    result(&home, &["--save", "--who", "other"], &json!({"chest_pain_now": "yes"}));
    assert!(!calm().contains(reminder.as_str()), "someone else's does not count");
    result(&home, &["--save"], &json!({"chest_pain_now": "yes"}));
    assert!(calm().contains(reminder.as_str()));
    assert!(!checked(&home, &["--who", "other"], &sheet(&json!({}))).out.contains(reminder.as_str()));
}

#[test]
fn not_sure_is_answered_with_its_line() {
    let home = Home::new();
    for (crackles, says) in
        [("no", "If it becomes clear, answer again."), ("yes", "Together with your other answers it counts.")]
    {
        let given = json!({"coughing_blood": "not_sure", "skin_crackles": crackles});
        let words = checked(&home, &[], &sheet(&given)).out;
        let line = format!("You were not sure about “Have you coughed up blood?”. {says}");
        assert_eq!(words.matches("You were not sure about").count(), 1, "{words}");
        assert!(words.contains(&line), "{words}");
    }
}

#[test]
fn having_been_seen_opens_only_with_a_yes() {
    let shape = "answers confirmed open_tier gates";
    let home = Home::new();
    let chest = json!({"chest_pain_now": "yes"});
    result(&home, &["--save"], &chest);
    let seen = |arguments: &[&str]| home.json(&[&["seen"], arguments].concat());
    for answer in ["no", "not_sure"] {
        let shown = seen(&["--exercise", answer]);
        has_keys(&shown, shape);
        assert_eq!((&shown["open_tier"], &shown["gates"]), (&json!("emergency_now"), &json!(["g_tier_lock"])));
        assert!(home.ok(&["seen", "--exercise", answer]).out.contains("Moves stay as they are for now."));
    }
    assert!(home.store().checks(content()).unwrap()[0].seen_at.is_some());
    let shown = seen(&["--exercise", "yes"]);
    assert_eq!((&shown["open_tier"], &shown["gates"]), (&Value::Null, &json!([])));
    result(&home, &["--save"], &chest);
    let shown = seen(&["1", "--exercise", "yes"]);
    assert_eq!(shown["gates"], json!(["g_tier_lock"]), "the second check is not covered");
    assert!(home.ok(&["seen", "2", "--exercise", "yes"]).out.contains("Routines are open again"));
    home.ok(&["plan", "urge_reset_60"]);
    home.run(&["seen", "9", "--exercise", "yes"]).refused(1, &["check 9"]);
    home.run(&["seen", "--exercise", "perhaps"]).refused(2, &["--exercise", "'perhaps'", "yes, no, not_sure"]);
}

#[test]
fn what_was_said_about_exercise_is_asked_when_it_is_missing() {
    for (input, agreed, open) in [
        ("yes\n", Some("yes"), true),
        ("maybe\nno\n", Some("no"), false),
        ("not_sure", Some("not_sure"), false),
        ("", None, false),
        ("\n", None, false),
        ("maybe\n", None, false),
    ] {
        let home = Home::new();
        result(&home, &["--save"], &json!({"chest_pain_now": "yes"}));
        let ran = home.run_with(&["seen", "--json"], input);
        assert_eq!(ran.status, 0, "{input:?}");
        assert!(ran.err.contains("Did they say that gentle exercise is fine?"));
        let shown: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(shown["gates"] == json!([]), open, "{input:?}");
        let check = serde_json::to_value(&home.store().checks(content()).unwrap()[0]).unwrap();
        assert_eq!(check["exercise_agreed"], json!(agreed), "{input:?}");
        assert!(check["seen_at"].is_string());
    }
}
