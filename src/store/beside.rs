//! What stands beside the file, looked at before SQLite opens the file for writing.
//!
//! SQLite takes a log or a journal of the right name for the file's own and plays it into it. One that was left by
//! another file, as when a person copies a file over this one by hand, would undo what they copied, or break it. It is
//! set aside here, under a name that is told; nothing is thrown away.
//!
//! The file itself is read through an immutable connection of SQLite's only: closing a file that was opened any other
//! way would drop the locks of every other connection of this process.

use super::StoreError;
use super::connection::{immutable, own_version};
use super::failure::Failure;
use rusqlite::MAIN_DB;
use rusqlite::config::DbConfig;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

mod fitting;

const LOG: &str = "-wal";
const LOG_INDEX: &str = "-shm";
const JOURNAL: &str = "-journal";

/// How many files of one kind are kept aside beside each other.
const MOST: u32 = 9999;

/// What was found beside the file, and left for SQLite.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// A program ended in the middle of writing, or files were put there by hand.
    pub(super) unclean: bool,
    /// Changes wait in a write-ahead log.
    pub(super) waiting: bool,
    /// What was set aside, for the person.
    pub(super) notices: Vec<String>,
    pub(super) set_aside: bool,
}

/// Looks at what stands beside the file at `path`, and sets aside what does not belong to it.
///
/// # Errors
/// A file of another or a newer program, an empty one beside which changes wait, one that cannot be read, or something
/// that cannot be set aside.
pub(super) fn settle(path: &Path, known: i64) -> Result<Beside, StoreError> {
    let mut found = Beside::default();
    let (log, journal) = (beside(path, LOG), journal_of(path));
    if !log.exists() && size(&journal) == 0 {
        return Ok(found);
    }
    if size(path) == 0 {
        let ending = [(LOG, &log), (JOURNAL, &journal)].into_iter().find(|(_, file)| size(file) > 0);
        let Some((ending, _)) = ending.filter(|(ending, _)| *ending == LOG || fitting::kept_pages(&journal) > 0) else {
            return Ok(found);
        };
        let problem = format!("it is empty, while changes to it wait in the file ending in {ending}");
        return Err(StoreError::Corrupt { path: path.to_owned(), problem });
    }
    found.unclean = size(&log) > 0 || size(&journal) > 0;
    // Opening it to write would play the changes into it. One that cannot be read yet is SQLite's to judge.
    if let Err(Failure::Known(refusal)) = immutable(path).and_then(|file| own_version(&file, path, known)) {
        return Err(refusal);
    }
    if log.exists() {
        // Where the first page cannot be read, the log may hold the one that can.
        if raw(path).is_ok_and(|file| fitting::is_rollback(&file)) {
            found.set_aside(path, LOG)?;
        } else {
            found.waiting = size(&log) > 0;
        }
    }
    if size(&journal) > 0 && !belongs(path, &journal)? {
        found.set_aside(path, JOURNAL)?;
    }
    Ok(found)
}

impl Beside {
    /// Gives the file that stands beside `path` a name SQLite does not look for.
    pub(super) fn set_aside(&mut self, path: &Path, ending: &str) -> Result<(), StoreError> {
        let from = beside(path, ending);
        let to = free_name(path, "aside", ending).and_then(|to| fs::rename(&from, &to).map(|()| to));
        let to = match to {
            Ok(to) => to,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => {
                let problem = format!("the file ending in {ending} does not belong to it and stays there: {error}");
                return Err(StoreError::Open { path: path.to_owned(), problem });
            }
        };
        if ending == LOG {
            // It says where things are in the log, and nothing else.
            let _ = fs::remove_file(beside(path, LOG_INDEX));
        }
        (self.unclean, self.set_aside) = (true, true);
        self.notices.push(format!(
            "A file ending in {ending} stood beside your records and did not belong to them. It is kept as {}; nothing \
             of it was taken over.",
            to.display()
        ));
        Ok(())
    }

