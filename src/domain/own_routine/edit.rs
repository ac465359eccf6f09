//! The editor's changes: each fits as a whole, or changes nothing.

use super::{Off, OwnRoutine};
use crate::domain::content::Content;
use crate::domain::content::routine::Step;
use crate::domain::day::{Day, Moment};
use crate::domain::exercise::Override;
use crate::domain::field::{Allowed, FieldError};
use crate::domain::id::ExerciseId;

/// The place of a step that was nowhere before.
const NEW: usize = usize::MAX;

/// One change in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Rename(String),
    Add(ExerciseId),
    Remove(usize),
    /// Puts a step back that was taken out of this place; off, if it was, on that day.
    PutBack {
        at: usize,
        step: Step,
        off: Option<Day>,
    },
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

impl Edit {
    /// Whether it speaks of steps by their place.
    fn names_a_place(&self) -> bool {
        matches!(self, Edit::Remove(_) | Edit::Move { .. } | Edit::Change { .. } | Edit::Today { .. })
    }
}

impl OwnRoutine {
    /// Makes one change that was chosen while the routine had the steps of `seen`. Where it has others by now, what
    /// speaks of a place among them changes nothing.
    ///
    /// # Errors
    /// What does not fit, with what is allowed.
    pub fn edit_as_seen(
        &mut self,
        content: &Content,
        seen: &OwnRoutine,
        edit: Edit,
        now: Moment,
    ) -> Result<(), FieldError> {
        let moves = |routine: &OwnRoutine| -> Vec<ExerciseId> {
            routine.steps.iter().map(|step| step.exercise.clone()).collect()
        };
        if edit.names_a_place() && moves(self) != moves(seen) {
            return Err(FieldError::new("steps", "a step that was there", Allowed::StepsThere(self.steps.len())));
        }
        self.edit(content, edit, now)
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
            Edit::PutBack { at, step, off } => {
                let at = at.min(changed.steps.len());
                changed.rearrange(|steps| steps.insert(at, (NEW, step)));
                if let Some(day) = off {
                    changed.switch(at, false, day)?;
                }
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
            return Err(FieldError::new("today", "switching every move off", Allowed::OneOn));
        }
        self.off = (!steps.is_empty()).then_some(Off { day: today, steps });
        Ok(())
    }

    fn known_step(&self, step: usize) -> Result<(), FieldError> {
        match step < self.steps.len() {
            true => Ok(()),
            false => Err(FieldError::new("step", step, Allowed::StepsThere(self.steps.len()))),
        }
    }
}
