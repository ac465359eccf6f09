//! A check that is being answered: which page comes, where going on leads, what of it is kept. One for both shells.
//!
//! Pages follow from the answers, so a page is known by its questions and not by its number. A question that an answer
//! opens on an earlier page is asked before the check goes on. An answer whose branch closes no longer counts and is
//! not saved; it stays while the check lasts and comes back, to be looked at again, when the branch opens.

use crate::domain::answers::{AnswerError, Answers, Page, asked, pages};
use crate::domain::checker::{Who, assess};
use crate::domain::content::Content;
use crate::domain::content::question::{Answer, AnswerKind};
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::gate::Profile;
use crate::domain::id::QuestionId;
use std::collections::{BTreeMap, BTreeSet};

mod filled;
mod kept;
mod new_check;
mod overview;
mod part;

pub use filled::{FillIn, Record, Source};
pub use kept::KeptRun;
pub use new_check::NewCheck;
pub use overview::{Said, SoFar};
pub use part::Part;

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
    /// Where what was filled in comes from.
    sources: BTreeMap<QuestionId, Source>,
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
    /// A question of the page that was left to change an answer; none where the check was finished.
    left: Option<QuestionId>,
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
            sources: BTreeMap::new(),
            given: BTreeSet::new(),
            passed: BTreeSet::new(),
            again: BTreeSet::new(),
            at: None,
            saved: None,
            shown: None,
            continued: false,
            finished: false,
            returning: false,
            left: None,
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

    /// Whether something was answered or filled in that is worth going on with.
    pub fn is_begun(&self) -> bool {
        !self.finished && (self.is_answered() || !self.sources.is_empty())
    }

    /// Whether something was answered here, or a page gone on from.
    pub fn is_answered(&self) -> bool {
        self.is_under_way() || !self.given.is_empty()
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
        self.branches_changed(content, &before);
        Ok(())
    }

    fn branches_changed(&mut self, content: &Content, before: &BTreeSet<QuestionId>) {
        let after = asked(content, &self.answers);
        for closed in before.difference(&after) {
            self.passed.remove(closed);
            self.known.remove(closed);
        }
        for opened in after.difference(before).filter(|id| self.answers.get(id).is_some()) {
            self.again.insert(opened.clone());
        }
    }

    /// Begins with the page of one question instead of the first one. Nothing where it is not asked.
    pub fn begin_at(&mut self, content: &Content, id: &QuestionId) {
        self.known.remove(id);
        if self.pages(content).iter().any(|page| page.questions.contains(id)) {
            self.at = Some(id.clone());
        }
    }

    /// Forgets an answer: its question is left out. What it opened closes with it.
    pub fn unanswer(&mut self, content: &Content, id: &QuestionId) {
        let before = asked(content, &self.answers);
        self.answers.clear(id);
        self.proposed.remove(id);
        self.given.remove(id);
        self.branches_changed(content, &before);
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
        let open = pages.iter().position(|page| !self.is_passed(page));
        let left = self.left.as_ref().filter(|_| self.returning);
        let left = left.and_then(|left| pages.iter().position(|page| page.questions.contains(left)));
        // What the changed answer opened before the page that was left comes first.
        let (next, is_back) = match (left, open) {
            (Some(left), Some(open)) if open < left => (pages.get(open), false),
            (Some(left), _) => (pages.get(left), true),
            (None, open) => {
                let next = if reviewed { following() } else { None };
                (next.or_else(|| pages.get(open?)), true)
            }
        };
        self.at = next.and_then(|page| page.questions.first().cloned());
        self.finished = next.is_none();
        if is_back {
            self.returning = false;
            self.left = None;
        }
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
        let here = self.page(content);
        let is_here = here.as_ref().is_some_and(|page| page.questions.contains(id));
        let found = is_here || self.pages(content).iter().any(|page| page.questions.contains(id));
        if found && !is_here {
            if !self.returning {
                self.left = here.and_then(|page| page.questions.into_iter().next());
            }
            self.at = Some(id.clone());
            self.returning = true;
            self.finished = false;
            self.reached = 0.0;
        }
        found
    }

    /// Whether one answer is being changed, and going on leads back to where the check was.
    pub fn is_returning(&self) -> bool {
        self.returning
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
