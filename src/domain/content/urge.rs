//! What answers an urge, as it is written.

use crate::domain::exercise::{Override, Place, Region};
use crate::domain::id::{ExerciseId, RoutineId};
use serde::Deserialize;

/// Which movement answers an urge (`content/routines.md`, section 5.3).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgeTable {
    pub places: Vec<UrgePlace>,
    pub choices: Vec<UrgeChoice>,
    pub fallback: RoutineId,
}

impl UrgeTable {
    /// The ids of every routine and exercise it offers, in order, none twice.
    pub fn ids(&self) -> Vec<&str> {
        let moves = self.choices.iter().flat_map(|choice| [&choice.first, &choice.second]);
        let mut ids: Vec<&str> = vec![self.fallback.as_str()];
        for id in moves.map(UrgeMove::id) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

impl UrgeMove {
    fn id(&self) -> &str {
        match self {
            UrgeMove::Routine { routine, .. } => routine.as_str(),
            UrgeMove::Exercise { exercise, .. } => exercise.as_str(),
        }
    }
}

/// Where the person is when the urge comes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgePlace {
    pub id: String,
    pub label: String,
    pub place: Vec<Place>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgeChoice {
    pub region: Region,
    pub place: String,
    pub first: UrgeMove,
    pub second: UrgeMove,
}

/// One movement offered for an urge: a routine or an exercise with its own dose.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum UrgeMove {
    Routine {
        routine: RoutineId,
        seconds: u64,
    },
    Exercise {
        exercise: ExerciseId,
        #[serde(rename = "override")]
        change: Override,
        note: Option<String>,
        seconds: u64,
    },
}
