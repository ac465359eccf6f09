//! An exercise in few words: its short name, and its dose as in "8 slow reps" or "Hold 15 s each side".

use super::{Exercise, LONG_HOLD, Override};
use crate::domain::words::count;

impl Exercise {
    /// The name without what stands in brackets.
    pub fn short_name(&self) -> String {
        match (self.name.split_once(" ("), self.name.rsplit_once(')')) {
            (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
            _ => self.name.clone(),
        }
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
                format!("{verb} {} s{times}", length.as_secs())
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
