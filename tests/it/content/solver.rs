//! Finds a sheet of answers for which a condition holds fully, with every answer in it asked for.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::checker::assess;
use unkink::domain::condition::{Comparison, Condition, Value as Held};
use unkink::domain::content::content;
use unkink::domain::content::question::{AGE, AnswerKind};

/// What an answer has to be.
#[derive(Clone, Debug, PartialEq)]
enum Need {
    Word(String),
    Words(BTreeSet<String>),
    Number(i64, i64),
}

type Needs = BTreeMap<String, Need>;

/// A sheet for which `condition` has the value yes.
pub fn sheet_for(condition: &Condition) -> Option<Value> {
    ways(condition).into_iter().find_map(|needs| asked_for(needs, 12)).filter(|sheet| {
        let answers = crate::support::answers(sheet);
        let asked = unkink::domain::answers::asked(content(), &answers);
        condition.value(&answers.facts(content(), Some(&asked))) == Held::Yes
    })
}

/// The answers that make a condition hold, in every way.
fn ways(condition: &Condition) -> Vec<Needs> {
    let one = |id: &str, need: Need| vec![Needs::from([(id.to_owned(), need)])];
    match condition {
        Condition::Yes(id) => one(id, Need::Word("yes".to_owned())),
        Condition::Compare(id, comparison, limit) => {
            let Some(AnswerKind::Number { min, max }) = content().question(id).map(|question| &question.answer) else {
                return Vec::new();
            };
            let limit = *limit as i64;
            let (low, high) = match comparison {
                Comparison::AtLeast => (limit, *max),
                Comparison::More => (limit + 1, *max),
                Comparison::AtMost => (*min, limit),
                Comparison::Less => (*min, limit - 1),
                Comparison::Equal => (limit, limit),
            };
            one(id, Need::Number(low, high))
        }
        Condition::Chose(id, options) => {
            let many = matches!(content().question(id).map(|q| &q.answer), Some(AnswerKind::ManyOf { .. }));
            let need = |option: &String| match many {
                true => Need::Words(BTreeSet::from([option.clone()])),
                false => Need::Word(option.clone()),
            };
            options.iter().flat_map(|option| one(id, need(option))).collect()
        }
        // Left unanswered: what it forbids does not hold.
        Condition::Not(_) => vec![Needs::new()],
        Condition::And(parts) => {
            parts.iter().map(ways).fold(vec![Needs::new()], |found, more| every_pair(&found, &more))
        }
        Condition::Or(parts) => parts.iter().flat_map(ways).collect(),
        Condition::AtLeast(n, parts) => {
            let mut chosen: Vec<(usize, Vec<Needs>)> = vec![(0, vec![Needs::new()])];
            for part in parts {
                let with: Vec<(usize, Vec<Needs>)> = chosen
                    .iter()
                    .filter(|(count, _)| count < n)
                    .map(|(count, found)| (count + 1, every_pair(found, &ways(part))))
                    .collect();
                chosen.extend(with);
            }
            chosen.into_iter().filter(|(count, _)| count == n).flat_map(|(_, found)| found).collect()
        }
    }
}

fn every_pair(some: &[Needs], others: &[Needs]) -> Vec<Needs> {
    some.iter().flat_map(|one| others.iter().filter_map(|other| together(one, other))).collect()
}

/// Both at once, if they do not contradict each other.
fn together(one: &Needs, other: &Needs) -> Option<Needs> {
    let mut both = one.clone();
    for (id, need) in other {
        let merged = match (both.get(id), need) {
            (None, need) => need.clone(),
            (Some(Need::Words(have)), Need::Words(more)) => Need::Words(have.union(more).cloned().collect()),
            (Some(Need::Number(low, high)), Need::Number(least, most)) => {
                let (low, high) = (*low.max(least), *high.min(most));
                (low <= high).then_some(Need::Number(low, high))?
            }
            (Some(have), need) => (have == need).then(|| need.clone())?,
        };
        both.insert(id.clone(), merged);
    }
    Some(both)
}

/// Adds what the questions of `needs` need to be asked, until all of them are.
fn asked_for(needs: Needs, depth: usize) -> Option<Value> {
    let sheet = written(&needs);
    let ignored = assess(content(), &crate::support::answers(&sheet)).ignored;
    if ignored.is_empty() {
        return Some(sheet);
    }
    // The first closed question whose own condition is not met yet; the others wait for it.
    let open = ignored.iter().find_map(|closed| {
        let ways = ways(content().question(closed)?.ask_when.as_ref()?);
        let unmet = ways.iter().all(|way| together(&needs, way).as_ref() != Some(&needs));
        unmet.then_some(ways)
    })?;
    let more = open.iter().filter(|_| depth > 0).filter_map(|way| together(&needs, way));
    more.into_iter().find_map(|both| asked_for(both, depth - 1))
}

fn written(needs: &Needs) -> Value {
    let value = |id: &str, need: &Need| match need {
        Need::Word(word) => json!(word),
        Need::Words(words) => json!(words),
        // A grown-up where the age is open.
        Need::Number(low, high) if id == AGE => json!(40.clamp(*low, *high)),
        Need::Number(low, _) => json!(low),
    };
    Value::Object(needs.iter().map(|(id, need)| (id.clone(), value(id, need))).collect())
}
