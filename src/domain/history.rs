//! Sessions looked back on: how often, how long, and how the back felt.

use crate::domain::day::Day;
use crate::domain::session::record::{Felt, SessionRecord};
use crate::domain::words::{ago, count, how_long_in_full, short_date};
use std::collections::BTreeMap;
use std::time::Duration;

/// What was played on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayPlayed {
    pub sessions: usize,
    pub done: Duration,
}

/// What several sessions come to. Sessions about which nothing was said count in `times` alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub times: usize,
    pub done: Duration,
    /// The day of the newest one.
    pub last: Option<Day>,
    /// Pain after was lower than before, the same, higher.
    pub pain: (usize, usize, usize),
    /// Easier, the same, worse.
    pub felt: (usize, usize, usize),
}

/// What was played on each day on which something was.
pub fn by_day(sessions: &[SessionRecord], day_start_hour: u32) -> BTreeMap<Day, DayPlayed> {
    let mut days: BTreeMap<Day, DayPlayed> = BTreeMap::new();
    for session in sessions {
        let day = days.entry(Day::of(session.started_at, day_start_hour)).or_default();
        day.sessions += 1;
        day.done += session.done();
    }
    days
}

impl DayPlayed {
    /// "3 November, 2 sessions, 11 minutes".
    pub fn words(&self, day: Day) -> String {
        let sessions = count(self.sessions, "session", "sessions");
        format!("{}, {sessions}, {}", short_date(day), how_long_in_full(self.done))
    }
}

impl Totals {
    /// Of these sessions.
    pub fn of(sessions: &[SessionRecord], day_start_hour: u32) -> Totals {
        let mut totals = Totals::default();
        for session in sessions {
            totals.times += 1;
            totals.done += session.done();
            totals.last = totals.last.max(Some(Day::of(session.started_at, day_start_hour)));
            if let (Some(before), Some(after)) = (session.pain_before, session.pain_after) {
                totals.pain.0 += usize::from(after < before);
                totals.pain.1 += usize::from(after == before);
                totals.pain.2 += usize::from(after > before);
            }
            totals.felt.0 += usize::from(session.felt == Some(Felt::Easier));
            totals.felt.1 += usize::from(session.felt == Some(Felt::Same));
            totals.felt.2 += usize::from(session.felt == Some(Felt::Worse));
        }
        totals
    }

    /// "12 times, last on 3 November"; none when there was no time.
    pub fn summary(&self, today: Day) -> Option<String> {
        let last = self.last?;
        let on = if (0..=6).contains(&today.since(last)) { "" } else { "on " };
        let year = if last.year() == today.year() { String::new() } else { format!(" {}", last.year()) };
        let when = ago(last, today);
        let year = if on.is_empty() { String::new() } else { year };
        Some(match self.times {
            1 => format!("once, {on}{when}{year}"),
            times => format!("{times} times, last {on}{when}{year}"),
        })
    }

    /// Counts in sentences, only of what was said: "Pain afterwards: 5 times lower, 3 times the same, once higher".
    pub fn sentences(&self) -> Vec<String> {
        let said = |name: &str, (a, b, c): (usize, usize, usize), words: [&str; 3]| {
            let parts = [a, b, c].into_iter().zip(words).filter(|(number, _)| *number > 0);
            let parts: Vec<String> = parts.map(|(number, word)| format!("{} {word}", times(number))).collect();
            (!parts.is_empty()).then(|| format!("{name}: {}", parts.join(", ")))
        };
        let pain = said("Pain afterwards", self.pain, ["lower", "the same", "higher"]);
        let felt = said("Your back felt", self.felt, ["easier", "the same", "worse"]);
        let whole = format!("{}, {}", times(self.times), how_long_in_full(self.done));
        [Some(whole), pain, felt].into_iter().flatten().collect()
    }
}

fn times(number: usize) -> String {
    if number == 1 { "once".to_owned() } else { format!("{number} times") }
}
