//! Copies of the file that have been checked before they get their name.

use super::StoreError;
use super::connection::{connect, quick_check, version};
use super::failure::Failure;
use rusqlite::backup::Backup;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// Copies the database at `path`, which has seen `schema` changes, to `copy`, in place of what stands there. Until it
/// has been checked it is called `part`.
///
/// # Errors
/// What went wrong, in words; then nothing is left of the copy.
pub(super) fn checked_copy(path: &Path, part: &Path, copy: &Path, schema: i64) -> Result<(), String> {
    let copied = compared_copy(path, part)
        .map_err(|failure| failure.reading("copying").to_string())
        .and_then(|()| check_copy(part, schema))
        .and_then(|()| fs::rename(part, copy).map_err(|error| error.to_string()));
    if copied.is_err() {
        let _ = fs::remove_file(part);
    }
    copied
}

/// Copies the database at `path` to `part` through SQLite, in one state of it, and reads the copy back: it holds the same.
pub(super) fn compared_copy(path: &Path, part: &Path) -> Result<(), Failure> {
    new_file_like(path, part).map_err(|error| StoreError::Read(error.to_string()))?;
    let source = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let state = source.unchecked_transaction()?;
    let held = digest(&state, "main")?;
    let mut target = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Nothing is beside it that a killed program could leave.
    target.pragma_update_and_check(None, "journal_mode", "MEMORY", |row| row.get::<_, String>(0))?;
    Backup::new(&state, &mut target)?.step(-1)?;
    state.rollback()?;
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0))?;
    drop(target);
    let copy = connect(part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if digest(&copy, "main")? == held {
        return Ok(());
    }
    Err(StoreError::Read("what was written is not what was read".to_owned()).into())
}

/// A number that is the same for the same content of all tables: every value of every row, in the order they stand in.
pub(super) fn digest(connection: &Connection, schema: &str) -> Result<u64, rusqlite::Error> {
    let mut hasher = DefaultHasher::new();
    for table in tables(connection, schema)? {
        table.hash(&mut hasher);
        let mut statement = connection.prepare(&format!("SELECT * FROM {schema}.\"{table}\""))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut count: u64 = 0;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Null => 0u8.hash(&mut hasher),
                    ValueRef::Integer(number) => (1u8, number).hash(&mut hasher),
                    ValueRef::Real(number) => (2u8, number.to_bits()).hash(&mut hasher),
                    ValueRef::Text(text) => (3u8, text).hash(&mut hasher),
                    ValueRef::Blob(bytes) => (4u8, bytes).hash(&mut hasher),
                }
            }
            count += 1;
        }
        count.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// The tables of a schema, by name; SQLite's own aside.
pub(super) fn tables(connection: &Connection, schema: &str) -> Result<Vec<String>, rusqlite::Error> {
    let sql = format!(
        "SELECT name FROM {schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
    );
    connection.prepare(&sql)?.query_map([], |row| row.get(0))?.collect()
}

/// An empty file that only those may read who may read `path`.
fn new_file_like(path: &Path, part: &Path) -> io::Result<()> {
    if part.exists() {
        fs::remove_file(part)?;
    }
    let file = fs::File::create_new(part)?;
    // A stick may know no rights.
    let _ = file.set_permissions(path.metadata()?.permissions());
    Ok(())
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
