//! Answers and results in the words a person reads.

use crate::domain::checker::{Check, Who};
use crate::domain::content::content;
use crate::domain::content::question::{Answer, Question};
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::SafetyAnswer;
use crate::domain::words;

/// The headline of a tier.
pub fn headline(tier: Tier) -> String {
    content().texts.tier(tier).map(|text| text.headline.clone()).unwrap_or_default()
}

/// The label of "yes", "no", "not_sure", "skip" or "none_of_these".
pub fn label(id: &str) -> &'static str {
    words::answer::label(content(), id)
}

/// When a check was made, told from `among`, and that it is not about oneself.
pub fn made_on(check: &Check, among: &[Check]) -> String {
    let whose = if check.who == Who::Other { ", for someone else" } else { "" };
    format!("{}{whose}", words::made_on::made_on(check, &among.iter().collect::<Vec<_>>()))
}

/// A safety answer as it is now.
pub fn stored(question: &Question, stored: &SafetyAnswer, now: Moment) -> String {
    words::answer::by_now(content(), &question.id, stored, now).unwrap_or_else(|| answer(question, &stored.value))
}

/// An answer in words.
pub fn answer(question: &Question, answer: &Answer) -> String {
    words::answer::answer(content(), question, answer)
}
