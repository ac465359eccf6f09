//! What the types cannot say: names resolve, conditions read the right kind of question, numbers make sense.

use super::links;
use crate::domain::condition::Condition;
use crate::domain::content::Content;
use crate::domain::content::question::AnswerKind;
use crate::domain::content::read::{ContentError, error};
use crate::domain::content::urge::UrgeMove;
use std::collections::BTreeSet;

/// Checks everything that crosses from one record to another.
pub fn validate(content: &Content) -> Result<(), ContentError> {
    unique("questions.json", content.questions().map(|q| q.id.as_str()))?;
    unique("rules.json", content.rules.iter().map(|r| r.id.as_str()))?;
    unique("gates.json", content.gates.iter().map(|g| g.id.as_str()))?;
    unique("exercises.json", content.exercises.iter().map(|e| e.id.as_str()))?;
    unique("routines.json", content.routines.iter().map(|r| r.id.as_str()))?;
    unique("cards.json", content.cards.iter().map(|c| c.id.as_str()))?;
    conditions(content)?;
    exercises(content)?;
    routines(content)?;
    gates(content)?;
    links::validate(content)
}

fn unique<'a>(file: &'static str, ids: impl Iterator<Item = &'a str>) -> Result<(), ContentError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(error(file, id, "id", "the id stands twice".to_owned()));
        }
    }
    Ok(())
}

fn conditions(content: &Content) -> Result<(), ContentError> {
    for question in content.questions() {
        if let Some(when) = &question.ask_when {
            reads(content, "questions.json", &question.id, "ask_when", when)?;
        }
    }
    let rules = content.rules.iter().map(|rule| (&rule.id, &rule.when));
    for (id, when) in rules.chain(content.interpretations.iter().map(|i| (&i.id, &i.when))) {
        reads(content, "rules.json", id, "when", when)?;
        if when.contains_not() {
            return Err(error("rules.json", id, "when", "NOT may not stand in a rule".to_owned()));
        }
    }
    for gate in &content.gates {
        for (field, when) in [("when", &gate.when), ("lock_when", &gate.lock_when)] {
            if let Some(when) = when {
                reads(content, "gates.json", &gate.id, field, when)?;
            }
        }
    }
    for (id, when) in &content.closed_when {
        reads(content, "routines.json", id, "closed_when", when)?;
    }
    Ok(())
}

fn reads(
    content: &Content,
    file: &'static str,
    record: &str,
    field: &str,
    when: &Condition,
) -> Result<(), ContentError> {
    for leaf in when.leaves() {
        let (Condition::Yes(id) | Condition::Compare(id, ..) | Condition::Chose(id, _)) = leaf else { continue };
        let Some(question) = content.question(id) else {
            return Err(error(file, record, field, format!("no question is called “{id}”")));
        };
        let fits = match (leaf, &question.answer) {
            (Condition::Yes(_), AnswerKind::YesNo { .. }) | (Condition::Compare(..), AnswerKind::Number { .. }) => true,
            (Condition::Chose(_, options), kind) => {
                options.iter().all(|option| kind.options().iter().any(|choice| choice.id == *option))
            }
            _ => false,
        };
        if !fits {
            return Err(error(file, record, field, format!("“{id}” takes {}", question.answer.allowed())));
        }
    }
    Ok(())
}

fn exercises(content: &Content) -> Result<(), ContentError> {
    let file = "exercises.json";
    for exercise in &content.exercises {
        let id = exercise.id.as_str();
        if exercise.phases.is_empty() || exercise.dose.reps == 0 || exercise.dose.sets == 0 {
            return Err(error(file, id, "dose", "needs at least one phase, rep and set".to_owned()));
        }
        if !(1..=2).contains(&exercise.dose.sides) {
            return Err(error(file, id, "dose.sides", format!("{} is not 1 or 2", exercise.dose.sides)));
        }
        let variants = [("easier_exercise", &exercise.easier_exercise), ("harder_exercise", &exercise.harder_exercise)];
        for (field, other) in variants {
            if let Some(other) = other {
                known_exercise(content, file, id, field, other)?;
            }
        }
        for entry in &exercise.gates {
            if content.gate(&entry.gate).is_none() {
                return Err(error(file, id, "gates", format!("no gate is called “{}”", entry.gate)));
            }
            for other in entry.replace.iter().flatten() {
                known_exercise(content, file, id, "gates.replace", other)?;
            }
        }
    }
    Ok(())
}

