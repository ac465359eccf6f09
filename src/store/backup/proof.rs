//! Whether a copy could be restored: it is fetched to a place of its own, opened there, checked and brought up to date. The
//! copy itself, and what stands beside it, is only read.

use super::super::beside::journal_of;
use super::super::connection::{APPLICATION_ID, connect, integrity, loose_links, version};
use super::super::failure::Failure;
use super::super::migrations::MIGRATIONS;
use super::super::opening::{self, Look};
use super::super::scratch::Scratch;
use super::super::{Store, StoreError};
use super::held::held;
use crate::domain::backup::Held;
use crate::platform::sealing::{self, Shut};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

const SQLITE: &[u8] = b"SQLite format 3\0";

/// Where a file at rest says that it has no log beside it: 1.
const READ_VERSION: usize = 19;

/// The columns in which a moment must stand.
const MOMENTS: [(&str, &str); 9] = [
    ("entries", "at"),
    ("entries", "updated_at"),
    ("urges", "at"),
    ("urges", "updated_at"),
    ("sessions", "started_at"),
    ("sessions", "updated_at"),
    ("checks", "at"),
    ("checks", "updated_at"),
    ("days", "updated_at"),
];

/// A copy that was proved, as it would be restored.
pub(super) struct Proved {
    pub(super) held: Held,
    /// Where it stands, until this is dropped.
    pub(super) path: PathBuf,
    _scratch: Scratch,
}

impl Store {
    /// Proves a copy: what it holds, where it could be restored. Nothing is changed. `working` is a folder in which it may
    /// be looked at.
    ///
    /// # Errors
    /// [`StoreError::Locked`] where it needs a passphrase, [`StoreError::WrongPassphrase`], [`StoreError::Unfit`] where it
    /// cannot be restored, and why.
    pub fn prove(file: &Path, passphrase: Option<&str>, working: &Path) -> Result<Held, StoreError> {
        Ok(prove(file, passphrase, working)?.held)
    }

    /// Proves a copy that SQLite finds under a name of the VFS with this name, and brings that copy up to date.
    ///
    /// # Errors
    /// [`StoreError::Unfit`] where it cannot be restored, and why.
    pub fn prove_in(vfs: &str, name: &str) -> Result<Held, StoreError> {
        let unfit = |problem: String| StoreError::Unfit { path: name.into(), problem };
        let mark = || -> Result<i64, Failure> {
            let file = Connection::open_with_flags_and_vfs(name, OpenFlags::SQLITE_OPEN_READ_ONLY, vfs)?;
            Ok(file.pragma_query_value(None, "application_id", |row| row.get(0))?)
        };
        if mark().map_err(|failure| unfit(problem_of(failure.opening(Path::new(name)))))? != APPLICATION_ID {
            return Err(unfit("it is no copy of Unkink’s records".to_owned()));
        }
        let opened = opening::open_in(vfs, name, MIGRATIONS, Look::Whole).map_err(|error| unfit(problem_of(error)))?;
        look_through(&opened.connection).map_err(|failure| unfit(problem_of(failure.opening(Path::new(name)))))
    }
}

pub(super) fn prove(file: &Path, passphrase: Option<&str>, working: &Path) -> Result<Proved, StoreError> {
    let unfit = |problem: String| StoreError::Unfit { path: file.to_owned(), problem };
    let begin = begin_of(file).map_err(unfit)?;
    let scratch = Scratch::in_folder(working).map_err(|error| unfit(error.to_string()))?;
    let path = scratch.file("copy.sqlite3");
    if sealing::is_sealed(&begin) {
        let passphrase = passphrase.ok_or_else(|| StoreError::Locked { path: file.to_owned() })?;
        sealing::unseal(file, &path, passphrase).map_err(|shut| match shut {
            Shut::Passphrase => StoreError::WrongPassphrase { path: file.to_owned() },
            Shut::Damaged => unfit("it is damaged or not whole".to_owned()),
            Shut::Disk(error) => unfit(error.to_string()),
        })?;
        if !begin_of(&path).map_err(unfit)?.starts_with(SQLITE) {
            return Err(unfit("what is locked in it are no records of Unkink".to_owned()));
        }
    } else if begin.starts_with(SQLITE) {
        fetch(file, &begin, &path).map_err(unfit)?;
    } else {
        return Err(unfit(no_copy(&begin)));
    }
    let held = examine(&path).map_err(|error| unfit(problem_of(error)))?;
    Ok(Proved { held, path, _scratch: scratch })
}

/// The first bytes of a file.
fn begin_of(file: &Path) -> Result<Vec<u8>, String> {
    let found = file.metadata().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    })?;
    if found.is_dir() {
        return Err("it is a folder; name the file of one copy in it".to_owned());
    }
    if !found.is_file() {
        return Err("it is no file".to_owned());
    }
    let mut begin = Vec::new();
    File::open(file).and_then(|file| file.take(100).read_to_end(&mut begin)).map_err(|error| error.to_string())?;
    Ok(begin)
}

