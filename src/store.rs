//! What is kept: one SQLite file, written through on every act of the person.
//!
//! Guarantees: what a function returned `Ok` for is on disk; a failed write leaves nothing half done; a second
//! process may use the same file at the same time. A file of a newer program is left untouched, a damaged one is kept
//! aside, an older one is copied before it is brought up to date. Nothing of the person's is ever deleted: "deleted"
//! means out of sight.

use crate::domain::journal::FieldError;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use thiserror::Error;

mod check;
mod journal;
mod migrations;
mod routine;
mod session;
mod settings;

pub use check::NewCheck;
pub use journal::{Deleted, EntryFilter};
pub use routine::OwnRoutine;
pub use session::Unfinished;

/// The database of one person.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
}

/// Why something could not be read or kept.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("{what} {id} does not exist")]
    NotFound { what: &'static str, id: String },
    #[error(transparent)]
    Field(#[from] FieldError),
    #[error("{path} was made by a newer Unkink (schema {found}, this one knows {known}); it is left as it is")]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{path} is damaged ({problem}); it is left as it is")]
    Corrupt { path: PathBuf, problem: String },
    #[error("{path} cannot be opened: {problem}")]
    Open { path: PathBuf, problem: String },
    #[error("not saved: {0}")]
    Write(String),
    #[error("could not be read: {0}")]
    Read(String),
}

/// What `doctor` says about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    pub schema: i64,
    /// "ok", or what SQLite found.
    pub integrity: String,
    pub entries: u64,
    pub urges: u64,
    pub sessions: u64,
    pub checks: u64,
    pub days: u64,
    pub routines: u64,
}

impl Store {
    /// Opens the database at `path`, made if it is not there, and brings it up to date.
    ///
    /// # Errors
    /// A newer, damaged, unreadable or unwritable file; the file is then left as it was.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let _ = path;
        todo!()
    }

    /// A database that lives as long as the program, for tests.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn open_in_memory() -> Result<Store, StoreError> {
        todo!()
    }

    /// Integrity, schema version and counts.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn health(&self) -> Result<Health, StoreError> {
        todo!()
    }
}
