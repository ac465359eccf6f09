//! A running routine: a state machine over a timetable.
//!
//! `session.update(event, now)` changes the session and says what is to be done as data. A session knows deadlines,
//! not counted ticks: a late or missing tick changes nothing but the moment at which the effects come out. `now` is
//! the time since any fixed moment, as long as it is always the same one.

use crate::domain::content::Content;
use crate::domain::routine::Plan;
use crate::domain::routine::timetable::{Segment, SegmentKind, Timetable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

pub mod cues;
pub mod record;
mod reshape;
pub mod view;

/// How much the running stretch grows or shrinks at a press.
pub const NUDGE: Duration = Duration::from_secs(10);

/// The least that is left of a stretch that was shortened.
const SHORTEST: Duration = Duration::from_secs(1);

/// The longest time between two ticks while time runs: seconds are shown.
const SECOND: Duration = Duration::from_secs(1);

/// A series that waits longer than this for the person is paused: whoever went away leaves no screen on.
const LONGEST_HOLD: Duration = Duration::from_secs(600);

/// How a session is played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionOptions {
    /// Counted down at the start and after a pause; not part of the timetable.
    pub get_ready: Duration,
    /// A tick later than this pauses the session at the one before: the program or the device stood still.
    pub patience: Option<Duration>,
    /// Repetitions without a clock: after each series of them it waits for the person, who may also be faster.
    pub own_pace: bool,
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
    /// Ready before the time to change sides, set up or rest is over; at one's own pace, done with this series.
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
    /// A series of repetitions is over and the person says when it goes on.
    Held,
    KeepAwake(bool),
    /// Write down how far it went.
    Save,
    Ended(Stopped),
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
    /// At the end of the stretch at `index`, which grows until the person goes on; grown up to `since`.
    Holding {
        since: Duration,
        index: usize,
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
    plan: Rc<Plan>,
    timetable: Rc<Timetable>,
    /// The timetable before anything was lengthened or shortened.
    written: Rc<Timetable>,
    /// The last stretches of the series after which it waits for the person.
    waits: BTreeSet<usize>,
    options: SessionOptions,
    stage: Stage,
    /// The stretch whose beginning was announced last.
    entered: Option<usize>,
    last_tick: Duration,
    steps: Vec<StepLog>,
    /// Time played between steps and at the end.
    between: Duration,
    /// The set-up that a countdown ran on into, and both together.
    led_in: Option<(usize, Duration)>,
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
        let timetable = Rc::new(plan.timetable(content));
        let steps = vec![StepLog::default(); timetable.steps.len()];
        let mut session = Session {
            plan: Rc::new(plan),
            written: timetable.clone(),
            timetable,
            waits: BTreeSet::new(),
            options,
            stage: Stage::Waiting,
            entered: None,
            last_tick: Duration::ZERO,
            steps,
            between: Duration::ZERO,
            led_in: None,
        };
        session.waits = session.waiting(content);
        session
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
        matches!(self.stage, Stage::Running { .. } | Stage::Holding { .. } | Stage::GettingReady { .. })
    }

    /// A series of repetitions is over and the person says when it goes on.
    pub fn is_holding(&self) -> bool {
        matches!(self.stage, Stage::Holding { .. })
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
            Stage::Holding { index, .. } => self.end_of(index),
        };
        at.min(self.timetable.total)
    }

    /// The stretch that is on, with its place in the timetable.
    pub fn segment(&self, now: Duration) -> Option<(usize, &Segment)> {
        match self.stage {
            Stage::Holding { index, .. } => self.timetable.segments.get(index).map(|segment| (index, segment)),
            _ => self.timetable.segment_at(self.position(now)),
        }
    }

    /// What is left of the stretch that is on.
    pub fn remaining(&self, now: Duration) -> Duration {
        let position = self.position(now);
        self.segment(now).map_or(Duration::ZERO, |(_, segment)| segment.end().saturating_sub(position))
    }

    /// What is left of the countdown before it goes on.
    pub fn get_ready_left(&self, now: Duration) -> Option<Duration> {
        match self.stage {
            Stage::GettingReady { until, .. } => Some(until.saturating_sub(now)),
            _ => None,
        }
    }

    /// The length of the set-up at `index` with the countdown that ran on into it; none for any other stretch.
    pub fn led_in(&self, index: usize) -> Option<Duration> {
        self.led_in.filter(|(led, _)| *led == index).map(|(_, length)| length)
    }

    /// When it was last told of anything: what it says of itself holds for this time.
    pub fn last_tick(&self) -> Duration {
        self.last_tick
    }

    /// The countdown that is shown: what is left of the stretch, or the time to get ready. A set-up that comes next is
    /// part of that time.
    pub fn counted_down(&self, now: Duration) -> Duration {
        let stretch = self.remaining(now);
        match (self.get_ready_left(now), self.segment(now)) {
            (Some(ready), Some((_, segment))) if segment.kind == SegmentKind::Setup => ready + stretch,
            (Some(ready), _) => ready,
            (None, _) => stretch,
        }
    }

    /// How long nothing changes that is shown, said or kept, up to a second; none as long as nobody does anything.
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        let deadline = match self.stage {
            Stage::Waiting | Stage::Paused { .. } | Stage::Ended { .. } => return None,
            Stage::Holding { .. } => return Some(SECOND),
            Stage::GettingReady { until, .. } => until.saturating_sub(now),
            Stage::Running { .. } => self.remaining(now),
        };
        let to_second = Duration::from_nanos(u64::from(self.counted_down(now).subsec_nanos()));
        Some(deadline.min(if to_second.is_zero() { SECOND } else { to_second }))
    }

    /// When the next tick changes something: the end of the stretch or of the countdown.
    pub fn next_deadline(&self, now: Duration) -> Option<Duration> {
        match self.stage {
            Stage::GettingReady { until, .. } => Some(until),
            Stage::Running { .. } => Some(now + self.remaining(now)),
            Stage::Waiting | Stage::Holding { .. } | Stage::Paused { .. } | Stage::Ended { .. } => None,
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
        if self.is_running() && self.stood_still(now) {
            self.advance(self.last_tick, &mut effects);
            self.pause(self.last_tick, &mut effects);
        }
        self.last_tick = now;
        self.advance(now, &mut effects);
        self.take(event, now, &mut effects);
        effects
    }

    /// No tick came for so long that neither the person nor the program was there.
    fn stood_still(&self, now: Duration) -> bool {
        let due = self.last_tick + self.next_wake(self.last_tick).unwrap_or_default();
        self.options.patience.is_some_and(|patience| now.saturating_sub(due) > patience)
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
            (Event::PausePressed | Event::Hidden, _) if self.is_running() => self.pause(now, effects),
            (Event::ReadyPressed, Stage::Holding { index, .. }) => {
                self.stage = Stage::Running { since: now, from: self.end_of(index) };
                self.advance(now, effects);
            }
            (Event::StopPressed(how), _) => self.end(position, how, effects),
            (Event::SkipPressed, _) => self.move_to(self.step_now(now) + 1, now, effects),
            (Event::PreviousPressed, _) => {
                let step = self.step_now(now);
                let begun = position.saturating_sub(self.start_of(step)) > SHORTEST * 3;
                self.move_to(if begun { step } else { step.saturating_sub(1) }, now, effects);
            }
            (Event::RestartPressed, _) => self.move_to(self.step_now(now), now, effects),
            (Event::JumpPressed(step), _) if step < self.timetable.steps.len() => self.move_to(step, now, effects),
            (Event::ReadyPressed, Stage::Running { .. }) => self.cut_short(position, now, effects),
            (Event::LongerPressed | Event::ShorterPressed, Stage::Holding { .. }) => {}
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
        if let Stage::Holding { since, index } = self.stage {
            let held = self.grow(index, now.saturating_sub(since));
            self.stage = Stage::Holding { since: since + held, index };
            if since + held < now {
                return self.pause(now, effects);
            }
        }
        let Stage::Running { since, from } = self.stage else { return };
        let position = self.position(now);
        let held = self.waits.iter().copied().find(|index| (from..position).contains(&self.last_moment_of(*index)));
        let to = held.map_or(position, |index| self.end_of(index));
        self.account(from, to);
        let current = held.or_else(|| self.timetable.segment_at(to).map(|(index, _)| index));
        let last = current.or(self.timetable.segments.len().checked_sub(1));
        let next = self.entered.map_or_else(|| self.first_to_enter(from), |entered| entered + 1);
        for index in next..=last.unwrap_or(0) {
            self.enter(index, effects);
        }
        self.stage = match held {
            Some(index) => Stage::Holding { since: since + (to - from), index },
            None => Stage::Running { since: now.max(since), from: to },
        };
        if held.is_some() {
            effects.extend([Effect::Held, Effect::Save]);
            self.advance(now, effects);
        } else if current.is_none() {
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
        let first = self.timetable.segments.partition_point(|segment| segment.end() <= from);
        let on = self.timetable.segments.iter().enumerate().skip(first).take_while(|(_, segment)| segment.start < to);
        for (index, segment) in on {
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
            self.count_down(now + self.options.get_ready, at, now);
            effects.push(Effect::Save);
        }
    }

    fn count_down(&mut self, until: Duration, at: Duration, now: Duration) {
        self.stage = Stage::GettingReady { until, at };
        let set_up = self.segment(now).filter(|(_, segment)| segment.kind == SegmentKind::Setup);
        self.led_in = set_up.map(|(index, _)| (index, self.counted_down(now)));
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
        self.restore(step);
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
        if let Stage::GettingReady { until, .. } = self.stage {
            self.count_down(until, target, now);
        }
        self.led_in = self.led_in.filter(|_| matches!(self.stage, Stage::GettingReady { .. }));
        self.stage = match self.stage {
            getting_ready @ Stage::GettingReady { .. } => getting_ready,
            Stage::Paused { .. } | Stage::Waiting => Stage::Paused { at: target },
            Stage::Running { .. } | Stage::Holding { .. } | Stage::Ended { .. } => {
                Stage::Running { since: now, from: target }
            }
        };
        effects.push(Effect::Save);
        self.advance(now, effects);
    }

    fn step_now(&self, now: Duration) -> usize {
        self.segment(now).map_or(self.timetable.steps.len().saturating_sub(1), |(_, segment)| segment.step)
    }

    fn start_of(&self, step: usize) -> Duration {
        self.timetable.steps.get(step).map_or(Duration::ZERO, |step| step.start)
    }

    fn end_of(&self, index: usize) -> Duration {
        self.timetable.segments.get(index).map_or(self.timetable.total, Segment::end)
    }

    fn last_moment_of(&self, index: usize) -> Duration {
        self.end_of(index).saturating_sub(Duration::from_nanos(1))
    }
}
