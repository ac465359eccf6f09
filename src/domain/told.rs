//! What the result of a check says, decided once for both shells (`content/red-flags.md`, sections 1, 2.2 and 6).
//!
//! Nothing calming and no movement stands beside a result that asks to be seen within days or sooner, and with an age
//! under 13 nothing is said beyond showing an adult and being seen. The sheet's own age counts, whomever it is about.

use crate::domain::checker::{Check, Fired, Who, not_sure_lines};
use crate::domain::content::Content;
use crate::domain::content::gate::{Gate, GateKind};
use crate::domain::content::question::Answer;
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::exercise::Region;
use crate::domain::gate::{GatedRoutine, Profile, Standing};
use crate::domain::id::{CardId, ExerciseId, GateId, RoutineId};
use crate::domain::routine::progress::{Soreness, soreness};
use crate::domain::routine::wishes::{is_unwanted, liked_in, wishes};
use crate::domain::session::record::SessionRecord;
use crate::domain::settings::Numbers;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What a child under 13 is told to do.
pub const SHOW_AN_ADULT: &str = "Show this to an adult, and see a health professional.";

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
    /// An earlier result of the last day was more urgent.
    pub more_urgent: Option<String>,
    /// Highest tier first, then rule order.
    pub reasons: Vec<Reason>,
    /// What the answers "not sure" did, one line a question.
    pub unsure: Vec<String>,
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
    pub text: String,
    /// What the rule adds to the action of the tier.
    pub action: Option<String>,
    /// The maternity unit's number, where the action names it.
    pub maternity: Option<String>,
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
            more_urgent: teller.was_more_urgent().then(|| texts.result.earlier_more_urgent.clone()),
            reasons: assessment.fired.iter().filter_map(|fired| teller.reason(fired)).collect(),
            unsure: not_sure_lines(content, &check.answers, &assessment.fired),
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
        [&self.adult, &self.action, &self.meaning, &self.no_signs, &self.more_urgent, &self.for_other]
            .into_iter()
            .flatten()
            .chain([&self.headline])
            .chain(self.reasons.iter().map(|reason| &reason.text))
            .chain(self.reasons.iter().filter_map(|reason| reason.action.as_ref()))
            .chain(&self.unsure)
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
            && (self.holding_shut().next().is_some() || !self.candidates().iter().flatten().any(open))
    }

    fn holding_shut(&self) -> impl Iterator<Item = &Gate> {
        let shuts = |gate: &&Gate| {
            matches!(gate.kind, GateKind::Lock | GateKind::Limit) || self.standing.locks.contains(&gate.id)
        };
        self.standing.gates(self.content).filter(shuts)
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
            text: numbers.fill(&rule.reason),
            action: action.map(|action| numbers.fill(action)),
            maternity: numbers.maternity.clone().filter(|_| action.is_some_and(|a| a.contains("{maternity_line}"))),
        })
    }

    fn closing(&self) -> Vec<(String, String)> {
        if self.check.who == Who::Other || self.needs_an_adult {
            return Vec::new();
        }
        self.holding_shut().map(Gate::said).collect()
    }

    /// By this check; where closed routines keep moves shut, also what closes them.
    fn changing(&self, shut: bool) -> Vec<(String, String)> {
        if self.check.who == Who::Other || self.needs_an_adult {
            return Vec::new();
        }
        let closing: Vec<&GateId> = self.holding_shut().map(|gate| &gate.id).collect();
        let by_routines: BTreeSet<GateId> = if shut && closing.is_empty() {
            self.candidates().iter().flatten().flat_map(|routine| self.gated(routine).why).collect()
        } else {
            BTreeSet::new()
        };
        let changes = |gate: &&Gate| {
            !closing.contains(&&gate.id)
                && (self.check.result.gates.contains(&gate.id) || by_routines.contains(&gate.id))
        };
        self.standing.gates(self.content).filter(changes).map(Gate::said).collect()
    }

    fn sounds(&self, shut: bool) -> Vec<Sound> {
        if self.tier >= Tier::SeeSoon || self.needs_an_adult {
            return Vec::new();
        }
        let found = self.check.result.assessment.interpretations.iter();
        let found = found.filter_map(|id| self.content.interpretation(id));
        found
            .map(|found| Sound {
                text: found.text.clone(),
                offers: self.for_places(&found.offer).filter_map(|id| self.offered(id, shut)).collect(),
            })
            .collect()
    }

    /// Where several routines stand, only those for the places of the answers.
    fn for_places<'o>(&self, offers: &'o [String]) -> impl Iterator<Item = &'o str> + use<'a, 'o> {
        let content = self.content;
        let routines = offers.iter().filter(|id| content.routine(id).is_some()).count();
        let places = self.places();
        offers.iter().map(String::as_str).filter(move |id| {
            let elsewhere = |routine: &Routine| !routine.regions.iter().any(|region| places.contains(region));
            routines < 2 || places.is_empty() || !content.routine(id).is_some_and(elsewhere)
        })
    }

    /// What a person can open by this id; no move while moves are shut, and none for someone else.
    fn offered(&self, id: &str, shut: bool) -> Option<Offered> {
        let content = self.content;
        if let Some(card) = content.card(id) {
            return Some(Offered::Card(Named { id: card.id.clone(), name: card.title.clone() }));
        }
        if shut || !self.speaks_of_moves() {
            return None;
        }
        if let Some(routine) = content.routine(id) {
            let named = Named { id: routine.id.clone(), name: routine.name.clone() };
            return (!self.gated(routine).locked).then_some(Offered::Routine(named));
        }
        let exercise = content.exercise(id)?;
        let open = self.standing.exercise(content, exercise, Default::default()).blocked.is_none();
        open.then(|| Offered::Exercise(Named { id: exercise.id.clone(), name: exercise.name.clone() }))
    }

    fn places(&self) -> Vec<Region> {
        match self.check.answers.get("region") {
            Some(Answer::Many(places)) => places.iter().filter_map(|id| Region::from_id(id)).collect(),
            _ => Vec::new(),
        }
    }

    /// What would suit these answers, gates aside: routines offered with the sounds, those for the places, the short
    /// break. Within one group all suit equally.
    fn candidates(&self) -> [Vec<&'a Routine>; 3] {
        let content = self.content;
        let places = self.places();
        let found = self.check.result.assessment.interpretations.iter().filter_map(|id| content.interpretation(id));
        let offered = found.flat_map(|found| &found.offer).filter_map(|id| content.routine(id));
        let for_these =
            |routine: &&Routine| places.is_empty() || routine.regions.iter().any(|region| places.contains(region));
        let eases = |region: &Region| {
            content.routine(match region {
                Region::Neck => "neck_ease_5",
                Region::UpperMidBack => "upper_back_ease_6",
                Region::LowBack => "low_back_ease_8",
            })
        };
        [
            offered.filter(for_these).collect(),
            places.iter().filter_map(eases).collect(),
            content.routine(SHORT_BREAK).into_iter().collect(),
        ]
    }

    /// The first that is open. One of which the person wants no move, or that left them more sore (J22), is passed
    /// over; among those that suit equally, one with more moves they like comes first.
    fn suitable(&self, shut: bool) -> Option<Named<RoutineId>> {
        if shut || !self.speaks_of_moves() {
            return None;
        }
        let sessions = self.around.sessions;
        let wishes = wishes(sessions);
        let wanted = |routine: &&Routine| {
            let gated = self.gated(routine);
            !gated.locked && !is_unwanted(&gated.plan, &wishes) && soreness(&routine.id, sessions) < Soreness::Twice
        };
        self.candidates().into_iter().find_map(|equal| {
            let open = equal.into_iter().filter(wanted);
            let found = open.min_by_key(|routine| Reverse(liked_in(&self.gated(routine).plan, &wishes)))?;
            Some(Named { id: found.id.clone(), name: found.name.clone() })
        })
    }

    fn gentle(&self) -> Option<Named<RoutineId>> {
        let offered = self.tier == Tier::SeeSoon && self.check.who == Who::Me && !self.needs_an_adult;
        let routine = self.content.routine(GENTLE_LIST).filter(|_| offered)?;
        let label = self.content.texts.tier(self.tier)?.buttons.iter().find(|button| button.id == "gentle_list")?;
        let open = !self.gated(routine).locked;
        open.then(|| Named { id: routine.id.clone(), name: label.label.clone() })
    }

    fn gated(&self, routine: &Routine) -> GatedRoutine {
        self.standing.routine(self.content, routine)
    }
}
