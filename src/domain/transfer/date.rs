//! Dates and times as other programs write them.

use crate::domain::fold::fold;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// In which order a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// 2026-11-19
    Iso,
    /// 19.11.2026
    Dmy,
    /// 11/19/2026
    Mdy,
    /// 2026/11/19
    Ymd,
    /// Days since the end of 1899, as a spreadsheet counts them.
    Excel,
}

impl Order {
    /// The orders that two numbers below 13 leave open.
    pub const OPEN: [Order; 2] = [Order::Dmy, Order::Mdy];

    /// The id in a description of columns.
    pub fn id(self) -> &'static str {
        match self {
            Order::Iso => "iso",
            Order::Dmy => "dmy",
            Order::Mdy => "mdy",
            Order::Ymd => "ymd",
            Order::Excel => "excel",
        }
    }
}

/// A date or moment as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Day(NaiveDate),
    /// A time of the clock on the wall of some place.
    Local(NaiveDateTime),
    Moment(DateTime<FixedOffset>),
}

/// What a cell leaves open about the order of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    Order(Order),
    /// Both of [`Order::OPEN`] are possible.
    Open,
    Nothing,
}

/// Reads a cell with a date, with or without a time.
///
/// # Errors
/// What it takes instead.
pub fn read(cell: &str, order: Order) -> Result<Written, String> {
    let cell = cell.trim();
    if let Some(moment) = with_offset(cell) {
        return Ok(Written::Moment(moment));
    }
    if order == Order::Excel {
        return serial(cell);
    }
    let parts: Vec<&str> =
        cell.split(|c: char| c.is_whitespace() || c == 'T').filter(|part| !part.is_empty()).collect();
    let found = (1..=parts.len()).rev().find_map(|taken| {
        let (of_date, of_time) = parts.split_at(taken);
        let day = date(&of_date.join(" "), order)?;
        let time = of_time.join(" ");
        if time.is_empty() { Some(Written::Day(day)) } else { Some(Written::Local(day.and_time(clock(&time)?))) }
    });
    found.ok_or_else(|| {
        let form = match order {
            Order::Iso | Order::Ymd | Order::Excel => "2026-11-19",
            Order::Dmy => "19.11.2026 (day, month, year)",
            Order::Mdy => "11/19/2026 (month, day, year)",
        };
        format!("a date such as {form}, with or without a time such as 14:03")
    })
}

/// Whether a cell begins as `2026-11-19` does: with a year of four digits.
pub fn begins_with_year(cell: &str) -> bool {
    cell.split_once('-').is_some_and(|(year, _)| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The middle of a day, where no time is known.
pub fn noon(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN))
}

fn with_offset(cell: &str) -> Option<DateTime<FixedOffset>> {
    // Some programs leave seconds out when they are zero.
    const FORMS: [&str; 2] = ["%Y-%m-%dT%H:%M%:z", "%Y-%m-%dT%H:%M:%S%.f%:z"];
    let whole = cell.strip_suffix('Z').map_or_else(|| cell.to_owned(), |bare| format!("{}+00:00", bare.trim_end()));
    let whole = whole.replacen(' ', "T", 1).replace(' ', "");
    let moment = FORMS.iter().find_map(|form| DateTime::parse_from_str(&whole, form).ok());
    moment.filter(|_| begins_with_year(cell))
}

/// A spreadsheet's number of a moment: whole days, and the time as a part of a day.
fn serial(cell: &str) -> Result<Written, String> {
    let refused = || "a spreadsheet’s number of a day, such as 46331 or 46331.5854".to_owned();
    let number: f64 = cell.replace(',', ".").parse().map_err(|_| refused())?;
    if !(1.0..2_958_466.0).contains(&number) {
        return Err(refused());
    }
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or_else(refused)?;
    let day = TimeDelta::try_days(number.trunc() as i64).and_then(|days| first.checked_add_signed(days));
    let day = day.ok_or_else(refused)?;
    let seconds = (number.fract() * 86_400.0).round();
    if seconds == 0.0 {
        return Ok(Written::Day(day));
    }
    let moment = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(seconds as i64));
    moment.map(Written::Local).ok_or_else(refused)
}

