//! Checks, safety answers, and what they open and close.

use crate::domain::answers::{AnswerError, Answers};
use crate::domain::checker::{Check, CheckResult, ExerciseAgreed, Who, assess};
use crate::domain::content::content;
use crate::domain::content::question::Answer;
use crate::domain::content::routine::Routine;
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::exercise::{Exercise, Override, Region};
use crate::domain::gate::{GatedExercise, GatedRoutine, Offer, Profile, Standing};
use crate::domain::id::{GateId, QuestionId};
use crate::store::{NewCheck, ProfileChange};
use crate::ui::state::app::AppState;
use dioxus::prelude::*;
use std::collections::BTreeSet;

mod draft;

pub use draft::{Draft, Part};

/// Days after which a safety answer is shown for a re-check.
pub const RECHECK_DAYS: i64 = 90;

/// The id under which [`CheckState::result`] finds the result of answers that could not be saved.
pub const UNSAVED: i64 = 0;

/// How long a higher earlier result is pointed at, and a begun check is offered, in hours.
const RECENT_HOURS: i64 = 24;

/// Where going on leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// Another page of questions.
    Page,
    /// The result with this id.
    Result(i64),
}

/// See the module. Checks are newest first.
#[derive(Clone, Copy)]
pub struct CheckState {
    app: AppState,
    checks: Signal<Vec<Check>>,
    profile: Signal<Profile>,
    draft: Signal<Option<Draft>>,
}

impl CheckState {
    /// Reads what is kept.
    pub fn new(app: AppState) -> CheckState {
        let state = CheckState {
            app,
            checks: Signal::new(Vec::new()),
            profile: Signal::new(Profile::default()),
            draft: Signal::new(None),
        };
        state.read_again();
        state
    }

    /// Reads everything again.
    pub fn read_again(&self) {
        let store = self.app.store();
        let CheckState { mut checks, mut profile, .. } = *self;
        if let Some(read) = self.app.read(store.checks()) {
            checks.set(read);
        }
        if let Some(read) = self.app.read(store.profile()) {
            profile.set(read);
        }
    }

    pub fn checks(&self) -> Vec<Check> {
        self.checks.cloned()
    }

    /// The check with this id.
    pub fn check(&self, id: i64) -> Option<Check> {
        self.checks.read().iter().find(|check| check.id == id).cloned()
    }

    pub fn profile(&self) -> Profile {
        self.profile.cloned()
    }

    /// What holds now.
    pub fn standing(&self) -> Standing {
        Standing::of(content(), &self.profile.read(), &self.checks.read(), self.app.now())
    }

    /// The own result that stands on top of Today: the highest tier not yet seen, newest first.
    pub fn unseen(&self) -> Option<Check> {
        let checks = self.checks.read();
        let unseen = checks.iter().filter(|check| check.who == Who::Me && check.seen_at.is_none());
        let open = unseen.filter(|check| check.result.assessment.tier > Tier::SelfCare);
        open.max_by_key(|check| (check.result.assessment.tier, check.at)).cloned()
    }

    /// A routine after gates.
    pub fn routine(&self, routine: &Routine) -> GatedRoutine {
        self.standing().routine(content(), routine)
    }

    /// An exercise after gates.
    pub fn exercise(&self, exercise: &Exercise) -> GatedExercise {
        self.standing().exercise(content(), exercise, Override::default())
    }

    /// The moves that answer an urge.
    pub fn urge_offers(&self, region: Option<Region>, place: Option<&str>) -> Vec<Offer> {
        self.standing().urge_offers(content(), region, place)
    }

    /// The check being answered.
    pub fn draft(&self) -> Option<Draft> {
        self.draft.cloned()
    }

    /// Begins a check. For the person themselves it starts from the stored safety answers.
    pub fn begin(&self, who: Who) {
        let mut answers = Answers::default();
        let mut known = BTreeSet::new();
        if who == Who::Me {
            let profile = self.profile.peek();
            let oldest = self.app.moment() - chrono::Duration::days(RECHECK_DAYS);
            for (id, stored) in &profile.answers {
                let fits = answers.set(id, stored.value.clone(), content()).is_ok();
                if fits && stored.at >= oldest {
                    known.insert(id.clone());
                }
            }
        }
        let mut draft = self.draft;
        draft.set(Some(Draft::new(who, answers, known, self.app.moment())));
    }

    /// The check that was begun and can be gone on with. After a day its first answers no longer speak of now.
    pub fn begun(&self) -> Option<Draft> {
        let recent = self.app.now() - chrono::Duration::hours(RECENT_HOURS);
        self.draft().filter(|draft| draft.is_begun() && draft.begun_at > recent)
    }

    /// Answers a question of the check.
    ///
    /// # Errors
    /// An answer that does not fit the question.
    pub fn answer(&self, id: &QuestionId, answer: Answer) -> Result<(), AnswerError> {
        let mut draft = self.draft;
        draft.write().as_mut().map_or(Ok(()), |draft| draft.answer(id, answer))
    }

    /// Forgets an answer of the check.
    pub fn unanswer(&self, id: &QuestionId) {
        self.change_draft(|draft| draft.answers.clear(id));
    }

    /// Goes on from the page that is shown. An emergency comes at once, saved or not.
    pub fn go_on(&self) -> Onward {
        self.change_draft(Draft::go_on);
        let Some(draft) = self.draft.peek().clone() else { return Onward::Page };
        let emergency = draft.tier() == Tier::EmergencyNow;
        if !emergency {
            self.change_draft(|draft| draft.continued = false);
        }
        if draft.finished || (emergency && !draft.continued) {
            return Onward::Result(self.save_draft().map_or(UNSAVED, |check| check.id));
        }
        if emergency {
            self.save_draft();
        }
        Onward::Page
    }

