//! Moments and days as the person lives them.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An instant with the offset it was lived in.
pub type Moment = DateTime<FixedOffset>;

/// A day of the person: a moment's own local date, less the hour at which their day starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The day `moment` belongs to when days start at `start_hour` (0 to 12).
    pub fn of(moment: Moment, start_hour: u32) -> Day {
        Day((moment.naive_local() - Duration::hours(i64::from(start_hour))).date())
    }

    /// The day `days` later, or earlier when negative; this one when there is no such day.
    pub fn plus(self, days: i64) -> Day {
        Day(Duration::try_days(days).and_then(|days| self.0.checked_add_signed(days)).unwrap_or(self.0))
    }

    /// Days from `earlier` to this one.
    pub fn since(self, earlier: Day) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Its place in its month, from 1.
    pub fn number(self) -> u32 {
        self.0.day()
    }

    /// Every day from this one to `last`, both included.
    pub fn through(self, last: Day) -> impl Iterator<Item = Day> {
        (0..=last.since(self)).map(move |days| self.plus(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The last day that has begun by `now`: today, or the day of something that is over where its own date lies ahead, as
/// after a flight to the west.
pub fn last_day(now: Moment, start_hour: u32, known: impl IntoIterator<Item = Moment>) -> Day {
    let over = known.into_iter().filter(|at| *at <= now);
    over.map(|at| Day::of(at, start_hour)).fold(Day::of(now, start_hour), Day::max)
}

/// The moment `days` times 24 hours later, or earlier when negative; the same when there is no such moment.
pub fn days_after(moment: Moment, days: i64) -> Moment {
    Duration::try_days(days).and_then(|days| moment.checked_add_signed(days)).unwrap_or(moment)
}

/// The moment `minutes` earlier; the same when there is no such moment.
pub fn minutes_before(moment: Moment, minutes: i64) -> Moment {
    Duration::try_minutes(minutes).and_then(|minutes| moment.checked_sub_signed(minutes)).unwrap_or(moment)
}

/// A moment at whole seconds, as it is stored and shown.
pub fn whole_seconds(moment: Moment) -> Moment {
    moment.with_nanosecond(0).unwrap_or(moment)
}
