//! The quick log: a crack saved the moment its sheet opens, changed as it is touched.

use crate::domain::journal::{Entry, EntryFields};
use crate::domain::words::kept::logged;
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use dioxus::prelude::*;

/// See the module.
#[derive(Clone, Copy)]
pub struct LogState {
    app: AppState,
    journal: JournalState,
    /// The entry the open sheet is about.
    entry: Signal<Option<i64>>,
}

impl LogState {
    /// With no sheet open.
    pub fn new(app: AppState, journal: JournalState) -> LogState {
        LogState { app, journal, entry: Signal::new(None) }
    }

    /// Saves a crack at this moment and opens the sheet about it. Pressed again before that sheet is seen, it is the same
    /// act and saves nothing more.
    pub fn log_now(&self) {
        if self.entry.peek().is_some() {
            return;
        }
        if let Some(saved) = self.journal.log_now() {
            let mut entry = self.entry;
            entry.set(Some(saved.id));
        }
    }

    /// Whether the sheet is open.
    pub fn is_open(&self) -> bool {
        self.entry.read().is_some()
    }

    /// The id of the entry the sheet is about.
    pub fn id(&self) -> Option<i64> {
        *self.entry.read()
    }

    /// The entry the sheet is about.
    pub fn entry(&self) -> Option<Entry> {
        self.entry.read().and_then(|id| self.journal.entry(id))
    }

    /// Changes the entry; it is saved at once.
    pub fn change(&self, change: impl FnOnce(&mut EntryFields)) {
        if let Some(id) = *self.entry.peek() {
            self.journal.change(id, change);
        }
    }

    /// Takes the entry back and closes the sheet.
    pub fn undo(&self) {
        if let Some(id) = self.put_away() {
            self.journal.delete(id);
        }
    }

    /// Closes the sheet and says what was saved, which stays.
    pub fn close(&self) {
        let kept = self.put_away().and_then(|id| self.journal.entry(id));
        if let Some(entry) = kept {
            let journal = self.journal;
            self.app.say_with_undo(logged(&entry.fields), move || {
                journal.delete(entry.id);
            });
        }
    }

    /// Closes the sheet without a word; gives the id of its entry.
    pub fn put_away(&self) -> Option<i64> {
        let mut entry = self.entry;
        let id = *entry.peek();
        entry.set(None);
        id
    }
}
