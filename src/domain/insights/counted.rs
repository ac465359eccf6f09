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

/// A count of each day that has any, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfDays(Vec<(Day, u32)>);

/// How often so many whole minutes were met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Minutes(Vec<u32>);

/// Longer than any day of a person, in minutes.
const LONGEST: u32 = 7 * 24 * 60;

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
    pub forced: OfDays,
    /// How often so many whole minutes lay between two cracks of one region on one day.
    pub gaps: Minutes,
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
        // Named one by one, and so none is forgotten: a stretch of ten years is some thousand such sums.
        let Sums {
            cracks,
            kinds: Kinds { self_forced, spontaneous, other_person, resisted },
            urges,
            routines,
            alternative_days,
            routine_days,
            forced_on_routine_days,
            pain,
            relief,
            hours,
            weekdays,
            places,
            sounds,
            after_sitting,
            said_before,
        } = other;
        self.cracks += cracks;
        self.kinds.self_forced += self_forced;
        self.kinds.spontaneous += spontaneous;
        self.kinds.other_person += other_person;
        self.kinds.resisted += resisted;
        self.urges += urges;
        self.routines += routines;
        self.alternative_days += alternative_days;
        self.routine_days += routine_days;
        self.forced_on_routine_days += forced_on_routine_days;
        add_each(&mut self.pain.0, &pain.0);
        add_each(&mut self.relief.0, &relief.0);
        add_each(&mut self.hours, hours);
        add_each(&mut self.weekdays, weekdays);
        self.places.iter_mut().zip(places).for_each(|(mine, others)| add_each(mine, others));
        add_each(&mut self.sounds, sounds);
        self.after_sitting += after_sitting;
        self.said_before += said_before;
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
        other.forced.each().for_each(|(day, forced)| self.forced.add(day, forced));
        if self.gaps.0.len() < other.gaps.0.len() {
            self.gaps.0.resize(other.gaps.0.len(), 0);
        }
        self.gaps.0.iter_mut().zip(&other.gaps.0).for_each(|(mine, others)| *mine += others);
        for (alternative, tried) in &other.tried {
            match self.tried.get_mut(alternative) {
                Some(mine) => (mine.eased, mine.times) = (mine.eased + tried.eased, mine.times + tried.times),
                None => drop(self.tried.insert(alternative.clone(), *tried)),
            }
        }
    }
}

fn add_each<const LENGTH: usize>(mine: &mut [u32; LENGTH], others: &[u32; LENGTH]) {
    mine.iter_mut().zip(others).for_each(|(mine, others)| *mine += others);
}

impl OfDays {
    /// Counts so many more on a day.
    pub fn add(&mut self, day: Day, times: u32) {
        match self.0.last_mut() {
            Some((last, count)) if *last == day => *count += times,
            Some((last, _)) if *last > day => {
                let place = self.0.partition_point(|(other, _)| *other < day);
                match self.0.get_mut(place).filter(|(other, _)| *other == day) {
                    Some((_, count)) => *count += times,
                    None => self.0.insert(place, (day, times)),
                }
            }
            _ => self.0.push((day, times)),
        }
    }

    /// How many days.
    pub fn days(&self) -> usize {
        self.0.len()
    }

    /// Each day with its count.
    pub fn each(&self) -> impl Iterator<Item = (Day, u32)> {
        self.0.iter().copied()
    }
}

impl Minutes {
    /// Counts so many minutes.
    pub fn add(&mut self, minutes: u32, times: u32) {
        if times == 0 {
            return;
        }
        let place = usize::try_from(minutes.min(LONGEST)).unwrap_or_default();
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0.iter_mut().skip(place).take(1).for_each(|count| *count += times);
    }

    /// Those that were met, and how often.
    pub fn each(&self) -> impl Iterator<Item = (u32, u32)> + Clone {
        (0..).zip(self.0.iter().copied()).filter(|(_, times)| *times > 0)
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
