//! Answers of a check in the words a person reads.

use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind, Question};
use crate::domain::day::Moment;
use crate::domain::gate::SafetyAnswer;
use crate::domain::id::QuestionId;

/// The label of "yes", "no", "not_sure", "skip" or "none_of_these".
pub fn label<'a>(content: &'a Content, id: &str) -> &'a str {
    content.texts.answers.iter().find(|choice| choice.id == id).map_or("", |choice| choice.label.as_str())
}

/// An answer in words.
pub fn answer(content: &Content, question: &Question, answer: &Answer) -> String {
    let option = |id: &str| {
        let chosen = question.answer.options().iter().find(|option| option.id == id);
        chosen.map_or_else(|| id.to_owned(), |option| option.label.clone())
    };
    match (&question.answer, answer) {
        (_, Answer::Number(number)) => number.to_string(),
        (AnswerKind::YesNo { .. }, Answer::Text(text)) => label(content, text).to_owned(),
        (_, Answer::Text(text)) => option(text),
        (_, Answer::Many(chosen)) => {
            let in_order = question.answer.options().iter().filter(|option| chosen.contains(&option.id));
            in_order.map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}

/// "25 by now": a stored answer where it counts on by itself and has done so.
pub fn by_now(content: &Content, id: &QuestionId, stored: &SafetyAnswer, now: Moment) -> Option<String> {
    let by_now = stored.by(content, id, now);
    let question = content.question(id).filter(|_| by_now != stored.value)?;
    Some(format!("{} by now", answer(content, question, &by_now)))
}

/// Whether the answer is more than a plain "no".
pub fn tells_something(question: &Question, answer: &Answer) -> bool {
    match (&question.answer, answer.text()) {
        (AnswerKind::YesNo { .. }, text) => text != Some("no"),
        (_, Some(text)) => !["never", "none"].contains(&text),
        _ => true,
    }
}
