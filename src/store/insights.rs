//! What insights add up: what was counted of each day and month, or the rows where that is not at hand.

use super::failure::Failure;
use super::span::{shift, sql_day};
use super::{Store, StoreError, column, counts};
use crate::domain::day::Day;
use crate::domain::insights::{Added, Asked, Insights, Part, Span, Tally};
use rusqlite::{Connection, OptionalExtension, named_params};

impl Store {
    /// Every figure that is asked for.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn insights(&self, asked: &Asked) -> Result<Insights, StoreError> {
        let is_settled = self.read("the insights", |connection| Ok(counts::is_settled(connection)?))?;
        if !is_settled {
            // Where that cannot be kept the rows are counted all the same.
            let _ = self.write("counting", |connection| Ok(counts::settle(connection)?));
        }
        self.read("the insights", |connection| {
            let hour = asked.day_start_hour;
            let first = first_day(connection, hour)?;
            let is_kept = counts::is_kept(connection, hour)?;
            let sum = |span: Span, parts: &[Part]| -> rusqlite::Result<Tally> {
                let kept = if is_kept { counts::kept(connection, span, parts)? } else { None };
                kept.map_or_else(|| counts::fresh(connection, span, hour), Ok)
            };
            let tally = |span: Span| sum(span, &asked.parts(span, first));
            let lately = asked.lately();
            let added = Added {
                first,
                span: tally(asked.span(first))?,
                lately: sum(lately, &[Part::Days(lately)])?,
                beside: asked.beside(first).map(tally).transpose()?,
            };
            Ok(Insights::of(asked, &added))
        })
    }
}

/// The first day of a crack, an urge or a session in sight.
fn first_day(connection: &Connection, day_start_hour: u32) -> Result<Option<Day>, Failure> {
    let first = |table: &str, at: &str, utc: &str, which: &str| {
        // A later moment may have an earlier date, where it was lived further west.
        let in_sight = format!("FROM {table} WHERE deleted_at IS NULL{which}");
        let soon = format!("{utc} <= (SELECT min({utc}) {in_sight}) + 3 * 86400");
        format!("SELECT min({}) AS day {in_sight} AND {soon}", sql_day(at))
    };
    let sql = [
        first("entries", "at", "at_utc", ""),
        first("urges", "at", "at_utc", ""),
        first("sessions", "started_at", "started_utc", " AND ended_at IS NOT NULL"),
    ];
    let sql = format!("SELECT min(day) AS day FROM ({}) HAVING min(day) IS NOT NULL", sql.join(" UNION ALL "));
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_row(named_params! { ":shift": shift(day_start_hour) }, |row| column::day(row, "day"))
        .optional()?)
}
