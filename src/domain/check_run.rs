//! A check that is being answered: which page comes, where going on leads, what of it is kept. One for both shells.
//!
//! Pages follow from the answers, so a page is known by its questions and not by its number. A question that an answer
//! opens on an earlier page is asked before the check goes on. An answer whose branch closes no longer counts and is
//! not saved; it stays while the check lasts and comes back, to be looked at again, when the branch opens.

use crate::domain::answers::{AnswerError, Answers, Page, asked, pages};
use crate::domain::checker::{Assessment, Check, CheckResult, Who, assess};
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind, BEFORE_MOVING};
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::{Profile, Standing};
use crate::domain::id::{GateId, QuestionId};
use std::collections::BTreeSet;

mod kept;

pub use kept::KeptRun;

/// How long a check that was begun can be gone on with, in hours: then its first answers no longer speak of now.
pub const RESUMED_HOURS: i64 = 24;

/// A check that is being answered.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckRun {
    pub who: Who,
    pub begun_at: Moment,
    /// Everything answered, also in branches that are closed now.
    answers: Answers,
    /// Stored safety answers that need not be asked again.
    known: BTreeSet<QuestionId>,
    /// Filled in from other records: shown, and not counted until it is gone on from.
    proposed: BTreeSet<QuestionId>,
    /// Answered in this check.
    given: BTreeSet<QuestionId>,
    /// Shown and gone on from.
    passed: BTreeSet<QuestionId>,
    /// Came back with its branch; no longer so once it is gone on from.
    again: BTreeSet<QuestionId>,
    /// A question of the page that is shown; none shows the first page that was not gone on from.
    at: Option<QuestionId>,
    /// The check this was saved as.
    pub saved: Option<i64>,
    /// The highest tier whose result was shown.
    pub shown: Option<Tier>,
    /// The person saw the emergency result and went on with the questions.
    continued: bool,
    /// Every page was gone on from.
    finished: bool,
    /// One answer is being changed: going on leads back to where the check was.
    returning: bool,
    /// The share of the check that was shown last; opening a branch never makes it less.
    reached: f64,
}

/// Where going on leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// Another page of questions.
    Page,
    /// The result.
    Result,
}

/// What a check amounts to, to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCheck {
    pub who: Who,
    /// The answers that count.
    pub answers: Answers,
    /// Those that were given in this check; the others were known before.
    pub given: BTreeSet<QuestionId>,
    pub assessment: Assessment,
    /// Gates that hold with these answers as the only check.
    pub gates: Vec<GateId>,
}

/// How far a check is, in parts that can still come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// From 1.
    pub number: usize,
    pub of: usize,
    /// Share of the whole check, 0 to 1.
    pub share: f64,
}

impl NewCheck {
    /// A whole sheet as a check.
    pub fn of_sheet(content: &Content, who: Who, answers: Answers, now: Moment) -> NewCheck {
        let given = answers.iter().map(|(id, _)| id.clone()).collect();
        NewCheck::given(content, who, answers, given, now)
    }

    fn given(content: &Content, who: Who, answers: Answers, given: BTreeSet<QuestionId>, now: Moment) -> NewCheck {
        let assessment = assess(content, &answers);
        let gates = Standing::of_assessed(content, &answers, assessment.clone(), now).holding;
        NewCheck { who, answers, given, assessment, gates }
    }

    /// The check as it would be once saved at `now`; `id` 0 stands for none.
    pub fn as_check(&self, now: Moment) -> Check {
        let result = CheckResult { assessment: self.assessment.clone(), gates: self.gates.clone(), saved: None };
        Check::unsaved(self.who, self.answers.clone(), result, now)
    }
}

impl CheckRun {
    /// A check at its first page. For the person themselves it starts from the stored safety answers.
    pub fn start(content: &Content, who: Who, profile: &Profile, now: Moment) -> CheckRun {
        let (answers, known) = match who {
            Who::Me => profile.start_check(content, now),
            Who::Other => Default::default(),
        };
        CheckRun {
            who,
            begun_at: now,
            answers,
            known,
            proposed: BTreeSet::new(),
            given: BTreeSet::new(),
            passed: BTreeSet::new(),
            again: BTreeSet::new(),
            at: None,
            saved: None,
            shown: None,
            continued: false,
            finished: false,
            returning: false,
            reached: 0.0,
        }
    }

