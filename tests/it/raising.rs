//! Proves `checker::raising`: what would change a result, and that nothing is asked for that would lower it.

use crate::support::{Dice, answers};
use serde_json::{Value, json};
use unkink::domain::checker::{MOST_RAISING, assess, raising};
use unkink::domain::content::content;
use unkink::domain::content::question::{Answer, AnswerKind};
use unkink::domain::content::rule::Tier;

fn named(sheet: &Value) -> Vec<(String, bool, &'static str)> {
    let found = raising(content(), &answers(sheet));
    found.into_iter().map(|raising| (raising.question.to_string(), raising.not_sure, raising.tier.id())).collect()
}

/// A whole sheet in which every asked yes/no question is answered with no.
pub fn all_no(changed: &Value) -> Value {
    let mut sheet = json!({"age_years": 40, "region": ["low_back"], "pregnancy_status": "none"});
    for question in content().questions() {
        if matches!(question.answer, AnswerKind::YesNo { .. }) {
            sheet[question.id.as_str()] = json!("no");
        }
    }
    for (id, value) in changed.as_object().unwrap() {
        if value.is_null() {
            sheet.as_object_mut().unwrap().remove(id);
        } else {
            sheet[id] = value.clone();
        }
    }
    sheet
}

#[test]
fn a_clear_sheet_has_nothing_that_would_change_it() {
    assert_eq!(named(&all_no(&json!({}))), []);
}

#[test]
fn what_was_not_sure_and_what_was_left_out_are_named_where_a_yes_would_raise_the_result() {
    let sheet =
        all_no(&json!({"tearing_pain_sudden": "not_sure", "sex_function_change_new": null, "pain_present": "yes"}));
    let found = named(&sheet);
    assert_eq!(found.first(), Some(&("tearing_pain_sudden".to_owned(), true, "emergency_now")), "{found:?}");
    assert!(found.iter().any(|(id, not_sure, _)| id == "sex_function_change_new" && !not_sure), "{found:?}");
}

#[test]
fn an_emergency_cannot_be_raised() {
    assert_eq!(named(&json!({"chest_pain_now": "yes", "tearing_pain_sudden": "not_sure"})), []);
}

#[test]
fn over_random_sheets_each_of_them_raises_the_result_and_the_most_urgent_comes_first() {
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut sheet = json!({"age_years": 20 + dice.roll(60), "region": [*dice.pick(&["neck", "low_back"])]});
        for question in content().questions() {
            if let AnswerKind::YesNo { .. } = question.answer {
                let said = dice.pick(&["no", "no", "no", "no", "no", "no", "not_sure", "", "yes"]).to_owned();
                if !said.is_empty() {
                    sheet[question.id.as_str()] = json!(said);
                }
            }
        }
        let sheet = answers(&sheet);
        let now = assess(content(), &sheet).tier;
        let found = raising(content(), &sheet);
        assert!(found.len() <= MOST_RAISING);
        assert!(found.windows(2).all(|pair| pair[0].tier >= pair[1].tier), "seed {seed}: {found:?}");
        assert!(now < Tier::EmergencyNow || found.is_empty());
        for raising in &found {
            let mut clear = sheet.clone();
            clear.set(&raising.question, Answer::yes(), content()).unwrap_or_else(|_| {
                clear.set(&raising.question, Answer::Number(10), content()).unwrap();
            });
            assert!(assess(content(), &clear).tier > now, "seed {seed}: {raising:?}");
            assert_eq!(raising.not_sure, sheet.get(&raising.question).is_some(), "seed {seed}: {raising:?}");
        }
    }
}
