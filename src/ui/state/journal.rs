//! Cracks, urges, days and finished sessions: asked for, not held.
//!
//! At hand is a small window of the newest records. A write changes in it what it wrote and counts as a change; what
//! is older is asked for when it is shown, and asked again after a change.

use crate::domain::calendar::Month;
use crate::domain::content::content;
use crate::domain::day::{Day, days_after};
use crate::domain::exercise::Region;
use crate::domain::id::ExerciseId;
use crate::domain::journal::{self, DayCard, Entry, EntryFields, Outcome, Urge, UrgeFields};
use crate::domain::search::{Search, choices};
use crate::domain::session::record::{Feedback, Felt, SessionRecord};
use crate::domain::suggestion::limits::HISTORY_DAYS;
use crate::domain::timeline::{Record, Wanted, records};
use crate::domain::trash::{Deleted, Kind};
use crate::domain::urge::{Helped, most_helpful};
use crate::domain::words::kept::{self, Done};
use crate::platform::page;
use crate::store::{Reach, Recent, StoreError, TimelineFilter};
use crate::ui::state::app::AppState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

pub mod changed;
mod counts;
mod later;
mod rest;
pub mod several;

/// How many days back records are at hand: what is decided from them looks no further, wherever the days were lived.
const DAYS_AT_HAND: i64 = HISTORY_DAYS + 5;

/// Rows of the timeline that come at once; the day they end in comes whole.
const PAGE: usize = 60;

/// See the module. Lists are newest first.
#[derive(Clone, Copy)]
pub struct JournalState {
    app: AppState,
    settings: SettingsState,
    recent: Signal<Recent>,
    /// Counts changes.
    changed: Signal<u64>,
}

/// Days of the timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub records: Vec<Record>,
    /// The last day of the page, where rows are older.
    pub older: Option<Day>,
}

impl JournalState {
    /// Reads what is at hand.
    pub fn new(app: AppState, settings: SettingsState) -> JournalState {
        let state = JournalState { app, settings, recent: Signal::new(Recent::default()), changed: Signal::new(0) };
        state.read_again();
        state
    }

    /// Reads what is at hand again, as after a session or a write of another program.
    pub fn read_again(&self) {
        let since = days_after(self.app.moment(), -DAYS_AT_HAND);
        if let Some(read) = self.app.read(self.app.store().recent(since)) {
            let mut recent = self.recent;
            recent.set(read);
            self.count_change();
        }
    }

    /// Looks at the newest records.
    pub fn with<T>(&self, look: impl FnOnce(&Recent) -> T) -> T {
        look(&self.recent.read())
    }

    /// Shows the journal from its beginning.
    pub fn scroll_to_top(&self) {
        page::scroll_to_top();
    }

    /// A number that differs after every change; what reads it is asked again then.
    pub fn changes(&self) -> u64 {
        *self.changed.read()
    }

    /// Where it usually cracks.
    pub fn usual_region(&self) -> Option<Region> {
        journal::usual_region(&self.recent.peek().entries)
    }

    /// The entry with this id.
    pub fn entry(&self, id: i64) -> Option<Entry> {
        let at_hand = self.with(|recent| recent.entries.iter().find(|entry| entry.id == id).cloned());
        at_hand.or_else(|| {
            let _ = self.changes();
            self.there(self.app.store().entry(id))
        })
    }

    /// The urge with this id.
    pub fn urge(&self, id: i64) -> Option<Urge> {
        let at_hand = self.with(|recent| recent.urges.iter().find(|urge| urge.id == id).cloned());
        at_hand.or_else(|| {
            let _ = self.changes();
            self.there(self.app.store().urge(id))
        })
    }

    /// The urge that ended in this crack, where one did.
    pub fn urge_of_entry(&self, entry: i64) -> Option<Urge> {
        let _ = self.changes();
        self.app.read(self.app.store().urge_of_entry(entry)).flatten()
    }

