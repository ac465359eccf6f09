//! Records in the order of the person's days, newest first, as the journal lists them.

use crate::domain::day::{Day, Moment};
use crate::domain::journal::{Counts, Entry, Urge};
use crate::domain::session::record::SessionRecord;
use crate::domain::trash::Kind as Kept;
use crate::domain::words::day::counted;
use std::collections::{BTreeMap, BTreeSet};

mod several;
mod wanted;

pub use several::Several;
pub use wanted::{Filter, Kind, Part, Wanted};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    Crack(Entry),
    Urge(Urge),
    Routine(SessionRecord),
}

/// A day with its rows and its counts in words.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineDay {
    pub day: Day,
    pub counts: String,
    /// After midnight and before the hour at which the person's next day starts.
    pub night: Vec<Record>,
    /// On the day's own date.
    pub records: Vec<Record>,
}

impl TimelineDay {
    /// Its rows, newest first where they were lived in one place.
    pub fn rows(&self) -> impl Iterator<Item = &Record> {
        self.night.iter().chain(&self.records)
    }
}

impl Record {
    /// When it happened.
    pub fn at(&self) -> Moment {
        match self {
            Record::Crack(entry) => entry.fields.at,
            Record::Urge(urge) => urge.fields.at,
            Record::Routine(session) => session.started_at,
        }
    }

    /// What it is and its id among its kind.
    pub fn id(&self) -> (Kept, i64) {
        match self {
            Record::Crack(entry) => (Kept::Entry, entry.id),
            Record::Urge(urge) => (Kept::Urge, urge.id),
            Record::Routine(session) => (Kept::Session, session.id),
        }
    }

    /// Unique among rows.
    pub fn key(&self) -> String {
        match self {
            Record::Crack(entry) => format!("crack-{}", entry.id),
            Record::Urge(urge) => format!("urge-{}", urge.id),
            Record::Routine(session) => format!("routine-{}", session.id),
        }
    }
}

/// All rows, newest first. A routine counts once a step was finished; an urge that ended in a crack is that crack's row.
pub fn records(entries: Vec<Entry>, urges: Vec<Urge>, sessions: Vec<SessionRecord>) -> Vec<Record> {
    let shown: BTreeSet<i64> = entries.iter().map(|entry| entry.id).collect();
    let own_row = |urge: &Urge| urge.fields.entry.is_none_or(|entry| !shown.contains(&entry));
    let urges = urges.into_iter().filter(own_row).map(Record::Urge);
    let sessions =
        sessions.into_iter().filter(|session| session.is_in_sight() && session.finished_a_step()).map(Record::Routine);
    let mut records: Vec<Record> = entries.into_iter().map(Record::Crack).chain(urges).chain(sessions).collect();
    records.sort_by_key(|record| std::cmp::Reverse(record.at()));
    records
}

/// The rows by day, the newest day first; each day once, wherever its moments were lived.
pub fn days(records: Vec<Record>, start_hour: u32) -> Vec<TimelineDay> {
    let mut days: BTreeMap<Day, Vec<Record>> = BTreeMap::new();
    for record in records {
        days.entry(Day::of(record.at(), start_hour)).or_default().push(record);
    }
    let day = |(day, records): (Day, Vec<Record>)| {
        let counts = counts(&records);
        let (night, records) = records.into_iter().partition(|record| Day::of(record.at(), 0) > day);
        TimelineDay { day, counts, night, records }
    };
    days.into_iter().rev().map(day).collect()
}

/// Whether they were lived at more than one offset, so that clock times alone do not tell them apart.
pub fn at_several_offsets(moments: impl IntoIterator<Item = Moment>) -> bool {
    let mut offsets = moments.into_iter().map(|at| *at.offset());
    let first = offsets.next();
    offsets.any(|offset| Some(offset) != first)
}

/// "1 forced · 1 urge not followed".
fn counts(records: &[Record]) -> String {
    let mut counts = Counts::default();
    for record in records {
        match record {
            Record::Crack(entry) => counts.add_entry(entry),
            Record::Urge(urge) => counts.add_urge(urge),
            Record::Routine(_) => counts.routines += 1,
        }
    }
    let parts = counted(&counts).into_iter().filter(|(number, _)| *number > 0).map(|(_, words)| words);
    parts.collect::<Vec<_>>().join(" · ")
}
