//! A check that is being answered: which page is shown, where to go next, how far it is.
//!
//! Pages follow from the answers, so a page is known by its first question and not by its number. A question that an
//! answer opens on an earlier page is asked before the check goes on.

use crate::domain::answers::{AnswerError, Answers, Page, asked, pages};
use crate::domain::checker::{Who, assess};
use crate::domain::content::content;
use crate::domain::content::question::{Answer, AnswerKind, BEFORE_MOVING};
use crate::domain::content::rule::Tier;
use crate::domain::day::Moment;
use crate::domain::id::QuestionId;
use std::collections::BTreeSet;

/// A check that is being answered. It stays when the screen is left by accident or an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub who: Who,
    pub answers: Answers,
    /// Safety answers that need not be asked again.
    pub known: BTreeSet<QuestionId>,
    /// When it was begun.
    pub begun_at: Moment,
    /// Questions that were shown and gone on from.
    pub passed: BTreeSet<QuestionId>,
    /// A question of the page that is shown; none shows the first page that was not gone on from.
    pub at: Option<QuestionId>,
    /// The check this draft was saved as.
    pub saved: Option<i64>,
    /// The highest tier of what this draft was saved as before.
    pub earlier: Option<Tier>,
    /// The person saw the emergency result and went on with the questions.
    pub continued: bool,
    /// Every page was gone on from, and the result was reached.
    pub finished: bool,
    /// One answer is being changed: going on leads back to where the check was.
    pub returning: bool,
    /// The share of the check that was shown last; opening a branch never makes it less.
    reached: f64,
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

impl Draft {
    /// A check at its first page.
    pub fn new(who: Who, answers: Answers, known: BTreeSet<QuestionId>, begun_at: Moment) -> Draft {
        Draft {
            who,
            answers,
            known,
            begun_at,
            passed: BTreeSet::new(),
            at: None,
            saved: None,
            earlier: None,
            continued: false,
            finished: false,
            returning: false,
            reached: 0.0,
        }
    }

    /// All pages for the answers so far.
    pub fn pages(&self) -> Vec<Page> {
        pages(content(), &self.answers, &self.known)
    }

    /// The page that is shown; none when the last one was gone on from.
    pub fn page(&self) -> Option<Page> {
        let mut pages = self.pages();
        let shown = self.position(&pages)?;
        Some(pages.swap_remove(shown))
    }

    /// Whether something was answered that is worth going on with.
    pub fn is_begun(&self) -> bool {
        !self.passed.is_empty() && !self.finished
    }

    /// Sets an answer. Answers of a branch that it closes are cleared.
    ///
    /// # Errors
    /// An answer that does not fit the question.
    pub fn answer(&mut self, id: &QuestionId, answer: Answer) -> Result<(), AnswerError> {
        let before = asked(content(), &self.answers);
        self.answers.set(id, answer, content())?;
        let after = asked(content(), &self.answers);
        for closed in before.difference(&after) {
            self.answers.clear(closed);
            self.passed.remove(closed);
            self.known.remove(closed);
        }
        Ok(())
    }

    /// Goes on from the page that is shown; lines left open count as no. The check is finished when no page is left.
    pub fn go_on(&mut self) {
        let Some(page) = self.page() else {
            self.finished = true;
            return;
        };
        self.reached = self.part().share;
        let reviewed = self.is_passed(&page) && !self.returning;
        for id in &page.questions {
            let open_line = page.list && self.answers.get(id).is_none();
            if open_line && takes_no(id) && !(page.questions.len() == 1 && may_skip(id)) {
                // A line of a list always takes "no".
                let _ = self.answers.set(id, Answer::no(), content());
            }
            self.passed.insert(id.clone());
        }
        let pages = self.pages();
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

    /// Goes back one page, with all answers. False on the first page.
    pub fn back(&mut self) -> bool {
        let pages = self.pages();
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
    pub fn reopen(&mut self, id: &QuestionId) -> bool {
        self.known.remove(id);
        let found = self.pages().iter().any(|page| page.questions.contains(id));
        if found {
            self.at = Some(id.clone());
            self.returning = true;
            self.finished = false;
            self.reached = 0.0;
        }
        found
    }

    /// The tier of the answers so far.
    pub fn tier(&self) -> Tier {
        assess(content(), &self.answers).tier
    }

    /// How far the shown page is, in questions that may still come; a branch that opens never moves it back.
    pub fn part(&self) -> Part {
        let can_come = |id: &QuestionId| !self.known.contains(id);
        let parts = content().screens.iter().filter(|screen| screen.id != BEFORE_MOVING);
        let parts: Vec<Vec<&QuestionId>> = parts
            .map(|screen| screen.questions.iter().map(|question| &question.id).filter(|id| can_come(id)).collect())
            .filter(|questions: &Vec<_>| !questions.is_empty())
            .collect();
        let of = parts.len();
        let shown = self.page();
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

fn takes_no(id: &QuestionId) -> bool {
    content().question(id).is_some_and(|question| matches!(question.answer, AnswerKind::YesNo { .. }))
}

/// Whether the question may be left out when it stands alone.
fn may_skip(id: &QuestionId) -> bool {
    content().question(id).is_some_and(|question| question.may_skip)
}
