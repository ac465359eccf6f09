//! Own routines: made, changed, shared, put out of sight and brought back.

use crate::domain::content::content;
use crate::domain::content::routine::Routine;
use crate::domain::field::FieldError;
use crate::domain::own_routine::{Edit, OwnRoutine};
use crate::domain::words::kept::Done;
use crate::domain::words::name::name_of;
use crate::domain::words::name::short_name_of;
use crate::platform::files;
use crate::store::{DeletedRoutine, StoreError};
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// See the module. Own routines are in the order of their names.
#[derive(Clone, Copy)]
pub struct RoutineState {
    app: AppState,
    own: Signal<Vec<OwnRoutine>>,
    deleted: Signal<Vec<DeletedRoutine>>,
}

impl RoutineState {
    /// Reads what is kept.
    pub fn new(app: AppState) -> RoutineState {
        let state = RoutineState { app, own: Signal::new(Vec::new()), deleted: Signal::new(Vec::new()) };
        state.read_again();
        state
    }

    pub(super) fn read_again(&self) {
        let RoutineState { mut own, mut deleted, .. } = *self;
        if let Some(read) = self.app.read(self.app.store().own_routines()) {
            own.set(read);
        }
        if let Some(read) = self.app.read(self.app.store().deleted_routines()) {
            deleted.set(read);
        }
    }

    pub fn own(&self) -> Vec<OwnRoutine> {
        self.own.cloned()
    }

    /// The own routine with this uid.
    pub fn get(&self, uid: &str) -> Option<OwnRoutine> {
        self.own.read().iter().find(|routine| routine.uid == uid).cloned()
    }

    /// Deleted routines, last deleted first.
    pub fn deleted(&self) -> Vec<DeletedRoutine> {
        self.deleted.cloned()
    }

    /// The name of a library routine, an own one, one that was deleted, or an exercise.
    pub fn name(&self, id: &str) -> String {
        let deleted = || self.deleted.read().iter().find(|deleted| deleted.routine.uid == id).cloned();
        let own = |id: &str| self.get(id).or_else(|| deleted().map(|deleted| deleted.routine)).map(|own| own.name);
        name_of(content(), own, id)
    }

    /// Whether something has this id that is or was played: a library routine, an own one, also deleted, or an exercise.
    pub fn is_known(&self, id: &str) -> bool {
        let deleted = || self.deleted.read().iter().any(|deleted| deleted.routine.uid == id);
        content().routine(id).is_some() || content().exercise(id).is_some() || self.get(id).is_some() || deleted()
    }

    /// Copies a library routine; gives the copy's uid.
    pub fn duplicate(&self, routine: &Routine) -> Option<String> {
        let now = self.app.moment();
        self.keep(OwnRoutine::copy_of(routine, self.app.store().new_uid(now), now))
    }

    /// Copies an own routine; gives the copy's uid.
    pub fn copy(&self, uid: &str) -> Option<String> {
        let now = self.app.moment();
        let copy = self.get(uid)?.copy(self.app.store().new_uid(now), now);
        self.keep(copy)
    }

    /// Begins a routine with no steps; gives its uid.
    pub fn create(&self) -> Option<String> {
        let now = self.app.moment();
        self.keep(OwnRoutine::new(self.app.store().new_uid(now), "My routine", now))
    }

    /// Makes one change and keeps it. What another program changed meanwhile stays.
    ///
    /// # Errors
    /// What does not fit; then nothing is changed.
    pub fn edit(&self, uid: &str, edit: Edit) -> Result<(), FieldError> {
        let Some(seen) = self.get(uid) else { return Ok(()) };
        let back = match edit {
            Edit::Remove(at) => seen.steps.get(at).cloned().map(|step| {
                let off = seen.off.as_ref().filter(|off| off.steps.contains(&at)).map(|off| off.day);
                Edit::PutBack { at, step, off }
            }),
            _ => None,
        };
        let now = self.app.moment();
        let change = |kept: &mut OwnRoutine| kept.edit_as_seen(content(), &seen, edit, now);
        let changed = self.app.store().change_routine(content(), uid, change);
        self.read_again();
        if let Err(StoreError::Field(refused)) = changed {
            return Err(refused);
        }
        if let (Some(_), Some(Edit::PutBack { at, step, off })) = (self.app.kept(changed), back) {
            let (state, uid) = (*self, uid.to_owned());
            self.app.say_with_undo(format!("Taken out: {}", short_name_of(content(), &step.exercise)), move || {
                // It fitted before; where it no longer does, the routine stays as it is.
                let _ = state.edit(&uid, Edit::PutBack { at, step: step.clone(), off });
            });
        }
        Ok(())
    }

    /// Whether a routine can be saved as a file of the person's here.
    pub fn can_save(&self) -> bool {
        files::downloads().is_some()
    }

    /// Saves a routine as a file to be shared, and says where it is.
    pub fn save_file(&self, routine: &OwnRoutine) {
        let Some(folder) = files::downloads() else { return };
        match files::save_new(&folder, &routine.file_name(), routine.to_text().as_bytes()) {
            Ok(path) => self.app.deliver(path),
            Err(error) => {
                let folder = folder.display();
                self.app.show_problem(format!("The file could not be saved in {folder}: {error}. Copy it instead."));
            }
        }
    }

    /// What was shared, to be looked at: nothing is kept yet.
    ///
    /// # Errors
    /// What does not fit.
    pub fn shared(&self, text: &str) -> Result<OwnRoutine, FieldError> {
        let now = self.app.moment();
        OwnRoutine::from_file(text, content(), self.app.store().new_uid(now), now)
    }

    /// Keeps what was shared; gives its uid.
    pub fn take_in(&self, routine: OwnRoutine) -> Option<String> {
        self.keep(routine)
    }

    /// Puts an own routine out of sight and offers Undo.
    pub fn delete(&self, uid: &str) -> bool {
        let name = self.get(uid).map(|routine| routine.name);
        let deleted = self.set_deleted(uid, true);
        if deleted {
            let (state, uid) = (*self, uid.to_owned());
            self.app.say_done(Done::Deleted, &name.unwrap_or_default(), move || {
                state.set_deleted(&uid, false);
            });
        }
        deleted
    }

    /// Brings a deleted routine back.
    pub fn bring_back(&self, uid: &str) -> bool {
        self.set_deleted(uid, false)
    }

    fn set_deleted(&self, uid: &str, deleted: bool) -> bool {
        let kept = self.app.store().set_routine_deleted(uid, deleted, self.app.moment());
        let kept = self.app.kept(kept).is_some();
        self.read_again();
        kept
    }

    fn keep(&self, routine: OwnRoutine) -> Option<String> {
        self.app.kept(self.app.store().save_routine(content(), &routine))?;
        self.read_again();
        Some(routine.uid)
    }
}
