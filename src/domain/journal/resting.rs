//! The rest of a place that was forced.

use super::entry::{Entry, Trigger};
use crate::domain::day::Moment;
use crate::domain::exercise::Region;

/// A place that was forced and has not reset yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    pub region: Option<Region>,
    pub forced_at: Moment,
    /// When the rest is over.
    pub until: Moment,
}

/// The rest that is still running: the newest forced crack of the last `minutes` whose
/// time is known, unless the person `ended` it.
pub fn resting(entries: &[Entry], ended: Option<Moment>, now: Moment, minutes: u32) -> Option<Resting> {
    let rest = chrono::Duration::minutes(i64::from(minutes));
    entries
        .iter()
        .filter(|entry| entry.fields.clock)
        .filter(|entry| matches!(entry.fields.trigger, Some(Trigger::SelfForced | Trigger::OtherPerson)))
        .map(|entry| Resting { region: entry.fields.region, forced_at: entry.fields.at, until: entry.fields.at + rest })
        .filter(|resting| resting.forced_at <= now && resting.until > now)
        .filter(|resting| ended.is_none_or(|ended| resting.forced_at > ended))
        .max_by_key(|resting| resting.forced_at)
}
