//! The trash: what a person deleted, of every kind. It stays there until they empty it.

use crate::domain::checker::Check;
use crate::domain::condition::{Condition, Value};
use crate::domain::content::Content;
use crate::domain::content::gate::Gate;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::{Profile, Standing};
use crate::domain::id::{GateId, QuestionId, RoutineId, RuleId};
use crate::domain::journal::{DayCard, Entry, Urge};
use crate::domain::own_routine::OwnRoutine;
use crate::domain::session::record::SessionRecord;
use std::collections::BTreeSet;

/// A kind of record that can be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Entry,
    Urge,
    Session,
    Check,
    Day,
    Routine,
}

impl Kind {
    /// In the order of the terminal's lists.
    pub const ALL: [Kind; 6] = [Kind::Entry, Kind::Urge, Kind::Session, Kind::Check, Kind::Day, Kind::Routine];

    /// Its name in the singular.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Entry => "entry",
            Kind::Urge => "urge",
            Kind::Session => "session",
            Kind::Check => "check",
            Kind::Day => "day",
            Kind::Routine => "routine",
        }
    }
}

/// A record that was deleted.
#[derive(Clone, Debug, PartialEq)]
pub enum Gone {
    Entry(Entry),
    Urge(Urge),
    Session(SessionRecord),
    Check(Check),
    Day(DayCard),
    Routine(OwnRoutine),
}

/// A deleted record and when it was deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// Among its kind.
    pub id: i64,
    pub record: Gone,
    pub deleted_at: Moment,
}

impl Gone {
    /// What it is.
    pub fn kind(&self) -> Kind {
        match self {
            Gone::Entry(_) => Kind::Entry,
            Gone::Urge(_) => Kind::Urge,
            Gone::Session(_) => Kind::Session,
            Gone::Check(_) => Kind::Check,
            Gone::Day(_) => Kind::Day,
            Gone::Routine(_) => Kind::Routine,
        }
    }
}

/// What checks and safety answers do: everything by which something is closed or changed.
#[derive(PartialEq)]
struct Effect {
    /// Above self care.
    open_tier: Option<Tier>,
    /// Rules of open checks that a gate reads.
    rules: BTreeSet<RuleId>,
    holding: Vec<GateId>,
    locks: Vec<GateId>,
    closed: BTreeSet<RoutineId>,
}

impl Effect {
    fn of(content: &Content, profile: &Profile, checks: &[Check], now: Moment) -> Effect {
        let Standing { answers, open_tier, open_rules, seen: _, holding, locks } =
            Standing::of(content, profile, checks, now);
        let facts = answers.facts(content, None);
        let closed = content.closed_when.iter().filter(|(_, when)| when.value(&facts) > Value::No);
        Effect {
            open_tier: open_tier.filter(|tier| *tier > Tier::SelfCare),
            rules: open_rules.into_iter().filter(|rule| is_read_by_gate(content, rule)).collect(),
            closed: closed.map(|(routine, _)| routine.clone()).collect(),
            holding,
            locks,
        }
    }
}

/// Whether a check of the trash must stay when it is emptied: its result is open, or its answers still hold something.
/// Nothing but "I have been seen" closes a result. `checks` are all there are.
pub fn must_stay(content: &Content, check: &Check, profile: &Profile, checks: &[Check], now: Moment) -> bool {
    let others: Vec<Check> = checks.iter().filter(|other| other.id != check.id).cloned().collect();
    let effect = |checks: &[Check]| Effect::of(content, profile, checks, now);
    check.keeps_result() || effect(checks) != effect(&others)
}

/// What stays for good of a check that must stay: date, tier and lock. Of its answers it keeps only those by which a gate
/// holds, and all that gates read where fewer would open something.
pub fn bare(content: &Content, check: &Check, profile: &Profile, checks: &[Check], now: Moment) -> Check {
    let with = |one: &Check| {
        let all: Vec<Check> =
            checks.iter().map(|other| if other.id == one.id { one.clone() } else { other.clone() }).collect();
        Effect::of(content, profile, &all, now)
    };
    let holding = Standing::of(content, profile, checks, now).holding;
    let gates = |gate: &&Gate| holding.contains(&gate.id);
    let telling = asked_for(content, content.gates.iter().filter(gates).flat_map(conditions));
    let read = content.gates.iter().flat_map(conditions).chain(content.closed_when.values());
    let kept = [telling, asked_for(content, read)].map(|ids| {
        let mut left = check.without_answers(check.answers.only(&ids));
        left.result.assessment.fired.retain(|fired| is_read_by_gate(content, &fired.rule));
        Check { answers_removed_at: Some(check.answers_removed_at.unwrap_or(now)), ..left }
    });
    kept.into_iter().find(|left| with(left) == with(check)).unwrap_or_else(|| check.clone())
}

fn is_read_by_gate(content: &Content, rule: &RuleId) -> bool {
    let mut read = content.gates.iter().filter_map(|gate| gate.also_blocked.as_ref()).flat_map(|also| &also.rules);
    read.any(|read| read == rule)
}

fn conditions(gate: &Gate) -> impl Iterator<Item = &Condition> {
    gate.when.iter().chain(&gate.lock_when)
}

/// The questions these conditions read, with those by which they are asked.
fn asked_for<'a>(content: &'a Content, conditions: impl Iterator<Item = &'a Condition>) -> BTreeSet<QuestionId> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&QuestionId> = conditions.flat_map(Condition::ids).collect();
    while let Some(id) = next.pop() {
        if found.insert(id.clone()) {
            let when = content.question(id).and_then(|question| question.ask_when.as_ref());
            next.extend(when.into_iter().flat_map(Condition::ids));
        }
    }
    found
}
