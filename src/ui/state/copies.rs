//! Copies of the records: where they go, how the last went, and the way back from one.
//!
//! Each is made on a thread of its own, and what came of it is remembered there: a window that is hidden or closed
//! meanwhile loses nothing.

use crate::domain::backup::{Advice, CopyName, Held, Known};
use crate::domain::day::Day;
use crate::domain::words::backup::{UNREADABLE, came_along, held, not_chosen};
use crate::domain::words::{count, time};
use crate::platform::backup_place::{self, BackupPlace};
pub use crate::platform::dialogs::Answer;
use crate::platform::{background, clock, data_dir, dialogs};
use crate::store::{CopyPlace, Made, Restored, Store, StoreError, copies_in};
use crate::ui::state::app::AppState;
use crate::ui::state::elsewhere::Elsewhere;
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use std::path::{Path, PathBuf};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    Copying,
    Proving,
    Restoring,
}

/// A copy that was looked into, to be restored or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub file: PathBuf,
    pub passphrase: Option<String>,
    /// What it holds, or why it cannot be restored; none while it is locked.
    pub found: Option<Result<Held, String>>,
    /// What is kept here now.
    pub here: Held,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct CopiesState {
    app: AppState,
    elsewhere: Elsewhere,
    place: Signal<BackupPlace>,
    busy: Signal<Option<Busy>>,
    /// What came of the last act, until the next.
    told: Signal<Option<Result<String, String>>>,
    offered: Signal<Option<Offered>>,
}

impl CopiesState {
    /// Reads what the device remembers.
    pub fn new(app: AppState, elsewhere: Elsewhere) -> CopiesState {
        let place = app.folder().map(|data| backup_place::of(&data)).unwrap_or_default();
        CopiesState {
            app,
            elsewhere,
            place: Signal::new(place),
            busy: Signal::new(None),
            told: Signal::new(None),
            offered: Signal::new(None),
        }
    }

    /// Whether the device has a folder for daily copies.
    pub fn are_possible(&self) -> bool {
        backup_place::is_offered()
    }

    /// Whether copies can be made: there are records on disk, and a folder outlives the app.
    pub fn is_offered(&self) -> bool {
        backup_place::is_offered() && !self.app.temporary && self.app.folder().is_some()
    }

    /// Where they go, and how the last went.
    pub fn place(&self) -> BackupPlace {
        self.place.cloned()
    }

    /// What is being done.
    pub fn busy(&self) -> Option<Busy> {
        self.busy.cloned()
    }

    /// What came of the last act.
    pub fn told(&self) -> Option<Result<String, String>> {
        self.told.cloned()
    }

    /// The copy that was looked into.
    pub fn offered(&self) -> Option<Offered> {
        self.offered.cloned()
    }

    /// What is to be said on Today, unless it was closed.
    pub fn advice(&self) -> Advice {
        if !self.is_offered() {
            return Advice::Nothing;
        }
        let place = self.place.read();
        let known = Known {
            chosen: place.folder.is_some(),
            last: place.last.as_ref().map(|(at, _)| *at),
            problem: place.problem.clone(),
            first_record: self.app.read(self.app.store().first_record()).flatten(),
        };
        let advice = known.advice(self.app.now());
        let is_closed = place.told.as_deref() == Some(advice.key(today()).as_str());
        if is_closed { Advice::Nothing } else { advice }
    }

    /// Closes what is said on Today.
    pub fn close_advice(&self) {
        let key = self.advice().key(today());
        let _ = self.keep(|place| place.told = Some(key));
    }

    /// Asks for a folder.
    pub async fn which() -> Answer {
        dialogs::folder().await
    }

    /// Makes a copy in a folder, which is then the one for a daily copy; where none can be made it is not chosen.
    ///
    /// # Errors
    /// Why it is no such folder.
    pub fn choose(&self, typed: &str) -> Result<(), String> {
        let folder = PathBuf::from(typed.trim());
        let data = self.app.folder().unwrap_or_default();
        if let Some(problem) = backup_place::unfit(&folder, &data) {
            return Err(format!("This folder cannot be used: {problem}."));
        }
        if self.busy.peek().is_some() {
            return Err("Wait until the copy is done.".to_owned());
        }
        let before = self.place.peek().folder.clone();
        if before.as_ref() == Some(&folder) {
            self.copy_now(None);
            return Ok(());
        }
        let (store, state) = (self.app.store(), *self);
        let work = move || {
            let made = made(&store, &folder, None, None);
            let file = made.as_ref().map(|made| made.path.as_path()).map_err(String::as_str);
            let kept =
                backup_place::tried_out(&data, &folder, clock::now(), file).map_err(|error| unremembered(&error));
            match made {
                Ok(made) => kept.map(|()| copied(&made)),
                Err(problem) => {
                    let before = before.map(|before| before.display().to_string());
                    Err(not_chosen(&folder.display().to_string(), before.as_deref(), &problem))
                }
            }
        };
        self.work(Busy::Copying, work, move |told| {
            state.read_again();
            state.tell(told);
        });
        Ok(())
    }

