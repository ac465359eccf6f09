//! Several records changed in one transaction, and put back as they were.

use super::failure::Failure;
use super::{Store, StoreError, journal, sight, urge};
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::field::FieldError;
use crate::domain::journal::{Entry, EntryFields};
use crate::domain::timeline::Several;
use crate::domain::trash::Kind;
use rusqlite::Connection;

/// What a change took from a record: by it, it is put back, and whatever was said meanwhile stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    pub kind: Kind,
    pub id: i64,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Place(Option<Region>),
    At(Moment),
    Tags(Vec<String>),
    InSight,
}

impl Store {
    /// Changes several records, all or none. Gives what each was that is another now; one that is deleted, or that has no
    /// such field, stays as it is.
    ///
    /// # Errors
    /// A value that does not fit one of them, or a failed write; then nothing is changed.
    pub fn change_several(
        &self,
        records: &[(Kind, i64)],
        change: &Several,
        now: Moment,
    ) -> Result<Vec<Was>, StoreError> {
        change.validate()?;
        self.transact("changing several records", |connection| {
            let taken = records.iter().filter(|(kind, _)| change.takes(*kind));
            let changed = taken.map(|(kind, id)| change_one(connection, *kind, *id, change, now));
            changed.filter_map(Result::transpose).collect()
        })
    }

    /// Puts records back as they were, all or none.
    ///
    /// # Errors
    /// A failed write; then nothing is changed.
    pub fn put_several_back(&self, was: &[Was], now: Moment) -> Result<(), StoreError> {
        self.transact("putting several records back", |connection| {
            was.iter().try_for_each(|was| put_back(connection, was, now))
        })
    }

    /// Changes several entries, all or none. Gives each as it was, and as it is kept now.
    ///
    /// # Errors
    /// An unknown or deleted id, a field that does not fit, or a failed write; then nothing is changed.
    pub fn change_entries(
        &self,
        ids: &[i64],
        now: Moment,
        change: impl Fn(&mut EntryFields) -> Result<(), FieldError>,
    ) -> Result<Vec<(Entry, Entry)>, StoreError> {
        self.transact("changing entries", |connection| {
            let changed = |id: &i64| {
                let entry = journal::in_sight(connection, *id)?;
                let mut fields = entry.fields.clone();
                change(&mut fields)?;
                Ok((entry.clone(), journal::change(connection, entry, &fields, now)?))
            };
            ids.iter().map(changed).collect()
        })
    }
}

fn change_one(
    connection: &Connection,
    kind: Kind,
    id: i64,
    change: &Several,
    now: Moment,
) -> Result<Option<Was>, Failure> {
    let was = |what| Some(Was { kind, id, what });
    if *change == Several::Delete {
        return Ok(sight::put_away(connection, kind, id, now)?.then(|| was(What::InSight)).flatten());
    }
    let took = |region: Option<Region>, at: Moment, tags: &[String]| match change {
        Several::Place(_) => What::Place(region),
        Several::Shift(_) => What::At(at),
        _ => What::Tags(tags.to_vec()),
    };
    match kind {
        Kind::Entry => {
            let Some(entry) = journal::find(connection, id)? else { return Ok(None) };
            let mut fields = entry.fields.clone();
            change.change_entry(&mut fields, now)?;
            if fields == entry.fields {
                return Ok(None);
            }
            let taken = took(entry.fields.region, entry.fields.at, &entry.fields.tags);
            journal::change(connection, entry, &fields, now)?;
            Ok(was(taken))
        }
        Kind::Urge => {
            let Some(urge) = urge::find(connection, id)? else { return Ok(None) };
            let mut fields = urge.fields.clone();
            change.change_urge(&mut fields, now)?;
            if fields == urge.fields {
                return Ok(None);
            }
            let taken = took(urge.fields.region, urge.fields.at, &[]);
            urge::change(connection, urge, &fields, now)?;
            Ok(was(taken))
        }
        _ => Ok(None),
    }
}

fn put_back(connection: &Connection, was: &Was, now: Moment) -> Result<(), Failure> {
    let Was { kind, id, what } = was;
    match (kind, what) {
        (_, What::InSight) => {
            sight::put_back(connection, *kind, *id, now)?;
        }
        (Kind::Entry, _) => {
            let Some(entry) = journal::find(connection, *id)? else { return Ok(()) };
            let mut fields = entry.fields.clone();
            match what {
                What::Place(region) => fields.region = *region,
                What::At(at) => fields.at = *at,
                What::Tags(tags) => fields.tags.clone_from(tags),
                What::InSight => {}
            }
            journal::change(connection, entry, &fields, now)?;
        }
        (_, _) => {
            let Some(urge) = urge::find(connection, *id)? else { return Ok(()) };
            let mut fields = urge.fields.clone();
            match what {
                What::Place(region) => fields.region = *region,
                What::At(at) => fields.at = *at,
                What::Tags(_) | What::InSight => {}
            }
            urge::change(connection, urge, &fields, now)?;
        }
    }
    Ok(())
}
