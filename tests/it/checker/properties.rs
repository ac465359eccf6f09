//! What holds for every sheet of answers, whoever fills it in.

use super::{fired, random_sheet, result};
use crate::support::reading;
use crate::support::{Dice, answers};
use proptest::prelude::*;
use serde_json::{Value, json};
use unkink::domain::answers::{Answers, asked};
use unkink::domain::checker::assess;
use unkink::domain::content::content;
use unkink::domain::content::question::{AnswerKind, NotSure};
use unkink::domain::content::rule::Tier;
use unkink::domain::vignette;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Unsure answers, one or many, give no emergency by themselves; only a question whose policy is yes does.
    #[test]
    fn unsure_answers_alone_give_no_emergency(seed in any::<u64>()) {
        let mut given = random_sheet(&mut Dice::new(seed));
        given.retain(|id, _| {
            id == "region" || matches!(content().question(id).unwrap().answer, AnswerKind::YesNo { not_sure } if not_sure != NotSure::Yes)
        });
        for (_, value) in given.iter_mut().filter(|(id, _)| *id != "region") {
            *value = "not_sure".into();
        }
        let found = result(&json!(given));
        prop_assert!(found.tier < Tier::EmergencyNow, "{:?} from {given:?}", fired(&found));
    }

    /// What was answered to questions that are not asked plays no part.
    #[test]
    fn answers_that_were_not_asked_for_never_matter(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let given = random_sheet(&mut dice);
        let all = result(&json!(given));
        let mut counted = given.clone();
        counted.retain(|id, _| all.ignored.iter().all(|ignored| ignored != id.as_str()));
        let fewer = result(&json!(counted));
        prop_assert!(fewer.ignored.is_empty(), "{:?}", fewer.ignored);
        prop_assert_eq!((&all.fired, &all.interpretations, all.tier), (&fewer.fired, &fewer.interpretations, fewer.tier));
        // And another answer in their place neither.
        let mut other = given.clone();
        let strange = random_sheet(&mut dice);
        for id in &all.ignored {
            if let Some(value) = strange.get(id.as_str()) {
                other.insert(id.to_string(), value.clone());
            }
        }
        let other = result(&json!(other));
        prop_assert_eq!((&all.fired, all.tier, &all.ignored), (&other.fired, other.tier, &other.ignored));
    }

    /// Given one after the other in any order, changed on the way or not.
    #[test]
    fn the_order_of_answering_never_matters(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let given = random_sheet(&mut dice);
        let expected = result(&json!(given));
        let mut left: Vec<(&String, &Value)> = given.iter().collect();
        let mut filled = Answers::default();
        while !left.is_empty() {
            let (id, value) = left.swap_remove(dice.roll(left.len()));
            if dice.once_in(3) && content().question(id).unwrap().answer.takes(&unkink::domain::content::question::Answer::yes()) {
                filled.set_json(id, &json!("yes"), content()).unwrap();
            }
            filled.set_json(id, value, content()).unwrap();
        }
        prop_assert_eq!(assess(content(), &filled), expected);
        prop_assert_eq!(filled, answers(&json!(given)));
    }

    /// A further sign beside any sheet: the tier stays or rises, and so does a step of force or pain.
    #[test]
    fn a_sheet_under_another_is_never_more_urgent(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut lower = random_sheet(&mut dice);
        let ignored = result(&json!(lower)).ignored;
        lower.retain(|id, _| ignored.iter().all(|closed| closed != id.as_str()));
        let mut higher = lower.clone();
        for question in reading::questions() {
            let id = reading::text(&question["id"]);
            if dice.once_in(12) && question["answer"]["kind"] == "yes_no" {
                let surer = match lower.get(id).and_then(Value::as_str) {
                    Some("yes") => "yes",
                    Some("not_sure") => *dice.pick(&["not_sure", "yes"]),
                    _ => *dice.pick(&["no", "not_sure", "yes"]),
                };
                higher.insert(id.to_owned(), surer.into());
            }
        }
        let (low, high) = (result(&json!(lower)), result(&json!(higher)));
        prop_assert!(high.tier >= low.tier, "{:?} became {:?}", fired(&low), fired(&high));
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let ids: Vec<String> = content().questions().map(|question| question.id.to_string()).collect();
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!("yes")),
        Just(json!("not_sure")),
        Just(json!("answers")),
    ];
    let name = prop_oneof![proptest::sample::select(ids), Just("answers".to_owned()), Just("id".to_owned()), ".{0,6}"];
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..8).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever JSON comes as a sheet, or whatever bytes as a file of cases: it is evaluated or refused.
    #[test]
    fn no_json_makes_an_evaluation_panic(value in any_json(), bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for sheet in [value.clone(), json!({ "answers": value })] {
            if let Ok(given) = Answers::from_json(&sheet, content()) {
                let found = assess(content(), &given);
                prop_assert!(found.ignored.len() + asked(content(), &given).len() >= given.iter().count());
            }
        }
        let _ = vignette::read(value.to_string().as_bytes(), content());
        let _ = vignette::read(&bytes, content());
    }
}
