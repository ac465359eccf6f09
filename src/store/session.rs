//! Sessions: begun, written down while they run, ended.

use super::column::{At, Choice, Json, choice, json, moment, moment_if_any, new_uid, no_earlier};
use super::failure::Failure;
use super::{Store, StoreError};
use crate::domain::day::Moment;
use crate::domain::field;
use crate::domain::id::ExerciseId;
use crate::domain::routine::Plan;
use crate::domain::routine::wishes::to_wish;
use crate::domain::session::Stopped;

use crate::domain::session::record::{Feedback, Felt, Progress, SessionRecord, StepRecord, rounded};
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use std::time::Duration;

/// What a record says; the plan and the position, which only going on needs, are not among it.
pub(super) const COLUMNS: &str = "id, uid, started_at, ended_at, routine, planned_seconds, done_seconds, completed, stopped, \
    pain_before, pain_after, felt, steps, created_at, updated_at, deleted_at";

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
    /// Writes down that a session begins. `hold` is given its id before any other program can see it, and so before one
    /// could take it for interrupted.
    ///
    /// # Errors
    /// A number over 10, or a failed write.
    pub fn begin_session(
        &self,
        plan: &Plan,
        progress: &Progress,
        pain_before: Option<u8>,
        now: Moment,
        hold: impl FnOnce(i64),
    ) -> Result<SessionRecord, StoreError> {
        field::scale("pain_before", pain_before)?;
        self.transact("beginning a session", |connection| {
            let sql = format!(
                "INSERT INTO sessions (uid, started_at, started_utc, routine, plan, position_seconds, \
                 planned_seconds, done_seconds, completed, pain_before, steps, created_at, updated_at) \
                 VALUES (:uid, :now, :now_utc, :routine, :plan, :position, :planned, :done, :completed, :pain_before, \
                 :steps, :now, :now) RETURNING {COLUMNS}"
            );
            let values = named_params! {
                ":uid": new_uid(now),
                ":now": At(now),
                ":now_utc": now.timestamp(),
                ":routine": plan.id,
                ":plan": Json(plan),
                ":position": rounded(progress.position),
                ":planned": rounded(progress.planned),
                ":done": rounded(progress.done),
                ":completed": progress.completed,
                ":pain_before": pain_before,
                ":steps": Json(&progress.steps),
            };
            let begun = connection.prepare_cached(&sql)?.query_row(values, record_of)?;
            hold(begun.id);
            Ok(begun)
        })
    }

    /// Writes down how far a running session went. Feedback already given stays.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn save_progress(&self, id: i64, progress: &Progress, now: Moment) -> Result<(), StoreError> {
        self.transact("saving how far a session went", |connection| {
            write_progress(connection, &by_id(connection, id)?, progress, now)
        })
    }

    /// Writes down that a running session goes on with another plan.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn change_plan(&self, id: i64, plan: &Plan, progress: &Progress, now: Moment) -> Result<(), StoreError> {
        self.transact("changing a running session", |connection| {
            let kept = by_id(connection, id)?;
            connection
                .prepare_cached("UPDATE sessions SET plan = :plan WHERE id = :id")?
                .execute(named_params! { ":plan": Json(plan), ":id": id })?;
            write_progress(connection, &kept, progress, now)
        })
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
        self.transact("ending a session", |connection| {
            let kept = by_id(connection, id)?;
            write_progress(connection, &kept, progress, now)?;
            write_end(connection, id, no_earlier(now, kept.updated_at), stopped)?;
            by_id(connection, id)
        })
    }

    /// Closes a session that was interrupted, at the time and with what was written down last. One that has ended
    /// meanwhile, in another window, stays as it ended. From records that cannot be written it is taken along closed.
    ///
    /// # Errors
    /// An unknown id, or a failed write.
    pub fn close_killed_session(&self, id: i64, now: Moment) -> Result<SessionRecord, StoreError> {
        let close = |connection: &Connection| {
            let kept = by_id(connection, id)?;
            if kept.ended_at.is_none() {
                write_end(connection, id, kept.updated_at, Stopped::Killed)?;
                touch(connection, &kept, now)?;
            }
            by_id(connection, id)
        };
        if self.is_copy() { self.write("closing a session", close) } else { self.transact("closing a session", close) }
    }

    /// Closes every session that was interrupted and does not play: `plays` says by its id whether it does. Returns them,
    /// newest first.
    ///
    /// # Errors
    /// A failed write.
    pub fn close_interrupted_sessions(
        &self,
        plays: impl Fn(i64) -> bool,
        now: Moment,
    ) -> Result<Vec<SessionRecord>, StoreError> {
        let open = self.open_sessions()?.into_iter().filter(|id| !plays(*id));
        let closed = open.map(|id| self.close_killed_session(id, now)).collect::<Result<Vec<_>, _>>()?;
        // One may have ended by itself since it was looked for.
        Ok(closed.into_iter().filter(|session| session.stopped == Some(Stopped::Killed)).collect())
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
        field::scale("pain_after", pain_after)?;
        self.transact("rating a session", |connection| {
            let kept = by_id(connection, id)?;
            connection
                .prepare_cached("UPDATE sessions SET pain_after = :pain_after, felt = :felt WHERE id = :id")?
                .execute(named_params! { ":pain_after": pain_after, ":felt": felt.map(Choice), ":id": id })?;
            touch(connection, &kept, now)?;
            by_id(connection, id)
        })
    }

    /// What the person says about moves: session ids, steps and feedback. All of it, or nothing.
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
        self.transact("rating a step", |connection| {
            rate(connection, id, step, feedback, now)?;
            by_id(connection, id)
        })
    }

    /// One session, deleted or not.
    ///
    /// # Errors
    /// An unknown id.
    pub fn session(&self, id: i64) -> Result<SessionRecord, StoreError> {
        self.read("a session", |connection| by_id(connection, id))
    }

    /// All sessions that ended and are not deleted, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn sessions(&self) -> Result<Vec<SessionRecord>, StoreError> {
        self.read("the sessions", |connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM sessions WHERE ended_at IS NOT NULL AND deleted_at IS NULL \
                 ORDER BY started_utc DESC, id DESC"
            ))?;
            let found: rusqlite::Result<Vec<SessionRecord>> = statement.query_map([], record_of)?.collect();
            Ok(found?)
        })
    }

    /// The sessions in which something was done, of one routine or exercise or of all, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn played(&self, only: Option<&str>) -> Result<Vec<SessionRecord>, StoreError> {
        self.read("the sessions", |connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM sessions WHERE ended_at IS NOT NULL AND deleted_at IS NULL AND done_seconds > 0 \
                 AND (:only IS NULL OR routine = :only) ORDER BY started_utc DESC, id DESC"
            ))?;
            let found = statement.query_map(named_params! { ":only": only }, record_of)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps whether a move is liked or not wanted, or takes back every word about it (see
    /// [`crate::domain::routine::wishes::to_wish`]). False for a move that was in no session.
    ///
    /// # Errors
    /// A failed write.
    pub fn wish(&self, exercise: &ExerciseId, wish: Option<Feedback>, now: Moment) -> Result<bool, StoreError> {
        self.transact("keeping a wish", |connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM sessions WHERE ended_at IS NOT NULL \
                 AND EXISTS (SELECT 1 FROM json_each(steps) WHERE value ->> 'exercise' = :exercise) \
                 ORDER BY started_utc DESC, id DESC"
            ))?;
            let found = statement.query_map(named_params! { ":exercise": exercise.as_str() }, record_of)?;
            let sessions: Vec<SessionRecord> = found.collect::<rusqlite::Result<_>>()?;
            let words = to_wish(&sessions, exercise, wish);
            for (id, step, said) in &words {
                rate(connection, *id, *step, *said, now)?;
            }
            Ok(!sessions.is_empty())
        })
    }

    /// The ids of all sessions that were begun and not ended, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn open_sessions(&self) -> Result<Vec<i64>, StoreError> {
        self.read("the unfinished sessions", |connection| {
            let sql = "SELECT id FROM sessions WHERE ended_at IS NULL ORDER BY started_utc DESC, id DESC";
            let mut statement = connection.prepare_cached(sql)?;
            let found: rusqlite::Result<Vec<i64>> = statement.query_map([], |row| row.get("id"))?.collect();
            Ok(found?)
        })
    }

    /// The newest session that was begun and not ended.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn unfinished_session(&self) -> Result<Option<Unfinished>, StoreError> {
        self.interrupted_session(|_| false)
    }

    /// The newest session that was begun, not ended, and does not play: `plays` says by its id whether it does.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn interrupted_session(&self, plays: impl Fn(i64) -> bool) -> Result<Option<Unfinished>, StoreError> {
        self.read("an unfinished session", |connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS}, plan, position_seconds FROM sessions WHERE ended_at IS NULL \
                 ORDER BY started_utc DESC, id DESC"
            ))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if !plays(row.get("id")?) {
                    return Ok(Some(unfinished_of(row)?));
                }
            }
            Ok(None)
        })
    }
}

