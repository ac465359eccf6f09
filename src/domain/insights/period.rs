//! Weeks, months, quarters or years of a stretch of days: as many as can stand side by side.

use super::span::Span;
use crate::domain::calendar::{Month, WeekStart};
use crate::domain::day::Day;
use chrono::Datelike;
use serde::Serialize;

/// The most of each kind that stand side by side before a longer kind is taken.
const MOST: [(Per, usize); 3] = [(Per::Week, 18), (Per::Month, 24), (Per::Quarter, 44)];

/// What counts are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Week,
    Month,
    Quarter,
    Year,
}

/// One of them, as far as it lies in the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    pub from: Day,
    pub to: Day,
    /// Nothing of it lies outside of the stretch.
    pub whole: bool,
}

impl Per {
    /// The whole period that `day` lies in.
    fn around(self, day: Day, start: WeekStart) -> Span {
        let month = Month::of(day);
        let months = |first: Month, count: u32| {
            let last = (1..count).fold(first, |month, _| month.next());
            Span { from: first.first(), to: last.last() }
        };
        let back = |count: u32| (0..count).fold(month, |month, _| month.previous());
        match self {
            Per::Week => {
                let first = start.of_week(day);
                Span { from: first, to: first.plus(6) }
            }
            Per::Month => months(month, 1),
            Per::Quarter => months(back(day.0.month0() % 3), 3),
            Per::Year => months(back(day.0.month0()), 12),
        }
    }

    fn periods(self, span: Span, start: WeekStart) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut day = span.from;
        while day <= span.to {
            let whole = self.around(day, start);
            let part = Span { from: whole.from.max(span.from), to: whole.to.min(span.to) };
            periods.push(Period { from: part.from, to: part.to, whole: part == whole });
            let next = whole.to.plus(1);
            if next <= day {
                // The calendar ends here.
                break;
            }
            day = next;
        }
        periods
    }
}

/// The periods of a stretch, the first and the last cut off where it begins and ends.
pub fn periods(span: Span, start: WeekStart) -> (Per, Vec<Period>) {
    let shortest = MOST.into_iter().find(|(per, most)| {
        let days = match per {
            Per::Week => 7,
            Per::Month => 31,
            _ => 92,
        };
        // Cut off at both ends there can be one more.
        span.days() / days <= i64::try_from(*most).unwrap_or(i64::MAX) && per.periods(span, start).len() <= *most
    });
    let per = shortest.map_or(Per::Year, |(per, _)| per);
    (per, per.periods(span, start))
}
