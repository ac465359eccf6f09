//! A connection to the file: how it is made, and what it says about itself.

use super::failure::Failure;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Marks a database as Unkink's: "Unki" as a number.
pub(super) const APPLICATION_ID: i64 = 0x556E_6B69;

/// How long another program may hold the file before that is an error.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Failure> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// How many schema changes a file has seen.
pub(super) fn version(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// A number that changes when another connection has written, and only then.
pub(super) fn data_version(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// What a quick check says: "ok", or what is wrong.
pub(super) fn quick_check(connection: &Connection) -> Result<String, rusqlite::Error> {
    connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
}

/// What a full check says: "ok", or everything that is wrong.
pub(super) fn integrity(connection: &Connection) -> Result<String, rusqlite::Error> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let problems: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(problems.join("; "))
}
