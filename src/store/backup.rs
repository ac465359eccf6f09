//! Copies of all records that prove themselves, and the way back from one.
//!
//! A copy gets its name only after it was opened, checked and compared with the records; until then it stands beside that
//! place as a part. Nothing that is there is ever replaced. Of a folder with copies only this device's own are removed,
//! when newer ones stand for them; what else lies there is not touched.

use super::connection::{APPLICATION_ID, connect, integrity};
use super::copy::compared_copy;
use super::failure::Failure;
use super::scratch::{Scratch, folder_of};
use super::{Store, StoreError};
use crate::domain::backup::{CopyName, Held, newest_first, outdated};
use crate::domain::day::Day;
use crate::platform::sealing;
use rusqlite::OpenFlags;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

mod held;
mod proof;
mod restore;

pub use restore::{Restored, not_in_use, rescue_in, restore_over_damaged};

use held::held;

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub path: PathBuf,
    pub held: Held,
}

/// The folder and the device a copy is made in and by.
#[derive(Clone, Copy, Debug)]
pub struct CopyPlace<'a> {
    pub folder: &'a Path,
    pub device: &'a str,
    pub today: Day,
    /// The device's own copies that need not be kept any longer go.
    pub rotate: bool,
}

impl Store {
    /// Copies all records to a new file at `to`; with a passphrase nobody opens it without.
    ///
    /// # Errors
    /// Something stands at `to`, its folder is missing or full, or the copy is not what was copied; then nothing is left
    /// of it.
    pub fn back_up(&self, to: &Path, passphrase: Option<&str>) -> Result<Held, StoreError> {
        let failed = |problem: String| StoreError::Uncopied { path: to.to_owned(), problem };
        let path = self.path().ok_or_else(|| failed("nothing is kept, so there is nothing to copy".to_owned()))?;
        let folder = folder_of(to);
        if !folder.is_dir() {
            return Err(failed(format!("the folder {} is not there", folder.display())));
        }
        if to.symlink_metadata().is_ok() {
            return Err(failed("something stands there already".to_owned()));
        }
        let part = part_of(to);
        let made = match passphrase {
            None => copied(&path, &part),
            Some(passphrase) => {
                Scratch::beside(&path).map_err(|error| StoreError::Read(error.to_string()).into()).and_then(|scratch| {
                    let plain = scratch.file("copy.sqlite3");
                    let held = copied(&path, &plain)?;
                    sealing::seal(&plain, &part, passphrase)
                        .map_err(|problem| StoreError::Read(problem).into())
                        .map(|()| held)
                })
            }
        };
        let made = made.map_err(|failure: Failure| failed(in_words(failure))).and_then(|held| {
            name_it(&part, to).map_err(|error| failed(error.to_string()))?;
            Ok(held)
        });
        if made.is_err() {
            let _ = fs::remove_file(&part);
        }
        made
    }

    /// Copies all records into a folder, under a name that nothing there has.
    ///
    /// # Errors
    /// As [`Store::back_up`].
    pub fn back_up_into(&self, place: CopyPlace<'_>, passphrase: Option<&str>) -> Result<Made, StoreError> {
        let CopyPlace { folder, device, today, rotate } = place;
        remove_parts(folder, device);
        let named = |number| CopyName { day: today, device: device.to_owned(), number, sealed: passphrase.is_some() };
        let names = (1..=999).map(|number| folder.join(named(number).to_string()));
        let path = names.into_iter().find(|path| path.symlink_metadata().is_err());
        let path = path.ok_or_else(|| StoreError::Uncopied {
            path: folder.to_owned(),
            problem: "there are 999 copies of today already".to_owned(),
        })?;
        let held = self.back_up(&path, passphrase)?;
        let copies = if rotate { copies_in(folder, today).unwrap_or_default() } else { Vec::new() };
        for copy in outdated(&copies, device, today) {
            let old = folder.join(copy.to_string());
            if is_ours(&old) {
                let _ = fs::remove_file(old);
            }
        }
        Ok(Made { path, held })
    }

    /// Where the records are; none where they are only in memory.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.connection().path().filter(|path| !path.is_empty()).map(PathBuf::from)
    }
}

/// The copies in a folder, the newest first, of whatever device.
///
/// # Errors
/// A folder that cannot be read.
pub fn copies_in(folder: &Path, today: Day) -> io::Result<Vec<CopyName>> {
    let names = fs::read_dir(folder)?.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut copies: Vec<CopyName> = names.filter_map(|name| CopyName::parse(&name)).collect();
    newest_first(&mut copies, today);
    Ok(copies)
}

/// Copies what is at `path` to `part`, checks and compares it.
fn copied(path: &Path, part: &Path) -> Result<Held, Failure> {
    compared_copy(path, part)?;
    let copy = connect(part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match integrity(&copy)?.as_str() {
        "ok" => held(&copy),
        problem => Err(StoreError::Read(format!("the copy is not sound: {problem}")).into()),
    }
}

fn in_words(failure: Failure) -> String {
    match failure.reading("copying") {
        StoreError::Read(problem) => problem,
        other => other.to_string(),
    }
}

/// Gives a part its name, unless something has got it meanwhile.
fn name_it(part: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(part, to) {
        Ok(()) => fs::remove_file(part)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
        // A stick may know no second names.
        Err(_) if to.symlink_metadata().is_err() => fs::rename(part, to)?,
        Err(error) => return Err(error),
    }
    // The name is on the disk as well, where a folder can be asked for that.
    let _ = File::open(folder_of(to)).and_then(|folder| folder.sync_all());
    Ok(())
}

fn part_of(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    folder_of(file).join(format!(".{name}.part"))
}

/// Takes away what a killed program of this device left of copies in a folder.
fn remove_parts(folder: &Path, device: &str) {
    let names = fs::read_dir(folder).into_iter().flatten().filter_map(|file| file.ok()?.file_name().into_string().ok());
    for name in names {
        let copy = name.strip_prefix('.').and_then(|name| name.strip_suffix(".part")).and_then(CopyName::parse);
        if copy.is_some_and(|copy| copy.device == device) {
            let _ = fs::remove_file(folder.join(name));
        }
    }
}

/// Whether a file carries Unkink's mark.
fn is_ours(path: &Path) -> bool {
    let mut head = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    let mark = head.get(68..72).and_then(|mark| mark.try_into().ok()).map(i32::from_be_bytes);
    read.is_ok() && mark.map(i64::from) == Some(APPLICATION_ID)
}