    /// Chooses none.
    pub fn forget_folder(&self) {
        let _ = self.keep(|place| (place.folder, place.problem, place.told) = (None, None, None));
    }

    /// On the first use of a day, makes its copy. Called whenever a screen is opened.
    pub fn daily(&self) {
        let today = today();
        if !self.is_offered() || self.busy.peek().is_some() || self.place.peek().tried == Some(today.0) {
            return;
        }
        let Some(data) = self.app.folder() else { return };
        let kept = backup_place::of(&data);
        let is_due = kept.folder.is_some() && kept.tried != Some(today.0);
        let mut place = self.place;
        if *place.peek() != kept {
            place.set(kept);
        }
        if is_due && self.app.store().first_record().is_ok_and(|first| first.is_some()) {
            let _ = self.keep(|place| place.tried = Some(today.0));
            self.copy(None, true);
        }
    }

    /// Makes a copy now; with a passphrase it is locked.
    pub fn copy_now(&self, passphrase: Option<String>) {
        self.copy(passphrase, false);
    }

    fn copy(&self, passphrase: Option<String>, by_itself: bool) {
        let (Some(data), Some(folder)) = (self.app.folder(), self.place.peek().folder.clone()) else { return };
        let (store, state, locked) = (self.app.store(), *self, passphrase.is_some());
        let before = self.place.peek().last.clone().map(|(_, file)| file).filter(|_| by_itself);
        self.work(
            Busy::Copying,
            move || {
                let made = made(&store, &folder, before.as_deref(), passphrase.as_deref());
                backup_place::remember(
                    &data,
                    clock::now(),
                    made.as_ref().map(|made| made.path.as_path()).map_err(String::as_str),
                );
                made
            },
            move |made| {
                state.read_again();
                state.tell(match made {
                    Ok(made) if locked => {
                        Ok(format!("A locked copy was made and opened again: {}.", made.path.display()))
                    }
                    Ok(made) => Ok(copied(&made)),
                    Err(problem) => Err(format!("{problem}.")),
                });
            },
        );
    }

    /// The copies in the folder, the newest first.
    ///
    /// # Errors
    /// Why it cannot be looked into.
    pub fn list(&self) -> Result<Vec<CopyName>, String> {
        let _ = self.busy();
        let Some(folder) = self.place().folder else { return Ok(Vec::new()) };
        copies_in(&folder, today()).map_err(|_| format!("The folder {} is not there now.", folder.display()))
    }

    /// Whether this device made a copy.
    pub fn is_own(&self, copy: &CopyName) -> bool {
        backup_place::device().is_ok_and(|device| device == copy.device)
    }

    /// Proves the newest copy that this device made: whether it could be restored. Nothing is changed.
    pub fn try_newest(&self) {
        let Some(data) = self.app.folder() else { return };
        let folder = self.place.peek().folder.clone().unwrap_or_default();
        let own = self.list().unwrap_or_default().into_iter().filter(|copy| !copy.sealed && self.is_own(copy));
        let files: Vec<PathBuf> = own.map(|copy| folder.join(copy.to_string())).collect();
        let state = *self;
        let work = move || {
            let tried = files.iter().map(|file| (file, Store::prove(file, None, &data)));
            let mut failed = Vec::new();
            for (file, found) in tried {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                match found {
                    Ok(found) if failed.is_empty() => {
                        return Ok(format!("{name} can be restored: {}. Nothing was changed.", held(&found)));
                    }
                    Ok(found) => {
                        let worse = count(failed.len(), "newer copy does not", "newer copies do not");
                        return Err(format!(
                            "{worse} open. {name} can be restored: {}. Make a new copy.",
                            held(&found)
                        ));
                    }
                    Err(error) => failed.push(error),
                }
            }
            Err(failed
                .first()
                .map_or_else(|| "There is no copy of this device to try.".to_owned(), |error| format!("{error}.")))
        };
        self.work(Busy::Proving, work, move |tried| state.tell(tried));
    }

