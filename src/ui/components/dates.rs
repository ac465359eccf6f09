//! Days and times as people say them.

use crate::domain::day::{Day, Moment};

/// "21 November 2026".
pub fn date(at: Moment) -> String {
    at.format("%-d %B %Y").to_string()
}

/// "Saturday 21 November 2026, 10:12".
pub fn date_and_time(at: Moment) -> String {
    at.format("%A %-d %B %Y, %H:%M").to_string()
}

/// "Today", "Yesterday", "Thursday 19 November", with the year when it is not this one.
pub fn day_name(day: Day, today: Day) -> String {
    match today.since(day) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        _ if day.year() == today.year() => day.0.format("%A %-d %B").to_string(),
        _ => day.0.format("%A %-d %B %Y").to_string(),
    }
}
