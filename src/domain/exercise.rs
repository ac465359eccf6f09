//! One exercise: what the body does, how often, and how long that takes.

use crate::domain::id::{ExerciseId, GateId};
use serde::{Deserialize, Serialize};
use std::time::Duration;

mod words;

/// The shortest hold that is timed whatever the pace, and named instead of repetitions.
const LONG_HOLD: Duration = Duration::from_secs(10);

/// A part of the spine. The order is the order on screen, head first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    Neck,
    UpperMidBack,
    LowBack,
}

impl Region {
    /// Head first.
    pub const ALL: [Region; 3] = [Region::Neck, Region::UpperMidBack, Region::LowBack];

    /// The id used in files and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Region::Neck => "neck",
            Region::UpperMidBack => "upper_mid_back",
            Region::LowBack => "low_back",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Region::Neck => "Neck",
            Region::UpperMidBack => "Upper and mid back",
            Region::LowBack => "Low back",
        }
    }

    /// The region with this id.
    pub fn from_id(id: &str) -> Option<Region> {
        Region::ALL.into_iter().find(|region| region.id() == id)
    }
}

/// Where an exercise is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Floor,
    Bed,
    Chair,
    Standing,
}

/// What an exercise is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    Mobilise,
    Relax,
    Strengthen,
}

/// What the breath does during a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breath {
    In,
    Out,
    Easy,
}

/// From where the figure is seen (`design/figure.md`, section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum View {
    Side,
    Top,
    Front,
    Back,
    End,
}

/// One exercise of the library.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    pub id: ExerciseId,
    pub name: String,
    /// The region in words, as in "whole back".
    pub region: String,
    pub regions: Vec<Region>,
    pub place: Vec<Place>,
    pub intent: Intent,
    /// Things needed: `mat`, `chair`, `roller` …
    pub props: Vec<String>,
    pub view: View,
    /// How to get ready.
    pub start: String,
    pub steps: Vec<String>,
    pub figure: FigureSource,
    pub dose: Dose,
    /// Sides take turns rep by rep instead of one side after the other (dead bug).
    pub alternate_sides: bool,
    pub phases: Vec<Phase>,
    /// Length with its own dose; a test holds it against the timetable.
    pub total_seconds: u64,
    pub easier: String,
    pub easier_exercise: Option<ExerciseId>,
    pub harder: Option<String>,
    pub harder_exercise: Option<ExerciseId>,
    pub mistakes: Vec<String>,
    pub stop_if: String,
    pub gates: Vec<GateEntry>,
    pub source: String,
    pub sources_shown: Vec<String>,
}

/// How the figure of an exercise is drawn (`design/figure.md`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSource {
    pub start_pose: String,
    /// `full`, `body`, `bust`, `neck` or `upper`.
    pub crop: String,
    /// The pose a movement comes from stays behind it as a shade: for movements that are small.
    #[serde(default)]
    pub ghost: bool,
    pub props: Vec<String>,
    pub arrows: Vec<String>,
    /// The body side shown unmirrored: `left`, `right` or `both`.
    pub first_side: String,
}

/// How often and how long. Times are whole seconds in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// Time to get into position.
    #[serde(deserialize_with = "seconds")]
    pub setup: Duration,
    pub sets: u32,
    /// Repetitions in one set and on one side.
    pub reps: u32,
    /// 1 or 2.
    pub sides: u32,
    /// Time to change sides.
    #[serde(deserialize_with = "seconds")]
    pub switch: Duration,
    /// Time between sets.
    #[serde(deserialize_with = "seconds")]
    pub rest: Duration,
}

/// What a step of a routine, or a gate, changes of an exercise's own dose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setup: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reps: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sides: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<u64>,
    /// Seconds of every phase labelled hold, hang or rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold: Option<u64>,
}

impl Override {
    /// True when nothing is changed.
    pub fn is_empty(&self) -> bool {
        *self == Override::default()
    }
}

