//! Files of a program that put other questions.

use super::{Manner, REAL, file, json, memory, refused, take_in};
use serde_json::{Value, json as value};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::words::transfer::notes;
use unkink::store::Span;

#[test]
fn a_check_by_other_questions_comes_in_whole_and_what_is_not_asked_so_today_is_named() {
    let text = super::round_trip::everything();
    let mut parsed: Value = serde_json::from_str(&text).unwrap();
    let check = &mut parsed["checks"][0];
    check["ruleset"] = value!("2025-01-01");
    check.as_object_mut().unwrap().remove("ruleset_sha256");
    let answers = value!({"age_years": 45, "asked_long_ago": "yes", "pain_now": 700});
    check["answers"] = answers.clone();
    check["result"]["ruleset"] = value!("2025-01-01");
    check["result"]["tier"] = value!("urgent_same_day");
    let result = check["result"].clone();
    parsed["profile"]["answers"] = value!({"gone_by_now": {"value": "yes", "at": "2026-11-01T08:00:00+01:00"}});
    let store = memory();
    let look = take_in(&store, &file(parsed.to_string()), None, Manner { rehearsal: true, ..REAL }).unwrap();
    let report = take_in(&store, &file(parsed.to_string()), None, REAL).unwrap();
    assert_eq!((look, report.refused.len()), (report.clone(), 0), "{report:?}");
    let pain = &content().question("pain_now").unwrap().text;
    let said = notes(&report, false).join(" ");
    for named in ["“asked_long_ago”", "“gone_by_now”", pain.as_str(), "stays as it was"] {
        assert!(said.contains(named), "{named}: {said}");
    }
    let kept = store.checks(content()).unwrap().remove(0);
    assert_eq!((kept.result.assessment.tier, kept.ruleset.as_str()), (Tier::UrgentSameDay, "2025-01-01"));
    assert_eq!(serde_json::to_value(&kept.answers).unwrap(), value!({"age_years": 45}));
    // It goes out again as it came, and comes in again.
    let out = json(&store, Span::default());
    let again: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&again["checks"][0]["answers"], &again["checks"][0]["result"]["tier"]), (&answers, &result["tier"]));
    assert_eq!(take_in(&memory(), &file(out), None, REAL).unwrap().refused, []);
    // Of a check by today's questions what they do not take is refused.
    let mut parsed: Value = serde_json::from_str(&text).unwrap();
    parsed["checks"][0]["answers"]["asked_long_ago"] = value!("yes");
    assert_eq!(refused(&take_in(&memory(), &file(parsed.to_string()), None, REAL).unwrap()).len(), 1);
}
