//! Reading answer sheets: what fits, and what is refused by name.

use crate::support::answers;
use serde_json::{Value, json};
use unkink::domain::answers::{AnswerError, Answers};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;

fn refused(given: &Value) -> String {
    Answers::from_json(given, content()).expect_err("it should be refused").to_string()
}

#[test]
fn every_kind_of_answer_is_taken() {
    let given = json!({
        "age_years": 45, "region": ["low_back", "neck"], "saddle_numb": "not_sure", "pain_now": 6.0,
        "injury_kind": "heavy_lift", "crack_sound": "not_sure",
    });
    let sheet = answers(&given);
    assert_eq!(sheet.get("age_years"), Some(&Answer::Number(45)));
    assert_eq!(sheet.get("pain_now"), Some(&Answer::Number(6)), "6.0 is a whole number");
    assert_eq!(sheet.get("saddle_numb").and_then(Answer::text), Some("not_sure"));
    assert_eq!(serde_json::to_value(&sheet).unwrap()["region"], json!(["low_back", "neck"]));
    assert!(answers(&json!({})).is_empty());
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let of = |id: &str, value: Value| json!({"answers": {id: value}});
    let rows: [(Value, &str); 20] = [
        (of("saddle_num", json!("yes")), "no question is called “saddle_num”"),
        (of("saddle_numb", json!("maybe")), "saddle_numb: “maybe” is not allowed; it takes yes, no or not_sure"),
        (of("saddle_numb", json!(true)), "saddle_numb: true is not allowed"),
        (of("saddle_numb", json!(1)), "saddle_numb: 1 is not allowed"),
        (of("saddle_numb", json!(null)), "saddle_numb: null is not allowed"),
        (of("saddle_numb", json!(["yes"])), "saddle_numb: [\"yes\"] is not allowed"),
        (of("age_years", json!("45")), "age_years: “45” is not allowed; it takes a whole number from 0 to 120"),
        (of("age_years", json!(121)), "age_years: 121 is not allowed"),
        (of("age_years", json!(-1)), "age_years: -1 is not allowed"),
        (of("age_years", json!(44.5)), "age_years: 44.5 is not allowed"),
        (of("age_years", json!(1e300)), "age_years: 1e+300 is not allowed"),
        (of("pain_now", json!(11)), "pain_now: 11 is not allowed; it takes a whole number from 0 to 10"),
        (of("injury_kind", json!("fell")), "injury_kind: “fell” is not allowed; it takes one of minor_twist_or_strain"),
        (of("injury_kind", json!(["heavy_lift"])), "injury_kind: [\"heavy_lift\"] is not allowed"),
        (
            of("region", json!("neck")),
            "region: “neck” is not allowed; it takes a list of neck, upper_mid_back, low_back",
        ),
        (of("region", json!(["neck", "knee"])), "region: [\"neck\",\"knee\"] is not allowed"),
        (of("region", json!({"neck": true})), "region: {\"neck\":true} is not allowed"),
        (json!([]), "this is not an object; expected {\"answers\":{\"ID\":value}}"),
        (json!({"answer": {}}), "“answer” is not a field of an answer sheet"),
        (json!({"answers": []}), "“answers” is not an object"),
    ];
    for (given, message) in rows {
        let error = refused(&given);
        assert!(error.starts_with(message), "{given}: {error}");
    }
    assert!(refused(&json!({})).starts_with("“answers” is missing"));
    assert!(refused(&json!({"answers": {}, "who": "me"})).starts_with("“who” is not a field"));
}

#[test]
fn a_refused_answer_changes_nothing() {
    let mut sheet = answers(&json!({"pain_now": 3}));
    let before = sheet.clone();
    let error = sheet.set_json("pain_now", &json!(11), content()).unwrap_err();
    assert!(matches!(error, AnswerError::NotAllowed { ref question, .. } if *question == "pain_now"));
    assert!(sheet.set(&"pain_now".into(), Answer::yes(), content()).is_err());
    assert_eq!(sheet, before);
}

#[test]
fn typed_words_are_read_by_the_kind_of_the_question() {
    let rows: [(&str, &str, Result<Value, &str>); 9] = [
        ("saddle_numb", "yes", Ok(json!("yes"))),
        ("age_years", "45", Ok(json!(45))),
        ("region", "neck, low_back", Ok(json!(["low_back", "neck"]))),
        ("region", "", Ok(json!([]))),
        ("injury_kind", "heavy_lift", Ok(json!("heavy_lift"))),
        ("age_years", "forty", Err("age_years: “forty” is not allowed")),
        ("age_years", "4.5", Err("age_years: “4.5” is not allowed")),
        ("saddle_numb", "YES", Err("saddle_numb: “YES” is not allowed")),
        ("unknown", "yes", Err("no question is called “unknown”")),
    ];
    for (id, typed, expected) in rows {
        let mut sheet = Answers::default();
        match (sheet.set_text(id, typed, content()), expected) {
            (Ok(()), Ok(value)) => assert_eq!(serde_json::to_value(sheet.get(id)).unwrap(), value, "{id}: {typed}"),
            (Err(error), Err(message)) => assert!(error.to_string().starts_with(message), "{error}"),
            (found, _) => panic!("{id}: {typed}: {found:?}"),
        }
    }
}

#[test]
fn answers_can_be_forgotten_and_limited() {
    let mut sheet = answers(&json!({"pain_now": 3, "age_years": 40}));
    let asked = [unkink::domain::id::QuestionId::from("age_years")].into();
    assert_eq!(sheet.only(&asked), answers(&json!({"age_years": 40})));
    sheet.clear("pain_now");
    sheet.clear("pain_now");
    assert_eq!(sheet, answers(&json!({"age_years": 40})));
}
