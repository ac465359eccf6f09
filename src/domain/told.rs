//! What the result of a check says, decided once for both shells (`content/red-flags.md`, sections 1, 2.2 and 6).
//!
//! Nothing calming and no movement stands beside a result that asks to be seen within days or sooner, and with an age
//! under 13 nothing is said beyond showing an adult and being seen. The sheet's own age counts, whomever it is about.

use crate::domain::checker::{Check, Fired, Raising, Who, emergencies_left_open, not_sure_lines, raising};
use crate::domain::content::Content;
use crate::domain::content::gate::Gate;
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::{Profile, Standing};
use crate::domain::id::{CardId, ExerciseId, GateId, QuestionId, RoutineId, RuleId};
use crate::domain::session::record::SessionRecord;
use crate::domain::settings::Numbers;
use crate::domain::words::gate::{explain, title};
use std::collections::BTreeSet;

mod moves;

pub use crate::domain::words::gate::SHOW_AN_ADULT;

const NOT_SURE: &str = "You were not sure.";

/// What a check for someone else does to the person's own routines.
pub const FOR_SOMEONE_ELSE: &str = "This check was for someone else. It opens and closes nothing in Move.";

/// What stays open until the person has been seen (`content/red-flags.md`, section 5.3).
const GENTLE_LIST: &str = "gentle_only_4";

/// Suits everyone for whom it is open.
const SHORT_BREAK: &str = "desk_break_3";

/// How long an earlier result is pointed at, in hours.
const RECENT_HOURS: i64 = 24;

/// What a result is told with, beside the check itself.
pub struct Around<'a> {
    pub numbers: &'a Numbers,
    pub profile: &'a Profile,
    /// The saved checks; the one that is told may be among them.
    pub checks: &'a [Check],
    /// Newest first.
    pub sessions: &'a [SessionRecord],
    /// The highest tier that was shown before while the same check was being answered.
    pub shown: Option<Tier>,
    pub now: Moment,
}

/// The result of a check in words, all numbers filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub tier: Tier,
    pub headline: String,
    /// Stands before everything that is to be done.
    pub adult: Option<String>,
    pub action: Option<String>,
    pub meaning: Option<String>,
    /// What the lowest result is not.
    pub no_signs: Option<String>,
    /// How much was left open that the result cannot speak for.
    pub not_covered: Option<String>,
    /// An earlier result of the last day was more urgent.
    pub more_urgent: Option<String>,
    /// Highest tier first, then rule order.
    pub reasons: Vec<Reason>,
    /// What the answers "not sure" did, one line a question.
    pub unsure: Vec<String>,
    /// Questions that were left open, each of which would raise the result if it were yes.
    pub would_change: Vec<Unclear>,
    /// What keeps routines shut now: title and explanation.
    pub closing: Vec<(String, String)>,
    /// What changes in routines by these answers.
    pub changing: Vec<(String, String)>,
    pub for_other: Option<String>,
    /// What the sounds and habits usually are.
    pub sounds: Vec<Sound>,
    /// One routine that suits these answers and is open.
    pub suitable: Option<Named<RoutineId>>,
    /// The routine that stays open until the person has been seen.
    pub gentle: Option<Named<RoutineId>>,
}

/// Why a rule fired, for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub rule: RuleId,
    pub text: String,
    /// What the rule adds to the action of the tier.
    pub action: Option<String>,
    /// The maternity unit's number, where the action names it.
    pub maternity: Option<String>,
}

/// A question that was left open, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    pub question: QuestionId,
    pub text: String,
    /// "Not sure", or that it was not answered.
    pub answered: &'static str,
}

/// Stands above the questions that were left open.
pub fn would_change(unclear: &[Unclear]) -> String {
    let unsure = unclear.iter().any(|unclear| unclear.answered == NOT_SURE);
    let again = if unsure { " Answer again once you know." } else { "" };
    format!("Each of these would make the result more urgent if the answer were yes.{again}")
}

/// What a result below an emergency does not speak for: questions about emergencies that nobody answered.
pub fn not_covered(content: &Content, check: &Check) -> Option<String> {
    let open = emergencies_left_open(content, &check.answers);
    let said = match open {
        0 => return None,
        1 => {
            "1 question about emergencies was left open. It counts as no, and this result does not cover it.".to_owned()
        }
        _ => format!(
            "{open} questions about emergencies were left open. They count as no, and this result does not cover them."
        ),
    };
    (check.result.assessment.tier < Tier::EmergencyNow).then_some(said)
}

