//! Reminders to get up: when the next is due, and which were missed.
//!
//! They are times of the clock on the wall: over a change of the clocks 10:00 stays 10:00. A time that the clock skips comes
//! when the clock shows what it skipped to, and one that comes twice counts the first time. They name no move.

use crate::domain::day::Moment;
use crate::domain::field::{Allowed, FieldError};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

pub mod calendar;

/// What every reminder says.
pub const TEXT: &str = "Time to get up";

/// Said in place of the next one while moves are locked.
pub const LOCKED: &str = "Nothing reminds you while a result keeps moves closed.";

/// The words of "not now".
pub const SNOOZE: &str = "In 10 minutes";

/// How long "not now" is.
pub const SNOOZE_MINUTES: i64 = 10;

/// A reminder that is later than this was missed: it is shown in the window, and not called out.
pub const LATE_MINUTES: i64 = 10;

/// The most times of day.
pub const MOST_TIMES: usize = 24;

/// Said where hours go over midnight and not every day has any.
pub const NEXT_DAY: &str = "What comes after midnight belongs to the next day, and needs that day to be chosen too.";

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// How far back missed ones are looked for.
const BACK_HOURS: i64 = 24;

/// A time of the clock on the wall, in minutes after midnight; written `10:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Clock(u16);

/// From one time of the clock to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    pub from: Clock,
    pub to: Clock,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekDay {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// When a person wants to be reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reminders {
    /// Every hour, from the first of these times to the last; they may go over midnight.
    pub hourly: Option<Hours>,
    pub times: BTreeSet<Clock>,
    /// The days of the week on which there are any, each from midnight to midnight.
    pub days: BTreeSet<WeekDay>,
    /// Hours without any; they may go over midnight.
    pub quiet: Option<Hours>,
}

impl Default for Reminders {
    fn default() -> Self {
        Reminders { hourly: None, times: BTreeSet::new(), days: WeekDay::ALL.into(), quiet: None }
    }
}

/// What there is to do at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// One is due now.
    pub now: bool,
    /// Those that went by without being called out, oldest first.
    pub missed: Vec<Moment>,
    /// When to look again.
    pub next: Option<Moment>,
}

impl Clock {
    /// A time of day; none for what no clock shows.
    pub fn new(hour: u16, minute: u16) -> Option<Clock> {
        (hour < 24 && minute < 60).then_some(Clock(hour * 60 + minute))
    }

    /// The hour, 0 to 23, and the minute.
    pub fn parts(self) -> (u16, u16) {
        (self.0 / 60, self.0 % 60)
    }

    fn on(self, date: NaiveDate) -> Option<NaiveDateTime> {
        let (hour, minute) = self.parts();
        date.and_hms_opt(hour.into(), minute.into(), 0)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.parts();
        write!(f, "{hour:02}:{minute:02}")
    }
}

impl FromStr for Clock {
    type Err = String;

    fn from_str(text: &str) -> Result<Clock, String> {
        let (hour, minute) = text.split_once(':').unwrap_or((text, "00"));
        let number = |part: &str| {
            part.parse().ok().filter(|_| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let clock = number(hour).zip(number(minute)).and_then(|(hour, minute)| Clock::new(hour, minute));
        clock.ok_or_else(|| format!("“{text}” is no time of day; it takes one such as 10:30"))
    }
}

impl TryFrom<String> for Clock {
    type Error = String;

    fn try_from(text: String) -> Result<Clock, String> {
        text.parse()
    }
}

impl From<Clock> for String {
    fn from(clock: Clock) -> String {
        clock.to_string()
    }
}

impl Hours {
    /// The times from the first on, an hour apart.
    fn each(self) -> impl Iterator<Item = Clock> {
        let last = if self.goes_over_midnight() { self.to.0 + DAY } else { self.to.0 };
        (self.from.0..=last).step_by(60).map(|minutes| Clock(minutes % DAY))
    }

    /// Whether the last time is on the next day.
    pub fn goes_over_midnight(self) -> bool {
        self.from > self.to
    }

    /// Whether a time lies in them.
    pub fn hold(self, clock: Clock) -> bool {
        if self.goes_over_midnight() {
            clock >= self.from || clock <= self.to
        } else {
            (self.from..=self.to).contains(&clock)
        }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.from, self.to)
    }
}

impl FromStr for Hours {
    type Err = String;

