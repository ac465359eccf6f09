//! What goes wrong in the database, in plain words with SQLite's own behind them.

use crate::domain::field::FieldError;
use rusqlite::{ErrorCode, ffi};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something could not be read or kept.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("{what} {id} does not exist")]
    NotFound { what: &'static str, id: String },
    #[error("{what} {id} is not in the trash")]
    NotDeleted { what: &'static str, id: String },
    #[error(transparent)]
    Field(#[from] FieldError),
    #[error("{path} was made by a newer Unkink (schema {found}, this one knows {known}); it is left as it is")]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{path} is damaged: {problem}; it is left as it is")]
    Corrupt { path: PathBuf, problem: String },
    #[error("the records are damaged ({0}); nothing more is written to them. Close Unkink and copy its data folder")]
    Damaged(String),
    #[error("{path} cannot be opened: {problem}")]
    Open { path: PathBuf, problem: String },
    #[error("no copy was made as {path}: {problem}; your records are as they were")]
    Uncopied { path: PathBuf, problem: String },
    #[error("{path} cannot be restored: {problem}; your records are as they were")]
    Unfit { path: PathBuf, problem: String },
    #[error("{path} is locked with a passphrase, and none was given")]
    Locked { path: PathBuf },
    #[error("this passphrase does not open {path}; your records are as they were")]
    WrongPassphrase { path: PathBuf },
    #[error("not saved: {0}")]
    Write(String),
    #[error("could not be read: {0}")]
    Read(String),
}

impl StoreError {
    /// The same about the file at `path`, of which another is a copy.
    pub(super) fn about(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        match self {
            StoreError::Newer { found, known, .. } => StoreError::Newer { path, found, known },
            StoreError::Corrupt { problem, .. } => StoreError::Corrupt { path, problem },
            StoreError::Open { problem, .. } => StoreError::Open { path, problem },
            other => other,
        }
    }
}

/// A failure inside a read or a write, before it is known which of the two it was.
#[derive(Debug)]
pub(super) enum Failure {
    Sqlite(rusqlite::Error),
    Known(StoreError),
}

impl Failure {
    /// The file is harmed, which no later try mends.
    pub(super) fn is_damage(&self) -> bool {
        match self {
            Failure::Sqlite(error) => is_damage(error),
            Failure::Known(error) => matches!(error, StoreError::Corrupt { .. }),
        }
    }

    pub(super) fn reading(self, what: &str) -> StoreError {
        match self {
            Failure::Sqlite(error) => StoreError::Read(explain(&error, what)),
            Failure::Known(error) => error,
        }
    }

    pub(super) fn writing(self, what: &str) -> StoreError {
        match self {
            Failure::Sqlite(error) => StoreError::Write(explain(&error, what)),
            Failure::Known(error) => error,
        }
    }

    pub(super) fn opening(self, path: &Path) -> StoreError {
        match self {
            Failure::Sqlite(error) if is_damage(&error) => {
                StoreError::Corrupt { path: path.to_owned(), problem: harm(&error).to_owned() }
            }
            Failure::Sqlite(error) => {
                StoreError::Open { path: path.to_owned(), problem: format!("{} ({error})", plain(&error)) }
            }
            Failure::Known(error) => error,
        }
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Failure::Sqlite(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Known(error)
    }
}

impl From<FieldError> for Failure {
    fn from(error: FieldError) -> Self {
        Failure::Known(StoreError::Field(error))
    }
}

fn explain(error: &rusqlite::Error, what: &str) -> String {
    format!("{} ({what}: {error})", plain(error))
}

pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

fn harm(error: &rusqlite::Error) -> &'static str {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => "it holds nothing that can be read",
        _ => "a part of it cannot be read",
    }
}

fn plain(error: &rusqlite::Error) -> &'static str {
    let extended = error.sqlite_error().map(|error| error.extended_code);
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full",
        Some(ErrorCode::SystemIoFailure) if extended == Some(ffi::SQLITE_IOERR_SHMSIZE) => "the disk is full",
        Some(ErrorCode::SystemIoFailure) => "the disk cannot be read or written",
        Some(ErrorCode::ReadOnly) => "the file is read-only",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "another program is using the file",
        Some(ErrorCode::CannotOpen) => "the file cannot be opened, or its folder cannot be written",
        Some(ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => "it is not permitted",
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => "the file is damaged",
        Some(ErrorCode::OutOfMemory) => "there is not enough memory",
        Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig | ErrorCode::TypeMismatch) => "a value does not fit",
        Some(_) => "the database refused it",
        None => "a value cannot be understood",
    }
}