    /// Looks into a copy in the folder, or any other file.
    pub fn look_into(&self, file: &Path, passphrase: Option<String>) {
        let (file, state) = (file.to_owned(), *self);
        let Ok(working) = data_dir::working_folder(&self.app.folder().unwrap_or_default()) else { return };
        let here = self.app.read(self.app.store().held()).unwrap_or_default();
        let (looked, given) = (file.clone(), passphrase.clone());
        let work = move || Store::prove(&looked, given.as_deref(), &working);
        self.work(Busy::Proving, work, move |found| {
            let found = match found {
                Err(StoreError::Locked { .. }) => None,
                found => Some(found.map_err(|error| format!("{error}."))),
            };
            let mut offered = state.offered;
            offered.set(Some(Offered { file, passphrase, found, here }));
        });
    }

    /// Looks at it no longer.
    pub fn leave(&self) {
        let mut offered = self.offered;
        offered.set(None);
    }

    /// Puts the copy that was looked into in the place of the records. `plays` says that a session is open.
    pub fn restore(&self, plays: bool) {
        let Some(copy) = self.offered.cloned() else { return };
        self.leave();
        let open = self.app.store().open_sessions().unwrap_or_default();
        if plays || open.into_iter().any(|session| self.app.plays(session)) {
            self.tell(Err("A session is open. End it first, then restore.".to_owned()));
            return;
        }
        let (store, state, now) = (self.app.store(), *self, self.app.moment());
        let work = move || store.restore(&copy.file, copy.passphrase.as_deref(), now);
        self.work(Busy::Restoring, work, move |restored| {
            state.elsewhere.read_all();
            state.tell(restored.map(|restored| said(&restored)).map_err(|error| format!("{error}.")));
        });
    }

    fn tell(&self, what: Result<String, String>) {
        let mut told = self.told;
        told.set(Some(what));
    }

    fn keep(&self, change: impl FnOnce(&mut BackupPlace)) -> Result<(), String> {
        let data = self.app.folder().unwrap_or_default();
        let kept = backup_place::keep(&data, change);
        let kept = kept.map_err(|error| unremembered(&error))?;
        let mut place = self.place;
        place.set(kept);
        Ok(())
    }

    fn read_again(&self) {
        let mut place = self.place;
        place.set(self.app.folder().map(|data| backup_place::of(&data)).unwrap_or_default());
    }

    /// Does `work` on a thread of its own, then `then` here. One at a time.
    fn work<T: Send + 'static>(
        &self,
        what: Busy,
        work: impl FnOnce() -> T + Send + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        let (mut busy, mut told) = (self.busy, self.told);
        if busy.peek().is_some() {
            return;
        }
        busy.set(Some(what));
        told.set(None);
        spawn_forever(async move {
            let done = background::run("copies", work).await;
            busy.set(None);
            if let Some(done) = done {
                then(done);
            }
        });
    }
}

fn copied(made: &Made) -> String {
    format!("Copied, read back and compared: {}.", held(&made.held))
}

fn unremembered(error: &std::io::Error) -> String {
    format!("This could not be remembered on this device: {error}.")
}

fn today() -> Day {
    Day(clock::now().date_naive())
}

/// Makes a copy in the folder. `before` is the copy that was made last: one made without anybody looking is only made where
/// that one is, or what became of it.
fn made(store: &Store, folder: &Path, before: Option<&Path>, passphrase: Option<&str>) -> Result<Made, String> {
    let device = backup_place::device().map_err(|error| format!("this device could not be given a name: {error}"))?;
    let was_here = before.is_some_and(|file| file.parent() == Some(folder));
    let here = || copies_in(folder, today()).is_ok_and(|copies| copies.iter().any(|copy| copy.device == device));
    if was_here && folder.is_dir() && !here() {
        let folder = folder.display();
        return Err(format!(
            "The copies made in {folder} before are not there. Is it the right disk? No copy was made"
        ));
    }
    let place = CopyPlace { folder, device: &device, today: today(), rotate: true };
    store.back_up_into(place, passphrase).map_err(|error| error.to_string())
}

/// What a restore did, in words.
pub(super) fn said(restored: &Restored) -> String {
    let kept = restored.kept.as_ref().map(|kept| format!("Your records as they were are kept as {}.", kept.display()));
    let parts = [Some(done(restored)), kept, came_along(restored.carried)].into_iter().flatten();
    parts.chain(restored.is_blind.then(|| UNREADABLE.to_owned())).collect::<Vec<_>>().join(" ")
}

/// "Restored: 1 crack, 27 November 2026."
pub fn done(restored: &Restored) -> String {
    format!("Restored: {}.", held(&restored.held))
}

/// "27 November 2026, 07:30".
pub fn when(at: crate::domain::day::Moment) -> String {
    format!("{}, {}", crate::domain::words::full_date(at), time(at))
}