    fn from_str(text: &str) -> Result<Hours, String> {
        let (from, to) = text.split_once('-').ok_or("it takes two times of day, such as 9:00-17:00")?;
        Ok(Hours { from: from.trim().parse()?, to: to.trim().parse()? })
    }
}

impl WeekDay {
    /// The week, from Monday.
    pub const ALL: [WeekDay; 7] =
        [WeekDay::Mon, WeekDay::Tue, WeekDay::Wed, WeekDay::Thu, WeekDay::Fri, WeekDay::Sat, WeekDay::Sun];

    /// "Monday".
    pub fn name(self) -> &'static str {
        match self {
            WeekDay::Mon => "Monday",
            WeekDay::Tue => "Tuesday",
            WeekDay::Wed => "Wednesday",
            WeekDay::Thu => "Thursday",
            WeekDay::Fri => "Friday",
            WeekDay::Sat => "Saturday",
            WeekDay::Sun => "Sunday",
        }
    }

    fn of(date: NaiveDate) -> WeekDay {
        match date.weekday() {
            Weekday::Mon => WeekDay::Mon,
            Weekday::Tue => WeekDay::Tue,
            Weekday::Wed => WeekDay::Wed,
            Weekday::Thu => WeekDay::Thu,
            Weekday::Fri => WeekDay::Fri,
            Weekday::Sat => WeekDay::Sat,
            Weekday::Sun => WeekDay::Sun,
        }
    }
}

impl Reminders {
    /// Checks that the times are not too many.
    ///
    /// # Errors
    /// The field that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        if self.times.len() > MOST_TIMES {
            let allowed = format!("it takes at most {MOST_TIMES} times of day");
            return Err(FieldError::new("times of day", self.times.len().to_string(), Allowed::Other(allowed)));
        }
        Ok(())
    }

    /// The times of a day at which one is due.
    pub fn clocks(&self) -> BTreeSet<Clock> {
        let hourly = self.hourly.into_iter().flat_map(Hours::each);
        let all = hourly.chain(self.times.iter().copied());
        all.filter(|clock| !self.quiet.is_some_and(|quiet| quiet.hold(*clock))).collect()
    }

    /// Whether a part of the hourly ones belongs to a day that need not be chosen.
    pub fn needs_next_day(&self) -> bool {
        self.hourly.is_some_and(Hours::goes_over_midnight) && self.days.len() < WeekDay::ALL.len()
    }

    /// Whether any will ever be due.
    pub fn is_on(&self) -> bool {
        !self.days.is_empty() && !self.clocks().is_empty()
    }

    /// The first that is due after a moment. `local` is the moment at which the clock on the wall shows a time.
    pub fn next(&self, after: Moment, local: impl Fn(NaiveDateTime) -> Option<Moment>) -> Option<Moment> {
        let clocks = self.clocks();
        let first = after.naive_local().date().pred_opt()?;
        let dates = first.iter_days().take(10).filter(|date| self.days.contains(&WeekDay::of(*date)));
        let times = dates.flat_map(|date| clocks.iter().filter_map(move |clock| clock.on(date)));
        times.filter_map(local).filter(|moment| *moment > after).min()
    }

    /// What there is to do at `now`. `handled` is up to when reminders were looked after; none where they never were.
    pub fn due(
        &self,
        handled: Option<Moment>,
        snoozed: Option<Moment>,
        now: Moment,
        local: impl Fn(NaiveDateTime) -> Option<Moment>,
    ) -> Due {
        // After the clock was set back, what is still to come is not waited for twice.
        let handled = handled.unwrap_or(now).min(now).max(now - Duration::hours(BACK_HOURS));
        let mut due = Vec::new();
        let mut last = handled;
        while let Some(next) = self.next(last, &local).filter(|next| *next <= now) {
            due.push(next);
            last = next;
        }
        due.extend(snoozed.filter(|snoozed| (handled < *snoozed) && (*snoozed <= now)));
        due.sort();
        let on_time = |moment: &Moment| now - *moment <= Duration::minutes(LATE_MINUTES);
        let is_now = due.iter().any(on_time);
        due.retain(|moment| !on_time(moment));
        let later = snoozed.filter(|snoozed| *snoozed > now);
        let next = self.next(now, &local).into_iter().chain(later).min();
        Due { now: is_now, missed: due, next }
    }
}
