//! Checks: kept with their answers and results, and marked as seen.

use super::column::{At, Choice, Json, choice, json, moment, moment_if_any, new_uid, no_earlier};
use super::failure::Failure;
use super::{Store, StoreError, profile};
use crate::domain::answers::Answers;
use crate::domain::check_run::{CheckRun, NewCheck};
use crate::domain::checker::{Check, CheckResult, ExerciseAgreed, Who};
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::field::{Allowed, FieldError};
use crate::domain::id::QuestionId;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub(super) const COLUMNS: &str = "id, uid, at, who, ruleset_sha256, answers, result, seen_at, exercise_agreed, created_at, \
    updated_at, deleted_at, answers_removed_at";

impl Store {
    /// Keeps a check. An own check writes the safety answers that were given in it back to the profile, in the same
    /// transaction; what was known before keeps its date, so that it is asked again in time.
    ///
    /// # Errors
    /// A failed write.
    pub fn add_check(&self, content: &Content, check: &NewCheck, now: Moment) -> Result<Check, StoreError> {
        self.transact("keeping a check", |connection| {
            connection
                .prepare_cached(
                    "INSERT INTO checks (uid, at, at_utc, who, ruleset, ruleset_sha256, answers, result, created_at, \
                     updated_at) VALUES (:uid, :now, :now_utc, :who, :ruleset, :sha256, :answers, :result, :now, :now)",
                )?
                .execute(named_params! {
                    ":uid": new_uid(now),
                    ":now": At(now),
                    ":now_utc": now.timestamp(),
                    ":who": Choice(check.who),
                    ":ruleset": check.assessment.ruleset,
                    ":sha256": content.ruleset_sha256,
                    ":answers": Json(&check.answers),
                    ":result": Json(result_of(check)),
                })?;
            let id = connection.last_insert_rowid();
            write_back(connection, content, check, now, now)?;
            by_id(connection, content, id)
        })
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
        self.transact("changing a check", |connection| {
            let kept = by_id(connection, content, id)?;
            connection
                .prepare_cached(
                    "UPDATE checks SET who = :who, ruleset = :ruleset, ruleset_sha256 = :sha256, answers = :answers, \
                     result = :result, updated_at = :updated_at WHERE id = :id",
                )?
                .execute(named_params! {
                    ":who": Choice(check.who),
                    ":ruleset": check.assessment.ruleset,
                    ":sha256": content.ruleset_sha256,
                    ":answers": Json(&check.answers),
                    ":result": Json(result_of(check)),
                    ":updated_at": At(no_earlier(now, kept.updated_at)),
                    ":id": id,
                })?;
            write_back(connection, content, check, kept.at, now)?;
            by_id(connection, content, id)
        })
    }

    /// Keeps what a check amounts to so far, in place of what the same check was kept as before.
    ///
    /// # Errors
    /// A failed write.
    pub fn keep_run(&self, content: &Content, run: &CheckRun, now: Moment) -> Result<Check, StoreError> {
        let check = run.outcome(content, now);
        match run.saved {
            Some(id) => self.replace_check(content, id, &check, now),
            None => self.add_check(content, &check, now),
        }
    }

    /// All checks, newest first; deleted ones too, since what they open and close stays. An answer that no longer fits its question is left out of the sheet, but stays kept.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn checks(&self, content: &Content) -> Result<Vec<Check>, StoreError> {
        self.read("the checks", |connection| all(connection, content))
    }

    /// "I have been seen": marks every own check up to `up_to` (all when absent) as seen, and keeps what was said
    /// about exercise. Checks already seen take the new answer; a missing answer leaves what was said before.
    /// Returns these checks, newest first.
    ///
    /// # Errors
    /// An unknown check id, the id of a check for someone else, or a failed write.
    pub fn mark_seen(
        &self,
        content: &Content,
        up_to: Option<i64>,
        exercise: Option<ExerciseAgreed>,
        now: Moment,
    ) -> Result<Vec<Check>, StoreError> {
        self.transact("marking checks as seen", |connection| {
            for check in own_up_to(connection, content, up_to)? {
                connection
                    .prepare_cached(
                        "UPDATE checks SET seen_at = :seen_at, exercise_agreed = :exercise, updated_at = :updated_at \
                         WHERE id = :id",
                    )?
                    .execute(named_params! {
                        ":seen_at": At(check.seen_at.unwrap_or_else(|| whole_seconds(now))),
                        ":exercise": exercise.or(check.exercise_agreed).map(Choice),
                        ":updated_at": At(no_earlier(now, check.updated_at)),
                        ":id": check.id,
                    })?;
            }
            own_up_to(connection, content, up_to)
        })
    }

    /// The checks that [`Store::mark_seen`] would mark, newest first.
    ///
    /// # Errors
    /// An unknown check id, the id of a check for someone else, or a file that cannot be read.
    pub fn to_be_seen(&self, content: &Content, up_to: Option<i64>) -> Result<Vec<Check>, StoreError> {
        self.read("the checks", |connection| own_up_to(connection, content, up_to))
    }
}