/// One part of a repetition: a movement or a hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub label: String,
    #[serde(deserialize_with = "seconds", rename = "seconds")]
    pub length: Duration,
    pub breath: Breath,
    /// What the body does, at most 38 characters.
    pub cue: String,
    /// The pose reached at the end (`design/figure.md`, section 2).
    pub pose: String,
    /// The joints that move, in words for reviewers.
    pub moves: String,
    #[serde(default)]
    pub keys: Option<Vec<PhaseKey>>,
    #[serde(default, rename = "loop")]
    pub cycle: Option<PhaseLoop>,
}

impl Phase {
    /// Whether `hold` of an override replaces this phase's length.
    pub fn is_hold(&self) -> bool {
        matches!(self.label.as_str(), "hold" | "hang" | "rest")
    }
}

/// An extra pose inside a phase.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseKey {
    /// Fraction of the phase, 0 to 1.
    pub at: f64,
    pub pose: String,
}

/// Poses gone round and round while a phase lasts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseLoop {
    /// One round.
    #[serde(deserialize_with = "seconds", rename = "seconds")]
    pub round: Duration,
    pub poses: Vec<String>,
}

/// What a gate does to an exercise. Block beats modify beats good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateEffect {
    Block,
    Modify,
    Good,
}

/// An easier or a harder way to do an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    Easier,
    Harder,
}

/// One gate named by an exercise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GateEntry {
    pub gate: GateId,
    pub effect: GateEffect,
    /// How it is done instead, in words.
    pub how: Option<String>,
    /// What may stand in for a blocked exercise, first choice first.
    #[serde(default)]
    pub replace: Option<Vec<ExerciseId>>,
    #[serde(default)]
    pub source_note: Option<String>,
    #[serde(default, rename = "override")]
    pub change: Option<Override>,
}

impl Exercise {
    /// The dose after `change`.
    pub fn dose_with(&self, change: &Override) -> Dose {
        Dose {
            setup: change.setup.map_or(self.dose.setup, Duration::from_secs),
            sets: change.sets.unwrap_or(self.dose.sets),
            reps: change.reps.unwrap_or(self.dose.reps),
            sides: change.sides.unwrap_or(self.dose.sides),
            switch: self.dose.switch,
            rest: change.rest.map_or(self.dose.rest, Duration::from_secs),
        }
    }

    /// Whether there is such a way of doing it.
    pub fn has(&self, variant: Variant) -> bool {
        match variant {
            Variant::Easier => true,
            Variant::Harder => self.harder.is_some(),
        }
    }

    /// How it is done this way, in words.
    pub fn words_for(&self, variant: Variant) -> Option<&str> {
        match variant {
            Variant::Easier => Some(&self.easier),
            Variant::Harder => self.harder.as_deref(),
        }
    }

    /// It is done on the left and on the right.
    pub fn has_body_sides(&self) -> bool {
        self.figure.first_side != "both"
    }

    /// Its repetitions can be counted without a clock: there are several, and none is a long hold.
    pub fn is_counted(&self, change: &Override) -> bool {
        let long = |phase: &&Phase| phase.is_hold() && self.phase_length(phase, change) >= LONG_HOLD;
        self.dose_with(change).reps > 1 && !self.phases.iter().any(|phase| long(&phase))
    }

    /// The length of `phase` after `change`.
    pub fn phase_length(&self, phase: &Phase, change: &Override) -> Duration {
        match change.hold {
            Some(hold) if phase.is_hold() => Duration::from_secs(hold),
            _ => phase.length,
        }
    }

    /// `setup + sets × (sides × reps × cycle + (sides − 1) × switch) + (sets − 1) × rest`
    /// (`content/routines.md`, section 1).
    pub fn total(&self, change: &Override) -> Duration {
        let dose = self.dose_with(change);
        let cycle: Duration = self.phases.iter().map(|phase| self.phase_length(phase, change)).sum();
        let set = cycle * dose.sides * dose.reps + dose.switch * dose.sides.saturating_sub(1);
        dose.setup + set * dose.sets + dose.rest * dose.sets.saturating_sub(1)
    }
}

fn seconds<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_secs)
}
