//! A running routine: a state machine over a timetable.
//!
//! `session.update(event, now)` changes the session and says what is to be done as data. A session knows deadlines,
//! not counted ticks: a late or missing tick changes nothing but the moment at which the effects come out. `now` is
//! the time since any fixed moment, as long as it is always the same one.

use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::id::ExerciseId;
use crate::domain::routine::{Plan, Segment, SegmentKind, Timetable};
use serde::{Deserialize, Serialize};
use std::time::Duration;

pub mod cues;
pub mod view;

/// How much the running stretch grows or shrinks at a press.
pub const NUDGE: Duration = Duration::from_secs(10);

/// The least that is left of a stretch that was shortened.
const SHORTEST: Duration = Duration::from_secs(1);

/// How a session is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionOptions {
    /// Counted down at the start and after a pause; not part of the timetable.
    pub get_ready: Duration,
    /// A longer silence between two ticks pauses the session at the last one.
    pub longest_gap: Option<Duration>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    StartPressed,
    PausePressed,
    ResumePressed,
    /// On to the next step; from the last one to the end.
    SkipPressed,
    /// Back to the start of this step, or of the step before when this one has just begun.
    PreviousPressed,
    RestartPressed,
    JumpPressed(usize),
    /// Ready before the time to change sides, set up or rest is over.
    ReadyPressed,
    /// Ten seconds more of what is running.
    LongerPressed,
    /// Ten seconds less.
    ShorterPressed,
    StopPressed(Stopped),
    /// The window is no longer seen.
    Hidden,
    Ticked,
}

/// What the shell is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A stretch of the timetable begins.
    Entered(usize),
    KeepAwake(bool),
    /// Write down how far it went.
    Save,
    Ended(Stopped),
}

/// The small vocabulary of sounds and words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    Ready,
    In,
    Out,
    Hold,
    Switch,
    Rest,
    Next,
    Half,
    LastThree,
    Done,
    Paused,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stopped {
    /// It reached its end.
    Done,
    /// The person wanted to stop.
    Left,
    /// Something got worse.
    Worse,
    /// The program ended while it ran.
    Killed,
}

/// Where the session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not started.
    Waiting,
    /// Counting down to go on at `at`.
    GettingReady {
        until: Duration,
        at: Duration,
    },
    /// At `from` when it was `since`.
    Running {
        since: Duration,
        from: Duration,
    },
    Paused {
        at: Duration,
    },
    Ended {
        at: Duration,
        how: Stopped,
    },
}

/// A plan being played.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    plan: Plan,
    timetable: Timetable,
    options: SessionOptions,
    stage: Stage,
    /// The stretch whose beginning was announced last.
    entered: Option<usize>,
    last_tick: Duration,
    steps: Vec<StepLog>,
    /// Time played between steps and at the end.
    between: Duration,
}

/// What was done of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepLog {
    pub done: Duration,
    pub reps: u32,
    /// It was played to its end.
    pub finished: bool,
}

impl Session {
    /// A session at the start of `plan`, waiting to be started.
    pub fn new(plan: Plan, content: &Content, options: SessionOptions) -> Session {
        let timetable = plan.timetable(content);
        let steps = vec![StepLog::default(); timetable.steps.len()];
        Session {
            plan,
            timetable,
            options,
            stage: Stage::Waiting,
            entered: None,
            last_tick: Duration::ZERO,
            steps,
            between: Duration::ZERO,
        }
    }

    /// A session that was interrupted at `position` of its plan, paused there, with what was done before: `done` in
    /// all, and of each step.
    pub fn resumed(
        plan: Plan,
        content: &Content,
        options: SessionOptions,
        position: Duration,
        done: Duration,
        steps: &[StepLog],
    ) -> Session {
        let mut session = Session::new(plan, content, options);
        session.stage = Stage::Paused { at: position.min(session.timetable.total) };
        for (log, done) in session.steps.iter_mut().zip(steps) {
            *log = *done;
        }
        let of_steps = session.steps.iter().map(|step| step.done).sum();
        session.between = done.saturating_sub(of_steps);
        session
    }

