//! What would change a result: the open answers that would make it more urgent if they were yes. What would make it less
//! urgent is never asked for.

use super::assess;
use crate::domain::answers::{Answers, asked, left_open};
use crate::domain::condition::Value;
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind, Question};
use crate::domain::content::rule::{Rule, Tier};
use crate::domain::id::QuestionId;
use std::cmp::Reverse;

/// So many are named at most.
pub const MOST_RAISING: usize = 3;

/// A question whose answer is not clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raising {
    pub question: QuestionId,
    /// It was answered with "not sure"; else it was left out.
    pub not_sure: bool,
    /// The result if it were yes, or the worst of the scale.
    pub tier: Tier,
}

/// The questions that were asked and left open, of which each alone would raise the result; those that raise it most
/// first.
pub fn raising(content: &Content, answers: &Answers) -> Vec<Raising> {
    let now = assess(content, answers).tier;
    let asked = asked(content, answers);
    let open = content.questions().filter(|question| asked.contains(&question.id));
    let mut found: Vec<Raising> = open
        .filter_map(|question| {
            let not_sure = match answers.get(&question.id) {
                None => false,
                Some(answer) if answer.text() == Some("not_sure") => true,
                Some(_) => return None,
            };
            let mut clear = answers.clone();
            clear.set(&question.id, clearest(question)?, content).ok()?;
            // Only a higher rule that speaks of it can raise the result; most speak of something else.
            let facts = clear.facts(content, None);
            let raises = |rule: &Rule| rule.tier > now && rule.when.ids().contains(&question.id);
            if !content.rules.iter().any(|rule| raises(rule) && rule.when.value(&facts) > Value::No) {
                return None;
            }
            let tier = assess(content, &clear).tier;
            (tier > now).then(|| Raising { question: question.id.clone(), not_sure, tier })
        })
        .collect();
    found.sort_by_key(|raising| Reverse(raising.tier));
    found.truncate(MOST_RAISING);
    found
}

/// How many questions about emergencies were asked and not answered. They count as no.
pub fn emergencies_left_open(content: &Content, answers: &Answers) -> usize {
    let is_emergency = |question: &&Question| content.screen_of(&question.id).is_some_and(|screen| screen.stop_check);
    left_open(content, answers).into_iter().filter(is_emergency).count()
}

/// The answer that says most. A choice has none, and neither has a number that is no scale.
fn clearest(question: &Question) -> Option<Answer> {
    match question.answer {
        AnswerKind::YesNo { .. } => Some(Answer::yes()),
        AnswerKind::Number { min: 0, max: 10 } => Some(Answer::Number(10)),
        AnswerKind::Number { .. } | AnswerKind::OneOf { .. } | AnswerKind::ManyOf { .. } => None,
    }
}
