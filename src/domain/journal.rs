//! The journal: cracks, urges, day cards, and what is counted over them. One noun a file.

mod choice;
mod counts;
mod day_card;
mod entry;
mod later;
mod resting;
mod urge;

pub use counts::{Counts, DayCounts, Stats, stats};
pub use day_card::DayCard;
pub use entry::{
    BodySide, COMMON_SIGNS, EMERGENCY_TAGS, Effort, Entry, EntryFields, PainKind, Pops, Sound, Trigger, WordList,
    is_emergency_tag, is_forced_neck, usual_region,
};
pub use later::{asked_later, is_asked_later};
pub use resting::{Resting, RestsEnded, resting};
pub use urge::{CrackOf, Outcome, Urge, UrgeFields};
