//! What only the page for a visit asks for, counted where the records lie.

use super::failure::Failure;
use super::finished::FINISHED_A_STEP;
use super::span::{around, shift, sql_day};
use super::{Store, StoreError, journal};
use crate::domain::insights::{Histogram, Span};
use crate::domain::journal::Entry;
use crate::domain::report::history::{Counted, More, Played, Tried};
use rusqlite::{Connection, Row, ToSql, named_params};
use std::collections::BTreeMap;

impl Store {
    /// The newest cracks that have a note, newest first, at most so many.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn noted_entries(&self, span: Span, day_start_hour: u32, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.read("the notes", |connection| {
            let asked = Asked { connection, span, day_start_hour };
            let which = format!("{} AND note <> ''", Asked::within("entries", "at", "at_utc"));
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let sql = format!(
                "SELECT {} FROM entries WHERE {which} ORDER BY at_utc DESC, id DESC LIMIT {most}",
                journal::COLUMNS
            );
            asked.rows(&sql, journal::entry_of)
        })
    }

    /// The counts that only the page for a visit has.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn more_counts(&self, span: Span, day_start_hour: u32) -> Result<More, StoreError> {
        self.read("the counts of the page", |connection| {
            let asked = Asked { connection, span, day_start_hour };
            let entries = Asked::within("entries", "at", "at_utc");
            let urges = Asked::within("urges", "at", "at_utc");
            let said = |column: &str| {
                format!(
                    "SELECT {column} AS what, count(*) AS times FROM entries WHERE {entries} AND {column} IS NOT NULL"
                )
            };
            let words = |column: &str| {
                format!("SELECT value AS what, count(*) AS times FROM entries, json_each({column}) WHERE {entries}")
            };
            let all: Vec<u32> =
                asked.rows(&format!("SELECT count(*) AS times FROM urges WHERE {urges}"), |row| row.get("times"))?;
            Ok(More {
                urges: all.into_iter().sum(),
                pops: asked.counted(&said("pops"))?,
                sounds: asked.counted(&said("sound"))?,
                context: asked.counted(&words("context"))?,
                effort: asked.counted(&said("effort"))?,
                pain_kinds: asked.counted(&said("pain_kind"))?,
                pain_later: asked.pain_later(&entries)?,
                tags: asked.counted(&words("tags"))?,
                tried: asked.tried(&urges)?,
                played: asked.played()?,
                moves: asked.moves()?,
                worse: asked.worse()?,
                sat: asked.sat()?,
            })
        })
    }
}

/// The days that are asked for, and where.
struct Asked<'a> {
    connection: &'a Connection,
    span: Span,
    day_start_hour: u32,
}

