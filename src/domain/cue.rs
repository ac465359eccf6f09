//! Cues: the small vocabulary of sounds and words that say what comes.

use serde::{Deserialize, Serialize};

/// A short sound or word that says what comes.
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

impl Cue {
    /// In the order a person meets them.
    pub const ALL: [Cue; 11] = [
        Cue::Ready,
        Cue::In,
        Cue::Out,
        Cue::Hold,
        Cue::Switch,
        Cue::Rest,
        Cue::Next,
        Cue::Half,
        Cue::LastThree,
        Cue::Done,
        Cue::Paused,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Cue::Ready => "Get ready",
            Cue::In => "Breathe in",
            Cue::Out => "Breathe out",
            Cue::Hold => "Hold",
            Cue::Switch => "Change sides",
            Cue::Rest => "Rest",
            Cue::Next => "Next move",
            Cue::Half => "Halfway",
            Cue::LastThree => "Last three seconds",
            Cue::Done => "Done",
            Cue::Paused => "Paused",
        }
    }

    /// What it sounds like and what it tells, in plain words.
    pub fn meaning(self) -> &'static str {
        match self {
            Cue::Ready => {
                "A short tone for each of the last three seconds before it starts, and one when it waits for you"
            }
            Cue::In => "Two tones that rise: breathe in",
            Cue::Out => "Two tones that fall: breathe out",
            Cue::Hold => "One even tone: stay where you are",
            Cue::Switch => "The same tone twice: turn to the other side",
            Cue::Rest => "One long low tone: let go",
            Cue::Next => "Two quick tones that rise: another move is coming",
            Cue::Half => "One soft tone in the middle of a long stretch",
            Cue::LastThree => "A high tick for each of the last three seconds",
            Cue::Done => "Three tones that rise: the session is over",
            Cue::Paused => "Two tones that drop: the session stands still",
        }
    }
}
