//! The walk of a plan through the holding gates, from its first step to its last.

use super::Standing;
use crate::domain::content::Content;
use crate::domain::content::gate::{FloorReplacement, GateKind};
use crate::domain::content::routine::Routine;
use crate::domain::exercise::{Exercise, GateEffect, Override};
use crate::domain::id::{ExerciseId, GateId};
use crate::domain::routine::{Plan, PlanStep};
use std::collections::BTreeSet;

/// A step that is not played, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub exercise: ExerciseId,
    /// In their order.
    pub gates: Vec<GateId>,
    pub how: Option<String>,
}

/// What keeps an exercise from being done, and what may stand in for it.
pub(super) struct Block {
    pub gates: Vec<GateId>,
    pub replace: Vec<ExerciseId>,
    pub how: Option<String>,
}

impl Block {
    /// By gates that put nothing in its place, beside what blocks it anyway.
    pub(super) fn dropping(content: &Content, gates: Vec<GateId>, block: Option<Block>) -> Block {
        let (blocking, how) = block.map(|block| (block.gates, block.how)).unwrap_or_default();
        let gates = gates.into_iter().chain(blocking).collect();
        Block { gates: in_order(content, &gates), replace: Vec::new(), how }
    }
}

/// What the gates leave of a plan.
#[derive(Default)]
pub(super) struct Worked {
    pub steps: Vec<PlanStep>,
    pub left_out: Vec<LeftOut>,
    pub why: BTreeSet<GateId>,
    pub blocked: usize,
}

/// A walk under way.
struct Walk<'a> {
    standing: &'a Standing,
    content: &'a Content,
    routine: Option<&'a Routine>,
    /// Limits drop steps.
    limited: bool,
    /// The exercises that nothing may be replaced by any more.
    taken: BTreeSet<ExerciseId>,
    worked: Worked,
}

impl Walk<'_> {
    fn step(&mut self, exercise: &Exercise, step: &PlanStep) {
        if let Some(block) = self.refused(exercise) {
            self.instead_of_blocked(exercise, block);
            return;
        }
        let (standing, content) = (self.standing, self.content);
        let floor = standing.floor_gate(content).and_then(|gate| Some((gate, content.floor.get(&exercise.id)?)));
        match floor.filter(|(_, swap)| !swap.replace.is_empty()) {
            Some((gate, swap)) => self.off_the_floor(exercise, gate, swap),
            None => self.play(exercise, step.clone()),
        }
    }

    /// What keeps an exercise from being done as it is.
    fn refused(&self, exercise: &Exercise) -> Option<Block> {
        let (standing, content) = (self.standing, self.content);
        let left_out = |gate: &&GateId| {
            let routine = self.routine.and_then(|routine| routine.leave_out.get(*gate));
            routine.is_some_and(|exercises| exercises.contains(&exercise.id))
        };
        let mut dropping: Vec<GateId> = standing.holding.iter().filter(left_out).cloned().collect();
        if self.limited {
            dropping.extend(standing.limiting(content, exercise));
        }
        let block = standing.block(content, exercise);
        if dropping.is_empty() { block } else { Some(Block::dropping(content, dropping, block)) }
    }

    fn instead_of_blocked(&mut self, exercise: &Exercise, block: Block) {
        self.worked.why.extend(block.gates.iter().cloned());
        self.worked.blocked += 1;
        let always_open = self.routine.and_then(|routine| routine.always_open.as_ref());
        let (instead, change) = match always_open {
            Some(open) => (Some(open.blocked_becomes.clone()), open.change),
            None => (self.standing.first_open(self.content, &block.replace, &self.taken), Override::default()),
        };
        match instead.and_then(|id| self.content.exercise(&id)) {
            Some(instead) => self.swap(exercise, instead, PlanStep::new(instead.id.clone(), change, None)),
            None => {
                let left = LeftOut { exercise: exercise.id.clone(), gates: block.gates, how: block.how };
                self.worked.left_out.push(left);
            }
        }
    }

    fn off_the_floor(&mut self, exercise: &Exercise, gate: &GateId, swap: &FloorReplacement) {
        self.worked.why.insert(gate.clone());
        let instead = self.standing.first_open(self.content, &swap.replace, &self.taken);
        match instead.and_then(|id| self.content.exercise(&id)) {
            Some(instead) => {
                let how = swap.how.iter().map(|how| (gate.clone(), how.clone())).collect();
                let step = PlanStep { how, ..PlanStep::new(instead.id.clone(), Override::default(), None) };
                self.swap(exercise, instead, step);
            }
            None => {
                self.worked.blocked += 1;
                let left = LeftOut { exercise: exercise.id.clone(), gates: vec![gate.clone()], how: None };
                self.worked.left_out.push(left);
            }
        }
    }

    fn swap(&mut self, exercise: &Exercise, instead: &Exercise, step: PlanStep) {
        self.taken.insert(instead.id.clone());
        self.play(instead, PlanStep { instead_of: Some(exercise.id.clone()), ..step });
    }

    /// Takes a step in, with the words and doses of every gate that changes its exercise.
    fn play(&mut self, exercise: &Exercise, mut step: PlanStep) {
        let why = &mut self.worked.why;
        let mut say = |step: &mut PlanStep, gate: &GateId, how: &str| {
            why.insert(gate.clone());
            if !step.how.iter().any(|(_, said)| said == how) {
                step.how.push((gate.clone(), how.to_owned()));
            }
        };
        for gate in self.standing.gates(self.content) {
            if let Some(how) = gate.how.get(&exercise.id) {
                say(&mut step, &gate.id, how);
            }
            if gate.easier {
                say(&mut step, &gate.id, &exercise.easier);
            }
            let stays_on_floor = (gate.kind == GateKind::AdaptFloor).then(|| self.content.floor.get(&exercise.id));
            if let Some(how) = stays_on_floor.flatten().and_then(|swap| swap.how.as_ref()) {
                say(&mut step, &gate.id, how);
            }
            for entry in exercise.gates.iter().filter(|e| e.gate == gate.id && e.effect == GateEffect::Modify) {
                if let Some(how) = &entry.how {
                    say(&mut step, &gate.id, how);
                }
                if let Some(change) = &entry.change {
                    step.change = smaller(exercise, &step.change, change);
                }
            }
        }
        self.worked.steps.push(step);
    }
}

