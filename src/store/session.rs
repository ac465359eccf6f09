//! Sessions: begun, written down while they run, ended.

use super::{Store, StoreError};
use crate::domain::day::Moment;
use crate::domain::routine::Plan;
use crate::domain::session::{Feedback, Felt, Progress, SessionRecord, Stopped};
use std::time::Duration;

/// A session that was still running when the program ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    pub record: SessionRecord,
    /// What was being played.
    pub plan: Plan,
    /// How far it was.
    pub position: Duration,
}

impl Store {
    /// Writes down that a session begins.
    ///
    /// # Errors
    /// A failed write.
    pub fn begin_session(
        &self,
        plan: &Plan,
        progress: &Progress,
        pain_before: Option<u8>,
        now: Moment,
    ) -> Result<SessionRecord, StoreError> {
        let _ = (plan, progress, pain_before, now);
        todo!()
    }

    /// Writes down how far a running session went. Feedback already given stays.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn save_progress(&self, id: i64, progress: &Progress, now: Moment) -> Result<(), StoreError> {
        let _ = (id, progress, now);
        todo!()
    }

    /// Writes down how a session ended.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn end_session(
        &self,
        id: i64,
        progress: &Progress,
        stopped: Stopped,
        now: Moment,
    ) -> Result<SessionRecord, StoreError> {
        let _ = (id, progress, stopped, now);
        todo!()
    }

    /// Closes a session that was interrupted, with what was written down.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn close_killed_session(&self, id: i64, now: Moment) -> Result<SessionRecord, StoreError> {
        let _ = (id, now);
        todo!()
    }

    /// How the person feels afterwards.
    ///
    /// # Errors
    /// An unknown id, a number over 10, or a failed write.
    pub fn rate_session(
        &self,
        id: i64,
        pain_after: Option<u8>,
        felt: Option<Felt>,
        now: Moment,
    ) -> Result<SessionRecord, StoreError> {
        let _ = (id, pain_after, felt, now);
        todo!()
    }

    /// What the person says about one move of a session.
    ///
    /// # Errors
    /// An unknown id or step, or a failed write.
    pub fn rate_step(
        &self,
        id: i64,
        step: usize,
        feedback: Option<Feedback>,
        now: Moment,
    ) -> Result<SessionRecord, StoreError> {
        let _ = (id, step, feedback, now);
        todo!()
    }

    /// One session.
    ///
    /// # Errors
    /// An unknown id.
    pub fn session(&self, id: i64) -> Result<SessionRecord, StoreError> {
        let _ = id;
        todo!()
    }

    /// All sessions that ended, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn sessions(&self) -> Result<Vec<SessionRecord>, StoreError> {
        todo!()
    }

    /// The newest session that was begun and not ended.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn unfinished_session(&self) -> Result<Option<Unfinished>, StoreError> {
        todo!()
    }
}
