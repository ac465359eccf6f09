//! Which sound comes when, and the words for those who listen: worked out ahead, so that a late tick delays nothing.

use super::{Session, Stage};
use crate::domain::content::Content;
use crate::domain::cue::Cue;
use crate::domain::exercise::{Breath, Exercise};
use crate::domain::routine::PlanStep;
use crate::domain::routine::timetable::{Segment, SegmentKind, Side};
use crate::domain::words::how_long_in_full;
use std::time::Duration;

/// The shortest stretch whose middle is marked.
const HALF_FROM: Duration = Duration::from_secs(20);

/// The shortest stretch whose last three seconds are counted.
const COUNTED_FROM: Duration = Duration::from_secs(6);

/// The shortest hold or rest whose last ten seconds are announced.
const ANNOUNCED_FROM: Duration = Duration::from_secs(30);

/// What is left when it is announced.
const ANNOUNCED_AT: Duration = Duration::from_secs(10);

/// A sound that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimedCue {
    /// After the moment asked about.
    pub after: Duration,
    pub cue: Cue,
}

/// A sentence that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedWords {
    /// After the moment asked about.
    pub after: Duration,
    pub words: String,
}

impl Session {
    /// The sounds due from `now` on, for as long as `horizon`, in order. Nothing is due while it is paused.
    pub fn cues_ahead(&self, now: Duration, horizon: Duration) -> Vec<TimedCue> {
        let mut cues = Vec::new();
        let Some((begin, delay)) = self.onward(now) else { return cues };
        count_down(delay, &mut cues);
        let horizon_end = begin + horizon.saturating_sub(delay);
        let held = self.held_from(begin);
        let end = held.map_or(horizon_end, |held| held.min(horizon_end));
        for segment in self.timetable().segments.iter().filter(|segment| segment.end() > begin && segment.start < end) {
            for (at, cue) in cues_of(segment) {
                if at >= begin && at < end {
                    cues.push(TimedCue { after: delay + (at - begin), cue });
                }
            }
        }
        if let Some(held) = held.filter(|held| *held < horizon_end) {
            cues.push(TimedCue { after: delay + (held - begin), cue: Cue::Ready });
        } else if self.timetable().total < end {
            cues.push(TimedCue { after: delay + self.timetable().total.saturating_sub(begin), cue: Cue::Done });
        }
        cues.retain(|timed| timed.after < horizon);
        cues
    }

    /// The sentences due from `now` on, for as long as `horizon`, in order: what each stretch is, what is left of a
    /// long one, and the end. Nothing is due while it is paused.
    pub fn words_ahead(&self, content: &Content, now: Duration, horizon: Duration) -> Vec<TimedWords> {
        let mut words = Vec::new();
        let Some((begin, delay)) = self.onward(now) else { return words };
        let held = self.held_from(begin);
        let stretches = self.timetable().segments.iter().enumerate();
        for (index, segment) in stretches.take_while(|(_, segment)| held.is_none_or(|held| segment.start < held)) {
            if segment.start >= begin
                && let Some(said) = self.words_at(content, index)
            {
                // The countdown before a set-up is time to set up.
                let at_once = segment.start == begin && segment.kind == SegmentKind::Setup;
                let after = if at_once { Duration::ZERO } else { delay + (segment.start - begin) };
                words.push(TimedWords { after, words: said });
            }
            let left_at = segment.end().saturating_sub(ANNOUNCED_AT);
            let still = matches!(segment.kind, SegmentKind::Rest { .. }) || segment.cue == Cue::Hold;
            if still && segment.length >= ANNOUNCED_FROM && left_at >= begin {
                let said = format!("{} left", how_long_in_full(ANNOUNCED_AT));
                words.push(TimedWords { after: delay + (left_at - begin), words: said });
            }
        }
        let (end, last) = held.map_or((self.timetable().total, "Done"), |held| (held, HELD));
        words.push(TimedWords { after: delay + end.saturating_sub(begin), words: last.to_owned() });
        words.retain(|timed| timed.after < horizon);
        words
    }

    /// Where it goes on, and after how long; none while it stands still.
    fn onward(&self, now: Duration) -> Option<(Duration, Duration)> {
        match self.stage() {
            Stage::Running { .. } => Some((self.position(now), Duration::ZERO)),
            Stage::GettingReady { until, at } => Some((at, until.saturating_sub(now))),
            Stage::Waiting | Stage::Holding { .. } | Stage::Paused { .. } | Stage::Ended { .. } => None,
        }
    }

