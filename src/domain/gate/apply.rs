//! What the holding gates do to a routine, an exercise or an urge (`content/routines.md`, section 5.2).

use super::Standing;
use super::walk::{Block, LeftOut, Worked, in_order};
use crate::domain::condition::Value;
use crate::domain::content::Content;
use crate::domain::content::gate::{Gate, GateKind};
use crate::domain::content::routine::Routine;
use crate::domain::content::urge::UrgeMove;
use crate::domain::exercise::{Exercise, Override, Region};
use crate::domain::id::{ExerciseId, GateId, RoutineId};
use crate::domain::routine::Plan;
use std::collections::BTreeSet;
use std::time::Duration;

/// A routine as the gates leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatedRoutine {
    /// It cannot be opened now.
    pub locked: bool,
    /// The gates that lock, close, block or change it, in the order of the gates.
    pub why: Vec<GateId>,
    /// What is open instead, when it is locked and anything is.
    pub alternative: Option<RoutineId>,
    /// What is played.
    pub plan: Plan,
    pub left_out: Vec<LeftOut>,
    /// What the steps that are left need.
    pub props: Vec<String>,
    pub total: Duration,
}

/// A single exercise as the gates leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatedExercise {
    pub blocked: Option<Blocked>,
    pub why: Vec<GateId>,
    /// What is played when it is not blocked: itself, or what the floor table puts in its place.
    pub plan: Plan,
}

/// Why an exercise is blocked, and what stands in for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    pub gates: Vec<GateId>,
    pub how: Option<String>,
    pub instead: Option<ExerciseId>,
}

/// A movement offered for an urge, gates applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// A routine or exercise id.
    pub id: String,
    pub plan: Plan,
}

impl Standing {
    /// The routine after gates.
    pub fn routine(&self, content: &Content, routine: &Routine) -> GatedRoutine {
        let written = Plan::of_routine(routine);
        let limits: Vec<&Gate> = self.of_kind(content, GateKind::Limit).collect();
        let refusing: Vec<GateId> = limits
            .iter()
            .filter(|gate| !gate.allow_routines.contains(&routine.id))
            .map(|gate| gate.id.clone())
            .collect();
        let allowed = refusing.is_empty();
        let worked = self.walk(content, &written, Some(routine), allowed);
        let closing = self.closing(content, routine, &worked);
        let locked = !self.locks.is_empty() || !allowed || closing.is_some();
        let why: BTreeSet<GateId> = if !self.locks.is_empty() {
            self.locks.iter().cloned().collect()
        } else if !allowed {
            refusing.into_iter().collect()
        } else {
            closing.unwrap_or_default().into_iter().chain(worked.why.iter().cloned()).collect()
        };
        let plan = Plan { steps: worked.steps, ..written };
        GatedRoutine {
            locked,
            why: in_order(content, &why),
            alternative: if locked { self.alternative(content, routine) } else { None },
            props: props(content, &plan, &routine.props),
            total: plan.timetable(content).total,
            plan,
            left_out: worked.left_out,
        }
    }

    /// An own plan after gates. Under limits own routines wait.
    pub fn own_routine(&self, content: &Content, written: &Plan) -> GatedRoutine {
        let limits: Vec<GateId> = self.of_kind(content, GateKind::Limit).map(|gate| gate.id.clone()).collect();
        let worked = self.walk(content, written, None, false);
        let closed = worked.blocked * 2 > written.steps.len();
        let locked = !self.locks.is_empty() || !limits.is_empty() || closed;
        let why: BTreeSet<GateId> = if !self.locks.is_empty() {
            self.locks.iter().cloned().collect()
        } else if !limits.is_empty() {
            limits.into_iter().collect()
        } else {
            worked.why.clone()
        };
        let plan = Plan { steps: worked.steps, ..written.clone() };
        GatedRoutine {
            locked,
            why: in_order(content, &why),
            alternative: if locked { self.nearest_open(content) } else { None },
            props: props(content, &plan, &[]),
            total: plan.timetable(content).total,
            plan,
            left_out: worked.left_out,
        }
    }

    /// What is open when an own routine is not: the gentle list, else the 60-second reset. Nothing
    /// under a lock.
    pub fn nearest_open(&self, content: &Content) -> Option<RoutineId> {
        let open = |id: &str| content.routine(id).filter(|routine| !self.routine(content, routine).locked);
        open("gentle_only_4").or_else(|| open(&content.urge.fallback)).map(|routine| routine.id.clone())
    }

    /// The routine that is open when an exercise is not and nothing stands in for it: as for a routine under limits.
    pub fn open_instead(&self, content: &Content) -> Option<RoutineId> {
        let allowed = if self.locks.is_empty() { self.allowed_by_all(content) } else { None };
        allowed.or_else(|| self.nearest_open(content))
    }

