//! Out of sight and back: what deleting does to a row of any kind.

use super::column::{At, moment, no_earlier};
use super::failure::Failure;
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::trash::Kind;
use rusqlite::{Connection, OptionalExtension, named_params};

/// Puts a record out of sight. False when it is not in sight.
pub(super) fn put_away(connection: &Connection, kind: Kind, id: i64, now: Moment) -> Result<bool, Failure> {
    let which =
        if kind == Kind::Session { "deleted_at IS NULL AND ended_at IS NOT NULL" } else { "deleted_at IS NULL" };
    set_deleted(connection, kind, id, which, Some(whole_seconds(now)), now)
}

/// Brings a record back. False when it is not deleted.
pub(super) fn put_back(connection: &Connection, kind: Kind, id: i64, now: Moment) -> Result<bool, Failure> {
    if kind == Kind::Day {
        let instead: Option<i64> = connection
            .prepare_cached(
                "SELECT id FROM days WHERE deleted_at IS NULL \
                 AND date = (SELECT date FROM days WHERE id = ?1 AND deleted_at IS NOT NULL)",
            )?
            .query_row([id], |row| row.get(0))
            .optional()?;
        if let Some(instead) = instead {
            put_away(connection, kind, instead, now)?;
        }
    }
    set_deleted(connection, kind, id, "deleted_at IS NOT NULL", None, now)
}

fn set_deleted(
    connection: &Connection,
    kind: Kind,
    id: i64,
    which: &str,
    deleted_at: Option<Moment>,
    now: Moment,
) -> Result<bool, Failure> {
    let table = table(kind);
    let updated_at = connection
        .prepare_cached(&format!("SELECT updated_at FROM {table} WHERE id = ?1 AND {which}"))?
        .query_row([id], |row| moment(row, "updated_at"))
        .optional()?;
    let Some(updated_at) = updated_at else { return Ok(false) };
    // It says nothing new about a crack.
    let more = if kind == Kind::Entry { ", told_at = ifnull(told_at, updated_at), went_with_urge = 0" } else { "" };
    connection
        .prepare_cached(&format!(
            "UPDATE {table} SET deleted_at = :deleted_at, updated_at = :updated_at{more} WHERE id = :id"
        ))?
        .execute(named_params! {
            ":deleted_at": deleted_at.map(At),
            ":updated_at": At(no_earlier(now, updated_at)),
            ":id": id,
        })?;
    Ok(true)
}

/// How many records of a kind are in sight; of sessions, how many that ended.
pub(super) fn count(connection: &Connection, kind: Kind) -> rusqlite::Result<u64> {
    let ended = if kind == Kind::Session { " AND ended_at IS NOT NULL" } else { "" };
    let sql = format!("SELECT count(*) FROM {} WHERE deleted_at IS NULL{ended}", table(kind));
    connection.query_row(&sql, [], |row| row.get::<_, u32>(0)).map(u64::from)
}

/// Where records of a kind are kept.
pub(super) fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Entry => "entries",
        Kind::Urge => "urges",
        Kind::Session => "sessions",
        Kind::Check => "checks",
        Kind::Day => "days",
        Kind::Routine => "routines",
    }
}
