//! The red-flag checker: rules, and what they make of a sheet of answers.
//!
//! The result is the highest tier of any rule that fires. Uncertainty adds, it never takes away: a rule that holds
//! only by half fires one tier lower while it stands alone and at its own tier beside a sure sign, and no rule contains
//! NOT (`content/red-flags.md`, section 3.1).

use crate::domain::answers::{Answers, asked};
use crate::domain::condition::Value;
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind, NotSure};
use crate::domain::content::rule::{Rule, Tier};
use crate::domain::day::Moment;
use crate::domain::id::{GateId, QuestionId, RuleId};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

mod raising;

pub use raising::{MOST_RAISING, Raising, emergencies_left_open, raising};

/// A rule that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "KeptFired")]
pub struct Fired {
    pub rule: RuleId,
    /// The tier it counts for.
    pub tier: Tier,
    /// It held only by half.
    pub unsure: bool,
    /// It held only by half and stands alone, so it counts one tier lower than written.
    pub stepped_down: bool,
}

/// [`Fired`] as it is kept. Rulesets before 2026-11-26 stepped every unsure rule down and did not say `unsure`.
#[derive(Deserialize)]
struct KeptFired {
    rule: RuleId,
    tier: Tier,
    unsure: Option<bool>,
    stepped_down: bool,
}

impl From<KeptFired> for Fired {
    fn from(kept: KeptFired) -> Fired {
        let KeptFired { rule, tier, unsure, stepped_down } = kept;
        Fired { rule, tier, unsure: unsure.unwrap_or(stepped_down), stepped_down }
    }
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
    let surest = LazyCell::new(|| {
        let sure = answers.sure();
        let sure = sure.facts(content, Some(&asked));
        content.rules.iter().filter(|rule| rule.when.value(&sure) == Value::Yes).map(|rule| rule.tier).max()
    });
    let fires = |rule: &Rule| {
        let (tier, unsure, stepped_down) = match rule.when.value(&facts) {
            Value::Yes => (rule.tier, false, false),
            Value::Half if *surest >= Some(rule.tier.stepped_down()) => (rule.tier, true, false),
            Value::Half => (rule.tier.stepped_down(), true, true),
            Value::No => return None,
        };
        Some(Fired { rule: rule.id.clone(), tier, unsure, stepped_down })
    };
    let mut fired: Vec<Fired> = content.rules.iter().filter_map(fires).collect();
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

/// The lines to show about questions answered "not sure", in the order of the questions (`content/red-flags.md`,
/// section 2.2). `fired` is what the rules made of these answers when they were given.
pub fn not_sure_lines(content: &Content, answers: &Answers, fired: &[Fired]) -> Vec<String> {
    let asked = asked(content, answers);
    let lines = &content.texts.not_sure_lines;
    let unsure = || fired.iter().filter(|fired| fired.unsure);
    content
        .questions()
        .filter(|question| asked.contains(&question.id))
        .filter(|question| answers.get(&question.id).and_then(Answer::text) == Some("not_sure"))
        .filter_map(|question| {
            let AnswerKind::YesNo { not_sure } = question.answer else { return None };
            let names =
                |fired: &&Fired| content.rule(&fired.rule).is_some_and(|rule| rule.when.ids().contains(&question.id));
            let named: Vec<&Fired> = unsure().filter(names).collect();
            let together = !named.is_empty() && named.iter().all(|fired| !fired.stepped_down);
            let line = match not_sure {
                NotSure::Yes => lines.yes.as_ref()?,
                NotSure::No => &lines.no,
                NotSure::Step if together => &lines.together,
                NotSure::Step => &lines.step,
            };
            Some(line.replace("{question}", &question.text))
        })
        .collect()
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

impl ExerciseAgreed {
    pub const ALL: &[ExerciseAgreed] = &[ExerciseAgreed::Yes, ExerciseAgreed::No, ExerciseAgreed::NotSure];

    /// As it is kept and typed.
    pub fn id(self) -> &'static str {
        match self {
            ExerciseAgreed::Yes => "yes",
            ExerciseAgreed::No => "no",
            ExerciseAgreed::NotSure => "not_sure",
        }
    }
}

/// A saved check, in the shape of the terminal contract.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    pub id: i64,
    pub uid: String,
    pub at: Moment,
    pub who: Who,
    pub ruleset: String,
    /// SHA-256 of the questions and rules it was made by ([`Content::ruleset_sha256`]); an older program did not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruleset_sha256: Option<String>,
    pub answers: Answers,
    /// Answers that no longer fit their question, or whose question is gone: kept, and counting for nothing.
    #[serde(skip)]
    pub unfit: BTreeMap<String, Json>,
    pub result: CheckResult,
    /// When "I have been seen" was said.
    pub seen_at: Option<Moment>,
    pub exercise_agreed: Option<ExerciseAgreed>,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// Since when it is out of the lists. What it opens and closes stays as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Moment>,
    /// Since when its answers are gone for good, while date, tier and lock stay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_removed_at: Option<Moment>,
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
    /// A check as it would be once saved at `at`; the id 0 stands for none.
    pub fn unsaved(who: Who, answers: Answers, result: CheckResult, at: Moment) -> Check {
        Check {
            id: 0,
            uid: String::new(),
            at,
            who,
            ruleset: result.assessment.ruleset.clone(),
            ruleset_sha256: None,
            answers,
            unfit: BTreeMap::new(),
            result,
            seen_at: None,
            exercise_agreed: None,
            created_at: at,
            updated_at: at,
            deleted_at: None,
            answers_removed_at: None,
        }
    }

