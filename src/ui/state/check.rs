//! Checks, safety answers, and what they open and close.

use crate::domain::answers::AnswerError;
use crate::domain::check_run::{CheckRun, FillIn, KeptRun, Onward};
use crate::domain::checker::{Check, ExerciseAgreed, Who};
use crate::domain::content::content;
use crate::domain::content::question::Answer;
use crate::domain::content::routine::Routine;
use crate::domain::exercise::{Exercise, Override, Region};
use crate::domain::gate::{GatedExercise, GatedRoutine, Offer, Profile, Recheck, Standing};
use crate::domain::id::QuestionId;
use crate::store::ProfileChange;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// The id under which [`CheckState::result`] finds the result of answers that could not be saved.
pub const UNSAVED: i64 = 0;

/// See the module. Checks are newest first.
#[derive(Clone, Copy)]
pub struct CheckState {
    app: AppState,
    checks: Signal<Vec<Check>>,
    profile: Signal<Profile>,
    /// The check being answered.
    run: Signal<Option<CheckRun>>,
    /// Checks that were begun and had to wait for an urgent one, the newest first.
    aside: Signal<Vec<CheckRun>>,
    /// What of both is on disk.
    kept: CopyValue<Vec<KeptRun>>,
}

impl CheckState {
    /// Reads what is kept.
    pub fn new(app: AppState) -> CheckState {
        let state = CheckState {
            app,
            checks: Signal::new(Vec::new()),
            profile: Signal::new(Profile::default()),
            run: Signal::new(None),
            aside: Signal::new(Vec::new()),
            kept: CopyValue::new(Vec::new()),
        };
        state.read_again();
        state.resume();
        state
    }

    /// Goes on with what was begun when the program ended, as far as that can still be gone on with.
    fn resume(&self) {
        let CheckState { mut run, mut aside, mut kept, .. } = *self;
        let begun = self.app.read(self.app.store().begun_checks()).unwrap_or_default();
        kept.set(begun.clone());
        let now = self.app.moment();
        let mut begun: Vec<CheckRun> = begun.into_iter().map(|kept| kept.resumed(content())).collect();
        begun.retain(|run| run.can_be_resumed(now));
        for run in &mut begun {
            run.saved = run.saved.filter(|id| self.check(*id).is_some());
        }
        let mut begun = begun.into_iter();
        run.set(begun.next());
        aside.set(begun.collect());
    }

    /// Reads everything again.
    pub fn read_again(&self) {
        let store = self.app.store();
        let CheckState { mut checks, mut profile, .. } = *self;
        if let Some(read) = self.app.read(store.checks(content())) {
            checks.set(read);
        }
        if let Some(read) = self.app.read(store.profile()) {
            profile.set(read);
        }
    }

    pub fn checks(&self) -> Vec<Check> {
        self.checks.cloned()
    }

    /// The checks that stand in the lists, newest first, as far as each is still there.
    pub fn listed(&self) -> Vec<Check> {
        self.checks.read().iter().filter(|check| check.is_listed()).map(Check::as_listed).collect()
    }

    /// One of those.
    pub fn listed_check(&self, id: i64) -> Option<Check> {
        self.check(id).filter(Check::is_listed).map(|check| check.as_listed())
    }

    /// The check with this id.
    pub fn check(&self, id: i64) -> Option<Check> {
        self.checks.read().iter().find(|check| check.id == id).cloned()
    }

    pub fn profile(&self) -> Profile {
        self.profile.cloned()
    }

    /// The safety answers that are to be looked at again.
    pub fn recheck(&self) -> Recheck {
        self.profile.read().recheck(&self.checks.read(), self.app.now())
    }

    /// What holds now.
    pub fn standing(&self) -> Standing {
        Standing::of(content(), &self.profile.read(), &self.checks.read(), self.app.now())
    }

    /// The own result that stands on top of Today, see [`Check::unseen`].
    pub fn unseen(&self) -> Option<Check> {
        Check::unseen(&self.checks.read()).cloned()
    }

