//! A folder for what is looked at before it takes its place, or where that cannot be written. It is one program's, and gone
//! when that is done with it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// How the folders begin of which several programs may have one each.
const OWN: &str = "unkink.reading-";

/// Held in each of them.
const LOCK: &str = "lock";

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
        Scratch::named(folder, "unkink.working")
    }

    /// One of several in a folder: each program has its own. What killed programs left there is taken away.
    pub(super) fn own_in(folder: &Path) -> io::Result<Scratch> {
        let taking_turns = folder.join("unkink.turn");
        let turn = OpenOptions::new().write(true).create(true).truncate(false).open(&taking_turns)?;
        turn.lock()?;
        let is_own = |left: &fs::DirEntry| left.file_name().to_string_lossy().starts_with(OWN);
        for left in fs::read_dir(folder)?.flatten().filter(is_own) {
            let lock = OpenOptions::new().write(true).open(left.path().join(LOCK));
            if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
                let _ = fs::remove_dir_all(left.path());
            }
        }
        let own = Scratch::named(folder, &format!("{OWN}{}", Uuid::new_v4().simple()));
        let _ = fs::remove_file(taking_turns);
        own
    }

    fn named(folder: &Path, name: &str) -> io::Result<Scratch> {
        let (above, folder) = (folder, folder.join(name));
        match fs::create_dir(&folder) {
            Ok(()) => fs::set_permissions(&folder, above.metadata()?.permissions())?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                Err(io::Error::new(io::ErrorKind::ResourceBusy, "another Unkink is copying or restoring right now"))
            }
            _ => {
                for left in fs::read_dir(&folder)?.flatten().filter(|left| left.file_name() != LOCK) {
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
