//! The ordered list of schema changes, and how a file is brought up to date.
//!
//! The list only ever grows: a released change is never edited. The number of changes a file has seen is its
//! `user_version`. All changes a file needs are made in one transaction, so that of several programs that open it at
//! once, one makes them and the others wait and find them made. Each is a savepoint: a failed one leaves the schema
//! before it.

use super::StoreError;
use super::failure::Failure;
use super::opening::{APPLICATION_ID, connect, quick_check};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Every schema change since the first release, oldest first.
pub const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_start.sql")];

/// How many schema changes a file has seen.
pub(super) fn version(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the schema up to date. Before the first change to an existing file, a copy is made beside it.
pub(super) fn migrate(connection: &mut Connection, path: Option<&Path>, changes: &[&str]) -> Result<(), Failure> {
    // A change may make a table anew, which foreign keys would forbid half-way; they are checked at its end.
    connection.pragma_update(None, "foreign_keys", false)?;
    let is_new = version(connection)? == 0;
    if next(connection, changes)?.is_some() {
        change_all(connection, path, path.filter(|_| !is_new), changes)?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

fn change_all(
    connection: &mut Connection,
    path: Option<&Path>,
    mut to_copy: Option<&Path>,
    changes: &[&str],
) -> Result<(), Failure> {
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut made = 0;
    while let Some((number, change)) = next(&transaction, changes)? {
        if let Some(path) = to_copy.take() {
            copy_aside(path, number - 1).map_err(|problem| cannot_copy(path, &problem))?;
        }
        let step = transaction.savepoint()?;
        if let Err(problem) = apply(&step, number, change) {
            drop(step);
            // With no change before it, the file stays byte for byte.
            if made > 0 {
                transaction.commit()?;
            }
            return Err(failed(path, number, &problem).into());
        }
        step.commit()?;
        made += 1;
    }
    Ok(transaction.commit()?)
}

/// The next change to be made, and its number from 1.
fn next<'a>(connection: &Connection, changes: &[&'a str]) -> Result<Option<(i64, &'a str)>, rusqlite::Error> {
    let found = version(connection)?;
    let change = usize::try_from(found).ok().and_then(|index| changes.get(index));
    Ok(change.map(|change| (found + 1, *change)))
}

fn apply(connection: &Connection, number: i64, change: &str) -> Result<(), String> {
    let broken_links = || -> Result<i64, rusqlite::Error> {
        connection.execute_batch(change)?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", number)?;
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
    };
    match broken_links().map_err(|error| error.to_string())? {
        0 => Ok(()),
        broken => Err(format!("{broken} links would lead nowhere")),
    }
}

/// Copies the file to `<name>.schema<N>.sqlite3` beside it, in place of an older copy of that schema. The copy gets its
/// name only once it has been checked. Called while this program alone may write the file.
fn copy_aside(path: &Path, schema: i64) -> Result<(), String> {
    let part = path.with_extension(format!("schema{schema}.part"));
    let copy = path.with_extension(format!("schema{schema}.sqlite3"));
    let copied = copy_to(path, &part)
        .map_err(|failure| failure.reading("copying").to_string())
        .and_then(|()| check_copy(&part, schema))
        .and_then(|()| fs::rename(&part, &copy).map_err(|error| error.to_string()));
    if copied.is_err() {
        let _ = fs::remove_file(&part);
    }
    copied
}

fn copy_to(path: &Path, part: &Path) -> Result<(), Failure> {
    new_file_like(path, part).map_err(|error| StoreError::Read(error.to_string()))?;
    let source = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut target = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    Backup::new(&source, &mut target)?.step(-1)?;
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    Ok(())
}

/// An empty file that only those may read who may read `path`.
fn new_file_like(path: &Path, part: &Path) -> io::Result<()> {
    if part.exists() {
        fs::remove_file(part)?;
    }
    fs::File::create_new(part)?.set_permissions(path.metadata()?.permissions())
}

fn check_copy(part: &Path, schema: i64) -> Result<(), String> {
    let checked = connect(part, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .and_then(|copy| Ok((quick_check(&copy)?, version(&copy)?)))
        .map_err(|failure| failure.reading("checking the copy").to_string())?;
    match checked {
        (ok, found) if ok == "ok" && found == schema => Ok(()),
        (problem, found) => Err(format!("the copy is not sound: {problem}, schema {found}")),
    }
}

fn cannot_copy(path: &Path, problem: &str) -> StoreError {
    let problem = format!("it is older, and no copy of it could be made before bringing it up to date: {problem}");
    StoreError::Open { path: path.to_owned(), problem }
}

fn failed(path: Option<&Path>, number: i64, problem: &str) -> StoreError {
    let path = path.map_or_else(|| PathBuf::from(":memory:"), Path::to_owned);
    StoreError::Open { path, problem: format!("it could not be brought up to schema {number}: {problem}") }
}
