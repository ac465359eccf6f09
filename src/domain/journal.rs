//! The journal: cracks, urges, day cards, and what is counted over them.

use crate::domain::content::rule::Tier;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::field::{self, FieldError};
use crate::domain::session::record::SessionRecord;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $id:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[serde(rename = $id)] $variant),+
        }

        impl $name {
            /// In the order on screen.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The id used in files and on the command line.
            pub fn id(self) -> &'static str {
                match self {
                    $($name::$variant => $id),+
                }
            }

            /// The choice with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.id() == id)
            }
        }
    )+};
}

choices! {
    /// On which side it cracked.
    BodySide { Left = "left", Right = "right", Middle = "middle", Both = "both", Unknown = "unknown" }
    /// How many pops there were.
    Pops { One = "one", TwoOrThree = "two_or_three", Many = "many" }
    /// What it sounded or felt like (the options of the question `crack_sound`).
    Sound {
        SinglePop = "single_pop", RepeatedSnap = "repeated_snap", GrindGrate = "grind_grate",
        ClickRumble = "click_rumble", LoudClunk = "loud_clunk", VibrationOnly = "vibration_only",
        NoSound = "no_sound", NotSure = "not_sure",
    }
    /// How it came about.
    Trigger { Spontaneous = "spontaneous", SelfForced = "self_forced", OtherPerson = "other_person" }
    /// What the pain was like (the options of the question `crack_pain_kind`).
    PainKind {
        DullOrSore = "dull_or_sore", SharpOrStabbing = "sharp_or_stabbing", HotOrStinging = "hot_or_stinging",
        Throbbing = "throbbing", SpreadsDownLimb = "spreads_down_limb",
    }
    /// How hard the person tried.
    Effort { Less = "less", Same = "same", More = "more" }
    /// How an urge ended.
    Outcome { Eased = "eased", StillThere = "still_there", Cracked = "cracked" }
}

/// What a person says about one crack. Everything but the time may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryFields {
    pub at: Moment,
    pub region: Option<Region>,
    pub side: Option<BodySide>,
    pub pops: Option<Pops>,
    pub sound: Option<Sound>,
    pub trigger: Option<Trigger>,
    /// 0 to 10, as it cracked.
    pub pain: Option<u8>,
    /// 0 to 10, an hour later.
    pub pain_later: Option<u8>,
    pub pain_kind: Option<PainKind>,
    /// 0 to 10, before.
    pub urge: Option<u8>,
    /// 0 to 10, after.
    pub relief: Option<u8>,
    pub effort: Option<Effort>,
    /// Listed words or own ones, in the order given, none twice.
    pub context: Vec<String>,
    pub tags: Vec<String>,
    /// Kept exactly as written; empty when there is none.
    pub note: String,
}

/// One crack, as kept. Serialises in the shape of the terminal contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: i64,
    pub uid: String,
    #[serde(flatten)]
    pub fields: EntryFields,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// What a person says about one urge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgeFields {
    pub at: Moment,
    pub region: Option<Region>,
    /// 0 to 10.
    pub level: u8,
    pub level_after: Option<u8>,
    /// A routine or exercise id, or `wait`.
    pub alternative: Option<String>,
    pub outcome: Option<Outcome>,
    /// The entry saved with it when it cracked anyway.
    pub entry: Option<i64>,
    pub note: String,
}

/// One urge, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urge {
    pub id: i64,
    pub uid: String,
    #[serde(flatten)]
    pub fields: UrgeFields,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// What a person says about a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCard {
    pub date: Day,
    /// 0 to 10.
    pub pain_today: Option<u8>,
    /// 0 to 24.
    pub sit_hours: Option<u8>,
    pub note: String,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl EntryFields {
    /// A crack at `at` about which nothing else is known.
    pub fn bare(at: Moment) -> EntryFields {
        EntryFields {
            at,
            region: None,
            side: None,
            pops: None,
            sound: None,
            trigger: None,
            pain: None,
            pain_later: None,
            pain_kind: None,
            urge: None,
            relief: None,
            effort: None,
            context: Vec::new(),
            tags: Vec::new(),
            note: String::new(),
        }
    }

    /// Every field holds what it takes.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        field::scale("pain", self.pain)?;
        field::scale("pain_later", self.pain_later)?;
        field::scale("urge", self.urge)?;
        field::scale("relief", self.relief)?;
        field::words("context", &self.context)?;
        field::words("tag", &self.tags)?;
        field::note("note", &self.note)
    }
}

impl UrgeFields {
    /// An urge of this strength at `at` about which nothing else is known.
    pub fn bare(at: Moment, level: u8) -> UrgeFields {
        UrgeFields {
            at,
            region: None,
            level,
            level_after: None,
            alternative: None,
            outcome: None,
            entry: None,
            note: String::new(),
        }
    }

    /// Checks every field.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        field::scale("level", Some(self.level))?;
        field::scale("level_after", self.level_after)?;
        field::note("note", &self.note)
    }
}

impl DayCard {
    /// Every field holds what it takes.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        field::scale("pain_today", self.pain_today)?;
        self.sit_hours.map_or(Ok(()), |hours| field::range("sit_hours", hours, 0..=24))?;
        field::note("note", &self.note)
    }
}

