//! What a database holds: counts of what is in sight, and the first and the last of it.

use super::super::Store;
use super::super::StoreError;
use super::super::column::moment_if_any;
use super::super::failure::Failure;
use super::super::sight;
use crate::domain::backup::Held;
use crate::domain::day::Moment;
use crate::domain::trash::Kind;
use rusqlite::Connection;

/// Everything that happened, as `(at, at_utc)`.
const HAPPENED: &str = "SELECT at, at_utc FROM entries WHERE deleted_at IS NULL \
    UNION ALL SELECT at, at_utc FROM urges WHERE deleted_at IS NULL \
    UNION ALL SELECT started_at, started_utc FROM sessions WHERE ended_at IS NOT NULL AND deleted_at IS NULL \
    UNION ALL SELECT at, at_utc FROM checks WHERE deleted_at IS NULL";

impl Store {
    /// What the records hold.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn held(&self) -> Result<Held, StoreError> {
        self.read("counting", held)
    }

    /// When the record of any kind that was kept first was made. What it costs does not grow with the journal.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn first_record(&self) -> Result<Option<Moment>, StoreError> {
        self.read("looking for the first record", |connection| {
            let firsts = ["entries", "urges", "sessions", "checks", "days", "routines"]
                .map(|table| format!("SELECT * FROM (SELECT created_at FROM {table} ORDER BY id LIMIT 1)"));
            let firsts = firsts.join(" UNION ALL ");
            let sql = format!("SELECT created_at FROM ({firsts}) ORDER BY datetime(created_at) LIMIT 1");
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            rows.next()?.map_or(Ok(None), |row| Ok(moment_if_any(row, "created_at")?))
        })
    }
}

/// What a database of today's schema, or of an earlier one, holds.
pub(super) fn held(connection: &Connection) -> Result<Held, Failure> {
    let count = |kind| sight::count(connection, kind);
    let happened = |order: &str| -> Result<Option<Moment>, Failure> {
        let mut statement = connection.prepare(&format!("{HAPPENED} ORDER BY 2 {order} LIMIT 1"))?;
        let mut rows = statement.query([])?;
        rows.next()?.map_or(Ok(None), |row| Ok(moment_if_any(row, "at")?))
    };
    Ok(Held {
        entries: count(Kind::Entry)?,
        urges: count(Kind::Urge)?,
        sessions: count(Kind::Session)?,
        checks: count(Kind::Check)?,
        days: count(Kind::Day)?,
        routines: count(Kind::Routine)?,
        first: happened("ASC")?,
        last: happened("DESC")?,
    })
}
