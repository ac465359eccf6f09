//! "Your answers so far": everything that was said in a check being answered, to be changed from one place.

use super::CheckRun;
use crate::domain::answers::asked;
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, BEFORE_MOVING, Question, Screen};
use crate::domain::id::QuestionId;
use crate::domain::words::answer::tells_something;

/// A part of the check with what was said in it.
#[derive(Clone, Debug, PartialEq)]
pub struct SoFar {
    pub title: String,
    /// In the order of the questions.
    pub lines: Vec<Said>,
}

/// A question that was answered, or left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub id: QuestionId,
    /// None where it was left out.
    pub answer: Option<Answer>,
    /// It came back with its branch and is to be looked at again.
    pub again: bool,
    /// It was known before this check.
    pub known: bool,
    /// It is more than a plain "no".
    pub tells: bool,
}

impl CheckRun {
    /// What was said so far, part by part; parts without an answer are left out.
    pub fn so_far(&self, content: &Content) -> Vec<SoFar> {
        let asked = asked(content, &self.answers);
        let said = |question: &Question| {
            let id = &question.id;
            let answer = self.answers.get(id).filter(|_| !self.is_proposed(id)).cloned();
            let is_shown = asked.contains(id) && (answer.is_some() || self.passed.contains(id));
            let tells = answer.as_ref().is_none_or(|answer| tells_something(question, answer));
            is_shown.then(|| Said {
                id: id.clone(),
                answer,
                again: self.came_back(id),
                known: self.known.contains(id),
                tells,
            })
        };
        let part = |screen: &Screen| SoFar {
            title: screen.title.clone(),
            lines: screen.questions.iter().filter_map(said).collect(),
        };
        let parts = content.screens.iter().filter(|screen| screen.id != BEFORE_MOVING).map(part);
        parts.filter(|part| !part.lines.is_empty()).collect()
    }
}
