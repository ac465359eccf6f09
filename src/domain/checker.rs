//! The red-flag checker: rules, and what they make of a sheet of answers.
//!
//! The result is the highest tier of any rule that fires. Uncertainty adds, it never takes away: a rule that holds
//! only by half fires one tier lower, and no rule contains NOT.

use crate::domain::answers::{Answers, asked};
use crate::domain::condition::Value;
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind, NotSure};
use crate::domain::content::rule::{Interpretation, Rule, Tier};
use crate::domain::day::Moment;
use crate::domain::id::{GateId, QuestionId, RuleId};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fired {
    pub rule: RuleId,
    /// The tier it counts for.
    pub tier: Tier,
    /// It held only by half, so it counts one tier lower than written.
    pub stepped_down: bool,
}

/// What the rules make of a sheet of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Version of the rules.
    pub ruleset: String,
    pub tier: Tier,
    /// Highest tier first, then rule order.
    pub fired: Vec<Fired>,
    pub interpretations: Vec<RuleId>,
    /// Answered but not asked, sorted.
    pub ignored: Vec<QuestionId>,
}

/// Works the rules through a sheet of answers.
pub fn assess(content: &Content, answers: &Answers) -> Assessment {
    let asked = asked(content, answers);
    let facts = answers.facts(content, Some(&asked));
    let mut fired: Vec<Fired> = content
        .rules
        .iter()
        .filter_map(|rule| match rule.when.value(&facts) {
            Value::Yes => Some(Fired { rule: rule.id.clone(), tier: rule.tier, stepped_down: false }),
            Value::Half => Some(Fired { rule: rule.id.clone(), tier: rule.tier.stepped_down(), stepped_down: true }),
            Value::No => None,
        })
        .collect();
    fired.sort_by_key(|fired| Reverse(fired.tier));
    Assessment {
        ruleset: content.ruleset.clone(),
        tier: fired.first().map_or(Tier::SelfCare, |first| first.tier),
        fired,
        interpretations: content
            .interpretations
            .iter()
            .filter(|interpretation| interpretation.when.value(&facts) > Value::No)
            .map(|interpretation| interpretation.id.clone())
            .collect(),
        ignored: answers.iter().map(|(id, _)| id).filter(|id| !asked.contains(*id)).cloned().collect(),
    }
}

/// The rule by which this answer alone means an emergency, if one does.
pub fn emergency_alone<'a>(content: &'a Content, id: &QuestionId, answer: &Answer) -> Option<&'a Rule> {
    let mut answers = Answers::default();
    answers.set(id, answer.clone(), content).ok()?;
    let first = assess(content, &answers).fired.into_iter().next().filter(|f| f.tier == Tier::EmergencyNow)?;
    content.rule(&first.rule)
}

/// The lines to show about questions answered "not sure" (`content/red-flags.md`, section 2.2).
pub fn not_sure_lines(content: &Content, answers: &Answers) -> Vec<String> {
    let asked = asked(content, answers);
    content
        .questions()
        .filter(|question| asked.contains(&question.id))
        .filter(|question| answers.get(&question.id).and_then(Answer::text) == Some("not_sure"))
        .filter_map(|question| {
            let AnswerKind::YesNo { not_sure } = question.answer else { return None };
            let line = match not_sure {
                NotSure::Yes => return None,
                NotSure::Step => &content.texts.not_sure_lines.step,
                NotSure::No => &content.texts.not_sure_lines.no,
            };
            Some(line.replace("{question}", &question.text))
        })
        .collect()
}

/// What a child under 13 is told to do.
pub const SHOW_AN_ADULT: &str = "Show this to an adult, and see a health professional.";

/// What to do at `tier`. With `needs_an_adult`, nothing is said beyond showing an adult and being seen.
pub fn actions(content: &Content, tier: Tier, needs_an_adult: bool) -> Vec<&str> {
    let adult = needs_an_adult.then_some(SHOW_AN_ADULT);
    let own = content.texts.tier(tier).map(|text| text.action.as_str());
    adult.into_iter().chain(own.filter(|_| !needs_an_adult || tier >= Tier::SeeSoon)).collect()
}

/// What sounds and habits usually are, as far as it may be told: nothing calming and no movement beside a result that
/// asks to be seen within days or sooner (`content/red-flags.md`, section 6.2).
pub fn explanations<'a>(content: &'a Content, assessment: &Assessment) -> Vec<&'a Interpretation> {
    let told = assessment.interpretations.iter().filter(|_| assessment.tier < Tier::SeeSoon);
    told.filter_map(|id| content.interpretation(id)).collect()
}

/// Whether one of the person's own checks of the 24 hours before `now` gave a more urgent result than `tier`.
pub fn was_more_urgent(checks: &[Check], tier: Tier, now: Moment) -> bool {
    let recent = |check: &&Check| check.who == Who::Me && (now - check.at).num_hours() < 24;
    checks.iter().filter(recent).any(|check| check.result.assessment.tier > tier)
}

/// Who a check is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    #[default]
    Me,
    /// Someone else: the check opens nothing and locks nothing.
    Other,
}

/// What was said about gentle exercise when the person was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExerciseAgreed {
    Yes,
    No,
    NotSure,
}

/// A saved check, in the shape of the terminal contract.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    pub id: i64,
    pub uid: String,
    pub at: Moment,
    pub who: Who,
    pub ruleset: String,
    pub answers: Answers,
    pub result: CheckResult,
    /// When "I have been seen" was said.
    pub seen_at: Option<Moment>,
    pub exercise_agreed: Option<ExerciseAgreed>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// An assessment with the gates that hold with these answers as the only check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckResult {
    #[serde(flatten)]
    pub assessment: Assessment,
    pub gates: Vec<GateId>,
    /// The id of the saved check.
    pub saved: Option<i64>,
}

impl Check {
    /// The person's own result that gentle exercise was not agreed for: it still locks or limits.
    pub fn is_open(&self) -> bool {
        self.who == Who::Me && self.exercise_agreed != Some(ExerciseAgreed::Yes)
    }
}
