//! Records as their rows say them.

use crate::domain::content::Content;
use crate::domain::transfer::Carried;
use crate::domain::trash::{Gone, Kind};
use crate::store::column::moment_if_any;
use crate::store::failure::Failure;
use crate::store::{check, day, journal, routine, session, urge};
use rusqlite::Row;

/// What is read of a kind.
pub(super) fn columns(kind: Kind) -> &'static str {
    match kind {
        Kind::Entry => journal::COLUMNS,
        Kind::Urge => urge::COLUMNS,
        Kind::Session => session::COLUMNS,
        Kind::Check => check::COLUMNS,
        Kind::Day => day::COLUMNS,
        Kind::Routine => "routine, updated_at",
    }
}

/// A record, from a row with `put_away` and `crack` beside its columns.
pub(super) fn carried(content: &Content, kind: Kind, row: &Row<'_>) -> Result<Carried, Failure> {
    let record = match kind {
        Kind::Entry => Gone::Entry(journal::entry_of(row)?),
        Kind::Urge => Gone::Urge(urge::urge_of(row)?),
        Kind::Session => Gone::Session(session::record_of(row)?),
        Kind::Check => Gone::Check(check::check_of(content, row)?),
        Kind::Day => Gone::Day(day::card_of(row)?),
        Kind::Routine => Gone::Routine(routine::routine_of(row)?),
    };
    let (deleted_at, crack) = (moment_if_any(row, "put_away")?, row.get("crack")?);
    Ok(Carried { deleted_at, crack, ..Carried::from(record) })
}