impl Asked<'_> {
    /// The rows in sight on these days.
    fn within(table: &str, at: &str, utc: &str) -> String {
        format!(
            "{table}.deleted_at IS NULL AND {table}.{utc} >= :first AND {table}.{utc} < :last AND {} BETWEEN :from AND :to",
            sql_day(&format!("{table}.{at}"))
        )
    }

    fn played_within() -> String {
        format!(
            "sessions.ended_at IS NOT NULL AND {} AND {FINISHED_A_STEP}",
            Asked::within("sessions", "started_at", "started_utc")
        )
    }

    fn rows<T>(&self, sql: &str, read: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>, Failure> {
        let (first, last) = around(Some(self.span.from), Some(self.span.to));
        let (shift, from, to) = (shift(self.day_start_hour), self.span.from.to_string(), self.span.to.to_string());
        let values: [(&str, &dyn ToSql); 5] =
            [(":first", &first), (":last", &last), (":shift", &shift), (":from", &from), (":to", &to)];
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map(&values[..], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// A statement over `what` and `times`, the most frequent first.
    fn counted(&self, sql: &str) -> Result<Vec<Counted>, Failure> {
        let sql = format!("{sql} GROUP BY what ORDER BY times DESC, what");
        self.rows(&sql, |row| Ok(Counted { what: row.get("what")?, times: row.get("times")? }))
    }

    fn pain_later(&self, entries: &str) -> Result<Histogram, Failure> {
        let sql = format!(
            "SELECT pain_later AS value, count(*) AS times FROM entries WHERE {entries} AND pain_later IS NOT NULL GROUP BY value"
        );
        let mut given = Histogram::default();
        for (value, times) in self.rows(&sql, |row| Ok((row.get("value")?, row.get("times")?)))? {
            given.add(value, times);
        }
        Ok(given)
    }

    fn tried(&self, urges: &str) -> Result<Vec<Tried>, Failure> {
        let sql = format!(
            "SELECT alternative AS what, level AS before, level_after AS after, count(*) AS times FROM urges \
             WHERE {urges} AND alternative IS NOT NULL AND level_after IS NOT NULL GROUP BY what, before, after"
        );
        let mut tried: BTreeMap<String, Tried> = BTreeMap::new();
        for (what, before, after, times) in self.rows(&sql, before_and_after)? {
            let new = || Tried { alternative: what.clone(), before: Histogram::default(), after: Histogram::default() };
            let known = tried.entry(what.clone()).or_insert_with(new);
            known.before.add(before, times);
            known.after.add(after, times);
        }
        Ok(tried.into_values().collect())
    }

    fn played(&self) -> Result<Vec<Played>, Failure> {
        let (within, day) = (Asked::played_within(), sql_day("sessions.started_at"));
        let sql = format!(
            "SELECT routine AS what, count(*) AS times, count(DISTINCT {day}) AS days FROM sessions WHERE {within} \
             GROUP BY what ORDER BY times DESC, what"
        );
        let mut played = self.rows(&sql, |row| {
            let (before, after) = (Histogram::default(), Histogram::default());
            Ok(Played { routine: row.get("what")?, times: row.get("times")?, days: row.get("days")?, before, after })
        })?;
        let sql = format!(
            "SELECT routine AS what, pain_before AS before, pain_after AS after, count(*) AS times FROM sessions \
             WHERE {within} AND pain_before IS NOT NULL AND pain_after IS NOT NULL GROUP BY what, before, after"
        );
        for (what, before, after, times) in self.rows(&sql, before_and_after)? {
            for known in played.iter_mut().filter(|known| known.routine == what) {
                known.before.add(before, times);
                known.after.add(after, times);
            }
        }
        Ok(played)
    }

    fn moves(&self) -> Result<Vec<Counted>, Failure> {
        let within = Asked::played_within();
        self.counted(&format!(
            "SELECT value ->> 'exercise' AS what, count(*) AS times FROM sessions, json_each(sessions.steps) \
             WHERE {within} AND value ->> 'done_seconds' > 0"
        ))
    }

    fn worse(&self) -> Result<Vec<Counted>, Failure> {
        let within = Asked::within("sessions", "started_at", "started_utc");
        self.counted(&format!(
            "SELECT routine AS what, count(*) AS times FROM sessions WHERE {within} AND stopped = 'worse'"
        ))
    }

    fn sat(&self) -> Result<Option<(u32, f64)>, Failure> {
        let sql = "SELECT sit_hours FROM days WHERE deleted_at IS NULL AND sit_hours IS NOT NULL AND date BETWEEN :from AND :to \
                   ORDER BY sit_hours";
        let mut statement = self.connection.prepare_cached(sql)?;
        let days = named_params! { ":from": self.span.from.to_string(), ":to": self.span.to.to_string() };
        let hours: Vec<u32> = statement.query_map(days, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let middle = crate::domain::insights::median(hours.iter().map(|hours| (*hours, 1)));
        Ok(middle.map(|middle| (u32::try_from(hours.len()).unwrap_or(u32::MAX), middle)))
    }
}

type BeforeAndAfter = (String, u8, u8, u32);

fn before_and_after(row: &Row<'_>) -> rusqlite::Result<BeforeAndAfter> {
    Ok((row.get("what")?, row.get("before")?, row.get("after")?, row.get("times")?))
}
