//! Results beside each other: two checks, or one check and what today's rules make of its answers.
//!
//! Looking changes nothing: a saved result stays as it is, whatever the rules of another day say.

use crate::domain::answers::left_open;
use crate::domain::checker::{Check, CheckResult, Fired, assess};
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::content::rule::Tier;
use crate::domain::gate::Standing;
use crate::domain::id::{GateId, QuestionId, RuleId};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The same thing of both. Of a check worked through again the first is as it was saved, the second is today's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair<T> {
    pub first: T,
    pub second: T,
}

impl<T: PartialEq> Pair<T> {
    /// Whether both are the same.
    pub fn is_same(&self) -> bool {
        self.first == self.second
    }
}

/// What only one of two lists holds, each in its own order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnlyIn<T> {
    pub only_first: Vec<T>,
    pub only_second: Vec<T>,
}

/// How a rule fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HowFired {
    pub tier: Tier,
    pub unsure: bool,
    pub stepped_down: bool,
}

/// A rule that fired in one of two results, or otherwise in each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleDiffers {
    pub rule: RuleId,
    #[serde(flatten)]
    pub how: Pair<Option<HowFired>>,
}

/// A question that was answered in one of two checks, or otherwise in each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerDiffers {
    pub question: QuestionId,
    #[serde(flatten)]
    pub answer: Pair<Option<Answer>>,
}

/// Where two results differ. What both have alike is not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Differences {
    pub tier: Pair<Tier>,
    /// In the order of the rules; rules that are gone come last.
    pub fired: Vec<RuleDiffers>,
    pub interpretations: OnlyIn<RuleId>,
    pub gates: OnlyIn<GateId>,
}

/// Two checks side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Their ids.
    #[serde(flatten)]
    pub check: Pair<i64>,
    pub ruleset: Pair<String>,
    /// In the order of the questions.
    pub answers: Vec<AnswerDiffers>,
    #[serde(flatten)]
    pub differences: Differences,
}

/// A saved check and what today's rules make of its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Again {
    /// Its id.
    pub check: i64,
    pub ruleset: Pair<String>,
    pub ruleset_sha256: Pair<Option<String>>,
    /// Whether it was made by today's questions and rules; none where an older program did not keep which they were.
    pub same_rules: Option<bool>,
    #[serde(flatten)]
    pub differences: Differences,
    /// The whole of today's result.
    pub result: CheckResult,
    /// Answers that no longer fit their question, or whose question is gone, as they are kept.
    pub unfit: BTreeMap<String, Value>,
    /// Asked today for these answers, and without one: new since, or left out then.
    pub unanswered: Vec<QuestionId>,
}

/// Works the answers of a check through today's rules.
pub fn again(content: &Content, check: &Check) -> Again {
    let assessment = assess(content, &check.answers);
    let gates = Standing::of_assessed(content, &check.answers, assessment.clone(), check.at).holding;
    let result = CheckResult { assessment, gates, saved: None };
    let today = &content.ruleset_sha256;
    let same_rules = match &check.ruleset_sha256 {
        Some(kept) => Some(kept == today),
        None => (check.ruleset != content.ruleset).then_some(false),
    };
    Again {
        check: check.id,
        ruleset: Pair { first: check.ruleset.clone(), second: content.ruleset.clone() },
        ruleset_sha256: Pair { first: check.ruleset_sha256.clone(), second: Some(today.clone()) },
        same_rules,
        differences: differences(content, &check.result, &result),
        result,
        unfit: check.unfit.clone(),
        unanswered: left_open(content, &check.answers).iter().map(|question| question.id.clone()).collect(),
    }
}

/// Puts two checks side by side.
pub fn compare(content: &Content, first: &Check, second: &Check) -> Comparison {
    let answer = |question: &QuestionId| Pair {
        first: first.answers.get(question).cloned(),
        second: second.answers.get(question).cloned(),
    };
    // What was removed cannot differ.
    let is_whole = !first.is_bare() && !second.is_bare();
    let questions = content.questions().filter(|_| is_whole).map(|question| question.id.clone());
    let answers = questions.map(|question| AnswerDiffers { answer: answer(&question), question });
    Comparison {
        check: Pair { first: first.id, second: second.id },
        ruleset: Pair { first: first.ruleset.clone(), second: second.ruleset.clone() },
        answers: answers.filter(|differs| !differs.answer.is_same()).collect(),
        differences: differences(content, &first.result, &second.result),
    }
}

fn differences(content: &Content, first: &CheckResult, second: &CheckResult) -> Differences {
    let (a, b) = (&first.assessment, &second.assessment);
    let known = content.rules.iter().map(|rule| &rule.id);
    let gone = a.fired.iter().chain(&b.fired).map(|fired| &fired.rule).filter(|id| content.rule(id).is_none());
    let mut fired: Vec<RuleDiffers> = Vec::new();
    for rule in known.chain(gone) {
        let how = Pair { first: how(&a.fired, rule), second: how(&b.fired, rule) };
        if !how.is_same() && fired.iter().all(|differs| differs.rule != *rule) {
            fired.push(RuleDiffers { rule: rule.clone(), how });
        }
    }
    Differences {
        tier: Pair { first: a.tier, second: b.tier },
        fired,
        interpretations: only_in(&a.interpretations, &b.interpretations),
        gates: only_in(&first.gates, &second.gates),
    }
}

fn how(fired: &[Fired], rule: &RuleId) -> Option<HowFired> {
    let Fired { tier, unsure, stepped_down, .. } = fired.iter().find(|fired| fired.rule == *rule)?;
    Some(HowFired { tier: *tier, unsure: *unsure, stepped_down: *stepped_down })
}

fn only_in<T: Clone + PartialEq>(first: &[T], second: &[T]) -> OnlyIn<T> {
    let only = |here: &[T], there: &[T]| here.iter().filter(|one| !there.contains(one)).cloned().collect();
    OnlyIn { only_first: only(first, second), only_second: only(second, first) }
}
