//! A folder beside the records for what is looked at before it takes its place. It is one program's at a time, and gone
//! when that is done with it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// See the module.
#[derive(Debug)]
pub(super) struct Scratch {
    folder: PathBuf,
    /// Held until it is dropped.
    _lock: File,
}

impl Scratch {
    /// One beside the records at `path`.
    pub(super) fn beside(path: &Path) -> io::Result<Scratch> {
        Scratch::in_folder(folder_of(path))
    }

    /// One in a folder, which decides who may read it. What a killed program left there is taken away.
    pub(super) fn in_folder(folder: &Path) -> io::Result<Scratch> {
        let (above, folder) = (folder, folder.join("unkink.working"));
        match fs::create_dir(&folder) {
            Ok(()) => fs::set_permissions(&folder, above.metadata()?.permissions())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join("lock"))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                Err(io::Error::new(io::ErrorKind::ResourceBusy, "another Unkink is copying or restoring right now"))
            }
            _ => {
                for left in fs::read_dir(&folder)?.flatten().filter(|left| left.file_name() != "lock") {
                    fs::remove_file(left.path())?;
                }
                Ok(Scratch { folder, _lock: lock })
            }
        }
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder a file is in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
