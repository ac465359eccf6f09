//! Own routines.

use super::column::{At, Json, json, moment, new_uid, no_earlier};
use super::failure::Failure;
use super::{Store, StoreError};
use crate::domain::content::Content;
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::field::FieldError;
use crate::domain::fold::fold;
use crate::domain::own_routine::OwnRoutine;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::cmp::Reverse;

/// A deleted own routine and when it was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedRoutine {
    pub routine: OwnRoutine,
    pub deleted_at: Moment,
}

impl Store {
    /// A name for a new own routine that no other has.
    pub fn new_uid(&self, now: Moment) -> String {
        new_uid(now)
    }

    /// Keeps an own routine, in place of the one with the same uid, which keeps the time it was made. A deleted one is
    /// back with it.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write.
    pub fn save_routine(&self, content: &Content, routine: &OwnRoutine) -> Result<(), StoreError> {
        routine.validate(content)?;
        self.transact("keeping a routine", |connection| {
            let kept = by_uid(connection, &routine.uid)?;
            let created_at = kept.as_ref().map_or(whole_seconds(routine.created_at), |kept| kept.created_at);
            let earliest = kept.map_or(created_at, |kept| kept.updated_at);
            let updated_at = no_earlier(routine.updated_at, earliest);
            let routine = OwnRoutine { created_at, updated_at, ..routine.clone() };
            connection.execute(
                "INSERT INTO routines (uid, routine, created_at, updated_at) \
                 VALUES (:uid, :routine, :created_at, :updated_at) \
                 ON CONFLICT (uid) DO UPDATE SET routine = :routine, updated_at = :updated_at, deleted_at = NULL",
                named_params! {
                    ":uid": routine.uid,
                    ":routine": Json(&routine),
                    ":created_at": At(created_at),
                    ":updated_at": At(updated_at),
                },
            )?;
            Ok(())
        })
    }

    /// Changes what `change` touches of an own routine as it is kept now; all else stays, whoever wrote it.
    ///
    /// # Errors
    /// An unknown or deleted uid, what `change` refuses, or a failed write.
    pub fn change_routine(
        &self,
        content: &Content,
        uid: &str,
        change: impl FnOnce(&mut OwnRoutine) -> Result<(), FieldError>,
    ) -> Result<OwnRoutine, StoreError> {
        self.transact("changing a routine", |connection| {
            let sql = "SELECT routine, updated_at FROM routines WHERE uid = ?1 AND deleted_at IS NULL";
            let kept = connection.prepare_cached(sql)?.query_row([uid], routine_of).optional()?;
            let kept = kept.ok_or_else(|| StoreError::NotFound { what: "routine", id: uid.to_owned() })?;
            let mut changed = kept.clone();
            change(&mut changed)?;
            changed.validate(content)?;
            changed.updated_at = no_earlier(changed.updated_at, kept.updated_at);
            connection.execute(
                "UPDATE routines SET routine = :routine, updated_at = :updated_at WHERE uid = :uid",
                named_params! { ":routine": Json(&changed), ":updated_at": At(changed.updated_at), ":uid": uid },
            )?;
            Ok(changed)
        })
    }

    /// Own routines that are not deleted, by name.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn own_routines(&self) -> Result<Vec<OwnRoutine>, StoreError> {
        self.read("the own routines", |connection| {
            let mut statement =
                connection.prepare_cached("SELECT routine, updated_at FROM routines WHERE deleted_at IS NULL")?;
            let found: rusqlite::Result<Vec<OwnRoutine>> = statement.query_map([], routine_of)?.collect();
            let mut found = found?;
            found.sort_by_cached_key(|routine| (fold(&routine.name), routine.uid.clone()));
            Ok(found)
        })
    }

    /// Deleted own routines, last deleted first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn deleted_routines(&self) -> Result<Vec<DeletedRoutine>, StoreError> {
        self.read("the deleted routines", |connection| {
            let mut statement = connection
                .prepare_cached("SELECT routine, updated_at, deleted_at FROM routines WHERE deleted_at IS NOT NULL")?;
            let deleted = |row: &Row<'_>| {
                Ok(DeletedRoutine { routine: routine_of(row)?, deleted_at: moment(row, "deleted_at")? })
            };
            let found: rusqlite::Result<Vec<DeletedRoutine>> = statement.query_map([], deleted)?.collect();
            let mut found = found?;
            found.sort_by_cached_key(|deleted| (Reverse(deleted.deleted_at), fold(&deleted.routine.name)));
            Ok(found)
        })
    }

    /// Puts an own routine out of sight, or brings it back.
    ///
    /// # Errors
    /// An unknown uid, or a failed write.
    pub fn set_routine_deleted(&self, uid: &str, deleted: bool, now: Moment) -> Result<(), StoreError> {
        self.transact("deleting a routine", |connection| {
            let kept = by_uid(connection, uid)?;
            let kept = kept.ok_or_else(|| StoreError::NotFound { what: "routine", id: uid.to_owned() })?;
            connection.execute(
                "UPDATE routines SET deleted_at = :deleted_at, updated_at = :updated_at WHERE uid = :uid",
                named_params! {
                    ":deleted_at": deleted.then_some(At(now)),
                    ":updated_at": At(no_earlier(now, kept.updated_at)),
                    ":uid": uid,
                },
            )?;
            Ok(())
        })
    }
}

fn by_uid(connection: &Connection, uid: &str) -> Result<Option<OwnRoutine>, Failure> {
    let mut statement = connection.prepare_cached("SELECT routine, updated_at FROM routines WHERE uid = ?1")?;
    Ok(statement.query_row([uid], routine_of).optional()?)
}

pub(super) fn routine_of(row: &Row<'_>) -> rusqlite::Result<OwnRoutine> {
    Ok(OwnRoutine { updated_at: moment(row, "updated_at")?, ..json(row, "routine")? })
}
