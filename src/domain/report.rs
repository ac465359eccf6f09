//! The page for a visit: what somebody who was not there reads in a minute.
//!
//! It holds what the person said and counted, and what the rules made of their answers, each under its own name: "as
//! answered" and "the app's advice". Nothing is weighed, no cause is named, nothing is said that was not given. Notes are
//! on it only where the person chose each of them. How it reads is `words::report`, how it is set a [`sheet::Sheet`].

use crate::domain::checker::{Check, Who};
use crate::domain::day::Moment;
use crate::domain::gate::Profile;
use crate::domain::insights::Span;
use crate::domain::journal::Entry;
use history::History;

pub mod answered;
pub mod code;
pub mod history;
pub mod paper;
pub mod sheet;

/// What the person adds for this one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub name: Option<String>,
    /// Born when, as they write it.
    pub born: Option<String>,
    /// What they want to ask.
    pub questions: Vec<String>,
}

/// Everything the page is made of.
#[derive(Clone, Debug)]
pub struct Report {
    pub made_at: Moment,
    pub given: Given,
    /// The days it covers, and what happened on them; none on a page about somebody else.
    pub days: Option<(Span, History)>,
    /// The check it is about.
    pub check: Option<Check>,
    /// An own result that is still open and more urgent than that of `check`.
    pub open: Option<Check>,
    /// The safety answers; none on a page about somebody else.
    pub profile: Profile,
    /// Those whose notes were chosen, oldest first.
    pub notes: Vec<Entry>,
}

impl Report {
    /// Whether it is about somebody else: then nothing of the person's own journal and profile belongs on it.
    pub fn is_of_other(&self) -> bool {
        self.check.as_ref().is_some_and(|check| check.who == Who::Other)
    }
}

/// The days of a page when none were named, four weeks up to today.
pub const USUAL_DAYS: i64 = 28;

/// The check a page is about when none was named: the newest own one that is in sight. `checks` are newest first.
pub fn newest_check(checks: &[Check]) -> Option<&Check> {
    checks.iter().find(|check| check.who == Who::Me && check.is_in_sight())
}

/// The own result that must not be missing on a page about `check`: not seen yet, and more urgent.
pub fn more_urgent<'a>(checks: &'a [Check], check: Option<&Check>) -> Option<&'a Check> {
    let tier = |check: &Check| check.result.assessment.tier;
    let own = check.filter(|check| check.who == Who::Me);
    Check::unseen(checks).filter(|open| own.is_none_or(|own| tier(open) > tier(own)))
}
