//! Answers that are filled in from other records: shown with where they come from, and counted only when their page is
//! gone on from. Where a record only says that one of several questions may be answered with yes, they are left open.

use super::CheckRun;
use crate::domain::answers::Answers;
use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::content::texts::StopSign;
use crate::domain::day::Moment;
use crate::domain::id::QuestionId;
use serde::{Deserialize, Serialize};

/// An answer to be confirmed, or a question to be answered because of what a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillIn {
    pub id: QuestionId,
    /// None leaves the question open.
    pub answer: Option<Answer>,
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
    /// A session after which something was new or worse.
    AfterSession,
    Check,
}

impl FillIn {
    /// The answers of an earlier check, as far as they still fit.
    pub fn of_check(content: &Content, check: &Check) -> Vec<FillIn> {
        let source = Source { record: Record::Check, said: String::new(), at: check.at, clock: true };
        let fits = |id: &QuestionId| content.question(id).is_some();
        let answers = check.answers.iter().filter(|(id, _)| fits(id));
        let filled = |(id, answer): (&QuestionId, &Answer)| FillIn {
            id: id.clone(),
            answer: Some(answer.clone()),
            source: source.clone(),
        };
        answers.map(filled).collect()
    }

    /// What the signs say that were chosen in a session or after it. Where none was chosen, each may be meant, and all
    /// their questions are left open.
    pub fn of_signs(signs: &[&StopSign], chosen: &[&StopSign], record: Record, at: Moment) -> Vec<FillIn> {
        let (meant, sure) = if chosen.is_empty() { (signs, false) } else { (chosen, true) };
        let mut filled: Vec<FillIn> = Vec::new();
        for sign in meant {
            let yes = sign.yes.iter().map(|id| (id, sure.then(Answer::yes)));
            let open = sign.open.iter().map(|id| (id, None));
            for (id, answer) in yes.chain(open) {
                let source = Source { record, said: sign.said.clone(), at, clock: true };
                match filled.iter_mut().find(|other| other.id == *id) {
                    Some(other) => other.source.said = format!("{}, {}", other.source.said, sign.said),
                    None => filled.push(FillIn { id: id.clone(), answer, source }),
                }
            }
        }
        filled
    }
}

impl CheckRun {
    /// Fills in what is known otherwise, to be confirmed. One that does not fit, or that was answered here, is passed
    /// over.
    pub fn fill_in(&mut self, content: &Content, filled: FillIn) {
        let FillIn { id, answer, source } = filled;
        if self.given.contains(&id) || content.question(&id).is_none() {
            return;
        }
        if let Some(answer) = answer {
            if self.answers.set(&id, answer, content).is_err() {
                return;
            }
            self.proposed.insert(id.clone());
        }
        self.known.remove(&id);
        self.sources.insert(id, source);
    }

    /// Begins with answers to be confirmed, at the page of `first` where that is asked.
    pub fn begin_with(&mut self, content: &Content, answers: &[FillIn], first: Option<&QuestionId>) {
        answers.iter().for_each(|filled| self.fill_in(content, filled.clone()));
        first.into_iter().for_each(|first| self.begin_at(content, first));
    }

    /// The record that all of this check comes from so far; none once something was answered.
    pub fn only_from(&self) -> Option<Record> {
        self.sources.values().next().map(|source| source.record).filter(|_| !self.is_answered())
    }

    /// Whether another check was begun with the same, and nothing was answered in it: this one may take its place.
    pub fn says_all_of(&self, other: &CheckRun) -> bool {
        !other.is_answered() && other.who == self.who && other.sources == self.sources
    }

    /// Whether a question's answer was filled in and is not confirmed yet.
    pub fn is_proposed(&self, id: &QuestionId) -> bool {
        self.proposed.contains(id)
    }

    /// Whether a question is left open because of what a record says, and waits to be answered.
    pub fn is_left_open(&self, id: &QuestionId) -> bool {
        self.sources.contains_key(id) && self.answers.get(id).is_none() && !self.passed.contains(id)
    }

    /// Where the answer comes from that waits to be confirmed, or what leaves the question open.
    pub fn source_of(&self, id: &QuestionId) -> Option<&Source> {
        self.sources.get(id).filter(|_| self.is_proposed(id) || self.is_left_open(id))
    }

    /// The answers without those that are not confirmed yet.
    pub(super) fn confirmed(&self) -> Answers {
        self.answers.without(&self.proposed)
    }
}
