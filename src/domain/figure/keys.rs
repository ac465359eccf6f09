//! The key poses of an exercise in order, and the way through them during a phase.

use super::geometry::ease;
use super::pose::{Pose, PoseError};
use crate::domain::exercise::{Exercise, View};
use crate::domain::figure::solved::Solved;
use std::time::Duration;
use thiserror::Error;

/// A phase longer than this moves in its first seconds and rests in its pose.
const LONGEST_MOVEMENT: Duration = Duration::from_secs(60);
const SETTLING: Duration = Duration::from_secs(5);
/// How long the way back to the start pose takes between sets and at the end.
const RETURN: Duration = Duration::from_secs(2);

/// One solved key pose.
#[derive(Clone, Debug)]
pub struct Key {
    /// The label of the phase, or `start`.
    pub label: String,
    pub moment: KeyMoment,
    pub solved: Solved,
}

/// Where in the exercise a key stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum KeyMoment {
    Start,
    /// Inside a phase, at this fraction of it.
    Within {
        phase: usize,
        at: f64,
    },
    /// The phase's own pose.
    End {
        phase: usize,
    },
    /// One more pose of the phase's loop.
    Round {
        phase: usize,
    },
}

impl KeyMoment {
    fn phase(self) -> Option<usize> {
        match self {
            KeyMoment::Start => None,
            KeyMoment::Within { phase, .. } | KeyMoment::End { phase } | KeyMoment::Round { phase } => Some(phase),
        }
    }
}

/// A pose that cannot be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {error}")]
pub struct KeyError {
    /// `start_pose` or the phase, its label and which of its poses.
    pub place: String,
    pub error: PoseError,
}

/// Every key pose of an exercise, solved once in order.
#[derive(Clone, Debug)]
pub struct Keys {
    pub view: View,
    list: Vec<Key>,
    start: Key,
}

impl Keys {
    /// Reads and solves the poses; `swapped` does them with the other side of the body.
    ///
    /// # Errors
    /// The first pose that cannot be read.
    pub fn of(exercise: &Exercise, swapped: bool) -> Result<Keys, KeyError> {
        let view = exercise.view;
        let read = |place: &str, text: &str, before: Option<&Solved>| -> Result<Pose, KeyError> {
            // A limb that is not named is as before, so the line is read in the unswapped world.
            let known = before.map(|key| if swapped { key.pose.swapped() } else { key.pose.clone() });
            let pose =
                Pose::parse(text, known.as_ref()).map_err(|error| KeyError { place: place.to_owned(), error })?;
            Ok(if swapped { pose.swapped() } else { pose })
        };
        let solved = Solved::key(read("start_pose", &exercise.figure.start_pose, None)?, view, None, None);
        let start = Key { label: "start".to_owned(), moment: KeyMoment::Start, solved };
        let mut keys = Keys { view, list: vec![start.clone()], start };
        for (phase, source) in exercise.phases.iter().enumerate() {
            let extra =
                source.keys.iter().flatten().map(|key| {
                    (KeyMoment::Within { phase, at: key.at }, format!("key at {}", key.at), key.pose.as_str())
                });
            let own = std::iter::once((KeyMoment::End { phase }, "pose".to_owned(), source.pose.as_str()));
            let round = source.cycle.iter().flat_map(|cycle| &cycle.poses).enumerate();
            let round = round.map(|(i, pose)| (KeyMoment::Round { phase }, format!("loop {}", i + 1), pose.as_str()));
            for (moment, which, text) in extra.chain(own).chain(round) {
                let before = keys.last().solved.clone();
                let pose = read(&format!("phase {} ({}), {which}", phase + 1, source.label), text, Some(&before))?;
                let solved = Solved::key(pose, view, Some(&before), Some(&keys.start.solved));
                keys.list.push(Key { label: source.label.clone(), moment, solved });
            }
        }
        Ok(keys)
    }

    /// All keys in order, the start pose first.
    pub fn list(&self) -> &[Key] {
        &self.list
    }

    /// The start pose.
    pub fn start(&self) -> &Key {
        &self.start
    }

    /// The last key of a repetition.
    pub fn last(&self) -> &Key {
        self.list.last().unwrap_or(&self.start)
    }

    /// A phase's own pose.
    pub fn end_of(&self, phase: usize) -> Option<&Key> {
        self.list.iter().find(|key| key.moment == KeyMoment::End { phase })
    }

    /// Where the figure is before a phase: the first repetition comes from the start pose, the others from the end of
    /// the one before.
    pub fn before(&self, phase: usize, first_rep: bool) -> &Key {
        match phase {
            0 if first_rep => &self.start,
            0 => self.last(),
            _ => {
                self.list.iter().rev().find(|key| key.moment.phase().is_none_or(|of| of < phase)).unwrap_or(&self.start)
            }
        }
    }

