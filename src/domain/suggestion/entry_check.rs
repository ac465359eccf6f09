//! A check that begins with what one entry says.

use super::fill::of_crack;
use super::history::Crack;
use crate::domain::check_run::FillIn;
use crate::domain::content::Content;
use crate::domain::id::QuestionId;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryCheck {
    /// Answers to be confirmed.
    pub answers: Vec<FillIn>,
    /// The question whose page is shown first; none is the first page.
    pub begin_at: Option<QuestionId>,
}

/// What a check of the warning signs begins with after `crack`.
pub fn check_of_entry(content: &Content, crack: &Crack) -> EntryCheck {
    let filled = of_crack(content, crack);
    EntryCheck { answers: filled.answers, begin_at: filled.first }
}

/// Whether an entry says anything that a check asks about: pain, or something new with it.
pub fn has_signs(crack: &Crack) -> bool {
    crack.hurt(1) || !crack.tags.is_empty()
}
