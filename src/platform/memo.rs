//! What this device remembers about a data folder. It stands in the system's cache folder, in a browser beside what it keeps
//! for pages, and may be lost at any time: that costs a second look, never a record.

use super::clock;
#[cfg(not(target_family = "wasm"))]
use super::data_dir;
use chrono::{DateTime, FixedOffset};
#[cfg(not(target_family = "wasm"))]
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
#[cfg(not(target_family = "wasm"))]
use std::path::PathBuf;

#[cfg(not(target_family = "wasm"))]
const FILE: &str = "remembered";

/// Facts kept; the oldest go first.
#[cfg(not(target_family = "wasm"))]
const MOST: usize = 60;

/// Opens records, and remembers on success that they have been looked through today by this version. `open` is told
/// whether they had been.
///
/// # Errors
/// Those of `open`.
pub fn daily<T, E>(folder: &Path, open: impl FnOnce(bool) -> Result<T, E>) -> Result<T, E> {
    let stamp = format!("{}/{}", env!("CARGO_PKG_VERSION"), clock::now().date_naive());
    let is_fresh = recall(folder, "looked").is_some_and(|looked| looked == stamp);
    let opened = open(is_fresh)?;
    if !is_fresh {
        remember(folder, "looked", &stamp);
    }
    Ok(opened)
}

/// Whether this is asked for the first time about this folder.
pub fn is_first_time(folder: &Path, what: &str) -> bool {
    let is_first = recall(folder, what).is_none();
    if is_first {
        remember(folder, what, "yes");
    }
    is_first
}

/// Whether there have been no records here, as far as is remembered; `now` says that there are.
#[cfg(target_family = "wasm")]
pub(super) fn is_first_time_of_records(folder: &Path, now: bool) -> bool {
    if now { is_first_time(folder, "records") } else { recall(folder, "records").is_none() }
}

/// When the person last saved a copy of the records as a file, or put that off.
pub fn copied(folder: &Path) -> Option<DateTime<FixedOffset>> {
    recall(folder, "copied").and_then(|at| DateTime::parse_from_rfc3339(&at).ok())
}

/// Keeps when that was.
pub fn keep_copied(folder: &Path, at: DateTime<FixedOffset>) {
    remember(folder, "copied", &at.to_rfc3339());
}

/// The ids of the cards that were read on this device, as [`keep_read_cards`] got them.
pub fn read_cards(folder: &Path) -> Vec<String> {
    recall(folder, "cards").map(|ids| ids.split(',').map(str::to_owned).collect()).unwrap_or_default()
}

/// Keeps the ids of the cards that were read.
pub fn keep_read_cards<'a>(folder: &Path, ids: impl Iterator<Item = &'a str>) {
    remember(folder, "cards", &ids.collect::<Vec<_>>().join(","));
}

/// What this device knows about tables with these column names, as [`keep_columns`] got it.
pub fn columns(folder: &Path, head: &str) -> Option<String> {
    recall(folder, &table(head))
}

/// Keeps what the columns of a table mean, in one line.
pub fn keep_columns(folder: &Path, head: &str, columns: &str) {
    remember(folder, &table(head), columns);
}

fn table(head: &str) -> String {
    let mut hasher = DefaultHasher::new();
    head.hash(&mut hasher);
    format!("columns-{:016x}", hasher.finish())
}

/// Up to when reminders were looked after on this device, and when one that was put off comes again.
pub fn reminded(folder: &Path) -> (Option<DateTime<FixedOffset>>, Option<DateTime<FixedOffset>>) {
    let moment = |what| recall(folder, what).and_then(|at| DateTime::parse_from_rfc3339(&at).ok());
    (moment("reminded"), moment("snoozed"))
}

/// Keeps up to when reminders were looked after.
pub fn keep_reminded(folder: &Path, until: DateTime<FixedOffset>) {
    remember(folder, "reminded", &until.to_rfc3339());
}

/// Keeps when one that was put off comes again.
pub fn keep_snoozed(folder: &Path, until: DateTime<FixedOffset>) {
    remember(folder, "snoozed", &until.to_rfc3339());
}

/// A short name for a folder, the same in every run.
pub(super) fn name_of(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(target_family = "wasm")]
fn recall(_: &Path, what: &str) -> Option<String> {
    super::browser::recall(what)
}

#[cfg(target_family = "wasm")]
fn remember(_: &Path, what: &str, value: &str) {
    super::browser::remember(what, value);
}

#[cfg(not(target_family = "wasm"))]
fn recall(folder: &Path, what: &str) -> Option<String> {
    let key = format!("{} {what} ", name_of(folder));
    let text = fs::read_to_string(file()?).ok()?;
    text.lines().rev().find_map(|line| line.strip_prefix(&key)).map(str::to_owned)
}

#[cfg(not(target_family = "wasm"))]
fn remember(folder: &Path, what: &str, value: &str) {
    let Some(file) = file() else { return };
    let key = format!("{} {what} ", name_of(folder));
    let text = fs::read_to_string(&file).unwrap_or_default();
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(&key)).collect();
    let newest = format!("{key}{value}");
    lines.push(&newest);
    let kept = lines.iter().skip(lines.len().saturating_sub(MOST)).fold(String::new(), |all, line| all + line + "\n");
    // Whole or not at all; another program may do the same at the same time.
    let part = file.with_extension(std::process::id().to_string());
    let _ = file.parent().map(|folder| data_dir::private_folder().create(folder));
    let _ = fs::write(&part, kept).and_then(|()| fs::rename(&part, &file));
}

#[cfg(not(target_family = "wasm"))]
fn file() -> Option<PathBuf> {
    data_dir::cache_dir().map(|folder| folder.join(FILE))
}
