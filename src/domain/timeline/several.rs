//! One change to several records at once.

use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::field::{self, Allowed, FieldError};
use crate::domain::journal::{EntryFields, UrgeFields, WordList};
use crate::domain::trash::Kind;
use crate::domain::words::entry::listed_word;
use chrono::Duration;
use std::slice;

/// How many minutes a day has.
const DAY: i64 = 24 * 60;

/// What is done with all of them. A record that has no such field stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Several {
    /// Where it was; none where that is not said.
    Place(Option<Region>),
    /// Later by so many minutes, earlier when negative. A crack of which only the day is known moves by whole days.
    Shift(i64),
    AddTag(String),
    RemoveTag(String),
    Delete,
}

impl Several {
    /// Whether records of this kind can be changed so.
    pub fn takes(&self, kind: Kind) -> bool {
        match self {
            Several::Place(_) | Several::Shift(_) => matches!(kind, Kind::Entry | Kind::Urge),
            Several::AddTag(_) | Several::RemoveTag(_) => kind == Kind::Entry,
            Several::Delete => matches!(kind, Kind::Entry | Kind::Urge | Kind::Session),
        }
    }

    /// Takes a tag to be added for the listed one that is meant. One to be taken off may be older, and stays as it is.
    #[must_use]
    pub fn listed(self, content: &Content) -> Several {
        match self {
            Several::AddTag(tag) => Several::AddTag(listed_word(content, WordList::Tags, &tag)),
            other => other,
        }
    }

    /// Refuses what fits no record.
    ///
    /// # Errors
    /// A tag that is no word.
    pub fn validate(&self) -> Result<(), FieldError> {
        match self {
            Several::AddTag(tag) => field::words("tag", slice::from_ref(tag)),
            _ => Ok(()),
        }
    }

    /// Changes a crack. The note, and whatever else was said, stays.
    ///
    /// # Errors
    /// A time that would lie after `now`.
    pub fn change_entry(&self, fields: &mut EntryFields, now: Moment) -> Result<(), FieldError> {
        match self {
            Several::Place(region) => fields.region = *region,
            Several::Shift(minutes) => {
                let minutes = if fields.clock { *minutes } else { minutes / DAY * DAY };
                fields.at = shifted(fields.at, minutes, now)?;
            }
            Several::AddTag(tag) if fields.tags.contains(tag) => {}
            Several::AddTag(tag) => fields.tags.push(tag.clone()),
            Several::RemoveTag(tag) => fields.tags.retain(|kept| kept != tag),
            Several::Delete => {}
        }
        Ok(())
    }

    /// Changes an urge.
    ///
    /// # Errors
    /// A time that would lie after `now`.
    pub fn change_urge(&self, fields: &mut UrgeFields, now: Moment) -> Result<(), FieldError> {
        match self {
            Several::Place(region) => fields.region = *region,
            Several::Shift(minutes) => fields.at = shifted(fields.at, *minutes, now)?,
            Several::AddTag(_) | Several::RemoveTag(_) | Several::Delete => {}
        }
        Ok(())
    }
}

/// A moment so many minutes later, at the offset it was lived in.
fn shifted(at: Moment, minutes: i64, now: Moment) -> Result<Moment, FieldError> {
    let then = Duration::try_minutes(minutes).and_then(|length| at.checked_add_signed(length));
    then.filter(|then| *then <= now || minutes <= 0)
        .ok_or_else(|| FieldError::new("shift", at.to_rfc3339(), Allowed::StaysPast))
}
