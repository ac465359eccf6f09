//! The history the rules read: the entries, days and rated sessions of the last weeks, and what was put away.

use super::limits::HISTORY_DAYS;
use crate::domain::checker::Check;
use crate::domain::day::{Day, Moment, days_after};
use crate::domain::exercise::Region;
use crate::domain::gate::{Profile, Standing};
use crate::domain::id::RuleId;
use crate::domain::journal::{BodySide, DayCard, Effort, Entry, EntryFields, PainKind, Sound, Trigger, is_forced_neck};
use crate::domain::session::record::SessionRecord;
use crate::domain::words::entry::ListedWords;
use std::collections::BTreeMap;

/// What holds beside the history.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    pub standing: &'a Standing,
    /// All checks, newest first.
    pub checks: &'a [Check],
    pub profile: &'a Profile,
    /// When the program was opened.
    pub opened: Moment,
    /// How long a forced joint rests, in minutes.
    pub rest_minutes: u32,
}

/// The rules that were put away, each with when.
pub type Dismissed = BTreeMap<RuleId, Moment>;

/// What the rules read of one crack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crack {
    pub id: i64,
    pub uid: String,
    pub at: Moment,
    /// The time of day is known; without it `at` is noon of the day.
    pub clock: bool,
    /// When anything but its note was said last.
    pub told_at: Moment,
    pub region: Option<Region>,
    pub side: Option<BodySide>,
    pub sound: Option<Sound>,
    pub trigger: Option<Trigger>,
    pub pain: Option<u8>,
    pub pain_kind: Option<PainKind>,
    pub urge: Option<u8>,
    pub relief: Option<u8>,
    pub effort: Option<Effort>,
    pub context: Vec<String>,
    pub tags: Vec<String>,
}

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    pub now: Moment,
    pub day_start_hour: u32,
    /// Those that the rules read at `now`, newest first.
    pub entries: Vec<Crack>,
    /// Of the same days, oldest first.
    pub days: Vec<DayCard>,
    /// The last three rated uses of every routine that was used lately, newest first.
    pub sessions: Vec<SessionRecord>,
    pub dismissed: Dismissed,
}

impl Crack {
    /// What the rules read of an entry. An own word that is the name of a listed one is that one.
    pub fn of(listed: &ListedWords, entry: &Entry) -> Crack {
        let of_fields = Crack::of_fields(listed, &entry.fields);
        Crack { id: entry.id, uid: entry.uid.clone(), told_at: entry.told_at.unwrap_or(entry.updated_at), ..of_fields }
    }

    /// The same of one that is not kept yet.
    pub fn of_fields(listed: &ListedWords, fields: &EntryFields) -> Crack {
        let mut fields = fields.clone();
        listed.take(&mut fields);
        Crack {
            id: 0,
            uid: String::new(),
            at: fields.at,
            clock: fields.clock,
            told_at: fields.at,
            region: fields.region,
            side: fields.side,
            sound: fields.sound,
            trigger: fields.trigger,
            pain: fields.pain,
            pain_kind: fields.pain_kind,
            urge: fields.urge,
            relief: fields.relief,
            effort: fields.effort,
            context: fields.context,
            tags: fields.tags,
        }
    }

    /// Pain of at least `least`.
    pub fn hurt(&self, least: u8) -> bool {
        self.pain >= Some(least)
    }

    /// One of these tags is on it.
    pub fn has_any(&self, tags: &[&str]) -> bool {
        self.tags.iter().any(|tag| tags.contains(&tag.as_str()))
    }

    /// The person forced it themselves.
    pub fn is_self_forced(&self) -> bool {
        self.trigger == Some(Trigger::SelfForced)
    }

    /// The neck was forced, by whomever.
    pub fn is_forced_neck(&self) -> bool {
        is_forced_neck(self.region, self.trigger)
    }
}

impl History {
    /// The first day that any rule looks at.
    pub fn first_day(now: Moment, day_start_hour: u32) -> Day {
        Day::of(now, day_start_hour).plus(1 - HISTORY_DAYS)
    }

    /// Whether a crack is one of those that the rules read at `now`. Where the time of day is not known it may be later today.
    pub fn reads(fields: &EntryFields, now: Moment, day_start_hour: u32) -> bool {
        let is_over = fields.at <= now || (!fields.clock && fields.at <= days_after(now, 1));
        is_over && History::first_day(now, day_start_hour) <= Day::of(fields.at, day_start_hour)
    }

    /// Today.
    pub fn today(&self) -> Day {
        Day::of(self.now, self.day_start_hour)
    }

    /// The day of a crack. One that is over but has a date still to come here, as after a flight to the west, is of today.
    pub fn day(&self, crack: &Crack) -> Day {
        Day::of(crack.at, self.day_start_hour).min(self.today())
    }

    /// The cracks of the last `days` days, today included, newest first.
    pub fn last(&self, days: i64) -> impl Iterator<Item = &Crack> {
        self.between(days, 0)
    }

    /// The cracks of the `days` days before the last `skipped` ones.
    pub fn between(&self, days: i64, skipped: i64) -> impl Iterator<Item = &Crack> {
        let last = self.today().plus(-skipped);
        let first = last.plus(1 - days);
        self.entries.iter().filter(move |crack| {
            let day = self.day(crack);
            self.is_over(crack) && first <= day && day <= last
        })
    }

    /// Whether a crack is over. Where the time of day is not known, its day has begun where it was lived.
    fn is_over(&self, crack: &Crack) -> bool {
        let there = self.now.with_timezone(crack.at.offset());
        let has_begun = Day::of(crack.at, self.day_start_hour) <= Day::of(there, self.day_start_hour);
        crack.at <= self.now || (!crack.clock && has_begun)
    }

    /// What was said about the last `days` days, today included, oldest first.
    pub fn cards(&self, days: i64) -> impl Iterator<Item = &DayCard> {
        let today = self.today();
        self.days.iter().filter(move |card| today.plus(1 - days) <= card.date && card.date <= today)
    }

    /// On how many of the last `days` days at least `least` of these cracks were.
    pub fn days_with<'a>(&self, cracks: impl Iterator<Item = &'a Crack>, least: usize) -> usize {
        let mut counts = BTreeMap::<Day, usize>::new();
        for crack in cracks {
            *counts.entry(self.day(crack)).or_default() += 1;
        }
        counts.values().filter(|count| **count >= least).count()
    }
}
