//! What eased urges, and what was seen together.

use super::counted::Sums;
use super::enough::is_enough;
use super::span::Span;
use super::tally::Tally;
use super::wilson::wilson_cases;
use crate::domain::day::Day;
use serde::Serialize;

/// The days of which is said on how many something was tried.
const LATELY_DAYS: i64 = 14;

/// What was tried against an urge.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Eased {
    /// A routine or exercise id, or `wait`.
    pub alternative: String,
    pub eased: u32,
    pub times: u32,
    /// In as many cases it could be from so many (Wilson, 95 in 100); none below five cases.
    pub low: Option<u32>,
    pub high: Option<u32>,
}

/// What was seen together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Together {
    pub sitting: Sitting,
    pub routine: WithRoutine,
}

/// Cracks after sitting.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sitting {
    pub after_sitting: u32,
    /// Cracks of which was said what was just before.
    pub said: u32,
}

/// Days with a routine beside those without, since the first record.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WithRoutine {
    pub with: RoutineDays,
    pub without: RoutineDays,
}

/// See [`WithRoutine`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct RoutineDays {
    pub days: u32,
    pub self_forced: u32,
}

/// On how many of the last days something was tried against an urge.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Alternatives {
    pub on: u32,
    /// 14, or as many as there are since the first record.
    pub of_days: i64,
}

impl Eased {
    /// What was tried most often comes first.
    pub(super) fn of(tally: &Tally) -> Vec<Eased> {
        let mut eased: Vec<Eased> = tally
            .whole()
            .tried
            .iter()
            .map(|(alternative, tried)| {
                let range = wilson_cases(tried.eased, tried.times).filter(|_| is_enough(tried.times));
                Eased {
                    alternative: alternative.clone(),
                    eased: tried.eased,
                    times: tried.times,
                    low: range.map(|(low, _)| low),
                    high: range.map(|(_, high)| high),
                }
            })
            .collect();
        eased.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.alternative.cmp(&b.alternative)));
        eased
    }
}

impl Together {
    pub(super) fn of(tally: &Tally, first: Option<Day>, today: Day) -> Together {
        let Sums { after_sitting, said_before: said, .. } = tally.whole().sums;
        let span = tally.span();
        let since = Span { from: first.map_or(span.from, |first| first.max(span.from)), to: span.to.min(today) };
        let sums = tally.over(since);
        let with = RoutineDays { days: sums.routine_days, self_forced: sums.forced_on_routine_days };
        let days = if first.is_some() { u32::try_from(since.days()).unwrap_or_default() } else { 0 };
        let forced = sums.kinds.self_forced;
        let without =
            RoutineDays { days: days.saturating_sub(with.days), self_forced: forced.saturating_sub(with.self_forced) };
        Together { sitting: Sitting { after_sitting, said }, routine: WithRoutine { with, without } }
    }
}

impl Alternatives {
    pub(super) fn of(tally: &Tally, today: Day, first: Option<Day>) -> Alternatives {
        let from = today.plus(1 - LATELY_DAYS);
        let span = Span { from: first.map_or(from, |first| first.max(from)), to: today };
        let on = tally.over(span).alternative_days;
        Alternatives { on, of_days: if first.is_some() { span.days() } else { 0 } }
    }
}
