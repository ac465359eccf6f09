//! Where the records are, and what holds by them.

use super::failure::Failure;
use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::gate::Standing;
use crate::domain::id::ExerciseId;
use crate::domain::routine::wishes::wishes;
use crate::domain::session::record::{Feedback, SessionRecord};
use crate::domain::settings::{Numbers, Settings};
use crate::platform::{clock, data_dir, locale, memo, playing};
use crate::store::{Store, StoreError};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The data folder as it was named, or not.
pub struct Data {
    chosen: Option<PathBuf>,
    /// The records on disk, once they are open.
    opened: OnceCell<Arc<Store>>,
}

impl Data {
    pub fn new(chosen: Option<PathBuf>) -> Data {
        Data { chosen, opened: OnceCell::new() }
    }

    /// The records, for a command that keeps something: folder and file are made when missing.
    pub fn open(&self) -> Result<Arc<Store>, Failure> {
        if let Some(store) = self.opened.get().filter(|store| !store.is_copy()) {
            return Ok(Arc::clone(store));
        }
        let folder = data_dir::data_dir(self.chosen.as_deref())?;
        self.opened(&data_dir::database(&folder)?, open)
    }

    /// The records, for a command that only reads: empty where nothing was kept yet, and nothing is made. Where nothing can
    /// be written they are read all the same.
    pub fn look(&self) -> Result<Arc<Store>, Failure> {
        if let Some(store) = self.opened.get() {
            return Ok(Arc::clone(store));
        }
        match self.file()? {
            Some(file) => self.opened(&file, to_read),
            None => Ok(Arc::new(Store::open_in_memory()?)),
        }
    }

    /// The records, for a command that takes sessions along or away: those that were interrupted are closed first. What
    /// only looks leaves them for the window to go on with. Where nothing can be written the rest is told all the same.
    pub fn look_at_sessions(&self) -> Result<Arc<Store>, Failure> {
        let store = self.look()?;
        let _ = self.close_interrupted(&store);
        Ok(store)
    }

    /// Closes the sessions that were interrupted, save those that a program of this device plays now.
    pub fn close_interrupted(&self, store: &Store) -> Result<Vec<SessionRecord>, Failure> {
        let folder = self.folder()?;
        Ok(store.close_interrupted_sessions(|session| playing::is_held(&folder, session), clock::now())?)
    }

    /// The file for the records, for what puts others there: folder and file are made when missing.
    pub fn place(&self) -> Result<PathBuf, Failure> {
        Ok(data_dir::database(&data_dir::data_dir(self.chosen.as_deref())?)?)
    }

    /// Whether the command has kept, changed or removed something.
    pub fn has_written(&self) -> bool {
        self.opened.get().is_some_and(|store| store.has_written())
    }

    /// Whether they were opened where nothing can be written.
    pub fn is_copy(&self) -> bool {
        self.opened.get().is_some_and(|store| store.is_copy())
    }

    /// What was found and done when the records were opened, if they were.
    pub fn notices(&self) -> Vec<String> {
        self.opened.get().map_or_else(Vec::new, |store| store.notices().to_vec())
    }

    fn opened(&self, file: &Path, open: Open) -> Result<Arc<Store>, Failure> {
        let store = Arc::new(memo::daily(&self.folder()?, |looked| open(file, looked))?);
        Ok(Arc::clone(self.opened.get_or_init(|| store)))
    }

    /// The telephone numbers. Where the settings cannot be read, those of the system's country: advice never waits for
    /// the records.
    pub fn numbers(&self) -> Numbers {
        self.look().map_or_else(|_| of_settings(&Settings::default()), |store| numbers(&store))
    }

    /// The folder as it is named, there or not.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        Ok(data_dir::locate(self.chosen.as_deref())?)
    }

    /// The file with the records, when there is one. Nothing is made.
    pub fn file(&self) -> Result<Option<PathBuf>, Failure> {
        let folder = self.folder()?;
        if is_missing(&folder) {
            return Ok(None);
        }
        let folder = if folder.is_dir() { folder } else { data_dir::data_dir(self.chosen.as_deref())? };
        let file = folder.join(data_dir::FILE);
        Ok((!is_missing(&file)).then_some(file))
    }
}

/// How records are opened; it is told whether they have been looked through today.
type Open = fn(&Path, bool) -> Result<Store, StoreError>;

fn open(file: &Path, looked: bool) -> Result<Store, StoreError> {
    if looked { Store::open_again(file) } else { Store::open(file) }
}

/// Opens records to be read: a copy of them where nothing can be written.
pub fn to_read(file: &Path, looked: bool) -> Result<Store, StoreError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    if !Store::is_read_only(file) {
        match open(file, looked) {
            Err(_) if data_dir::try_writing(folder).is_err() => {}
            opened => return opened,
        }
    }
    let working = data_dir::working_folder(folder).map_err(|error| StoreError::Open {
        path: file.to_owned(),
        problem: format!("nothing can be written there, and there is no place for a copy: {error}"),
    })?;
    Store::open_copy(file, &working)
}

/// Whether nothing at all stands there, not even a link that leads nowhere.
fn is_missing(path: &Path) -> bool {
    path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// The telephone numbers by these records.
pub fn numbers(store: &Store) -> Numbers {
    of_settings(&store.settings().unwrap_or_default())
}

fn of_settings(settings: &Settings) -> Numbers {
    Numbers::of(settings, locale::country().as_deref(), &content().texts)
}

/// What holds by these records now.
pub fn standing(store: &Store) -> Result<Standing, Failure> {
    Ok(Standing::of(content(), &store.profile()?, &store.checks(content())?, clock::now()))
}

/// What the person said about moves after sessions.
pub fn wished(store: &Store) -> Result<BTreeMap<ExerciseId, Feedback>, Failure> {
    Ok(wishes(&store.telling_sessions()?))
}

/// The last day that counts reach without a range: today, or that of a record that is over and dated ahead.
pub fn last_day(store: &Store) -> Result<Day, Failure> {
    Ok(store.last_day(clock::now(), store.settings()?.day_start_hour)?)
}

/// Today, as the person's day starts.
pub fn today(store: &Store) -> Result<Day, Failure> {
    Ok(Day::of(clock::now(), store.settings()?.day_start_hour))
}
