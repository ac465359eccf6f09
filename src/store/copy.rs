//! Copies of the file that have been checked before they get their name.

use super::StoreError;
use super::connection::{connect, quick_check, version};
use super::failure::Failure;
use rusqlite::OpenFlags;
use rusqlite::backup::Backup;
use std::fs;
use std::io;
use std::path::Path;

/// Copies the database at `path`, which has seen `schema` changes, to `copy`, in place of what stands there. Until it
/// has been checked it is called `part`.
///
/// # Errors
/// What went wrong, in words; then nothing is left of the copy.
pub(super) fn checked_copy(path: &Path, part: &Path, copy: &Path, schema: i64) -> Result<(), String> {
    let copied = copy_to(path, part)
        .map_err(|failure| failure.reading("copying").to_string())
        .and_then(|()| check_copy(part, schema))
        .and_then(|()| fs::rename(part, copy).map_err(|error| error.to_string()));
    if copied.is_err() {
        let _ = fs::remove_file(part);
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
