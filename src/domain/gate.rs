//! Gates: what stored answers and open results do to routines.
//!
//! [`Standing::of`] says which gates hold, from records; `apply` says what that does to a routine, an exercise or the
//! moves offered for an urge. Blocks beat changes, and a result stays open until the person has been seen and gentle
//! exercise was agreed: nothing else opens it.

use crate::domain::answers::{Answers, asked};
use crate::domain::checker::{Assessment, Check, CheckResult, ExerciseAgreed, Who, assess};
use crate::domain::condition::{Condition, Facts, Value};
use crate::domain::content::Content;
use crate::domain::content::gate::{Gate, GateKind, OpenTier};
use crate::domain::content::question::{Answer, AnswerKind};
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::id::{GateId, QuestionId, RuleId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

mod apply;
mod cause;
mod recheck;
mod walk;

pub use apply::{Blocked, GatedExercise, GatedRoutine, Offer};
pub use cause::Cause;
pub use recheck::Recheck;
pub use walk::LeftOut;

/// How long the answers of a check count for gates, in days.
pub const CHECK_DAYS: i64 = 28;

/// Days after which a safety answer is asked again.
pub const RECHECK_DAYS: i64 = 90;

/// The confirmation that only "I have been seen" gives.
pub const SEEN: &str = "seen_gentle_agreed";

/// A stored safety answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyAnswer {
    pub value: Answer,
    /// When it was last given.
    pub at: Moment,
    /// Since when it has had this value.
    #[serde(skip)]
    pub since: Option<Moment>,
}

/// The stored safety answers and what the person confirmed (`cleared_by` ids).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    pub answers: BTreeMap<QuestionId, SafetyAnswer>,
    pub confirmed: BTreeMap<String, Moment>,
}

impl SafetyAnswer {
    /// As it is at `now`: weeks of pregnancy count on by themselves.
    pub fn by(&self, content: &Content, id: &QuestionId, now: Moment) -> Answer {
        counted_on(content, id, self.value.clone(), now - self.at)
    }
}

impl Profile {
    /// Where the person's own check starts: the stored answers as they are by now, and those of them that need not be
    /// asked again.
    pub fn start_check(&self, content: &Content, now: Moment) -> (Answers, BTreeSet<QuestionId>) {
        let oldest = now - chrono::Duration::days(RECHECK_DAYS);
        let mut answers = Answers::default();
        let mut known = BTreeSet::new();
        for (id, stored) in &self.answers {
            if answers.set(id, stored.by(content, id, now), content).is_ok() && stored.at >= oldest {
                known.insert(id.clone());
            }
        }
        (answers, known)
    }
}

/// What holds now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The answers gates read.
    pub answers: Answers,
    /// The highest tier among the person's own checks that are still open.
    pub open_tier: Option<Tier>,
    /// Rules that fired in open checks.
    pub open_rules: BTreeSet<RuleId>,
    /// The person was seen about the results of that tier.
    pub seen: bool,
    /// In the order of the gates.
    pub holding: Vec<GateId>,
    /// Gates under which nothing opens.
    pub locks: Vec<GateId>,
}

struct Dated {
    answer: Answer,
    /// Since when it has had this value.
    since: Moment,
    /// Its check was seen and gentle exercise agreed.
    agreed: bool,
}

impl Standing {
    /// Nothing known, nothing open: no gate holds.
    pub fn clear() -> Standing {
        Standing::default()
    }

    /// What holds with these safety answers and saved checks at `now` (`content/red-flags.md`, section 5.1).
    pub fn of(content: &Content, profile: &Profile, checks: &[Check], now: Moment) -> Standing {
        let own = || checks.iter().filter(|check| check.who == Who::Me);
        let open: Vec<&Check> = own().filter(|check| check.is_open()).collect();
        let newest = own()
            .filter(|check| now - check.at <= chrono::Duration::days(CHECK_DAYS))
            .max_by_key(|check| (check.at, check.id));
        let sheet = sheet(content, profile, newest, now);
        let open_tier = open.iter().map(|check| check.result.assessment.tier).max();
        let mut highest = open.iter().filter(|check| Some(check.result.assessment.tier) == open_tier);
        let mut standing = Standing {
            answers: Answers::default(),
            open_tier,
            seen: open_tier.is_some() && highest.all(|check| check.seen_at.is_some()),
            open_rules: open
                .iter()
                .flat_map(|check| &check.result.assessment.fired)
                .map(|fired| fired.rule.clone())
                .collect(),
            ..Standing::default()
        };
        for (id, dated) in &sheet {
            // An answer that no longer fits its question (an older program's) does not count.
            let _ = standing.answers.set(id, dated.answer.clone(), content);
        }
        let asked = asked(content, &standing.answers);
        standing.answers = standing.answers.only(&asked);
        standing.work_out(content, profile, &sheet);
        standing
    }

    /// What would hold if these answers were the only check.
    pub fn of_sheet(content: &Content, answers: &Answers, now: Moment) -> Standing {
        Standing::of_assessed(content, answers, assess(content, answers), now)
    }

    /// What would hold if these answers, with what the rules make of them, were the only check.
    pub fn of_assessed(content: &Content, answers: &Answers, assessment: Assessment, now: Moment) -> Standing {
        let result = CheckResult { assessment, gates: Vec::new(), saved: None };
        let check = Check::unsaved(Who::Me, answers.clone(), result, now);
        Standing::of(content, &Profile::default(), &[check], now)
    }

