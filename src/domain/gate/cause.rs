//! Which answer, or which result, makes a gate hold: named wherever the gate changes something, so that it can be changed.

use super::Standing;
use crate::domain::answers::Answers;
use crate::domain::condition::{Condition, Facts, Value};
use crate::domain::content::Content;
use crate::domain::content::gate::{Gate, OpenTier};
use crate::domain::content::question::Answer;
use crate::domain::content::rule::Tier;
use crate::domain::id::{GateId, QuestionId};

/// What makes a gate hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An answer that can be changed.
    Answer {
        question: QuestionId,
        answer: Answer,
        /// It is kept with the safety answers; else it was said in the last check.
        kept: bool,
    },
    /// A safety question that nobody answered, which counts as the more careful answer.
    Unanswered(QuestionId),
    /// A result that is still open.
    Result(Tier),
}

impl Standing {
    /// What makes these gates hold, in their order, each cause once.
    pub fn causes(&self, content: &Content, gates: &[GateId]) -> Vec<Cause> {
        let mut causes: Vec<Cause> = Vec::new();
        for gate in gates.iter().filter_map(|id| content.gate(id)) {
            for cause in self.causes_of(content, gate) {
                if !causes.contains(&cause) {
                    causes.push(cause);
                }
            }
        }
        causes
    }

    /// These gates with what makes them hold, those of the same causes together.
    pub fn by_cause(&self, content: &Content, gates: &[GateId]) -> Vec<(Vec<GateId>, Vec<Cause>)> {
        let mut found: Vec<(Vec<GateId>, Vec<Cause>)> = Vec::new();
        for gate in gates.iter().filter_map(|id| content.gate(id)) {
            let causes = self.causes_of(content, gate);
            match found.iter_mut().find(|(_, other)| *other == causes) {
                Some((alike, _)) if alike.contains(&gate.id) => {}
                Some((alike, _)) => alike.push(gate.id.clone()),
                None => found.push((vec![gate.id.clone()], causes)),
            }
        }
        found
    }

    /// Whether it holds only because of what was answered with "not sure".
    pub fn is_unsure(&self, content: &Content, gate: &Gate) -> bool {
        let holds = |answers: &Answers| {
            let facts = answers.facts(content, None);
            conditions(content, gate).any(|when| when.value(&facts) > Value::No)
        };
        holds(&self.answers) && !holds(&self.answers.sure())
    }

    fn causes_of(&self, content: &Content, gate: &Gate) -> Vec<Cause> {
        let by_result = self.open_tier.filter(|open| match gate.open_tier {
            Some(OpenTier::AtLeast(tier)) => *open >= tier,
            Some(OpenTier::Exactly(tier)) => *open == tier,
            None => false,
        });
        let answers = conditions(content, gate).flat_map(|when| self.telling(content, when));
        let mut questions: Vec<QuestionId> = Vec::new();
        for id in answers {
            if !questions.contains(&id) {
                questions.push(id);
            }
        }
        let answered = questions.into_iter().map(|question| match self.answers.get(&question).cloned() {
            Some(answer) => Cause::Answer { kept: content.is_safety_question(&question), question, answer },
            None => Cause::Unanswered(question),
        });
        by_result.map(Cause::Result).into_iter().chain(answered).collect()
    }

    /// The questions whose answers make a condition hold; none where it does not.
    fn telling(&self, content: &Content, when: &Condition) -> Vec<QuestionId> {
        let facts = self.answers.facts(content, None);
        let mut found = Vec::new();
        tell(when, &facts, &mut found);
        found
    }
}

/// What makes the gate hold. What was confirmed for another gate can be part of it.
fn conditions<'a>(content: &'a Content, gate: &'a Gate) -> impl Iterator<Item = &'a Condition> {
    let ended = content.gates.iter().filter(|other| {
        let then = other.cleared_by.as_ref().and_then(|cleared| cleared.then.as_ref());
        then == Some(&gate.id)
    });
    [&gate.when, &gate.lock_when].into_iter().chain(ended.map(|other| &other.when)).flatten()
}

fn tell(when: &Condition, facts: &impl Facts, found: &mut Vec<QuestionId>) {
    if when.value(facts) == Value::No {
        return;
    }
    match when {
        Condition::Yes(id) | Condition::Compare(id, ..) | Condition::Chose(id, _) => found.push(id.clone()),
        // What makes it hold is that something else was said, or nothing.
        Condition::Not(part) => found.extend(part.ids().into_iter().cloned()),
        // The rest is said by the gates that hold without it.
        Condition::And(parts) if parts.iter().any(|part| matches!(part, Condition::Not(_))) => {
            let nots = parts.iter().filter(|part| matches!(part, Condition::Not(_)));
            nots.for_each(|part| tell(part, facts, found));
        }
        Condition::And(parts) | Condition::Or(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|part| tell(part, facts, found));
        }
    }
}
