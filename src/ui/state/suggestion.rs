//! What the journal suggests now, and what is done with it.

use crate::domain::content::content;
use crate::domain::content::texts::NeckWatch;
use crate::domain::day::Moment;
use crate::domain::journal::{Entry, EntryFields};
use crate::domain::suggestion::{
    Crack, Situation, Suggestion, check_of_entry, emergency_of_entry, has_signs, is_watched, neck_watch, suggest,
};
use crate::domain::words::entry::ListedWords;
use crate::domain::words::suggestion::put_away;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// See the module.
#[derive(Clone, Copy)]
pub struct SuggestionState {
    app: AppState,
    settings: SettingsState,
    journal: JournalState,
    check: CheckState,
    opened: CopyValue<Moment>,
}

impl SuggestionState {
    /// Of a program that was opened at this moment.
    pub fn new(app: AppState, settings: SettingsState, journal: JournalState, check: CheckState) -> SuggestionState {
        SuggestionState { app, settings, journal, check, opened: CopyValue::new(app.moment()) }
    }

    /// The one suggestion for now.
    pub fn now(&self) -> Option<Suggestion> {
        let _ = self.journal.changes();
        let settings = self.settings.get();
        let (standing, checks, profile) = (self.check.standing(), self.check.checks(), self.check.profile());
        let (store, now) = (self.app.store(), self.app.now());
        let history = self.journal.with(|recent| store.history(content(), now, settings.day_start_hour, recent));
        let history = self.app.read(history)?;
        let situation = Situation {
            standing: &standing,
            checks: &checks,
            profile: &profile,
            opened: self.opened.cloned(),
            rest_minutes: settings.refractory_minutes,
        };
        suggest(content(), &history, &situation)
    }

    /// What an entry asks for at once.
    pub fn of_entry(&self, entry: &Entry) -> Option<Suggestion> {
        let _ = self.journal.changes();
        let beside = self.app.read(self.app.store().beside_neck(content(), entry.fields.at)).unwrap_or_default();
        emergency_of_entry(content(), &crack_of(entry), &beside, self.settings.get().day_start_hour)
    }

    /// What to watch for after the neck was forced.
    pub fn neck_watch(&self) -> Option<&'static NeckWatch> {
        let _ = self.journal.changes();
        let forced = self.app.read(self.app.store().last_forced_neck(self.app.now())).flatten();
        self.watch_of(forced.as_ref().map(|entry| &entry.fields))
    }

    /// The same beside the entry that forced it.
    pub fn neck_watch_of(&self, entry: &EntryFields) -> Option<&'static NeckWatch> {
        let hour = self.settings.get().day_start_hour;
        if is_watched(content(), entry, self.app.now(), hour) { self.watch_of(Some(entry)) } else { None }
    }

    fn watch_of(&self, forced: Option<&EntryFields>) -> Option<&'static NeckWatch> {
        let hour = self.settings.get().day_start_hour;
        neck_watch(content(), forced, &self.check.checks(), self.app.now(), hour)
    }

    /// Whether an entry says anything that a check asks about.
    pub fn has_signs(&self, entry: &Entry) -> bool {
        has_signs(&crack_of(entry))
    }

    /// Begins a check with what an entry says filled in, to be confirmed. One that is begun waits.
    pub fn begin_check_of(&self, entry: &Entry) {
        let begins = check_of_entry(content(), &crack_of(entry));
        self.check.begin_with(&begins.answers, begins.begin_at.as_ref());
    }

    /// Puts a suggestion away and offers Undo.
    pub fn put_away(&self, shown: &Suggestion) {
        let (state, rule) = (*self, shown.rule.clone());
        if let Some(before) = self.app.kept(self.app.store().put_rule_away(&rule, Some(self.app.moment()))) {
            self.journal.count_change();
            self.app.say_with_undo(put_away(content(), shown), move || {
                state.app.kept(state.app.store().put_rule_away(&rule, before));
                state.journal.count_change();
            });
        }
    }

    /// What it offered was taken: it has said what it had to say.
    pub fn was_taken(&self, shown: &Suggestion) {
        if shown.dismissable
            && self.app.kept(self.app.store().put_rule_away(&shown.rule, Some(self.app.moment()))).is_some()
        {
            self.journal.count_change();
        }
    }

    /// Begins a check with what the journal says filled in, to be confirmed. One that is begun waits.
    pub fn begin_check(&self, shown: &Suggestion) {
        self.check.begin_with(&shown.answers, shown.begin_at.as_ref());
    }
}

fn crack_of(entry: &Entry) -> Crack {
    Crack::of(&ListedWords::of(content()), entry)
}
