//! Copies of the records: their names, which of them stay, and what a person is told about them.
//!
//! A copy's name says its day and the device that made it, so that devices can share a folder and none touches what
//! another put there.

use crate::domain::day::{Day, Moment};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::fmt;

/// How many days keep a copy.
pub const DAYS: usize = 7;

/// How many weeks before those days keep their last copy.
pub const WEEKS: usize = 4;

/// Days after which a missing or an old copy is a warning.
pub const LATE_DAYS: i64 = 7;

/// The shortest passphrase a copy is locked with, in characters.
pub const SHORTEST_PASSPHRASE: usize = 8;

const BEGIN: &str = "unkink-";
const END: &str = ".sqlite3";
const SEALED_END: &str = ".sqlite3.age";

/// What is said before a copy is locked with a passphrase.
pub const ABOUT_PASSPHRASES: &str =
    "Without the passphrase nobody can open this copy, and nobody can recover it: not you, not the makers of Unkink.";

/// The name of a copy, such as `unkink-2026-11-27-3f9a2c1b.sqlite3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyName {
    pub day: Day,
    /// The device that made it, eight hexadecimal digits.
    pub device: String,
    /// From 1; a second copy of a day is 2.
    pub number: u32,
    /// Locked with a passphrase.
    pub sealed: bool,
}

impl CopyName {
    /// What a file name says, where it is that of a copy.
    pub fn parse(name: &str) -> Option<CopyName> {
        let rest = name.strip_prefix(BEGIN)?;
        let sealed = rest.ends_with(SEALED_END);
        let rest = rest.strip_suffix(if sealed { SEALED_END } else { END })?;
        let (date, rest) = rest.split_at_checked(10)?;
        let day = Day(NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?);
        let rest = rest.strip_prefix('-')?;
        let (device, number) = match rest.split_once('-') {
            Some((device, number)) => (device, number.parse().ok().filter(|number| *number > 1)?),
            None => (rest, 1),
        };
        let is_id =
            device.len() == 8 && device.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        let parsed = CopyName { day, device: device.to_owned(), number, sealed };
        (is_id && parsed.to_string() == name).then_some(parsed)
    }

    /// The place in a row from the oldest to the newest.
    fn age(&self) -> (Day, u32) {
        (self.day, self.number)
    }
}

impl fmt::Display for CopyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.sealed { SEALED_END } else { END };
        match self.number {
            1 => write!(f, "{BEGIN}{}-{}{end}", self.day, self.device),
            number => write!(f, "{BEGIN}{}-{}-{number}{end}", self.day, self.device),
        }
    }
}

/// The newest first. Copies of days that are still to come were made while the clock was wrong: they stand last.
pub fn newest_first(copies: &mut [CopyName], today: Day) {
    copies.sort_by_key(|copy| std::cmp::Reverse((copy.day <= today, copy.age())));
}

/// Those of a device's own copies that need no longer be kept: of the last [`DAYS`] days with a copy the newest of each
/// stays, and of the [`WEEKS`] weeks before them. What is locked with a passphrase was made by hand and stays, and so does
/// what is dated later than today, as when the clock was set back.
pub fn outdated<'a>(copies: &'a [CopyName], device: &str, today: Day) -> Vec<&'a CopyName> {
    let own = |copy: &&CopyName| copy.device == device && !copy.sealed && copy.day <= today;
    let mut own: Vec<&CopyName> = copies.iter().filter(own).collect();
    own.sort_by_key(|copy| std::cmp::Reverse(copy.age()));
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    own.retain(|copy| {
        let week = copy.day.0.iso_week();
        let stays = if days.contains(&copy.day) {
            false
        } else if days.len() < DAYS {
            days.insert(copy.day)
        } else {
            weeks.len() < WEEKS && weeks.insert((week.year(), week.week()))
        };
        !stays
    });
    own
}

/// What a copy, or the records themselves, hold: enough for a person to know them again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub entries: u64,
    pub urges: u64,
    pub sessions: u64,
    pub checks: u64,
    pub days: u64,
    pub routines: u64,
    /// When the first and the last of these records happened.
    pub first: Option<Moment>,
    pub last: Option<Moment>,
}

impl Held {
    /// How many records there are.
    pub fn records(&self) -> u64 {
        [self.entries, self.urges, self.sessions, self.checks, self.days, self.routines].iter().sum()
    }

    /// There is no record at all.
    pub fn is_empty(&self) -> bool {
        [self.entries, self.urges, self.sessions, self.checks, self.days, self.routines].iter().all(|count| *count == 0)
    }
}

/// So many records are worth a file of their own.
const WORTH_A_FILE: u64 = 5;

/// Whether a person whose records a browser keeps is reminded to save them as a file. `last` is when they did, or put it off.
pub fn wants_file(records: u64, last: Option<Moment>, now: Moment) -> bool {
    records >= WORTH_A_FILE && last.is_none_or(|last| (now - last).num_days() >= LATE_DAYS)
}

/// What is known on this device about copies of its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// A folder for a daily copy was chosen.
    pub chosen: bool,
    /// When the last copy was made and compared.
    pub last: Option<Moment>,
    /// Why the last try failed, where it did.
    pub problem: Option<String>,
    /// When the first record was made.
    pub first_record: Option<Moment>,
}

/// What is to be said about copies now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Advice {
    /// Copies are as they should be, or there is nothing to copy.
    Nothing,
    /// No folder was chosen, and there are records.
    Choose,
    /// There were records for a week and there is no copy.
    Missing,
    /// The last copy is so many days old.
    Old(i64),
    /// The last try failed.
    Failed(String),
}

impl Known {
    /// What is to be said at `now`.
    pub fn advice(&self, now: Moment) -> Advice {
        let days = |since: Moment| (now - since).num_days();
        let Some(first) = self.first_record else { return Advice::Nothing };
        match (&self.problem, self.last) {
            (Some(problem), _) if self.chosen => Advice::Failed(problem.clone()),
            (_, Some(last)) if days(last) >= LATE_DAYS => Advice::Old(days(last)),
            (_, None) if days(first) >= LATE_DAYS => Advice::Missing,
            _ if !self.chosen => Advice::Choose,
            _ => Advice::Nothing,
        }
    }
}

impl Advice {
    /// What it is told apart by: what was closed once is not shown again, what ages comes back each week.
    pub fn key(&self, today: Day) -> String {
        let week = today.0.iso_week();
        match self {
            Advice::Nothing => String::new(),
            Advice::Choose => "choose".to_owned(),
            Advice::Missing | Advice::Old(_) => format!("late {}-{}", week.year(), week.week()),
            Advice::Failed(problem) => problem.clone(),
        }
    }
}
