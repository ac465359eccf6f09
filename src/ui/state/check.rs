//! Checks, safety answers, and what they open and close.

use crate::domain::checker::{Check, ExerciseAgreed, Tier, Who, assess};
use crate::domain::content::content;
use crate::domain::exercise::{Exercise, Override, Region};
use crate::domain::gate::{GatedExercise, GatedRoutine, Offer, Profile, Standing};
use crate::domain::id::QuestionId;
use crate::domain::question::{Answer, Answers};
use crate::domain::routine::Routine;
use crate::store::NewCheck;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;
use std::collections::BTreeSet;

/// Days after which a safety answer is shown for a re-check.
pub const RECHECK_DAYS: i64 = 90;

/// A check that is being answered. It stays when the screen is left by accident or an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub who: Who,
    pub answers: Answers,
    /// Safety answers that need not be asked again.
    pub known: BTreeSet<QuestionId>,
    /// The page that is shown.
    pub page: usize,
    /// The check this draft was saved as.
    pub saved: Option<i64>,
    /// The person saw the emergency result and went on with the questions.
    pub continued: bool,
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
        if let Some(read) = self.app.kept(store.checks()) {
            checks.set(read);
        }
        if let Some(read) = self.app.kept(store.profile()) {
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
        draft.set(Some(Draft { who, answers, known, page: 0, saved: None, continued: false }));
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

    /// Saves the check as it is answered now, in place of what this draft saved before.
    pub fn save_draft(&self) -> Option<Check> {
        let draft = self.draft.peek().clone()?;
        let new = NewCheck {
            who: draft.who,
            assessment: assess(content(), &draft.answers),
            gates: Standing::of_sheet(content(), &draft.answers, self.app.moment()).holding,
            answers: draft.answers,
        };
        let store = self.app.store();
        let now = self.app.moment();
        let kept = match draft.saved {
            Some(id) => store.replace_check(content(), id, &new, now),
            None => store.add_check(content(), &new, now),
        };
        let check = self.app.kept(kept)?;
        self.change_draft(|draft| draft.saved = Some(check.id));
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
        let kept = self.app.kept(self.app.store().set_safety_answers(answers, self.app.moment())).is_some();
        self.read_again();
        kept
    }

    /// Forgets a safety answer.
    pub fn clear_safety_answer(&self, id: &QuestionId) -> bool {
        let kept = self.app.kept(self.app.store().clear_safety_answer(id)).is_some();
        self.read_again();
        kept
    }

    /// Keeps or takes back that the person confirmed a gate's sentence.
    pub fn confirm(&self, id: &str, confirmed: bool) -> bool {
        let store = self.app.store();
        let kept = if confirmed { store.confirm(id, self.app.moment()) } else { store.unconfirm(id) };
        let kept = self.app.kept(kept).is_some();
        self.read_again();
        kept
    }
}