fn rate(connection: &Connection, id: i64, step: usize, feedback: Option<Feedback>, now: Moment) -> Result<(), Failure> {
    let mut kept = by_id(connection, id)?;
    let rated = kept.steps.get_mut(step);
    rated.ok_or_else(|| StoreError::NotFound { what: "step", id: step.to_string() })?.feedback = feedback;
    connection
        .prepare_cached("UPDATE sessions SET steps = :steps WHERE id = :id")?
        .execute(named_params! { ":steps": Json(&kept.steps), ":id": id })?;
    touch(connection, &kept, now)
}

fn write_progress(
    connection: &Connection,
    kept: &SessionRecord,
    progress: &Progress,
    now: Moment,
) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "UPDATE sessions SET position_seconds = :position, planned_seconds = :planned, done_seconds = :done, \
             completed = :completed, steps = :steps, updated_at = :updated_at WHERE id = :id",
        )?
        .execute(named_params! {
            // As exact as what was done: else each interruption would put the two a little further apart.
            ":position": rounded(progress.position),
            ":planned": rounded(progress.planned),
            ":done": rounded(progress.done),
            ":completed": progress.completed,
            ":steps": Json(with_feedback(&progress.steps, &kept.steps)),
            ":updated_at": At(no_earlier(now, kept.updated_at)),
            ":id": kept.id,
        })?;
    Ok(())
}

