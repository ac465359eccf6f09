//! What every screen needs: the store, the time, the one message at the bottom and the one error at the top.

use crate::domain::backdate::{Unclear, backdated};
use crate::domain::day::{Day, Moment};
use crate::domain::words::kept::Done;
use crate::domain::words::refused;
use crate::platform::clock::{self, WallTime};
use crate::platform::files::{self, Handed};
pub use crate::platform::keeping::Arrival;
use crate::platform::{data_dir, keeping, memo, page, playing, share, shortcut};
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;
use dioxus::prelude::*;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// What the program was started with.
#[derive(Clone)]
pub struct Opened {
    /// The store, or why it could not be opened.
    pub store: Result<Arc<Store>, String>,
    /// The folder the person's files are kept in.
    pub folder: Option<PathBuf>,
    /// The file, where it is damaged: a copy can take its place.
    pub damaged: Option<PathBuf>,
}

/// A message at the bottom, with what Undo does.
#[derive(Clone)]
pub struct Message {
    pub text: String,
    pub undo: Option<Rc<dyn Fn()>>,
    /// Differs from message to message.
    pub number: u64,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct AppState {
    store: CopyValue<Arc<Store>>,
    folder: CopyValue<Option<PathBuf>>,
    country: CopyValue<Option<String>>,
    /// Nothing is kept: the store could not be opened and the person went on without.
    pub temporary: bool,
    now: Signal<Moment>,
    message: Signal<Option<Message>>,
    problem: Signal<Option<String>>,
    arrival: Signal<Arrival>,
    count: Signal<u64>,
}

/// What the person reads when the window opens: what was found beside the records, and, once, that something keeps their
/// folder in step with other devices.
fn at_start(store: &Store, folder: Option<&Path>) -> Option<String> {
    let synced = folder.and_then(|folder| Some((folder, data_dir::synced_by(folder)?)));
    let synced = synced.filter(|(folder, _)| memo::is_first_time(folder, "synced"));
    let notices = store
        .notices()
        .iter()
        .cloned()
        .chain(keeping::notice())
        .chain(synced.map(|(_, program)| data_dir::about_syncing(program)));
    Some(notices.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}

const MESSAGE_SHOWN: Duration = Duration::from_secs(8);

impl AppState {
    /// Made once, in the app's root.
    pub fn new(store: Arc<Store>, folder: Option<PathBuf>, country: Option<String>, temporary: bool) -> AppState {
        let told = at_start(&store, folder.as_deref());
        AppState {
            store: CopyValue::new(store),
            folder: CopyValue::new(folder),
            country: CopyValue::new(country),
            temporary,
            now: Signal::new(clock::now()),
            message: Signal::new(None),
            problem: Signal::new(told),
            arrival: Signal::new(Arrival::Kept),
            count: Signal::new(0),
        }
    }

    /// The store, for the other states.
    pub(super) fn store(&self) -> Arc<Store> {
        self.store.cloned()
    }

    /// The folder the person's files are kept in.
    pub fn folder(&self) -> Option<PathBuf> {
        self.folder.cloned()
    }

    /// Whether a program of this device plays a session right now.
    pub(super) fn plays(&self, session: i64) -> bool {
        self.folder().is_some_and(|folder| playing::is_held(&folder, session))
    }

    /// Takes a session for this window. None when another program plays it.
    pub(super) fn hold(&self, session: i64) -> Option<Option<playing::Lock>> {
        match self.folder() {
            Some(folder) => playing::hold(&folder, session).map(Some),
            None => Some(None),
        }
    }

    /// The country of the system's region, as two capital letters.
    pub fn country(&self) -> Option<String> {
        self.country.cloned()
    }

    /// The time, brought up to date when its minute changes, at every write and when the window is looked at again;
    /// screens that read it follow it.
    pub fn now(&self) -> Moment {
        *self.now.read()
    }

    /// The time at this very moment, for records.
    pub fn moment(&self) -> Moment {
        clock::now()
    }

    /// Says, now and whenever it changes, whether there is room for a list beside what is opened from it.
    pub async fn watch_wide(self, tell: impl FnMut(bool)) {
        page::watch_wide(tell).await;
    }

    /// The moment typed as a day and a time of this place, not later than now.
    ///
    /// # Errors
    /// A day or time that does not exist, one that comes twice, or one that is still to come.
    pub fn past_moment(&self, date: &str, time: &str) -> Result<Moment, Unclear> {
        let time = time.get(..5).unwrap_or(time);
        let typed = NaiveDateTime::parse_from_str(&format!("{date} {time}"), "%Y-%m-%d %H:%M");
        let typed = typed.map_err(|_| Unclear::not_past())?;
        backdated(typed, &clock::local(typed).map(WallTime::moments).unwrap_or_default(), clock::now())
    }

    /// Today, for a day that starts at `start_hour`.
    pub fn today(&self, start_hour: u32) -> Day {
        Day::of(self.now(), start_hour)
    }

    /// Keeps [`AppState::now`] up to date for as long as the app runs. It wakes once a minute.
    pub async fn follow_the_clock(self) {
        loop {
            clock::sleep(clock::until_next_minute()).await;
            self.look_at_the_clock();
        }
    }

    /// Whether another program has written since this was last asked. What it wrote may be newer than
    /// [`AppState::now`], which is then brought up to date.
    pub(super) fn changed_elsewhere(&self) -> bool {
        let changed = self.read(self.store().changed_elsewhere()).unwrap_or_default();
        if changed {
            let mut now = self.now;
            now.set(clock::now());
        }
        changed
    }

    /// Brings [`AppState::now`] up to date where a minute or more has passed: what screens show of it changes.
    pub fn look_at_the_clock(&self) {
        let (mut now, found) = (self.now, clock::now());
        let minute = |moment: &Moment| (moment.timestamp().div_euclid(60), moment.offset().local_minus_utc());
        let changed = minute(&found) != minute(&now.peek());
        if changed {
            now.set(found);
        }
    }

    /// What was kept, or none after showing what went wrong.
    pub(super) fn kept<T>(&self, result: Result<T, StoreError>) -> Option<T> {
        match result {
            Ok(value) => {
                let mut now = self.now;
                now.set(clock::now());
                let arrival = keeping::arrival();
                if *self.arrival.peek() == Arrival::Kept && arrival != Arrival::Kept {
                    let mut shown = self.arrival;
                    shown.set(arrival);
                }
                Some(value)
            }
            Err(error) => {
                self.show_problem(format!("{} What you entered is still here.", said(&error)));
                None
            }
        }
    }

    /// How far what was kept is on its way to where it stays; on a disk it is there.
    pub fn arrival(&self) -> Arrival {
        self.arrival.cloned()
    }

    /// Keeps [`AppState::arrival`] up to date for as long as the app runs.
    pub async fn follow_arrival(self) {
        let mut shown = self.arrival;
        keeping::follow(move |arrival| {
            if *shown.peek() != arrival {
                shown.set(arrival);
            }
        })
        .await;
    }

    /// Tries at once to keep what could not be kept.
    pub fn try_to_keep(&self) {
        keeping::try_again();
    }

    /// What was read, or none after showing what went wrong.
    pub(super) fn read<T>(&self, result: Result<T, StoreError>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.show_problem(format!("{} Your records are as they were.", said(&error)));
                None
            }
        }
    }

