//! What is said when a page is left on which a record was changed: its name, with Undo to what it was before.

use super::JournalState;
use crate::domain::day::Day;
use crate::domain::journal::{DayCard, Entry, Urge};
use crate::domain::words::kept::{self, Done};
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

impl JournalState {
    /// Names an entry that is not what it was `before`.
    pub fn say_entry_changed(&self, before: &Entry) {
        let Some(entry) = self.entry(before.id).filter(|entry| entry.fields != before.fields) else { return };
        let (state, id, fields) = (*self, before.id, before.fields.clone());
        self.app.say_done(Done::Changed, &kept::crack(&entry.fields, self.app.moment()), move || {
            state.change(id, |changed| *changed = fields.clone());
        });
    }

    /// Names an urge that is not what it was `before`.
    pub fn say_urge_changed(&self, before: &Urge) {
        let Some(urge) = self.urge(before.id).filter(|urge| urge.fields != before.fields) else { return };
        let (state, id, fields) = (*self, before.id, before.fields.clone());
        self.app.say_done(Done::Changed, &kept::urge(&urge.fields, self.app.moment()), move || {
            state.change_urge(id, |changed| {
                // The crack it ended in is kept and taken back with the outcome.
                let entry = changed.entry;
                *changed = fields.clone();
                changed.entry = entry;
            });
        });
    }

    /// Names a day about which something else is said than `before`; where nothing was, Undo puts it away.
    pub fn say_day_changed(&self, date: Day, before: Option<&DayCard>) {
        let said = |card: &DayCard| (card.pain_today, card.sit_hours, card.note.clone());
        let Some(card) = self.day(date).filter(|card| before.map(said) != Some(said(card))) else { return };
        let (state, before) = (*self, before.cloned());
        self.app.say_done(Done::Changed, &kept::day(&card), move || match &before {
            Some(before) => {
                let (pain, hours, note) = said(before);
                state.change_day(date, move |card| (card.pain_today, card.sit_hours, card.note) = (pain, hours, note));
            }
            None => {
                state.delete_day(date);
            }
        });
    }
}

/// Back, which names the entry where it was changed since.
pub fn use_leave_entry(journal: JournalState, id: i64) -> Callback<()> {
    let (before, back) = (use_hook(|| journal.entry(id)), use_back());
    use_callback(move |()| {
        before.iter().for_each(|before| journal.say_entry_changed(before));
        back(());
    })
}

/// Back, which names the urge where it was changed since.
pub fn use_leave_urge(journal: JournalState, id: i64) -> Callback<()> {
    let (before, back) = (use_hook(|| journal.urge(id)), use_back());
    use_callback(move |()| {
        before.iter().for_each(|before| journal.say_urge_changed(before));
        back(());
    })
}

/// Back, which names the day where something was said about it since.
pub fn use_leave_day(journal: JournalState, date: Day) -> Callback<()> {
    let (before, back) = (use_hook(|| journal.day(date)), use_back());
    use_callback(move |()| {
        journal.say_day_changed(date, before.as_ref());
        back(());
    })
}
