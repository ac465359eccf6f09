//! A connection to the file: how it is made, and what it says about itself.

use super::StoreError;
use super::failure::Failure;
use rusqlite::{Connection, OpenFlags};
use std::path::{MAIN_SEPARATOR, Path};
use std::thread;
use std::time::Duration;

/// Marks a database as Unkink's: "Unki" as a number.
pub(super) const APPLICATION_ID: i64 = 0x556E_6B69;

/// How long another program may hold the file before that is an error.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait between two tries. SQLite's own waits grow, so that a program would miss the moments in which another
/// that writes without a break lets go.
const PAUSE: Duration = Duration::from_millis(1);

pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, Failure> {
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(wait))?;
    Ok(connection)
}

/// A connection that reads the file alone, whatever stands beside it, and takes no locks.
pub(super) fn immutable(path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("{}?immutable=1", address(path)), flags)?)
}

/// The file's address, as RFC 8089 has it.
fn address(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let written = bytes.iter().map(|byte| match byte {
        b'\\' if MAIN_SEPARATOR == '\\' => "/".to_owned(),
        b'/' | b'.' | b'-' | b'_' | b':' => char::from(*byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(*byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    let written: String = written.collect();
    // A folder may be called as a machine would be in an address.
    if path.is_absolute() { format!("file:///{}", written.trim_start_matches('/')) } else { format!("file:{written}") }
}

fn wait(tried: i32) -> bool {
    let waited = PAUSE.saturating_mul(u32::try_from(tried).unwrap_or(u32::MAX));
    if waited < PATIENCE {
        thread::sleep(PAUSE);
    }
    waited < PATIENCE
}

/// How many schema changes a file has seen.
pub(super) fn version(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// A number that changes when another connection has written, and only then.
pub(super) fn data_version(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// How many schema changes the file has seen, where it is ours or new and this program knows them all.
///
/// # Errors
/// [`StoreError::Newer`], or [`StoreError::Open`] for a database of another program.
pub(super) fn own_version(connection: &Connection, path: &Path, known: i64) -> Result<i64, Failure> {
    let mark: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let found = version(connection)?;
    let is_new = mark == 0 && tables == 0 && found == 0;
    if mark != APPLICATION_ID && !is_new {
        let problem = "it is a database of another program".to_owned();
        return Err(StoreError::Open { path: path.to_owned(), problem }.into());
    }
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known }.into());
    }
    Ok(found)
}

/// What a quick check says: "ok", or what is wrong.
pub(super) fn quick_check(connection: &Connection) -> Result<String, rusqlite::Error> {
    connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
}

/// Links that lead nowhere, by their tables; none where all lead somewhere.
pub(super) fn loose_links(connection: &Connection) -> Result<Option<String>, rusqlite::Error> {
    let sql =
        "SELECT count(*) || ' in ' || \"table\" FROM pragma_foreign_key_check GROUP BY \"table\" ORDER BY \"table\"";
    let mut statement = connection.prepare(sql)?;
    let found: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok((!found.is_empty()).then(|| format!("links lead nowhere: {}", found.join(", "))))
}

/// What a full check says: "ok", or everything that is wrong.
pub(super) fn integrity(connection: &Connection) -> Result<String, rusqlite::Error> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let problems: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(problems.join("; "))
}
