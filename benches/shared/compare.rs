//! A number beside its floor, both measured in the same run and in turn: on a busy machine only their ratio means much.

use std::fmt;

/// What is aimed at. It is not a gate: nothing fails when it is missed.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    /// At most so many times the floor,
    pub times: f64,
    /// or the floor and at most so much more, in the unit of the number.
    pub or_more: Option<f64>,
}

/// What was measured again and again, and its floor as often.
#[derive(Clone, Debug, Default)]
pub struct Rounds {
    measured: Vec<f64>,
    floor: Vec<f64>,
}

impl Goal {
    pub fn times(times: f64) -> Goal {
        Goal { times, or_more: None }
    }

    fn is_met(self, measured: f64, floor: f64) -> bool {
        measured <= floor * self.times || self.or_more.is_some_and(|more| measured <= floor + more)
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "at most {} ×", self.times)?;
        self.or_more.map_or(Ok(()), |more| write!(out, " or + {more}"))
    }
}

impl Rounds {
    pub fn add(&mut self, measured: f64, floor: f64) {
        self.measured.push(measured);
        self.floor.push(floor);
    }

    /// Prints one line: both medians, their ratio, the goal, and whether it is met.
    pub fn tell(&self, what: &str, unit: &str, goal: Option<Goal>) {
        let (measured, floor) = (median(&self.measured), median(&self.floor));
        print!("{what:<36} {measured:9.2} {unit}, floor {floor:9.2} {unit}, {:6.2} ×", measured / floor);
        match goal {
            Some(goal) if goal.is_met(measured, floor) => println!("  goal: {goal}, met"),
            Some(goal) => println!("  goal: {goal}, MISSED"),
            None => println!(),
        }
    }
}

/// The middle one; 0 of none.
pub fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}