    /// Whether a gate holds.
    pub fn holds(&self, gate: &str) -> bool {
        self.holding.iter().any(|id| id == gate)
    }

    /// Whether the answers themselves lock everything (under 13 years): then only cards and checks are open, and the
    /// advice is to show an adult (`content/red-flags.md`, section 6.2).
    pub fn needs_an_adult(&self, content: &Content) -> bool {
        let mut gates = content.gates.iter().filter(|gate| gate.lock_when.is_some());
        gates.any(|gate| self.locks.contains(&gate.id))
    }

    /// The holding gates of one kind, in order.
    pub fn of_kind<'a>(&'a self, content: &'a Content, kind: GateKind) -> impl Iterator<Item = &'a Gate> {
        self.gates(content).filter(move |gate| gate.kind == kind)
    }

    /// The holding gates that close everything, or all but a few.
    pub fn shutting<'a>(&'a self, content: &'a Content) -> impl Iterator<Item = &'a Gate> {
        let shuts =
            |gate: &&Gate| matches!(gate.kind, GateKind::Lock | GateKind::Limit) || self.locks.contains(&gate.id);
        self.gates(content).filter(shuts)
    }

    /// The holding gates, in order.
    pub fn gates<'a>(&'a self, content: &'a Content) -> impl Iterator<Item = &'a Gate> {
        content.gates.iter().filter(|gate| self.holds(&gate.id))
    }

    fn work_out(&mut self, content: &Content, profile: &Profile, sheet: &BTreeMap<QuestionId, Dated>) {
        let answers = self.answers.clone();
        let facts = answers.facts(content, None);
        let mut then: BTreeSet<GateId> = BTreeSet::new();
        for gate in &content.gates {
            let by_tier = match (gate.open_tier, self.open_tier) {
                (Some(OpenTier::AtLeast(tier)), Some(open)) => open >= tier,
                (Some(OpenTier::Exactly(tier)), Some(open)) => open == tier,
                _ => false,
            };
            let by_answers = gate.when.as_ref().filter(|when| when.value(&facts) > Value::No);
            let cleared = by_answers.is_some_and(|when| is_cleared(gate, when, &facts, profile, sheet));
            if cleared {
                then.extend(gate.cleared_by.iter().filter_map(|cleared| cleared.then.clone()));
            }
            if by_tier || (by_answers.is_some() && !cleared) || then.contains(&gate.id) {
                self.holding.push(gate.id.clone());
                let locks = gate.kind == GateKind::Lock
                    || gate.lock_when.as_ref().is_some_and(|when| when.value(&facts) > Value::No);
                if locks {
                    self.locks.push(gate.id.clone());
                }
            }
        }
    }
}

/// The newest value of every answer gates may read, with `pregnancy_weeks` counted on.
fn sheet(content: &Content, profile: &Profile, newest: Option<&Check>, now: Moment) -> BTreeMap<QuestionId, Dated> {
    let mut sheet: BTreeMap<QuestionId, (Moment, Dated)> = profile
        .answers
        .iter()
        .map(|(id, stored)| {
            let since = stored.since.unwrap_or(stored.at);
            (id.clone(), (stored.at, Dated { answer: stored.value.clone(), since, agreed: false }))
        })
        .collect();
    if let Some(check) = newest {
        let agreed = check.exercise_agreed == Some(ExerciseAgreed::Yes);
        // What was answered and not asked does not count; an older program, or a file, may hold it.
        for (id, answer) in check.answers.only(&asked(content, &check.answers)).iter() {
            let by_then =
                |(at, stored): &(Moment, Dated)| counted_on(content, id, stored.answer.clone(), check.at - *at);
            let same = sheet.get(id).map(by_then).as_ref() == Some(answer);
            match sheet.get_mut(id) {
                Some((_, stored)) if same => stored.agreed = agreed,
                Some((at, _)) if *at >= check.at => {}
                _ => {
                    let dated = Dated { answer: answer.clone(), since: check.at, agreed };
                    sheet.insert(id.clone(), (check.at, dated));
                }
            }
        }
    }
    sheet
        .into_iter()
        .map(|(id, (at, dated))| {
            let answer = counted_on(content, &id, dated.answer, now - at);
            (id, Dated { answer, ..dated })
        })
        .collect()
}

/// An answer as it is after some time: weeks of pregnancy count on by themselves.
fn counted_on(content: &Content, id: &QuestionId, answer: Answer, passed: chrono::Duration) -> Answer {
    match (&answer, content.question(id).map(|question| &question.answer)) {
        (Answer::Number(weeks), Some(AnswerKind::Number { max, .. })) if id == "pregnancy_weeks" => {
            Answer::Number((weeks + passed.num_weeks().max(0)).min(*max))
        }
        _ => answer,
    }
}

/// Whether the person confirmed the gate's sentence for the answers that make it hold now.
fn is_cleared(
    gate: &Gate,
    when: &Condition,
    facts: &impl Facts,
    profile: &Profile,
    sheet: &BTreeMap<QuestionId, Dated>,
) -> bool {
    let Some(cleared) = &gate.cleared_by else { return false };
    let confirmed = profile.confirmed.get(&cleared.id);
    let telling = when.leaves().into_iter().filter(|leaf| leaf.value(facts) > Value::No);
    telling.flat_map(Condition::ids).all(|id| {
        sheet
            .get(id)
            .is_some_and(|dated| confirmed.is_some_and(|at| dated.since <= *at) || (cleared.id == SEEN && dated.agreed))
    })
}
