//! Which sessions play right now, in whatever program of this device: each holds a lock of the system's, which a killed
//! program loses. Nothing of it stands in the records.

use super::{data_dir, memo};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// Held as long as a session plays.
#[derive(Debug)]
pub struct Lock {
    /// None where this device has no place for it.
    file: Option<(File, PathBuf)>,
}

/// Takes a session of the records in `folder` for this program. None when another one plays it.
pub fn hold(folder: &Path, session: i64) -> Option<Lock> {
    let Some(path) = path(folder, session) else { return Some(Lock { file: None }) };
    let _ = path.parent().map(|folder| data_dir::private_folder().create(folder));
    let opened = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let Ok(file) = opened else { return Some(Lock { file: None }) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => None,
        _ => Some(Lock { file: Some((file, path)) }),
    }
}

/// Whether a program plays a session of the records in `folder`, this one among them.
pub fn is_held(folder: &Path, session: i64) -> bool {
    let Some(file) = path(folder, session).and_then(|path| OpenOptions::new().write(true).open(path).ok()) else {
        return false;
    };
    matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((_, path)) = &self.file {
            let _ = fs::remove_file(path);
        }
    }
}

fn path(folder: &Path, session: i64) -> Option<PathBuf> {
    Some(data_dir::cache_dir()?.join("playing").join(format!("{}-{session}", memo::name_of(folder))))
}
