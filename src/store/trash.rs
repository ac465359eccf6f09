//! The trash: what is out of sight, brought back, or removed for good when the person says so.

use super::column::moment;
use super::failure::Failure;
use super::sight::{put_away, put_back, table};
use super::{Store, StoreError, check, day, journal, profile, routine, session, urge};
use crate::domain::checker::Check;
use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::trash::{Deleted, Gone, Kind, bare, must_stay};
use rusqlite::{Connection, OptionalExtension, Row};

impl Store {
    /// Puts a record out of sight. A session goes only when it has ended.
    ///
    /// # Errors
    /// An unknown or deleted id, or a failed write.
    pub fn delete(&self, kind: Kind, id: i64, now: Moment) -> Result<(), StoreError> {
        self.transact("deleting", |connection| match put_away(connection, kind, id, now)? {
            true => Ok(()),
            false => Err(StoreError::NotFound { what: kind.word(), id: id.to_string() }.into()),
        })
    }

    /// Puts several records of a kind out of sight, all or none.
    ///
    /// # Errors
    /// An unknown or deleted id, or a failed write; then none is deleted.
    pub fn delete_all(&self, kind: Kind, ids: &[i64], now: Moment) -> Result<(), StoreError> {
        self.transact("deleting", |connection| {
            ids.iter().try_for_each(|id| match put_away(connection, kind, *id, now)? {
                true => Ok(()),
                false => Err(StoreError::NotFound { what: kind.word(), id: id.to_string() }.into()),
            })
        })
    }

    /// Brings several deleted records of a kind back, all or none.
    ///
    /// # Errors
    /// An id that is not deleted, or a failed write; then none is brought back.
    pub fn undelete_all(&self, kind: Kind, ids: &[i64], now: Moment) -> Result<(), StoreError> {
        self.transact("bringing back", |connection| {
            ids.iter().try_for_each(|id| match put_back(connection, kind, *id, now)? {
                true => Ok(()),
                false => Err(not_deleted(kind, *id)),
            })
        })
    }

    /// Brings a deleted record back. A day card that stands in its place goes to the trash.
    ///
    /// # Errors
    /// An id that is not deleted, or a failed write.
    pub fn undelete(&self, kind: Kind, id: i64, now: Moment) -> Result<(), StoreError> {
        self.transact("bringing back", |connection| match put_back(connection, kind, id, now)? {
            true => Ok(()),
            false => Err(not_deleted(kind, id)),
        })
    }

    /// One deleted record.
    ///
    /// # Errors
    /// An id that is not deleted.
    pub fn deleted(&self, content: &Content, kind: Kind, id: i64) -> Result<Deleted, StoreError> {
        self.read("a deleted record", |connection| one(connection, content, kind, id))
    }

    /// The `most` records that were deleted last, of every kind, last deleted first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn trash(&self, content: &Content, most: usize) -> Result<Vec<Deleted>, StoreError> {
        self.read("the trash", |connection| {
            let of_each = Kind::ALL.map(|kind| {
                let (table, number) = (table(kind), kind as u8);
                format!("SELECT {number} AS kind, id, deleted_at FROM {table} WHERE deleted_at IS NOT NULL")
            });
            let sql = format!(
                "SELECT kind, id FROM ({}) ORDER BY unixepoch(deleted_at) DESC, kind DESC, id DESC LIMIT ?1",
                of_each.join(" UNION ALL ")
            );
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
                Ok((row.get::<_, u8>("kind")?, row.get::<_, i64>("id")?))
            })?;
            let found: Vec<(u8, i64)> = found.collect::<rusqlite::Result<_>>()?;
            let kinds = found.into_iter().filter_map(|(number, id)| Some((*Kind::ALL.get(usize::from(number))?, id)));
            kinds.map(|(kind, id)| one(connection, content, kind, id)).collect()
        })
    }

    /// Removes for good what is in the trash. Checks that still hold something (see [`must_stay`]) lose their answers and
    /// stay. Returns how many records went.
    ///
    /// # Errors
    /// A failed write; then nothing went.
    pub fn empty_trash(&self, content: &Content, now: Moment) -> Result<usize, StoreError> {
        self.transact("emptying the trash", |connection| {
            connection.execute(
                "UPDATE urges SET entry = NULL WHERE entry IN (SELECT id FROM entries WHERE deleted_at IS NOT NULL)",
                [],
            )?;
            connection.execute(
                "DELETE FROM played_steps WHERE session IN (SELECT id FROM sessions WHERE deleted_at IS NOT NULL)",
                [],
            )?;
            let mut went = 0;
            for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Check) {
                went += connection.execute(&format!("DELETE FROM {} WHERE deleted_at IS NOT NULL", table(kind)), [])?;
            }
            Ok(went + empty_checks(connection, content, now)?)
        })
    }
}

/// One after the other: of two that hold the same thing one stays.
fn empty_checks(connection: &Connection, content: &Content, now: Moment) -> Result<usize, Failure> {
    let profile = profile::read(connection)?;
    let mut checks = check::all(connection, content)?;
    let deleted: Vec<Check> = checks.iter().filter(|check| !check.is_in_sight()).cloned().collect();
    let mut went = 0;
    for check in deleted {
        if !must_stay(content, &check, &profile, &checks, now) {
            went += connection.execute("DELETE FROM checks WHERE id = ?1", [check.id])?;
            checks.retain(|other| other.id != check.id);
        } else if check.answers_removed_at.is_none() {
            let left = bare(content, &check, &profile, &checks, now);
            check::keep_bare(connection, &left)?;
            checks.iter_mut().filter(|other| other.id == left.id).for_each(|other| other.clone_from(&left));
        }
    }
    Ok(went)
}

fn one(connection: &Connection, content: &Content, kind: Kind, id: i64) -> Result<Deleted, Failure> {
    let columns = match kind {
        Kind::Entry => journal::COLUMNS,
        Kind::Urge => urge::COLUMNS,
        Kind::Session => session::COLUMNS,
        Kind::Check => check::COLUMNS,
        Kind::Day => day::COLUMNS,
        Kind::Routine => "routine, updated_at",
    };
    let sql = format!(
        "SELECT {columns}, deleted_at AS put_away FROM {} WHERE id = ?1 AND deleted_at IS NOT NULL",
        table(kind)
    );
    let record = |row: &Row<'_>| -> rusqlite::Result<Gone> {
        Ok(match kind {
            Kind::Entry => Gone::Entry(journal::entry_of(row)?),
            Kind::Urge => Gone::Urge(urge::urge_of(row)?),
            Kind::Session => Gone::Session(session::record_of(row)?),
            Kind::Check => Gone::Check(check::check_of(content, row)?),
            Kind::Day => Gone::Day(day::card_of(row)?),
            Kind::Routine => Gone::Routine(routine::routine_of(row)?),
        })
    };
    let deleted = |row: &Row<'_>| Ok(Deleted { id, record: record(row)?, deleted_at: moment(row, "put_away")? });
    let found = connection.prepare_cached(&sql)?.query_row([id], deleted).optional()?;
    found.ok_or_else(|| not_deleted(kind, id))
}

fn not_deleted(kind: Kind, id: i64) -> Failure {
    StoreError::NotDeleted { what: kind.word(), id: id.to_string() }.into()
}
