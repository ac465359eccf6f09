//! The screens of the check that a rule names.

use crate::domain::answers::{Answers, asked};
use crate::domain::content::Content;
use crate::domain::id::QuestionId;

/// The first question of the first of these screens.
pub(super) fn first_question(content: &Content, screens: &[String]) -> Option<QuestionId> {
    let first = screens.first()?;
    let screen = content.screens.iter().find(|screen| screen.id == *first)?;
    screen.questions.first().map(|question| question.id.clone())
}

/// Whether every question of these screens that these answers ask for is answered.
pub(super) fn are_answered(content: &Content, screens: &[String], answers: &Answers) -> bool {
    let asked = asked(content, answers);
    let named = content.screens.iter().filter(|screen| screens.contains(&screen.id));
    named
        .flat_map(|screen| &screen.questions)
        .all(|question| !asked.contains(&question.id) || answers.get(&question.id).is_some())
}
