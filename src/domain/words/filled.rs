//! Where an answer comes from that was filled in to be confirmed, or what leaves a question open.

use crate::domain::check_run::{CheckRun, Record, Source};
use crate::domain::day::{Day, Moment};
use crate::domain::id::QuestionId;
use crate::domain::words::{long_day, short_date, time, upper_first};

/// Weekdays alone name a day that is at most so many days back.
const WEEKDAY_DAYS: i64 = 6;

/// What stands beside a question of a check, where a record says something of it.
pub fn beside(run: &CheckRun, id: &QuestionId, now: Moment) -> Option<String> {
    let said = source(run.source_of(id)?, now);
    Some(if run.is_left_open(id) { format!("{said}. Please answer it.") } else { said })
}

/// "From your journal: neck, sharp, Monday 14:02".
pub fn source(source: &Source, now: Moment) -> String {
    let when = when(source, now);
    let said = if source.said.is_empty() { when } else { format!("{}, {when}", source.said) };
    format!("{}: {said}", upper_first(from(source.record)))
}

/// "from your journal".
pub fn from(record: Record) -> &'static str {
    match record {
        Record::Journal => "from your journal",
        Record::Session => "from the session you stopped",
        Record::AfterSession => "after your session",
        Record::Check => "from your check",
    }
}

/// "today 14:02", "Monday 14:02", "16 November 14:02".
fn when(source: &Source, now: Moment) -> String {
    let (day, today) = (Day::of(source.at, 0), Day::of(now, 0));
    let day = match today.since(day) {
        0 => "today".to_owned(),
        1..=WEEKDAY_DAYS => long_day(day).split(' ').next().unwrap_or_default().to_owned(),
        _ if day.year() == today.year() => short_date(day),
        _ => format!("{} {}", short_date(day), day.year()),
    };
    if source.clock { format!("{day} {}", time(source.at)) } else { day }
}
