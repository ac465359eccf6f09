//! Cracks: what is said about one, and what is read out of it.

use super::choice::choices;
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::field::{self, FieldError};
use serde::{Deserialize, Serialize};

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
}

/// What a person says about one crack. Everything but the time may be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryFields {
    pub at: Moment,
    /// The time of day was said. Without it `at` is noon of the day, and counts for no hour and no gap.
    #[serde(default = "said", skip_serializing_if = "is_said")]
    pub clock: bool,
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

/// A list of words about a crack: listed ones, or the person's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordList {
    /// What was just before.
    Context,
    /// What was new with it.
    Tags,
}

impl WordList {
    /// The id of its field.
    pub fn id(self) -> &'static str {
        match self {
            WordList::Context => "context",
            WordList::Tags => "tags",
        }
    }

    /// The words of a crack.
    pub fn of(self, fields: &EntryFields) -> &Vec<String> {
        match self {
            WordList::Context => &fields.context,
            WordList::Tags => &fields.tags,
        }
    }

    /// The words of a crack, to be changed.
    pub fn of_mut(self, fields: &mut EntryFields) -> &mut Vec<String> {
        match self {
            WordList::Context => &mut fields.context,
            WordList::Tags => &mut fields.tags,
        }
    }
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
    /// When anything but its note was said last; none is when it was changed last. Of this device alone.
    #[serde(skip)]
    pub told_at: Option<Moment>,
}

impl EntryFields {
    /// A crack at `at` about which nothing else is known.
    pub fn bare(at: Moment) -> EntryFields {
        EntryFields {
            at,
            clock: true,
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

    /// The same once more, now: without the note and the pain an hour later, which belong to that crack alone.
    pub fn again(&self, now: Moment) -> EntryFields {
        EntryFields { at: now, clock: true, pain_later: None, note: String::new(), ..self.clone() }
    }

    /// Whether nothing else is said, the offset it was lived in included.
    pub fn is_same(&self, other: &EntryFields) -> bool {
        self == other && self.at.offset() == other.at.offset()
    }

    /// Whether nothing else is said but for the note.
    pub fn is_same_but_note(&self, other: &EntryFields) -> bool {
        EntryFields { note: other.note.clone(), ..self.clone() }.is_same(other)
    }

    /// Puts it at a moment that was said.
    pub fn set_at(&mut self, at: Moment) {
        (self.at, self.clock) = (at, true);
    }

    /// The neck was forced, by whomever.
    pub fn is_forced_neck(&self) -> bool {
        is_forced_neck(self.region, self.trigger)
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

fn said() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_said(clock: &bool) -> bool {
    *clock
}

/// The signs that are offered without asking for more: the commonest that may come from a nerve or a joint.
pub const COMMON_SIGNS: [&str; 6] = ["numb_tingle", "weakness", "spreads_to_limb", "locking", "dizzy", "headache_new"];

/// The tags that mean that the emergency advice is shown at once (journal rule J12).
pub const EMERGENCY_TAGS: [&str; 6] =
    ["saddle_numb", "bladder_bowel", "both_legs", "face_or_speech", "vision_change", "chest_pain"];

/// Whether a tag is one of [`EMERGENCY_TAGS`].
pub fn is_emergency_tag(tag: &str) -> bool {
    EMERGENCY_TAGS.contains(&tag)
}

/// Whether this is a neck that was forced, by whomever.
pub fn is_forced_neck(region: Option<Region>, trigger: Option<Trigger>) -> bool {
    region == Some(Region::Neck) && matches!(trigger, Some(Trigger::SelfForced | Trigger::OtherPerson))
}

/// The region named most often in the newest entries, if any names one.
pub fn usual_region(newest_first: &[Entry]) -> Option<Region> {
    let named: Vec<Region> = newest_first.iter().take(20).filter_map(|entry| entry.fields.region).collect();
    let count = |region: Region| named.iter().filter(|named| **named == region).count();
    named.iter().copied().max_by_key(|region| count(*region))
}