    /// When it next waits for the person, if it goes on at `begin`.
    fn held_from(&self, begin: Duration) -> Option<Duration> {
        self.waits.iter().map(|index| self.end_of(*index)).find(|end| *end > begin)
    }

    /// What is said at the beginning of a stretch; none where the sound says enough.
    pub fn words_at(&self, content: &Content, index: usize) -> Option<String> {
        let segment = self.timetable().segments.get(index)?;
        let step = self.timetable().steps.get(segment.step)?;
        let exercise = content.exercise(&step.exercise)?;
        match &segment.kind {
            SegmentKind::Setup => Some(self.words_of_step(segment.step, exercise)),
            SegmentKind::Phase { rep, side, phase, .. } => {
                let described = exercise.phases.get(*phase)?;
                let first = *rep == 1;
                let breath = match described.breath {
                    _ if described.is_hold() => format!("Hold, {}", how_long_in_full(segment.length)),
                    Breath::In => "In".to_owned(),
                    Breath::Out => "Out".to_owned(),
                    Breath::Easy => "Easy".to_owned(),
                };
                let opens_side = first && *phase == 0 && side.is_some();
                let side = side
                    .filter(|_| opens_side)
                    .map(|side| format!("{}. ", self.side_words(segment.step, exercise, side)));
                let cue = if first { format!(". {}", described.cue) } else { String::new() };
                // Without time to set up, the step is named where it begins.
                let opens_step = segment.start == step.start;
                let name = opens_step.then(|| self.words_of_step(segment.step, exercise) + " ");
                Some(format!("{}{}{breath}{cue}", name.unwrap_or_default(), side.unwrap_or_default()))
            }
            SegmentKind::SwitchSide { .. } => {
                Some(format!("Change sides. {}", self.side_words(segment.step, exercise, Side::Second)))
            }
            SegmentKind::Rest { .. } => Some(format!("Rest, {}", how_long_in_full(segment.length))),
            SegmentKind::Change => Some(format!("Next: {}", exercise.short_name())),
            SegmentKind::Settle => Some("Settle".to_owned()),
        }
    }

    fn words_of_step(&self, step: usize, exercise: &Exercise) -> String {
        let how = self.plan().steps.get(step).map_or_else(Vec::new, |planned| planned.how_words(exercise));
        let how = how.iter().map(|how| format!(" {how}")).collect::<String>();
        format!("{}. {}{how}", exercise.short_name(), exercise.start)
    }

    /// The side in words, as this step begins.
    pub(super) fn side_words(&self, step: usize, exercise: &Exercise, side: Side) -> &'static str {
        self.plan()
            .steps
            .get(step)
            .map_or_else(|| side_words(exercise, side), |step| planned_side(step, exercise, side))
    }
}

/// Said when a series is over and the person says when it goes on.
pub const HELD: &str = "Go on when you are ready";

/// The side in words, as a step of a plan begins.
pub fn planned_side(planned: &PlanStep, exercise: &Exercise, side: Side) -> &'static str {
    side_words(exercise, if planned.other_side_first { side.other() } else { side })
}

/// The side in words: the body side the exercise begins with, or "first" and "second".
fn side_words(exercise: &Exercise, side: Side) -> &'static str {
    match (exercise.figure.first_side.as_str(), side) {
        ("left", Side::First) | ("right", Side::Second) => "Left side",
        ("right", Side::First) | ("left", Side::Second) => "Right side",
        (_, Side::First) => "First side",
        (_, Side::Second) => "Second side",
    }
}

fn cues_of(segment: &Segment) -> Vec<(Duration, Cue)> {
    let mut cues = vec![(segment.start, segment.cue)];
    let moving = matches!(segment.kind, SegmentKind::Phase { .. }) && segment.cue != Cue::Hold;
    if segment.length >= HALF_FROM {
        cues.push((segment.start + segment.length / 2, Cue::Half));
    }
    if segment.length >= COUNTED_FROM && !moving {
        cues.extend((1..=3).rev().map(|left| (segment.end() - Duration::from_secs(left), Cue::LastThree)));
    }
    cues
}

fn count_down(left: Duration, cues: &mut Vec<TimedCue>) {
    for seconds in (1..=3).rev().map(Duration::from_secs) {
        if let Some(after) = left.checked_sub(seconds) {
            cues.push(TimedCue { after, cue: Cue::Ready });
        }
    }
}
