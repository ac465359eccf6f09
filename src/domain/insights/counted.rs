//! What was counted on a day, or on the days of a month: numbers that add up, so that any stretch of days is the sum of its
//! parts.

use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::journal::{BodySide, Sound};
use serde::Serialize;
use std::collections::BTreeMap;

const REGIONS: usize = Region::ALL.len();
const SIDES: usize = BodySide::ALL.len();
const SOUNDS: usize = Sound::ALL.len();

/// A value of each of the four kinds that are looked at side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Kinds<T> {
    pub self_forced: T,
    pub spontaneous: T,
    pub other_person: T,
    /// Urges that were not followed.
    pub resisted: T,
}

/// How often each value from 0 to 10 was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Histogram([u32; 11]);

/// How often something was tried against an urge whose end is known, and how often it eased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub eased: u32,
    pub times: u32,
}

/// Counts that are a number each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub cracks: u32,
    pub kinds: Kinds<u32>,
    pub urges: u32,
    pub routines: u32,
    /// Days on which something was tried against an urge.
    pub alternative_days: u32,
    pub routine_days: u32,
    /// Forced cracks of these days.
    pub forced_on_routine_days: u32,
    pub pain: Histogram,
    pub relief: Histogram,
    /// Cracks with a time of day by the hour of their own clock.
    pub hours: [u32; 24],
    /// Cracks by the weekday of the person's day, from Monday.
    pub weekdays: [u32; 7],
    /// Cracks by region and side, each with what was not said at the end.
    places: [[u32; SIDES + 1]; REGIONS + 1],
    /// Cracks by sound.
    pub sounds: [u32; SOUNDS],
    pub after_sitting: u32,
    /// Cracks of which was said what was just before.
    pub said_before: u32,
}

/// All that was counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub sums: Sums,
    /// Forced cracks of each day that has any.
    pub forced: BTreeMap<Day, u32>,
    /// How often so many whole minutes lay between two cracks of one region on one day.
    pub gaps: BTreeMap<u32, u32>,
    /// What was tried against urges: routine or exercise ids, or `wait`.
    pub tried: BTreeMap<String, Tried>,
}

impl Sums {
    /// Every number, always in the same order.
    pub fn numbers(&mut self) -> impl Iterator<Item = &mut u32> {
        let Kinds { self_forced, spontaneous, other_person, resisted } = &mut self.kinds;
        [&mut self.cracks, self_forced, spontaneous, other_person, resisted, &mut self.urges, &mut self.routines]
            .into_iter()
            .chain([&mut self.alternative_days, &mut self.routine_days, &mut self.forced_on_routine_days])
            .chain([&mut self.after_sitting, &mut self.said_before])
            .chain(&mut self.pain.0)
            .chain(&mut self.relief.0)
            .chain(&mut self.hours)
            .chain(&mut self.weekdays)
            .chain(self.places.iter_mut().flatten())
            .chain(&mut self.sounds)
    }

    /// Adds those of other days.
    pub fn add(&mut self, other: &Sums) {
        let mut other = *other;
        self.numbers().zip(other.numbers()).for_each(|(mine, others)| *mine += *others);
    }

    /// Cracks of a region and a side; none is what was not said.
    pub fn place(&mut self, region: Option<Region>, side: Option<BodySide>) -> Option<&mut u32> {
        let region = region.map_or(REGIONS, |region| region as usize);
        let side = side.map_or(SIDES, |side| side as usize);
        self.places.get_mut(region).and_then(|sides| sides.get_mut(side))
    }

    /// Cracks by region and side, in the order on screen.
    pub fn places(&self) -> impl Iterator<Item = (Option<Region>, Option<BodySide>, u32)> {
        let regions = || Region::ALL.into_iter().map(Some).chain([None]);
        let sides = || BodySide::ALL.iter().copied().map(Some).chain([None]);
        let row = move |(region, counts)| sides().zip(counts).map(move |(side, count)| (region, side, count));
        regions().zip(self.places).flat_map(row)
    }
}

impl Counts {
    /// Adds those of other days.
    pub fn add(&mut self, other: &Counts) {
        self.sums.add(&other.sums);
        for (day, forced) in &other.forced {
            *self.forced.entry(*day).or_default() += forced;
        }
        for (minutes, times) in &other.gaps {
            *self.gaps.entry(*minutes).or_default() += times;
        }
        for (alternative, tried) in &other.tried {
            let mine = self.tried.entry(alternative.clone()).or_default();
            (mine.eased, mine.times) = (mine.eased + tried.eased, mine.times + tried.times);
        }
    }
}

impl<T> Kinds<T> {
    /// In the order on screen.
    pub fn each(&self) -> [&T; 4] {
        [&self.self_forced, &self.spontaneous, &self.other_person, &self.resisted]
    }
}

impl Kinds<u32> {
    /// All together.
    pub fn sum(&self) -> u32 {
        self.each().into_iter().sum()
    }
}

impl Histogram {
    /// Counts a value so many times; one above 10 is none.
    pub fn add(&mut self, value: u8, times: u32) {
        if let Some(count) = self.0.get_mut(usize::from(value)) {
            *count += times;
        }
    }

    /// How many values.
    pub fn cases(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The lowest and the highest value.
    pub fn ends(&self) -> Option<(u8, u8)> {
        let mut given = (0..=10_u8).zip(self.0).filter(|(_, count)| *count > 0).map(|(value, _)| value);
        let lowest = given.next()?;
        Some((lowest, given.next_back().unwrap_or(lowest)))
    }

    /// The middle value; of an even number of values, halfway between the two in the middle.
    pub fn median(&self) -> Option<f64> {
        median((0..=10_u32).zip(self.0))
    }
}

/// The middle of values in their order, each with how often it was met.
pub fn median(values: impl Iterator<Item = (u32, u32)> + Clone) -> Option<f64> {
    let cases: u32 = values.clone().map(|(_, count)| count).sum();
    let at = |place: u32| {
        let mut before = 0;
        values.clone().find_map(|(value, count)| {
            before += count;
            (before > place).then_some(f64::from(value))
        })
    };
    let upper = at(cases / 2)?;
    Some(if cases.is_multiple_of(2) { f64::midpoint(at(cases / 2 - 1)?, upper) } else { upper })
}
