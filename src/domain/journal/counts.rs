//! Counts by day.

use super::entry::{Entry, Trigger};
use super::urge::{Outcome, Urge};
use crate::domain::day::{Day, Moment};
use crate::domain::session::record::SessionRecord;
use serde::Serialize;
use std::collections::BTreeMap;

/// What happened on one day, or over several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub cracks: u32,
    pub self_forced: u32,
    pub spontaneous: u32,
    pub other_person: u32,
    /// Urges that were not followed.
    pub resisted: u32,
    pub urges: u32,
    /// The strongest pain of a crack.
    pub pain_max: Option<u8>,
    /// Sessions with at least one finished step.
    pub routines: u32,
}

/// The counts of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayCounts {
    pub date: Day,
    #[serde(flatten)]
    pub counts: Counts,
}

/// Counts for every day of a range, in the shape of the terminal contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stats {
    pub from: Day,
    pub to: Day,
    pub days: Vec<DayCounts>,
    pub totals: Counts,
}

/// Counts the records of `from` to `to`, zeros included.
pub fn stats(
    entries: &[Entry],
    urges: &[Urge],
    sessions: &[SessionRecord],
    from: Day,
    to: Day,
    day_start_hour: u32,
) -> Stats {
    let mut days: BTreeMap<Day, Counts> = from.through(to).map(|day| (day, Counts::default())).collect();
    let mut on = |at: Moment, count: &dyn Fn(&mut Counts)| {
        if let Some(counts) = days.get_mut(&Day::of(at, day_start_hour)) {
            count(counts);
        }
    };
    for entry in entries {
        on(entry.fields.at, &|counts| counts.add_entry(entry));
    }
    for urge in urges {
        on(urge.fields.at, &|counts| counts.add_urge(urge));
    }
    for session in sessions.iter().filter(|session| session.is_in_sight() && session.finished_a_step()) {
        on(session.started_at, &|counts| counts.routines += 1);
    }
    Stats::of_days(from, to, &days)
}

impl Stats {
    /// From the counts of those days of `from` to `to` that have any.
    pub fn of_days(from: Day, to: Day, counted: &BTreeMap<Day, Counts>) -> Stats {
        let counts = |date: Day| counted.get(&date).copied().unwrap_or_default();
        let days: Vec<DayCounts> = from.through(to).map(|date| DayCounts { date, counts: counts(date) }).collect();
        let mut totals = Counts::default();
        for day in &days {
            totals.add(&day.counts);
        }
        Stats { from, to, days, totals }
    }
}

impl Counts {
    /// Counts one crack more.
    pub fn add_entry(&mut self, entry: &Entry) {
        self.cracks += 1;
        match entry.fields.trigger {
            Some(Trigger::SelfForced) => self.self_forced += 1,
            Some(Trigger::Spontaneous) => self.spontaneous += 1,
            Some(Trigger::OtherPerson) => self.other_person += 1,
            None => {}
        }
        self.pain_max = self.pain_max.max(entry.fields.pain);
    }

    /// Counts one urge more.
    pub fn add_urge(&mut self, urge: &Urge) {
        self.urges += 1;
        if urge.fields.outcome.is_some_and(Outcome::resisted) {
            self.resisted += 1;
        }
    }

    fn add(&mut self, other: &Counts) {
        self.cracks += other.cracks;
        self.self_forced += other.self_forced;
        self.spontaneous += other.spontaneous;
        self.other_person += other.other_person;
        self.resisted += other.resisted;
        self.urges += other.urges;
        self.pain_max = self.pain_max.max(other.pain_max);
        self.routines += other.routines;
    }
}
