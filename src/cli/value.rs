//! Values of arguments, each refused with what is allowed.

use super::failure::Failure;
use crate::domain::day::{Day, Moment, whole_seconds};
use chrono::{DateTime, Duration, NaiveDate};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, value_parser};

/// How far ahead a moment may lie, for clocks that differ a little.
const AHEAD: Duration = Duration::minutes(1);

/// A fixed choice by its id.
pub fn choice<T>(all: &'static [T], id: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let ids = PossibleValuesParser::new(all.iter().map(|choice| id(*choice)));
    ids.try_map(move |given| {
        all.iter().copied().find(|choice| id(*choice) == given).ok_or_else(|| format!("“{given}” is no choice"))
    })
}

/// A number on a scale from 0 to 10.
pub fn scale(text: &str) -> Result<u8, String> {
    let number = text.parse::<u8>().ok().filter(|number| *number <= 10);
    number.ok_or_else(|| "it takes a whole number from 0 to 10".to_owned())
}

/// How many, at most.
pub fn at_most(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "it takes a whole number".to_owned())
}

/// A day, as `2026-11-20`.
pub fn day(text: &str) -> Result<Day, String> {
    let fits = |(place, byte): (usize, u8)| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let shaped = text.len() == 10 && text.bytes().enumerate().all(fits);
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| shaped);
    date.map(Day).ok_or_else(|| "it takes a date of the calendar, such as 2026-11-20".to_owned())
}

fn moment(text: &str) -> Result<Moment, String> {
    DateTime::parse_from_rfc3339(text)
        .map_err(|_| "it takes a date and time with its offset, such as 2026-11-20T14:03:00+01:00".to_owned())
}

/// A stretch of time as it is said: `15m`, `90s`, `1h30m`, `2d`.
fn stretch(text: &str) -> Result<Duration, String> {
    let refused = || "it takes days, hours, minutes and seconds, such as 15m or 1h30m".to_owned();
    let mut rest = text;
    let mut total = Duration::zero();
    let mut units = [('d', 86_400_i64), ('h', 3_600), ('m', 60), ('s', 1)].into_iter();
    while !rest.is_empty() {
        let (digits, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(refused)?);
        let number: i64 = digits.parse().map_err(|_| refused())?;
        let mut after = after.chars();
        let named = after.next().ok_or_else(refused)?;
        rest = after.as_str();
        let (_, length) = units.find(|(unit, _)| *unit == named).ok_or_else(refused)?;
        let stretch = number.checked_mul(length).and_then(Duration::try_seconds).ok_or_else(refused)?;
        total = total.checked_add(&stretch).ok_or_else(refused)?;
    }
    if text.is_empty() { Err(refused()) } else { Ok(total) }
}

/// When something was.
#[derive(Debug, Args)]
pub struct WhenArgs {
    /// When it was; without --at and --ago it is now
    #[arg(long, value_name = "RFC3339", value_parser = moment, allow_hyphen_values = true, conflicts_with = "ago")]
    at: Option<Moment>,
    /// How long ago it was, such as 15m, 1h30m or 2d
    #[arg(long, value_name = "TIME", value_parser = stretch, allow_hyphen_values = true)]
    ago: Option<Duration>,
}

impl WhenArgs {
    /// The moment that was named, if one was.
    pub fn moment(&self, now: Moment) -> Result<Option<Moment>, Failure> {
        if let Some(at) = self.at {
            if at > now + AHEAD {
                let message = format!("at: {} lies in the future (now is {})", at.to_rfc3339(), now.to_rfc3339());
                return Err(Failure::usage(message));
            }
            return Ok(Some(whole_seconds(at)));
        }
        let before = |ago| now.checked_sub_signed(ago).ok_or_else(|| Failure::usage("ago: this lies too far back"));
        self.ago.map(before).transpose()
    }
}

/// The days a list or a count covers.
#[derive(Debug, Args)]
pub struct RangeArgs {
    /// The first day
    #[arg(long, value_name = "DATE", value_parser = day, allow_hyphen_values = true)]
    pub from: Option<Day>,
    /// The last day
    #[arg(long, value_name = "DATE", value_parser = day, allow_hyphen_values = true)]
    pub to: Option<Day>,
}

impl RangeArgs {
    /// Refuses a range that ends before it begins.
    pub fn validate(&self) -> Result<(), Failure> {
        match (self.from, self.to) {
            (Some(from), Some(to)) => in_order(from, to),
            _ => Ok(()),
        }
    }
}

/// Refuses a range that ends before it begins.
pub fn in_order(from: Day, to: Day) -> Result<(), Failure> {
    match from <= to {
        true => Ok(()),
        false => Err(Failure::usage(format!("from: {from} lies after to: {to}"))),
    }
}

/// A record's id.
pub fn id() -> impl TypedValueParser<Value = i64> {
    value_parser!(i64).range(1..)
}
