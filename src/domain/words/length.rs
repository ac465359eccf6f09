//! Lengths of time. Everything that takes, took or will take a while says so in this way; only what runs shows a clock.

use std::time::Duration;

/// Whole seconds, begun ones counted: what a countdown shows.
pub fn seconds_left(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

/// "60 s", "6 min", "7 min 40 s", "1 h 35 min": whole seconds below an hour, whole minutes from there on.
pub fn how_long(length: Duration) -> String {
    let said = parts(length).map(|(number, unit)| format!("{number} {}", unit.short()));
    said.collect::<Vec<_>>().join(" ")
}

/// The same in full, to be spoken or to stand alone: "60 seconds", "7 minutes 40 seconds", "1 hour 35 minutes".
pub fn how_long_in_full(length: Duration) -> String {
    let said = parts(length).map(|(number, unit)| {
        let more = if number == 1 { "" } else { "s" };
        format!("{number} {}{more}", unit.name())
    });
    said.collect::<Vec<_>>().join(" ")
}

/// "1:05": where a countdown or a timetable stands.
pub fn clock(length: Duration) -> String {
    let seconds = length.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[derive(Clone, Copy)]
enum Unit {
    Hour,
    Minute,
    Second,
}

impl Unit {
    fn short(self) -> &'static str {
        match self {
            Unit::Hour => "h",
            Unit::Minute => "min",
            Unit::Second => "s",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Unit::Hour => "hour",
            Unit::Minute => "minute",
            Unit::Second => "second",
        }
    }
}

/// A minute is 60 seconds, and longer lengths lose the units that are nought.
fn parts(length: Duration) -> impl Iterator<Item = (u64, Unit)> {
    let seconds = length.as_secs();
    let (hours, minutes) = ((seconds + 30) / 3600, (seconds + 30) / 60 % 60);
    let parts = match seconds {
        0..=60 => [Some((seconds, Unit::Second)), None],
        61..3600 => [Some((seconds / 60, Unit::Minute)), above_nought(seconds % 60, Unit::Second)],
        _ => [Some((hours, Unit::Hour)), above_nought(minutes, Unit::Minute)],
    };
    parts.into_iter().flatten()
}

fn above_nought(number: u64, unit: Unit) -> Option<(u64, Unit)> {
    (number > 0).then_some((number, unit))
}
