//! Routines the person made: copied or begun from nothing, changed step by step, shared as one small file.

use crate::domain::content::Content;
use crate::domain::content::routine::{Routine, Settle, Step};
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::{Place, Region};
use crate::domain::field::{self, Allowed, FieldError};
use crate::domain::id::{ExerciseId, RoutineId};
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::words::lower_first;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::time::Duration;

mod edit;
mod file;

pub use edit::Edit;
pub use file::{FILE_ENDING, Shared};

/// The longest name, in characters.
pub const NAME_LIMIT: usize = 60;

/// The most steps.
pub const STEP_LIMIT: usize = 40;

/// The longest routine, in seconds.
pub const LENGTH_LIMIT: u64 = 2 * 60 * 60;

/// A routine of the person's own, in the shape of the library's plus what makes it theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRoutine {
    /// Its id everywhere.
    pub uid: String,
    pub name: String,
    pub goal: String,
    pub regions: Vec<Region>,
    pub place: Vec<Place>,
    pub props: Vec<String>,
    /// Seconds between steps.
    pub change_seconds: u64,
    pub steps: Vec<Step>,
    pub settle: Settle,
    pub based_on: Option<RoutineId>,
    /// Steps that are switched off for one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<Off>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// Steps, from 0, that are switched off on one day of the person. On every other day they are on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Off {
    pub day: Day,
    pub steps: BTreeSet<usize>,
}

impl OwnRoutine {
    /// An empty routine.
    pub fn new(uid: String, name: &str, now: Moment) -> OwnRoutine {
        OwnRoutine {
            uid,
            name: name.to_owned(),
            goal: String::new(),
            regions: Vec::new(),
            place: Vec::new(),
            props: Vec::new(),
            change_seconds: 5,
            steps: Vec::new(),
            settle: Settle { starts_at: 0, seconds: 10, note: String::new() },
            based_on: None,
            off: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// A copy of a library routine.
    pub fn copy_of(routine: &Routine, uid: String, now: Moment) -> OwnRoutine {
        OwnRoutine {
            goal: routine.goal.clone(),
            regions: routine.regions.clone(),
            place: routine.place.clone(),
            props: routine.props.clone(),
            change_seconds: routine.change_seconds,
            steps: routine.steps.clone(),
            settle: routine.settle.clone(),
            based_on: Some(routine.id.clone()),
            ..OwnRoutine::new(uid, &format!("My {}", lower_first(&routine.name)), now)
        }
    }

    /// A copy of this routine, every step on.
    pub fn copy(&self, uid: String, now: Moment) -> OwnRoutine {
        let name = format!("{} (copy)", self.name);
        let name = if name.chars().count() > NAME_LIMIT { self.name.clone() } else { name };
        OwnRoutine { uid, name, off: None, created_at: now, updated_at: now, ..self.clone() }
    }

    /// Every field holds what it takes.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self, content: &Content) -> Result<(), FieldError> {
        field::line("name", &self.name, NAME_LIMIT)?;
        field::note("goal", &self.goal)?;
        if self.steps.len() > STEP_LIMIT {
            return Err(FieldError::new("steps", self.steps.len(), Allowed::Steps(STEP_LIMIT)));
        }
        field::range("change_seconds", self.change_seconds, 0..=120)?;
        field::range("settle", self.settle.seconds, 0..=600)?;
        for step in &self.steps {
            validate_step(content, step)?;
        }
        field::range("length in seconds", self.length(content).as_secs(), 0..=LENGTH_LIMIT)
    }

    /// How long it takes, summed up: a file may ask for a million stretches, and they are only laid out once it is
    /// known to be no longer than allowed.
    fn length(&self, content: &Content) -> Duration {
        let known = self.steps.iter().filter_map(|step| Some((content.exercise(&step.exercise)?, step.change)));
        let steps: Duration = known.map(|(exercise, change)| exercise.total(&change)).sum();
        let changes = self.change_seconds * self.steps.len().saturating_sub(1) as u64;
        steps + Duration::from_secs(changes + self.settle.seconds)
    }

    /// What is played when every step is on.
    pub fn plan(&self) -> Plan {
        self.plan_of(self.steps.iter())
    }

    /// What is played on `today`: without the steps that are switched off for that day.
    pub fn plan_on(&self, today: Day) -> Plan {
        self.plan_of(self.steps.iter().enumerate().filter(|(step, _)| !self.is_off(*step, today)).map(|(_, step)| step))
    }

    /// Whether a step is switched off on `today`.
    pub fn is_off(&self, step: usize, today: Day) -> bool {
        self.off.as_ref().is_some_and(|off| off.day == today && off.steps.contains(&step))
    }

    /// The exercises of the steps that are switched off on `today`.
    pub fn off_on(&self, today: Day) -> Vec<ExerciseId> {
        let steps = self.steps.iter().enumerate().filter(|(step, _)| self.is_off(*step, today));
        steps.map(|(_, step)| step.exercise.clone()).collect()
    }

    fn plan_of<'a>(&self, steps: impl Iterator<Item = &'a Step>) -> Plan {
        Plan {
            id: self.uid.clone(),
            name: self.name.clone(),
            steps: steps.map(|step| PlanStep::new(step.exercise.clone(), step.change, step.note.clone())).collect(),
            change: Duration::from_secs(self.change_seconds),
            settle: Duration::from_secs(self.settle.seconds),
            settle_note: self.settle.note.clone(),
        }
    }

    /// Brings what follows from the steps up to date: times, regions, places, props.
    fn work_out(&mut self, content: &Content) {
        let timetable = self.plan().timetable(content);
        for (step, timed) in self.steps.iter_mut().zip(&timetable.steps) {
            step.starts_at = timed.start.as_secs();
            step.seconds = timed.length.as_secs();
        }
        self.settle.starts_at = timetable.total.as_secs().saturating_sub(self.settle.seconds);
        let exercises = || self.steps.iter().filter_map(|step| content.exercise(&step.exercise));
        let regions = Region::ALL.into_iter().filter(|region| exercises().any(|e| e.regions.contains(region)));
        let props = in_first_order(exercises().flat_map(|exercise| exercise.props.iter().cloned()));
        let place = in_first_order(exercises().filter_map(|exercise| exercise.place.first().copied()));
        (self.regions, self.props, self.place) = (regions.collect(), props, place);
    }
}

fn validate_step(content: &Content, step: &Step) -> Result<(), FieldError> {
    let Some(exercise) = content.exercise(&step.exercise) else {
        return Err(FieldError::new("exercise", format!("“{}”", step.exercise), Allowed::Exercise));
    };
    let change = &step.change;
    field::range("reps", change.reps.unwrap_or(1), 1..=100)?;
    field::range("sets", change.sets.unwrap_or(1), 1..=20)?;
    field::range("hold", change.hold.unwrap_or(1), 1..=600)?;
    field::range("rest", change.rest.unwrap_or(0), 0..=600)?;
    field::range("setup", change.setup.unwrap_or(0), 0..=300)?;
    field::range("sides", change.sides.unwrap_or(1), 1..=exercise.dose.sides.into())?;
    step.note.as_deref().map_or(Ok(()), |note| field::note("note", note))
}

fn in_first_order<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.fold(Vec::new(), |mut found, item| {
        if !found.contains(&item) {
            found.push(item);
        }
        found
    })
}
