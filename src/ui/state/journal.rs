//! Cracks, urges, days and finished sessions.

use crate::domain::day::Day;
use crate::domain::id::ExerciseId;
use crate::domain::journal::{self, DayCard, Entry, EntryFields, Resting, Stats, Urge, UrgeFields};
use crate::domain::routine::wishes::to_wish;
use crate::domain::session::record::{Feedback, Felt, SessionRecord};
use crate::store::{Deleted, EntryFilter};
use crate::ui::state::app::AppState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// See the module. Lists are newest first.
#[derive(Clone, Copy)]
pub struct JournalState {
    app: AppState,
    settings: SettingsState,
    entries: Signal<Vec<Entry>>,
    urges: Signal<Vec<Urge>>,
    days: Signal<Vec<DayCard>>,
    sessions: Signal<Vec<SessionRecord>>,
}

impl JournalState {
    /// Reads what is kept.
    pub fn new(app: AppState, settings: SettingsState) -> JournalState {
        let state = JournalState {
            app,
            settings,
            entries: Signal::new(Vec::new()),
            urges: Signal::new(Vec::new()),
            days: Signal::new(Vec::new()),
            sessions: Signal::new(Vec::new()),
        };
        state.read_again();
        state
    }

    /// Reads everything again, as after a session or a write of another program.
    pub fn read_again(&self) {
        let store = self.app.store();
        let JournalState { mut entries, mut urges, mut days, mut sessions, .. } = *self;
        if let Some(read) = self.app.kept(store.entries(&EntryFilter::default())) {
            entries.set(read);
        }
        if let Some(read) = self.app.kept(store.urges()) {
            urges.set(read);
        }
        if let Some(read) = self.app.kept(store.days()) {
            days.set(read);
        }
        if let Some(read) = self.app.kept(store.sessions()) {
            sessions.set(read);
        }
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.entries.cloned()
    }

    pub fn urges(&self) -> Vec<Urge> {
        self.urges.cloned()
    }

    pub fn sessions(&self) -> Vec<SessionRecord> {
        self.sessions.cloned()
    }

    /// The entry with this id.
    pub fn entry(&self, id: i64) -> Option<Entry> {
        self.entries.read().iter().find(|entry| entry.id == id).cloned()
    }

    /// The session with this id.
    pub fn session(&self, id: i64) -> Option<SessionRecord> {
        self.sessions.read().iter().find(|session| session.id == id).cloned()
    }

    /// What was said about a day.
    pub fn day(&self, date: Day) -> Option<DayCard> {
        self.days.read().iter().find(|card| card.date == date).cloned()
    }

    /// Keeps a crack.
    pub fn log(&self, fields: &EntryFields) -> Option<Entry> {
        let entry = self.app.kept(self.app.store().add_entry(fields, self.app.moment()))?;
        self.read_again();
        Some(entry)
    }

    /// Keeps a crack at this moment, in the person's usual region, with Undo.
    pub fn log_now(&self) -> Option<Entry> {
        let mut fields = EntryFields::bare(self.app.moment());
        fields.region = journal::usual_region(&self.entries.peek());
        self.log(&fields)
    }

    /// Changes an entry as it is kept now; what `change` does not touch stays.
    pub fn change(&self, id: i64, change: impl FnOnce(&mut EntryFields)) -> Option<Entry> {
        let entry = self.app.kept(self.app.store().change_entry(id, self.app.moment(), change))?;
        self.read_again();
        Some(entry)
    }

    /// Puts an entry out of sight and offers Undo.
    pub fn delete(&self, id: i64) -> bool {
        let deleted = self.app.kept(self.app.store().delete_entry(id, self.app.moment())).is_some();
        if deleted {
            self.read_again();
            let state = *self;
            self.app.say_with_undo("Entry deleted.", move || {
                state.undelete(id);
            });
        }
        deleted
    }

    /// Brings a deleted entry back.
    pub fn undelete(&self, id: i64) -> bool {
        let back = self.app.kept(self.app.store().undelete_entry(id, self.app.moment())).is_some();
        self.read_again();
        back
    }

    /// Deleted entries, last deleted first.
    pub fn deleted(&self) -> Vec<Deleted> {
        self.app.kept(self.app.store().deleted_entries()).unwrap_or_default()
    }

    /// Keeps an urge; one that ended in a crack keeps an entry too.
    pub fn log_urge(&self, fields: &UrgeFields) -> Option<Urge> {
        let urge = self.app.kept(self.app.store().add_urge(fields, self.app.moment()))?;
        self.read_again();
        Some(urge)
    }

    /// Changes an urge as it is kept now; what `change` does not touch stays.
    pub fn change_urge(&self, id: i64, change: impl FnOnce(&mut UrgeFields)) -> Option<Urge> {
        let urge = self.app.kept(self.app.store().change_urge(id, self.app.moment(), change))?;
        self.read_again();
        Some(urge)
    }

    /// Keeps today's pain.
    pub fn set_pain_today(&self, pain: u8) -> Option<DayCard> {
        let (today, now) = (self.settings.today(), self.app.moment());
        let kept = self.app.store().change_day(today, now, |card| card.pain_today = Some(pain));
        let card = self.app.kept(kept)?;
        self.read_again();
        Some(card)
    }

    /// How the person feels after a session.
    pub fn rate_session(&self, id: i64, pain_after: Option<u8>, felt: Option<Felt>) -> Option<SessionRecord> {
        let kept = self.app.store().rate_session(id, pain_after, felt, self.app.moment());
        let session = self.app.kept(kept)?;
        self.read_again();
        Some(session)
    }

    /// What the person says about one move of a session.
    pub fn rate_step(&self, id: i64, step: usize, feedback: Option<Feedback>) -> Option<SessionRecord> {
        let kept = self.app.store().rate_step(id, step, feedback, self.app.moment());
        let session = self.app.kept(kept)?;
        self.read_again();
        Some(session)
    }

    /// Keeps whether a move is liked or not wanted, or takes back what was said. False for a move that was never played.
    pub fn wish(&self, exercise: &ExerciseId, wish: Option<Feedback>) -> bool {
        let words = to_wish(&self.sessions.peek(), exercise, wish);
        !words.is_empty() && words.into_iter().all(|(id, step, said)| self.rate_step(id, step, said).is_some())
    }

    /// Counts for the days `from` to `to`.
    pub fn stats(&self, from: Day, to: Day) -> Stats {
        let hour = self.settings.get().day_start_hour;
        journal::stats(&self.entries.read(), &self.urges.read(), &self.sessions.read(), from, to, hour)
    }

    /// The rest that is still running.
    pub fn resting(&self) -> Option<Resting> {
        journal::resting(&self.entries.read(), self.app.now(), self.settings.get().refractory_minutes)
    }
}
