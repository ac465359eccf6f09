//! What is offered and asked beside entries: the person's own words again, and "pain an hour later?" once.

use super::JournalState;
use crate::domain::day::Moment;
use crate::domain::journal::{self, Entry, WordList};
use crate::domain::words::kept::{self, Done};
use crate::store::PAIN_LATER;

impl JournalState {
    /// The person's own words of a list, those used most often lately first.
    pub fn own_words(&self, list: WordList, listed: &[String]) -> Vec<String> {
        let _ = self.changes();
        self.app.read(self.app.store().own_words(list, listed)).unwrap_or_default()
    }

    /// The crack of which it is asked now how much it hurt an hour later.
    pub fn asked_later(&self) -> Option<Entry> {
        let put_away = self.later_put_away();
        self.with(|recent| journal::asked_later(&recent.entries, put_away, self.app.now()).cloned())
    }

    /// Whether that is asked of this crack.
    pub fn is_asked_later(&self, entry: &Entry) -> bool {
        journal::is_asked_later(entry, self.later_put_away(), self.app.now())
    }

    fn later_put_away(&self) -> Option<Moment> {
        let _ = self.changes();
        self.app.read(self.app.store().dismissals())?.remove(PAIN_LATER)
    }

    /// Keeps how much a crack hurt an hour later, and offers Undo.
    pub fn say_later(&self, id: i64, pain: Option<u8>) {
        let Some(entry) = self.change(id, |fields| fields.pain_later = pain) else { return };
        let state = *self;
        self.app.say_done(Done::Saved, &kept::crack(&entry.fields, self.app.moment()), move || {
            state.change(id, |fields| fields.pain_later = None);
        });
    }

    /// Does not ask of this crack again, nor of earlier ones, and offers Undo.
    pub fn put_later_away(&self, entry: &Entry) {
        let rule = PAIN_LATER.into();
        let Some(before) = self.app.kept(self.app.store().put_rule_away(&rule, Some(entry.fields.at))) else { return };
        self.count_change();
        let state = *self;
        self.app.say_with_undo("It is not asked again.", move || {
            state.app.kept(state.app.store().put_rule_away(&rule, before));
            state.count_change();
        });
    }
}
