//! Own routines.

use super::{Store, StoreError};
use crate::domain::day::Moment;
use crate::domain::exercise::{Place, Region};
use crate::domain::id::RoutineId;
use crate::domain::routine::{Settle, Step};
use serde::{Deserialize, Serialize};

/// A routine the person made, in the shape of the library's plus what makes it theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRoutine {
    /// Its id everywhere.
    pub uid: String,
    pub name: String,
    pub goal: String,
    pub regions: Vec<Region>,
    pub place: Vec<Place>,
    pub props: Vec<String>,
    pub change_seconds: u64,
    pub steps: Vec<Step>,
    pub settle: Settle,
    pub based_on: Option<RoutineId>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl Store {
    /// Keeps an own routine, in place of the one with the same uid.
    ///
    /// # Errors
    /// A failed write.
    pub fn save_routine(&self, routine: &OwnRoutine) -> Result<(), StoreError> {
        let _ = routine;
        todo!()
    }

    /// Own routines that are not deleted, by name.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn own_routines(&self) -> Result<Vec<OwnRoutine>, StoreError> {
        todo!()
    }

    /// Puts an own routine out of sight, or brings it back.
    ///
    /// # Errors
    /// An unknown uid, or a failed write.
    pub fn set_routine_deleted(&self, uid: &str, deleted: bool, now: Moment) -> Result<(), StoreError> {
        let _ = (uid, deleted, now);
        todo!()
    }
}
