//! Lengths of time, as people say them.

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

fn rounded(length: Duration) -> (u64, bool) {
    let seconds = length.as_secs();
    if seconds < 90 { (seconds, false) } else { ((seconds + 30) / 60, true) }
}