/// What a file is that is no copy.
fn no_copy(begin: &[u8]) -> String {
    let first = begin.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => "it is empty",
        Some(b'{' | b'[') => "it is a text file and no copy; an export is taken in with `import`",
        _ => "it is no copy of Unkink’s records",
    }
    .to_owned()
}

/// Copies a database to `to` in one state of it, with what waits beside it.
fn fetch(file: &Path, begin: &[u8], to: &Path) -> Result<(), String> {
    let beside = |ending: &str| {
        let mut name = OsString::from(file);
        name.push(ending);
        PathBuf::from(name)
    };
    let waits = |path: &Path| path.metadata().is_ok_and(|found| found.len() > 0);
    let is_alone = begin.get(READ_VERSION) == Some(&1) && !waits(&journal_of(file));
    if is_alone && through_sqlite(file, to).is_ok() {
        return Ok(());
    }
    // Reading it there could change it, or is not possible where nothing can be written: all is taken along.
    let copy = |from: &Path, to: PathBuf| {
        let _ = fs::remove_file(&to);
        fs::copy(from, to).map(drop).map_err(|error| error.to_string())
    };
    copy(file, to.to_owned())?;
    for ending in ["-wal", "-journal"] {
        if waits(&beside(ending)) {
            let mut name = OsString::from(to);
            name.push(ending);
            copy(&beside(ending), PathBuf::from(name))?;
        }
    }
    Ok(())
}

fn through_sqlite(file: &Path, to: &Path) -> Result<(), Failure> {
    let source = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut target = connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    Backup::new(&source, &mut target)?.step(-1)?;
    Ok(())
}

/// Opens what was fetched, brings it up to date, and looks through all of it.
fn examine(path: &Path) -> Result<Held, StoreError> {
    let foreign = || StoreError::Read("it is a database of another program".to_owned());
    let mark = || -> Result<(i64, i64), Failure> {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let version = version(&connection)?;
        Ok(connection.pragma_query_value(None, "application_id", |row| row.get(0)).map(|mark| (mark, version))?)
    };
    // Every copy has seen a change of its schema.
    if !matches!(mark().map_err(|failure| failure.opening(path))?, (APPLICATION_ID, 1..)) {
        return Err(foreign());
    }
    let connection = opening::open(path, MIGRATIONS, Look::Whole)?.connection;
    look_through(&connection).map_err(|failure| failure.opening(path))
}

/// Looks through all of what was opened.
fn look_through(connection: &Connection) -> Result<Held, Failure> {
    let foreign = || StoreError::Read("it is a database of another program".to_owned());
    match integrity(connection)?.as_str() {
        "ok" => {}
        problem => return Err(StoreError::Read(format!("it is damaged ({problem})")).into()),
    }
    if shape(connection)? != own_shape()? {
        return Err(foreign().into());
    }
    if let Some(problem) = loose_links(connection)? {
        return Err(StoreError::Read(format!("it is damaged ({problem})")).into());
    }
    for (table, column) in MOMENTS {
        let sql = format!("SELECT count(*) FROM {table} WHERE datetime({column}) IS NULL");
        let unreadable: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
        if unreadable > 0 {
            let problem = format!("{unreadable} of its {table} have no time that can be read");
            return Err(StoreError::Read(problem).into());
        }
    }
    held(connection)
}

/// The tables with their columns, and the triggers, in order.
fn shape(connection: &Connection) -> Result<Vec<String>, Failure> {
    let sql = "SELECT s.type || ' ' || s.name || ' ' || ifnull((SELECT group_concat(name) FROM pragma_table_info(s.name)), '') \
        FROM sqlite_schema AS s WHERE s.type IN ('table', 'trigger', 'view') AND s.name NOT LIKE 'sqlite!_%' ESCAPE '!' \
        ORDER BY 1";
    let mut statement = connection.prepare(sql)?;
    let found: Result<Vec<String>, _> = statement.query_map([], |row| row.get(0))?.collect();
    Ok(found?)
}

fn own_shape() -> Result<Vec<String>, Failure> {
    shape(&opening::open_in_memory(MIGRATIONS)?.connection)
}

/// What is wrong with a copy, without the name of the place it was looked at in.
fn problem_of(error: StoreError) -> String {
    match error {
        StoreError::Newer { found, known, .. } => {
            format!("it was made by a newer Unkink (schema {found}, this one knows {known}); open it with that one")
        }
        StoreError::Corrupt { problem, .. } | StoreError::Damaged(problem) => format!("it is damaged ({problem})"),
        StoreError::Open { problem, .. } | StoreError::Read(problem) => problem,
        other => other.to_string(),
    }
}
