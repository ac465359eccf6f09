//! The files as they are written, and the way from there to validated types.
#![allow(dead_code, reason = "every field is read, so that an unknown one is refused")]

use crate::domain::condition::Macros;
use crate::domain::content::card::Card;
use crate::domain::content::gate::{Cleared, FloorReplacement, Gate, GateKind, OpenTier, RuleBlock};
use crate::domain::content::question::{AnswerKind, Question, Screen};
use crate::domain::content::read::{ContentError, condition, read};
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::{Interpretation, MacroText, Rule, Tier};
use crate::domain::content::urge::UrgeTable;
use crate::domain::exercise::Exercise;
use crate::domain::id::{ExerciseId, GateId, QuestionId, RoutineId, RuleId};
use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! files {
    ($($name:ident = $file:literal),+) => {$(
        impl $name {
            pub fn read(text: &str) -> Result<Self, ContentError> {
                read($file, text)
            }
        }
    )+};
}
files!(
    Questions = "questions.json",
    Rules = "rules.json",
    Gates = "gates.json",
    Exercises = "exercises.json",
    Routines = "routines.json",
    Cards = "cards.json"
);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    pub version: String,
    pub screens: Vec<RawScreen>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawScreen {
    pub id: String,
    pub title: String,
    pub stop_check: bool,
    pub intro: String,
    pub note: Option<String>,
    pub questions: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQuestion {
    pub id: QuestionId,
    pub text: String,
    pub help: Option<String>,
    pub why: String,
    pub note: Option<String>,
    pub profile: bool,
    pub ask_when: Option<String>,
    pub asked_without_age: bool,
    #[serde(default)]
    pub may_skip: bool,
    pub answer: AnswerKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub version: String,
    pub tiers: Vec<Tier>,
    pub macros: Vec<MacroText>,
    pub rules: Vec<RawRule>,
    pub interpretations: Vec<RawInterpretation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub id: RuleId,
    pub when: String,
    pub tier: Tier,
    pub could_be: String,
    pub reason: String,
    pub extra_action: Option<String>,
    pub source: String,
    pub sources_shown: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawInterpretation {
    pub id: RuleId,
    pub when: String,
    pub label: String,
    pub sound_or_habit: String,
    pub likely_cause: String,
    pub concern: String,
    pub text: String,
    pub offer: Option<Vec<String>>,
    pub source: String,
    pub sources_shown: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gates {
    pub version: String,
    pub gates: Vec<RawGate>,
    pub neck_exercises: Vec<ExerciseId>,
    pub floor_replacements: BTreeMap<ExerciseId, FloorReplacement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGate {
    pub id: GateId,
    pub scope: String,
    pub kind: GateKind,
    pub when: Option<String>,
    pub open_tier: Option<OpenTier>,
    pub title: String,
    pub explain: String,
    pub allow: Option<Vec<ExerciseId>>,
    pub allow_routines: Option<Vec<RoutineId>>,
    pub how: BTreeMap<ExerciseId, String>,
    pub also_blocked_when_rules: Option<RuleBlock>,
    pub block: Vec<ExerciseId>,
    pub lock_when: Option<String>,
    pub variant: Option<String>,
    pub cleared_by: Option<Cleared>,
    pub note: String,
    pub source: String,
    pub sources_shown: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercises {
    pub version: String,
    pub exercises: Vec<Exercise>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routines {
    pub version: String,
    pub routines: Vec<Routine>,
    pub urge: UrgeTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cards {
    pub version: String,
    pub cards: Vec<Card>,
}

impl RawScreen {
    pub fn validated(&self, macros: &Macros) -> Result<Screen, ContentError> {
        let questions = self.questions.iter().map(|question| question.validated(macros));
        Ok(Screen {
            id: self.id.clone(),
            title: self.title.clone(),
            stop_check: self.stop_check,
            intro: self.intro.clone(),
            questions: questions.collect::<Result<_, _>>()?,
        })
    }
}

impl RawQuestion {
    fn validated(&self, macros: &Macros) -> Result<Question, ContentError> {
        let ask_when = self.ask_when.as_ref();
        Ok(Question {
            id: self.id.clone(),
            text: self.text.clone(),
            help: self.help.clone(),
            why: self.why.clone(),
            profile: self.profile,
            ask_when: ask_when
                .map(|text| condition("questions.json", &self.id, "ask_when", text, macros))
                .transpose()?,
            ask_when_text: self.ask_when.clone(),
            asked_without_age: self.asked_without_age,
            may_skip: self.may_skip,
            answer: self.answer.clone(),
        })
    }
}

impl RawRule {
    pub fn validated(&self, macros: &Macros) -> Result<Rule, ContentError> {
        Ok(Rule {
            id: self.id.clone(),
            when: condition("rules.json", &self.id, "when", &self.when, macros)?,
            when_text: self.when.clone(),
            tier: self.tier,
            could_be: self.could_be.clone(),
            reason: self.reason.clone(),
            extra_action: self.extra_action.clone(),
            sources_shown: self.sources_shown.clone(),
        })
    }
}

impl RawInterpretation {
    pub fn validated(&self, macros: &Macros) -> Result<Interpretation, ContentError> {
        Ok(Interpretation {
            id: self.id.clone(),
            when: condition("rules.json", &self.id, "when", &self.when, macros)?,
            when_text: self.when.clone(),
            label: self.label.clone(),
            sound_or_habit: self.sound_or_habit.clone(),
            likely_cause: self.likely_cause.clone(),
            concern: self.concern.clone(),
            text: self.text.clone(),
            offer: self.offer.clone().unwrap_or_default(),
            sources_shown: self.sources_shown.clone(),
        })
    }
}

impl RawGate {
    pub fn validated(&self, macros: &Macros) -> Result<Gate, ContentError> {
        let parsed = |field: &str, text: &Option<String>| {
            text.as_ref().map(|text| condition("gates.json", &self.id, field, text, macros)).transpose()
        };
        Ok(Gate {
            id: self.id.clone(),
            kind: self.kind,
            when: parsed("when", &self.when)?,
            when_text: self.when.clone(),
            open_tier: self.open_tier,
            title: self.title.clone(),
            explain: self.explain.clone(),
            allow: self.allow.clone().unwrap_or_default(),
            allow_routines: self.allow_routines.clone().unwrap_or_default(),
            how: self.how.clone(),
            also_blocked: self.also_blocked_when_rules.clone(),
            block: self.block.clone(),
            lock_when: parsed("lock_when", &self.lock_when)?,
            easier: self.variant.as_deref() == Some("easier"),
            cleared_by: self.cleared_by.clone(),
            sources_shown: self.sources_shown.clone(),
        })
    }
}
