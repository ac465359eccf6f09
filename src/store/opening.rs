//! From a path to a connection that may be written: looked at first, changed only when it is ours and sound.
//!
//! At rest the records are one file. While a change is written a journal stands beside it; what a killed program left of
//! one is played back when the file is opened next.

use super::StoreError;
use super::beside::{Beside, Both, copy_all, journal_of, settle};
use super::connection::{APPLICATION_ID, connect, immutable, own_version, quick_check};
use super::failure::Failure;
use super::migrations::{Change, migrate};
use super::scratch::Scratch;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::{fs, io};

/// How closely a file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// All of it.
    Whole,
    /// All of it only where something points to harm: an unclean end, an older schema.
    Light,
}

/// A file that may be written, and what the person is told about it.
pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) notices: Vec<String>,
    /// Something stood beside it that does not belong to it.
    pub(super) set_aside: bool,
}

impl Opened {
    fn alone(connection: Connection) -> Opened {
        Opened { connection, notices: Vec::new(), set_aside: false }
    }
}

pub(super) fn open(path: &Path, migrations: &[Change], look: Look) -> Result<Opened, StoreError> {
    let failed = |failure: Failure| failure.opening(path);
    is_placed(path)?;
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    let mut beside = settle(path, known)?;
    let mut connection = sole(path, known, look, &mut beside);
    if connection.as_ref().is_err_and(|failure| beside.waiting && failure.is_damage()) && is_sound_alone(path) {
        beside.set_log_aside(path)?;
        connection = sole(path, known, look, &mut beside);
    }
    let mut connection = connection.map_err(failed)?;
    prepare(&connection).and_then(|()| migrate(&mut connection, Some(path), migrations)).map_err(failed)?;
    Ok(Opened { connection, notices: beside.notices, set_aside: beside.set_aside })
}

/// Whether there is a file that cannot be written.
pub(super) fn is_read_only(path: &Path) -> bool {
    let opened = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE);
    opened.is_ok_and(|connection| connection.is_readonly("main").unwrap_or(false))
}

/// Opens a copy of a file that cannot be written, with what waits beside it. It is gone with the folder that is given back.
pub(super) fn open_copy(path: &Path, working: &Path, migrations: &[Change]) -> Result<(Opened, Scratch), StoreError> {
    is_placed(path)?;
    let uncopied = |error: io::Error| {
        let problem = format!("nothing can be written there, and no copy could be made to read from: {error}");
        StoreError::Open { path: path.to_owned(), problem }
    };
    let scratch = Scratch::own_in(working).map_err(uncopied)?;
    let copy = scratch.file("unkink.sqlite3");
    copy_held(path, &copy).map_err(|failure| failure.opening(path))?.map_err(uncopied)?;
    let opened = open(&copy, migrations, Look::Whole).map_err(|error| error.about(path))?;
    let told = format!(
        "Nothing can be saved in {}: it cannot be written. All that is kept there can be read.",
        path.display()
    );
    let beside = "A file stands beside it that does not belong to it; nothing of that is read.".to_owned();
    let notices = [Some(told), opened.set_aside.then_some(beside)].into_iter().flatten().collect();
    Ok((Opened { notices, ..opened }, scratch))
}

/// Copies a file and what waits beside it while nobody writes it, as far as it can be held.
fn copy_held(path: &Path, copy: &Path) -> Result<io::Result<()>, Failure> {
    let reader = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let state = reader.unchecked_transaction()?;
    match own_version(&state, path, i64::MAX).map(drop) {
        Err(Failure::Sqlite(error)) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Err(error.into()),
        // Where changes wait beside it, it cannot be read before they are in it.
        Ok(()) | Err(_) => copy_all(path, copy),
    }
}

/// Opens the file of a VFS beside which nothing can stand, and which one program uses.
pub(super) fn open_in(vfs: &str, name: &str, migrations: &[Change], look: Look) -> Result<Opened, StoreError> {
    let path = Path::new(name);
    let known = i64::try_from(migrations.len()).unwrap_or(i64::MAX);
    let whole = || -> Result<Connection, Failure> {
        let mut connection = connect_in(vfs, path)?;
        inspect(&connection, path, known, look == Look::Whole)?;
        prepare(&connection)?;
        migrate(&mut connection, None, migrations)?;
        Ok(connection)
    };
    whole().map(Opened::alone).map_err(|failure| failure.opening(path))
}

/// Makes these changes in the file of such a VFS if it is empty.
pub(super) fn begin_in(vfs: &str, name: &str, migrations: &[Change]) -> Result<(), StoreError> {
    let path = Path::new(name);
    let begun = || -> Result<(), Failure> {
        let mut connection = connect_in(vfs, path)?;
        let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        if pages == 0 {
            prepare(&connection)?;
            migrate(&mut connection, None, migrations)?;
        }
        Ok(())
    };
    begun().map_err(|failure| failure.opening(path))
}

pub(super) fn connect_in(vfs: &str, path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(path, flags, vfs)?;
    // Blocks are kept by the page, between two changes: nothing is written before a change is whole.
    for (name, value) in [("page_size", "4096"), ("cache_spill", "OFF")] {
        connection.pragma_update(None, name, value)?;
    }
    for (name, value) in [("journal_mode", "MEMORY"), ("locking_mode", "EXCLUSIVE")] {
        connection.pragma_update_and_check(None, name, value, |row| row.get::<_, String>(0))?;
    }
    Ok(connection)
}

