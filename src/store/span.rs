//! Days in SQL: the same days as [`Day::of`] finds, each moment by its own offset.

use crate::domain::day::Day;
use chrono::NaiveTime;

/// More than an offset and a day's start can put between a local date and the same date in UTC.
const SLACK_DAYS: i64 = 3;

/// Every moment, as seconds since 1970.
pub(super) const EVER: (i64, i64) = (i64::MIN, i64::MAX);

/// Seconds since 1970 between which every moment of the days `from` to `to` lies, wherever it was lived: the first
/// included, the last not. An index by time finds these; which of them belong to the days, [`sql_day`] says.
pub(super) fn around(from: Option<Day>, to: Option<Day>) -> (i64, i64) {
    let start = |day: Day| day.0.and_time(NaiveTime::MIN).and_utc().timestamp();
    let first = from.map_or(EVER.0, |from| start(from.plus(-SLACK_DAYS)));
    let last = to.map_or(EVER.1, |to| start(to.plus(SLACK_DAYS)));
    (first, last)
}

/// The day of a moment kept in `column`, as `2026-11-20`, in a statement with `:shift` (see [`shift`]).
pub(super) fn sql_day(column: &str) -> String {
    format!("date(substr({column}, 1, 19), :shift)")
}

/// `:shift` for days that start at `start_hour`.
pub(super) fn shift(start_hour: u32) -> String {
    format!("-{start_hour} hours")
}
