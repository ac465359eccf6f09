//! Routines, and the timetable that a routine or a single exercise becomes.

use crate::domain::content::routine::Routine;
use crate::domain::exercise::{Exercise, Override, Variant};
use crate::domain::id::{ExerciseId, GateId};
use serde::{Deserialize, Serialize};
use std::time::Duration;

pub mod choice;
pub mod filter;
pub mod fit;
pub mod playable;
pub mod progress;
pub mod timetable;
pub mod wishes;

/// What is played: steps with their final doses, after gates and own changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// A routine id, an own routine's uid, or an exercise id.
    pub id: String,
    pub name: String,
    pub steps: Vec<PlanStep>,
    /// Time between steps.
    #[serde(with = "seconds")]
    pub change: Duration,
    /// Time at the end.
    #[serde(with = "seconds")]
    pub settle: Duration,
    /// Shown while settling; empty for a single exercise.
    pub settle_note: String,
}

/// One step of a [`Plan`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStep {
    pub exercise: ExerciseId,
    pub change: Override,
    /// The routine's own remark on this step.
    pub note: Option<String>,
    /// How the step is done differently, each with the gate that asks for it.
    pub how: Vec<(GateId, String)>,
    /// The exercise this one stands in for.
    pub instead_of: Option<ExerciseId>,
    /// The way of doing this exercise that the person chose, where it is not an exercise of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Variant>,
    /// It begins with the other body side than the exercise is written for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_side_first: bool,
}

impl PlanStep {
    /// A step as it is written.
    pub fn new(exercise: ExerciseId, change: Override, note: Option<String>) -> PlanStep {
        PlanStep { exercise, change, note, how: Vec::new(), instead_of: None, variant: None, other_side_first: false }
    }

    /// The body side it begins with, `left` or `right`, where that is not the side it is written for.
    pub fn begins_with(&self, exercise: &Exercise) -> Option<&'static str> {
        match (exercise.figure.first_side.as_str(), self.other_side_first) {
            ("left", true) => Some("right"),
            ("right", true) => Some("left"),
            _ => None,
        }
    }

    /// The routine's remark, unless what a gate asks for says the same.
    pub fn remark(&self) -> Option<&str> {
        self.note.as_deref().filter(|note| !self.how.iter().any(|(_, how)| says(how, note)))
    }

    /// How the exercise is done differently: what the gates ask for, then the way the person chose.
    pub fn how_words<'a>(&'a self, exercise: &'a Exercise) -> Vec<&'a str> {
        let mut words: Vec<&str> = self.how.iter().map(|(_, how)| how.as_str()).collect();
        let chosen = self.variant.and_then(|variant| exercise.words_for(variant));
        words.extend(chosen.filter(|chosen| !self.how.iter().any(|(_, how)| how == chosen)));
        words
    }
}

/// Whether every word of a remark stands in a sentence: "slow" in "Go slowly.".
fn says(sentence: &str, remark: &str) -> bool {
    let words =
        |text: &str| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let said = words(sentence);
    let stands =
        |word: &String| said.iter().any(|other| other == word || (word.len() > 3 && other.starts_with(word.as_str())));
    words(remark).iter().filter(|word| !word.is_empty()).all(stands)
}

/// A length as a number of seconds.
mod seconds {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::time::Duration;

    pub(super) fn serialize<S: Serializer>(length: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(length.as_secs_f64())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        Duration::try_from_secs_f64(f64::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Plan {
    /// The routine exactly as written, without gates.
    pub fn of_routine(routine: &Routine) -> Plan {
        Plan {
            id: routine.id.to_string(),
            name: routine.name.clone(),
            steps: routine
                .steps
                .iter()
                .map(|step| PlanStep::new(step.exercise.clone(), step.change, step.note.clone()))
                .collect(),
            change: Duration::from_secs(routine.change_seconds),
            settle: Duration::from_secs(routine.settle.seconds),
            settle_note: routine.settle.note.clone(),
        }
    }

    /// One exercise alone: no settle, and its own id.
    pub fn of_exercise(exercise: &Exercise, change: Override) -> Plan {
        Plan {
            id: exercise.id.to_string(),
            name: exercise.name.clone(),
            steps: vec![PlanStep::new(exercise.id.clone(), change, None)],
            change: Duration::ZERO,
            settle: Duration::ZERO,
            settle_note: String::new(),
        }
    }
}
