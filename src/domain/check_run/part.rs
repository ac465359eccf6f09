//! How far a check is.

use super::CheckRun;
use crate::domain::content::Content;
use crate::domain::content::question::BEFORE_MOVING;
use crate::domain::id::QuestionId;

/// How far a check is, in parts that can still come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// From 1.
    pub number: usize,
    pub of: usize,
    /// Share of the whole check, 0 to 1.
    pub share: f64,
}

impl CheckRun {
    /// How far the shown page is, in questions that may still come; a branch that opens never moves it back.
    pub fn part(&self, content: &Content) -> Part {
        let can_come = |id: &QuestionId| !self.known.contains(id);
        let parts = content.screens.iter().filter(|screen| screen.id != BEFORE_MOVING);
        let parts: Vec<Vec<&QuestionId>> = parts
            .map(|screen| screen.questions.iter().map(|question| &question.id).filter(|id| can_come(id)).collect())
            .filter(|questions: &Vec<_>| !questions.is_empty())
            .collect();
        let of = parts.len();
        let shown = self.page(content);
        let last = shown.as_ref().and_then(|page| page.questions.last());
        let place = parts.iter().enumerate().find_map(|(number, questions)| {
            let within = questions.iter().position(|id| Some(*id) == last)?;
            Some((number, (within + 1) as f64 / questions.len() as f64))
        });
        match place {
            Some((number, within)) => {
                let share = ((number as f64 + within) / of as f64).max(self.reached);
                Part { number: number + 1, of, share }
            }
            None => Part { number: of, of, share: 1.0 },
        }
    }
}
