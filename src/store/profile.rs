//! The profile: safety answers, and what the person confirmed.
//!
//! A confirmation counts for the answers it was given for (`domain/gate.rs` compares the times), so an answer that
//! changes after a confirmation is always dated later than it, even within a second or after the clock went back.

use super::column::{At, Json, json, moment, no_earlier};
use super::failure::Failure;
use super::{Store, StoreError};
use crate::domain::answers::Answers;
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::field::{Allowed, FieldError};
use crate::domain::gate::{Profile, SEEN, SafetyAnswer};
use crate::domain::id::QuestionId;
use chrono::Duration;
use rusqlite::{Connection, named_params};

/// What is to be kept of the profile, in one go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProfileChange {
    pub answers: Vec<(QuestionId, Answer)>,
    /// Safety answers to be forgotten. Forgetting one that is not stored is no error.
    pub forget: Vec<QuestionId>,
    /// Sentences that were confirmed, by the `cleared_by` ids of their gates.
    pub confirm: Vec<String>,
    /// Confirmations to be taken back.
    pub unconfirm: Vec<String>,
}

impl ProfileChange {
    /// A sentence that was confirmed, or no longer is.
    pub fn confirmed(id: &str, is_so: bool) -> ProfileChange {
        let ids = vec![id.to_owned()];
        if is_so {
            ProfileChange { confirm: ids, ..ProfileChange::default() }
        } else {
            ProfileChange { unconfirm: ids, ..ProfileChange::default() }
        }
    }

    /// An answer to be forgotten.
    pub fn forgotten(id: &QuestionId) -> ProfileChange {
        ProfileChange { forget: vec![id.clone()], ..ProfileChange::default() }
    }
}

impl Store {
    /// The stored safety answers and confirmations.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn profile(&self) -> Result<Profile, StoreError> {
        self.read("the safety answers", read)
    }

    /// Makes all of a change, or nothing. An answer with the same value keeps the time since when it has had it.
    ///
    /// # Errors
    /// A question that is no safety question, an answer it does not take, a confirmation that no gate asks for or that
    /// only [`Store::mark_seen`] gives, or a failed write.
    pub fn keep_profile(&self, content: &Content, change: &ProfileChange, now: Moment) -> Result<(), StoreError> {
        for (id, answer) in &change.answers {
            validate(content, id, answer)?;
        }
        for id in &change.confirm {
            validate_confirmation(content, id)?;
        }
        self.transact("keeping the safety answers", |connection| {
            write(connection, &change.answers, now, now)?;
            for id in &change.forget {
                connection.execute("DELETE FROM safety_answers WHERE question = ?1", [id.as_str()])?;
            }
            for id in &change.unconfirm {
                connection.execute("DELETE FROM confirmations WHERE id = ?1", [id])?;
            }
            confirm(connection, &change.confirm, now)
        })
    }

    /// Keeps safety answers.
    ///
    /// # Errors
    /// As [`Store::keep_profile`].
    pub fn set_safety_answers(
        &self,
        content: &Content,
        answers: &[(QuestionId, Answer)],
        now: Moment,
    ) -> Result<(), StoreError> {
        let change = ProfileChange { answers: answers.to_vec(), ..ProfileChange::default() };
        self.keep_profile(content, &change, now)
    }
}

/// Keeps that the person confirmed sentences.
fn confirm(connection: &Connection, ids: &[String], now: Moment) -> Result<(), Failure> {
    let newest_answer = read(connection)?.answers.values().filter_map(|answer| answer.since).max();
    let at = newest_answer.map_or(whole_seconds(now), |since| no_earlier(now, since));
    for id in ids {
        connection
            .prepare_cached(
                "INSERT INTO confirmations (id, at) VALUES (:id, :at) ON CONFLICT (id) DO UPDATE SET at = :at",
            )?
            .execute(named_params! { ":id": id, ":at": At(at) })?;
    }
    Ok(())
}

/// Writes answers that were given `at`; those whose value is another than before have it since `now`.
pub(super) fn write<'a>(
    connection: &Connection,
    answers: impl IntoIterator<Item = &'a (QuestionId, Answer)>,
    at: Moment,
    now: Moment,
) -> Result<(), Failure> {
    let profile = read(connection)?;
    let newest_confirmation = profile.confirmed.values().max();
    let changed = newest_confirmation.map_or(whole_seconds(now), |at| no_earlier(now, *at + Duration::seconds(1)));
    for (id, answer) in answers {
        let before = profile.answers.get(id);
        let since = before.filter(|before| before.value == *answer).and_then(|before| before.since).unwrap_or(changed);
        connection
            .prepare_cached(
                "INSERT INTO safety_answers (question, value, at, since) VALUES (:question, :value, :at, :since) \
                 ON CONFLICT (question) DO UPDATE SET value = :value, at = :at, since = :since",
            )?
            .execute(named_params! {
                ":question": id.as_str(),
                ":value": Json(answer),
                ":at": At(at),
                ":since": At(since),
            })?;
    }
    Ok(())
}

pub(super) fn read(connection: &Connection) -> Result<Profile, Failure> {
    let mut profile = Profile::default();
    let mut statement = connection.prepare_cached("SELECT question, value, at, since FROM safety_answers")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get("question")?;
        let answer =
            SafetyAnswer { value: json(row, "value")?, at: moment(row, "at")?, since: Some(moment(row, "since")?) };
        profile.answers.insert(QuestionId::from(id.as_str()), answer);
    }
    let mut statement = connection.prepare_cached("SELECT id, at FROM confirmations")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        profile.confirmed.insert(row.get("id")?, moment(row, "at")?);
    }
    Ok(profile)
}

fn validate(content: &Content, id: &QuestionId, answer: &Answer) -> Result<(), FieldError> {
    let refused = |allowed: String| FieldError {
        field: "safety answer",
        value: format!("“{id}”"),
        allowed: Allowed::Other(allowed),
    };
    if !content.is_safety_question(id) {
        return Err(refused("it takes the questions kept as safety answers".to_owned()));
    }
    Answers::default().set(id, answer.clone(), content).map_err(|error| refused(error.to_string()))
}

fn validate_confirmation(content: &Content, id: &str) -> Result<(), FieldError> {
    let given = content.gates.iter().filter_map(|gate| gate.cleared_by.as_ref()).map(|cleared| cleared.id.as_str());
    let mut known: Vec<&str> = given.filter(|known| *known != SEEN).collect();
    known.sort_unstable();
    known.dedup();
    if known.contains(&id) {
        return Ok(());
    }
    let allowed = if id == SEEN {
        "it is given by “I have been seen”".to_owned()
    } else {
        format!("it takes {}", known.join(", "))
    };
    Err(FieldError { field: "confirmation", value: format!("“{id}”"), allowed: Allowed::Other(allowed) })
}