/// One more connection to a file that is open, for one long change: until that is committed others read what was there
/// before, for nothing of it is written to the file by then.
pub(super) fn apart(path: &Path) -> Result<Connection, Failure> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    prepare(&connection)?;
    connection.pragma_update(None, "cache_spill", false)?;
    Ok(connection)
}

pub(super) fn open_in_memory(migrations: &[Change]) -> Result<Opened, StoreError> {
    let failed = |failure: Failure| failure.opening(Path::new(":memory:"));
    let mut connection = Connection::open_in_memory().map_err(Failure::from).map_err(failed)?;
    prepare(&connection).and_then(|()| migrate(&mut connection, None, migrations)).map_err(failed)?;
    Ok(Opened::alone(connection))
}

/// Refuses what cannot hold a file. Asks for names and kinds only.
fn is_placed(path: &Path) -> Result<(), StoreError> {
    let refused = |problem: &str| StoreError::Open { path: path.to_owned(), problem: problem.to_owned() };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if path.is_dir() {
        return Err(refused("it is a folder"));
    }
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(refused("its folder does not exist"));
    }
    Ok(())
}

/// A connection as [`inspected`], to a file beside which nothing stands any more.
fn sole(path: &Path, known: i64, look: Look, beside: &mut Beside) -> Result<Connection, Failure> {
    let connection = inspected(path, known, look, beside)?;
    let is_left = leave_write_ahead_mode(&connection, path, beside);
    if is_left.is_err() {
        hold_back(&connection, true)?;
    }
    if is_left? {
        clear_away(&connection, path)?;
    }
    Ok(connection)
}

/// A connection to a file that is ours, not newer and, where looked at whole, sound. Refusing it changes nothing.
fn inspected(path: &Path, known: i64, look: Look, beside: &Beside) -> Result<Connection, Failure> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    // Closing would otherwise write the waiting changes into a file that is about to be refused.
    hold_back(&connection, beside.waiting)?;
    inspect(&connection, path, known, look == Look::Whole || beside.unclean)?;
    hold_back(&connection, false)?;
    Ok(connection)
}

fn hold_back(connection: &Connection, on: bool) -> Result<(), Failure> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on)?;
    Ok(())
}

fn inspect(connection: &Connection, path: &Path, known: i64, whole: bool) -> Result<(), Failure> {
    if connection.is_readonly("main")? {
        let problem = "the file is read-only".to_owned();
        return Err(StoreError::Open { path: path.to_owned(), problem }.into());
    }
    let reading = connection.unchecked_transaction()?;
    let found = own_version(&reading, path, known)?;
    if !whole && found == known {
        return Ok(());
    }
    match quick_check(&reading)?.as_str() {
        "ok" => Ok(()),
        problem => Err(StoreError::Corrupt { path: path.to_owned(), problem: problem.to_owned() }.into()),
    }
}

/// Whether the file is sound when nothing beside it is read.
fn is_sound_alone(path: &Path) -> bool {
    let looked = immutable(path).and_then(|alone| {
        let mark: i64 = alone.pragma_query_value(None, "application_id", |row| row.get(0))?;
        Ok(mark == APPLICATION_ID && quick_check(&alone)? == "ok")
    });
    looked.unwrap_or(false)
}

/// Makes one file of a file and its write-ahead log, as earlier versions kept them. While another program holds it so,
/// it stays so, and this is false.
fn leave_write_ahead_mode(connection: &Connection, path: &Path, beside: &mut Beside) -> Result<bool, StoreError> {
    let failed = |error: rusqlite::Error| Failure::from(error).opening(path);
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        return Ok(true);
    }
    let copies = if beside.waiting { Some(Both::copy(path)?) } else { None };
    let changed = connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0));
    let is_changed = changed.as_ref().is_ok_and(|mode| mode == "delete");
    if let Some(copies) = copies {
        if is_changed { beside.notices.push(copies.notice()) } else { copies.remove() }
    }
    match changed {
        Err(error) if error.sqlite_error_code() != Some(ErrorCode::DatabaseBusy) => Err(failed(error)),
        _ => Ok(is_changed),
    }
}

/// Takes away the journal of a program that was killed before it wrote into it. SQLite takes no notice of it; while this
/// program may write, it can be no other's.
fn clear_away(connection: &Connection, path: &Path) -> Result<(), Failure> {
    let journal = journal_of(path);
    if !journal.exists() {
        return Ok(());
    }
    match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
        Ok(alone) => {
            let _ = fs::remove_file(journal);
            Ok(alone.rollback()?)
        }
        // Then another program is writing, and the journal is its own.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn prepare(connection: &Connection) -> Result<(), Failure> {
    for (name, value) in
        [("synchronous", "EXTRA"), ("fullfsync", "ON"), ("checkpoint_fullfsync", "ON"), ("trusted_schema", "OFF")]
    {
        connection.pragma_update(None, name, value)?;
    }
    // What is removed for good is overwritten.
    connection.pragma_update_and_check(None, "secure_delete", "ON", |row| row.get::<_, i64>(0))?;
    Ok(())
}
