//! Where the person's files are kept.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// The variable that puts the data folder somewhere else.
pub const VARIABLE: &str = "UNKINK_DATA_DIR";

/// The database in the data folder.
pub const FILE: &str = "unkink.sqlite3";

/// Why there is no data folder.
#[derive(Debug, Error)]
pub enum DataDirError {
    #[error("no folder for data is known on this device; name one with --data-dir or {VARIABLE}")]
    Unknown,
    #[error("the data folder {path} cannot be used: {problem}")]
    Unusable { path: PathBuf, problem: String },
}

/// The data folder: `chosen`, else the variable, else the system's. It is made with rights 0700 when missing.
///
/// # Errors
/// No known folder, or one that cannot be made or written.
pub fn data_dir(chosen: Option<&Path>) -> Result<PathBuf, DataDirError> {
    let _ = chosen;
    todo!()
}

/// The database file in `folder`, made with rights 0600 when missing.
///
/// # Errors
/// A folder that cannot be written.
pub fn database(folder: &Path) -> Result<PathBuf, DataDirError> {
    let _ = folder;
    todo!()
}
