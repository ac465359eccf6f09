//! The trash: what was deleted, of every kind, until the person empties it.

use crate::domain::content::content;
use crate::domain::trash::{Deleted, Kind};
use crate::domain::words::count;
use crate::domain::words::kept::{self, Done};
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;

/// See the module.
#[derive(Clone, Copy)]
pub struct TrashState {
    app: AppState,
    journal: JournalState,
    check: CheckState,
    routines: RoutineState,
}

impl TrashState {
    /// Over the states that hold something that can be deleted.
    pub fn new(app: AppState, journal: JournalState, check: CheckState, routines: RoutineState) -> TrashState {
        TrashState { app, journal, check, routines }
    }

    /// What was deleted last, at most so many, and whether there is more.
    pub fn list(&self, most: usize) -> (Vec<Deleted>, bool) {
        let _ = self.journal.changes();
        let mut found = self.app.read(self.app.store().trash(content(), most + 1)).unwrap_or_default();
        let more = found.len() > most;
        found.truncate(most);
        (found, more)
    }

    /// Brings a record back and says so.
    pub fn bring_back(&self, kind: Kind, id: i64, name: &str) -> bool {
        let back = self.journal.bring_back(kind, id, name);
        self.read_again(kind);
        back
    }

    /// Puts a check out of the lists and offers Undo. What it opens and closes stays as it was.
    pub fn delete_check(&self, id: i64) -> bool {
        let Some(check) = self.check.check(id) else { return false };
        let deleted = self.app.kept(self.app.store().delete(Kind::Check, id, self.app.moment())).is_some();
        self.journal.read_again();
        self.read_again(Kind::Check);
        if deleted {
            let (state, name) = (*self, kept::check(&check, content(), self.app.moment()));
            self.app.say_done(Done::Deleted, &name.clone(), move || {
                state.bring_back(Kind::Check, id, &name);
            });
        }
        deleted
    }

    /// Removes for good what is in the trash, and says how much went.
    pub fn empty(&self) -> bool {
        let Some(went) = self.app.kept(self.app.store().empty_trash(content(), self.app.moment())) else {
            return false;
        };
        self.journal.read_again();
        self.read_again(Kind::Check);
        self.read_again(Kind::Routine);
        self.app.say(format!("Removed for good: {}.", count(went, "record", "records")));
        true
    }

    fn read_again(&self, kind: Kind) {
        match kind {
            Kind::Check => self.check.read_again(),
            Kind::Routine => self.routines.read_again(),
            Kind::Entry | Kind::Urge | Kind::Session | Kind::Day => {}
        }
    }
}
