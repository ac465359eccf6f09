//! The ordered list of schema changes, and how a file is brought up to date.
//!
//! The list only ever grows: a released change is never edited. The number of changes a file has seen is its
//! `user_version`. All changes a file needs are made in one transaction, so that of several programs that open it at
//! once, one makes them and the others wait and find them made. Each is a savepoint: a failed one leaves the schema
//! before it.

use super::StoreError;
use super::connection::{APPLICATION_ID, version};
use super::copy::checked_copy;
use super::counts;
use super::failure::Failure;
use super::search;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// What SQL alone cannot do.
pub type Then = fn(&Connection) -> Result<(), rusqlite::Error>;

/// One schema change.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub sql: &'static str,
    /// Done after it and in the same transaction.
    pub then: Option<Then>,
}

impl Change {
    /// A change that SQL says whole.
    pub const fn sql(sql: &'static str) -> Change {
        Change { sql, then: None }
    }
}

/// Every schema change since the first release, oldest first.
pub const MIGRATIONS: &[Change] = &[
    Change::sql(include_str!("migrations/0001_start.sql")),
    Change { sql: include_str!("migrations/0002_asked.sql"), then: Some(fill) },
    Change::sql(include_str!("migrations/0003_told.sql")),
    Change { sql: include_str!("migrations/0004_folded.sql"), then: Some(search::fold_all) },
];

/// What schema 2 keeps beside the records that were there before.
fn fill(connection: &Connection) -> Result<(), rusqlite::Error> {
    search::fold_all(connection)?;
    counts::settle_all(connection)
}

/// Brings the schema up to date. Before the first change to an existing file, a copy is made beside it.
pub(super) fn migrate(connection: &mut Connection, path: Option<&Path>, changes: &[Change]) -> Result<(), Failure> {
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
    changes: &[Change],
) -> Result<(), Failure> {
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut made = 0;
    while let Some((number, change)) = next(&transaction, changes)? {
        if let Some(path) = to_copy.take() {
            copy_aside(path, number - 1)?;
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
fn next(connection: &Connection, changes: &[Change]) -> Result<Option<(i64, Change)>, rusqlite::Error> {
    let found = version(connection)?;
    let change = usize::try_from(found).ok().and_then(|index| changes.get(index));
    Ok(change.map(|change| (found + 1, *change)))
}

fn apply(connection: &Connection, number: i64, change: Change) -> Result<(), String> {
    let broken_links = || -> Result<i64, rusqlite::Error> {
        connection.execute_batch(change.sql)?;
        change.then.map_or(Ok(()), |then| then(connection))?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        connection.pragma_update(None, "user_version", number)?;
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))
    };
    match broken_links().map_err(|error| error.to_string())? {
        0 => Ok(()),
        broken => Err(format!("{broken} links would lead nowhere")),
    }
}

/// Copies the file to `<name>.schema<N>.sqlite3` beside it, in place of an older copy of that schema. Called while this
/// program alone may write the file.
fn copy_aside(path: &Path, schema: i64) -> Result<(), StoreError> {
    let part = path.with_extension(format!("schema{schema}.part"));
    let copy = path.with_extension(format!("schema{schema}.sqlite3"));
    checked_copy(path, &part, &copy, schema).map_err(|problem| {
        let problem = format!("it is older, and no copy of it could be made before bringing it up to date: {problem}");
        StoreError::Open { path: path.to_owned(), problem }
    })
}

fn failed(path: Option<&Path>, number: i64, problem: &str) -> StoreError {
    let path = path.map_or_else(|| PathBuf::from(":memory:"), Path::to_owned);
    StoreError::Open { path, problem: format!("it could not be brought up to schema {number}: {problem}") }
}
