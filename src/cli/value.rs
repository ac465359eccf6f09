//! Values of arguments, each refused with what is allowed.

use super::ask::prompt;
use super::failure::Failure;
use super::shell::Shell;
use crate::domain::backdate::{Unclear, backdated};
use crate::domain::content::content;
use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::journal::WordList;
use crate::domain::words::entry::options;
use crate::platform::clock::{self, WallTime};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

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

/// The help of an option that takes words of a list, or others.
pub fn listed(what: &str, list: WordList) -> String {
    let words: Vec<&str> = options(content(), list.id()).iter().map(|option| option.id.as_str()).collect();
    format!("{what}: {}, or words of your own", words.join(", "))
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

/// A moment as it was named.
#[derive(Clone, Copy, Debug)]
enum Named {
    /// With its offset.
    Exactly(Moment),
    /// By the clock on the wall of this place.
    ByTheClock(NaiveDateTime),
}

fn named(text: &str) -> Result<Named, String> {
    let shapes = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];
    let by_the_clock = || shapes.iter().find_map(|shape| NaiveDateTime::parse_from_str(text, shape).ok());
    let exactly = moment(text).map(Named::Exactly);
    exactly.or_else(|refused| by_the_clock().map(Named::ByTheClock).ok_or(refused))
}

/// A shift: `1h30m` later, `-1h30m` earlier. Gives minutes.
pub fn shift(text: &str) -> Result<i64, String> {
    let (sign, length) = text.strip_prefix('-').map_or((1, text), |length| (-1, length));
    let refused = || "it takes days, hours and minutes, such as 1h30m for later or -1h30m for earlier".to_owned();
    let minutes =
        stretch(length).ok().filter(|length| length.num_seconds() % 60 == 0).map(|length| length.num_minutes());
    minutes.filter(|minutes| *minutes > 0).map(|minutes| sign * minutes).ok_or_else(refused)
}

/// When something was.
#[derive(Debug, Args)]
pub struct WhenArgs {
    /// When it was, with its offset, or as the clock here showed it (2026-11-20 14:03); without --at and --ago it is now
    #[arg(long, value_name = "RFC3339", value_parser = named, allow_hyphen_values = true, conflicts_with = "ago")]
    at: Option<Named>,
    /// How long ago it was, such as 15m, 1h30m or 2d
    #[arg(long, value_name = "TIME", value_parser = stretch, allow_hyphen_values = true)]
    ago: Option<Duration>,
}

impl WhenArgs {
    /// The moment that was named, if one was. An hour that the clock here skipped or showed twice is asked about.
    pub fn moment(&self, now: Moment, shell: &mut Shell<'_>) -> Result<Option<Moment>, Failure> {
        let ahead = |at: String| Failure::usage(format!("at: {at} lies in the future (now is {})", now.to_rfc3339()));
        match self.at {
            Some(Named::Exactly(at)) if at > now + AHEAD => Err(ahead(at.to_rfc3339())),
            Some(Named::Exactly(at)) => Ok(Some(whole_seconds(at))),
            Some(Named::ByTheClock(typed)) => {
                let found = clock::local(typed).map(WallTime::moments).unwrap_or_default();
                match backdated(typed, &found, now + AHEAD) {
                    Ok(at) => Ok(Some(at)),
                    Err(unclear) if unclear.offers.is_empty() => Err(ahead(typed.to_string())),
                    Err(unclear) => which(&unclear, shell).map(Some),
                }
            }
            None => {
                let before =
                    |ago| now.checked_sub_signed(ago).ok_or_else(|| Failure::usage("ago: this lies too far back"));
                self.ago.map(before).transpose()
            }
        }
    }
}

/// Asks which moment is meant, beside the output. Where nobody answers, nothing is guessed.
fn which(unclear: &Unclear, shell: &mut Shell<'_>) -> Result<Moment, Failure> {
    shell.note(&unclear.words);
    for (number, (offer, _)) in unclear.offers.iter().enumerate() {
        shell.note(format!("{}  {offer}", number + 1));
    }
    let said = prompt(shell.input, shell.err)?.unwrap_or_default();
    let place = said.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let chosen = place.and_then(|place| unclear.offers.get(place));
    chosen.map(|(_, at)| *at).ok_or_else(|| {
        let offers: Vec<String> = unclear.offers.iter().map(|(_, at)| format!("--at {}", at.to_rfc3339())).collect();
        Failure::usage(format!("at: {} Say it with {}", unclear.words, offers.join(" or ")))
    })
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

/// "Changed", or that nothing was to be changed.
pub fn changed_or_not(same: bool) -> &'static str {
    if same { "Unchanged" } else { "Changed" }
}

/// A record's id.
pub fn id() -> impl TypedValueParser<Value = i64> {
    |text: &str| {
        let id = text.parse::<i64>().ok().filter(|id| *id > 0);
        id.ok_or_else(|| "it takes the number of a record, as the lists show it".to_owned())
    }
}
