//! What insights add up: rows read one by one by their index of time, each once, and none kept.

use super::failure::Failure;
use super::span::{around, shift, sql_day};
use super::stats::FINISHED_A_STEP;
use super::{Store, StoreError, column};
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::insights::{Added, Asked, Before, Crack, Insights, Span, Tally};
use crate::domain::journal::{BodySide, Outcome, Sound, Trigger};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

impl Store {
    /// Every figure that is asked for.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn insights(&self, asked: &Asked) -> Result<Insights, StoreError> {
        self.read("the insights", |connection| {
            let hour = asked.day_start_hour;
            let first = first_day(connection, hour)?;
            let tally = |span: Span| tally(connection, span, hour);
            let added = Added {
                first,
                span: tally(asked.span(first))?,
                lately: tally(asked.lately())?,
                beside: asked.beside(first).map(tally).transpose()?,
            };
            Ok(Insights::of(asked, &added))
        })
    }
}

/// The day of the first record in sight.
fn first_day(connection: &Connection, day_start_hour: u32) -> Result<Option<Day>, Failure> {
    let first = |table: &str, at: &str, utc: &str, which: &str| {
        format!(
            "SELECT * FROM (SELECT {} AS day FROM {table} WHERE deleted_at IS NULL{which} ORDER BY {utc}, id LIMIT 1)",
            sql_day(at)
        )
    };
    let sql = [
        first("entries", "at", "at_utc", ""),
        first("urges", "at", "at_utc", ""),
        first("sessions", "started_at", "started_utc", " AND ended_at IS NOT NULL"),
    ];
    let sql = format!("SELECT day FROM ({}) ORDER BY day LIMIT 1", sql.join(" UNION ALL "));
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_row(named_params! { ":shift": shift(day_start_hour) }, |row| column::day(row, "day"))
        .optional()?)
}

/// Adds up what happened on the days of `span`.
fn tally(connection: &Connection, span: Span, day_start_hour: u32) -> Result<Tally, Failure> {
    let mut tally = Tally::new(span, day_start_hour);
    let (first, last) = around(Some(span.from), Some(span.to));
    let mut each =
        |sql: &str, add: &mut dyn FnMut(&mut Tally, &Row<'_>) -> rusqlite::Result<()>| -> Result<(), Failure> {
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query(named_params! { ":first": first, ":last": last })?;
            while let Some(row) = rows.next()? {
                add(&mut tally, row)?;
            }
            Ok(())
        };
    each(
        "SELECT at, region, side, sound, \"trigger\", pain, relief, context, clock FROM entries \
         WHERE deleted_at IS NULL AND at_utc >= :first AND at_utc < :last ORDER BY at_utc, id",
        &mut |tally, row| {
            tally.add_crack(&Crack {
                at: column::moment(row, "at")?,
                clock: row.get(8)?,
                region: listed(row, 1, Region::from_id)?,
                side: listed(row, 2, BodySide::from_id)?,
                sound: listed(row, 3, Sound::from_id)?,
                trigger: listed(row, 4, Trigger::from_id)?,
                pain: row.get(5)?,
                relief: row.get(6)?,
                before: before(row.get_ref(7)?.as_str()?),
            });
            Ok(())
        },
    )?;
    each(
        "SELECT at, alternative, outcome FROM urges \
         WHERE deleted_at IS NULL AND at_utc >= :first AND at_utc < :last ORDER BY at_utc, id",
        &mut |tally, row| {
            tally.add_urge(
                column::moment(row, "at")?,
                row.get_ref(1)?.as_str_or_null()?,
                listed(row, 2, Outcome::from_id)?,
            );
            Ok(())
        },
    )?;
    let routines = format!(
        "SELECT started_at FROM sessions WHERE ended_at IS NOT NULL AND deleted_at IS NULL AND {FINISHED_A_STEP} \
         AND started_utc >= :first AND started_utc < :last ORDER BY started_utc, id"
    );
    each(&routines, &mut |tally, row| {
        tally.add_routine(column::moment(row, "started_at")?);
        Ok(())
    })?;
    Ok(tally)
}

/// A choice by its id, read without a detour: there can be a hundred thousand of them.
fn listed<T>(row: &Row<'_>, index: usize, from_id: fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
    Ok(row.get_ref(index)?.as_str_or_null()?.and_then(from_id))
}

/// What was just before, from a list of words as JSON. In a word of the person's own a quotation mark stands behind a
/// backslash, so that it is never taken for a listed one.
fn before(context: &str) -> Before {
    match context {
        "[]" => Before::Nothing,
        words if words.contains("\"after_sitting\"") => Before::Sitting,
        _ => Before::Other,
    }
}