    /// The deleted record with this id.
    pub fn deleted(&self, kind: Kind, id: i64) -> Option<Deleted> {
        let _ = self.changes();
        self.there(self.app.store().deleted(content(), kind, id))
    }

    /// The session with this id, unless it is deleted.
    pub fn session(&self, id: i64) -> Option<SessionRecord> {
        let at_hand = self.with(|recent| recent.sessions.iter().find(|session| session.id == id).cloned());
        let found = at_hand.or_else(|| {
            let _ = self.changes();
            self.there(self.app.store().session(id)).filter(|session| session.ended_at.is_some())
        });
        found.filter(SessionRecord::is_in_sight)
    }

    /// The sessions in which something was done, of one routine or exercise or of all.
    pub fn played(&self, only: Option<&str>) -> Vec<SessionRecord> {
        let _ = self.changes();
        self.app.read(self.app.store().played(only)).unwrap_or_default()
    }

    /// What was said about a day.
    pub fn day(&self, date: Day) -> Option<DayCard> {
        let _ = self.changes();
        self.app.read(self.app.store().day(date)).flatten()
    }

    /// Days of the timeline before `before` (from the newest without it): down to `last`, or one page of them.
    pub fn timeline(&self, wanted: &Wanted, before: Option<Day>, last: Option<Day>) -> Page {
        let _ = self.changes();
        let filter = self.filter(wanted);
        let reach = last.map_or(Reach::Rows(PAGE), Reach::Day);
        let Some(page) = self.app.read(self.app.store().timeline(&filter, before, reach)) else {
            return Page::default();
        };
        Page { records: records(page.entries, page.urges, page.sessions), older: page.older }
    }

    /// How many rows the timeline has of what is wanted.
    pub fn count(&self, wanted: &Wanted) -> usize {
        let _ = self.changes();
        self.app.read(self.app.store().timeline_count(&self.filter(wanted))).unwrap_or_default()
    }

    /// The tags that cracks have, the commonest first.
    pub fn used_tags(&self) -> Vec<String> {
        self.app.read(self.app.store().used_tags()).unwrap_or_default()
    }

    /// The months of the timeline that have rows and how many, the newest first.
    pub fn months(&self, wanted: &Wanted) -> Vec<(Month, usize)> {
        let _ = self.changes();
        self.app.read(self.app.store().timeline_months(&self.filter(wanted))).unwrap_or_default()
    }

    fn filter(&self, wanted: &Wanted) -> TimelineFilter {
        TimelineFilter {
            filter: wanted.filter.clone(),
            search: Search::of(&wanted.search, || choices(content(), &wanted.own_names)),
            day_start_hour: self.settings.get().day_start_hour,
        }
    }

    /// Whether the timeline has nothing to show, whatever is looked for.
    pub fn is_empty(&self) -> bool {
        let _ = self.changes();
        self.app.read(self.app.store().timeline_is_empty()).unwrap_or_default()
    }

    /// What has eased urges most often.
    pub fn helped_most(&self, region: Option<Region>) -> Option<Helped> {
        let _ = self.changes();
        most_helpful(self.app.read(self.app.store().what_helped(region))?)
    }

    /// Keeps a crack at this moment. Where it was is not guessed.
    pub fn log_now(&self) -> Option<Entry> {
        let now = self.app.moment();
        self.keep_entry(self.app.store().add_entry(&EntryFields::bare(now), now))
    }

    /// Keeps a crack like another at this moment, names it and offers Undo.
    pub fn log_again(&self, id: i64) {
        let now = self.app.moment();
        let Some(entry) = self.entry(id) else { return };
        let Some(again) = self.keep_entry(self.app.store().add_entry(&entry.fields.again(now), now)) else { return };
        let state = *self;
        self.app.say_done(Done::Saved, &kept::crack(&again.fields, now), move || {
            state.delete(again.id);
        });
    }

    /// Changes an entry as it is kept now; what `change` does not touch stays.
    pub fn change(&self, id: i64, change: impl FnOnce(&mut EntryFields)) -> Option<Entry> {
        self.keep_entry(self.app.store().change_entry(id, self.app.moment(), change))
    }