impl Standing {
    /// Works the steps through the gates, from first to last. `limited` says whether limits drop steps.
    pub(super) fn walk(&self, content: &Content, written: &Plan, routine: Option<&Routine>, limited: bool) -> Worked {
        let taken = written.steps.iter().map(|step| step.exercise.clone()).collect();
        let mut walk = Walk { standing: self, content, routine, limited, taken, worked: Worked::default() };
        for step in &written.steps {
            if let Some(exercise) = content.exercise(&step.exercise) {
                walk.step(exercise, step);
            }
        }
        walk.worked
    }

    /// The block by the exercise's own entries, a gate's list, or rules of an open check.
    pub(super) fn block(&self, content: &Content, exercise: &Exercise) -> Option<Block> {
        let mut gates = BTreeSet::new();
        let mut block = Block { gates: Vec::new(), replace: Vec::new(), how: None };
        for entry in exercise.gates.iter().filter(|e| e.effect == GateEffect::Block && self.holds(&e.gate)) {
            gates.insert(entry.gate.clone());
            block.replace.extend(entry.replace.iter().flatten().cloned());
            block.how = block.how.or_else(|| entry.how.clone());
        }
        for gate in self.gates(content) {
            let by_rules = gate.also_blocked.as_ref().is_some_and(|also| {
                also.block.contains(&exercise.id) && also.rules.iter().any(|rule| self.open_rules.contains(rule))
            });
            if by_rules || gate.block.contains(&exercise.id) {
                gates.insert(gate.id.clone());
            }
        }
        block.gates = in_order(content, &gates);
        (!block.gates.is_empty()).then_some(block)
    }

    /// The gates by which another exercise is put in the place of this one.
    pub fn replacing(&self, content: &Content, exercise: &Exercise) -> Vec<GateId> {
        let gates: BTreeSet<GateId> = self
            .limiting(content, exercise)
            .into_iter()
            .chain(self.block(content, exercise).map(|block| block.gates).unwrap_or_default())
            .collect();
        if !gates.is_empty() {
            return in_order(content, &gates);
        }
        let swapped = content.floor.get(&exercise.id).is_some_and(|swap| !swap.replace.is_empty());
        self.floor_gate(content).filter(|_| swapped).cloned().into_iter().collect()
    }

    /// The limits that do not allow the exercise.
    pub(super) fn limiting(&self, content: &Content, exercise: &Exercise) -> Vec<GateId> {
        let limits = self.of_kind(content, GateKind::Limit);
        limits.filter(|gate| !gate.allow.contains(&exercise.id)).map(|gate| gate.id.clone()).collect()
    }

    pub(super) fn first_open(
        &self,
        content: &Content,
        candidates: &[ExerciseId],
        taken: &BTreeSet<ExerciseId>,
    ) -> Option<ExerciseId> {
        let needs_floor = |id: &ExerciseId| {
            self.floor_gate(content).is_some() && content.floor.get(id).is_some_and(|swap| !swap.replace.is_empty())
        };
        let open = |id: &&ExerciseId| {
            content.exercise(id).is_some_and(|exercise| {
                self.block(content, exercise).is_none() && self.limiting(content, exercise).is_empty()
            })
        };
        candidates.iter().filter(|id| !taken.contains(*id) && !needs_floor(id)).find(open).cloned()
    }

    fn floor_gate<'a>(&'a self, content: &'a Content) -> Option<&'a GateId> {
        self.of_kind(content, GateKind::AdaptFloor).map(|gate| &gate.id).next()
    }
}

/// Every dose of `step`, or the gate's where that is smaller.
fn smaller(exercise: &Exercise, step: &Override, gate: &Override) -> Override {
    let dose = exercise.dose_with(step);
    let longest_hold = exercise
        .phases
        .iter()
        .filter(|phase| phase.is_hold())
        .map(|phase| exercise.phase_length(phase, step).as_secs())
        .max();
    Override {
        reps: gate.reps.map(|reps| reps.min(dose.reps)).or(step.reps),
        sets: gate.sets.map(|sets| sets.min(dose.sets)).or(step.sets),
        hold: gate.hold.map(|hold| longest_hold.map_or(hold, |own| hold.min(own))).or(step.hold),
        ..*step
    }
}

/// Gates in the order of the book.
pub(super) fn in_order(content: &Content, gates: &BTreeSet<GateId>) -> Vec<GateId> {
    content.gates.iter().map(|gate| &gate.id).filter(|id| gates.contains(*id)).cloned().collect()
}
