//! Proves `domain/report`, `words/report` and `render`: the page for a visit.

use crate::support::{Dice, answers, at};
use unkink::domain::answers::Answers;
use unkink::domain::checker::{Check, CheckResult, Who, assess};
use unkink::domain::content::content;
use unkink::domain::content::question::{Answer, AnswerKind};
use unkink::domain::settings::{Numbers, Settings};

mod code;
mod history;
mod page;
mod paper;

/// A saved check with these answers, assessed by the rules.
fn check(answers: Answers) -> Check {
    let moment = at("2026-11-21T10:12:00+01:00");
    let assessment = assess(content(), &answers);
    Check {
        id: 1,
        uid: "0193f0a2-7a11-7000-8000-00007f3a19c2".to_owned(),
        at: moment,
        who: Who::Me,
        ruleset: assessment.ruleset.clone(),
        ruleset_sha256: None,
        unfit: std::collections::BTreeMap::new(),
        answers,
        result: CheckResult { assessment, gates: Vec::new(), saved: Some(1) },
        seen_at: None,
        exercise_agreed: None,
        created_at: moment,
        updated_at: moment,
        deleted_at: None,
        answers_removed_at: None,
    }
}

/// The check of the drawing: painful cracks, blood thinners, not sure about tingling.
fn usual_check() -> Check {
    check(answers(&serde_json::json!({
        "region": ["upper_mid_back"], "age_years": 38, "pain_present": "yes", "pain_now": 4,
        "tingle_or_numb_one_limb": "not_sure", "blood_thinner": "yes", "crack_painful": "yes",
        "crack_need_daily_relief": "yes", "chest_pain_now": "no", "saddle_numb": "no", "cancer_ever": "no",
        "osteoporosis_known": "no", "spine_surgery_when": "never", "crack_sound": "single_pop", "fever_or_shivers": "no",
    })))
}

/// Some answer to every question: any that it takes.
fn any_answers(dice: &mut Dice) -> Answers {
    let mut answers = Answers::default();
    for question in content().questions() {
        let answer = match &question.answer {
            AnswerKind::YesNo { .. } => Answer::Text(["yes", "no", "not_sure"][dice.roll(3)].to_owned()),
            AnswerKind::Number { min, max } => {
                Answer::Number(min + i64::try_from(dice.roll(usize::try_from(max - min + 1).unwrap())).unwrap())
            }
            AnswerKind::OneOf { options } => Answer::Text(options[dice.roll(options.len())].id.clone()),
            AnswerKind::ManyOf { options } => {
                Answer::Many(options.iter().filter(|_| dice.roll(2) == 0).map(|option| option.id.clone()).collect())
            }
        };
        if dice.roll(8) > 0 {
            answers.set(&question.id, answer, content()).unwrap();
        }
    }
    answers
}

fn numbers() -> Numbers {
    Numbers::of(&Settings::default(), Some("IE"), &content().texts)
}
