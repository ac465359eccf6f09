//! The journal: cracks, urges, day cards, and what is counted over them. One noun a file.

mod choice;
mod counts;
mod day_card;
mod entry;
mod resting;
mod urge;

pub use counts::{Counts, DayCounts, Stats, stats};
pub use day_card::DayCard;
pub use entry::{
    BodySide, COMMON_SIGNS, Effort, Entry, EntryFields, PainKind, Pops, Sound, Trigger, emergency_of, is_emergency_tag,
    usual_region,
};
pub use resting::{Resting, resting};
pub use urge::{Outcome, Urge, UrgeFields};
