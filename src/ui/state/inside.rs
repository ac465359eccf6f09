//! Records that a browser keeps: whether it may remove them, the copies inside of it, and one file out and in again.

use crate::domain::backup::{Held, wants_file};
use crate::domain::day::Day;
use crate::domain::words::backup::held;
use crate::platform::{archive, dialogs, files, keeping, memo};
use crate::store::Store;
use crate::ui::state::app::AppState;
use crate::ui::state::copies::said;
use crate::ui::state::elsewhere::Elsewhere;
use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use std::path::Path;

/// A copy that was looked into, to be restored or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub name: String,
    /// What it holds, or why it cannot be restored.
    pub found: Result<Held, String>,
    /// What is kept here now.
    pub here: Held,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct InsideState {
    app: AppState,
    elsewhere: Elsewhere,
    durable: Signal<Option<bool>>,
    copies: Signal<Vec<String>>,
    given: Signal<Option<Given>>,
    /// Told when a file was saved, or that was put off.
    changed: Signal<()>,
}

impl InsideState {
    /// Nothing is known of the browser yet.
    pub fn new(app: AppState, elsewhere: Elsewhere) -> InsideState {
        InsideState {
            app,
            elsewhere,
            durable: Signal::new(None),
            copies: Signal::new(Vec::new()),
            given: Signal::new(None),
            changed: Signal::new(()),
        }
    }

    /// Whether a browser keeps the records.
    pub fn is_here(&self) -> bool {
        keeping::is_in_browser() && !self.app.temporary
    }

    /// Whether the browser keeps them until the person removes them; none where it does not say.
    pub fn is_durable(&self) -> Option<bool> {
        self.durable.cloned()
    }

    /// The copies inside of the browser, the newest first: days, and what one was made before.
    pub fn copies(&self) -> Vec<String> {
        self.copies.cloned()
    }

    /// The day a copy is named by, if it is.
    pub fn day(&self, name: &str) -> Option<Day> {
        name.parse().ok().map(Day)
    }

    /// The copy that was looked into.
    pub fn given(&self) -> Option<Given> {
        self.given.cloned()
    }

    /// Asks the browser, once there are records, not to remove them, and what it holds. Called when a screen is opened.
    pub fn look(&self) {
        if !self.is_here() {
            return;
        }
        let asks = self.app.store().first_record().is_ok_and(|first| first.is_some())
            && self.app.folder().is_some_and(|folder| memo::is_first_time(&folder, "asked to keep"));
        let (mut durable, mut copies) = (self.durable, self.copies);
        spawn_forever(async move {
            let answer = if asks { keeping::ask_to_keep().await } else { keeping::is_durable().await };
            if *durable.peek() != answer {
                durable.set(answer);
            }
            let found = keeping::copies().await;
            if *copies.peek() != found {
                copies.set(found);
            }
        });
    }

    /// Whether the person is reminded to save the records as a file.
    pub fn is_file_wanted(&self) -> bool {
        self.changed.read();
        if !self.is_here() {
            return false;
        }
        let records = self.app.store().held().map(|held| held.records()).unwrap_or_default();
        let last = self.app.folder().and_then(|folder| memo::copied(&folder));
        wants_file(records, last, self.app.now())
    }

    /// Not now; again in a week.
    pub fn put_off(&self) {
        if let Some(folder) = self.app.folder() {
            memo::keep_copied(&folder, self.app.moment());
        }
        let mut changed = self.changed;
        changed.set(());
    }

    /// Hands all records over as a file that Unkink on a computer opens.
    pub fn save_file(&self) {
        let Some(bytes) = keeping::file() else { return };
        let name = format!("unkink-{}.sqlite3", self.app.moment().format("%Y-%m-%d"));
        match files::save_new(Path::new(""), &name, &bytes) {
            Ok(_) => {
                self.put_off();
                self.app.say(format!("Handed over as {name}. Look for it where your browser saves files."));
            }
            Err(error) => self.app.show_problem(format!("{name} could not be saved: {error}.")),
        }
    }

    /// Asks for a file, and looks into it.
    pub fn choose_file(&self) {
        let state = *self;
        spawn_forever(async move {
            let dialogs::Answer::Chosen(path) = dialogs::open().await else { return };
            let name = path.display().to_string();
            match archive::read(&path).map(|files| files.into_iter().next()) {
                Ok(Some((_, bytes))) => {
                    keeping::take_given(bytes);
                    state.look_into(name);
                }
                Ok(None) => {}
                Err(error) => state.app.show_problem(format!("{name} cannot be read: {error}.")),
            }
        });
    }

    /// Looks into a copy inside of the browser.
    pub fn choose_copy(&self, name: String) {
        let state = *self;
        spawn_forever(async move {
            match keeping::give(&name).await {
                Ok(()) => state.look_into(name),
                Err(problem) => state.app.show_problem(format!("The copy {name} cannot be read: {problem}.")),
            }
        });
    }

    fn look_into(&self, name: String) {
        let here = self.app.read(self.app.store().held()).unwrap_or_default();
        let found = Store::prove_in(keeping::VFS, keeping::GIVEN)
            .map_err(|error| format!("{error}.").replace(keeping::GIVEN, &name));
        let mut given = self.given;
        given.set(Some(Given { name, found, here }));
    }

    /// What a copy holds, in words.
    pub fn words(&self, of: &Held) -> String {
        held(of)
    }

    /// Looks at it no longer.
    pub fn leave(&self) {
        let mut given = self.given;
        given.set(None);
    }

    /// Puts the copy that was looked into in the place of the records, which are kept inside of the browser first.
    /// `plays` says that a session is open.
    pub fn restore(&self, plays: bool) {
        let Some(Given { found: Ok(found), here, .. }) = self.given.cloned() else { return };
        self.leave();
        if plays {
            return self.app.show_problem("A session is open. End it first, then restore.".to_owned());
        }
        let (state, now) = (*self, self.app.moment());
        spawn_forever(async move {
            let aside = format!("before a restore, {}", now.format("%Y-%m-%d %H:%M:%S"));
            let kept = match here.is_empty() {
                true => Ok(()),
                false if keeping::settled().await => keeping::copy_aside(&aside).await,
                false => Err("another tab has the records".to_owned()),
            };
            if let Err(problem) = kept {
                return state
                    .app
                    .show_problem(format!("Your records could not be kept beside: {problem}. Nothing was restored."));
            }
            if let Some(restored) = state.app.kept(state.app.store().restore_in(keeping::GIVEN, found, now)) {
                state.elsewhere.read_all();
                state.app.say(said(&restored));
                state.look();
            }
        });
    }
}