    /// A single exercise after gates, with its own dose or `change`.
    pub fn exercise(&self, content: &Content, exercise: &Exercise, change: Override) -> GatedExercise {
        let written = Plan::of_exercise(exercise, change);
        if !self.locks.is_empty() {
            let blocked = Blocked { gates: self.locks.clone(), how: None, instead: None };
            return GatedExercise { blocked: Some(blocked), why: self.locks.clone(), plan: written };
        }
        let (limiting, block) = (self.limiting(content, exercise), self.block(content, exercise));
        let block = if limiting.is_empty() { block } else { Some(Block::dropping(content, limiting, block)) };
        if let Some(block) = block {
            let taken = BTreeSet::from([exercise.id.clone()]);
            let instead = self.first_open(content, &block.replace, &taken);
            return GatedExercise {
                why: block.gates.clone(),
                blocked: Some(Blocked { gates: block.gates, how: block.how, instead }),
                plan: written,
            };
        }
        let worked = self.walk(content, &written, None, true);
        let why = in_order(content, &worked.why);
        match worked.left_out.into_iter().next() {
            Some(left) => GatedExercise {
                blocked: Some(Blocked { gates: why.clone(), how: left.how, instead: None }),
                why,
                plan: written,
            },
            None => GatedExercise { blocked: None, why, plan: Plan { steps: worked.steps, ..written } },
        }
    }

    /// The movements that answer an urge, best first; empty under a lock (`content/routines.md`, section 5.3).
    pub fn urge_offers(&self, content: &Content, region: Option<Region>, place: Option<&str>) -> Vec<Offer> {
        if !self.locks.is_empty() {
            return Vec::new();
        }
        let chosen = content
            .urge
            .choices
            .iter()
            .find(|choice| Some(choice.region) == region && Some(choice.place.as_str()) == place);
        let mut offers: Vec<Offer> = chosen
            .into_iter()
            .flat_map(|choice| [&choice.first, &choice.second])
            .filter_map(|offered| self.offer(content, offered))
            .collect();
        let fallback = UrgeMove::Routine { routine: content.urge.fallback.clone(), seconds: 0 };
        offers.extend(self.offer(content, &fallback));
        let mut seen = BTreeSet::new();
        offers.retain(|offer| seen.insert(offer.id.clone()));
        offers
    }

    fn offer(&self, content: &Content, offered: &UrgeMove) -> Option<Offer> {
        match offered {
            UrgeMove::Routine { routine, .. } => {
                let gated = self.routine(content, content.routine(routine)?);
                (!gated.locked).then(|| Offer { id: routine.to_string(), plan: gated.plan })
            }
            UrgeMove::Exercise { exercise, change, note, .. } => {
                let gated = self.exercise(content, content.exercise(exercise)?, *change);
                let mut plan = gated.blocked.is_none().then_some(gated.plan)?;
                if let Some(step) = plan.steps.first_mut().filter(|step| step.instead_of.is_none()) {
                    step.note.clone_from(note);
                }
                Some(Offer { id: exercise.to_string(), plan })
            }
        }
    }

    /// The gates that close the routine, or none when it stays open.
    fn closing(&self, content: &Content, routine: &Routine, worked: &Worked) -> Option<BTreeSet<GateId>> {
        if routine.always_open.is_some() {
            return None;
        }
        let by_gate: BTreeSet<GateId> = routine.closed_by.keys().filter(|gate| self.holds(gate)).cloned().collect();
        let by_answers = content
            .closed_when
            .get(&routine.id)
            .is_some_and(|when| when.value(&self.answers.facts(content, None)) > Value::No);
        let mostly_blocked = worked.blocked * 2 > routine.steps.len();
        (!by_gate.is_empty() || by_answers || mostly_blocked).then_some(by_gate)
    }

    /// What is shown instead of a routine that cannot be opened.
    fn alternative(&self, content: &Content, routine: &Routine) -> Option<RoutineId> {
        if !self.locks.is_empty() {
            return None;
        }
        if self.of_kind(content, GateKind::Limit).next().is_some() {
            return self.allowed_by_all(content);
        }
        let mut tried = BTreeSet::from([routine.id.clone()]);
        let mut shown = self.shown_instead(routine);
        while tried.insert(shown.clone()) {
            let Some(next) = content.routine(&shown) else { break };
            let worked = self.walk(content, &Plan::of_routine(next), Some(next), true);
            if self.closing(content, next, &worked).is_none() {
                return Some(shown);
            }
            shown = self.shown_instead(next);
        }
        Some(content.urge.fallback.clone())
    }

    /// The first routine that all limits allow.
    fn allowed_by_all(&self, content: &Content) -> Option<RoutineId> {
        let limits: Vec<&Gate> = self.of_kind(content, GateKind::Limit).collect();
        let (first, others) = limits.split_first()?;
        let by_all = |id: &&RoutineId| others.iter().all(|gate| gate.allow_routines.contains(id));
        first.allow_routines.iter().find(by_all).cloned()
    }

    fn shown_instead(&self, routine: &Routine) -> RoutineId {
        let named = self.holding.iter().find_map(|gate| routine.closed_by.get(gate));
        named.unwrap_or(&routine.alternative).clone()
    }
}

/// What the steps need: in the order the routine names them, then what replacements brought.
fn props(content: &Content, plan: &Plan, named: &[String]) -> Vec<String> {
    let exercises = || plan.steps.iter().filter_map(|step| content.exercise(&step.exercise));
    let mut props: Vec<String> =
        named.iter().filter(|prop| exercises().any(|exercise| exercise.props.contains(prop))).cloned().collect();
    for prop in exercises().flat_map(|exercise| &exercise.props) {
        if !props.contains(prop) {
            props.push(prop.clone());
        }
    }
    props
}
