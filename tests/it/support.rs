//! Help shared by the tests: moments and answer sheets written short.

use chrono::DateTime;
use unkink::domain::day::Moment;

pub mod mount;

/// A moment from RFC 3339 text.
pub fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment as RFC 3339")
}
