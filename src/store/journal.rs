//! Entries, urges and day cards.

use super::{Store, StoreError};
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Region;
use crate::domain::journal::{DayCard, Entry, EntryFields, Urge, UrgeFields};

/// Which entries are wanted. `Default` wants all that are not deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// First and last day, by each entry's own date and `day_start_hour`.
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub day_start_hour: u32,
    pub region: Option<Region>,
    /// Found in the note, a tag or a context, upper or lower case.
    pub search: Option<String>,
    pub limit: Option<usize>,
}

/// A deleted entry and when it was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    pub entry: Entry,
    pub deleted_at: Moment,
}

impl Store {
    /// Keeps a new crack.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write.
    pub fn add_entry(&self, fields: &EntryFields, now: Moment) -> Result<Entry, StoreError> {
        let _ = (fields, now);
        todo!()
    }

    /// Replaces the fields of an entry.
    ///
    /// # Errors
    /// An unknown or deleted id, a field that does not fit, or a failed write.
    pub fn update_entry(&self, id: i64, fields: &EntryFields, now: Moment) -> Result<Entry, StoreError> {
        let _ = (id, fields, now);
        todo!()
    }

    /// One entry that is not deleted.
    ///
    /// # Errors
    /// An unknown or deleted id.
    pub fn entry(&self, id: i64) -> Result<Entry, StoreError> {
        let _ = id;
        todo!()
    }

    /// Entries, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn entries(&self, filter: &EntryFilter) -> Result<Vec<Entry>, StoreError> {
        let _ = filter;
        todo!()
    }

    /// Puts an entry out of sight.
    ///
    /// # Errors
    /// An unknown or deleted id, or a failed write.
    pub fn delete_entry(&self, id: i64, now: Moment) -> Result<(), StoreError> {
        let _ = (id, now);
        todo!()
    }

    /// Brings a deleted entry back.
    ///
    /// # Errors
    /// An id that is not deleted, or a failed write.
    pub fn undelete_entry(&self, id: i64, now: Moment) -> Result<Entry, StoreError> {
        let _ = (id, now);
        todo!()
    }

    /// Deleted entries, last deleted first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn deleted_entries(&self) -> Result<Vec<Deleted>, StoreError> {
        todo!()
    }

    /// Keeps an urge. One that ended in a crack also keeps an entry (`self_forced`, with the urge's level) and links it.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write; then neither is kept.
    pub fn add_urge(&self, fields: &UrgeFields, now: Moment) -> Result<Urge, StoreError> {
        let _ = (fields, now);
        todo!()
    }

    /// Replaces the fields of an urge; one that now ended in a crack and has no entry yet gets one.
    ///
    /// # Errors
    /// An unknown id, a field that does not fit, or a failed write.
    pub fn update_urge(&self, id: i64, fields: &UrgeFields, now: Moment) -> Result<Urge, StoreError> {
        let _ = (id, fields, now);
        todo!()
    }

    /// All urges, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn urges(&self) -> Result<Vec<Urge>, StoreError> {
        todo!()
    }

    /// Keeps what is said about a day, in place of what was said before.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write.
    pub fn set_day(
        &self,
        date: Day,
        pain_today: Option<u8>,
        sit_hours: Option<u8>,
        note: &str,
        now: Moment,
    ) -> Result<DayCard, StoreError> {
        let _ = (date, pain_today, sit_hours, note, now);
        todo!()
    }

    /// What was said about a day.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn day(&self, date: Day) -> Result<Option<DayCard>, StoreError> {
        let _ = date;
        todo!()
    }

    /// All day cards, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn days(&self) -> Result<Vec<DayCard>, StoreError> {
        todo!()
    }
}