/// The own checks up to one, all when it is absent, newest first.
fn own_up_to(connection: &Connection, content: &Content, up_to: Option<i64>) -> Result<Vec<Check>, Failure> {
    let last = up_to.map(|id| own(connection, content, id)).transpose()?;
    let covered = |check: &Check| {
        let in_range = last.as_ref().is_none_or(|last| (check.at, check.id) <= (last.at, last.id));
        check.who == Who::Me && in_range
    };
    Ok(all(connection, content)?.into_iter().filter(covered).collect())
}

fn result_of(check: &NewCheck) -> CheckResult {
    CheckResult { assessment: check.assessment.clone(), gates: check.gates.clone(), saved: None }
}

fn write_back(
    connection: &Connection,
    content: &Content,
    check: &NewCheck,
    at: Moment,
    now: Moment,
) -> Result<(), Failure> {
    if check.who != Who::Me {
        return Ok(());
    }
    let safety: Vec<(QuestionId, Answer)> = check
        .answers
        .iter()
        .filter(|(id, _)| check.given.contains(*id) && content.is_safety_question(id))
        .map(|(id, answer)| (id.clone(), answer.clone()))
        .collect();
    profile::write(connection, &safety, at, now)
}

pub(super) fn all(connection: &Connection, content: &Content) -> Result<Vec<Check>, Failure> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM checks ORDER BY at_utc DESC, id DESC"))?;
    let found: rusqlite::Result<Vec<Check>> = statement.query_map([], |row| check_of(content, row))?.collect();
    Ok(found?)
}

fn by_id(connection: &Connection, content: &Content, id: i64) -> Result<Check, Failure> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM checks WHERE id = ?1"))?;
    let found = statement.query_row([id], |row| check_of(content, row)).optional()?;
    found.ok_or_else(|| StoreError::NotFound { what: "check", id: id.to_string() }.into())
}

fn own(connection: &Connection, content: &Content, id: i64) -> Result<Check, Failure> {
    let check = by_id(connection, content, id)?;
    if check.who == Who::Me {
        return Ok(check);
    }
    let allowed = "it takes a check about you; this one is about someone else".to_owned();
    Err(FieldError { field: "check", value: id.to_string(), allowed: Allowed::Other(allowed) }.into())
}

/// Puts what stays of a check in its place.
pub(super) fn keep_bare(connection: &Connection, check: &Check) -> Result<(), Failure> {
    connection
        .prepare_cached(
            "UPDATE checks SET answers = :answers, result = :result, answers_removed_at = :removed WHERE id = :id",
        )?
        .execute(named_params! {
            ":answers": Json(&check.answers),
            ":result": Json(&check.result),
            ":removed": check.answers_removed_at.map(At),
            ":id": check.id,
        })?;
    Ok(())
}

pub(super) fn check_of(content: &Content, row: &Row<'_>) -> rusqlite::Result<Check> {
    let id = row.get("id")?;
    let result = CheckResult { saved: Some(id), ..json(row, "result")? };
    let (mut answers, mut unfit) = (Answers::default(), BTreeMap::new());
    for (question, answer) in json::<Map<String, Value>>(row, "answers")? {
        if answers.set_json(&question, &answer, content).is_err() {
            unfit.insert(question, answer);
        }
    }
    let Choice(who) = row.get("who")?;
    Ok(Check {
        id,
        uid: row.get("uid")?,
        at: moment(row, "at")?,
        who,
        ruleset: result.assessment.ruleset.clone(),
        ruleset_sha256: row.get("ruleset_sha256")?,
        answers,
        unfit,
        result,
        seen_at: moment_if_any(row, "seen_at")?,
        exercise_agreed: choice(row, "exercise_agreed")?,
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
        deleted_at: moment_if_any(row, "deleted_at")?,
        answers_removed_at: moment_if_any(row, "answers_removed_at")?,
    })
}
