//! Checks, safety answers and confirmations.

use super::{Store, StoreError};
use crate::domain::checker::{Assessment, Check, ExerciseAgreed, Who};
use crate::domain::content::Content;
use crate::domain::day::Moment;
use crate::domain::gate::Profile;
use crate::domain::id::{GateId, QuestionId};
use crate::domain::question::{Answer, Answers};

/// A check to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCheck {
    pub who: Who,
    pub answers: Answers,
    pub assessment: Assessment,
    /// Gates that hold with these answers as the only check.
    pub gates: Vec<GateId>,
}

impl Store {
    /// Keeps a check. An own check writes its safety answers back to the profile, in the same transaction.
    ///
    /// # Errors
    /// A failed write.
    pub fn add_check(&self, content: &Content, check: &NewCheck, now: Moment) -> Result<Check, StoreError> {
        let _ = (content, check, now);
        todo!()
    }

    /// Puts changed answers in place of those of the same check, while the person is still in it. `at` stays.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn replace_check(
        &self,
        content: &Content,
        id: i64,
        check: &NewCheck,
        now: Moment,
    ) -> Result<Check, StoreError> {
        let _ = (content, id, check, now);
        todo!()
    }

    /// All checks, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn checks(&self) -> Result<Vec<Check>, StoreError> {
        todo!()
    }

    /// "I have been seen": marks every own check up to `up_to` (all when absent) as seen, and keeps what was said
    /// about exercise. Checks already seen take the new answer; a missing answer leaves what was said before.
    ///
    /// # Errors
    /// An unknown check id, or a failed write.
    pub fn mark_seen(
        &self,
        up_to: Option<i64>,
        exercise: Option<ExerciseAgreed>,
        now: Moment,
    ) -> Result<Vec<Check>, StoreError> {
        let _ = (up_to, exercise, now);
        todo!()
    }

    /// The stored safety answers and confirmations.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn profile(&self) -> Result<Profile, StoreError> {
        todo!()
    }

    /// Keeps safety answers. An answer with the same value keeps the time since when it has had it.
    ///
    /// # Errors
    /// A failed write; then none is kept.
    pub fn set_safety_answers(&self, answers: &[(QuestionId, Answer)], now: Moment) -> Result<(), StoreError> {
        let _ = (answers, now);
        todo!()
    }

    /// Forgets a safety answer. Forgetting one that is not stored is no error.
    ///
    /// # Errors
    /// A failed write.
    pub fn clear_safety_answer(&self, id: &QuestionId) -> Result<(), StoreError> {
        let _ = id;
        todo!()
    }

    /// Keeps that the person confirmed a sentence (`cleared_by` id of a gate).
    ///
    /// # Errors
    /// A failed write.
    pub fn confirm(&self, id: &str, now: Moment) -> Result<(), StoreError> {
        let _ = (id, now);
        todo!()
    }

    /// Takes a confirmation back.
    ///
    /// # Errors
    /// A failed write.
    pub fn unconfirm(&self, id: &str) -> Result<(), StoreError> {
        let _ = id;
        todo!()
    }
}
