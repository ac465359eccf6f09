//! The big word of the player, and the small ones beside the figure.

use crate::domain::exercise::{Breath, Phase};

/// The big word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline {
    GetReady,
    BreatheIn,
    BreatheOut,
    EasyBreaths,
    Hold,
    ChangeSides,
    Rest,
    /// The move that comes.
    Next,
    Settle,
    /// The series is over, and there is no hurry.
    YourTime,
    Paused,
}

/// A small word beside the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pill {
    /// A side that is over.
    SideDone(String),
    Side(String),
    Set(String),
    Rep(String),
}

impl Headline {
    /// As it is shown and spoken.
    pub fn words(self) -> &'static str {
        match self {
            Headline::GetReady => "Get ready",
            Headline::BreatheIn => "Breathe in",
            Headline::BreatheOut => "Breathe out",
            Headline::EasyBreaths => "Easy breaths",
            Headline::Hold => "Hold",
            Headline::ChangeSides => "Change sides",
            Headline::Rest => "Rest",
            Headline::Next => "Next move",
            Headline::Settle => "Settle",
            Headline::YourTime => "In your own time",
            Headline::Paused => "Paused",
        }
    }

    pub(super) fn of_phase(phase: &Phase) -> Headline {
        match (phase.label.as_str(), phase.breath) {
            ("hold" | "hang", _) => Headline::Hold,
            (_, Breath::In) => Headline::BreatheIn,
            (_, Breath::Out) => Headline::BreatheOut,
            (_, Breath::Easy) => Headline::EasyBreaths,
        }
    }
}

impl Pill {
    /// As it is shown.
    pub fn words(&self) -> &str {
        match self {
            Pill::SideDone(words) | Pill::Side(words) | Pill::Set(words) | Pill::Rep(words) => words,
        }
    }
}
