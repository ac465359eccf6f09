//! Reminders to take along: a calendar file that phones and other calendars take in (RFC 5545).
//!
//! One event for each time of day, in the time of wherever the calendar is, with an alarm at its start. Taken in twice, they
//! are the same events.

use super::{Clock, Reminders, TEXT, WeekDay};
use crate::domain::day::Moment;
use chrono::NaiveDate;

/// The longest line, in bytes.
const LINE: usize = 75;

/// The calendar; none where no reminder is set.
pub fn calendar(reminders: &Reminders, now: Moment) -> Option<String> {
    if !reminders.is_on() {
        return None;
    }
    let first = now.naive_local().date().iter_days().find(|date| reminders.days.contains(&WeekDay::of(*date)))?;
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Unkink//Reminders//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    for clock in reminders.clocks() {
        lines.extend(event(reminders, clock, first, now));
    }
    lines.push("END:VCALENDAR".to_owned());
    Some(lines.iter().map(|line| folded(line) + "\r\n").collect())
}

fn event(reminders: &Reminders, clock: Clock, first: NaiveDate, now: Moment) -> [String; 15] {
    let (hour, minute) = clock.parts();
    let days: Vec<&str> = reminders.days.iter().map(|day| short(*day)).collect();
    [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:get-up-{hour:02}{minute:02}@unkink.app"),
        format!("DTSTAMP:{}", now.to_utc().format("%Y%m%dT%H%M%SZ")),
        format!("DTSTART:{}T{hour:02}{minute:02}00", first.format("%Y%m%d")),
        "DURATION:PT5M".to_owned(),
        format!("RRULE:FREQ=WEEKLY;BYDAY={}", days.join(",")),
        format!("SUMMARY:{TEXT}"),
        "TRANSP:TRANSPARENT".to_owned(),
        "CLASS:PRIVATE".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{TEXT}"),
        "TRIGGER:PT0S".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

fn short(day: WeekDay) -> &'static str {
    match day {
        WeekDay::Mon => "MO",
        WeekDay::Tue => "TU",
        WeekDay::Wed => "WE",
        WeekDay::Thu => "TH",
        WeekDay::Fri => "FR",
        WeekDay::Sat => "SA",
        WeekDay::Sun => "SU",
    }
}

/// A line that goes on in the next after [`LINE`] bytes. All of it is ASCII.
fn folded(line: &str) -> String {
    let mut pieces = Vec::new();
    let mut rest = line;
    let mut room = LINE;
    while let Some((piece, more)) = rest.split_at_checked(room).filter(|(_, more)| !more.is_empty()) {
        pieces.push(piece);
        rest = more;
        // The space before it counts.
        room = LINE - 1;
    }
    pieces.push(rest);
    pieces.join("\r\n ")
}
