//! The weeks before the visit: what the journal counted, and what was tried.

use crate::domain::insights::{Histogram, Insights};

/// What was counted over the days of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    pub insights: Insights,
    pub more: More,
}

/// What only this page counts. Lists are sorted by how often, the most first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct More {
    pub urges: u32,
    pub pops: Vec<Counted>,
    pub sounds: Vec<Counted>,
    pub context: Vec<Counted>,
    pub effort: Vec<Counted>,
    pub pain_kinds: Vec<Counted>,
    pub pain_later: Histogram,
    /// New signs, by the person's own word for them.
    pub tags: Vec<Counted>,
    /// What was tried against urges, with how strong the urge was before and after where both were said.
    pub tried: Vec<Tried>,
    /// Routines and single moves that were played, at least one step of them.
    pub played: Vec<Played>,
    /// Moves in those sessions.
    pub moves: Vec<Counted>,
    /// Routines that were stopped because something got worse.
    pub worse: Vec<Counted>,
    /// Hours sat on a day, where they were said: how many days, and the middle one.
    pub sat: Option<(u32, f64)>,
}

/// How often something was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The id of a choice, or the person's own word.
    pub what: String,
    pub times: u32,
}

/// See [`More::tried`].
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    pub alternative: String,
    pub before: Histogram,
    pub after: Histogram,
}

/// See [`More::played`].
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    pub routine: String,
    pub times: u32,
    pub days: u32,
    /// Pain where it was said before and after.
    pub before: Histogram,
    pub after: Histogram,
}
