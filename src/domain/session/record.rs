//! A session as it is kept, and how far a running one went.

use super::{Session, StepLog, Stopped};
use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::exercise::Exercise;
use crate::domain::id::ExerciseId;
use crate::domain::routine::PlanStep;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A session as it is kept, in the shape of the terminal contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionRecord {
    pub id: i64,
    pub uid: String,
    pub started_at: Moment,
    /// None while it runs.
    pub ended_at: Option<Moment>,
    /// A routine id, an own routine's uid, or an exercise id.
    pub routine: String,
    pub planned_seconds: f64,
    pub done_seconds: f64,
    /// Every step was played to its end.
    pub completed: bool,
    /// None while it runs.
    pub stopped: Option<Stopped>,
    /// 0 to 10.
    pub pain_before: Option<u8>,
    pub pain_after: Option<u8>,
    pub felt: Option<Felt>,
    pub steps: Vec<StepRecord>,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// Since when it is out of sight. What it says about moves and soreness counts all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Moment>,
}

/// A step of a kept session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepRecord {
    pub exercise: ExerciseId,
    /// `left` or `right`; None when the exercise has one side.
    pub side_first: Option<String>,
    pub planned_seconds: f64,
    pub done_seconds: f64,
    pub reps_done: u32,
    pub feedback: Option<Feedback>,
}

/// How the person feels after a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Felt {
    Easier,
    Same,
    Worse,
}

/// What the person said about a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    Like,
    Never,
}

/// How far a session went: what is written down again and again while it runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// How far into the plan, as it was written.
    pub position: Duration,
    pub planned: Duration,
    pub done: Duration,
    pub completed: bool,
    pub steps: Vec<StepRecord>,
}

impl Session {
    /// How far into the plan as it was written: stretches lengthened or shortened since count with their own length.
    fn position_in_plan(&self, now: Duration) -> Duration {
        let written = &self.written;
        let Some((index, segment)) = self.segment(now) else { return written.total };
        let into = self.position(now).saturating_sub(segment.start);
        written.segments.get(index).map_or(written.total, |own| own.start + into.min(own.length))
    }

    /// How far it went at `now`, which is when it was last brought up to date, as it is written down.
    pub fn progress(&self, content: &Content, now: Duration) -> Progress {
        let planned = self.plan.steps.iter();
        let steps =
            self.timetable.steps.iter().zip(&self.steps).zip(planned).map(|((step, log), planned)| StepRecord {
                exercise: step.exercise.clone(),
                side_first: content.exercise(&step.exercise).and_then(|exercise| first_side(exercise, planned)),
                // What was finished in less time than planned stays finished when its time is as planned again.
                planned_seconds: rounded(if log.finished { step.length.min(log.done) } else { step.length }),
                done_seconds: rounded(log.done),
                reps_done: log.reps,
                feedback: None,
            });
        Progress {
            position: self.position_in_plan(now),
            planned: self.timetable.total,
            done: self.done(),
            completed: self.is_complete(),
            steps: steps.collect(),
        }
    }
}

/// `left` or `right`; none when the exercise has one side.
fn first_side(exercise: &Exercise, planned: &PlanStep) -> Option<String> {
    let first = planned.begins_with(exercise).unwrap_or(&exercise.figure.first_side);
    exercise.has_body_sides().then(|| first.to_owned())
}

/// A session under this length is hardly one.
pub const SHORT: Duration = Duration::from_secs(15);

impl SessionRecord {
    /// It was hardly begun: under [`SHORT`] and no step to its end.
    pub fn is_short(&self) -> bool {
        self.done() < SHORT && !self.finished_a_step()
    }

    /// The time played.
    pub fn done(&self) -> Duration {
        Duration::try_from_secs_f64(self.done_seconds).unwrap_or_default()
    }

    /// It is not in the trash.
    pub fn is_in_sight(&self) -> bool {
        self.deleted_at.is_none()
    }

    /// At least one step was played to its end.
    pub fn finished_a_step(&self) -> bool {
        self.steps.iter().any(StepRecord::is_finished)
    }
}

impl StepRecord {
    /// What was done, to go on with after an interruption.
    pub fn log(&self) -> StepLog {
        let done = Duration::try_from_secs_f64(self.done_seconds).unwrap_or_default();
        StepLog { done, reps: self.reps_done, finished: self.is_finished() }
    }

    /// It was played to its end.
    pub fn is_finished(&self) -> bool {
        self.planned_seconds > 0.0 && self.done_seconds >= self.planned_seconds
    }
}

/// Seconds with three decimals.
pub fn rounded(length: Duration) -> f64 {
    (length.as_secs_f64() * 1000.0).round() / 1000.0
}