    /// The error that is shown, if one is.
    pub fn problem(&self) -> Option<String> {
        self.problem.cloned()
    }

    /// Shows an error until it is closed.
    pub fn show_problem(&self, text: String) {
        let mut problem = self.problem;
        problem.set(Some(text));
    }

    /// Takes the error away.
    pub fn close_problem(&self) {
        let mut problem = self.problem;
        problem.set(None);
    }

    /// The message that is shown, if one is.
    pub fn message(&self) -> Option<Message> {
        self.message.cloned()
    }

    /// Shows a message for a few seconds.
    pub fn say(&self, text: impl Into<String>) {
        self.show_message(text.into(), None);
    }

    /// Shows a message with Undo for a few seconds.
    pub fn say_with_undo(&self, text: impl Into<String>, undo: impl Fn() + 'static) {
        self.show_message(text.into(), Some(Rc::new(undo)));
    }

    /// Names the record something was done with, with Undo. `record` is its name, as in [`crate::domain::words::kept`].
    pub fn say_done(&self, done: Done, record: &str, undo: impl Fn() + 'static) {
        self.say_with_undo(done.of(record), undo);
    }

    /// Says where a file is that was written for the person. On a phone they are asked first where it goes.
    pub(super) fn deliver(&self, file: PathBuf) {
        if !files::are_handed_over() {
            return self.say(format!("Saved as {}.", file.display()));
        }
        let app = *self;
        dioxus::core::spawn_forever(async move {
            match files::hand_over(&file).await {
                Ok(Handed::Taken) => app.say("Saved."),
                Ok(Handed::Cancelled) => app.say("Not saved: no place was chosen."),
                Err(error) => app.show_problem(format!("The file could not be saved: {error}.")),
            }
        });
    }

    /// Offers a file that was written for the person to other apps.
    pub(super) fn share(&self, file: &Path, kind: &str) {
        if let Err(error) = share::share(file, kind) {
            self.show_problem(format!("The file could not be shared: {error}."));
        }
    }

    /// The screen that a shortcut of the device asks for now.
    pub fn asked_screen(&self) -> Option<String> {
        shortcut::asked_screen()
    }

    /// Takes the message away.
    pub fn close_message(&self) {
        let mut message = self.message;
        message.set(None);
    }

    /// Does something once everything that was written is where it stays, at once where it is there. Never, where that
    /// never comes.
    pub(super) fn once_kept(&self, then: impl FnOnce() + 'static) {
        if keeping::arrival() == Arrival::Kept {
            return then();
        }
        dioxus::core::spawn_forever(async move {
            if keeping::settled().await {
                then();
            }
        });
    }

    /// Shows a message once what it tells of is where it stays.
    fn show_message(&self, text: String, undo: Option<Rc<dyn Fn()>>) {
        let state = *self;
        self.once_kept(move || state.show_now(text, undo));
    }

    fn show_now(&self, text: String, undo: Option<Rc<dyn Fn()>>) {
        let (mut message, mut count) = (self.message, self.count);
        let number = *count.peek() + 1;
        count.set(number);
        message.set(Some(Message { text, undo, number }));
        // The message outlives the screen it was said on.
        dioxus::core::spawn_forever(async move {
            clock::sleep(MESSAGE_SHOWN).await;
            let still_there = message.peek().as_ref().is_some_and(|shown| shown.number == number);
            if still_there {
                message.set(None);
            }
        });
    }
}

/// What went wrong with the records, in a person's words.
fn said(error: &StoreError) -> String {
    match error {
        StoreError::Field(error) => refused(error),
        _ => format!("{error}."),
    }
}
