//! What a rule found in the history.

use super::history::Crack;
use crate::domain::day::Moment;
use crate::domain::id::RoutineId;
use crate::domain::journal::DayCard;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Found<'a> {
    /// Which of its texts is shown: 0 its own, then those of `also`.
    pub text: usize,
    /// The entries it speaks of, newest first.
    pub entries: Vec<&'a Crack>,
    /// When the newest record it speaks of was last said, where that is no entry.
    pub last: Option<Moment>,
    /// For the text.
    pub count: usize,
    /// The routine that left the person more sore.
    pub routine: Option<RoutineId>,
    /// The check that is still open.
    pub result: Option<i64>,
}

impl<'a> Found<'a> {
    /// These entries, if they are at least so many.
    pub fn from(least: usize, entries: impl Iterator<Item = &'a Crack>) -> Option<Found<'a>> {
        Some(Found::of(entries.collect())).filter(|found| found.entries.len() >= least.max(1))
    }

    /// These entries.
    pub fn of(entries: Vec<&'a Crack>) -> Found<'a> {
        Found { count: entries.len(), entries, ..Found::default() }
    }

    /// Days that were spoken of.
    pub fn days<'b>(cards: impl Iterator<Item = &'b DayCard>) -> Found<'a> {
        Found { last: cards.map(|card| card.updated_at).max(), ..Found::default() }
    }

    /// Shown in this of its texts.
    pub fn say(self, text: usize) -> Found<'a> {
        Found { text, ..self }
    }
}