/// What a sound or habit usually is, and what is offered with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    pub text: String,
    pub offers: Vec<Offered>,
}

/// Something that can be opened, by the name on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T> {
    pub id: T,
    pub name: String,
}

/// What is offered with a sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    Card(Named<CardId>),
    Routine(Named<RoutineId>),
    Exercise(Named<ExerciseId>),
}

impl Offered {
    /// The name on screen.
    pub fn name(&self) -> &str {
        match self {
            Offered::Card(card) => &card.name,
            Offered::Routine(routine) => &routine.name,
            Offered::Exercise(exercise) => &exercise.name,
        }
    }
}

impl Told {
    /// What the result of `check` says now.
    pub fn of(content: &Content, check: &Check, around: &Around<'_>) -> Told {
        let assessment = &check.result.assessment;
        let tier = assessment.tier;
        let sheet = Standing::of_assessed(content, &check.answers, assessment.clone(), check.at);
        let teller = Teller {
            content,
            check,
            around,
            tier,
            needs_an_adult: sheet.needs_an_adult(content),
            standing: around.standing(content, check),
        };
        let shut = teller.is_shut();
        let fill = |text: &str| around.numbers.fill(text);
        let texts = &content.texts;
        Told {
            tier,
            headline: texts.tier(tier).map(|text| text.headline.clone()).unwrap_or_default(),
            adult: teller.needs_an_adult.then(|| SHOW_AN_ADULT.to_owned()),
            action: teller.action(shut).map(fill),
            meaning: teller.meaning().map(fill),
            no_signs: (tier == Tier::SelfCare).then(|| texts.disclaimers.no_signs.clone()),
            not_covered: not_covered(content, check),
            more_urgent: teller.was_more_urgent().then(|| texts.result.earlier_more_urgent.clone()),
            reasons: assessment.fired.iter().filter_map(|fired| teller.reason(fired)).collect(),
            unsure: not_sure_lines(content, &check.answers, &assessment.fired),
            would_change: teller.would_change(),
            closing: teller.closing(),
            changing: teller.changing(shut),
            for_other: (check.who == Who::Other && !teller.needs_an_adult).then(|| FOR_SOMEONE_ELSE.to_owned()),
            sounds: teller.sounds(shut),
            suitable: teller.suitable(shut),
            gentle: teller.gentle(),
        }
    }

    /// Every line that both shells say.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let gates = self.closing.iter().chain(&self.changing).flat_map(|(title, explain)| [title, explain]);
        let offers = self.sounds.iter().flat_map(|sound| &sound.offers).map(Offered::name);
        let routines = self.suitable.iter().map(|routine| &routine.name);
        let once = [&self.adult, &self.action, &self.meaning, &self.no_signs, &self.not_covered, &self.more_urgent];
        once.into_iter()
            .chain([&self.for_other])
            .flatten()
            .chain([&self.headline])
            .chain(self.reasons.iter().map(|reason| &reason.text))
            .chain(self.reasons.iter().filter_map(|reason| reason.action.as_ref()))
            .chain(&self.unsure)
            .chain(self.would_change.iter().map(|unclear| &unclear.text))
            .chain(gates)
            .chain(self.sounds.iter().map(|sound| &sound.text))
            .chain(routines)
            .map(String::as_str)
            .chain(offers)
    }
}

impl Around<'_> {
    /// What holds for the person with this check, saved or not, and everything that was there before.
    fn standing(&self, content: &Content, check: &Check) -> Standing {
        let others = self.checks.iter().filter(|other| other.id != check.id);
        let all: Vec<Check> = others.chain([check]).cloned().collect();
        Standing::of(content, self.profile, &all, self.now)
    }
}

struct Teller<'a> {
    content: &'a Content,
    check: &'a Check,
    around: &'a Around<'a>,
    tier: Tier,
    needs_an_adult: bool,
    /// The person's own, whomever the check is about.
    standing: Standing,
}

impl<'a> Teller<'a> {
    /// Whether routines may be spoken of: they are the person's own, and no result asks to be seen soon.
    fn speaks_of_moves(&self) -> bool {
        self.tier < Tier::SeeSoon && self.check.who == Who::Me && !self.needs_an_adult
    }

