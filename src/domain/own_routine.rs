//! Routines the person made: copied or begun from nothing, changed step by step, shared as one small file.

use crate::domain::content::Content;
use crate::domain::content::routine::{Routine, Settle, Step};
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::{Override, Place, Region};
use crate::domain::field::{self, FieldError};
use crate::domain::id::{ExerciseId, RoutineId};
use crate::domain::json;
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::words::lower_first;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::time::Duration;

/// How the name of a shared file ends.
pub const FILE_ENDING: &str = ".unkink.json";

/// The longest name, in characters.
pub const NAME_LIMIT: usize = 60;

/// The most steps.
pub const STEP_LIMIT: usize = 40;

/// The longest routine, in seconds.
pub const LENGTH_LIMIT: u64 = 2 * 60 * 60;

const FORMAT: &str = "unkink-routine";

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

/// One change in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Rename(String),
    Add(ExerciseId),
    Remove(usize),
    /// Moves a step to another place.
    Move {
        from: usize,
        to: usize,
    },
    /// Replaces what a step changes of its exercise's dose.
    Change {
        step: usize,
        change: Override,
    },
    /// Switches a step off for today, or on again.
    Today {
        step: usize,
        on: bool,
        today: Day,
    },
    /// Seconds between steps.
    Pause(u64),
    /// Seconds at the end.
    Settle(u64),
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

    /// Makes one change. A change that does not fit changes nothing.
    ///
    /// # Errors
    /// What does not fit, with what is allowed.
    pub fn edit(&mut self, content: &Content, edit: Edit, now: Moment) -> Result<(), FieldError> {
        let mut changed = self.clone();
        match edit {
            Edit::Rename(name) => changed.name = name,
            Edit::Add(exercise) => {
                changed.steps.push(Step { exercise, change: Override::default(), note: None, starts_at: 0, seconds: 0 })
            }
            Edit::Remove(step) => {
                changed.known_step(step)?;
                changed.rearrange(|steps| drop(steps.remove(step)));
            }
            Edit::Move { from, to } => {
                changed.known_step(from)?;
                changed.known_step(to)?;
                changed.rearrange(|steps| {
                    let step = steps.remove(from);
                    steps.insert(to, step);
                });
            }
            Edit::Change { step, change } => {
                changed.known_step(step)?;
                if let Some(step) = changed.steps.get_mut(step) {
                    step.change = change;
                }
            }
            Edit::Today { step, on, today } => {
                changed.known_step(step)?;
                changed.switch(step, on, today)?;
            }
            Edit::Pause(seconds) => changed.change_seconds = seconds,
            Edit::Settle(seconds) => changed.settle.seconds = seconds,
        }
        changed.validate(content)?;
        changed.work_out(content);
        changed.updated_at = now.max(self.updated_at);
        *self = changed;
        Ok(())
    }

    /// Every field holds what it takes.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self, content: &Content) -> Result<(), FieldError> {
        let length = self.name.chars().count();
        if !(1..=NAME_LIMIT).contains(&length) || self.name.chars().any(char::is_control) {
            return Err(FieldError::new(
                "name",
                format!("“{}”", self.name),
                format!("it takes 1 to {NAME_LIMIT} characters"),
            ));
        }
        field::note("goal", &self.goal)?;
        if self.steps.len() > STEP_LIMIT {
            return Err(FieldError::new("steps", self.steps.len(), format!("it takes up to {STEP_LIMIT}")));
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
            return Err(FieldError::new("format", found, format!("this Unkink takes {FORMAT} version 1")));
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

    /// Takes steps out or moves them, and those that are off with them.
    fn rearrange(&mut self, how: impl FnOnce(&mut Vec<(usize, Step)>)) {
        let mut steps: Vec<(usize, Step)> = std::mem::take(&mut self.steps).into_iter().enumerate().collect();
        how(&mut steps);
        if let Some(off) = &mut self.off {
            let still = steps.iter().enumerate().filter(|(_, (before, _))| off.steps.contains(before));
            off.steps = still.map(|(place, _)| place).collect();
        }
        self.steps = steps.into_iter().map(|(_, step)| step).collect();
    }

    fn switch(&mut self, step: usize, on: bool, today: Day) -> Result<(), FieldError> {
        let kept = self.off.take().filter(|off| off.day == today);
        let mut steps = kept.map(|off| off.steps).unwrap_or_default();
        if on {
            steps.remove(&step);
        } else {
            steps.insert(step);
        }
        if steps.len() >= self.steps.len() {
            let allowed = "one move stays on; delete the routine, or leave it for today";
            return Err(FieldError::new("today", "switching every move off", allowed));
        }
        self.off = (!steps.is_empty()).then_some(Off { day: today, steps });
        Ok(())
    }

    fn known_step(&self, step: usize) -> Result<(), FieldError> {
        match step < self.steps.len() {
            true => Ok(()),
            false => Err(FieldError::new("step", step, format!("there are {}", self.steps.len()))),
        }
    }
}

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

/// A shared file, told by name where it is wrong.
fn read(text: &str) -> Result<Shared, FieldError> {
    let wrong = |problem: String| FieldError::new("file", problem, "it takes a routine shared from Unkink");
    if let Some(encoding) = json::foreign_encoding(text.as_bytes()) {
        return Err(wrong(format!("text in {encoding}")));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json::read(text.as_bytes()).map_err(|error| wrong(error.to_string()))?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let shared = serde_path_to_error::deserialize(&mut reader).map_err(|error| match error.path().to_string() {
        path if path == "." => wrong(error.inner().to_string()),
        path => wrong(format!("{path}: {}", error.inner())),
    })?;
    Ok(shared)
}

fn validate_step(content: &Content, step: &Step) -> Result<(), FieldError> {
    let Some(exercise) = content.exercise(&step.exercise) else {
        return Err(FieldError::new("exercise", format!("“{}”", step.exercise), "no exercise has this name"));
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
