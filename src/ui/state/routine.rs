//! Own routines: made, changed, shared, put out of sight and brought back.

use crate::domain::content::content;
use crate::domain::journal::FieldError;
use crate::domain::own_routine::{Edit, OwnRoutine};
use crate::domain::routine::Routine;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// See the module. Own routines are in the order of their names.
#[derive(Clone, Copy)]
pub struct RoutineState {
    app: AppState,
    own: Signal<Vec<OwnRoutine>>,
}

impl RoutineState {
    /// Reads what is kept.
    pub fn new(app: AppState) -> RoutineState {
        let state = RoutineState { app, own: Signal::new(Vec::new()) };
        state.read_again();
        state
    }

    fn read_again(&self) {
        let mut own = self.own;
        if let Some(read) = self.app.kept(self.app.store().own_routines()) {
            own.set(read);
        }
    }

    pub fn own(&self) -> Vec<OwnRoutine> {
        self.own.cloned()
    }

    /// The own routine with this uid.
    pub fn get(&self, uid: &str) -> Option<OwnRoutine> {
        self.own.read().iter().find(|routine| routine.uid == uid).cloned()
    }

    /// Copies a library routine; gives the copy's uid.
    pub fn duplicate(&self, routine: &Routine) -> Option<String> {
        self.keep(OwnRoutine::copy_of(routine, self.app.store().new_uid(self.app.moment()), self.app.moment()))
    }

    /// Begins a routine with no steps; gives its uid.
    pub fn create(&self) -> Option<String> {
        self.keep(OwnRoutine::new(self.app.store().new_uid(self.app.moment()), "My routine", self.app.moment()))
    }

    /// Makes one change and keeps it.
    ///
    /// # Errors
    /// What does not fit; then nothing is changed.
    pub fn edit(&self, uid: &str, edit: Edit) -> Result<(), FieldError> {
        let Some(mut routine) = self.get(uid) else { return Ok(()) };
        routine.edit(content(), edit, self.app.moment())?;
        self.keep(routine);
        Ok(())
    }

    /// Takes in a shared routine; gives its uid.
    ///
    /// # Errors
    /// What does not fit; then nothing is kept.
    pub fn take_in(&self, text: &str) -> Result<Option<String>, FieldError> {
        let uid = self.app.store().new_uid(self.app.moment());
        let routine = OwnRoutine::from_file(text, content(), uid, self.app.moment())?;
        Ok(self.keep(routine))
    }

    /// Puts an own routine out of sight and offers Undo.
    pub fn delete(&self, uid: &str) -> bool {
        let deleted = self.set_deleted(uid, true);
        if deleted {
            let (state, uid) = (*self, uid.to_owned());
            self.app.say_with_undo("Routine deleted.", move || {
                state.set_deleted(&uid, false);
            });
        }
        deleted
    }

    fn set_deleted(&self, uid: &str, deleted: bool) -> bool {
        let kept = self.app.store().set_routine_deleted(uid, deleted, self.app.moment());
        let kept = self.app.kept(kept).is_some();
        self.read_again();
        kept
    }

    fn keep(&self, routine: OwnRoutine) -> Option<String> {
        self.app.kept(self.app.store().save_routine(&routine))?;
        self.read_again();
        Some(routine.uid)
    }
}
