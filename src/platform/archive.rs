//! What a person hands in: a file, a folder or an archive, read within limits.

use std::io;
use thiserror::Error;

pub use system::read;
#[cfg(target_family = "wasm")]
pub(super) use system::take;

/// The largest single file, in bytes.
const FILE_LIMIT: u64 = 256 * 1024 * 1024;

/// Why something cannot be read.
#[derive(Debug, Error)]
pub enum ReadError {
    #[error("it is larger than {0} MB")]
    TooLarge(u64),
    #[error("it holds more than {0} files")]
    TooMany(usize),
    #[error("unpacked it is larger than {0} MB")]
    Unpacked(u64),
    #[error("the archive cannot be read: {0}")]
    Archive(String),
    #[error("{0}")]
    Io(io::Error),
}

#[cfg(not(target_family = "wasm"))]
mod system {
    use super::{FILE_LIMIT, ReadError};
    use std::fs::{self, File};
    use std::io::{self, BufReader, ErrorKind, Read};
    use std::path::Path;

    /// What the files of a folder or an archive may hold together, in bytes.
    const UNPACKED_LIMIT: u64 = 100 * 1024 * 1024;

    /// The most files of a folder or an archive.
    const FILES_LIMIT: usize = 1_000;

    /// How deep a folder is looked into.
    const DEPTH: usize = 3;

    /// Path and content of each file that is meant by `path`: of the file itself, or of every table in a folder or archive.
    ///
    /// # Errors
    /// What is not there, cannot be read or is too large.
    pub fn read(path: &Path) -> Result<Vec<(String, Vec<u8>)>, ReadError> {
        let about = fs::metadata(path).map_err(ReadError::Io)?;
        if about.is_dir() {
            let mut found = Vec::new();
            let mut left = UNPACKED_LIMIT;
            folder(path, "", DEPTH, &mut left, &mut found)?;
            return Ok(found);
        }
        if !about.is_file() {
            return Err(ReadError::Io(io::Error::new(ErrorKind::InvalidInput, "it is no file")));
        }
        if about.len() > FILE_LIMIT {
            return Err(ReadError::TooLarge(FILE_LIMIT / 1024 / 1024));
        }
        let mut file = File::open(path).map_err(ReadError::Io)?;
        let mut bytes = Vec::new();
        file.by_ref().take(4).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        if bytes == *b"PK\x03\x04" {
            return archive(File::open(path).map_err(ReadError::Io)?);
        }
        file.take(FILE_LIMIT).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(vec![(name, bytes)])
    }

    fn is_table(name: &str) -> bool {
        name.to_lowercase().ends_with(".csv")
    }

    fn folder(
        path: &Path,
        above: &str,
        depth: usize,
        left: &mut u64,
        found: &mut Vec<(String, Vec<u8>)>,
    ) -> Result<(), ReadError> {
        let mut entries: Vec<_> =
            fs::read_dir(path).map_err(ReadError::Io)?.collect::<Result<_, _>>().map_err(ReadError::Io)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name().to_string_lossy().into_owned();
            let inside = if above.is_empty() { name.clone() } else { format!("{above}/{name}") };
            let kind = entry.file_type().map_err(ReadError::Io)?;
            if kind.is_dir() && depth > 1 {
                folder(&entry.path(), &inside, depth - 1, left, found)?;
            } else if kind.is_file() && is_table(&name) {
                let file = File::open(entry.path()).map_err(ReadError::Io)?;
                push(inside, file, left, found)?;
            }
        }
        Ok(())
    }

    /// Reads one of several files, as far as all of them together may go; what a file says about its size does not count.
    fn push(
        name: String,
        file: impl Read,
        left: &mut u64,
        found: &mut Vec<(String, Vec<u8>)>,
    ) -> Result<(), ReadError> {
        if found.len() >= FILES_LIMIT {
            return Err(ReadError::TooMany(FILES_LIMIT));
        }
        let mut bytes = Vec::new();
        file.take(*left + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        *left = left.checked_sub(bytes.len() as u64).ok_or(ReadError::Unpacked(UNPACKED_LIMIT / 1024 / 1024))?;
        found.push((name, bytes));
        Ok(())
    }

    fn archive(file: File) -> Result<Vec<(String, Vec<u8>)>, ReadError> {
        let broken = |error: zip::result::ZipError| ReadError::Archive(error.to_string());
        let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(broken)?;
        if archive.len() > FILES_LIMIT {
            return Err(ReadError::TooMany(FILES_LIMIT));
        }
        let (mut left, mut found) = (UNPACKED_LIMIT, Vec::new());
        for place in 0..archive.len() {
            let inside = archive.by_index(place).map_err(broken)?;
            let name = inside.name().map_err(broken)?.into_owned();
            if inside.is_file() && is_table(&name) {
                push(name, inside, &mut left, &mut found).map_err(|error| match error {
                    ReadError::Io(error) => ReadError::Archive(error.to_string()),
                    other => other,
                })?;
            }
        }
        Ok(found)
    }
}

/// A browser hands over what was chosen, an archive unpacked (`assets/web/device.js`), and no folder.
#[cfg(target_family = "wasm")]
mod system {
    use super::{FILE_LIMIT, ReadError};
    use std::cell::RefCell;
    use std::io::{self, ErrorKind};
    use std::path::{Path, PathBuf};

    /// Name and content of each.
    type Files = Vec<(String, Vec<u8>)>;

    thread_local! {
        static CHOSEN: RefCell<(PathBuf, Files)> = RefCell::default();
    }

    /// Keeps what was chosen under a name until it is read.
    pub(in super::super) fn take(name: &str, files: Files) {
        CHOSEN.set((PathBuf::from(name), files));
    }

    /// Name and content of each file that was chosen under the name `path`.
    ///
    /// # Errors
    /// What was not chosen, is too large or is an archive that could not be unpacked.
    pub fn read(path: &Path) -> Result<Files, ReadError> {
        let (name, files) = CHOSEN.take();
        if name != path {
            return Err(ReadError::Io(io::Error::new(ErrorKind::NotFound, "it was not chosen")));
        }
        if files.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>() > FILE_LIMIT {
            return Err(ReadError::TooLarge(FILE_LIMIT / 1024 / 1024));
        }
        if files.iter().any(|(_, bytes)| bytes.starts_with(b"PK\x03\x04")) {
            let problem = "this browser cannot unpack it, it is damaged, or it holds too much. Unpack it and choose all of \
                           its tables";
            return Err(ReadError::Archive(problem.to_owned()));
        }
        Ok(files)
    }
}
