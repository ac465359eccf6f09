//! A routine as it would be played by this person: after gates, without the moves they do not want.

use crate::domain::content::Content;
use crate::domain::content::routine::Routine;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::gate::{GatedRoutine, Standing};
use crate::domain::id::ExerciseId;
use crate::domain::own_routine::OwnRoutine;
use crate::domain::routine::Plan;
use crate::domain::routine::fit::Fit;
use crate::domain::routine::progress::{Soreness, soreness};
use crate::domain::routine::wishes::{liked_in, without_unwanted};
use crate::domain::session::record::Feedback;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playable {
    /// A routine id, or an own routine's uid.
    pub id: String,
    pub name: String,
    pub goal: String,
    pub regions: Vec<Region>,
    /// Made by the person.
    pub own: bool,
    /// As the gates leave it; plan, props and length without the unwanted moves. While it is closed they are as written.
    pub gated: GatedRoutine,
    /// Moves that are left out because the person does not want them.
    pub unwanted: Vec<ExerciseId>,
    /// How many different moves in it the person likes; 0 while it is closed.
    pub liked: usize,
    /// How the last uses left the person, once it is fitted.
    pub soreness: Soreness,
    /// Meant for an answer that this person did not give, such as a pregnancy.
    for_others: bool,
}

impl Playable {
    /// A routine of the library.
    pub fn of_library(
        content: &Content,
        standing: &Standing,
        wishes: &BTreeMap<ExerciseId, Feedback>,
        routine: &Routine,
    ) -> Playable {
        let gated = as_written(content, standing.routine(content, routine), Plan::of_routine(routine), &routine.props);
        let playable = Playable {
            id: routine.id.to_string(),
            name: routine.name.clone(),
            goal: routine.goal.clone(),
            regions: routine.regions.clone(),
            own: false,
            gated,
            unwanted: Vec::new(),
            soreness: Soreness::None,
            liked: 0,
            for_others: is_for_others(content, standing, routine),
        };
        playable.wished(content, wishes)
    }

    /// A routine of the person's own, without the steps that are switched off today.
    pub fn of_own(
        content: &Content,
        standing: &Standing,
        wishes: &BTreeMap<ExerciseId, Feedback>,
        routine: &OwnRoutine,
        today: Day,
    ) -> Playable {
        let written = routine.plan_on(today);
        let gated = as_written(content, standing.own_routine(content, &written), written, &routine.props);
        let playable = Playable {
            id: routine.uid.clone(),
            name: routine.name.clone(),
            goal: routine.goal.clone(),
            regions: routine.regions.clone(),
            own: true,
            gated,
            unwanted: Vec::new(),
            soreness: Soreness::None,
            liked: 0,
            for_others: false,
        };
        playable.wished(content, wishes)
    }

    /// The move that stands for the whole in a picture.
    pub fn telling_move(&self) -> Option<&ExerciseId> {
        let steps = &self.gated.plan.steps;
        steps.get(steps.len() / 2).map(|step| &step.exercise)
    }

    /// With what the person chose for moves and sides; `gently` as in a first week. A closed one stays as it is.
    pub fn fitted(mut self, fit: &Fit<'_>, gently: bool) -> Playable {
        self.soreness = soreness(&self.id, fit.newest_first);
        if self.gated.locked {
            return self;
        }
        let plan = self.gated.plan;
        self.gated.plan = if gently { fit.gentler(plan) } else { fit.usual(plan) };
        self.gated.total = self.gated.plan.timetable(fit.content).total;
        for step in self.gated.plan.steps.iter().filter(|step| step.instead_of.is_some()) {
            for prop in fit.content.exercise(&step.exercise).iter().flat_map(|exercise| &exercise.props) {
                if !self.gated.props.contains(prop) {
                    self.gated.props.push(prop.clone());
                }
            }
        }
        self.gated.props.retain(|prop| needs(fit.content, &self.gated.plan, prop));
        self
    }

    /// It left the person more sore and is not offered any more (J22).
    pub fn is_left_alone(&self) -> bool {
        self.soreness >= Soreness::Twice
    }

    /// The place in a list: own ones first, then those with more moves the person likes; last what left them more sore.
    /// A routine that is meant for others stays where it is.
    pub fn place(&self) -> (bool, bool, Reverse<usize>) {
        (self.is_left_alone(), !self.own, Reverse(if self.for_others { 0 } else { self.liked }))
    }

    fn wished(mut self, content: &Content, wishes: &BTreeMap<ExerciseId, Feedback>) -> Playable {
        if self.gated.locked {
            return self;
        }
        (self.gated, self.unwanted) = wanted(content, self.gated, wishes);
        self.liked = liked_in(&self.gated.plan, wishes);
        self
    }
}

/// Whether the routine is offered by answers alone, and none of them holds.
fn is_for_others(content: &Content, standing: &Standing, routine: &Routine) -> bool {
    let other =
        |rule: &String| content.gate(rule).is_some() && !standing.holding.iter().any(|gate| gate == rule.as_str());
    !routine.offer_rules.is_empty() && routine.offer_rules.iter().all(other)
}

/// An open routine without the moves the person does not want, and those moves.
pub fn wanted(
    content: &Content,
    gated: GatedRoutine,
    wishes: &BTreeMap<ExerciseId, Feedback>,
) -> (GatedRoutine, Vec<ExerciseId>) {
    let (plan, unwanted) = without_unwanted(gated.plan.clone(), wishes);
    if unwanted.is_empty() {
        return (gated, unwanted);
    }
    let mut gated = GatedRoutine { total: plan.timetable(content).total, ..gated };
    gated.props.retain(|prop| needs(content, &plan, prop));
    gated.plan = plan;
    (gated, unwanted)
}

/// A closed routine is shown as it is written; nothing of it is played.
fn as_written(content: &Content, gated: GatedRoutine, written: Plan, props: &[String]) -> GatedRoutine {
    if !gated.locked {
        return gated;
    }
    GatedRoutine { total: written.timetable(content).total, plan: written, props: props.to_vec(), ..gated }
}

fn needs(content: &Content, plan: &Plan, prop: &String) -> bool {
    plan.steps.iter().filter_map(|step| content.exercise(&step.exercise)).any(|exercise| exercise.props.contains(prop))
}
