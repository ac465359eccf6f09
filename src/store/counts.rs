//! What was counted on each day and in each month, kept so that a journal of any size is added up from a few rows.
//!
//! Triggers note the dates of all that was written, changed or removed (`stale_days`), so that saving costs no counting;
//! before figures are asked for, those days are counted again ([`settle`]). What is kept and not noted is what counting
//! all rows would find. `day_counts`
//! has a row for each day on which anything was, `month_counts` for each such month; both carry the hour at which the days
//! start, and all is counted anew when the person chooses another. Only this program reads them, and nothing is lost with
//! them.

use super::column;
use super::finished::FINISHED_A_STEP;
use super::span::{around, shift, sql_day};
use crate::domain::calendar::Month;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::insights::{Before, Counting, Counts, Crack, Part, Span, Tally};
use crate::domain::journal::{BodySide, Outcome, Sound, Trigger};
use crate::domain::settings::Settings;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, named_params};
use std::collections::{BTreeMap, BTreeSet};

mod bytes;

use bytes::{bytes_of, counts_of};

/// Days that lie closer together are counted in one pass.
const NEAR: i64 = 8;

/// Counts again what was changed and not counted since.
pub(super) fn settle(connection: &Connection) -> rusqlite::Result<()> {
    let hour = chosen_hour(connection)?;
    if kept_hour(connection)?.is_some_and(|kept| kept != hour) {
        connection.execute_batch("DELETE FROM day_counts; DELETE FROM month_counts;")?;
        note_all(connection)?;
    }
    // A moment belongs to the day of its date or, early in the morning, to the day before.
    let mut days = BTreeSet::new();
    let mut statement = connection.prepare_cached("SELECT date FROM stale_days")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Ok(date) = row.get_ref(0)?.as_str()?.parse() {
            days.extend([Day(date), Day(date).plus(-1)]);
        }
    }
    let mut put = connection.prepare_cached("INSERT OR REPLACE INTO day_counts VALUES (?1, ?2, ?3)")?;
    let mut remove = connection.prepare_cached("DELETE FROM day_counts WHERE day = ?1")?;
    for (span, stale) in near(&days) {
        let counted = count(connection, span, hour)?;
        for day in stale {
            match counted.get(&day) {
                Some(counts) => put.execute((day.to_string(), hour, bytes_of(counts, day)))?,
                None => remove.execute([day.to_string()])?,
            };
        }
    }
    let months: BTreeSet<Month> = days.iter().map(|day| Month::of(*day)).collect();
    settle_months(connection, &months, hour)?;
    connection.execute_batch("DELETE FROM stale_days")
}

/// Counts everything, as after a change of the schema.
pub(super) fn settle_all(connection: &Connection) -> rusqlite::Result<()> {
    note_all(connection)?;
    settle(connection)
}

/// The sum of `parts`, from what is kept; none where that does not stand for what is there now.
pub(super) fn kept(connection: &Connection, span: Span, parts: &[Part]) -> rusqlite::Result<Option<Tally>> {
    let mut tally = Tally::new(span);
    for part in parts {
        let (mut statement, from, to) = match part {
            Part::Days(span) => {
                (statement(connection, "day", "day_counts")?, span.from.to_string(), span.to.to_string())
            }
            Part::Months(from, to) => (statement(connection, "month", "month_counts")?, key(*from), key(*to)),
        };
        let mut rows = statement.query([from, to])?;
        while let Some(row) = rows.next()? {
            let name = row.get_ref(0)?.as_str()?;
            let Some(days) = (match part {
                Part::Days(_) => name.parse().ok().map(|day| Span { from: Day(day), to: Day(day) }),
                Part::Months(..) => format!("{name}-01").parse().ok().map(|first| {
                    let month = Month::of(Day(first));
                    Span { from: month.first(), to: month.last() }
                }),
            }) else {
                return Ok(None);
            };
            let Some(counts) = counts_of(row.get_ref(1)?.as_blob()?, days.from) else { return Ok(None) };
            tally.add(days, &counts);
        }
    }
    Ok(Some(tally))
}

/// Whether nothing was changed since it was counted.
pub(super) fn is_settled(connection: &Connection) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM stale_days)")?;
    statement.query_row([], |row| row.get(0))
}

/// Whether what is kept is all there is, of days that start at this hour.
pub(super) fn is_kept(connection: &Connection, day_start_hour: u32) -> rusqlite::Result<bool> {
    Ok(is_settled(connection)? && kept_hour(connection)?.is_none_or(|kept| kept == day_start_hour))
}

/// The sum of the days of `span`, each counted from the rows.
pub(super) fn fresh(connection: &Connection, span: Span, day_start_hour: u32) -> rusqlite::Result<Tally> {
    let mut tally = Tally::new(span);
    for (day, counts) in count(connection, span, day_start_hour)? {
        tally.add(Span { from: day, to: day }, &counts);
    }
    Ok(tally)
}

