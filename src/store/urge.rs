//! Urges, and the cracks some of them ended in.

use super::column::{At, Choice, choice, moment, new_uid, no_earlier, validate_moment};
use super::failure::Failure;
use super::{Store, StoreError, journal};
use crate::domain::day::Moment;
use crate::domain::field::FieldError;
use crate::domain::journal::{EntryFields, Outcome, Trigger, Urge, UrgeFields};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

const SELECT: &str = "SELECT id, uid, at, region, level, level_after, alternative, outcome, entry, note, created_at, \
    updated_at FROM urges";

impl Store {
    /// Keeps an urge. One that ended in a crack also keeps an entry (`self_forced`, with the urge's level) and links it.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write; then neither is kept.
    pub fn add_urge(&self, fields: &UrgeFields, now: Moment) -> Result<Urge, StoreError> {
        validate(fields)?;
        self.transact("adding an urge", |connection| {
            let entry = linked(connection, fields, None, now)?;
            connection
                .prepare_cached(
                    "INSERT INTO urges (uid, at, at_utc, level, created_at, updated_at) \
                     VALUES (:uid, :at, :at_utc, :level, :now, :now)",
                )?
                .execute(named_params! {
                    ":uid": new_uid(now),
                    ":at": At(fields.at),
                    ":at_utc": fields.at.timestamp(),
                    ":level": fields.level,
                    ":now": At(now),
                })?;
            let id = connection.last_insert_rowid();
            write(connection, id, fields, entry, now)?;
            by_id(connection, id)
        })
    }

    /// Replaces the fields of an urge; one that now ended in a crack and has no entry yet gets one. A link to an entry,
    /// once made, stays when the new fields name none.
    ///
    /// # Errors
    /// An unknown id, a field that does not fit, or a failed write.
    pub fn update_urge(&self, id: i64, fields: &UrgeFields, now: Moment) -> Result<Urge, StoreError> {
        validate(fields)?;
        self.transact("changing an urge", |connection| {
            let kept = by_id(connection, id)?;
            let entry = linked(connection, fields, kept.fields.entry, now)?;
            write(connection, id, fields, entry, no_earlier(now, kept.updated_at))?;
            by_id(connection, id)
        })
    }

    /// All urges, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn urges(&self) -> Result<Vec<Urge>, StoreError> {
        self.read("the urges", |connection| {
            let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY at_utc DESC, id DESC"))?;
            let found: rusqlite::Result<Vec<Urge>> = statement.query_map([], urge_of)?.collect();
            Ok(found?)
        })
    }
}

fn validate(fields: &UrgeFields) -> Result<(), FieldError> {
    validate_moment("at", fields.at)?;
    fields.validate()
}

/// The entry that belongs to an urge: the one named, else the one it has, else a new one if it ended in a crack.
fn linked(
    connection: &Connection,
    fields: &UrgeFields,
    kept: Option<i64>,
    now: Moment,
) -> Result<Option<i64>, Failure> {
    match fields.entry.or(kept) {
        Some(entry) => journal::exists(connection, entry).map(|()| Some(entry)),
        None if fields.outcome == Some(Outcome::Cracked) => {
            let crack = EntryFields {
                region: fields.region,
                trigger: Some(Trigger::SelfForced),
                urge: Some(fields.level),
                ..EntryFields::bare(fields.at)
            };
            journal::insert(connection, &crack, now).map(Some)
        }
        None => Ok(None),
    }
}

fn write(
    connection: &Connection,
    id: i64,
    fields: &UrgeFields,
    entry: Option<i64>,
    updated_at: Moment,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "UPDATE urges SET at = :at, at_utc = :at_utc, region = :region, level = :level, \
             level_after = :level_after, alternative = :alternative, outcome = :outcome, entry = :entry, \
             note = :note, updated_at = :updated_at WHERE id = :id",
        )?
        .execute(named_params! {
            ":at": At(fields.at),
            ":at_utc": fields.at.timestamp(),
            ":region": fields.region.map(Choice),
            ":level": fields.level,
            ":level_after": fields.level_after,
            ":alternative": fields.alternative,
            ":outcome": fields.outcome.map(Choice),
            ":entry": entry,
            ":note": fields.note,
            ":updated_at": At(updated_at),
            ":id": id,
        })?;
    Ok(())
}

fn by_id(connection: &Connection, id: i64) -> Result<Urge, Failure> {
    let found = connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([id], urge_of).optional()?;
    found.ok_or_else(|| StoreError::NotFound { what: "urge", id: id.to_string() }.into())
}

fn urge_of(row: &Row<'_>) -> rusqlite::Result<Urge> {
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
