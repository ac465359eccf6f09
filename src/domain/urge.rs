//! Urges looked back on: what helped, and what is still being waited out.

use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::journal::{Outcome, Urge};
use std::collections::BTreeMap;

/// The alternative of an urge that is waited out.
pub const WAIT: &str = "wait";

/// How long an urge is waited out, in minutes.
pub const WAIT_MINUTES: i64 = 20;

/// How long after the waiting it can still be said how it went, in minutes.
const ASK_MINUTES: i64 = 120;

/// The fewest cases a claim is made from.
pub const FEWEST: usize = 5;

/// What eased urges in one place, with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helped {
    pub alternative: String,
    pub eased: usize,
    pub times: usize,
}

/// What eased urges most often, from five cases up. With a region, only urges there count.
pub fn helped_most(urges: &[Urge], region: Option<Region>) -> Option<Helped> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for urge in urges.iter().filter(|urge| region.is_none() || urge.fields.region == region) {
        if let (Some(alternative), Some(outcome)) = (&urge.fields.alternative, urge.fields.outcome) {
            let (eased, times) = counts.entry(alternative).or_default();
            *times += 1;
            *eased += usize::from(outcome == Outcome::Eased);
        }
    }
    let counted =
        |(alternative, (eased, times)): (&str, _)| Helped { alternative: alternative.to_owned(), eased, times };
    most_helpful(counts.into_iter().map(counted).collect())
}

/// The one that eased most often, from five cases up; of equal ones the last by name.
pub fn most_helpful(mut tried: Vec<Helped>) -> Option<Helped> {
    tried.sort_by(|a, b| a.alternative.cmp(&b.alternative));
    tried
        .into_iter()
        .filter(|helped| helped.times >= FEWEST && helped.eased > 0)
        .max_by(|a, b| (a.eased * b.times).cmp(&(b.eased * a.times)))
}

/// The urge that is waited out or was a short while ago, when nothing was said yet about how it went.
pub fn waiting(newest_first: &[Urge], now: Moment) -> Option<&Urge> {
    let newest = newest_first.first()?;
    let since = now - waits_since(newest);
    let waits = newest.fields.alternative.as_deref() == Some(WAIT) && newest.fields.outcome.is_none();
    (waits && since >= chrono::Duration::zero() && since < chrono::Duration::minutes(ASK_MINUTES)).then_some(newest)
}

/// Since when an urge is waited out: from its beginning, or from when something else had been tried.
pub fn waits_since(urge: &Urge) -> Moment {
    if urge.fields.level_after.is_some() { urge.updated_at.max(urge.fields.at) } else { urge.fields.at }
}

/// The newest urge, when a short while ago it was said to be there still and nothing was done about it since.
pub fn still_there(newest_first: &[Urge], now: Moment) -> Option<&Urge> {
    let newest = newest_first.first()?;
    let since = now - newest.updated_at;
    let lasts = newest.fields.outcome == Some(Outcome::StillThere) && since < chrono::Duration::minutes(WAIT_MINUTES);
    lasts.then_some(newest)
}

/// The name of what was tried, as it stands in a sentence. `name` gives that of a routine or exercise.
pub fn alternative_name(alternative: &str, name: impl FnOnce(&str) -> String) -> String {
    if alternative == WAIT { "Waiting 20 minutes".to_owned() } else { name(alternative) }
}

/// When an urge that is waited out since `since` has been waited out.
pub fn waited_out(since: Moment) -> Moment {
    since + chrono::Duration::minutes(WAIT_MINUTES)
}
