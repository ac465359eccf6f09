//! Gates as they are written: when each holds, and what it does to exercises.

use crate::domain::condition::Condition;
use crate::domain::content::rule::Tier;
use crate::domain::exercise::Region;
use crate::domain::id::{ExerciseId, GateId, RoutineId, RuleId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a gate does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GateKind {
    /// Nothing opens.
    Lock,
    /// Only a list opens.
    Limit,
    /// Easier variants, with an adult.
    Warn,
    /// Floor exercises are swapped.
    AdaptFloor,
    /// Each exercise says what the gate does to it.
    Exercise,
}

/// One gate.
#[derive(Clone, Debug)]
pub struct Gate {
    pub id: GateId,
    pub kind: GateKind,
    /// Holds when this is at least half.
    pub when: Option<Condition>,
    /// The condition as written, for the rules page.
    pub when_text: Option<String>,
    /// Holds for this open tier.
    pub open_tier: Option<OpenTier>,
    pub title: String,
    pub explain: String,
    /// The exercises a limit leaves open.
    pub allow: Vec<ExerciseId>,
    /// The routines a limit leaves open.
    pub allow_routines: Vec<RoutineId>,
    pub how: BTreeMap<ExerciseId, String>,
    pub also_blocked: Option<RuleBlock>,
    pub block: Vec<ExerciseId>,
    /// Locks everything when this is at least half.
    pub lock_when: Option<Condition>,
    /// Exercises are done the easier way.
    pub easier: bool,
    pub cleared_by: Option<Cleared>,
    pub sources_shown: Vec<String>,
}

/// The open tier a gate holds for.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenTier {
    AtLeast(Tier),
    Exactly(Tier),
}

/// Exercises blocked as well when one of these rules fired in an open check.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleBlock {
    pub rules: Vec<RuleId>,
    pub regions: Vec<Region>,
    pub block: Vec<ExerciseId>,
}

/// The sentence that ends a gate, and the gate that holds from then on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cleared {
    pub id: String,
    pub text: String,
    pub then: Option<GateId>,
}

/// What stands in for a floor exercise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorReplacement {
    /// Empty: it stays and is done as `how` says.
    pub replace: Vec<ExerciseId>,
    pub how: Option<String>,
}
