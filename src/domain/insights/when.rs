//! Hours, weekdays, and how soon the next one comes.

use super::counted::median;
use super::enough::is_enough;
use super::tally::Tally;
use crate::domain::calendar::WeekStart;
use serde::Serialize;

/// The hours of which the busiest stretch is made.
const BUSY_HOURS: u8 = 3;

/// Where the stretches of gaps end, in minutes; the person's own rest ends one too.
const GAP_ENDS: [u32; 7] = [5, 10, 20, 40, 60, 120, 240];

/// Cracks by hour of the day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hours {
    /// Those with a time of day.
    pub cracks: u32,
    /// From 0 to 23 o'clock.
    pub hours: Vec<u32>,
    /// The three hours with most of them; none below five cases or where another three have as many.
    pub busiest: Option<Window>,
}

/// Some hours of the day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Window {
    pub from_hour: u8,
    /// Not included; 24 is midnight, and a stretch over midnight ends below where it begins.
    pub to_hour: u8,
    pub cracks: u32,
}

/// Cracks by the weekday of the person's day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weekdays {
    pub cracks: u32,
    /// In the order of the person's week.
    pub weekdays: Vec<Weekday>,
}

/// See [`Weekdays`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Weekday {
    pub weekday: &'static str,
    pub cracks: u32,
}

/// Times between two cracks of one region on one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gaps {
    pub gaps: u32,
    pub rest_minutes: u32,
    /// Shorter than the rest.
    pub within_rest: u32,
    /// Whole minutes; none below five cases.
    pub median_minutes: Option<f64>,
    pub bins: Vec<GapBin>,
}

/// See [`Gaps`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct GapBin {
    pub from_minutes: u32,
    /// Not included; none is the rest of the day.
    pub to_minutes: Option<u32>,
    pub gaps: u32,
}

impl Hours {
    pub(super) fn of(tally: &Tally) -> Hours {
        let hours = &tally.whole().sums.hours;
        let cracks = hours.iter().sum();
        let windows = (0..24_u8).map(|from_hour| {
            let first = usize::from(from_hour);
            let cracks = hours.iter().cycle().skip(first).take(usize::from(BUSY_HOURS)).sum();
            let to_hour = from_hour + BUSY_HOURS;
            Window { from_hour, to_hour: if to_hour > 24 { to_hour - 24 } else { to_hour }, cracks }
        });
        let most = windows.clone().map(|window| window.cracks).max().unwrap_or_default();
        let mut busiest = windows.filter(|window| window.cracks == most);
        let only = busiest.next().filter(|_| busiest.next().is_none() && is_enough(cracks));
        Hours { cracks, hours: hours.to_vec(), busiest: only }
    }
}

impl Weekdays {
    pub(super) fn of(tally: &Tally, start: WeekStart) -> Weekdays {
        let counts = start.in_order(tally.whole().sums.weekdays);
        let weekdays = start.names().into_iter().zip(counts).map(|((_, weekday), cracks)| Weekday { weekday, cracks });
        Weekdays { cracks: counts.iter().sum(), weekdays: weekdays.collect() }
    }
}

impl Gaps {
    pub(super) fn of(tally: &Tally, rest_minutes: u32) -> Gaps {
        let between = |from: u32, to: Option<u32>| -> u32 {
            let gaps = tally.whole().gaps.each().filter(|(minutes, _)| *minutes >= from);
            gaps.filter(|(minutes, _)| to.is_none_or(|to| *minutes < to)).map(|(_, count)| count).sum()
        };
        let mut ends: Vec<u32> = GAP_ENDS.into_iter().chain([rest_minutes]).collect();
        ends.sort_unstable();
        ends.dedup();
        let starts = [0].into_iter().chain(ends.iter().copied());
        let bins = starts.zip(ends.iter().copied().map(Some).chain([None]));
        let gaps = between(0, None);
        Gaps {
            gaps,
            rest_minutes,
            within_rest: between(0, Some(rest_minutes)),
            median_minutes: median(tally.whole().gaps.each()).filter(|_| is_enough(gaps)),
            bins: bins
                .map(|(from, to)| GapBin { from_minutes: from, to_minutes: to, gaps: between(from, to) })
                .collect(),
        }
    }
}
