//! Proves `checker` and `question`: the acceptance cases, the rules against a second reading, and what is asked.

mod answers;
mod asking;
mod pages;

use crate::support::reading::{self, Sheet, list, questions, sheet, text};
use crate::support::{Dice, answers};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use unkink::domain::checker::{Assessment, assess, emergency_alone, not_sure_lines};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::rule::Tier;

/// A random sheet of answers: some questions answered, each within what it takes.
pub fn random_sheet(dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::new();
    let often = 2 + dice.roll(6);
    for question in questions() {
        if dice.once_in(often) {
            sheet.insert(text(&question["id"]).to_owned(), random_answer(question, dice));
        }
    }
    sheet
}

fn random_answer(question: &Value, dice: &mut Dice) -> Value {
    let answer = &question["answer"];
    match text(&answer["kind"]) {
        "yes_no" => (*dice.pick(&["yes", "no", "not_sure"])).into(),
        "number" => {
            let (min, max) = (answer["min"].as_u64().unwrap(), answer["max"].as_u64().unwrap());
            (min + dice.roll(usize::try_from(max - min + 1).unwrap()) as u64).into()
        }
        "one_of" => dice.pick(list(&answer["options"]))["id"].clone(),
        _ => {
            let options = list(&answer["options"]).iter().map(|option| option["id"].clone());
            Value::Array(options.filter(|_| dice.once_in(2)).collect())
        }
    }
}

fn result(given: &Value) -> Assessment {
    assess(content(), &answers(given))
}

fn fired(assessment: &Assessment) -> Vec<(&str, Tier, bool)> {
    assessment.fired.iter().map(|fired| (fired.rule.as_str(), fired.tier, fired.stepped_down)).collect()
}

#[test]
fn every_acceptance_case_comes_out_as_written() {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/acceptance.json")).unwrap();
    assert_eq!(list(&cases["cases"]).len(), 48);
    assert_eq!(cases["version"], content().ruleset.as_str());
    for case in list(&cases["cases"]) {
        let found = result(&case["answers"]);
        let id = text(&case["id"]);
        assert_eq!(found.tier.id(), text(&case["tier"]), "{id}: {:?}", fired(&found));
        for named in list(&case["named"]).iter().map(text) {
            let there = found.fired.iter().any(|fired| fired.rule == named)
                || found.interpretations.iter().any(|interpretation| interpretation == named);
            assert!(there, "{id}: {named} is not among {found:?}");
        }
        assert_eq!(found.ignored, [""; 0], "{id}: every answer is one that was asked for");
    }
}

#[test]
fn the_rules_come_out_as_in_the_second_reading() {
    let mut tiers = [0; 5];
    for seed in 0..400 {
        let sheet = random_sheet(&mut Dice::new(seed));
        let found = result(&json!(sheet));
        let expected = reading::assess(&sheet);
        let as_read: Vec<(String, usize, bool)> = found
            .fired
            .iter()
            .map(|fired| (fired.rule.to_string(), usize::from(fired.tier.level()), fired.stepped_down))
            .collect();
        assert_eq!(usize::from(found.tier.level()), expected.tier, "sheet {seed}");
        assert_eq!(as_read, expected.fired, "sheet {seed}");
        let ids = |ids: &[_]| ids.iter().map(ToString::to_string).collect::<Vec<String>>();
        assert_eq!(ids(&found.interpretations), expected.interpretations, "sheet {seed}");
        assert_eq!(found.ignored.iter().map(ToString::to_string).collect::<Vec<_>>(), expected.ignored, "sheet {seed}");
        tiers[expected.tier] += 1;
    }
    assert!(tiers[4] > 0 && tiers[..4].iter().sum::<i32>() > 20, "{tiers:?}");
}

#[test]
fn an_empty_sheet_fires_nothing() {
    let found = result(&json!({}));
    assert_eq!((found.tier, found.fired.len(), found.interpretations.len()), (Tier::SelfCare, 0, 0));
    assert_eq!(found.ruleset, content().ruleset);
}

#[test]
fn tiers_are_ordered_and_named() {
    let names: Vec<(u8, &str)> = Tier::ALL.into_iter().map(|tier| (tier.level(), tier.id())).collect();
    assert_eq!(
        names,
        [(0, "self_care"), (1, "book_routine"), (2, "see_soon"), (3, "urgent_same_day"), (4, "emergency_now")]
    );
    assert!(Tier::ALL.is_sorted());
    for tier in Tier::ALL {
        assert_eq!(serde_json::to_value(tier).unwrap(), tier.id());
    }
}

