//! A check being answered as it is kept on disk, so that it outlives the program and an update.

use super::{CheckRun, Source};
use crate::domain::answers::Answers;
use crate::domain::checker::Who;
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::id::QuestionId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A [`CheckRun`] as it is kept on disk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptRun {
    who: Who,
    begun_at: Moment,
    /// The rules it was answered by.
    ruleset: String,
    answers: BTreeMap<QuestionId, Answer>,
    known: BTreeSet<QuestionId>,
    #[serde(default)]
    proposed: BTreeSet<QuestionId>,
    #[serde(default)]
    sources: BTreeMap<QuestionId, Source>,
    given: BTreeSet<QuestionId>,
    passed: BTreeSet<QuestionId>,
    again: BTreeSet<QuestionId>,
    at: Option<QuestionId>,
    saved: Option<i64>,
    shown: Option<Tier>,
    continued: bool,
    finished: bool,
    #[serde(default)]
    returning: bool,
    #[serde(default)]
    left: Option<QuestionId>,
}

impl KeptRun {
    /// The run as it is now.
    pub fn of(content: &Content, run: &CheckRun) -> KeptRun {
        KeptRun {
            who: run.who,
            begun_at: run.begun_at,
            ruleset: content.ruleset.clone(),
            answers: run.answers.iter().map(|(id, answer)| (id.clone(), answer.clone())).collect(),
            known: run.known.clone(),
            proposed: run.proposed.clone(),
            sources: run.sources.clone(),
            given: run.given.clone(),
            passed: run.passed.clone(),
            again: run.again.clone(),
            at: run.at.clone(),
            saved: run.saved,
            shown: run.shown,
            continued: run.continued,
            finished: run.finished,
            returning: run.returning,
            left: run.left.clone(),
        }
    }

    /// The run to go on with. After an update of the questions, an answer that no longer fits is asked again, and so is
    /// what is new.
    pub fn resumed(self, content: &Content) -> CheckRun {
        let mut answers = Answers::default();
        let mut unfit = BTreeSet::new();
        for (id, answer) in self.answers {
            if answers.set(&id, answer, content).is_err() {
                unfit.insert(id);
            }
        }
        let still = |ids: BTreeSet<QuestionId>| -> BTreeSet<QuestionId> {
            ids.into_iter().filter(|id| !unfit.contains(id) && content.question(id).is_some()).collect()
        };
        let mut run = CheckRun {
            who: self.who,
            begun_at: self.begun_at,
            known: still(self.known),
            proposed: still(self.proposed),
            sources: self.sources.into_iter().filter(|(id, _)| content.question(id).is_some()).collect(),
            given: still(self.given),
            passed: still(self.passed),
            again: still(self.again),
            answers,
            at: self.at,
            saved: self.saved,
            shown: self.shown,
            continued: self.continued,
            finished: self.finished && self.ruleset == content.ruleset,
            returning: self.returning,
            left: self.left,
            reached: 0.0,
        };
        // A page that was left with an answer that no longer fits, or that has a new question, comes first.
        if run.pages(content).iter().any(|page| !run.is_passed(page) && self.ruleset != content.ruleset) {
            run.at = None;
        }
        run
    }
}
