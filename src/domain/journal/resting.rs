//! The rest of the places that were forced.

use super::entry::{Entry, Trigger};
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use chrono::Duration;
use std::collections::BTreeMap;

/// For how long after a rest it is said that it is over.
const SAID_MINUTES: i64 = 60;

/// A place that was forced and has not reset yet, or had a short while ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    pub region: Option<Region>,
    pub forced_at: Moment,
    /// When the rest is over.
    pub until: Moment,
}

/// Up to which forced crack the rest of each place was ended by the person; a place that was not named is "".
pub type RestsEnded = BTreeMap<String, Moment>;

impl Resting {
    /// How its place is named in [`RestsEnded`].
    pub fn place(&self) -> &'static str {
        self.region.map_or("", Region::id)
    }

    /// Whether the place has rested.
    pub fn is_over(&self, now: Moment) -> bool {
        self.until <= now
    }
}

/// The rests that run or ended a short while ago, one a place, the newest first: each from the newest forced crack there
/// whose time is known, unless the person ended it.
pub fn resting(newest_first: &[Entry], ended: &RestsEnded, now: Moment, minutes: u32) -> Vec<Resting> {
    let rest = Duration::minutes(i64::from(minutes));
    let mut rests: Vec<Resting> = newest_first
        .iter()
        .filter(|entry| entry.fields.clock)
        .filter(|entry| matches!(entry.fields.trigger, Some(Trigger::SelfForced | Trigger::OtherPerson)))
        .map(|entry| Resting { region: entry.fields.region, forced_at: entry.fields.at, until: entry.fields.at + rest })
        .filter(|resting| resting.forced_at <= now && now < resting.until + Duration::minutes(SAID_MINUTES))
        .collect();
    rests.sort_by_key(|resting| std::cmp::Reverse(resting.forced_at));
    let mut places: Vec<Option<Region>> = Vec::new();
    rests.retain(|resting| {
        let newest_there = !places.contains(&resting.region);
        places.push(resting.region);
        newest_there && ended.get(resting.place()).is_none_or(|ended| resting.forced_at > *ended)
    });
    rests
}
