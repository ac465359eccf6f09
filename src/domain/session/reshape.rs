//! What the person changes of the timetable while it runs: a stretch longer or shorter, a series at their own pace, a
//! step done in another way.

use super::{Effect, Event, LONGEST_HOLD, NUDGE, SHORTEST, Session, Stage};
use crate::domain::content::Content;
use crate::domain::routine::timetable::{Segment, SegmentKind, Timetable};
use crate::domain::routine::{Plan, PlanStep};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;

impl Session {
    /// The person says when the series that is on is over.
    pub fn waits_in(&self, index: usize) -> bool {
        self.series_end(index).is_some()
    }

    /// Does the step that is on in another way: it begins anew, and the whole timetable is worked out again. What was
    /// done of it is kept.
    pub fn change_step(&mut self, change: PlanStep, content: &Content, now: Duration) -> Vec<Effect> {
        let mut effects = self.update(Event::Ticked, now);
        let index = self.step_now(now);
        if self.is_ended() {
            return effects;
        }
        let Some(step) = Rc::make_mut(&mut self.plan).steps.get_mut(index) else { return effects };
        *step = change;
        self.written = Rc::new(self.plan.timetable(content));
        let played = std::mem::replace(&mut self.timetable, Rc::clone(&self.written));
        // Up to this step both timetables have the same stretches.
        let begun = |segment: &&Segment| segment.step == index && segment.kind != SegmentKind::Change;
        let before = played.segments.iter().take_while(|segment| !begun(segment));
        self.set_lengths(before.enumerate().map(|(index, segment)| (index, segment.length)));
        self.waits = self.waiting(content);
        self.go_to(self.start_of(index), now, &mut effects);
        effects
    }

    pub(super) fn waiting(&self, content: &Content) -> BTreeSet<usize> {
        if self.options.own_pace { series_ends(&self.plan, &self.timetable, content) } else { BTreeSet::new() }
    }

    /// Gives the stretch at `index`, which is over, the time the person takes before going on, as far as it may grow.
    /// Returns what it grew by.
    pub(super) fn grow(&mut self, index: usize, time: Duration) -> Duration {
        let (Some(segment), Some(written)) = (self.timetable.segments.get(index), self.written.segments.get(index))
        else {
            return time;
        };
        let step = segment.step;
        let grown = time.min((written.length + LONGEST_HOLD).saturating_sub(segment.length));
        let length = segment.length + grown;
        self.set_lengths([(index, length)]);
        if let Some(log) = self.steps.get_mut(step) {
            log.done += grown;
        }
        grown
    }

    /// Ends a set-up, a change of sides, a rest or a series at one's own pace early; the timetable gets shorter by
    /// what was left.
    pub(super) fn cut_short(&mut self, position: Duration, now: Duration, effects: &mut Vec<Effect>) {
        let Some((index, segment)) = self.timetable.segment_at(position) else { return };
        let done = position - segment.start;
        if matches!(segment.kind, SegmentKind::Phase { .. }) {
            let Some(last) = self.series_end(index) else { return };
            self.count_as_done(index, last);
            self.set_lengths((index + 1..=last).map(|rest| (rest, Duration::ZERO)));
            self.entered = Some(last);
            effects.push(Effect::Save);
        }
        self.set_lengths([(index, done)]);
        self.stage = Stage::Running { since: now, from: position };
        self.advance(now, effects);
    }

    /// The person did the repetitions of these stretches, faster than the clock.
    fn count_as_done(&mut self, first: usize, last: usize) {
        let reps = (first..=last).filter(|index| self.timetable.ends_rep(*index)).count();
        let finished = self.timetable.ends_step(last);
        let step = self.timetable.segments.get(last).map(|segment| segment.step);
        if let Some(log) = step.and_then(|step| self.steps.get_mut(step)) {
            log.reps += u32::try_from(reps).unwrap_or(u32::MAX);
            log.finished |= finished;
        }
    }

    /// The stretch that ends the series at one's own pace which the one at `index` is a part of.
    fn series_end(&self, index: usize) -> Option<usize> {
        let segment = self.timetable.segments.get(index)?;
        let last = self.waits.range(index..).next().copied()?;
        let same = self.timetable.segments.get(last).is_some_and(|end| end.step == segment.step);
        (same && matches!(segment.kind, SegmentKind::Phase { .. })).then_some(last)
    }

    pub(super) fn nudge(&mut self, position: Duration, longer: bool, effects: &mut Vec<Effect>) {
        let Some((index, segment)) = self.timetable.segment_at(position) else { return };
        let done = position - segment.start;
        let length = if longer {
            segment.length + NUDGE
        } else {
            segment.length.saturating_sub(NUDGE).max((done + SHORTEST).min(segment.length))
        };
        self.set_lengths([(index, length)]);
        effects.push(Effect::Save);
    }

    /// Gives the stretches of a step that were cut short their time back, so that it can be done again.
    pub(super) fn restore(&mut self, step: usize) {
        let both = self.written.segments.iter().zip(&self.timetable.segments).enumerate();
        let cut = both.filter(|(_, (written, now))| written.step == step && now.length < written.length);
        let lengths: Vec<(usize, Duration)> = cut.map(|(index, (written, _))| (index, written.length)).collect();
        self.set_lengths(lengths);
    }

    fn set_lengths(&mut self, lengths: impl IntoIterator<Item = (usize, Duration)>) {
        Rc::make_mut(&mut self.timetable).set_lengths(lengths);
    }
}

/// The last stretch of each series of counted repetitions: of a set, and of a side where sides follow each other.
fn series_ends(plan: &Plan, timetable: &Timetable, content: &Content) -> BTreeSet<usize> {
    let mut ends = BTreeMap::new();
    for (index, segment) in timetable.segments.iter().enumerate() {
        let SegmentKind::Phase { set, side, .. } = segment.kind else { continue };
        let Some(planned) = plan.steps.get(segment.step) else { continue };
        let Some(exercise) = content.exercise(&planned.exercise) else { continue };
        if exercise.is_counted(&planned.change) {
            let side = side.filter(|_| !exercise.alternate_sides);
            ends.insert((segment.step, set, side), index);
        }
    }
    ends.into_values().collect()
}
