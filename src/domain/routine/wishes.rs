//! What the person said about moves after sessions, and what follows for the next one.

use crate::domain::id::ExerciseId;
use crate::domain::routine::Plan;
use crate::domain::session::{Feedback, SessionRecord};
use std::collections::BTreeMap;

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

/// Where it was said that a move is not wanted: session ids and steps.
pub fn said_never(sessions: &[SessionRecord], exercise: &ExerciseId) -> Vec<(i64, usize)> {
    let steps = sessions
        .iter()
        .flat_map(|session| session.steps.iter().enumerate().map(move |(index, step)| (session.id, index, step)));
    steps
        .filter(|(_, _, step)| step.exercise == *exercise && step.feedback == Some(Feedback::Never))
        .map(|(session, index, _)| (session, index))
        .collect()
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