    /// Puts an entry out of sight and offers Undo.
    pub fn delete(&self, id: i64) -> bool {
        let Some(entry) = self.entry(id) else { return false };
        self.put_away(Kind::Entry, id, Done::Deleted, kept::crack(&entry.fields, self.app.moment()))
    }

    /// Puts an urge out of sight and offers Undo. The crack it ended in stays.
    pub fn delete_urge(&self, id: i64) -> bool {
        let Some(urge) = self.urge(id) else { return false };
        self.put_away(Kind::Urge, id, Done::Deleted, kept::urge(&urge.fields, self.app.moment()))
    }

    /// Puts a session out of sight and offers Undo. `name` is that of what was played.
    pub fn delete_session(&self, id: i64, name: &str) -> bool {
        let Some(session) = self.session(id) else { return false };
        self.put_away(Kind::Session, id, Done::Deleted, kept::session(&session, name, self.app.moment()))
    }

    /// Throws a session away that was hardly begun, and offers Undo.
    pub fn throw_away(&self, id: i64, name: &str) -> bool {
        let Some(session) = self.session(id) else { return false };
        self.put_away(Kind::Session, id, Done::ThrownAway, kept::session(&session, name, self.app.moment()))
    }

    /// Puts what was said about a day out of sight and offers Undo.
    pub fn delete_day(&self, date: Day) -> bool {
        let Some(card) = self.day(date) else { return false };
        let deleted = self.app.kept(self.app.store().delete_day(date, self.app.moment()));
        self.read_again();
        let Some(id) = deleted else { return false };
        self.say_deleted(Kind::Day, id, Done::Deleted, kept::day(&card));
        true
    }

    /// Brings a deleted entry, urge, session or day card back, and says so.
    pub fn bring_back(&self, kind: Kind, id: i64, name: &str) -> bool {
        let back = self.app.kept(self.app.store().undelete(kind, id, self.app.moment())).is_some();
        self.read_again();
        if back {
            self.app.say(Done::BroughtBack.of(name));
        }
        back
    }

    fn put_away(&self, kind: Kind, id: i64, done: Done, name: String) -> bool {
        let deleted = self.app.kept(self.app.store().delete(kind, id, self.app.moment())).is_some();
        self.read_again();
        if deleted {
            self.say_deleted(kind, id, done, name);
        }
        deleted
    }

    fn say_deleted(&self, kind: Kind, id: i64, done: Done, name: String) {
        let (state, said) = (*self, name.clone());
        self.app.say_done(done, &said, move || {
            state.bring_back(kind, id, &name);
        });
    }

    /// Keeps an urge felt at this moment; one that ended in a crack keeps an entry too.
    pub fn log_urge(&self, level: u8, say: impl FnOnce(&mut UrgeFields)) -> Option<Urge> {
        let now = self.app.moment();
        let mut fields = UrgeFields::bare(now, level);
        say(&mut fields);
        self.keep_urge(self.app.store().add_urge(&fields, now))
    }

    /// Names an urge that was just kept, with Undo: it goes to the trash, and the crack it ended in with it.
    pub fn say_saved(&self, urge: &Urge) {
        let (state, id) = (*self, urge.id);
        let name = kept::urge(&urge.fields, self.app.moment());
        let more = if urge.fields.outcome == Some(Outcome::Cracked) { ". That is only information" } else { "" };
        self.app.say_done(Done::Saved, &format!("{name}{more}"), move || {
            state.change_urge(id, |fields| fields.outcome = None);
            state.put_away(Kind::Urge, id, Done::Deleted, name.clone());
        });
    }

    /// Says how a wait ended, names it, and offers Undo.
    pub fn end_wait(&self, id: i64, outcome: Outcome) -> bool {
        let Some(urge) = self.change_urge(id, |fields| fields.outcome = Some(outcome)) else { return false };
        let state = *self;
        self.app.say_done(Done::Saved, &kept::urge(&urge.fields, self.app.moment()), move || {
            state.change_urge(id, |fields| fields.outcome = None);
        });
        true
    }

