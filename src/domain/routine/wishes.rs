//! What the person said about moves after sessions, and what follows for the next one.

use crate::domain::gate::Offer;
use crate::domain::id::ExerciseId;
use crate::domain::routine::Plan;
use crate::domain::session::record::{Feedback, SessionRecord};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The newest word about every move that has one.
pub fn wishes(newest_first: &[SessionRecord]) -> BTreeMap<ExerciseId, Feedback> {
    let mut wishes = BTreeMap::new();
    for step in newest_first.iter().flat_map(|session| &session.steps) {
        if let Some(feedback) = step.feedback {
            wishes.entry(step.exercise.clone()).or_insert(feedback);
        }
    }
    wishes
}

/// The place in a list: what is liked first, what is not wanted last.
pub fn order(wish: Option<Feedback>) -> u8 {
    match wish {
        Some(Feedback::Like) => 0,
        None => 1,
        Some(Feedback::Never) => 2,
    }
}

/// What is to be written into sessions, newest first, so that a wish about a move holds: session ids, steps and
/// feedback. A wish is kept with the newest session in which the move was; taking it back takes every word about the
/// move back. None of a move that was in no session.
pub fn to_wish(
    newest_first: &[SessionRecord],
    exercise: &ExerciseId,
    wish: Option<Feedback>,
) -> Vec<(i64, usize, Option<Feedback>)> {
    let steps = steps_of(newest_first, exercise);
    match wish {
        Some(_) => steps.take(1).map(|(session, step, _)| (session, step, wish)).collect(),
        None => steps.filter(|(_, _, said)| said.is_some()).map(|(session, step, _)| (session, step, None)).collect(),
    }
}

fn steps_of<'a>(
    sessions: &'a [SessionRecord],
    exercise: &'a ExerciseId,
) -> impl Iterator<Item = (i64, usize, Option<Feedback>)> + 'a {
    let steps = sessions
        .iter()
        .flat_map(|session| session.steps.iter().enumerate().map(move |(index, step)| (session.id, index, step)));
    steps.filter(move |(_, _, step)| step.exercise == *exercise).map(|(id, index, step)| (id, index, step.feedback))
}

/// How many different moves of the plan the person likes.
pub fn liked_in(plan: &Plan, wishes: &BTreeMap<ExerciseId, Feedback>) -> usize {
    let liked = plan.steps.iter().map(|step| &step.exercise).filter(|id| wishes.get(*id) == Some(&Feedback::Like));
    liked.collect::<BTreeSet<_>>().len()
}

/// Every move of the plan is one the person does not want.
pub fn is_unwanted(plan: &Plan, wishes: &BTreeMap<ExerciseId, Feedback>) -> bool {
    let unwanted = |id: &ExerciseId| wishes.get(id) == Some(&Feedback::Never);
    !plan.steps.is_empty() && plan.steps.iter().all(|step| unwanted(&step.exercise))
}

/// The plan without the moves the person does not want, and those moves. A plan that would be empty stays whole.
pub fn without_unwanted(plan: Plan, wishes: &BTreeMap<ExerciseId, Feedback>) -> (Plan, Vec<ExerciseId>) {
    let unwanted = |id: &ExerciseId| wishes.get(id) == Some(&Feedback::Never);
    let (left_out, steps): (Vec<_>, Vec<_>) = plan.steps.iter().cloned().partition(|step| unwanted(&step.exercise));
    if steps.is_empty() || left_out.is_empty() {
        return (plan, Vec::new());
    }
    (Plan { steps, ..plan }, left_out.into_iter().map(|step| step.exercise).collect())
}

/// What answers an urge, without what the person does not want; a single move they like comes first. Where nothing would
/// be left, all stay.
pub fn wished_offers(offers: Vec<Offer>, wishes: &BTreeMap<ExerciseId, Feedback>) -> Vec<Offer> {
    let (unwanted, mut wanted): (Vec<Offer>, Vec<Offer>) =
        offers.into_iter().partition(|offer| is_unwanted(&offer.plan, wishes));
    if wanted.is_empty() {
        return unwanted;
    }
    for offer in &mut wanted {
        offer.plan = without_unwanted(offer.plan.clone(), wishes).0;
    }
    wanted.sort_by_key(|offer| Reverse(offer.plan.steps.len() == 1 && liked_in(&offer.plan, wishes) == 1));
    wanted
}
