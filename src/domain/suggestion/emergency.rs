//! The two rules that ask for help at once: J12 by the sign alone, J13 after a neck was forced.

use super::found::Found;
use super::history::Crack;
use super::neck;
use super::suggested::{Suggestion, suggested};
use crate::domain::content::Content;
use crate::domain::journal::EMERGENCY_TAGS;

/// What an entry opens at once, before anything else is suggested. `beside` are the cracks of the weeks around it that
/// may belong together by J13.
pub fn emergency_of_entry(
    content: &Content,
    crack: &Crack,
    beside: &[Crack],
    day_start_hour: u32,
) -> Option<Suggestion> {
    let (id, found) = if crack.has_any(&EMERGENCY_TAGS) {
        ("J12", Found::of(vec![crack]))
    } else {
        ("J13", neck::of_crack(crack, beside, day_start_hour)?)
    };
    let rule = content.texts.journal_rules.iter().find(|rule| rule.id == *id)?;
    Some(suggested(content, rule, &found, None, Vec::new()))
}