    /// Changes an urge as it is kept now; what `change` does not touch stays. What became of its crack is said.
    pub fn change_urge(&self, id: i64, change: impl FnOnce(&mut UrgeFields)) -> Option<Urge> {
        let changed = self.app.store().change_urge(id, self.app.moment(), change);
        let crack = changed.as_ref().ok().and_then(|changed| changed.crack);
        let urge = self.keep_urge(changed.map(|changed| changed.urge))?;
        if let Some(became) = crack {
            self.app.say(kept::crack_of(became));
        }
        Some(urge)
    }

    /// Changes what is said about a day as it is kept now; what `change` does not touch stays.
    pub fn change_day(&self, date: Day, change: impl FnOnce(&mut DayCard)) -> Option<DayCard> {
        let card = self.app.kept(self.app.store().change_day(date, self.app.moment(), change))?;
        self.count_change();
        Some(card)
    }

    /// What was said about the days `from` to `to`, those of which something was.
    pub fn days(&self, from: Day, to: Day) -> Vec<DayCard> {
        let _ = self.changes();
        self.app.read(self.app.store().days_between(from, to)).unwrap_or_default()
    }

    /// How the person feels after a session.
    pub fn rate_session(&self, id: i64, pain_after: Option<u8>, felt: Option<Felt>) -> Option<SessionRecord> {
        self.keep_session(self.app.store().rate_session(id, pain_after, felt, self.app.moment()))
    }

    /// What the person says about one move of a session.
    pub fn rate_step(&self, id: i64, step: usize, feedback: Option<Feedback>) -> Option<SessionRecord> {
        self.keep_session(self.app.store().rate_step(id, step, feedback, self.app.moment()))
    }

    /// Keeps whether a move is liked or not wanted, or takes back what was said. False for a move that was never played.
    pub fn wish(&self, exercise: &ExerciseId, wish: Option<Feedback>) -> bool {
        let kept = self.app.kept(self.app.store().wish(exercise, wish, self.app.moment()));
        self.read_again();
        kept == Some(true)
    }

    fn keep_entry(&self, result: Result<Entry, StoreError>) -> Option<Entry> {
        self.keep(result, Recent::put_entry)
    }

    fn keep_urge(&self, result: Result<Urge, StoreError>) -> Option<Urge> {
        let cracked = |urge: &Urge| urge.fields.entry.is_some();
        let urge = self.keep(result, Recent::put_urge)?;
        if cracked(&urge) {
            // The crack it ended in was kept with it.
            self.read_again();
        }
        Some(urge)
    }

    fn keep_session(&self, result: Result<SessionRecord, StoreError>) -> Option<SessionRecord> {
        self.keep(result, Recent::put_session)
    }

    /// Puts what was kept among what is at hand. Where its place is beyond that, all is read again.
    fn keep<T: Clone>(&self, result: Result<T, StoreError>, put: fn(&mut Recent, T) -> bool) -> Option<T> {
        if let Err(StoreError::NotFound { .. } | StoreError::NotDeleted { .. }) = result {
            // It was deleted elsewhere: what shows it says so.
            self.read_again();
            return None;
        }
        let kept = self.app.kept(result)?;
        let mut recent = self.recent;
        if put(&mut recent.write(), kept.clone()) {
            self.count_change();
        } else {
            self.read_again();
        }
        Some(kept)
    }

    /// Counts a change of what is asked for.
    pub(super) fn count_change(&self) {
        let mut changed = self.changed;
        changed += 1;
    }

    /// What is there; nothing to be said where it is not.
    fn there<T>(&self, found: Result<T, StoreError>) -> Option<T> {
        match found {
            Err(StoreError::NotFound { .. } | StoreError::NotDeleted { .. }) => None,
            found => self.app.read(found),
        }
    }
}
