//! Proves `gate::cause`: which answer or result makes a gate hold, and where it is said.

use super::people::{now, to_library, with_check, with_stored};
use super::second_reading::Person;
use crate::support::reading::sheet;
use serde_json::json;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::rule::Tier;
use unkink::domain::exercise::Override;
use unkink::domain::gate::{Cause, Standing};
use unkink::domain::words::gate::{UNTIL_SEEN, because, changes, explain, title};

fn standing(person: &Person) -> Standing {
    let (profile, checks) = to_library(person);
    Standing::of(content(), &profile, &checks, now())
}

fn causes(person: &Person, gate: &str) -> Vec<Cause> {
    standing(person).causes(content(), &[gate.into()])
}

#[test]
fn a_gate_names_the_answer_that_makes_it_hold_and_no_other() {
    let sore = with_stored(json!({"knee_sore": "yes", "wrist_sore": "no", "shoulder_sore": "not_sure"}));
    let knee = Cause::Answer { question: "knee_sore".into(), answer: Answer::yes(), kept: true };
    assert_eq!(causes(&sore, "g_knee"), std::slice::from_ref(&knee));
    assert_eq!(because(content(), &knee), "Because you answered “Are your knees too sore to kneel on?” with “yes”.");
    let shoulder = Cause::Answer { question: "shoulder_sore".into(), answer: Answer::not_sure(), kept: true };
    assert_eq!(causes(&sore, "g_shoulder"), [shoulder], "not sure closes as well");
}

#[test]
fn a_gate_that_holds_because_something_was_not_said_names_that() {
    let weeks = |value: Option<i64>| {
        let mut stored = json!({"age_years": 30, "pregnancy_status": "pregnant"});
        if let Some(value) = value {
            stored["pregnancy_weeks"] = json!(value);
        }
        causes(&with_stored(stored), "g_preg_16")
    };
    let question = || "pregnancy_weeks".into();
    let answer = Answer::Number(21);
    assert_eq!(weeks(Some(20)), [Cause::Answer { question: question(), answer, kept: true }], "ten days ago it was 20");
    assert_eq!(weeks(None), [Cause::Unanswered(question())]);
    assert_eq!(
        because(content(), &Cause::Unanswered(question())),
        "Because “How many weeks pregnant?” was not answered."
    );
    let pregnant = standing(&with_stored(json!({"age_years": 30, "pregnancy_status": "pregnant"})));
    let closed = pregnant.exercise(content(), content().exercise("supine_knee_drops").unwrap(), Override::default());
    assert_eq!(pregnant.causes(content(), &closed.why), [Cause::Unanswered(question())]);
}

#[test]
fn what_was_answered_with_not_sure_is_no_fact() {
    let said = |answers: serde_json::Value, gate: &str| {
        title(content(), &standing(&with_stored(answers)), content().gate(gate).unwrap())
    };
    assert_eq!(said(json!({"knee_sore": "yes"}), "g_knee"), "Your knees are sore");
    assert_eq!(said(json!({"knee_sore": "not_sure"}), "g_knee"), "You were not sure whether your knees are sore");
    let leg = json!({"age_years": 76, "balance_poor": "not_sure"});
    assert_eq!(said(leg, "g_balance"), "You are unsteady on your feet, or 75 or older", "the age alone makes it hold");
    let bones = json!({"age_years": 40, "osteoporosis_known": "not_sure"});
    assert_eq!(said(bones, "g_bone"), "Your bones may be thin");
}

#[test]
fn what_a_gate_changes_is_said_at_each_move_and_gates_of_one_cause_stand_together() {
    let sore = standing(&with_stored(json!({"wrist_sore": "yes", "knee_sore": "not_sure"})));
    let lines = |gate: &str, routine: &str| {
        let gated = sore.routine(content(), content().routine(routine).unwrap());
        changes(content(), &sore, &[gate.into()], &gated.plan.steps, &gated.left_out)
    };
    let wrists = lines("g_wrist", "morning_mobility_8");
    assert!(wrists[0].starts_with("Cat–cow: Lean on your fists or forearms"), "{wrists:?}");
    let one = sore.exercise(content(), content().exercise("cat_cow").unwrap(), Override::default());
    let one = changes(content(), &sore, &["g_wrist".into()], &one.plan.steps, &[]);
    assert!(one.len() == 1 && one[0].starts_with("Lean on your fists"), "{one:?}");
    assert_eq!(
        changes(content(), &sore, &["g_wrist".into()], &[], &[]),
        ["Use fists, forearms or a wall instead of flat hands."]
    );
    let causes = sore.by_cause(content(), &["g_wrist".into(), "g_knee".into()]);
    assert_eq!(causes.iter().map(|(gates, causes)| (gates.len(), causes.len())).collect::<Vec<_>>(), [(1, 1), (1, 1)]);
    let pregnant = standing(&with_stored(json!({"age_years": 30, "pregnancy_status": "prefer_not_to_say"})));
    let causes = pregnant.by_cause(content(), &["g_preg".into(), "g_preg_16".into()]);
    assert_eq!(causes.iter().map(|(gates, causes)| (gates.len(), causes.len())).collect::<Vec<_>>(), [(2, 1)]);
}

