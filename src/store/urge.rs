//! Urges, and the cracks some of them ended in.

use super::column::{At, Choice, choice, moment, new_uid, no_earlier, validate_moment};
use super::failure::Failure;
use super::{Store, StoreError, journal, sight};
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::exercise::Region;
use crate::domain::field::FieldError;
use crate::domain::journal::{CrackOf, EntryFields, Outcome, Trigger, Urge, UrgeFields};
use crate::domain::search::folded_urge;
use crate::domain::trash::Kind;
use crate::domain::urge::Helped;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

pub(super) const COLUMNS: &str =
    "id, uid, at, region, level, level_after, alternative, outcome, entry, note, created_at, updated_at";

/// An urge that was to be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedUrge {
    pub before: Urge,
    /// As it is kept now.
    pub urge: Urge,
    /// Where something became of the crack it is linked with.
    pub crack: Option<CrackOf>,
}

impl Store {
    /// Keeps an urge. One that ended in a crack also keeps an entry (`self_forced`, with the urge's level) and links it.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write; then neither is kept.
    pub fn add_urge(&self, fields: &UrgeFields, now: Moment) -> Result<Urge, StoreError> {
        validate(fields)?;
        self.transact("adding an urge", |connection| {
            let fields = UrgeFields { entry: linked(connection, fields, None, now)?.0, ..fields.clone() };
            insert(connection, &fields, now)
        })
    }

    /// Changes what `change` touches of an urge as it is kept now. One that now ended in a crack gets its entry, or has it
    /// back; of one that did not end in a crack after all the entry goes to the trash. The link, once made, stays. An entry
    /// that the person deleted by itself stays deleted.
    ///
    /// # Errors
    /// An unknown or deleted id, a field that does not fit, or a failed write.
    pub fn change_urge(
        &self,
        id: i64,
        now: Moment,
        change: impl FnOnce(&mut UrgeFields),
    ) -> Result<ChangedUrge, StoreError> {
        self.transact("changing an urge", |connection| {
            change_linked(connection, id, now, |fields| {
                change(fields);
                Ok(())
            })
        })
    }

    /// Changes several urges as [`Store::change_urge`] does one, all or none.
    ///
    /// # Errors
    /// An unknown or deleted id, a field that does not fit, or a failed write; then nothing is changed.
    pub fn change_urges(
        &self,
        ids: &[i64],
        now: Moment,
        change: impl Fn(&mut UrgeFields) -> Result<(), FieldError>,
    ) -> Result<Vec<ChangedUrge>, StoreError> {
        self.transact("changing urges", |connection| {
            ids.iter().map(|id| change_linked(connection, *id, now, &change)).collect()
        })
    }

    /// How often each move or wait was tried against an urge whose end is known, and how often it eased. With a region,
    /// only urges there count.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn what_helped(&self, region: Option<Region>) -> Result<Vec<Helped>, StoreError> {
        self.read("what helped", |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT alternative, sum(outcome = 'eased') AS eased, count(*) AS times FROM urges \
                 WHERE deleted_at IS NULL AND alternative IS NOT NULL AND outcome IS NOT NULL AND (:region IS NULL OR region = :region) \
                 GROUP BY alternative",
            )?;
            let helped = |row: &Row<'_>| {
                let number = |column: &str| {
                    row.get::<_, u32>(column).map(|number| usize::try_from(number).unwrap_or(usize::MAX))
                };
                Ok(Helped { alternative: row.get("alternative")?, eased: number("eased")?, times: number("times")? })
            };
            let found = statement.query_map(named_params! { ":region": region.map(Choice) }, helped)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One urge that is not deleted.
    ///
    /// # Errors
    /// An unknown or deleted id.
    pub fn urge(&self, id: i64) -> Result<Urge, StoreError> {
        self.read("an urge", |connection| in_sight(connection, id))
    }

    /// The urge that ended in this crack, where one did and is not deleted.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn urge_of_entry(&self, entry: i64) -> Result<Option<Urge>, StoreError> {
        self.read("the urge before a crack", |connection| {
            let sql =
                format!("SELECT {COLUMNS} FROM urges WHERE entry = ?1 AND deleted_at IS NULL ORDER BY id LIMIT 1");
            Ok(connection.prepare_cached(&sql)?.query_row([entry], urge_of).optional()?)
        })
    }

    /// All urges, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn urges(&self) -> Result<Vec<Urge>, StoreError> {
        self.read("the urges", |connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM urges WHERE deleted_at IS NULL ORDER BY at_utc DESC, id DESC"
            ))?;
            let found: rusqlite::Result<Vec<Urge>> = statement.query_map([], urge_of)?.collect();
            Ok(found?)
        })
    }
}

/// Changes an urge, and what it is linked with.
fn change_linked(
    connection: &Connection,
    id: i64,
    now: Moment,
    change: impl FnOnce(&mut UrgeFields) -> Result<(), FieldError>,
) -> Result<ChangedUrge, Failure> {
    let before = in_sight(connection, id)?;
    let mut fields = before.fields.clone();
    change(&mut fields)?;
    validate(&fields)?;
    let (entry, crack) = linked(connection, &fields, Some(&before.fields), now)?;
    fields.entry = entry;
    let urge = self::change(connection, before.clone(), &fields, now)?;
    Ok(ChangedUrge { before, urge, crack })
}

fn validate(fields: &UrgeFields) -> Result<(), FieldError> {
    validate_moment("at", fields.at)?;
    fields.validate()
}

