//! Files for the person, outside the data folder. A file that is there is never replaced.
//!
//! A browser hands them over itself: by a phone's sheet, or among its downloads.

#[cfg(not(target_family = "wasm"))]
use super::data_dir;
#[cfg(not(target_family = "wasm"))]
use std::fs::OpenOptions;
#[cfg(not(target_family = "wasm"))]
use std::io::ErrorKind;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many files of one name are kept beside each other.
#[cfg(not(target_family = "wasm"))]
const MOST: u32 = 999;

/// The folder in which a person looks for what a program saved: the browser knows.
#[cfg(target_family = "wasm")]
pub fn downloads() -> Option<PathBuf> {
    Some(PathBuf::new())
}

/// The folder in which a person looks for what a program saved.
#[cfg(not(any(target_os = "android", target_os = "ios", target_family = "wasm")))]
pub fn downloads() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let folder = folders.download_dir().filter(|folder| folder.is_dir()).unwrap_or_else(|| folders.home_dir());
    Some(folder.to_owned())
}

/// Phones have no such folder: what is written here is handed over ([`hand_over`]).
#[cfg(any(target_os = "android", target_os = "ios"))]
pub fn downloads() -> Option<PathBuf> {
    let folder = data_dir::cache_dir()?.join("outbox");
    data_dir::private_folder().create(&folder).ok()?;
    Some(folder)
}

/// What became of a file that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// It is where the person wanted it.
    Taken,
    Cancelled,
}

/// Whether a file in [`downloads`] is still to be handed over: the person is asked where it goes.
pub fn are_handed_over() -> bool {
    cfg!(any(target_os = "android", target_os = "ios"))
}

/// Asks the person where a file goes, and takes it there. Elsewhere than on phones it is there already.
///
/// # Errors
/// The system did not take it, in its words.
pub async fn hand_over(path: &Path) -> io::Result<Handed> {
    let handed = system::hand_over(path).await;
    if are_handed_over() {
        let _ = std::fs::remove_file(path);
    }
    handed
}

#[cfg(target_os = "android")]
mod system {
    use super::Handed;
    use crate::platform::{activity, background};
    use std::io;
    use std::path::Path;

    pub(super) async fn hand_over(path: &Path) -> io::Result<Handed> {
        let path = path.to_string_lossy().into_owned();
        let said = background::run("hand over", move || activity::save_document(&path)).await.flatten();
        match said.as_deref() {
            Some("done") => Ok(Handed::Taken),
            Some("cancelled") => Ok(Handed::Cancelled),
            Some(problem) => Err(io::Error::other(problem.to_owned())),
            None => Err(io::Error::other("Android did not answer")),
        }
    }
}

#[cfg(target_os = "ios")]
mod system {
    use super::Handed;
    use std::io;
    use std::path::Path;

    pub(super) async fn hand_over(path: &Path) -> io::Result<Handed> {
        match crate::platform::picker::save(path).await {
            Some(Some(_)) => Ok(Handed::Taken),
            Some(None) => Ok(Handed::Cancelled),
            None => Err(io::Error::other("iOS opened no page for it")),
        }
    }
}

#[cfg(not(any(target_os = "android", target_os = "ios")))]
mod system {
    use super::Handed;
    use std::io;
    use std::path::Path;

    #[allow(clippy::unused_async, reason = "on phones it waits for the person")]
    pub(super) async fn hand_over(_path: &Path) -> io::Result<Handed> {
        Ok(Handed::Taken)
    }
}

/// Writes a new file. Where one of this name is, the new one is called `name (2).…`, and so on.
///
/// # Errors
/// A folder that cannot be written, or a full disk; then no file is left.
#[cfg(not(target_family = "wasm"))]
pub fn save_new(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let (stem, ending) = name.split_once('.').unwrap_or((name, "txt"));
    for number in 1..=MOST {
        let numbered = if number == 1 { name.to_owned() } else { format!("{stem} ({number}).{ending}") };
        let path = folder.join(numbered);
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if let Err(error) = written {
            let _ = std::fs::remove_file(&path);
            return Err(error);
        }
        return Ok(path);
    }
    Err(io::Error::new(ErrorKind::AlreadyExists, format!("there are {MOST} files called {name}")))
}

/// Writes a file under this name, through one beside it: it is there whole, or not at all.
///
/// # Errors
/// A name that is taken ([`ErrorKind::AlreadyExists`]), a folder that cannot be written, a full disk, and what `write`
/// fails with.
#[cfg(not(target_family = "wasm"))]
pub fn write_new<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let taken = || io::Error::new(ErrorKind::AlreadyExists, "a file of this name is there already");
    if path.symlink_metadata().is_ok() {
        return Err(taken().into());
    }
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(part);
    let file = data_dir::private_file().open(&part)?;
    let mut file = io::BufWriter::new(file);
    let whole = || {
        write(&mut file)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        // A link never replaces; where the disk knows none, what came into its place meanwhile is looked for once more.
        match std::fs::hard_link(&part, path) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(taken().into()),
            Err(_) if path.symlink_metadata().is_ok() => return Err(taken().into()),
            Err(_) => std::fs::rename(&part, path)?,
        }
        Ok(())
    };
    let written = whole();
    let _ = std::fs::remove_file(&part);
    written
}

/// Hands a new file over.
///
/// # Errors
/// None: what the browser does with it, it says itself.
#[cfg(target_family = "wasm")]
pub fn save_new(_: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    super::browser::hand_over(name, bytes);
    Ok(PathBuf::from(name))
}

/// Hands a file over under this name, whole or not at all.
///
/// # Errors
/// What `write` fails with.
#[cfg(target_family = "wasm")]
pub fn write_new<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    super::browser::hand_over(&path.file_name().unwrap_or_default().to_string_lossy(), &bytes);
    Ok(())
}
