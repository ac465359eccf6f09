//! Answers that are filled in from other records: shown with where they come from, and counted only when their page is
//! gone on from.

use super::CheckRun;
use crate::domain::answers::Answers;
use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::day::Moment;
use crate::domain::id::QuestionId;
use serde::{Deserialize, Serialize};

/// An answer to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillIn {
    pub id: QuestionId,
    pub answer: Answer,
    pub source: Source,
}

/// Where an answer to be confirmed comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub record: Record,
    /// What the record says of it: "neck, sharp". Empty where it says nothing more than the answer.
    pub said: String,
    pub at: Moment,
    /// The time of day is known; without it `at` stands for its day.
    pub clock: bool,
}

/// The kind of record an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    Journal,
    /// A session that was stopped because something got worse.
    Session,
    Check,
}

impl Source {
    /// A session that was stopped at this moment.
    pub fn stopped(at: Moment) -> Source {
        Source { record: Record::Session, said: String::new(), at, clock: true }
    }
}

impl FillIn {
    /// The answers of an earlier check, as far as they still fit.
    pub fn of_check(content: &Content, check: &Check) -> Vec<FillIn> {
        let source = Source { record: Record::Check, said: String::new(), at: check.at, clock: true };
        let fits = |id: &QuestionId| content.question(id).is_some();
        let answers = check.answers.iter().filter(|(id, _)| fits(id));
        answers.map(|(id, answer)| FillIn { id: id.clone(), answer: answer.clone(), source: source.clone() }).collect()
    }
}

impl CheckRun {
    /// Fills in what is known otherwise, to be confirmed. One that does not fit, or that was answered here, is passed
    /// over.
    pub fn fill_in(&mut self, content: &Content, filled: FillIn) {
        let FillIn { id, answer, source } = filled;
        if !self.given.contains(&id) && self.answers.set(&id, answer, content).is_ok() {
            self.known.remove(&id);
            self.proposed.insert(id.clone());
            self.sources.insert(id, source);
        }
    }

    /// Begins with answers to be confirmed, at the page of `first` where that is asked.
    pub fn begin_with(&mut self, content: &Content, answers: &[FillIn], first: Option<&QuestionId>) {
        answers.iter().for_each(|filled| self.fill_in(content, filled.clone()));
        first.into_iter().for_each(|first| self.begin_at(content, first));
    }

    /// Whether a question's answer was filled in and is not confirmed yet.
    pub fn is_proposed(&self, id: &QuestionId) -> bool {
        self.proposed.contains(id)
    }

    /// Where the answer comes from that waits to be confirmed.
    pub fn source_of(&self, id: &QuestionId) -> Option<&Source> {
        self.sources.get(id).filter(|_| self.is_proposed(id))
    }

    /// The answers without those that are not confirmed yet.
    pub(super) fn confirmed(&self) -> Answers {
        self.answers.without(&self.proposed)
    }
}
