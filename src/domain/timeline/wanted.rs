//! What is looked for among the records: filters, each of which has to fit, and words.

use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::journal::{Sound, Trigger};
use std::collections::BTreeMap;

/// A kind of row to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Cracks(Trigger),
    /// Those that ended in a crack too.
    Urges,
    Routines,
}

/// What is left in. A row that has no such field does not fit where one is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub kind: Option<Kind>,
    pub region: Option<Region>,
    pub sound: Option<Sound>,
    /// The least pain as it cracked, 0 to 10.
    pub pain_from: Option<u8>,
    /// A listed tag, or one of the person's own.
    pub tag: Option<String>,
    /// First and last day.
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// One thing that is looked for, to be named or let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Region,
    Kind,
    Sound,
    Pain,
    Tag,
    Words,
    Dates,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub search: String,
    pub filter: Filter,
    /// The names of own routines by their uid; a session may be found by them.
    pub own_names: BTreeMap<String, String>,
}

impl Kind {
    /// In the order on screen.
    pub const ALL: [Kind; 5] = [
        Kind::Cracks(Trigger::SelfForced),
        Kind::Cracks(Trigger::Spontaneous),
        Kind::Cracks(Trigger::OtherPerson),
        Kind::Urges,
        Kind::Routines,
    ];

    /// The id by which it is chosen.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Cracks(trigger) => trigger.id(),
            Kind::Urges => "urge",
            Kind::Routines => "routine",
        }
    }

    /// The kind with this id.
    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Cracks(Trigger::SelfForced) => "Forced",
            Kind::Cracks(Trigger::Spontaneous) => "By itself",
            Kind::Cracks(Trigger::OtherPerson) => "Someone else",
            Kind::Urges => "Urges",
            Kind::Routines => "Routines",
        }
    }
}

impl Wanted {
    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.filter == Filter::default() && self.search.trim().is_empty()
    }

    /// The same without one part.
    pub fn without(&self, part: Part) -> Wanted {
        let mut wanted = self.clone();
        let filter = &mut wanted.filter;
        match part {
            Part::Region => filter.region = None,
            Part::Kind => filter.kind = None,
            Part::Sound => filter.sound = None,
            Part::Pain => filter.pain_from = None,
            Part::Tag => filter.tag = None,
            Part::Words => wanted.search.clear(),
            Part::Dates => (filter.from, filter.to) = (None, None),
        }
        wanted
    }
}