    /// The person's own result that gentle exercise was not agreed for: it still locks or limits.
    pub fn is_open(&self) -> bool {
        self.who == Who::Me && self.exercise_agreed != Some(ExerciseAgreed::Yes)
    }

    /// All its answers as they are kept, those that no longer fit among them.
    pub fn sheet(&self) -> BTreeMap<String, Json> {
        let fit =
            self.answers.iter().map(|(id, answer)| (id.to_string(), serde_json::to_value(answer).unwrap_or_default()));
        self.unfit.clone().into_iter().chain(fit).collect()
    }

    /// It is not in the trash.
    pub fn is_in_sight(&self) -> bool {
        self.deleted_at.is_none()
    }

    /// Its result is above self care and still open: deleting the check removes its answers alone. Date, tier and lock
    /// stay until the person was seen and gentle exercise was agreed.
    pub fn keeps_result(&self) -> bool {
        self.is_open() && self.result.assessment.tier > Tier::SelfCare
    }

    /// It stands in the lists: in sight, or deleted while its result stays.
    pub fn is_listed(&self) -> bool {
        self.is_in_sight() || self.keeps_result()
    }

    /// Its answers are gone or in the trash, and only its date, tier and lock are shown.
    pub fn is_bare(&self) -> bool {
        self.answers_removed_at.is_some() || !self.is_in_sight()
    }

    /// As the lists show it: whole in sight, else what stays of it.
    pub fn as_listed(&self) -> Check {
        if self.is_in_sight() {
            return self.clone();
        }
        let mut left = self.without_answers(Answers::default());
        left.result.assessment.fired.clear();
        left
    }

    /// Its date, tier and lock, with no more than `kept` of its answers.
    pub fn without_answers(&self, kept: Answers) -> Check {
        let mut left = Check { answers: kept, unfit: BTreeMap::new(), ..self.clone() };
        left.result.assessment.interpretations.clear();
        left.result.assessment.ignored.clear();
        left
    }

    /// The own check that stands on top of Today: the highest tier not yet seen, newest first.
    pub fn unseen(checks: &[Check]) -> Option<&Check> {
        let own = checks.iter().filter(|check| check.who == Who::Me && check.seen_at.is_none());
        Check::highest(own.filter(|check| check.result.assessment.tier > Tier::SelfCare))
    }

    /// The own check that locks or limits: the highest tier for which gentle exercise was not agreed, newest first.
    pub fn closing(checks: &[Check]) -> Option<&Check> {
        let open = checks.iter().filter(|check| check.is_open());
        Check::highest(open.filter(|check| check.result.assessment.tier > Tier::BookRoutine))
    }

    fn highest<'a>(checks: impl Iterator<Item = &'a Check>) -> Option<&'a Check> {
        checks.max_by_key(|check| (check.result.assessment.tier, check.at))
    }
}
