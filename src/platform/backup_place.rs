//! Where the copies of a data folder go, and how the last one went: kept on this device, never in the records, since
//! another device has other folders. One small file beside other programs' settings.

use super::{data_dir, memo};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

#[cfg(not(any(target_os = "android", target_family = "wasm")))]
const FILE: &str = "copies.json";

/// What is known about copies of one data folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupPlace {
    /// The folder the person chose for a daily copy.
    pub folder: Option<PathBuf>,
    /// When the last copy was made and compared, and its file.
    pub last: Option<(DateTime<FixedOffset>, PathBuf)>,
    /// The day of the last try to make the daily copy.
    pub tried: Option<NaiveDate>,
    /// Why that failed, where it did.
    pub problem: Option<String>,
    /// The person was told so, or was asked to choose a folder, and has closed it.
    pub told: Option<String>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    device: String,
    places: BTreeMap<String, BackupPlace>,
}

/// Whether a folder can be chosen on this device. On phones none outlives the app, and a browser shows it none.
pub fn is_offered() -> bool {
    cfg!(not(any(target_os = "android", target_os = "ios", target_family = "wasm")))
}

/// The name this device gives its copies: eight hexadecimal digits, the same in every run.
///
/// # Errors
/// It cannot be kept.
pub fn device() -> io::Result<String> {
    let kept = read();
    if !kept.device.is_empty() {
        return Ok(kept.device);
    }
    let random = Uuid::new_v4().simple().to_string();
    let device: String = random.chars().take(8).collect();
    write(&Kept { device: device.clone(), ..kept })?;
    Ok(device)
}

/// What is known about copies of the records in `data`.
pub fn of(data: &Path) -> BackupPlace {
    read().places.remove(&memo::name_of(data)).unwrap_or_default()
}

/// Changes what is known about copies of the records in `data`.
///
/// # Errors
/// It cannot be kept.
pub fn keep(data: &Path, change: impl FnOnce(&mut BackupPlace)) -> io::Result<BackupPlace> {
    let mut kept = read();
    let place = kept.places.entry(memo::name_of(data)).or_default();
    change(place);
    let place = place.clone();
    write(&kept)?;
    Ok(place)
}

/// Remembers how a copy of the records in `data` went: the file that was made at `now`, or why there is none. Where it
/// cannot be kept, the copy is there all the same.
pub fn remember(data: &Path, now: DateTime<FixedOffset>, made: Result<&Path, &str>) {
    let _ = keep(data, |place| match made {
        Ok(file) => {
            place.last = Some((now, std::path::absolute(file).unwrap_or_else(|_| file.to_owned())));
            (place.tried, place.problem, place.told) = (Some(now.date_naive()), None, None);
        }
        Err(problem) => place.problem = Some(problem.to_owned()),
    });
}

/// Remembers a folder as the one for daily copies once the first was made there. Where it could not be, the one before
/// stays with all that is known of it.
///
/// # Errors
/// It cannot be kept.
pub fn tried_out(data: &Path, folder: &Path, now: DateTime<FixedOffset>, made: Result<&Path, &str>) -> io::Result<()> {
    if made.is_ok() {
        keep(data, |place| place.folder = Some(folder.to_owned()))?;
        remember(data, now, made);
    }
    Ok(())
}

/// Why a folder is no place for copies of the records in `data`; none where it is one.
pub fn unfit(folder: &Path, data: &Path) -> Option<String> {
    if !folder.is_absolute() {
        return Some("it takes the whole path of a folder".to_owned());
    }
    if !folder.exists() {
        return Some("there is no such folder".to_owned());
    }
    if !folder.is_dir() {
        return Some("it is a file, and a folder is needed".to_owned());
    }
    let inside =
        matches!((folder.canonicalize(), data.canonicalize()), (Ok(folder), Ok(data)) if folder.starts_with(&data));
    if inside {
        return Some("your records are in it; what happens to them would happen to the copies".to_owned());
    }
    data_dir::try_writing(folder).err().map(|error| format!("it cannot be written: {}", data_dir::plain(&error)))
}

fn read() -> Kept {
    let text = file().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn write(kept: &Kept) -> io::Result<()> {
    let file = file().ok_or_else(|| io::Error::other("this device has no place for it"))?;
    if let Some(folder) = file.parent() {
        data_dir::private_folder().create(folder)?;
    }
    // Whole or not at all; another program may do the same at the same time.
    let part = file.with_extension(std::process::id().to_string());
    let text = serde_json::to_string_pretty(kept)?;
    fs::write(&part, text).and_then(|()| fs::rename(&part, &file)).inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })
}

#[cfg(not(any(target_os = "android", target_family = "wasm")))]
fn file() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("app", "", "Unkink")?.config_local_dir().join(FILE))
}

#[cfg(any(target_os = "android", target_family = "wasm"))]
fn file() -> Option<PathBuf> {
    None
}
