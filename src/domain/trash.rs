//! The trash: what a person deleted, of every kind. It stays there until they empty it.

use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::{Profile, Standing};
use crate::domain::journal::{DayCard, Entry, Urge};
use crate::domain::own_routine::OwnRoutine;
use crate::domain::session::record::SessionRecord;

/// A kind of record that can be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Entry,
    Urge,
    Session,
    Check,
    Day,
    Routine,
}

impl Kind {
    /// In the order of the terminal's lists.
    pub const ALL: [Kind; 6] = [Kind::Entry, Kind::Urge, Kind::Session, Kind::Check, Kind::Day, Kind::Routine];

    /// Its name in the singular.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Entry => "entry",
            Kind::Urge => "urge",
            Kind::Session => "session",
            Kind::Check => "check",
            Kind::Day => "day",
            Kind::Routine => "routine",
        }
    }
}

/// A record that was deleted.
#[derive(Clone, Debug, PartialEq)]
pub enum Gone {
    Entry(Entry),
    Urge(Urge),
    Session(SessionRecord),
    Check(Check),
    Day(DayCard),
    Routine(OwnRoutine),
}

/// A deleted record and when it was deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Among its kind.
    pub id: i64,
    pub record: Gone,
    pub deleted_at: Moment,
}

impl Gone {
    /// What it is.
    pub fn kind(&self) -> Kind {
        match self {
            Gone::Entry(_) => Kind::Entry,
            Gone::Urge(_) => Kind::Urge,
            Gone::Session(_) => Kind::Session,
            Gone::Check(_) => Kind::Check,
            Gone::Day(_) => Kind::Day,
            Gone::Routine(_) => Kind::Routine,
        }
    }
}

/// Whether a check of the trash must stay when it is emptied: its result is open, or its answers still hold something.
/// Nothing but "I have been seen" closes a result. `checks` are all there are.
pub fn must_stay(content: &Content, check: &Check, profile: &Profile, checks: &[Check], now: Moment) -> bool {
    let others: Vec<Check> = checks.iter().filter(|other| other.id != check.id).cloned().collect();
    let open = check.is_open() && check.result.assessment.tier > Tier::SelfCare;
    open || Standing::of(content, profile, checks, now) != Standing::of(content, profile, &others, now)
}