#[test]
fn a_half_value_steps_a_rule_down_by_one_tier_and_it_is_still_listed() {
    /// Answers, the tier of the result, and what fired.
    type Row = (Value, Tier, &'static [(&'static str, Tier, bool)]);
    let rows: [Row; 7] = [
        // Not sure counts as yes here: full tier.
        (json!({"saddle_numb": "not_sure"}), Tier::EmergencyNow, &[("E17", Tier::EmergencyNow, false)]),
        (json!({"both_legs_symptoms_new": "not_sure"}), Tier::UrgentSameDay, &[("E18", Tier::UrgentSameDay, true)]),
        (
            json!({"one_leg_weak_new": "not_sure", "region": ["low_back"]}),
            Tier::SeeSoon,
            &[("U13", Tier::SeeSoon, true)],
        ),
        (json!({"lump_or_shape_change": "not_sure"}), Tier::BookRoutine, &[("S07", Tier::BookRoutine, true)]),
        (json!({"crack_painful": "not_sure"}), Tier::SelfCare, &[("B01", Tier::SelfCare, true)]),
        // Not sure counts as no here.
        (json!({"crack_need_daily_relief": "not_sure"}), Tier::SelfCare, &[]),
        // A full and a half value together are a half.
        (
            json!({"region": ["neck"], "dizzy_spinning_new": "not_sure", "neck_pain_new_unlike_before": "yes"}),
            Tier::UrgentSameDay,
            &[
                ("E11", Tier::UrgentSameDay, true),
                ("U06", Tier::SeeSoon, true),
                ("S15", Tier::SeeSoon, false),
                ("S16", Tier::BookRoutine, true),
            ],
        ),
    ];
    for (given, tier, expected) in rows {
        let found = result(&given);
        assert_eq!((found.tier, fired(&found)), (tier, expected.to_vec()), "{given}");
    }
}

#[test]
fn fired_rules_stand_highest_tier_first_and_then_in_rule_order() {
    let order: BTreeMap<&str, usize> =
        content().rules.iter().zip(0..).map(|(rule, at)| (rule.id.as_str(), at)).collect();
    for seed in 0..200 {
        let found = result(&json!(random_sheet(&mut Dice::new(seed))));
        let keys: Vec<(std::cmp::Reverse<Tier>, usize)> =
            found.fired.iter().map(|fired| (std::cmp::Reverse(fired.tier), order[fired.rule.as_str()])).collect();
        assert!(keys.is_sorted(), "sheet {seed}: {:?}", fired(&found));
        assert_eq!(found.tier, found.fired.first().map_or(Tier::SelfCare, |first| first.tier));
    }
}

/// The next surer answer to a yes/no question, a higher number or one region more; none where that is not claimed.
fn raised(sheet: &Sheet, id: &str, dice: &mut Dice) -> Option<Sheet> {
    let question = reading::question(id);
    let given = sheet.get(id);
    let value: Value = match (text(&question["answer"]["kind"]), given.and_then(Value::as_str)) {
        ("yes_no", None | Some("no")) => (*dice.pick(&["not_sure", "yes"])).into(),
        ("yes_no", Some("not_sure")) => "yes".into(),
        ("many_of", _) => {
            let mut chosen = given.and_then(Value::as_array).cloned().unwrap_or_default();
            let more: Vec<Value> =
                list(&question["answer"]["options"]).iter().map(|option| option["id"].clone()).collect();
            chosen.push(dice.pick(&more).clone());
            chosen.into()
        }
        ("number", _) if ["pain_now", "forced_per_day"].contains(&id) => {
            let max = question["answer"]["max"].as_u64().unwrap();
            let now = given.and_then(Value::as_u64).unwrap_or(0);
            (now + dice.roll(usize::try_from(max - now + 1).unwrap()) as u64).into()
        }
        _ => return None,
    };
    let mut raised = sheet.clone();
    raised.insert(id.to_owned(), value);
    Some(raised)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// `content/red-flags.md`, 3.1: for a sheet that holds no answer from a closed branch.
    #[test]
    fn more_never_lowers_a_result(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut before = random_sheet(&mut dice);
        let ignored = result(&json!(before)).ignored;
        before.retain(|id, _| !ignored.iter().any(|closed| closed == id.as_str()));
        let ids: Vec<&str> = questions().map(|question| text(&question["id"])).collect();
        let lower = result(&json!(before));
        for _ in 0..12 {
            let id = *dice.pick(&ids);
            if let Some(after) = raised(&before, id, &mut dice) {
                let higher = result(&json!(after));
                prop_assert!(
                    higher.tier >= lower.tier,
                    "{id} from {:?} to {}: {:?} became {:?}", before.get(id), after[id], fired(&lower), fired(&higher)
                );
            }
        }
    }
}