    /// The way through a phase that lasts `length`.
    pub fn course(&self, exercise: &Exercise, phase: usize, first_rep: bool, length: Duration) -> Course<'_> {
        let moving = if length > LONGEST_MOVEMENT { SETTLING } else { length };
        let mut here = &self.before(phase, first_rep).solved;
        let source = exercise.phases.get(phase);
        let cycle = source.and_then(|source| source.cycle.as_ref());
        let step = cycle.map(|cycle| cycle.round / (cycle.poses.len() as u32 + 1));
        let label = source.map(|source| source.label.clone()).unwrap_or_default();
        let mut course = Course { view: self.view, label, once: Vec::new(), round: Vec::new() };
        let mut gone = 0.0;
        let mut own = here;
        for key in self.list.iter().filter(|key| key.moment.phase() == Some(phase)) {
            let to = &key.solved;
            let stretch = |length: Duration| Stretch { from: here, to, length };
            match key.moment {
                KeyMoment::Within { at, .. } => {
                    course.once.push(stretch(moving.mul_f64((at - gone).max(0.0))));
                    gone = at;
                }
                KeyMoment::End { .. } => {
                    course.once.push(stretch(step.unwrap_or_else(|| moving.mul_f64((1.0 - gone).max(0.0)))));
                    own = to;
                }
                KeyMoment::Start | KeyMoment::Round { .. } => course.round.push(stretch(step.unwrap_or_default())),
            }
            here = to;
        }
        if let Some(step) = step {
            course.round.push(Stretch { from: here, to: own, length: step });
        }
        course
    }

    /// Resting in the start pose.
    pub fn waiting(&self) -> Course<'_> {
        let start = &self.start.solved;
        let stay = Stretch { from: start, to: start, length: Duration::ZERO };
        Course { view: self.view, label: String::new(), once: vec![stay], round: Vec::new() }
    }

    /// Going back from the end of a repetition to the start pose, then resting there.
    pub fn returning(&self, length: Duration) -> Course<'_> {
        let back = Stretch { from: &self.last().solved, to: &self.start.solved, length: length.min(RETURN) };
        Course { view: self.view, label: String::new(), once: vec![back], round: Vec::new() }
    }
}

/// The way from key to key during a stretch of the timetable.
#[derive(Clone, Debug)]
pub struct Course<'a> {
    pub view: View,
    /// The label of the phase; empty between phases.
    pub label: String,
    /// Gone once.
    pub once: Vec<Stretch<'a>>,
    /// Then gone round and round; empty when the figure rests in the last pose.
    pub round: Vec<Stretch<'a>>,
}

/// One way between two keys.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    pub from: &'a Solved,
    pub to: &'a Solved,
    pub length: Duration,
}

impl Stretch<'_> {
    /// The figure at progress `e`, from 0 to 1.
    pub fn at(&self, e: f64, view: View) -> Solved {
        Solved::between(self.from, self.to, e, view)
    }
}

impl Course<'_> {
    /// `count` figures spread evenly over the way that is gone once.
    pub fn samples(&self, count: usize) -> Vec<Solved> {
        let total: f64 = self.once.iter().map(|stretch| stretch.length.as_secs_f64()).sum();
        let sample = |i: usize| {
            let mut left = total * i as f64 / (count.max(2) - 1) as f64;
            let mut last = None;
            for stretch in &self.once {
                let length = stretch.length.as_secs_f64();
                last = Some((stretch, if length > 0.0 { (left / length).min(1.0) } else { 1.0 }));
                if left <= length {
                    break;
                }
                left -= length;
            }
            last.map(|(stretch, e)| stretch.at(e, self.view))
        };
        (0..count).filter_map(sample).collect()
    }

    /// The figure when `elapsed` has passed.
    pub fn pose_at(&self, elapsed: Duration) -> Option<Solved> {
        let mut left = elapsed;
        for stretch in &self.once {
            if left < stretch.length {
                return Some(stretch.at(ease(left.div_duration_f64(stretch.length)), self.view));
            }
            left -= stretch.length;
        }
        let round: Duration = self.round.iter().map(|stretch| stretch.length).sum();
        if !round.is_zero() {
            left = Duration::from_secs_f64(left.as_secs_f64() % round.as_secs_f64());
            for stretch in &self.round {
                if left < stretch.length {
                    return Some(stretch.at(ease(left.div_duration_f64(stretch.length)), self.view));
                }
                left -= stretch.length;
            }
        }
        self.once.last().map(|stretch| stretch.to.clone())
    }
}
