//! From a path to a connection that may be written: looked at first, changed only when it is ours and sound.

use super::StoreError;
use super::connection::{APPLICATION_ID, PATIENCE, connect, quick_check, version};
use super::failure::Failure;
use super::migrations::{Change, migrate};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How long to wait between two tries where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(50);

pub(super) fn open(path: &Path, migrations: &[Change]) -> Result<Connection, StoreError> {
    let failed = |failure: Failure| failure.opening(path);
    let pending = has_pending_changes(path)?;
    let connection =
        connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE).map_err(failed)?;
    // Closing would otherwise write the pending changes into a file that is about to be refused.
    hold_back(&connection, pending).map_err(failed)?;
    inspect(&connection, path, migrations).map_err(failed)?;
    hold_back(&connection, false).map_err(failed)?;
    let mut connection = connection;
    prepare(&connection).and_then(|()| migrate(&mut connection, Some(path), migrations)).map_err(failed)?;
    Ok(connection)
}

pub(super) fn open_in_memory(migrations: &[Change]) -> Result<Connection, StoreError> {
    let failed = |failure: Failure| failure.opening(Path::new(":memory:"));
    let mut connection = Connection::open_in_memory().map_err(Failure::from).map_err(failed)?;
    prepare(&connection).and_then(|()| migrate(&mut connection, None, migrations)).map_err(failed)?;
    Ok(connection)
}

/// Whether changes wait beside the file. Reads names and sizes only: opening and closing the file itself, outside
/// SQLite, would drop the locks of every other connection of this process.
fn has_pending_changes(path: &Path) -> Result<bool, StoreError> {
    let refused = |problem: &str| StoreError::Open { path: path.to_owned(), problem: problem.to_owned() };
    let size = |path: &Path| path.metadata().map_or(0, |file| file.len());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if path.is_dir() {
        return Err(refused("it is a folder"));
    }
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(refused("its folder does not exist"));
    }
    let pending = size(&beside(path, "-wal")) > 0;
    if pending && path.exists() && size(path) == 0 {
        let problem = "it is empty, while changes to it wait in the file ending in -wal".to_owned();
        return Err(StoreError::Corrupt { path: path.to_owned(), problem });
    }
    Ok(pending)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn hold_back(connection: &Connection, on: bool) -> Result<(), Failure> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on)?;
    Ok(())
}

/// Refuses what is not ours, newer than this program, or damaged. Changes nothing.
fn inspect(connection: &Connection, path: &Path, migrations: &[Change]) -> Result<(), Failure> {
    let refused = |problem: &str| StoreError::Open { path: path.to_owned(), problem: problem.to_owned() };
    if connection.is_readonly("main")? {
        return Err(refused("the file is read-only").into());
    }
    let reading = connection.unchecked_transaction()?;
    let mark: i64 = reading.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = reading.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let found = version(&reading)?;
    let is_new = mark == 0 && tables == 0 && found == 0;
    if mark != APPLICATION_ID && !is_new {
        return Err(refused("it is a database of another program").into());
    }
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known }.into());
    }
    match quick_check(&reading)?.as_str() {
        "ok" => Ok(()),
        problem => Err(StoreError::Corrupt { path: path.to_owned(), problem: problem.to_owned() }.into()),
    }
}

fn prepare(connection: &Connection) -> Result<(), Failure> {
    use_write_ahead_log(connection)?;
    for (name, value) in
        [("synchronous", "FULL"), ("fullfsync", "ON"), ("checkpoint_fullfsync", "ON"), ("trusted_schema", "OFF")]
    {
        connection.pragma_update(None, name, value)?;
    }
    Ok(())
}

/// SQLite does not wait for other connections when the mode changes, as it does when two programs make the file.
fn use_write_ahead_log(connection: &Connection) -> Result<(), Failure> {
    connection.busy_timeout(Duration::ZERO)?;
    let change = || connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
    let mut changed = change();
    let mut waited = Duration::ZERO;
    while waited < PATIENCE
        && let Err(error) = &changed
        && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
    {
        thread::sleep(PAUSE);
        waited += PAUSE;
        changed = change();
    }
    connection.busy_timeout(PATIENCE)?;
    changed?;
    Ok(())
}
