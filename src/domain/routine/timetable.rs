//! When everything of a plan comes: its stretches of time, and the events of the terminal contract.

use super::Plan;
use crate::domain::content::Content;
use crate::domain::cue::Cue;
use crate::domain::exercise::{Breath, Exercise, Override, Phase};
use crate::domain::id::ExerciseId;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The whole timeline of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// The plan's id.
    pub routine: String,
    pub total: Duration,
    pub steps: Vec<TimetableStep>,
    /// The stretches of time that follow each other without a gap, from zero to `total`.
    pub segments: Vec<Segment>,
}

/// Where a step lies in the timetable, set-up included, the change before it not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimetableStep {
    pub exercise: ExerciseId,
    pub start: Duration,
    pub length: Duration,
}

/// A stretch of time in which one thing is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub start: Duration,
    pub length: Duration,
    /// The step it belongs to, from 0. A change belongs to the step it leads to, settling to the last.
    pub step: usize,
    pub kind: SegmentKind,
    /// The sound of its beginning.
    pub cue: Cue,
}

/// Which of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    First,
    Second,
}

impl Side {
    /// The one that is not this one.
    pub fn other(self) -> Side {
        match self {
            Side::First => Side::Second,
            Side::Second => Side::First,
        }
    }
}

/// What is done in a segment. Sets and reps count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    Setup,
    Phase {
        set: u32,
        /// None when the exercise has one side.
        side: Option<Side>,
        /// Within set and side.
        rep: u32,
        /// Index into the exercise's phases.
        phase: usize,
    },
    SwitchSide {
        set: u32,
    },
    Rest {
        /// The set that ended.
        set: u32,
    },
    Change,
    Settle,
}

/// One line of `plan` and `play`, in the shape of the terminal contract. `t` is seconds from the start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimetableEvent {
    pub t: f64,
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What happens at a moment of the timetable.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum EventKind {
    RoutineStarted { routine: String, seconds: f64 },
    StepStarted { step: usize, exercise: ExerciseId, seconds: f64 },
    Setup { step: usize, seconds: f64 },
    Phase { step: usize, set: u32, side: Option<Side>, rep: u32, phase: String, breath: Breath, seconds: f64 },
    SwitchSide { step: usize, set: u32, seconds: f64 },
    Rest { step: usize, set: u32, seconds: f64 },
    Change { to_step: usize, seconds: f64 },
    Settle { seconds: f64 },
    RoutineFinished { seconds: f64 },
}

impl Plan {
    /// Every moment of the plan, in order.
    pub fn timetable(&self, content: &Content) -> Timetable {
        let mut writer = Writer::default();
        for (index, planned) in self.steps.iter().enumerate() {
            let Some(exercise) = content.exercise(&planned.exercise) else { continue };
            if index > 0 {
                writer.push(index, self.change, SegmentKind::Change, Cue::Next);
            }
            let start = writer.now;
            writer.step(index, exercise, &planned.change);
            writer.steps.push(TimetableStep { exercise: exercise.id.clone(), start, length: writer.now - start });
        }
        writer.push(self.steps.len().saturating_sub(1), self.settle, SegmentKind::Settle, Cue::Rest);
        Timetable { routine: self.id.clone(), total: writer.now, steps: writer.steps, segments: writer.segments }
    }
}

impl Timetable {
    /// The events of `plan` and `play`, in order.
    pub fn events(&self, content: &Content) -> Vec<TimetableEvent> {
        let total = self.total.as_secs_f64();
        let mut events = vec![TimetableEvent {
            t: 0.0,
            kind: EventKind::RoutineStarted { routine: self.routine.clone(), seconds: total },
        }];
        let mut begun = 0;
        for segment in &self.segments {
            let opens_step = !matches!(segment.kind, SegmentKind::Change | SegmentKind::Settle);
            if opens_step && segment.step == begun {
                if let Some(step) = self.steps.get(begun) {
                    events.push(TimetableEvent {
                        t: step.start.as_secs_f64(),
                        kind: EventKind::StepStarted {
                            step: begun,
                            exercise: step.exercise.clone(),
                            seconds: step.length.as_secs_f64(),
                        },
                    });
                }
                begun += 1;
            }
            if let Some(kind) = self.event_of(segment, content) {
                events.push(TimetableEvent { t: segment.start.as_secs_f64(), kind });
            }
        }
        events.push(TimetableEvent { t: total, kind: EventKind::RoutineFinished { seconds: total } });
        events
    }

    fn event_of(&self, segment: &Segment, content: &Content) -> Option<EventKind> {
        let seconds = segment.length.as_secs_f64();
        let step = segment.step;
        Some(match segment.kind {
            SegmentKind::Setup => EventKind::Setup { step, seconds },
            SegmentKind::Phase { set, side, rep, phase } => {
                let exercise = content.exercise(&self.steps.get(step)?.exercise)?;
                let phase = exercise.phases.get(phase)?;
                EventKind::Phase { step, set, side, rep, phase: phase.label.clone(), breath: phase.breath, seconds }
            }
            SegmentKind::SwitchSide { set } => EventKind::SwitchSide { step, set, seconds },
            SegmentKind::Rest { set } => EventKind::Rest { step, set, seconds },
            SegmentKind::Change => EventKind::Change { to_step: step, seconds },
            SegmentKind::Settle => EventKind::Settle { seconds },
        })
    }
}

