//! Proves `comparison`: a check by today's rules, and two checks side by side.

use crate::support::{answers, at};
use serde_json::{Value, json};
use unkink::domain::checker::{Check, CheckResult, Fired, Who, assess};
use unkink::domain::comparison::{Again, again, compare};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::gate::Standing;
use unkink::domain::settings::{Numbers, Settings};
use unkink::domain::words::comparison::{self as words, Section};
use unkink::domain::words::made_on::made_on;

fn check(id: i64, sheet: &Value) -> Check {
    let answers = answers(sheet);
    let now = at("2026-11-21T10:12:00+01:00");
    let assessment = assess(content(), &answers);
    let gates = Standing::of_assessed(content(), &answers, assessment.clone(), now).holding;
    let result = CheckResult { assessment, gates, saved: Some(id) };
    let unsaved = Check::unsaved(Who::Me, answers, result, now);
    Check { id, ruleset_sha256: Some(content().ruleset_sha256.clone()), ..unsaved }
}

fn numbers() -> Numbers {
    Numbers::of(&Settings::default(), Some("IE"), &content().texts)
}

fn said(found: &Again) -> String {
    let compared = words::again(content(), &numbers(), found);
    format!("{}\n{:?}", compared.lead.join("\n"), compared.sections).replace(r#"\""#, "\"")
}

#[test]
fn a_check_of_today_worked_through_again_gives_the_same() {
    let kept = check(3, &json!({"age_years": 45, "region": ["low_back"], "saddle_numb": "not_sure", "pain_now": 6}));
    let found = again(content(), &kept);
    assert_eq!((found.check, found.same_rules), (3, Some(true)));
    assert!(found.differences.tier.is_same() && found.differences.fired.is_empty());
    assert_eq!(found.result.assessment, kept.result.assessment);
    assert_eq!(found.result.gates, kept.result.gates);
    let said = said(&found);
    assert!(said.starts_with("Today’s rules give the same result: Get emergency help now."), "{said}");
    assert!(said.contains("have not changed since") && !said.contains("not answered then"), "{said}");
}

#[test]
fn what_other_rules_made_of_a_check_is_shown_beside_what_todays_make() {
    let mut kept = check(4, &json!({"age_years": 45, "region": ["low_back"], "saddle_numb": "yes"}));
    kept.ruleset = "2025-01-01".to_owned();
    kept.ruleset_sha256 = Some("0".repeat(64));
    kept.unfit.insert("asked_long_ago".to_owned(), json!("yes"));
    kept.unfit.insert("pain_now".to_owned(), json!(700));
    let gone = Fired { rule: "Z99".into(), tier: Tier::BookRoutine, unsure: true, stepped_down: true };
    kept.result.assessment.fired = vec![gone];
    kept.result.assessment.tier = Tier::BookRoutine;
    let before = kept.clone();
    let found = again(content(), &kept);
    assert_eq!(kept, before);
    assert_eq!(found.same_rules, Some(false));
    let shape = json!(found);
    assert_eq!(shape["tier"], json!({"first": "book_routine", "second": "emergency_now"}));
    assert_eq!(
        shape["fired"],
        json!([
            {"rule": "E17", "first": null, "second": {"tier": "emergency_now", "unsure": false, "stepped_down": false}},
            {"rule": "Z99", "first": {"tier": "book_routine", "unsure": true, "stepped_down": true}, "second": null},
        ])
    );
    assert_eq!(shape["unfit"], json!({"asked_long_ago": "yes", "pain_now": 700}));
    assert!(shape["unanswered"].as_array().unwrap().contains(&json!("chest_pain_now")));
    let said = said(&found);
    for part in [
        "Today’s rules give: Get emergency help now. Saved is: Book a routine check.",
        "That is more urgent. If these answers are still true: Call 112",
        "those of 1 January 2025 then",
        "Rule Z99, which is gone",
        "“asked_long_ago”, which is not asked any more: \"yes\"",
        "Asked today, and not answered then",
        "The saved check stays as it is.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_result_that_would_be_lower_today_still_counts() {
    let mut kept = check(5, &json!({"age_years": 45}));
    kept.result.assessment.tier = Tier::UrgentSameDay;
    let said = said(&again(content(), &kept));
    assert!(said.contains("follow the saved result until you have been seen"), "{said}");
}

#[test]
fn a_check_that_does_not_say_its_rules_is_not_called_the_same() {
    let mut kept = check(6, &json!({"age_years": 45}));
    kept.ruleset_sha256 = None;
    assert_eq!(again(content(), &kept).same_rules, None, "the version is the same, the words may not be");
    assert!(said(&again(content(), &kept)).contains("did not keep by which"));
    kept.ruleset = "2025-01-01".to_owned();
    assert_eq!(again(content(), &kept).same_rules, Some(false));
}

#[test]
fn what_changed_in_the_rules_since_a_check_is_said() {
    let mut kept = check(7, &json!({"age_years": 45}));
    assert!(!said(&again(content(), &kept)).contains("What changed in the rules since"));
    (kept.ruleset, kept.ruleset_sha256) = ("2026-11-21".to_owned(), Some("0".repeat(64)));
    let shown = said(&again(content(), &kept));
    assert!(shown.contains("those of 21 November 2026 then, of 26 November 2026 today"), "{shown}");
    assert!(shown.contains("What changed in the rules since") && shown.contains("emergency help. (E24)"), "{shown}");
    assert!(!shown.contains("The first version"), "only what is newer: {shown}");
}

#[test]
fn the_newest_version_that_is_told_of_is_the_one_that_is_used() {
    let changes = &content().texts.about.changes;
    assert_eq!(changes[0].version, content().ruleset);
    assert!(changes.is_sorted_by(|one, next| one.version > next.version), "the newest comes first");
    assert!(changes.iter().all(|one| !one.lines.is_empty()));
}

#[test]
fn checks_of_one_minute_have_names_of_their_own() {
    let of = |id: i64, moment: &str| Check { id, at: at(moment), ..check(id, &json!({})) };
    let [a, b, c] = [(1, "10:12:05"), (2, "10:12:48"), (3, "10:13:05")]
        .map(|(id, clock)| of(id, &format!("2026-11-21T{clock}+01:00")));
    let d = of(4, "2026-11-21T10:12:48+01:00");
    let name = |check: &Check, among: &[&Check]| made_on(check, among);
    assert_eq!(name(&a, &[&a, &c]), "21 November 2026, 10:12");
    assert_eq!(
        [name(&a, &[&a, &b]), name(&b, &[&a, &b])],
        ["21 November 2026, 10:12:05", "21 November 2026, 10:12:48"]
    );
    assert_eq!(
        [name(&b, &[&b, &d]), name(&d, &[&b, &d])],
        ["21 November 2026, 10:12 (1\u{a0}of\u{a0}2)", "21 November 2026, 10:12 (2\u{a0}of\u{a0}2)"]
    );
    let all = [&a, &b, &c, &d];
    let names: std::collections::BTreeSet<String> = all.iter().map(|check| name(check, &all)).collect();
    assert_eq!(names.len(), 4, "{names:?}");
    let found = compare(content(), &a, &b);
    let compared = words::compare(content(), &numbers(), [&a, &b], &found);
    assert_ne!(compared.lead[0], compared.lead[1]);
}

#[test]
fn two_checks_side_by_side_show_only_what_differs() {
    let first = check(1, &json!({"age_years": 45, "region": ["neck"], "saddle_numb": "yes", "pain_now": 6}));
    let second = check(
        2,
        &json!({"age_years": 45, "region": ["neck", "low_back"], "saddle_numb": "not_sure",
        "coughing_blood": "yes"}),
    );
    let found = compare(content(), &first, &second);
    let shape = json!(found);
    assert_eq!((&shape["first"], &shape["second"]), (&json!(1), &json!(2)));
    assert_eq!(
        shape["answers"],
        json!([
            {"question": "coughing_blood", "first": null, "second": "yes"},
            {"question": "saddle_numb", "first": "yes", "second": "not_sure"},
            {"question": "region", "first": ["neck"], "second": ["low_back", "neck"]},
            {"question": "pain_now", "first": 6, "second": null},
        ])
    );
    assert_eq!(
        shape["fired"],
        json!([
            {"rule": "U03", "first": null, "second": {"tier": "urgent_same_day", "unsure": false, "stepped_down": false}},
        ])
    );
    assert!(found.differences.tier.is_same());
    let compared = words::compare(content(), &numbers(), [&first, &second], &found);
    assert_eq!(compared.lead[0], "First: check of 21 November 2026, 10:12 (1\u{a0}of\u{a0}2). Get emergency help now.");
    let Section::Table { title, heads, rows } = &compared.sections[0] else { panic!("{compared:?}") };
    assert_eq!((*title, heads.each_ref().map(String::as_str)), ("Answers that differ", ["First", "Second"]));
    assert_eq!((rows[1].first.as_str(), rows[1].second.as_str()), ("Yes", "Not sure"));
    assert_eq!((rows[3].first.as_str(), rows[3].second.as_str()), ("6", "Not answered"));
    let same = compare(content(), &first, &first);
    assert!(same.answers.is_empty() && same.differences.fired.is_empty());
    let same = words::compare(content(), &numbers(), [&first, &first], &same);
    assert!(same.lead.contains(&"The answers are the same.".to_owned()) && same.sections.is_empty());
}

#[test]
fn a_check_about_someone_else_is_told_apart() {
    let own = check(1, &json!({}));
    let other = Check { who: Who::Other, ruleset: "2025-01-01".to_owned(), ..check(2, &json!({})) };
    let found = compare(content(), &own, &other);
    let lead = words::compare(content(), &numbers(), [&own, &other], &found).lead.join("\n");
    assert!(
        lead.contains("about someone else. No warning signs") && lead.contains("different questions and rules"),
        "{lead}"
    );
}
