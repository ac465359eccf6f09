//! Proves `checker` and `question`: the acceptance cases, the rules against a second reading, and what is asked.

mod answers;
mod asking;
mod pages;
mod properties;
pub mod reach;

use crate::support::reading::{self, Sheet, list, questions, sheet, text};
use crate::support::{Dice, answers};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use unkink::domain::checker::{Assessment, Fired, assess, emergency_alone, not_sure_lines};
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
    assert_eq!(list(&cases["cases"]).len(), 55);
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
    let mut kept = 0;
    for seed in 0..2000 {
        let sheet = random_sheet(&mut Dice::new(seed));
        let found = result(&json!(sheet));
        let expected = reading::assess(&sheet);
        let as_read: Vec<(String, usize, bool, bool)> = found
            .fired
            .iter()
            .map(|fired| (fired.rule.to_string(), usize::from(fired.tier.level()), fired.unsure, fired.stepped_down))
            .collect();
        assert_eq!(usize::from(found.tier.level()), expected.tier, "sheet {seed}");
        assert_eq!(as_read, expected.fired, "sheet {seed}");
        let lines = not_sure_lines(content(), &answers(&json!(sheet)), &found.fired);
        assert_eq!(lines, reading::unsure_lines(&sheet), "sheet {seed}");
        kept += expected.fired.iter().filter(|(.., unsure, lower)| *unsure && !lower).count();
        let ids = |ids: &[_]| ids.iter().map(ToString::to_string).collect::<Vec<String>>();
        assert_eq!(ids(&found.interpretations), expected.interpretations, "sheet {seed}");
        assert_eq!(found.ignored.iter().map(ToString::to_string).collect::<Vec<_>>(), expected.ignored, "sheet {seed}");
        tiers[expected.tier] += 1;
    }
    assert!(tiers[4] > 0 && tiers[..4].iter().sum::<i32>() > 20, "{tiers:?}");
    assert!(kept > 100, "{kept} unsure rules kept their tier");
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
    let rows: [Row; 9] = [
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
        // A full and a half value together are a half. S15 is a sure sign: beside it U06 and S16 keep their tiers, but
        // E11 would have to stand beside a sign for today.
        (
            json!({"region": ["neck"], "dizzy_spinning_new": "not_sure", "neck_pain_new_unlike_before": "yes"}),
            Tier::UrgentSameDay,
            &[
                ("E11", Tier::UrgentSameDay, true),
                ("U06", Tier::UrgentSameDay, false),
                ("S15", Tier::SeeSoon, false),
                ("S16", Tier::SeeSoon, false),
            ],
        ),
        // Two unsure signs do not hold each other up.
        (
            json!({"both_legs_symptoms_new": "not_sure", "cold_sweaty_pale": "not_sure"}),
            Tier::UrgentSameDay,
            &[("E05", Tier::UrgentSameDay, true), ("E18", Tier::UrgentSameDay, true)],
        ),
        // "Not sure" that counts as yes is no sure sign.
        (
            json!({"collapse_or_faint": "not_sure", "both_legs_symptoms_new": "not_sure"}),
            Tier::UrgentSameDay,
            &[("E18", Tier::UrgentSameDay, true), ("U02", Tier::UrgentSameDay, false)],
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Unsure answers by themselves, one or many, never raise each other.
    #[test]
    fn without_a_sure_sign_every_unsure_one_steps_down(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut given = random_sheet(&mut dice);
        given.retain(|id, _| id == "region" || reading::question(id)["answer"]["kind"] == "yes_no");
        for (_, value) in given.iter_mut().filter(|(id, _)| *id != "region") {
            *value = (*dice.pick(&["not_sure", "no"])).into();
        }
        for fired in result(&json!(given)).fired.iter().filter(|fired| fired.unsure) {
            prop_assert!(fired.stepped_down, "{}: {given:?}", fired.rule);
        }
    }

    /// Not sure lies between no and yes, beside whatever else was answered.
    #[test]
    fn not_sure_is_never_less_than_no_and_never_more_than_yes(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut given = random_sheet(&mut dice);
        let ignored = result(&json!(given)).ignored;
        given.retain(|id, _| !ignored.iter().any(|closed| closed == id.as_str()));
        let yes_no: Vec<&str> = questions().filter(|question| question["answer"]["kind"] == "yes_no").map(|question| text(&question["id"])).collect();
        for _ in 0..6 {
            let id = *dice.pick(&yes_no);
            let with = |value: &str| {
                let mut sheet = given.clone();
                sheet.insert(id.to_owned(), value.into());
                result(&json!(sheet)).tier
            };
            let (no, unsure, yes) = (with("no"), with("not_sure"), with("yes"));
            prop_assert!(no <= unsure && unsure <= yes, "{id}: {no:?} {unsure:?} {yes:?} in {given:?}");
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
fn a_kept_result_that_does_not_say_unsure_is_one_that_stepped_down() {
    let rows = [
        (json!({"rule": "E18", "tier": "urgent_same_day", "stepped_down": true}), (true, true)),
        (json!({"rule": "E17", "tier": "emergency_now", "stepped_down": false}), (false, false)),
        (json!({"rule": "U03", "tier": "urgent_same_day", "unsure": true, "stepped_down": false}), (true, false)),
    ];
    for (kept, expected) in rows {
        let fired: Fired = serde_json::from_value(kept.clone()).unwrap();
        assert_eq!((fired.unsure, fired.stepped_down), expected, "{kept}");
        let again: Fired = serde_json::from_value(serde_json::to_value(&fired).unwrap()).unwrap();
        assert_eq!(again, fired);
    }
    let old = answers(&json!({"coughing_blood": "not_sure", "skin_crackles": "yes"}));
    let stepped_down = Fired { rule: "U03".into(), tier: Tier::SeeSoon, unsure: true, stepped_down: true };
    let lines = not_sure_lines(content(), &old, &[stepped_down]);
    assert!(
        lines[0].ends_with("If it becomes clear, answer again."),
        "as it was kept, not as it would be now: {lines:?}"
    );
}

#[test]
fn not_sure_lines_follow_the_policy_of_the_question() {
    let line = |given: Value| not_sure_lines(content(), &answers(&given), &result(&given).fired);
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
    let says = |id: &str, words: &str| [format!("You were not sure about “{}”. {words}", asked(id))];
    let together = "Together with your other answers it counts.";
    assert_eq!(line(json!({"coughing_blood": "not_sure", "skin_crackles": "yes"})), says("coughing_blood", together));
    let both = json!({"region": ["neck"], "dizzy_spinning_new": "not_sure", "neck_pain_new_unlike_before": "yes"});
    let lines = line(both);
    assert_eq!(
        lines,
        says("dizzy_spinning_new", "If it becomes clear, answer again."),
        "one of its rules stepped down"
    );
    let nothing = json!({"age_years": 30, "pain_present": "not_sure"});
    assert_eq!(result(&nothing).fired, []);
    assert_eq!(line(nothing), says("pain_present", "If it becomes clear, answer again."), "none of its rules fired");
    // In the order of the screens, however the sheet was filled.
    let both = line(sheet_value(&[("steroid_long", "not_sure"), ("tearing_pain_sudden", "not_sure")]));
    assert!(both[0].contains(asked("tearing_pain_sudden")) && both[1].contains(asked("steroid_long")));
}

fn sheet_value(given: &[(&str, &str)]) -> Value {
    json!(sheet(&Value::Object(given.iter().map(|(id, value)| ((*id).to_owned(), (*value).into())).collect())))
}