/// Steps as they are now, with the feedback that was given before.
fn with_feedback(steps: &[StepRecord], kept: &[StepRecord]) -> Vec<StepRecord> {
    let mut steps = steps.to_vec();
    for (step, before) in steps.iter_mut().zip(kept).filter(|(step, before)| step.exercise == before.exercise) {
        step.feedback = step.feedback.or(before.feedback);
    }
    steps
}

fn write_end(connection: &Connection, id: i64, ended_at: Moment, stopped: Stopped) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE sessions SET ended_at = :ended_at, stopped = :stopped WHERE id = :id")?
        .execute(named_params! { ":ended_at": At(ended_at), ":stopped": Choice(stopped), ":id": id })?;
    Ok(())
}

fn touch(connection: &Connection, kept: &SessionRecord, now: Moment) -> Result<(), Failure> {
    connection
        .prepare_cached("UPDATE sessions SET updated_at = :updated_at WHERE id = :id")?
        .execute(named_params! { ":updated_at": At(no_earlier(now, kept.updated_at)), ":id": kept.id })?;
    Ok(())
}

fn by_id(connection: &Connection, id: i64) -> Result<SessionRecord, Failure> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM sessions WHERE id = ?1"))?;
    let found = statement.query_row([id], record_of).optional()?;
    found.ok_or_else(|| StoreError::NotFound { what: "session", id: id.to_string() }.into())
}

pub(super) fn record_of(row: &Row<'_>) -> rusqlite::Result<SessionRecord> {
    Ok(SessionRecord {
        id: row.get("id")?,
        uid: row.get("uid")?,
        started_at: moment(row, "started_at")?,
        ended_at: moment_if_any(row, "ended_at")?,
        routine: row.get("routine")?,
        planned_seconds: row.get("planned_seconds")?,
        done_seconds: row.get("done_seconds")?,
        completed: row.get("completed")?,
        stopped: choice(row, "stopped")?,
        pain_before: row.get("pain_before")?,
        pain_after: row.get("pain_after")?,
        felt: choice(row, "felt")?,
        steps: json(row, "steps")?,
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
        deleted_at: moment_if_any(row, "deleted_at")?,
    })
}

fn unfinished_of(row: &Row<'_>) -> rusqlite::Result<Unfinished> {
    let position: f64 = row.get("position_seconds")?;
    Ok(Unfinished {
        record: record_of(row)?,
        plan: json(row, "plan")?,
        position: Duration::try_from_secs_f64(position).unwrap_or_default(),
    })
}