    /// The own check that locks or limits, see [`Check::closing`].
    pub fn closing(&self) -> Option<Check> {
        Check::closing(&self.checks.read()).cloned()
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
    pub fn run(&self) -> Option<CheckRun> {
        self.run.cloned()
    }

    /// The check that was begun and can be gone on with.
    pub fn begun(&self) -> Option<CheckRun> {
        self.run().filter(|run| run.can_be_resumed(self.app.now()))
    }

    /// The checks that wait, the newest first.
    pub fn aside(&self) -> Vec<CheckRun> {
        self.aside.read().iter().filter(|run| run.can_be_resumed(self.app.now())).cloned().collect()
    }

    /// Begins a check, unless another one is begun: then nothing changes, and the person is to be asked. True when it
    /// was begun.
    pub fn begin(&self, who: Who) -> bool {
        let is_free = self.begun().is_none();
        if is_free {
            self.begin_anew(who);
        }
        is_free
    }

    /// Begins a check in place of the one that is begun.
    pub fn begin_anew(&self, who: Who) {
        self.set_run(Some(CheckRun::start(content(), who, &self.profile.peek(), self.app.moment())));
    }

    /// Begins an own check where help may be urgent. One that is begun waits and is offered again.
    pub fn begin_urgent(&self) {
        self.begin_with(&[], None);
    }

    /// Begins an own check with answers to be confirmed, at the page of `first` where that is asked. One that is begun
    /// waits and is offered again.
    pub fn begin_with(&self, answers: &[FillIn], first: Option<&QuestionId>) {
        self.begin_before(Who::Me, answers, first);
    }

    /// Begins a check with answers to be confirmed. It is on disk from then on. One that is begun waits, unless it was
    /// opened with the same and nothing was answered in it.
    fn begin_before(&self, who: Who, answers: &[FillIn], first: Option<&QuestionId>) {
        let mut aside = self.aside;
        let mut next = CheckRun::start(content(), who, &self.profile.peek(), self.app.moment());
        next.begin_with(content(), answers, first);
        aside.write().retain(|waiting| !next.says_all_of(waiting));
        self.set_aside(|begun| !next.says_all_of(begun));
        self.set_run(Some(next));
    }

    /// Lets the check that is begun wait, where it is one that may.
    fn set_aside(&self, may_wait: impl FnOnce(&CheckRun) -> bool) {
        let mut aside = self.aside;
        if let Some(begun) = self.begun().filter(may_wait) {
            aside.write().insert(0, begun);
        }
    }

    /// Goes on with a check that waits; the one being answered waits instead, if it is begun.
    pub fn take_up(&self, index: usize) {
        let CheckState { mut aside, .. } = *self;
        let now = self.app.moment();
        aside.write().retain(|run| run.can_be_resumed(now));
        if index >= aside.peek().len() {
            return;
        }
        let taken = aside.write().remove(index);
        self.set_aside(|_| true);
        self.set_run(Some(taken));
    }

    /// Answers a question of the check.
    ///
    /// # Errors
    /// An answer that does not fit the question.
    pub fn answer(&self, id: &QuestionId, answer: Answer) -> Result<(), AnswerError> {
        self.change(|run| run.answer(content(), id, answer)).unwrap_or(Ok(()))
    }

    /// Leaves a question out, whatever was answered before.
    pub fn leave_out(&self, id: &QuestionId) {
        self.change(|run| run.unanswer(content(), id));
    }

    /// Goes on from the page that is shown. An emergency comes at once, saved or not. The result to be shown, or none
    /// while another page comes.
    pub fn go_on(&self) -> Option<i64> {
        let onward = self.change(|run| run.go_on(content()))?;
        let in_emergency = self.run.peek().as_ref().is_some_and(|run| run.goes_on_in_an_emergency(content()));
        match onward {
            Onward::Page if in_emergency => {
                self.save();
                None
            }
            Onward::Page => None,
            Onward::Result => {
                let id = self.save().map_or(UNSAVED, |check| check.id);
                self.change(|run| run.was_shown(run.tier(content())));
                Some(id)
            }
        }
    }

    /// Goes on with the questions after an emergency result.
    pub fn continue_questions(&self) {
        self.change(CheckRun::continue_questions);
    }

    /// Goes back one page. False on the first one.
    pub fn back(&self) -> bool {
        self.change(|run| run.back(content())).unwrap_or_default()
    }

    /// Opens the page of one question again. False when it is not asked.
    pub fn reopen(&self, id: &QuestionId) -> bool {
        self.change(|run| run.reopen(content(), id)).unwrap_or_default()
    }

    /// Opens one question of a check again. One that is no longer being answered is begun anew at that question, with its
    /// answers to be confirmed. False when the question is not asked.
    pub fn answer_again(&self, id: i64, question: &QuestionId) -> bool {
        if self.run_of(id).is_some() {
            return self.reopen(question);
        }
        let Some(check) = self.check(id) else { return false };
        self.begin_before(check.who, &FillIn::of_check(content(), &check), Some(question));
        true
    }

    /// Begins a check at one question, with the answers of the newest own check to be confirmed. False where there is none
    /// that asked it.
    pub fn change_in_check(&self, question: &QuestionId) -> bool {
        let newest = self.checks.read().iter().find(|check| check.who == Who::Me).map(|check| check.id);
        newest.is_some_and(|id| self.answer_again(id, question))
    }

    /// The check being answered, as far as it is the one this result is about.
    pub fn run_of(&self, id: i64) -> Option<CheckRun> {
        self.run().filter(|run| run.saved == Some(id) || (id == UNSAVED && run.saved.is_none()))
    }

    /// The check with this id; with [`UNSAVED`], what the answers being given amount to.
    pub fn result(&self, id: i64) -> Option<Check> {
        if id != UNSAVED {
            return self.check(id);
        }
        let now = self.app.now();
        self.run().map(|run| run.outcome(content(), now).as_check(now))
    }

    /// Leaves the check when it was answered to its end: from then on it is no longer changed.
    pub fn leave_finished(&self) {
        if self.run.peek().as_ref().is_some_and(CheckRun::is_finished) {
            let mut aside = self.aside;
            let next = if aside.peek().is_empty() { None } else { Some(aside.write().remove(0)) };
            self.set_run(next);
        }
    }

    /// Changes the check being answered, and keeps it.
    fn change<T>(&self, change: impl FnOnce(&mut CheckRun) -> T) -> Option<T> {
        let mut run = self.run;
        let changed = run.write().as_mut().map(change);
        self.keep();
        changed
    }

    fn set_run(&self, next: Option<CheckRun>) {
        let mut run = self.run;
        run.set(next);
        self.keep();
    }

    /// Writes what is begun to disk, so that it outlives the program.
    fn keep(&self) {
        let mut kept = self.kept;
        let run = self.run.peek();
        let aside = self.aside.peek();
        let begun = run.iter().chain(aside.iter()).filter(|run| run.is_begun());
        let begun: Vec<KeptRun> = begun.map(|run| KeptRun::of(content(), run)).collect();
        if begun != *kept.peek()
            && self.app.kept(self.app.store().keep_begun_checks(&begun, self.app.moment())).is_some()
        {
            kept.set(begun);
        }
    }

    /// Saves the check as it is answered now, in place of what it was saved as before.
    fn save(&self) -> Option<Check> {
        let run = self.run.peek().clone()?;
        let check = self.app.kept(self.app.store().keep_run(content(), &run, self.app.moment()))?;
        self.change(|run| run.saved = Some(check.id));
        self.read_again();
        Some(check)
    }

    /// "I have been seen", with what was said about exercise.
    pub fn mark_seen(&self, exercise: Option<ExerciseAgreed>) -> bool {
        let kept = self.app.store().mark_seen(content(), None, exercise, self.app.moment());
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