    /// The answer to show, given in this check or before it.
    pub fn answer_to(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id)
    }

    /// The answers that count: those to questions that are asked, as far as the person gave or confirmed them.
    pub fn answers(&self, content: &Content) -> Answers {
        let confirmed = self.confirmed();
        confirmed.only(&asked(content, &confirmed))
    }

    /// Whether a question's answer was filled in and is not confirmed yet.
    pub fn is_proposed(&self, id: &QuestionId) -> bool {
        self.proposed.contains(id)
    }

    fn confirmed(&self) -> Answers {
        self.answers.without(&self.proposed)
    }

    /// All pages for the answers so far.
    pub fn pages(&self, content: &Content) -> Vec<Page> {
        pages(content, &self.answers, &self.known)
    }

    /// The page that is shown; none when the last one was gone on from.
    pub fn page(&self, content: &Content) -> Option<Page> {
        let mut pages = self.pages(content);
        let shown = self.position(&pages)?;
        Some(pages.swap_remove(shown))
    }

    /// The questions of a page that were not gone on from, or all of them where that is none.
    pub fn open_questions(&self, page: &Page) -> Vec<QuestionId> {
        let open = page.questions.iter().filter(|id| !self.passed.contains(*id)).cloned().collect::<Vec<_>>();
        if open.is_empty() { page.questions.clone() } else { open }
    }

    /// The first question of a part of the check that can be asked.
    pub fn begins_part(&self, content: &Content, page: &Page) -> bool {
        let screen = page.questions.first().and_then(|id| content.screen_of(id));
        let first = screen.and_then(|screen| screen.questions.iter().find(|one| !self.known.contains(&one.id)));
        first.map(|question| &question.id) == page.questions.first()
    }

    /// Whether a question's answer came back with its branch and was not looked at since.
    pub fn came_back(&self, id: &QuestionId) -> bool {
        self.again.contains(id)
    }

    /// Whether something was answered that is worth going on with.
    pub fn is_begun(&self) -> bool {
        !self.finished && (self.is_under_way() || !self.given.is_empty())
    }

    /// Whether it can be gone on with at `now`.
    pub fn can_be_resumed(&self, now: Moment) -> bool {
        self.is_begun() && now - self.begun_at < chrono::Duration::hours(RESUMED_HOURS)
    }

    /// Whether a page was gone on from.
    pub fn is_under_way(&self) -> bool {
        !self.passed.is_empty()
    }

    /// Whether every page was gone on from.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Whether the person goes on although the answers so far ask for emergency help.
    pub fn goes_on_in_an_emergency(&self, content: &Content) -> bool {
        self.continued && self.tier(content) == Tier::EmergencyNow
    }

    /// Sets an answer.
    ///
    /// # Errors
    /// An answer that does not fit the question.
    pub fn answer(&mut self, content: &Content, id: &QuestionId, answer: Answer) -> Result<(), AnswerError> {
        let before = asked(content, &self.answers);
        self.answers.set(id, answer, content)?;
        self.given.insert(id.clone());
        self.proposed.remove(id);
        let after = asked(content, &self.answers);
        for closed in before.difference(&after) {
            self.passed.remove(closed);
            self.known.remove(closed);
        }
        for opened in after.difference(&before).filter(|id| self.answers.get(id).is_some()) {
            self.again.insert(opened.clone());
        }
        Ok(())
    }

    /// Fills in what is known otherwise, to be confirmed: it is shown, and counts once its page is gone on from. One that
    /// does not fit is passed over.
    pub fn fill_in(&mut self, content: &Content, id: &QuestionId, answer: Answer) {
        if !self.given.contains(id) && self.answers.set(id, answer, content).is_ok() {
            self.proposed.insert(id.clone());
            self.known.remove(id);
        }
    }

    /// Begins with answers to be confirmed, at the page of `first` where that is asked.
    pub fn begin_with(&mut self, content: &Content, answers: &[(QuestionId, Answer)], first: Option<&QuestionId>) {
        answers.iter().for_each(|(id, answer)| self.fill_in(content, id, answer.clone()));
        first.into_iter().for_each(|first| self.begin_at(content, first));
    }

    /// Begins with the page of one question instead of the first one. Nothing where it is not asked.
    pub fn begin_at(&mut self, content: &Content, id: &QuestionId) {
        self.known.remove(id);
        if self.pages(content).iter().any(|page| page.questions.contains(id)) {
            self.at = Some(id.clone());
        }
    }

    /// Forgets an answer.
    pub fn unanswer(&mut self, id: &QuestionId) {
        self.answers.clear(id);
        self.proposed.remove(id);
        self.given.remove(id);
    }

    /// Goes on from the page that is shown; lines left open count as no. The check is finished when no page is left. An
    /// emergency comes at once, until the person goes on with the questions.
    pub fn go_on(&mut self, content: &Content) -> Onward {
        if let Some(page) = self.page(content) {
            self.leave_page(content, &page);
        } else {
            self.finished = true;
        }
        let emergency = self.tier(content) == Tier::EmergencyNow;
        self.continued &= emergency;
        if self.finished || (emergency && !self.continued) { Onward::Result } else { Onward::Page }
    }

    fn leave_page(&mut self, content: &Content, page: &Page) {
        self.reached = self.part(content).share;
        let reviewed = self.is_passed(page) && !self.returning;
        for id in &page.questions {
            self.proposed.remove(id);
            let question = content.question(id);
            let takes_no = question.is_some_and(|question| matches!(question.answer, AnswerKind::YesNo { .. }));
            let may_skip = page.questions.len() == 1 && question.is_some_and(|question| question.may_skip);
            if page.list && takes_no && !may_skip && self.answers.get(id).is_none() {
                // A line of a list always takes "no".
                let _ = self.answers.set(id, Answer::no(), content);
            }
            if self.answers.get(id).is_some() {
                self.given.insert(id.clone());
            }
            self.passed.insert(id.clone());
            self.again.remove(id);
        }
        let pages = self.pages(content);
        let following = || {
            let this = pages.iter().position(|other| other.questions.iter().any(|id| page.questions.contains(id)))?;
            pages.get(this + 1)
        };
        let next = if reviewed { following() } else { None };
        let next = next.or_else(|| pages.iter().find(|page| !self.is_passed(page)));
        self.at = next.and_then(|page| page.questions.first().cloned());
        self.finished = next.is_none();
        self.returning = false;
    }

    /// Goes on with the questions after an emergency result.
    pub fn continue_questions(&mut self) {
        self.continued = true;
    }

    /// Goes back one page, with all answers. False on the first page.
    pub fn back(&mut self, content: &Content) -> bool {
        let pages = self.pages(content);
        let shown = if self.finished { pages.len() } else { self.position(&pages).unwrap_or(pages.len()) };
        match shown.checked_sub(1).and_then(|before| pages.get(before)) {
            Some(page) => {
                self.at = page.questions.first().cloned();
                self.finished = false;
                self.reached = 0.0;
                true
            }
            None => false,
        }
    }

    /// Opens the page of one question again, to change its answer. False when it is not asked.
    pub fn reopen(&mut self, content: &Content, id: &QuestionId) -> bool {
        self.known.remove(id);
        let found = self.pages(content).iter().any(|page| page.questions.contains(id));
        if found {
            self.at = Some(id.clone());
            self.returning = true;
            self.finished = false;
            self.reached = 0.0;
        }
        found
    }

    /// The tier of the answers so far.
    pub fn tier(&self, content: &Content) -> Tier {
        assess(content, &self.confirmed()).tier
    }

    /// What the answers so far amount to.
    pub fn outcome(&self, content: &Content, now: Moment) -> NewCheck {
        let answers = self.answers(content);
        let given = self.given.iter().filter(|id| answers.get(id).is_some()).cloned().collect();
        NewCheck::given(content, self.who, answers, given, now)
    }

    /// Keeps that a result was shown.
    pub fn was_shown(&mut self, tier: Tier) {
        self.shown = self.shown.max(Some(tier));
    }

    /// How far the shown page is, in questions that may still come; a branch that opens never moves it back.
    pub fn part(&self, content: &Content) -> Part {
        let can_come = |id: &QuestionId| !self.known.contains(id);
        let parts = content.screens.iter().filter(|screen| screen.id != BEFORE_MOVING);
        let parts: Vec<Vec<&QuestionId>> = parts
            .map(|screen| screen.questions.iter().map(|question| &question.id).filter(|id| can_come(id)).collect())
            .filter(|questions: &Vec<_>| !questions.is_empty())
            .collect();
        let of = parts.len();
        let shown = self.page(content);
        let last = shown.as_ref().and_then(|page| page.questions.last());
        let place = parts.iter().enumerate().find_map(|(number, questions)| {
            let within = questions.iter().position(|id| Some(*id) == last)?;
            Some((number, (within + 1) as f64 / questions.len() as f64))
        });
        match place {
            Some((number, within)) => {
                let share = ((number as f64 + within) / of as f64).max(self.reached);
                Part { number: number + 1, of, share }
            }
            None => Part { number: of, of, share: 1.0 },
        }
    }

    fn is_passed(&self, page: &Page) -> bool {
        page.questions.iter().all(|id| self.passed.contains(id))
    }

    fn position(&self, pages: &[Page]) -> Option<usize> {
        if self.finished {
            return None;
        }
        let chosen = |at: &QuestionId| pages.iter().position(|page| page.questions.contains(at));
        self.at.as_ref().and_then(chosen).or_else(|| pages.iter().position(|page| !self.is_passed(page)))
    }
}
