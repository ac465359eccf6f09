//! Where the person's files are kept, readable by them alone.

use std::env;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind};
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
    #[error("the data folder “{path}” cannot be used: {problem}")]
    Unusable { path: PathBuf, problem: String },
}

/// Where the data folder is: `chosen`, else the variable, else the system's. Nothing is made or looked at.
///
/// # Errors
/// No known folder.
pub fn locate(chosen: Option<&Path>) -> Result<PathBuf, DataDirError> {
    let named = || env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    chosen.map(Path::to_owned).or_else(named).or_else(of_system).ok_or(DataDirError::Unknown)
}

/// The data folder as [`locate`] finds it. It is made with rights 0700 when missing; a folder that is there keeps the
/// rights it has.
///
/// # Errors
/// No known folder, or one that cannot be made or written.
pub fn data_dir(chosen: Option<&Path>) -> Result<PathBuf, DataDirError> {
    let folder = locate(chosen)?;
    let unusable = |problem: String| DataDirError::Unusable { path: folder.clone(), problem };
    if folder.as_os_str().is_empty() {
        return Err(unusable("its name is empty".to_owned()));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(unusable("it is a file".to_owned()));
    }
    private_folder().create(&folder).map_err(|error| unusable(format!("it cannot be made: {}", plain(&error))))?;
    try_writing(&folder).map_err(|error| unusable(format!("it cannot be written: {}", plain(&error))))?;
    Ok(folder)
}

/// The database file in `folder`, made with rights 0600 when missing; the files SQLite puts beside it take its rights.
///
/// # Errors
/// A folder that cannot be written.
pub fn database(folder: &Path) -> Result<PathBuf, DataDirError> {
    let file = folder.join(FILE);
    let unusable = |problem: String| DataDirError::Unusable { path: folder.to_owned(), problem };
    if file.is_dir() {
        return Err(unusable(format!("{FILE} in it is a folder")));
    }
    // A file that is there is not opened: closing it again would drop the locks SQLite holds on it in this process.
    match private_file().open(&file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(unusable(format!("{FILE} cannot be made in it: {}", plain(&error))))
        }
        _ => Ok(file),
    }
}

/// What keeps `folder` in step with other devices, if something does: by the names of the folders it lies in, and by what
/// such programs leave in them. Two devices that write one file so undo each other's writing.
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.ancestors().find_map(|above| {
        let name = above.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let by_name = SYNCED.iter().find(|(begins, _)| name == *begins || name.starts_with(&format!("{begins} ")));
        let by_mark = || MARKS.iter().find(|(mark, _)| above.join(mark).exists());
        by_name.or_else(by_mark).map(|(_, program)| *program)
    })
}

/// What a person is told about such a folder.
pub fn about_syncing(program: &str) -> String {
    format!(
        "Your records are in a folder that {program} keeps in step. Used on two devices at once, one would undo what the \
         other writes. Better is a folder that stays on this device, and a copy of the one file in it."
    )
}

/// Names of synced folders, also with more words behind them, as in "OneDrive - Family".
const SYNCED: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("cloudstorage", "a cloud service"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("mega", "MEGA"),
    ("megasync", "MEGA"),
    ("seafile", "Seafile"),
    ("proton drive", "Proton Drive"),
    ("syncthing", "Syncthing"),
];

/// What such programs leave in a folder they keep in step.
const MARKS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".seafile-data", "Seafile"),
];

/// A folder that nobody else may read, for what a program looks at and takes away again. It is the data folder where that
/// is there and can be written.
///
/// # Errors
/// It cannot be made.
pub fn working_folder(data: &Path) -> io::Result<PathBuf> {
    if data.is_dir() && try_writing(data).is_ok() {
        return Ok(data.to_owned());
    }
    let folder = cache_dir().unwrap_or_else(env::temp_dir).join("working");
    private_folder().create(&folder)?;
    Ok(folder)
}

/// The folder for what may be lost at any time. None where the system has none.
#[cfg(not(any(target_os = "android", target_family = "wasm")))]
pub(super) fn cache_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("app", "", "Unkink").map(|folders| folders.cache_dir().to_owned())
}

/// The folder for what may be lost at any time. A browser has none.
#[cfg(target_family = "wasm")]
pub(super) fn cache_dir() -> Option<PathBuf> {
    None
}

/// The folder for what may be lost at any time. None where the system has none.
#[cfg(target_os = "android")]
pub(super) fn cache_dir() -> Option<PathBuf> {
    Some(of_system()?.parent()?.join("cache"))
}

/// Makes and removes a file, because rights alone do not tell whether a folder can be written.
///
/// # Errors
/// It cannot be written.
pub fn try_writing(folder: &Path) -> io::Result<()> {
    let trial = folder.join(format!(".unkink-{}", std::process::id()));
    match private_file().open(&trial) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => {
            let _ = fs::remove_file(&trial);
            Ok(())
        }
    }
}

pub(super) fn plain(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotADirectory => "a file stands where a folder is needed",
        ErrorKind::AlreadyExists => "something else stands there",
        ErrorKind::PermissionDenied => "it is not permitted",
        ErrorKind::ReadOnlyFilesystem => "it is read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        _ => return error.to_string(),
    };
    format!("{words} ({error})")
}

pub(super) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

pub(super) fn private_folder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(not(any(target_os = "android", target_family = "wasm")))]
fn of_system() -> Option<PathBuf> {
    directories::ProjectDirs::from("app", "", "Unkink").map(|folders| folders.data_dir().to_owned())
}

#[cfg(target_os = "android")]
fn of_system() -> Option<PathBuf> {
    crate::platform::activity::files_folder().map(PathBuf::from)
}

#[cfg(target_family = "wasm")]
fn of_system() -> Option<PathBuf> {
    None
}
