//! A routine as one small file that another person can take in.

use super::OwnRoutine;
use crate::domain::content::Content;
use crate::domain::content::routine::{Settle, Step};
use crate::domain::day::Moment;
use crate::domain::exercise::Override;
use crate::domain::field::{self, Allowed, FieldError};
use crate::domain::id::{ExerciseId, RoutineId};
use crate::domain::json;
use serde::{Deserialize, Serialize};

/// How the name of a shared file ends.
pub const FILE_ENDING: &str = ".unkink.json";

const FORMAT: &str = "unkink-routine";

/// A routine as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    format: String,
    version: u32,
    name: String,
    #[serde(default)]
    goal: String,
    change_seconds: u64,
    settle_seconds: u64,
    #[serde(default)]
    settle_note: String,
    #[serde(default)]
    based_on: Option<RoutineId>,
    steps: Vec<SharedStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SharedStep {
    exercise: ExerciseId,
    #[serde(rename = "override", default)]
    change: Override,
    #[serde(default)]
    note: Option<String>,
}

impl OwnRoutine {
    /// The file another person can take in: what is played, nothing about this person.
    pub fn to_file(&self) -> Shared {
        Shared {
            format: FORMAT.to_owned(),
            version: 1,
            name: self.name.clone(),
            goal: self.goal.clone(),
            change_seconds: self.change_seconds,
            settle_seconds: self.settle.seconds,
            settle_note: self.settle.note.clone(),
            based_on: self.based_on.clone(),
            steps: self
                .steps
                .iter()
                .map(|step| SharedStep {
                    exercise: step.exercise.clone(),
                    change: step.change,
                    note: step.note.clone(),
                })
                .collect(),
        }
    }

    /// The text of that file.
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(&self.to_file()).unwrap_or_default()
    }

    /// What that file is called: the name in letters, digits and hyphens.
    pub fn file_name(&self) -> String {
        let kept = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = self.name.to_lowercase().chars().map(kept).collect();
        let words: Vec<&str> = name.split('-').filter(|word| !word.is_empty()).collect();
        let name = if words.is_empty() { "routine".to_owned() } else { words.join("-") };
        format!("{name}{FILE_ENDING}")
    }

    /// Takes in a shared file as a new own routine.
    ///
    /// # Errors
    /// A file of another kind, an unknown exercise or a number that makes no sense, by name.
    pub fn from_file(text: &str, content: &Content, uid: String, now: Moment) -> Result<OwnRoutine, FieldError> {
        let shared = read(text)?;
        if shared.format != FORMAT || shared.version != 1 {
            let found = format!("{} version {}", shared.format, shared.version);
            return Err(FieldError::new("format", found, Allowed::Version(FORMAT)));
        }
        let mut routine = OwnRoutine::new(uid, &shared.name, now);
        routine.goal = shared.goal;
        routine.change_seconds = shared.change_seconds;
        routine.settle = Settle { starts_at: 0, seconds: shared.settle_seconds, note: shared.settle_note };
        field::note("settle_note", &routine.settle.note)?;
        routine.based_on = shared.based_on.filter(|id| content.routine(id).is_some());
        routine.steps = shared
            .steps
            .into_iter()
            .map(|step| Step {
                exercise: step.exercise,
                change: step.change,
                note: step.note,
                starts_at: 0,
                seconds: 0,
            })
            .collect();
        routine.validate(content)?;
        routine.work_out(content);
        Ok(routine)
    }
}

/// A shared file, told by name where it is wrong.
fn read(text: &str) -> Result<Shared, FieldError> {
    let wrong = |problem: String| FieldError::new("file", problem, Allowed::SharedRoutine);
    if let Some(encoding) = json::foreign_encoding(text.as_bytes()) {
        return Err(wrong(format!("text in {encoding}")));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = json::read(text.as_bytes()).map_err(|error| wrong(error.to_string()))?;
    json::fit(&value).map_err(|misfit| wrong(json::unfit(&misfit)))
}
