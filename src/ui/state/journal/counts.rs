//! What is counted of the records at hand.

use super::JournalState;
use crate::domain::day::{Day, last_day};
use crate::domain::journal::{self, Stats};

impl JournalState {
    /// The last day that counts reach: today, or that of a record that is over and dated ahead.
    pub fn last_day(&self) -> Day {
        let hour = self.settings.get().day_start_hour;
        self.with(|recent| {
            let sessions = recent.sessions.iter().filter(|session| session.is_in_sight());
            let entries = recent.entries.iter().map(|entry| entry.fields.at);
            let known = entries.chain(recent.urges.iter().map(|urge| urge.fields.at));
            last_day(self.app.now(), hour, known.chain(sessions.map(|session| session.started_at)))
        })
    }

    /// Counts for the days `from` to `to`, which are at hand.
    pub fn stats(&self, from: Day, to: Day) -> Stats {
        let hour = self.settings.get().day_start_hour;
        self.with(|recent| journal::stats(&recent.entries, &recent.urges, &recent.sessions, from, to, hour))
    }
}
