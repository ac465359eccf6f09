//! The answers of a check as they were given, for somebody else to read.

use crate::domain::answers::{Answers, asked, left_open};
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind, Question};

/// What was answered to the questions that the answers ask for, in the order of the questions. What was answered to others
/// counts for nothing and is left out.
#[derive(Clone, Debug, Default)]
pub struct Answered<'a> {
    pub yes: Vec<&'a Question>,
    pub not_sure: Vec<&'a Question>,
    pub no: Vec<&'a Question>,
    /// Numbers and choices.
    pub values: Vec<(&'a Question, Answer)>,
    /// Asked, and left without an answer.
    pub open: Vec<&'a Question>,
}

impl<'a> Answered<'a> {
    /// Sorts a sheet of answers.
    pub fn of(content: &'a Content, answers: &Answers) -> Answered<'a> {
        let asked = asked(content, answers);
        let mut answered = Answered::default();
        for question in content.questions().filter(|question| asked.contains(&question.id)) {
            let answer = answers.get(&question.id);
            let plain = matches!(question.answer, AnswerKind::YesNo { .. });
            match (answer, answer.and_then(Answer::text).filter(|_| plain)) {
                (_, Some("yes")) => answered.yes.push(question),
                (_, Some("not_sure")) => answered.not_sure.push(question),
                (_, Some("no")) => answered.no.push(question),
                (Some(answer), _) => answered.values.push((question, answer.clone())),
                (None, _) => {}
            }
        }
        answered.open = left_open(content, answers);
        answered
    }
}
