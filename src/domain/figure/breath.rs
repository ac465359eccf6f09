//! How full the chest is while a phase runs (`design/figure.md`, section 14).

use crate::domain::exercise::{Breath, Exercise, Phase};

/// The breath of a stretch of the timetable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Breathing {
    /// From one fullness to another over the whole stretch, 0 empty, 1 full.
    Guided { from: f64, to: f64 },
    /// By itself: four seconds in, six seconds out.
    Easy,
}

impl Breathing {
    /// The breath of a phase. Phases after one another with the same breath are one breath: a pause in the middle of
    /// breathing in does not empty the chest.
    pub fn of(exercise: &Exercise, phase: usize) -> Breathing {
        let Some(here) = exercise.phases.get(phase) else { return Breathing::Easy };
        let same = |other: &&Phase| guided(other) == guided(here);
        let seconds = |phases: &mut dyn Iterator<Item = &Phase>| phases.map(|phase| phase.length.as_secs_f64()).sum();
        let (before, after) = exercise.phases.split_at(phase);
        let gone: f64 = seconds(&mut before.iter().rev().take_while(same));
        let length = here.length.as_secs_f64();
        let total = gone + seconds(&mut after.iter().take_while(same));
        if total <= 0.0 {
            return Breathing::Easy;
        }
        let (from, to) = (gone / total, (gone + length) / total);
        match guided(here) {
            Some(Breath::In) => Breathing::Guided { from, to },
            Some(Breath::Out) => Breathing::Guided { from: 1.0 - from, to: 1.0 - to },
            Some(Breath::Easy) | None => Breathing::Easy,
        }
    }
}

/// Which way the breath is led, if it is: in a hold it goes by itself.
pub fn guided(phase: &Phase) -> Option<Breath> {
    let is_held = matches!(phase.label.as_str(), "hold" | "hang");
    (!is_held && phase.breath != Breath::Easy).then_some(phase.breath)
}
