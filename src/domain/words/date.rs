//! Days and times, as people say them.

use crate::domain::day::{Day, Moment};

/// "Saturday 21 November".
pub fn long_day(day: Day) -> String {
    day.0.format("%A %-d %B").to_string()
}

/// "21 November".
pub fn short_date(day: Day) -> String {
    day.0.format("%-d %B").to_string()
}

/// "21 November 2026".
pub fn full_date(at: Moment) -> String {
    at.format("%-d %B %Y").to_string()
}

/// "Saturday 21 November 2026, 10:12".
pub fn date_and_time(at: Moment) -> String {
    at.format("%A %-d %B %Y, %H:%M").to_string()
}

/// The questions and rules of "2026-11-21" by their day, "21 November 2026".
pub fn ruleset(version: &str) -> String {
    let day = version.get(..10).and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or_else(
        || version.to_owned(),
        |day| format!("{}{}", day.format("%-d %B %Y"), version.get(10..).unwrap_or("")),
    )
}

/// "2026-11-21 10:12", for lists that are read by programs as well.
pub fn stamp(at: Moment) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// "10:06".
pub fn time(at: Moment) -> String {
    at.format("%H:%M").to_string()
}

/// "UTC+01:00".
pub fn offset(at: Moment) -> String {
    format!("UTC{}", at.format("%:z"))
}

/// "Today", "Yesterday", "Thursday 19 November", with the year when it is not this one.
pub fn day_name(day: Day, today: Day) -> String {
    match today.since(day) {
        0 => "Today".to_owned(),
        1 => "Yesterday".to_owned(),
        _ if day.year() == today.year() => long_day(day),
        _ => format!("{} {}", long_day(day), day.year()),
    }
}

/// "today", "yesterday", "3 days ago", "21 November".
pub fn ago(day: Day, today: Day) -> String {
    match today.since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=6 => format!("{days} days ago"),
        _ => short_date(day),
    }
}

/// The day of the week by its first letter: "M".
pub fn day_letter(day: Day) -> String {
    day.0.format("%a").to_string().chars().take(1).collect()
}