impl Outcome {
    /// The urge was not followed.
    pub fn resisted(self) -> bool {
        self != Outcome::Cracked
    }
}

/// What happened on one day, or over several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub cracks: u32,
    pub self_forced: u32,
    pub spontaneous: u32,
    pub other_person: u32,
    /// Urges that were not followed.
    pub resisted: u32,
    pub urges: u32,
    /// The strongest pain of a crack.
    pub pain_max: Option<u8>,
    /// Sessions with at least one finished step.
    pub routines: u32,
}

/// The counts of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DayCounts {
    pub date: Day,
    #[serde(flatten)]
    pub counts: Counts,
}

/// Counts for every day of a range, in the shape of the terminal contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stats {
    pub from: Day,
    pub to: Day,
    pub days: Vec<DayCounts>,
    pub totals: Counts,
}

/// Counts the records of `from` to `to`, zeros included.
pub fn stats(
    entries: &[Entry],
    urges: &[Urge],
    sessions: &[SessionRecord],
    from: Day,
    to: Day,
    day_start_hour: u32,
) -> Stats {
    let mut days: BTreeMap<Day, Counts> = from.through(to).map(|day| (day, Counts::default())).collect();
    let mut on = |at: Moment, count: &dyn Fn(&mut Counts)| {
        if let Some(counts) = days.get_mut(&Day::of(at, day_start_hour)) {
            count(counts);
        }
    };
    for entry in entries {
        on(entry.fields.at, &|counts| counts.add_entry(entry));
    }
    for urge in urges {
        on(urge.fields.at, &|counts| counts.add_urge(urge));
    }
    for session in sessions.iter().filter(|session| session.finished_a_step()) {
        on(session.started_at, &|counts| counts.routines += 1);
    }
    Stats::of_days(from, to, &days)
}

impl Stats {
    /// From the counts of those days of `from` to `to` that have any.
    pub fn of_days(from: Day, to: Day, counted: &BTreeMap<Day, Counts>) -> Stats {
        let counts = |date: Day| counted.get(&date).copied().unwrap_or_default();
        let days: Vec<DayCounts> = from.through(to).map(|date| DayCounts { date, counts: counts(date) }).collect();
        let mut totals = Counts::default();
        for day in &days {
            totals.add(&day.counts);
        }
        Stats { from, to, days, totals }
    }
}

impl Counts {
    fn add_entry(&mut self, entry: &Entry) {
        self.cracks += 1;
        match entry.fields.trigger {
            Some(Trigger::SelfForced) => self.self_forced += 1,
            Some(Trigger::Spontaneous) => self.spontaneous += 1,
            Some(Trigger::OtherPerson) => self.other_person += 1,
            None => {}
        }
        self.pain_max = self.pain_max.max(entry.fields.pain);
    }

    fn add_urge(&mut self, urge: &Urge) {
        self.urges += 1;
        if urge.fields.outcome.is_some_and(Outcome::resisted) {
            self.resisted += 1;
        }
    }

    fn add(&mut self, other: &Counts) {
        self.cracks += other.cracks;
        self.self_forced += other.self_forced;
        self.spontaneous += other.spontaneous;
        self.other_person += other.other_person;
        self.resisted += other.resisted;
        self.urges += other.urges;
        self.pain_max = self.pain_max.max(other.pain_max);
        self.routines += other.routines;
    }
}

/// A place that was forced and has not reset yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    pub region: Option<Region>,
    pub forced_at: Moment,
    /// When the rest is over.
    pub until: Moment,
}

/// The rest that is still running: the newest forced crack of the last `minutes`.
pub fn resting(entries: &[Entry], now: Moment, minutes: u32) -> Option<Resting> {
    let rest = chrono::Duration::minutes(i64::from(minutes));
    entries
        .iter()
        .filter(|entry| matches!(entry.fields.trigger, Some(Trigger::SelfForced | Trigger::OtherPerson)))
        .map(|entry| Resting { region: entry.fields.region, forced_at: entry.fields.at, until: entry.fields.at + rest })
        .filter(|resting| resting.forced_at <= now && resting.until > now)
        .max_by_key(|resting| resting.forced_at)
}

/// Whether a tag means that the emergency advice is shown at once (journal rule J12).
pub fn is_emergency_tag(tag: &str) -> bool {
    ["saddle_numb", "bladder_bowel", "both_legs", "face_or_speech", "vision_change", "chest_pain"].contains(&tag)
}

/// What a saved entry opens at once, before any other suggestion.
pub fn emergency_of(entry: &EntryFields) -> Option<Tier> {
    entry.tags.iter().any(|tag| is_emergency_tag(tag)).then_some(Tier::EmergencyNow)
}

/// The region named most often in the newest entries, if any names one.
pub fn usual_region(newest_first: &[Entry]) -> Option<Region> {
    let named: Vec<Region> = newest_first.iter().take(20).filter_map(|entry| entry.fields.region).collect();
    let count = |region: Region| named.iter().filter(|named| **named == region).count();
    named.iter().copied().max_by_key(|region| count(*region))
}