/// The entry that belongs to an urge: the one named, else the one it has, else a new one when it has now ended in a
/// crack. It is in sight while that is how the urge ended.
fn linked(
    connection: &Connection,
    fields: &UrgeFields,
    kept: Option<&UrgeFields>,
    now: Moment,
) -> Result<(Option<i64>, Option<CrackOf>), Failure> {
    let cracked = |fields: &UrgeFields| fields.outcome == Some(Outcome::Cracked);
    let (before, after) = (kept.is_some_and(cracked), cracked(fields));
    match fields.entry.or(kept.and_then(|kept| kept.entry)) {
        Some(entry) => {
            journal::exists(connection, entry)?;
            let became = match (before, after) {
                (true, false) => put_away(connection, entry, now)?,
                (false, true) => put_back(connection, entry, now)?,
                _ => None,
            };
            Ok((Some(entry), became))
        }
        None if after && !before => {
            let crack = EntryFields {
                region: fields.region,
                trigger: Some(Trigger::SelfForced),
                urge: Some(fields.level),
                ..EntryFields::bare(fields.at)
            };
            let entry = journal::insert(connection, &crack, now)?.id;
            Ok((Some(entry), Some(CrackOf::Saved(entry))))
        }
        None => Ok((None, None)),
    }
}

/// Puts a crack out of sight with its urge.
fn put_away(connection: &Connection, entry: i64, now: Moment) -> Result<Option<CrackOf>, Failure> {
    if !sight::put_away(connection, Kind::Entry, entry, now)? {
        return Ok(None);
    }
    connection.prepare_cached("UPDATE entries SET went_with_urge = 1 WHERE id = ?1")?.execute([entry])?;
    Ok(Some(CrackOf::WentAway(entry)))
}

/// Brings a crack back that went with its urge.
fn put_back(connection: &Connection, entry: i64, now: Moment) -> Result<Option<CrackOf>, Failure> {
    let sql = "SELECT went_with_urge FROM entries WHERE id = ?1 AND deleted_at IS NOT NULL";
    let went_with: Option<bool> = connection.prepare_cached(sql)?.query_row([entry], |row| row.get(0)).optional()?;
    Ok(match went_with {
        Some(true) => {
            sight::put_back(connection, Kind::Entry, entry, now)?;
            Some(CrackOf::CameBack(entry))
        }
        Some(false) => Some(CrackOf::StaysAway(entry)),
        None => None,
    })
}

fn insert(connection: &Connection, fields: &UrgeFields, now: Moment) -> Result<Urge, Failure> {
    let sql = format!(
        "INSERT INTO urges (uid, at, at_utc, region, level, level_after, alternative, outcome, entry, note, \
         folded, created_at, updated_at) \
         VALUES (:uid, :at, :at_utc, :region, :level, :level_after, :alternative, :outcome, :entry, :note, :folded, :now, \
         :now) \
         RETURNING {COLUMNS}"
    );
    write(connection, &sql, fields, named_params! { ":uid": new_uid(now), ":now": At(now) })
}

/// Writes an urge anew, where something else is said than what is kept.
pub(super) fn change(connection: &Connection, kept: Urge, fields: &UrgeFields, now: Moment) -> Result<Urge, Failure> {
    validate(fields)?;
    let fields = UrgeFields { at: whole_seconds(fields.at), ..fields.clone() };
    if fields.is_same(&kept.fields) {
        return Ok(kept);
    }
    let sql = format!(
        "UPDATE urges SET at = :at, at_utc = :at_utc, region = :region, level = :level, level_after = :level_after, \
         alternative = :alternative, outcome = :outcome, entry = :entry, note = :note, folded = :folded, \
         updated_at = :now \
         WHERE id = :id RETURNING {COLUMNS}"
    );
    let now = no_earlier(now, kept.updated_at);
    write(connection, &sql, &fields, named_params! { ":id": kept.id, ":now": At(now) })
}

/// Runs `sql` with the columns of `fields` and `more`, and gives the urge as it is then kept.
fn write(
    connection: &Connection,
    sql: &str,
    fields: &UrgeFields,
    more: &[(&str, &dyn ToSql)],
) -> Result<Urge, Failure> {
    let said = named_params! {
        ":at": At(fields.at),
        ":at_utc": fields.at.timestamp(),
        ":region": fields.region.map(Choice),
        ":level": fields.level,
        ":level_after": fields.level_after,
        ":alternative": fields.alternative,
        ":outcome": fields.outcome.map(Choice),
        ":entry": fields.entry,
        ":note": fields.note,
        ":folded": folded_urge(fields),
    };
    Ok(connection.prepare_cached(sql)?.query_row(&*[said, more].concat(), urge_of)?)
}

/// An urge, where it is not deleted.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Urge>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM urges WHERE id = ?1 AND deleted_at IS NULL");
    Ok(connection.prepare_cached(&sql)?.query_row([id], urge_of).optional()?)
}

fn in_sight(connection: &Connection, id: i64) -> Result<Urge, Failure> {
    find(connection, id)?.ok_or_else(|| StoreError::NotFound { what: "urge", id: id.to_string() }.into())
}

pub(super) fn urge_of(row: &Row<'_>) -> rusqlite::Result<Urge> {
    Ok(Urge {
        id: row.get("id")?,
        uid: row.get("uid")?,
        fields: UrgeFields {
            at: moment(row, "at")?,
            region: choice(row, "region")?,
            level: row.get("level")?,
            level_after: row.get("level_after")?,
            alternative: row.get("alternative")?,
            outcome: choice(row, "outcome")?,
            entry: row.get("entry")?,
            note: row.get("note")?,
        },
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
    })
}