#[test]
fn whoever_has_been_seen_is_not_told_to_be_seen() {
    for gate in content().gates.iter().filter(|gate| gate.open_tier.is_some()) {
        let seen = Standing { seen: true, ..crate::support::holding(&gate.id) };
        let (before, after) =
            (explain(content(), &Standing { seen: false, ..seen.clone() }, gate), explain(content(), &seen, gate));
        assert!(before.contains(UNTIL_SEEN) && !after.contains(UNTIL_SEEN), "{}: {after}", gate.id);
    }
}

#[test]
fn several_answers_are_named_each_once() {
    let bones = with_stored(json!({"age_years": 72, "osteoporosis_known": "yes", "steroid_long": "no"}));
    let named: Vec<String> = causes(&bones, "g_bone").iter().map(|cause| because(content(), cause)).collect();
    assert_eq!(named.len(), 2, "{named:?}");
    assert!(named.iter().any(|line| line.contains("72")), "{named:?}");
    let both = standing(&bones).causes(content(), &["g_bone".into(), "g_bone".into()]);
    assert_eq!(both.len(), 2);
}

#[test]
fn an_answer_of_a_check_is_no_safety_answer_and_a_result_is_named_as_one() {
    let hurt = with_check(
        json!({"age_years": 30, "region": ["low_back"], "injury_recent": "yes", "injury_kind": "heavy_lift", "pain_present": "yes"}),
        3,
    );
    let causes_of_injury = causes(&hurt, "g_injury");
    assert!(
        causes_of_injury.contains(&Cause::Answer {
            question: "injury_recent".into(),
            answer: Answer::yes(),
            kept: false
        }),
        "{causes_of_injury:?}"
    );
    let open = with_check(
        json!({"age_years": 30, "fever_or_shivers": "yes", "region": ["low_back"], "pain_present": "yes"}),
        1,
    );
    let standing = standing(&open);
    assert_eq!(standing.causes(content(), &standing.locks), [Cause::Result(Tier::UrgentSameDay)]);
}

#[test]
fn every_gate_that_holds_names_a_cause() {
    for seed in 0..300 {
        let mut dice = crate::support::Dice::new(seed);
        let person = super::born_of_dice(&mut dice);
        let (profile, checks) = to_library(&person);
        let standing = Standing::of(content(), &profile, &checks, person.now);
        for gate in &standing.holding {
            let causes = standing.causes(content(), std::slice::from_ref(gate));
            assert!(!causes.is_empty(), "seed {seed}: nothing makes {gate} hold");
            assert!(causes.iter().all(|cause| !because(content(), cause).is_empty()));
        }
    }
}

#[test]
fn safety_answers_are_looked_at_again_after_90_days_and_after_a_result_of_days_or_sooner() {
    let due = |person: &Person| {
        let (profile, checks) = to_library(person);
        let due = profile.recheck(&checks, now());
        (due.answers.len(), due.after_result)
    };
    let mut person = with_stored(json!({"knee_sore": "yes", "wrist_sore": "no"}));
    assert_eq!(due(&person).0, 0, "ten days old");
    super::people::check(&mut person, sheet(&json!({"region": ["neck"], "crack_painful": "yes"})), 2);
    assert_eq!(due(&person).0, 0, "a routine check is no reason");
    super::people::check(&mut person, sheet(&json!({"region": ["low_back"], "crack_giving_way": "yes"})), 1);
    assert_eq!(due(&person), (2, true));
    super::people::store(&mut person, "knee_sore", json!("yes"), 0);
    super::people::store(&mut person, "wrist_sore", json!("no"), 0);
    assert_eq!(due(&person).0, 0, "said again since");
    super::people::store(&mut person, "wrist_sore", json!("no"), 91);
    assert_eq!(due(&person), (1, false));
}
