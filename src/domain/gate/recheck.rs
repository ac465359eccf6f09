//! Safety answers that are to be looked at again: after 90 days, and after a result that asks to be seen within days or
//! sooner.

use super::{Profile, RECHECK_DAYS, SEEN};
use crate::domain::checker::{Check, Who};
use crate::domain::content::rule::Tier;
use crate::domain::day::{Moment, days_after};
use crate::domain::id::QuestionId;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recheck {
    pub answers: Vec<QuestionId>,
    /// Confirmations, by their ids.
    pub confirmed: Vec<String>,
    /// They were said before a result, and not long ago.
    pub after_result: bool,
}

impl Recheck {
    /// Nothing is to be looked at.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.confirmed.is_empty()
    }
}

impl Profile {
    /// What is to be looked at again at `now`; all that is due once anything is.
    pub fn recheck(&self, checks: &[Check], now: Moment) -> Recheck {
        let oldest = days_after(now, -RECHECK_DAYS);
        let own = checks.iter().filter(|check| check.who == Who::Me);
        let result = own.filter(|check| check.result.assessment.tier >= Tier::SeeSoon).map(|check| check.at).max();
        let before = |at: Moment| at < oldest || result.is_some_and(|result| at < result);
        let due = |at: Moment| at < oldest;
        let answers: Vec<_> = self.answers.iter().filter(|(_, stored)| before(stored.at)).collect();
        let confirmed: Vec<_> = self.confirmed.iter().filter(|(id, at)| *id != SEEN && before(**at)).collect();
        let any_old = answers.iter().any(|(_, stored)| due(stored.at)) || confirmed.iter().any(|(_, at)| due(**at));
        Recheck {
            answers: answers.into_iter().map(|(id, _)| id.clone()).collect(),
            confirmed: confirmed.into_iter().map(|(id, _)| id.clone()).collect(),
            after_result: !any_old,
        }
    }
}
