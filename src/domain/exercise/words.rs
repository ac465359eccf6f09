//! An exercise in few words: its short name, and its dose as in "8 slow reps" or "Hold 15 s each side".

use super::{Breath, Exercise, LONG_HOLD, Override, Phase};
use crate::domain::words::{count, how_long, upper_first};

impl Exercise {
    /// Which of the written steps a phase is, where the words leave no doubt: one phase has this breath or hold, and one
    /// step names it.
    pub fn step_of(&self, phase: usize) -> Option<usize> {
        let word = named(self.phases.get(phase)?)?;
        let alike = self.phases.iter().filter(|other| named(other) == Some(word)).count();
        let mut steps = self.steps.iter().enumerate().filter(|(_, step)| step.to_lowercase().contains(word));
        match (alike, steps.next(), steps.next()) {
            (1, Some((index, _)), None) => Some(index),
            _ => None,
        }
    }

    /// The name without what stands in brackets.
    pub fn short_name(&self) -> String {
        match (self.name.split_once(" ("), self.name.rsplit_once(')')) {
            (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
            _ => self.name.clone(),
        }
    }

    /// "Upper and mid back".
    pub fn region_words(&self) -> String {
        upper_first(&self.region.replace('+', " and "))
    }

    /// How often and how long, after `change`.
    pub fn dose_words(&self, change: &Override) -> String {
        let dose = self.dose_with(change);
        let hold = self
            .phases
            .iter()
            .filter(|phase| phase.is_hold())
            .map(|phase| (self.phase_length(phase, change), phase.label.as_str()))
            .max_by_key(|(length, _)| *length)
            .filter(|(length, _)| *length >= LONG_HOLD);
        let reps = usize::try_from(dose.reps).unwrap_or(usize::MAX);
        let once = match hold {
            Some((length, label)) => {
                let verb = match label {
                    "rest" => "Rest",
                    "hang" => "Hang",
                    _ => "Hold",
                };
                let times = if reps > 1 { format!(", {reps} times") } else { String::new() };
                format!("{verb} {}{times}", how_long(length))
            }
            None if self.phases.len() > 2 && dose.reps == 1 && dose.sets == 1 && dose.sides == 1 => {
                "Once through".to_owned()
            }
            None if self.id == "diaphragm_breathing" => count(reps, "slow breath", "slow breaths"),
            None => count(reps, "slow rep", "slow reps"),
        };
        let sides = if dose.sides > 1 { " each side" } else { "" };
        let sets = if dose.sets > 1 { format!(", {} sets", dose.sets) } else { String::new() };
        format!("{once}{sides}{sets}")
    }
}

/// The words by which a step names what a phase is.
fn named(phase: &Phase) -> Option<&'static str> {
    match phase.breath {
        _ if phase.is_hold() => Some("hold"),
        Breath::In => Some("breathe in"),
        Breath::Out => Some("breathe out"),
        Breath::Easy => None,
    }
}