#[test]
fn no_rule_says_not_and_age_alone_fires_nothing() {
    assert!(content().rules.iter().all(|rule| !rule.when.contains_not()));
    assert!(content().interpretations.iter().all(|rule| !rule.when.contains_not()));
    for age in 0..=120 {
        assert_eq!(result(&json!({"age_years": age})).fired, []);
    }
}

#[test]
fn a_line_that_alone_means_an_emergency_is_known() {
    let alone: Vec<(&str, &str)> = content()
        .questions()
        .filter_map(|question| Some((question.id.as_str(), emergency_alone(content(), &question.id, &Answer::yes())?)))
        .map(|(id, rule)| (id, rule.id.as_str()))
        .collect();
    assert_eq!(
        alone,
        [
            ("chest_pain_now", "E01"),
            ("breathless_now", "E02"),
            ("tearing_pain_sudden", "E03"),
            ("cold_sweaty_pale", "E05"),
            ("skin_crackles", "E34"),
            ("face_droop", "E08"),
            ("arm_leg_one_side_weak_sudden", "E08"),
            ("speech_trouble", "E08"),
            ("vision_double_or_lost", "E09"),
            ("balance_lost_sudden", "E09"),
            ("eyelid_or_pupil_change", "E09"),
            ("thunderclap_headache", "E13"),
            ("fit_or_confused", "E14"),
            ("saddle_numb", "E17"),
            ("bladder_trouble_new", "E17"),
            ("bowel_trouble_new", "E17"),
            ("both_legs_symptoms_new", "E18"),
            ("limb_weakness_worsening", "E19"),
            ("rash_no_fade", "E14"),
        ]
    );
    let rule =
        |id: &str, answer: Answer| emergency_alone(content(), &id.into(), &answer).map(|rule| rule.id.to_string());
    assert_eq!(rule("saddle_numb", Answer::not_sure()), Some("E17".to_owned()), "not sure counts as yes");
    assert_eq!(rule("both_legs_symptoms_new", Answer::not_sure()), None, "not sure is one tier lower");
    assert_eq!(rule("chest_pain_now", Answer::no()), None);
    assert_eq!(rule("no_such_question", Answer::yes()), None);
}

#[test]
fn not_sure_lines_follow_the_policy_of_the_question() {
    let line = |given: Value| not_sure_lines(content(), &answers(&given));
    let asked = |id: &str| text(&reading::question(id)["text"]);
    assert_eq!(
        line(json!({"both_legs_symptoms_new": "not_sure"})),
        [format!("You were not sure about “{}”. If it becomes clear, answer again.", asked("both_legs_symptoms_new"))]
    );
    assert_eq!(
        line(json!({"steroid_long": "not_sure"})),
        [format!("You were not sure about “{}”. Keep an eye on it.", asked("steroid_long"))]
    );
    assert_eq!(line(json!({"saddle_numb": "not_sure"})), [""; 0], "it counts as yes");
    assert_eq!(line(json!({"crack_sound": "not_sure"})), [""; 0], "an ordinary option of a choice");
    assert_eq!(line(json!({"pain_unbearable": "not_sure"})), [""; 0], "it was not asked");
    assert_eq!(line(json!({"both_legs_symptoms_new": "yes", "steroid_long": "no"})), [""; 0]);
    // In the order of the screens, however the sheet was filled.
    let both = line(sheet_value(&[("steroid_long", "not_sure"), ("tearing_pain_sudden", "not_sure")]));
    assert!(both[0].contains(asked("tearing_pain_sudden")) && both[1].contains(asked("steroid_long")));
}

fn sheet_value(given: &[(&str, &str)]) -> Value {
    json!(sheet(&Value::Object(given.iter().map(|(id, value)| ((*id).to_owned(), (*value).into())).collect())))
}