    /// Goes on with the questions after an emergency result.
    pub fn continue_questions(&self) {
        self.change_draft(|draft| draft.continued = true);
    }

    /// Goes back one page. False on the first one.
    pub fn back(&self) -> bool {
        let mut draft = self.draft;
        draft.write().as_mut().is_some_and(Draft::back)
    }

    /// Opens the page of one question again. False when it is not asked.
    pub fn reopen(&self, id: &QuestionId) -> bool {
        let mut draft = self.draft;
        draft.write().as_mut().is_some_and(|draft| draft.reopen(id))
    }

    /// The check being answered, as far as it is the one this result is about.
    pub fn draft_of(&self, id: i64) -> Option<Draft> {
        self.draft().filter(|draft| draft.saved == Some(id) || (id == UNSAVED && draft.saved.is_none()))
    }

    /// The check with this id; with [`UNSAVED`], what the answers being given amount to.
    pub fn result(&self, id: i64) -> Option<Check> {
        if id != UNSAVED {
            return self.check(id);
        }
        let draft = self.draft()?;
        let now = self.app.now();
        let assessment = assess(content(), &draft.answers);
        Some(Check {
            id,
            uid: String::new(),
            at: now,
            who: draft.who,
            ruleset: assessment.ruleset.clone(),
            result: CheckResult { gates: gates_of(&draft, now), assessment, saved: None },
            answers: draft.answers,
            seen_at: None,
            exercise_agreed: None,
            created_at: now,
            updated_at: now,
        })
    }

    /// Whether answers of the last day gave a more urgent result than this check.
    pub fn was_more_urgent(&self, check: &Check) -> bool {
        let tier = check.result.assessment.tier;
        let since = check.at - chrono::Duration::hours(RECENT_HOURS);
        let before = |other: &&Check| other.id != check.id && other.at >= since && other.at <= check.at;
        let own = |other: &&Check| other.who == Who::Me && check.who == Who::Me;
        let higher = |other: &Check| other.result.assessment.tier > tier;
        self.draft_of(check.id).and_then(|draft| draft.earlier).is_some_and(|earlier| earlier > tier)
            || self.checks.read().iter().filter(before).filter(own).any(higher)
    }

    /// Changes the check being answered.
    pub fn change_draft(&self, change: impl FnOnce(&mut Draft)) {
        let mut draft = self.draft;
        if let Some(draft) = draft.write().as_mut() {
            change(draft);
        }
    }

    /// Leaves the check. What was saved stays.
    pub fn leave(&self) {
        let mut draft = self.draft;
        draft.set(None);
    }

    /// Leaves the check when it was answered to its end: from then on it is no longer changed.
    pub fn leave_finished(&self) {
        let finished = self.draft.peek().as_ref().is_some_and(|draft| draft.finished);
        if finished {
            self.leave();
        }
    }

    /// Saves the check as it is answered now, in place of what this draft saved before.
    pub fn save_draft(&self) -> Option<Check> {
        let draft = self.draft.peek().clone()?;
        let now = self.app.moment();
        let new = NewCheck {
            who: draft.who,
            assessment: assess(content(), &draft.answers),
            gates: gates_of(&draft, now),
            answers: draft.answers,
        };
        let store = self.app.store();
        let replaced = draft.saved.and_then(|id| self.check(id)).map(|check| check.result.assessment.tier);
        let kept = match draft.saved {
            Some(id) => store.replace_check(content(), id, &new, now),
            None => store.add_check(content(), &new, now),
        };
        let check = self.app.kept(kept)?;
        self.change_draft(|draft| {
            draft.saved = Some(check.id);
            draft.earlier = draft.earlier.max(replaced);
        });
        self.read_again();
        Some(check)
    }

    /// "I have been seen", with what was said about exercise.
    pub fn mark_seen(&self, exercise: Option<ExerciseAgreed>) -> bool {
        let kept = self.app.store().mark_seen(None, exercise, self.app.moment());
        let seen = self.app.kept(kept).is_some();
        self.read_again();
        seen
    }

    /// Keeps safety answers.
    pub fn set_safety_answers(&self, answers: &[(QuestionId, Answer)]) -> bool {
        self.still_right(answers, &[])
    }

    /// Keeps safety answers and what the person confirmed, as said now.
    pub fn still_right(&self, answers: &[(QuestionId, Answer)], confirmed: &[String]) -> bool {
        self.keep_profile(&ProfileChange {
            answers: answers.to_vec(),
            confirm: confirmed.to_vec(),
            ..ProfileChange::default()
        })
    }

    /// Forgets a safety answer.
    pub fn clear_safety_answer(&self, id: &QuestionId) -> bool {
        self.keep_profile(&ProfileChange::forgotten(id))
    }

    /// Keeps or takes back that the person confirmed a gate's sentence.
    pub fn confirm(&self, id: &str, confirmed: bool) -> bool {
        self.keep_profile(&ProfileChange::confirmed(id, confirmed))
    }

    fn keep_profile(&self, change: &ProfileChange) -> bool {
        let kept = self.app.store().keep_profile(content(), change, self.app.moment());
        let kept = self.app.kept(kept).is_some();
        self.read_again();
        kept
    }
}

fn gates_of(draft: &Draft, now: Moment) -> Vec<GateId> {
    Standing::of_sheet(content(), &draft.answers, now).holding
}