impl Segment {
    /// When it is over.
    pub fn end(&self) -> Duration {
        self.start + self.length
    }
}

impl Timetable {
    /// The stretch that is on at `position`, with its index; none at the end.
    pub fn segment_at(&self, position: Duration) -> Option<(usize, &Segment)> {
        let after = self.segments.partition_point(|segment| segment.end() <= position);
        self.segments.get(after).map(|segment| (after, segment))
    }

    /// Whether the stretch at `index` is the last phase of a repetition.
    pub fn ends_rep(&self, index: usize) -> bool {
        let rep = |index: usize| match self.segments.get(index).map(|segment| (segment.step, &segment.kind)) {
            Some((step, SegmentKind::Phase { set, side, rep, .. })) => Some((step, *set, *side, *rep)),
            _ => None,
        };
        rep(index).is_some() && rep(index + 1) != rep(index)
    }

    /// Whether the stretch at `index` is the last one played of its step.
    pub fn ends_step(&self, index: usize) -> bool {
        let played = |index: usize| {
            let segment = self.segments.get(index)?;
            (!matches!(segment.kind, SegmentKind::Change | SegmentKind::Settle)).then_some(segment.step)
        };
        played(index).is_some() && played(index + 1) != played(index)
    }

    /// Gives the stretches at these places another length, then moves what comes after them, once for all of them.
    /// Places that are not there are passed over.
    pub fn set_lengths(&mut self, lengths: impl IntoIterator<Item = (usize, Duration)>) {
        let mut changed = false;
        for (index, length) in lengths {
            if let Some(segment) = self.segments.get_mut(index).filter(|segment| segment.length != length) {
                segment.length = length;
                changed = true;
            }
        }
        if changed {
            self.follow_on();
        }
    }

    fn follow_on(&mut self) {
        let mut now = Duration::ZERO;
        let mut begun = None;
        for segment in &mut self.segments {
            segment.start = now;
            now += segment.length;
            if matches!(segment.kind, SegmentKind::Change | SegmentKind::Settle) {
                continue;
            }
            let Some(step) = self.steps.get_mut(segment.step) else { continue };
            if begun.replace(segment.step) != Some(segment.step) {
                step.start = segment.start;
                step.length = Duration::ZERO;
            }
            step.length += segment.length;
        }
        self.total = now;
    }
}

#[derive(Default)]
struct Writer {
    now: Duration,
    steps: Vec<TimetableStep>,
    segments: Vec<Segment>,
}

impl Writer {
    fn push(&mut self, step: usize, length: Duration, kind: SegmentKind, cue: Cue) {
        if length > Duration::ZERO {
            self.segments.push(Segment { start: self.now, length, step, kind, cue });
            self.now += length;
        }
    }

    fn step(&mut self, step: usize, exercise: &Exercise, change: &Override) {
        let dose = exercise.dose_with(change);
        self.push(step, dose.setup, SegmentKind::Setup, Cue::Next);
        for set in 1..=dose.sets {
            if dose.sides < 2 {
                for rep in 1..=dose.reps {
                    self.rep(step, exercise, change, set, None, rep);
                }
            } else if exercise.alternate_sides {
                for rep in 1..=dose.reps {
                    self.rep(step, exercise, change, set, Some(Side::First), rep);
                    if rep == 1 {
                        self.push(step, dose.switch, SegmentKind::SwitchSide { set }, Cue::Switch);
                    }
                    self.rep(step, exercise, change, set, Some(Side::Second), rep);
                }
            } else {
                for rep in 1..=dose.reps {
                    self.rep(step, exercise, change, set, Some(Side::First), rep);
                }
                self.push(step, dose.switch, SegmentKind::SwitchSide { set }, Cue::Switch);
                for rep in 1..=dose.reps {
                    self.rep(step, exercise, change, set, Some(Side::Second), rep);
                }
            }
            if set < dose.sets {
                self.push(step, dose.rest, SegmentKind::Rest { set }, Cue::Rest);
            }
        }
    }

    fn rep(&mut self, step: usize, exercise: &Exercise, change: &Override, set: u32, side: Option<Side>, rep: u32) {
        for (phase, described) in exercise.phases.iter().enumerate() {
            let length = exercise.phase_length(described, change);
            self.push(step, length, SegmentKind::Phase { set, side, rep, phase }, cue_of(described));
        }
    }
}

fn cue_of(phase: &Phase) -> Cue {
    match phase.breath {
        _ if phase.is_hold() => Cue::Hold,
        Breath::In => Cue::In,
        Breath::Out => Cue::Out,
        Breath::Easy => Cue::Hold,
    }
}
