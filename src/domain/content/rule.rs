//! Rules as they are written: published warning signs, and what a sound or habit usually is.

use crate::domain::condition::Condition;
use crate::domain::id::RuleId;
use serde::{Deserialize, Serialize};

/// How soon to be seen. A higher tier always wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    SelfCare,
    BookRoutine,
    SeeSoon,
    UrgentSameDay,
    EmergencyNow,
}

impl Tier {
    /// Lowest first.
    pub const ALL: [Tier; 5] =
        [Tier::SelfCare, Tier::BookRoutine, Tier::SeeSoon, Tier::UrgentSameDay, Tier::EmergencyNow];

    /// 0 to 4.
    pub fn level(self) -> u8 {
        self as u8
    }

    /// The id used in files and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Tier::SelfCare => "self_care",
            Tier::BookRoutine => "book_routine",
            Tier::SeeSoon => "see_soon",
            Tier::UrgentSameDay => "urgent_same_day",
            Tier::EmergencyNow => "emergency_now",
        }
    }

    /// One tier lower, for what holds only by half.
    pub fn stepped_down(self) -> Tier {
        match self {
            Tier::SelfCare | Tier::BookRoutine => Tier::SelfCare,
            Tier::SeeSoon => Tier::BookRoutine,
            Tier::UrgentSameDay => Tier::SeeSoon,
            Tier::EmergencyNow => Tier::UrgentSameDay,
        }
    }
}

/// A published warning sign or an openly listed combination, and how soon it asks to be seen.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: RuleId,
    pub when: Condition,
    /// The condition as written, for the rules page.
    pub when_text: String,
    pub tier: Tier,
    /// For the rules page only, after "can be a sign of".
    pub could_be: String,
    /// What the person reads.
    pub reason: String,
    pub extra_action: Option<String>,
    pub sources_shown: Vec<String>,
}

/// What a sound or habit usually is. It never changes the tier.
#[derive(Clone, Debug)]
pub struct Interpretation {
    pub id: RuleId,
    pub when: Condition,
    pub when_text: String,
    pub label: String,
    pub sound_or_habit: String,
    pub likely_cause: String,
    pub concern: String,
    pub text: String,
    /// Routines, exercises and cards by id, or `timer`.
    pub offer: Vec<String>,
    pub sources_shown: Vec<String>,
}

/// A condition with a name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MacroText {
    pub id: String,
    pub when: String,
    /// In words.
    pub meaning: String,
}
