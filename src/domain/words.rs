//! Lengths, dates and small turns of phrase, as people say them.

use crate::domain::day::{Day, Moment};
use std::time::Duration;

/// Whole seconds, begun ones counted: what a countdown shows.
pub fn seconds_left(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

/// "60 s", "6 min".
pub fn about(length: Duration) -> String {
    let (number, minutes) = rounded(length);
    format!("{number} {}", if minutes { "min" } else { "s" })
}

/// "60 seconds", "6 minutes".
pub fn about_in_full(length: Duration) -> String {
    let (number, minutes) = rounded(length);
    format!("{number} {}", if minutes { "minutes" } else { "seconds" })
}

/// "1:05".
pub fn clock(length: Duration) -> String {
    let seconds = length.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// "7 min 40 s", "45 s".
pub fn exactly(length: Duration) -> String {
    let seconds = length.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// "60 seconds", "35 minutes", "1 h 35 min".
pub fn in_all(length: Duration) -> String {
    let minutes = (length.as_secs() + 30) / 60;
    match (minutes / 60, minutes % 60) {
        (0, _) => about_in_full(length),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// "Saturday 21 November".
pub fn date(day: Day) -> String {
    day.0.format("%A %-d %B").to_string()
}

/// "today", "yesterday", "3 days ago", "21 November".
pub fn ago(day: Day, today: Day) -> String {
    match today.since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=6 => format!("{days} days ago"),
        _ => day.0.format("%-d %B").to_string(),
    }
}

/// "10:06".
pub fn time(moment: Moment) -> String {
    moment.format("%H:%M").to_string()
}

/// "UTC+01:00".
pub fn offset(moment: Moment) -> String {
    format!("UTC{}", moment.format("%:z"))
}

/// "1 move", "8 moves".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The text with a small first letter, to stand inside a sentence.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// The text with a capital first letter, to stand alone.
pub fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn rounded(length: Duration) -> (u64, bool) {
    let seconds = length.as_secs();
    if seconds < 90 { (seconds, false) } else { ((seconds + 30) / 60, true) }
}