    /// Sets a log aside that breaks a file which is sound without it.
    pub(super) fn set_log_aside(&mut self, path: &Path) -> Result<(), StoreError> {
        self.waiting = false;
        self.set_aside(path, LOG)
    }
}

/// Where the journal of the file at `path` stands, when there is one.
pub(super) fn journal_of(path: &Path) -> PathBuf {
    beside(path, JOURNAL)
}

/// Where the write-ahead log of the file at `path` stands, when there is one.
pub(super) fn log_of(path: &Path) -> PathBuf {
    beside(path, LOG)
}

/// Copies the file at `path` as it is to `copy`, and what stands beside it to beside that.
pub(super) fn copy_all(path: &Path, copy: &Path) -> Result<io::Result<()>, Failure> {
    let file = raw(path)?;
    // Rights are not copied: what may only be read there is changed here.
    let whole = || {
        fs::write(copy, file)?;
        for ending in [LOG, JOURNAL] {
            match fs::read(beside(path, ending)) {
                Ok(bytes) => fs::write(beside(copy, ending), bytes)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    };
    Ok(whole())
}

/// Copies of the file and of its log as they are.
pub(super) struct Both {
    file: PathBuf,
    log: PathBuf,
}

impl Both {
    /// Copies both aside.
    pub(super) fn copy(path: &Path) -> Result<Both, StoreError> {
        let whole = || -> io::Result<Both> {
            let file = free_name(path, "before", "")?;
            let both = Both { log: beside(&file, LOG), file };
            let kept = raw(path).map_err(|failure| io::Error::other(failure.reading("copying").to_string()));
            let copied = kept.and_then(|bytes| {
                fs::File::create_new(&both.file)?.set_permissions(path.metadata()?.permissions())?;
                let mut copy = fs::OpenOptions::new().write(true).open(&both.file)?;
                copy.write_all(&bytes)?;
                copy.sync_all()?;
                fs::copy(beside(path, LOG), &both.log).map(drop)
            });
            copied.inspect_err(|_| both.remove()).map(|()| both)
        };
        whole().map_err(|error| {
            let problem =
                format!("changes wait beside it, and no copies could be made before they are taken in: {error}");
            StoreError::Open { path: path.to_owned(), problem }
        })
    }

    /// Takes the copies away again, where nothing was changed.
    pub(super) fn remove(&self) {
        let _ = fs::remove_file(&self.file);
        let _ = fs::remove_file(&self.log);
    }

    /// What the person is told about them.
    pub(super) fn notice(&self) -> String {
        format!(
            "Changes to your records waited in a file beside them. They are part of your records now; both files as \
             they were are kept as {} and {}.",
            self.file.display(),
            self.log.display()
        )
    }
}

/// Whether a journal belongs to the file. What is read while another program writes is read again.
fn belongs(path: &Path, journal: &Path) -> Result<bool, StoreError> {
    let failed = |failure: Failure| failure.opening(path);
    for _ in 0..8 {
        let Ok(before) = fs::read(journal) else { return Ok(true) };
        let file = raw(path).map_err(failed)?;
        let Ok(after) = fs::read(journal) else { return Ok(true) };
        if fitting::fits(&file, &before) {
            return Ok(true);
        }
        if before == after {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The bytes of the file alone, also of one that a program left while it grew.
fn raw(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut connection = immutable(path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |file| file.len())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

/// A name beside the file that nothing has: `<name>.<word><number>.sqlite3<ending>`.
pub(super) fn free_name(path: &Path, word: &str, ending: &str) -> io::Result<PathBuf> {
    let names = (1..=MOST).map(|number| beside(&path.with_extension(format!("{word}{number}.sqlite3")), ending));
    let free = names.into_iter().find(|name| name.symlink_metadata().is_err());
    free.ok_or_else(|| io::Error::other(format!("there are {MOST} files kept aside already")))
}