fn statement<'a>(connection: &'a Connection, name: &str, table: &str) -> rusqlite::Result<CachedStatement<'a>> {
    connection
        .prepare_cached(&format!("SELECT {name}, counts FROM {table} WHERE {name} BETWEEN ?1 AND ?2 ORDER BY {name}"))
}

fn key(month: Month) -> String {
    month.first().0.format("%Y-%m").to_string()
}

/// The hour at which the person's days start.
fn chosen_hour(connection: &Connection) -> rusqlite::Result<u32> {
    let mut statement = connection.prepare_cached("SELECT value FROM settings WHERE name = 'day_start_hour'")?;
    let chosen: Option<u32> = statement.query_row([], |row| column::json(row, "value")).optional().unwrap_or_default();
    let chosen = chosen.map(|day_start_hour| Settings { day_start_hour, ..Settings::default() });
    Ok(chosen.filter(|settings| settings.validate().is_ok()).unwrap_or_default().day_start_hour)
}

fn kept_hour(connection: &Connection) -> rusqlite::Result<Option<u32>> {
    let mut statement = connection.prepare_cached("SELECT day_start_hour FROM day_counts LIMIT 1")?;
    statement.query_row([], |row| row.get(0)).optional()
}

fn note_all(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "INSERT OR IGNORE INTO stale_days SELECT substr(at, 1, 10) FROM entries \
             UNION SELECT substr(at, 1, 10) FROM urges UNION SELECT substr(started_at, 1, 10) FROM sessions",
    )
}

/// The days in stretches to be looked through at once.
fn near(days: &BTreeSet<Day>) -> Vec<(Span, Vec<Day>)> {
    let mut stretches: Vec<(Span, Vec<Day>)> = Vec::new();
    for day in days.iter().copied() {
        match stretches.last_mut() {
            Some((span, stale)) if day.since(span.to) <= NEAR => {
                span.to = day;
                stale.push(day);
            }
            _ => stretches.push((Span { from: day, to: day }, vec![day])),
        }
    }
    stretches
}

/// Adds up the months from their days.
fn settle_months(connection: &Connection, months: &BTreeSet<Month>, hour: u32) -> rusqlite::Result<()> {
    let mut put = connection.prepare_cached("INSERT OR REPLACE INTO month_counts VALUES (?1, ?2, ?3)")?;
    let mut remove = connection.prepare_cached("DELETE FROM month_counts WHERE month = ?1")?;
    for month in months {
        let span = Span { from: month.first(), to: month.last() };
        let tally = kept(connection, span, &[Part::Days(span)])?;
        match tally.as_ref().map(Tally::whole).filter(|counts| **counts != Counts::default()) {
            Some(counts) => put.execute((key(*month), hour, bytes_of(counts, span.from)))?,
            None => remove.execute([key(*month)])?,
        };
    }
    Ok(())
}

/// Counts the rows of the days of `span`: read one by one by their index of time, each once, and none kept.
fn count(connection: &Connection, span: Span, day_start_hour: u32) -> rusqlite::Result<BTreeMap<Day, Counts>> {
    let mut counting = Counting::new(day_start_hour);
    let (first, last) = around(Some(span.from), Some(span.to));
    let (shift, from, to) = (shift(day_start_hour), span.from.to_string(), span.to.to_string());
    let mut each =
        |sql: &str, add: &mut dyn FnMut(&mut Counting, &Row<'_>) -> rusqlite::Result<()>| -> rusqlite::Result<()> {
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query(named_params! {
                ":first": first, ":last": last, ":shift": shift, ":from": from, ":to": to,
            })?;
            while let Some(row) = rows.next()? {
                add(&mut counting, row)?;
            }
            Ok(())
        };
    let within = |at: &str, utc: &str| {
        format!(
            "deleted_at IS NULL AND {utc} >= :first AND {utc} < :last AND {} BETWEEN :from AND :to ORDER BY {utc}, id",
            sql_day(at)
        )
    };
    each(
        &format!(
            "SELECT at, region, side, sound, \"trigger\", pain, relief, context, clock FROM entries WHERE {}",
            within("at", "at_utc")
        ),
        &mut |counting, row| {
            counting.add_crack(&Crack {
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
        &format!("SELECT at, alternative, outcome FROM urges WHERE {}", within("at", "at_utc")),
        &mut |counting, row| {
            let outcome = listed(row, 2, Outcome::from_id)?;
            counting.add_urge(column::moment(row, "at")?, row.get_ref(1)?.as_str_or_null()?, outcome);
            Ok(())
        },
    )?;
    each(
        &format!(
            "SELECT started_at FROM sessions WHERE ended_at IS NOT NULL AND {FINISHED_A_STEP} AND {}",
            within("started_at", "started_utc")
        ),
        &mut |counting, row| {
            counting.add_routine(column::moment(row, "started_at")?);
            Ok(())
        },
    )?;
    Ok(counting.days())
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