fn routines(content: &Content) -> Result<(), ContentError> {
    let file = "routines.json";
    for routine in &content.routines {
        let id = routine.id.as_str();
        for step in &routine.steps {
            known_exercise(content, file, id, "steps.exercise", &step.exercise)?;
        }
        for other in routine.closed_by.values().chain([&routine.alternative]) {
            known_routine(content, file, id, "alternative or closed_by", other)?;
        }
        for gate in routine.closed_by.keys().chain(routine.leave_out.keys()) {
            if content.gate(gate).is_none() {
                return Err(error(file, id, "closed_by or leave_out", format!("no gate is called “{gate}”")));
            }
        }
        let named = routine.leave_out.values().flatten();
        for exercise in named.chain(routine.always_open.iter().map(|open| &open.blocked_becomes)) {
            known_exercise(content, file, id, "leave_out or always_open", exercise)?;
        }
    }
    known_routine(content, file, "urge", "fallback", &content.urge.fallback)?;
    for choice in &content.urge.choices {
        if content.urge.places.iter().all(|place| place.id != choice.place) {
            return Err(error(file, "urge", "choices.place", format!("no place is called “{}”", choice.place)));
        }
        for offered in [&choice.first, &choice.second] {
            match offered {
                UrgeMove::Routine { routine, .. } => known_routine(content, file, "urge", "choices", routine)?,
                UrgeMove::Exercise { exercise, .. } => known_exercise(content, file, "urge", "choices", exercise)?,
            }
        }
    }
    Ok(())
}

fn gates(content: &Content) -> Result<(), ContentError> {
    let file = "gates.json";
    for gate in &content.gates {
        let named = gate.allow.iter().chain(&gate.block).chain(gate.how.keys());
        for exercise in named.chain(gate.also_blocked.iter().flat_map(|block| &block.block)) {
            known_exercise(content, file, &gate.id, "allow, block or how", exercise)?;
        }
        for routine in &gate.allow_routines {
            known_routine(content, file, &gate.id, "allow_routines", routine)?;
        }
        if let Some(then) = gate.cleared_by.iter().find_map(|cleared| cleared.then.as_ref())
            && content.gate(then).is_none()
        {
            return Err(error(file, &gate.id, "cleared_by.then", format!("no gate is called “{then}”")));
        }
        for rule in gate.also_blocked.iter().flat_map(|block| &block.rules) {
            if content.rule(rule).is_none() {
                return Err(error(file, &gate.id, "also_blocked_when_rules", format!("no rule is called “{rule}”")));
            }
        }
    }
    for (exercise, swap) in &content.floor {
        for named in swap.replace.iter().chain([exercise]) {
            known_exercise(content, file, "floor_replacements", exercise, named)?;
        }
    }
    Ok(())
}

fn known_exercise(
    content: &Content,
    file: &'static str,
    record: &str,
    field: &str,
    id: &str,
) -> Result<(), ContentError> {
    match content.exercise(id) {
        Some(_) => Ok(()),
        None => Err(error(file, record, field, format!("no exercise is called “{id}”"))),
    }
}

fn known_routine(
    content: &Content,
    file: &'static str,
    record: &str,
    field: &str,
    id: &str,
) -> Result<(), ContentError> {
    match content.routine(id) {
        Some(_) => Ok(()),
        None => Err(error(file, record, field, format!("no routine is called “{id}”"))),
    }
}