    /// What is played.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// When everything comes, lengthened and shortened stretches included.
    pub fn timetable(&self) -> &Timetable {
        &self.timetable
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// It is over.
    pub fn is_ended(&self) -> bool {
        matches!(self.stage, Stage::Ended { .. })
    }

    /// Time runs, or is counted down to run.
    pub fn is_running(&self) -> bool {
        matches!(self.stage, Stage::Running { .. } | Stage::GettingReady { .. })
    }

    /// What was done of each step.
    pub fn steps(&self) -> &[StepLog] {
        &self.steps
    }

    /// How far into the timetable it is.
    pub fn position(&self, now: Duration) -> Duration {
        let at = match self.stage {
            Stage::Waiting => Duration::ZERO,
            Stage::GettingReady { at, .. } | Stage::Paused { at } | Stage::Ended { at, .. } => at,
            Stage::Running { since, from } => from + now.saturating_sub(since),
        };
        at.min(self.timetable.total)
    }

    /// The stretch that is on, with its place in the timetable.
    pub fn segment(&self, now: Duration) -> Option<(usize, &Segment)> {
        self.timetable.segment_at(self.position(now))
    }

    /// What is left of the stretch that is on.
    pub fn remaining(&self, now: Duration) -> Duration {
        let position = self.position(now);
        self.timetable
            .segment_at(position)
            .map_or(Duration::ZERO, |(_, segment)| segment.end().saturating_sub(position))
    }

    /// What is left of the countdown before it goes on.
    pub fn get_ready_left(&self, now: Duration) -> Option<Duration> {
        match self.stage {
            Stage::GettingReady { until, .. } => Some(until.saturating_sub(now)),
            _ => None,
        }
    }

    /// When the next tick changes something: the end of the stretch or of the countdown.
    pub fn next_deadline(&self, now: Duration) -> Option<Duration> {
        match self.stage {
            Stage::GettingReady { until, .. } => Some(until),
            Stage::Running { .. } => Some(now + self.remaining(now)),
            Stage::Waiting | Stage::Paused { .. } | Stage::Ended { .. } => None,
        }
    }

    /// The time played so far, changes and settling included.
    pub fn done(&self) -> Duration {
        self.steps.iter().map(|step| step.done).sum::<Duration>() + self.between
    }

    /// Every step was played to its end.
    pub fn is_complete(&self) -> bool {
        self.steps.iter().all(|log| log.finished)
    }

    /// Takes in what happened at `now`.
    pub fn update(&mut self, event: Event, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        if matches!(self.stage, Stage::Ended { .. }) {
            return effects;
        }
        let gap = now.saturating_sub(self.last_tick);
        let slept = self.options.longest_gap.is_some_and(|longest| gap > longest);
        if slept && matches!(self.stage, Stage::Running { .. } | Stage::GettingReady { .. }) {
            self.advance(self.last_tick, &mut effects);
            self.pause(self.last_tick, &mut effects);
        }
        self.last_tick = now;
        self.advance(now, &mut effects);
        self.take(event, now, &mut effects);
        effects
    }

    fn take(&mut self, event: Event, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        match (event, self.stage) {
            (_, Stage::Ended { .. }) | (Event::Ticked, _) => {}
            (Event::StartPressed, Stage::Waiting) | (Event::ResumePressed, Stage::Paused { .. }) => {
                effects.push(Effect::KeepAwake(true));
                self.go_on(position, now, effects);
            }
            (Event::ReadyPressed, Stage::GettingReady { at, .. }) => {
                self.stage = Stage::Running { since: now, from: at };
                self.advance(now, effects);
            }
            (Event::PausePressed | Event::Hidden, Stage::Running { .. } | Stage::GettingReady { .. }) => {
                self.pause(now, effects);
            }
            (Event::StopPressed(how), _) => self.end(position, how, effects),
            (Event::SkipPressed, _) => self.move_to(self.step_at(position) + 1, now, effects),
            (Event::PreviousPressed, _) => {
                let step = self.step_at(position);
                let begun = position.saturating_sub(self.start_of(step)) > SHORTEST * 3;
                self.move_to(if begun { step } else { step.saturating_sub(1) }, now, effects);
            }
            (Event::RestartPressed, _) => self.move_to(self.step_at(position), now, effects),
            (Event::JumpPressed(step), _) if step < self.timetable.steps.len() => self.move_to(step, now, effects),
            (Event::ReadyPressed, Stage::Running { .. }) => self.cut_short(position, now, effects),
            (Event::LongerPressed, _) => self.nudge(position, true, effects),
            (Event::ShorterPressed, _) => self.nudge(position, false, effects),
            (
                Event::StartPressed
                | Event::ResumePressed
                | Event::PausePressed
                | Event::Hidden
                | Event::ReadyPressed
                | Event::JumpPressed(_),
                _,
            ) => {}
        }
    }

    /// Lets time pass: ends the countdown, announces every stretch that began, ends at the end.
    fn advance(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        if let Stage::GettingReady { until, at } = self.stage
            && now >= until
        {
            self.stage = Stage::Running { since: until, from: at };
        }
        let Stage::Running { since, from } = self.stage else { return };
        let position = self.position(now);
        self.account(from, position);
        self.stage = Stage::Running { since: now.max(since), from: position };
        let current = self.timetable.segment_at(position).map(|(index, _)| index);
        let last = current.or(self.timetable.segments.len().checked_sub(1));
        let next = self.entered.map_or_else(|| self.first_to_enter(from), |entered| entered + 1);
        for index in next..=last.unwrap_or(0) {
            self.enter(index, effects);
        }
        if current.is_none() {
            self.end(self.timetable.total, Stopped::Done, effects);
        }
    }

    fn first_to_enter(&self, from: Duration) -> usize {
        self.timetable.segment_at(from).map_or(self.timetable.segments.len(), |(index, _)| index)
    }

    fn enter(&mut self, index: usize, effects: &mut Vec<Effect>) {
        if index < self.timetable.segments.len() {
            self.entered = Some(index);
            effects.extend([Effect::Entered(index), Effect::Save]);
        }
    }

    /// Books the time from `from` to `to` on its steps, and the reps that ended in it.
    fn account(&mut self, from: Duration, to: Duration) {
        for (index, segment) in self.timetable.segments.iter().enumerate() {
            let begin = segment.start.max(from);
            let end = segment.end().min(to);
            if end <= begin {
                continue;
            }
            if matches!(segment.kind, SegmentKind::Change | SegmentKind::Settle) {
                self.between += end - begin;
            } else if let Some(log) = self.steps.get_mut(segment.step) {
                log.done += end - begin;
                if to >= segment.end() {
                    log.reps += u32::from(self.timetable.ends_rep(index));
                    log.finished |= self.timetable.ends_step(index);
                }
            }
        }
    }

    fn go_on(&mut self, at: Duration, now: Duration, effects: &mut Vec<Effect>) {
        if self.options.get_ready.is_zero() {
            self.stage = Stage::Running { since: now, from: at };
            self.advance(now, effects);
        } else {
            self.stage = Stage::GettingReady { until: now + self.options.get_ready, at };
            effects.push(Effect::Save);
        }
    }

    fn pause(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        self.stage = Stage::Paused { at: self.position(now) };
        effects.extend([Effect::KeepAwake(false), Effect::Save]);
    }

    fn end(&mut self, at: Duration, how: Stopped, effects: &mut Vec<Effect>) {
        self.stage = Stage::Ended { at, how };
        effects.extend([Effect::KeepAwake(false), Effect::Save, Effect::Ended(how)]);
    }

    fn move_to(&mut self, step: usize, now: Duration, effects: &mut Vec<Effect>) {
        let Some(target) = self.timetable.steps.get(step).map(|step| step.start) else {
            let settle = self.timetable.segments.iter().find(|segment| segment.kind == SegmentKind::Settle);
            match settle.map(|segment| segment.start) {
                Some(start) if self.position(now) < start => self.go_to(start, now, effects),
                _ => self.end(self.timetable.total, Stopped::Done, effects),
            }
            return;
        };
        self.go_to(target, now, effects);
    }

    fn go_to(&mut self, target: Duration, now: Duration, effects: &mut Vec<Effect>) {
        self.entered = None;
        self.stage = match self.stage {
            Stage::GettingReady { until, .. } => Stage::GettingReady { until, at: target },
            Stage::Paused { .. } | Stage::Waiting => Stage::Paused { at: target },
            Stage::Running { .. } | Stage::Ended { .. } => Stage::Running { since: now, from: target },
        };
        effects.push(Effect::Save);
        self.advance(now, effects);
    }

    /// Ends a set-up, a change of sides or a rest early; the timetable gets shorter by what was left.
    fn cut_short(&mut self, position: Duration, now: Duration, effects: &mut Vec<Effect>) {
        let Some((index, segment)) = self.timetable.segment_at(position) else { return };
        if matches!(segment.kind, SegmentKind::Phase { .. }) {
            return;
        }
        let done = position - segment.start;
        self.timetable.set_length(index, done);
        self.stage = Stage::Running { since: now, from: position };
        self.advance(now, effects);
    }

    fn nudge(&mut self, position: Duration, longer: bool, effects: &mut Vec<Effect>) {
        let Some((index, segment)) = self.timetable.segment_at(position) else { return };
        let done = position - segment.start;
        let length = if longer {
            segment.length + NUDGE
        } else {
            segment.length.saturating_sub(NUDGE).max((done + SHORTEST).min(segment.length))
        };
        self.timetable.set_length(index, length);
        effects.push(Effect::Save);
    }

    fn step_at(&self, position: Duration) -> usize {
        self.timetable
            .segment_at(position)
            .map_or(self.timetable.steps.len().saturating_sub(1), |(_, segment)| segment.step)
    }

    fn start_of(&self, step: usize) -> Duration {
        self.timetable.steps.get(step).map_or(Duration::ZERO, |step| step.start)
    }
}

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
    fn position_in_plan(&self, content: &Content, now: Duration) -> Duration {
        let written = self.plan.timetable(content);
        let Some((index, segment)) = self.segment(now) else { return written.total };
        let into = self.position(now).saturating_sub(segment.start);
        written.segments.get(index).map_or(written.total, |own| own.start + into.min(own.length))
    }

    /// How far it went, as it is written down.
    pub fn progress(&self, content: &Content, now: Duration) -> Progress {
        let steps = self.timetable.steps.iter().zip(&self.steps).map(|(step, log)| {
            let exercise = content.exercise(&step.exercise);
            let sided = exercise.filter(|exercise| exercise.figure.first_side != "both");
            StepRecord {
                exercise: step.exercise.clone(),
                side_first: sided.map(|exercise| exercise.figure.first_side.clone()),
                planned_seconds: rounded(step.length),
                done_seconds: rounded(log.done),
                reps_done: log.reps,
                feedback: None,
            }
        });
        Progress {
            position: self.position_in_plan(content, now),
            planned: self.timetable.total,
            done: self.done(),
            completed: self.is_complete(),
            steps: steps.collect(),
        }
    }
}

impl SessionRecord {
    /// The time played.
    pub fn done(&self) -> Duration {
        Duration::try_from_secs_f64(self.done_seconds).unwrap_or_default()
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
