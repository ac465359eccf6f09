//! The timeline in words, line by line.

use super::failure::Failure;
use crate::domain::content::content;
use crate::domain::exercise::{Breath, Phase};
use crate::domain::routine::timetable::{EventKind, Segment, SegmentKind, Side, Timetable, TimetableEvent};
use crate::domain::routine::{Plan, PlanStep};
use crate::domain::session::cues::planned_side;
use crate::domain::settings::Numbers;
use crate::domain::words::{clock, how_long, lower_first};
use std::io::Write;
use std::slice;
use std::time::Duration;

/// Tells the events of a timetable, which must come in their order.
pub struct Teller<'a> {
    plan: &'a Plan,
    numbers: &'a Numbers,
    /// The stretches that have not been told.
    ahead: slice::Iter<'a, Segment>,
}

impl<'a> Teller<'a> {
    pub fn new(plan: &'a Plan, timetable: &'a Timetable, numbers: &'a Numbers) -> Teller<'a> {
        Teller { plan, numbers, ahead: timetable.segments.iter() }
    }

    /// Tells the next event.
    pub fn tell(&mut self, out: &mut dyn Write, event: &TimetableEvent) -> Result<(), Failure> {
        let at = clock(length(event.t));
        match &event.kind {
            EventKind::RoutineStarted { seconds, .. } => {
                writeln!(out, "{at:>5}  {}, {}", self.plan.name, how_long(length(*seconds)))?;
            }
            EventKind::StepStarted { step, exercise, seconds } => {
                let name = content().exercise(exercise).map_or(exercise.as_str(), |exercise| &exercise.name);
                let (number, all) = (step + 1, self.plan.steps.len());
                writeln!(out, "{at:>5}  {number}/{all} {name}, {}", how_long(length(*seconds)))?;
                self.introduce(out, *step)?;
            }
            EventKind::RoutineFinished { .. } => writeln!(out, "{at:>5}  Done")?,
            EventKind::Setup { seconds, .. } => {
                self.ahead.next();
                writeln!(out, "{at:>5}    get into position, {}", how_long(length(*seconds)))?;
            }
            EventKind::Phase { step, set, side, rep, phase, breath, seconds } => {
                let cue = self.cue(*step);
                let count = self.count(*step, *set, *side, *rep);
                let breath = match breath {
                    Breath::In => "breathe in",
                    Breath::Out => "breathe out",
                    Breath::Easy => "breathe easily",
                };
                writeln!(out, "{at:>5}    {phase}: {cue}, {breath}, {} · {count}", how_long(length(*seconds)))?;
            }
            EventKind::SwitchSide { step, seconds, .. } => {
                self.ahead.next();
                let then = self.side(*step, Side::Second);
                writeln!(out, "{at:>5}    change sides, now the {then}, {}", how_long(length(*seconds)))?;
            }
            EventKind::Rest { seconds, .. } => {
                self.ahead.next();
                writeln!(out, "{at:>5}    rest, {}", how_long(length(*seconds)))?;
            }
            EventKind::Change { seconds, .. } => {
                self.ahead.next();
                writeln!(out, "{at:>5}  on to the next, {}", how_long(length(*seconds)))?;
            }
            EventKind::Settle { seconds } => {
                self.ahead.next();
                let note = self.numbers.fill(&self.plan.settle_note);
                writeln!(out, "{at:>5}  Settle, {}. {note}", how_long(length(*seconds)))?;
            }
        }
        Ok(())
    }

    /// How a step begins, and what is different about it for this person.
    fn introduce(&self, out: &mut dyn Write, step: usize) -> Result<(), Failure> {
        let Some(planned) = self.plan.steps.get(step) else { return Ok(()) };
        let exercise = content().exercise(&planned.exercise);
        let start = exercise.map(|exercise| exercise.start.as_str());
        let different = planned.how.iter().map(|(_, how)| how.as_str());
        for line in start.into_iter().chain(planned.remark()).chain(different) {
            writeln!(out, "         {line}")?;
        }
        Ok(())
    }

    fn planned(&self, step: usize) -> Option<&'a PlanStep> {
        self.plan.steps.get(step)
    }

    fn cue(&mut self, step: usize) -> &'static str {
        let phase = match self.ahead.next().map(|segment| &segment.kind) {
            Some(SegmentKind::Phase { phase, .. }) => *phase,
            _ => return "",
        };
        let exercise = self.planned(step).and_then(|planned| content().exercise(&planned.exercise));
        exercise.and_then(|exercise| exercise.phases.get(phase)).map_or("", |phase: &Phase| &phase.cue)
    }

    fn side(&self, step: usize, side: Side) -> String {
        let planned = self.planned(step);
        let named =
            planned.and_then(|planned| Some(planned_side(planned, content().exercise(&planned.exercise)?, side)));
        lower_first(named.unwrap_or_default())
    }

    /// Where in the step it is: repetition, side and set, as far as there is more than one.
    fn count(&self, step: usize, set: u32, side: Option<Side>, rep: u32) -> String {
        let planned = self.planned(step);
        let dose = planned.and_then(|planned| Some(content().exercise(&planned.exercise)?.dose_with(&planned.change)));
        let (reps, sets) = dose.map_or((rep, set), |dose| (dose.reps, dose.sets));
        let side = side.map(|side| self.side(step, side));
        let set = (sets > 1).then(|| format!("set {set}/{sets}"));
        let parts = [Some(format!("{rep}/{reps}")), side, set];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

fn length(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds.max(0.0))
}
