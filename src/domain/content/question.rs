//! Questions as they are written, and the answers they take.

use crate::domain::condition::Condition;
use crate::domain::id::QuestionId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The question every comparison with an age reads.
pub const AGE: &str = "age_years";

/// The question about a pregnancy.
pub const PREGNANCY: &str = "pregnancy_status";

/// The age from which a check puts that question, in years.
pub const PREGNANCY_FROM: i64 = 12;

/// The screen whose answers only gates read; it is not part of a check.
pub const BEFORE_MOVING: &str = "L";

/// The screen whose questions come one at a time.
pub const ONE_AT_A_TIME: &str = "E";

/// A group of questions, A to L.
#[derive(Clone, Debug)]
pub struct Screen {
    pub id: String,
    pub title: String,
    /// Asked of everyone first, as one list with "None of these".
    pub stop_check: bool,
    pub intro: String,
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    pub id: QuestionId,
    pub text: String,
    pub help: Option<String>,
    /// Why it is asked, for the person.
    pub why: String,
    /// Kept on the device as a safety answer.
    pub profile: bool,
    /// Asked when this has a value of at least half; always when absent.
    pub ask_when: Option<Condition>,
    /// The condition as written, for the rules page.
    pub ask_when_text: Option<String>,
    /// Asked as well while no age is given.
    pub asked_without_age: bool,
    pub may_skip: bool,
    pub answer: AnswerKind,
}

/// How a question that stands alone is gone on from without an answer, by what that is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Nothing need be said.
    Skip,
    /// A number that one may not know.
    NotSure,
}

impl LeftOut {
    /// The id of its label.
    pub fn id(self) -> &'static str {
        match self {
            LeftOut::Skip => "skip",
            LeftOut::NotSure => "not_sure",
        }
    }
}

impl Question {
    /// How it can be left out: where it may be skipped, and every number. One's own age is no guess: it is skipped. A
    /// choice takes one of its options, a list of places at least one of them.
    pub fn left_out(&self, own: bool) -> Option<LeftOut> {
        let is_number = matches!(self.answer, AnswerKind::Number { .. });
        match (self.may_skip, is_number) {
            (true, _) => Some(LeftOut::Skip),
            (false, true) if own && self.id == AGE => Some(LeftOut::Skip),
            (false, true) => Some(LeftOut::NotSure),
            (false, false) => None,
        }
    }
}

/// What a "not sure" counts as (`content/red-flags.md`, section 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotSure {
    Yes,
    Step,
    No,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AnswerKind {
    YesNo { not_sure: NotSure },
    Number { min: i64, max: i64 },
    OneOf { options: Vec<Choice> },
    ManyOf { options: Vec<Choice> },
}

/// An option with the words on screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: String,
}

impl AnswerKind {
    /// The options of a choice; empty for the other kinds.
    pub fn options(&self) -> &[Choice] {
        match self {
            AnswerKind::OneOf { options } | AnswerKind::ManyOf { options } => options,
            AnswerKind::YesNo { .. } | AnswerKind::Number { .. } => &[],
        }
    }

    /// What may be answered, in words for an error message.
    pub fn allowed(&self) -> String {
        let list = |options: &[Choice]| options.iter().map(|o| o.id.as_str()).collect::<Vec<_>>().join(", ");
        match self {
            AnswerKind::YesNo { .. } => "yes, no or not_sure".to_owned(),
            AnswerKind::Number { min, max } => format!("a whole number from {min} to {max}"),
            AnswerKind::OneOf { options } => format!("one of {}", list(options)),
            AnswerKind::ManyOf { options } => format!("a list of {}", list(options)),
        }
    }

    /// Whether this is an answer of that kind and one of its options.
    pub fn takes(&self, answer: &Answer) -> bool {
        let known = |id: &String| self.options().iter().any(|option| option.id == *id);
        match (self, answer) {
            (AnswerKind::YesNo { .. }, Answer::Text(text)) => ["yes", "no", "not_sure"].contains(&text.as_str()),
            (AnswerKind::Number { min, max }, Answer::Number(number)) => (min..=max).contains(&number),
            (AnswerKind::OneOf { .. }, Answer::Text(text)) => known(text),
            (AnswerKind::ManyOf { .. }, Answer::Many(chosen)) => chosen.iter().all(known),
            _ => false,
        }
    }
}

/// An answer as it is written in files: a word, a whole number or a list of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Number(i64),
    Text(String),
    Many(BTreeSet<String>),
}

impl Answer {
    /// "yes".
    pub fn yes() -> Answer {
        Answer::Text("yes".to_owned())
    }

    /// "no".
    pub fn no() -> Answer {
        Answer::Text("no".to_owned())
    }

    /// "not_sure".
    pub fn not_sure() -> Answer {
        Answer::Text("not_sure".to_owned())
    }

    /// The word, for yes/no and single choices.
    pub fn text(&self) -> Option<&str> {
        match self {
            Answer::Text(text) => Some(text),
            Answer::Number(_) | Answer::Many(_) => None,
        }
    }
}
