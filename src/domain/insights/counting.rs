//! Rows added up by the person's day, one by one, in the order of time.

use super::counted::Counts;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::journal::{BodySide, Outcome, Sound, Trigger};
use chrono::{Datelike, Timelike};
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

/// Days of which each is counted for itself.
#[derive(Clone, Debug)]
pub struct Counting {
    day_start_hour: u32,
    days: BTreeMap<Day, Counts>,
    /// The last crack with a clock time of a region on a day, in seconds since 1970.
    last: BTreeMap<(Day, Region), i64>,
}

impl Counting {
    /// Nothing counted yet, of days that start at this hour.
    pub fn new(day_start_hour: u32) -> Counting {
        Counting { day_start_hour, days: BTreeMap::new(), last: BTreeMap::new() }
    }

    /// Counts a crack. They come in the order of time; in which order those of one moment come is all the same.
    pub fn add_crack(&mut self, crack: &Crack) {
        let day = Day::of(crack.at, self.day_start_hour);
        let counts = self.days.entry(day).or_default();
        let sums = &mut counts.sums;
        sums.cracks += 1;
        match crack.trigger {
            Some(Trigger::SelfForced) => sums.kinds.self_forced += 1,
            Some(Trigger::Spontaneous) => sums.kinds.spontaneous += 1,
            Some(Trigger::OtherPerson) => sums.kinds.other_person += 1,
            None => {}
        }
        crack.pain.into_iter().for_each(|pain| sums.pain.add(pain, 1));
        crack.relief.into_iter().for_each(|relief| sums.relief.add(relief, 1));
        sums.place(crack.region, crack.side).into_iter().for_each(|count| *count += 1);
        if let Some(sound) = crack.sound {
            sums.sounds.iter_mut().skip(sound as usize).take(1).for_each(|count| *count += 1);
        }
        sums.after_sitting += u32::from(crack.before == Before::Sitting);
        sums.said_before += u32::from(crack.before != Before::Nothing);
        let weekday = usize::try_from(day.0.weekday().num_days_from_monday()).unwrap_or_default();
        sums.weekdays.iter_mut().skip(weekday).take(1).for_each(|count| *count += 1);
        if crack.clock {
            let hour = usize::try_from(crack.at.hour()).unwrap_or_default();
            sums.hours.iter_mut().skip(hour).take(1).for_each(|count| *count += 1);
            let at = crack.at.timestamp();
            if let Some(before) = crack.region.and_then(|region| self.last.insert((day, region), at)) {
                let minutes = u32::try_from((at - before) / 60).unwrap_or_default();
                counts.gaps.add(minutes, 1);
            }
        }
    }

    /// Counts an urge.
    pub fn add_urge(&mut self, at: Moment, alternative: Option<&str>, outcome: Option<Outcome>) {
        let counts = self.days.entry(Day::of(at, self.day_start_hour)).or_default();
        counts.sums.urges += 1;
        counts.sums.kinds.resisted += u32::from(outcome.is_some_and(Outcome::resisted));
        let Some(alternative) = alternative else { return };
        counts.sums.alternative_days = 1;
        if let Some(outcome) = outcome {
            let tried = counts.tried.entry(alternative.to_owned()).or_default();
            tried.times += 1;
            tried.eased += u32::from(outcome == Outcome::Eased);
        }
    }

    /// Counts a session with at least one finished step.
    pub fn add_routine(&mut self, started_at: Moment) {
        self.days.entry(Day::of(started_at, self.day_start_hour)).or_default().sums.routines += 1;
    }

    /// The days on which anything was.
    pub fn days(self) -> BTreeMap<Day, Counts> {
        let mut days = self.days;
        for (day, counts) in &mut days {
            let forced = counts.sums.kinds.self_forced;
            if counts.sums.routines > 0 {
                (counts.sums.routine_days, counts.sums.forced_on_routine_days) = (1, forced);
            }
            if forced > 0 {
                counts.forced.add(*day, forced);
            }
        }
        days
    }
}
