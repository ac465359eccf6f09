//! Rows added up by the person's day, one by one.

use super::span::Span;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::journal::{BodySide, Outcome, Sound, Trigger};
use chrono::Timelike;
use serde::Serialize;
use std::collections::BTreeMap;

/// What of a crack counts here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crack {
    pub at: Moment,
    /// The time of day is known.
    pub clock: bool,
    pub region: Option<Region>,
    pub side: Option<BodySide>,
    pub sound: Option<Sound>,
    pub trigger: Option<Trigger>,
    pub pain: Option<u8>,
    pub relief: Option<u8>,
    pub before: Before,
}

/// What was said to have been just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Nothing,
    Sitting,
    Other,
}

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

/// What was counted on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTally {
    pub cracks: u32,
    pub kinds: Kinds<u32>,
    pub urges: u32,
    pub routines: u32,
    /// Something was tried against an urge.
    pub alternative: bool,
    pub pain: Histogram,
    pub relief: Histogram,
}

/// How often something was tried against an urge whose end is known, and how often it eased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub eased: u32,
    pub times: u32,
}

/// Counts of a stretch of days. What lies outside of it counts nothing.
#[derive(Clone, Debug)]
pub struct Tally {
    span: Span,
    halves: [Span; 2],
    day_start_hour: u32,
    days: BTreeMap<Day, DayTally>,
    hours: [u32; 24],
    places: BTreeMap<(Option<Region>, Option<BodySide>), u32>,
    sounds: BTreeMap<Sound, [u32; 2]>,
    /// How many gaps of so many whole minutes.
    gaps: BTreeMap<u32, u32>,
    /// The last crack with a clock time of a region on a day, in seconds since 1970.
    last: BTreeMap<(Day, Region), i64>,
    tried: BTreeMap<String, Tried>,
    /// Cracks after sitting, and cracks of which is said what was before.
    sitting: (u32, u32),
}

impl Tally {
    /// Nothing counted yet of these days, which start at this hour.
    pub fn new(span: Span, day_start_hour: u32) -> Tally {
        Tally {
            span,
            halves: span.halves(),
            day_start_hour,
            days: BTreeMap::new(),
            hours: [0; 24],
            places: BTreeMap::new(),
            sounds: BTreeMap::new(),
            gaps: BTreeMap::new(),
            last: BTreeMap::new(),
            tried: BTreeMap::new(),
            sitting: (0, 0),
        }
    }

    /// Counts a crack. They come in the order of time; in which order those of one moment come is all the same.
    pub fn add_crack(&mut self, crack: &Crack) {
        let day = Day::of(crack.at, self.day_start_hour);
        let Some(counted) = self.on(day) else { return };
        counted.cracks += 1;
        match crack.trigger {
            Some(Trigger::SelfForced) => counted.kinds.self_forced += 1,
            Some(Trigger::Spontaneous) => counted.kinds.spontaneous += 1,
            Some(Trigger::OtherPerson) => counted.kinds.other_person += 1,
            None => {}
        }
        crack.pain.into_iter().for_each(|pain| counted.pain.add(pain, 1));
        crack.relief.into_iter().for_each(|relief| counted.relief.add(relief, 1));
        *self.places.entry((crack.region, crack.side)).or_default() += 1;
        if let Some(sound) = crack.sound {
            let halves = self.sounds.entry(sound).or_default();
            for (count, half) in halves.iter_mut().zip(self.halves) {
                *count += u32::from(half.contains(day));
            }
        }
        self.sitting.0 += u32::from(crack.before == Before::Sitting);
        self.sitting.1 += u32::from(crack.before != Before::Nothing);
        if crack.clock {
            let hour = usize::try_from(crack.at.hour()).unwrap_or_default();
            self.hours.iter_mut().skip(hour).take(1).for_each(|count| *count += 1);
            if let Some(region) = crack.region {
                self.add_gap(day, region, crack.at.timestamp());
            }
        }
    }

    fn add_gap(&mut self, day: Day, region: Region, at: i64) {
        if let Some(before) = self.last.insert((day, region), at) {
            let minutes = u32::try_from((at - before) / 60).unwrap_or_default();
            *self.gaps.entry(minutes).or_default() += 1;
        }
    }

    /// Counts an urge.
    pub fn add_urge(&mut self, at: Moment, alternative: Option<&str>, outcome: Option<Outcome>) {
        let day = Day::of(at, self.day_start_hour);
        let Some(counted) = self.on(day) else { return };
        counted.urges += 1;
        counted.kinds.resisted += u32::from(outcome.is_some_and(Outcome::resisted));
        counted.alternative |= alternative.is_some();
        if let (Some(alternative), Some(outcome)) = (alternative, outcome) {
            let eased = u32::from(outcome == Outcome::Eased);
            match self.tried.get_mut(alternative) {
                Some(tried) => (tried.eased, tried.times) = (tried.eased + eased, tried.times + 1),
                None => {
                    self.tried.insert(alternative.to_owned(), Tried { eased, times: 1 });
                }
            }
        }
    }

    /// Counts a session with at least one finished step.
    pub fn add_routine(&mut self, started_at: Moment) {
        if let Some(counted) = self.on(Day::of(started_at, self.day_start_hour)) {
            counted.routines += 1;
        }
    }

    fn on(&mut self, day: Day) -> Option<&mut DayTally> {
        self.span.contains(day).then(|| self.days.entry(day).or_default())
    }

    /// The days it is about.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Those of `span` on which something was counted, in order.
    pub fn days(&self, span: Span) -> impl Iterator<Item = (Day, &DayTally)> {
        let range = (span.from <= span.to).then(|| self.days.range(span.from..=span.to));
        range.into_iter().flatten().map(|(day, counted)| (*day, counted))
    }

    /// Adds the days of `span` up.
    pub fn over(&self, span: Span) -> DayTally {
        self.days(span).fold(DayTally::default(), |sum, (_, day)| sum.plus(day))
    }

    /// Cracks with a time of day by the hour of their own clock.
    pub fn hours(&self) -> &[u32; 24] {
        &self.hours
    }

    /// Cracks by region and side; none is what was not said.
    pub fn places(&self) -> &BTreeMap<(Option<Region>, Option<BodySide>), u32> {
        &self.places
    }

    /// Cracks by sound, in the first half and in the second.
    pub fn sounds(&self) -> &BTreeMap<Sound, [u32; 2]> {
        &self.sounds
    }

    /// How often so many whole minutes lay between two cracks of one region on one day.
    pub fn gaps(&self) -> &BTreeMap<u32, u32> {
        &self.gaps
    }

    /// What was tried against urges.
    pub fn tried(&self) -> &BTreeMap<String, Tried> {
        &self.tried
    }

    /// Cracks after sitting, and cracks of which is said what was before.
    pub fn sitting(&self) -> (u32, u32) {
        self.sitting
    }
}

impl DayTally {
    fn plus(mut self, other: &DayTally) -> DayTally {
        self.cracks += other.cracks;
        self.kinds.self_forced += other.kinds.self_forced;
        self.kinds.spontaneous += other.kinds.spontaneous;
        self.kinds.other_person += other.kinds.other_person;
        self.kinds.resisted += other.kinds.resisted;
        self.urges += other.urges;
        self.routines += other.routines;
        self.alternative |= other.alternative;
        for (mine, others) in [(&mut self.pain, &other.pain), (&mut self.relief, &other.relief)] {
            mine.0.iter_mut().zip(others.0).for_each(|(count, more)| *count += more);
        }
        self
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