/// A date, with its month by number or by name.
fn date(text: &str, order: Order) -> Option<NaiveDate> {
    let parts = parts(text);
    let named: Vec<u32> = parts.iter().filter_map(|part| month(part)).collect();
    let numbers: Vec<(u32, usize)> = parts.iter().filter_map(|part| Some((part.parse().ok()?, part.len()))).collect();
    if let [month] = named.as_slice() {
        // The year is the one of four digits.
        let [one, two] = numbers.as_slice() else { return None };
        let (year, day) = if one.1 == 4 { (one.0, two.0) } else { (two.0, one.0) };
        let years = [one, two].iter().filter(|number| number.1 == 4).count();
        return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, day)
            .filter(|_| years == 1 && parts.len() == 3);
    }
    let [one, two, three] = numbers.as_slice() else { return None };
    let (year, month, day) = match order {
        Order::Iso | Order::Ymd | Order::Excel => (one, two, three),
        Order::Dmy => (three, two, one),
        Order::Mdy => (three, one, two),
    };
    let whole = parts.len() == 3 && year.1 == 4;
    NaiveDate::from_ymd_opt(i32::try_from(year.0).ok()?, month.0, day.0).filter(|_| whole)
}

fn parts(text: &str) -> Vec<String> {
    let between = |c: char| c.is_whitespace() || ['.', '/', '-', ','].contains(&c);
    text.split(between).filter(|part| !part.is_empty()).map(fold).collect()
}

/// What a cell tells about the order of its file.
pub fn tells(cell: &str) -> Tells {
    let cell = cell.trim();
    if cell.is_empty() || with_offset(cell).is_some() {
        return if cell.is_empty() { Tells::Nothing } else { Tells::Order(Order::Iso) };
    }
    if cell.replace(',', ".").parse::<f64>().is_ok() {
        return Tells::Order(Order::Excel);
    }
    let parts = parts(cell.split(|c: char| c.is_whitespace() || c == 'T').next().unwrap_or_default());
    if parts.iter().any(|part| month(part).is_some()) {
        return Tells::Nothing;
    }
    let numbers: Vec<(u32, usize)> = parts.iter().filter_map(|part| Some((part.parse().ok()?, part.len()))).collect();
    match numbers.as_slice() {
        [(_, 4), ..] if cell.get(4..5) == Some("-") => Tells::Order(Order::Iso),
        [(_, 4), ..] => Tells::Order(Order::Ymd),
        [(first, _), (second, _), ..] if *first > 12 && *second <= 12 => Tells::Order(Order::Dmy),
        [(first, _), (second, _), ..] if *second > 12 && *first <= 12 => Tells::Order(Order::Mdy),
        [_, _, _] => Tells::Open,
        _ => Tells::Nothing,
    }
}

/// A time of the clock: `14:03`, `14:03:20.5`, `2:03 PM`.
pub fn clock(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let half = ["am", "pm"].into_iter().find(|half| lower.ends_with(half));
    let digits = half.map_or(lower.as_str(), |half| lower.trim_end_matches(half)).trim();
    let mut parts = digits.split([':', '.', 'h']).filter(|part| !part.is_empty());
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = match parts.next() {
        Some(minute) => minute.parse().ok()?,
        None => half.map(|_| 0)?,
    };
    let second: u32 = parts.next().map_or(Some(0), |second| second.parse().ok())?;
    let fraction_fits = parts.next().is_none_or(|fraction| fraction.chars().all(|c| c.is_ascii_digit()));
    let hour = match half {
        None => Some(hour),
        Some("am") => (1..=12).contains(&hour).then_some(hour % 12),
        Some(_) => (1..=12).contains(&hour).then_some(hour % 12 + 12),
    }?;
    NaiveTime::from_hms_opt(hour, minute, second).filter(|_| fraction_fits && parts.next().is_none())
}

/// A length as hours: `12:05:00`.
pub fn hours(text: &str) -> Option<f64> {
    let parts: Vec<f64> = text.trim().split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [hours, minutes, seconds] => Some(hours + minutes / 60.0 + seconds / 3600.0),
        [hours, minutes] => Some(hours + minutes / 60.0),
        _ => None,
    }
}

/// Months as people write them in English, German, French, Spanish, Italian, Portuguese and Dutch, folded: the number of
/// the month, and how its name may begin.
const MONTHS: [(u32, &[&str]); 12] = [
    (1, &["jan", "ene", "gen", "janv"]),
    (2, &["feb", "fev"]),
    (3, &["mar", "maa", "mrt"]),
    (4, &["apr", "avr", "abr"]),
    (5, &["may", "mai", "mag", "mei"]),
    (6, &["jun", "juin", "giu"]),
    (7, &["jul", "juil", "lug"]),
    (8, &["aug", "aou", "ago"]),
    (9, &["sep", "set"]),
    (10, &["oct", "okt", "ott", "out"]),
    (11, &["nov"]),
    (12, &["dec", "dez", "dic"]),
];

fn month(folded: &str) -> Option<u32> {
    let letters = folded.chars().count() >= 3 && folded.chars().all(char::is_alphabetic);
    let begins = |(_, names): &&(u32, &[&str])| names.iter().any(|name| folded.starts_with(name));
    MONTHS.iter().find(begins).filter(|_| letters).map(|(number, _)| *number)
}
