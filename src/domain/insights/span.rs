//! Stretches of days.

use crate::domain::day::Day;
use chrono::Months;
use serde::Serialize;

/// The longest stretch, a hundred years.
pub const LONGEST_DAYS: i64 = 36_525;

/// The days from one to another, both included; none where `to` lies before `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    pub from: Day,
    pub to: Day,
}

/// Which days are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    Weeks4,
    Months3,
    Year,
    All,
    Own(Span),
}

impl Span {
    /// How many days.
    pub fn days(self) -> i64 {
        (self.to.since(self.from) + 1).max(0)
    }

    /// Whether `day` is one of them.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// As many days, up to the day before.
    pub fn before(self) -> Span {
        self.beside(self.from.plus(-self.days()))
    }

    /// As many days, from `from` on.
    pub fn beside(self, from: Day) -> Span {
        Span { from, to: from.plus(self.days() - 1) }
    }

    /// Its first and its second half, equally long: of an odd number of days the middle one is in neither.
    pub fn halves(self) -> [Span; 2] {
        let half = self.days() / 2;
        let first = Span { from: self.from, to: self.from.plus(half - 1) };
        let second = Span { from: self.to.plus(1 - half), to: self.to };
        [first, second]
    }
}

impl Range {
    /// The days, up to today; `first` is the day of the first record.
    pub fn span(self, today: Day, first: Option<Day>) -> Span {
        let months =
            |months: u32| today.0.checked_sub_months(Months::new(months)).map_or(today, |day| Day(day).plus(1));
        let from = match self {
            Range::Own(span) => return span,
            Range::Weeks4 => today.plus(-27),
            Range::Months3 => months(3),
            Range::Year => months(12),
            Range::All => first.unwrap_or(today).min(today).max(today.plus(1 - LONGEST_DAYS)),
        };
        Span { from, to: today }
    }
}
