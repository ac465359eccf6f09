//! Cracks and urges counted: this week beside the usual one, by day, by week, one stretch beside another.

use super::counted::{Kinds, Sums, median};
use super::enough::is_enough;
use super::period::{Per, Period};
use super::span::Span;
use super::tally::Tally;
use crate::domain::calendar::WeekStart;
use crate::domain::day::Day;
use serde::Serialize;

/// The week of today, beside the usual one: of each kind the median of the four full weeks before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThisWeek {
    pub from: Day,
    /// Its last day, which may lie ahead.
    pub to: Day,
    /// How many of its days have begun.
    pub days: i64,
    pub counts: Kinds<u32>,
    /// How many full weeks since the first record, of the four before.
    pub full_weeks: u32,
    /// What was counted in them.
    pub cases: u32,
    /// None below four full weeks or five cases.
    pub usual: Option<Kinds<f64>>,
}

/// Forced cracks of each day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ByDay {
    pub self_forced: u32,
    /// Days with at least one.
    pub days_with: u32,
    /// Each day, zeros included.
    pub days: Vec<DayForced>,
}

/// See [`ByDay`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DayForced {
    pub date: Day,
    pub self_forced: u32,
}

/// The four kinds by weeks, or by longer periods where there are many.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PerWeek {
    pub per: Per,
    pub periods: Vec<PeriodCounts>,
    /// Forced cracks of the first and of the second half.
    pub halves: [u32; 2],
}

/// See [`PerWeek`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PeriodCounts {
    #[serde(flatten)]
    pub period: Period,
    #[serde(flatten)]
    pub counts: Kinds<u32>,
}

/// Two equally long stretches of days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compare {
    pub beside: SpanFigures,
    pub span: SpanFigures,
}

/// See [`Compare`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SpanFigures {
    pub from: Day,
    pub to: Day,
    pub cracks: u32,
    #[serde(flatten)]
    pub counts: Kinds<u32>,
    pub urges: u32,
    pub routines: u32,
    pub pain_cases: u32,
    /// None below five cases.
    pub pain_median: Option<f64>,
}

impl ThisWeek {
    pub(super) fn of(tally: &Tally, today: Day, start: WeekStart, first: Option<Day>) -> ThisWeek {
        let from = start.of_week(today);
        let week = |ago: i64| Span { from: from.plus(-7 * ago), to: from.plus(6 - 7 * ago) };
        let full: Vec<Span> = (1..=4).map(week).filter(|week| first.is_some_and(|first| first <= week.from)).collect();
        let counted: Vec<Kinds<u32>> = full.iter().map(|week| tally.over(*week).kinds).collect();
        let cases = counted.iter().map(Kinds::sum).sum();
        let usual = |of: fn(&Kinds<u32>) -> u32| {
            let mut counts: Vec<u32> = counted.iter().map(of).collect();
            counts.sort_unstable();
            median(counts.iter().map(|count| (*count, 1)))
        };
        let usual = || {
            Some(Kinds {
                self_forced: usual(|kinds| kinds.self_forced)?,
                spontaneous: usual(|kinds| kinds.spontaneous)?,
                other_person: usual(|kinds| kinds.other_person)?,
                resisted: usual(|kinds| kinds.resisted)?,
            })
        };
        ThisWeek {
            from,
            to: from.plus(6),
            days: today.since(from) + 1,
            counts: tally.over(week(0)).kinds,
            full_weeks: u32::try_from(full.len()).unwrap_or_default(),
            cases,
            usual: if full.len() == 4 && is_enough(cases) { usual() } else { None },
        }
    }
}

impl ByDay {
    pub(super) fn of(tally: &Tally) -> ByDay {
        let span = tally.span();
        let forced = &tally.whole().forced;
        let mut days: Vec<DayForced> =
            span.from.through(span.to).map(|date| DayForced { date, self_forced: 0 }).collect();
        for (day, count) in forced.each() {
            let place = usize::try_from(day.since(span.from)).unwrap_or(usize::MAX);
            days.iter_mut().skip(place).take(1).for_each(|day| day.self_forced = count);
        }
        ByDay {
            self_forced: forced.each().map(|(_, count)| count).sum(),
            days_with: u32::try_from(forced.days()).unwrap_or(u32::MAX),
            days,
        }
    }
}

impl PerWeek {
    pub(super) fn of(tally: &Tally, per: Per, periods: &[(Period, Sums)]) -> PerWeek {
        PerWeek {
            per,
            periods: periods
                .iter()
                .map(|(period, sums)| PeriodCounts { period: *period, counts: sums.kinds })
                .collect(),
            halves: tally.span().halves().map(|half| tally.over(half).kinds.self_forced),
        }
    }
}

impl Compare {
    pub(super) fn of(beside: &Tally, tally: &Tally) -> Compare {
        Compare { beside: SpanFigures::of(beside), span: SpanFigures::of(tally) }
    }
}

impl SpanFigures {
    fn of(tally: &Tally) -> SpanFigures {
        let Span { from, to } = tally.span();
        let sum = &tally.whole().sums;
        SpanFigures {
            from,
            to,
            cracks: sum.cracks,
            counts: sum.kinds,
            urges: sum.urges,
            routines: sum.routines,
            pain_cases: sum.pain.cases(),
            pain_median: sum.pain.median().filter(|_| is_enough(sum.pain.cases())),
        }
    }
}
