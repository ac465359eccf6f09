//! Routines as they are written.

use crate::domain::exercise::{Override, Place, Region};
use crate::domain::id::{ExerciseId, GateId, RoutineId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A routine of the library, or an own one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routine {
    pub id: RoutineId,
    pub name: String,
    /// Nominal length; a test holds it against the timetable.
    pub seconds: u64,
    pub goal: String,
    pub offered_when: String,
    pub offer_rules: Vec<String>,
    pub regions: Vec<Region>,
    pub place: Vec<Place>,
    pub props: Vec<String>,
    /// Seconds between steps.
    pub change_seconds: u64,
    pub steps: Vec<Step>,
    pub settle: Settle,
    /// What is shown when this routine is closed.
    pub alternative: RoutineId,
    /// Gates that close the routine, and what each shows instead.
    pub closed_by: BTreeMap<GateId, RoutineId>,
    pub closed_when: Option<String>,
    /// Steps left out while a gate holds.
    pub leave_out: BTreeMap<GateId, Vec<ExerciseId>>,
    pub always_open: Option<AlwaysOpen>,
    pub note: String,
    pub source: String,
    pub sources_shown: Vec<String>,
}

/// One exercise in a routine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub exercise: ExerciseId,
    #[serde(rename = "override")]
    pub change: Override,
    pub note: Option<String>,
    /// Seconds from the start of the routine, as the library states it.
    pub starts_at: u64,
    /// Length, as the library states it.
    pub seconds: u64,
}

/// The quiet end of a routine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    pub starts_at: u64,
    pub seconds: u64,
    pub note: String,
}

/// A routine that stays open under every gate but a lock.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlwaysOpen {
    pub blocked_becomes: ExerciseId,
    #[serde(rename = "override")]
    pub change: Override,
}