    /// A lock, a missing confirmation or closed routines keep moves shut.
    fn is_shut(&self) -> bool {
        let open = |routine: &&Routine| !self.gated(routine).locked;
        self.check.who == Who::Me
            && (self.standing.shutting(self.content).next().is_some() || !self.candidates().iter().flatten().any(open))
    }

    fn action(&self, shut: bool) -> Option<&'a str> {
        if self.needs_an_adult && self.tier < Tier::SeeSoon {
            return None;
        }
        let texts = &self.content.texts;
        if self.check.who == Who::Other {
            return texts.tier_for_other(self.tier).map(|text| text.action.as_str());
        }
        match self.tier {
            Tier::SelfCare if shut => Some(&texts.result.self_care_closed),
            Tier::BookRoutine if shut => Some(&texts.result.book_routine_closed),
            tier => texts.tier(tier).map(|text| text.action.as_str()),
        }
    }

    fn meaning(&self) -> Option<&'a str> {
        // The one of a routine check speaks of moving.
        if self.needs_an_adult && self.tier == Tier::BookRoutine {
            return None;
        }
        let texts = &self.content.texts;
        match self.check.who {
            Who::Me => texts.tier(self.tier).map(|text| text.meaning.as_str()),
            Who::Other => texts.tier_for_other(self.tier).map(|text| text.meaning.as_str()),
        }
    }

    /// A result of the 24 hours before this check, or one this check was shown with before, was more urgent.
    fn was_more_urgent(&self) -> bool {
        let check = self.check;
        let own = |other: &&Check| other.who == Who::Me && check.who == Who::Me && other.id != check.id;
        let before = |other: &&Check| {
            let order =
                (other.at, other.id) < (check.at, if check.result.saved.is_some() { check.id } else { i64::MAX });
            order && check.at - other.at <= chrono::Duration::hours(RECENT_HOURS)
        };
        let mut recent = self.around.checks.iter().filter(own).filter(before);
        self.around.shown > Some(self.tier) || recent.any(|other| other.result.assessment.tier > self.tier)
    }

    fn reason(&self, fired: &Fired) -> Option<Reason> {
        let rule = self.content.rule(&fired.rule).filter(|_| fired.tier > Tier::SelfCare)?;
        let numbers = self.around.numbers;
        let action = rule.extra_action.as_ref().filter(|_| !self.needs_an_adult || self.tier >= Tier::SeeSoon);
        Some(Reason {
            rule: rule.id.clone(),
            text: numbers.fill(&rule.reason),
            action: action.map(|action| numbers.fill(action)),
            maternity: numbers.maternity.clone().filter(|_| action.is_some_and(|a| a.contains("{maternity_line}"))),
        })
    }

    fn would_change(&self) -> Vec<Unclear> {
        let unclear = |raising: Raising| {
            let text = self.content.question(&raising.question)?.text.clone();
            let answered = if raising.not_sure { NOT_SURE } else { "Not answered." };
            Some(Unclear { question: raising.question, text, answered })
        };
        raising(self.content, &self.check.answers).into_iter().filter_map(unclear).collect()
    }

    fn closing(&self) -> Vec<(String, String)> {
        if self.check.who == Who::Other || self.needs_an_adult {
            return Vec::new();
        }
        self.standing.shutting(self.content).map(|gate| self.said_of(gate)).collect()
    }

    /// By this check; where closed routines keep moves shut, also what closes them.
    fn changing(&self, shut: bool) -> Vec<(String, String)> {
        if self.check.who == Who::Other || self.needs_an_adult {
            return Vec::new();
        }
        let closing: Vec<&GateId> = self.standing.shutting(self.content).map(|gate| &gate.id).collect();
        let by_routines: BTreeSet<GateId> = if shut && closing.is_empty() {
            self.candidates().iter().flatten().flat_map(|routine| self.gated(routine).why).collect()
        } else {
            BTreeSet::new()
        };
        let changes = |gate: &&Gate| {
            !closing.contains(&&gate.id)
                && (self.check.result.gates.contains(&gate.id) || by_routines.contains(&gate.id))
        };
        self.standing.gates(self.content).filter(changes).map(|gate| self.said_of(gate)).collect()
    }

    /// Why a gate holds, and what it does.
    fn said_of(&self, gate: &Gate) -> (String, String) {
        (title(self.content, &self.standing, gate), explain(self.content, &self.standing, gate))
    }
}
