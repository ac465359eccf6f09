//! How values stand in the columns of a row.

use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::field::{Allowed, FieldError};
use crate::domain::json;
use chrono::{DateTime, Datelike, SecondsFormat};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::{NoContext, Timestamp, Uuid};

/// A moment: RFC 3339 text with its offset, at whole seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct At(pub(super) Moment);

/// One of a fixed list of choices: its id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<T>(pub(super) T);

/// Anything that has a JSON form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Json<T>(pub(super) T);

impl ToSql for At {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(whole_seconds(self.0).to_rfc3339_opts(SecondsFormat::Secs, false)))
    }
}

impl FromSql for At {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        DateTime::parse_from_rfc3339(value.as_str()?).map(At).map_err(FromSqlError::other)
    }
}

impl<T: Serialize> ToSql for Choice<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0).map_err(refused)? {
            Value::String(id) => Ok(ToSqlOutput::from(id)),
            other => Err(refused(format!("{other} is not a choice"))),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Choice<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let id = Value::from(value.as_str()?);
        json::fit(&id).map(Choice).map_err(FromSqlError::other)
    }
}

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0).map(ToSqlOutput::from).map_err(refused)
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        json::fit_text(value.as_str()?).map(Json).map_err(FromSqlError::other)
    }
}

fn refused(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

pub(super) fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Moment> {
    row.get(column).map(|At(moment)| moment)
}

pub(super) fn moment_if_any(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Moment>> {
    Ok(row.get::<_, Option<At>>(column)?.map(|At(moment)| moment))
}

pub(super) fn choice<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<Choice<T>>>(column)?.map(|Choice(choice)| choice))
}

pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    row.get(column).map(|Json(value)| value)
}

/// A day, as `2026-11-20`.
pub(super) fn day(row: &Row<'_>, column: &str) -> rusqlite::Result<Day> {
    let date: String = row.get(column)?;
    let parsed =
        date.parse().map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)));
    parsed.map(Day)
}

/// When a record changed: `now`, but never before `earlier`, even if the clock went back.
pub(super) fn no_earlier(now: Moment, earlier: Moment) -> Moment {
    whole_seconds(now).max(earlier)
}

/// Checks that a moment can be written as RFC 3339, which has years of four digits and offsets of whole minutes.
pub(super) fn validate_moment(field: &'static str, moment: Moment) -> Result<(), FieldError> {
    let fits = (0..=9999).contains(&moment.year()) && moment.offset().local_minus_utc() % 60 == 0;
    let allowed = || "it takes the years 0000 to 9999 and an offset of whole minutes".to_owned();
    if fits { Ok(()) } else { Err(FieldError { field, value: moment.to_string(), allowed: Allowed::Other(allowed()) }) }
}

/// A name that no other record has on any device; in the order of time.
pub(super) fn new_uid(now: Moment) -> String {
    let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos())).to_string()
}
