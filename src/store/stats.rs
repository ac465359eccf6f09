//! Counts by day, made where the records lie: no record is read into memory for them.

use super::failure::Failure;
use super::finished::FINISHED_A_STEP;
use super::span::{around, shift, sql_day};
use super::{Store, StoreError, column};
use crate::domain::day::Day;
use crate::domain::journal::{Counts, Stats};
use rusqlite::{Connection, Row, named_params};
use std::collections::BTreeMap;

impl Store {
    /// Counts for every day from `from` to `to`, zeros included: what [`crate::domain::journal::stats`] counts over all
    /// records.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn stats(&self, from: Day, to: Day, day_start_hour: u32) -> Result<Stats, StoreError> {
        self.read("the counts", |connection| {
            let mut days = BTreeMap::new();
            let range = Range { connection, from, to, day_start_hour };
            range.count(
                "entries",
                "at",
                "at_utc",
                "count(*) AS cracks, sum(\"trigger\" IS 'self_forced') AS self_forced, \
                 sum(\"trigger\" IS 'spontaneous') AS spontaneous, sum(\"trigger\" IS 'other_person') AS other_person, \
                 max(pain) AS pain_max",
                "deleted_at IS NULL",
                &mut days,
                |row, counts| {
                    counts.cracks = row.get("cracks")?;
                    counts.self_forced = row.get("self_forced")?;
                    counts.spontaneous = row.get("spontaneous")?;
                    counts.other_person = row.get("other_person")?;
                    counts.pain_max = row.get("pain_max")?;
                    Ok(())
                },
            )?;
            range.count(
                "urges",
                "at",
                "at_utc",
                "count(*) AS urges, sum(outcome IS NOT NULL AND outcome IS NOT 'cracked') AS resisted",
                "deleted_at IS NULL",
                &mut days,
                |row, counts| {
                    counts.urges = row.get("urges")?;
                    counts.resisted = row.get("resisted")?;
                    Ok(())
                },
            )?;
            range.count(
                "sessions",
                "started_at",
                "started_utc",
                "count(*) AS routines",
                &format!("ended_at IS NOT NULL AND deleted_at IS NULL AND {FINISHED_A_STEP}"),
                &mut days,
                |row, counts| {
                    counts.routines = row.get("routines")?;
                    Ok(())
                },
            )?;
            Ok(Stats::of_days(from, to, &days))
        })
    }
}

struct Range<'a> {
    connection: &'a Connection,
    from: Day,
    to: Day,
    day_start_hour: u32,
}

impl Range<'_> {
    /// Counts one table by day. `at` and `utc` are its columns of time; `counted` is read by `take`.
    #[allow(clippy::too_many_arguments, reason = "the parts of one statement")]
    fn count(
        &self,
        table: &str,
        at: &str,
        utc: &str,
        counted: &str,
        which: &str,
        days: &mut BTreeMap<Day, Counts>,
        take: impl Fn(&Row<'_>, &mut Counts) -> rusqlite::Result<()>,
    ) -> Result<(), Failure> {
        let day = sql_day(at);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {day} AS day, {counted} FROM {table} WHERE {utc} >= :first AND {utc} < :last AND {which} \
             AND {day} BETWEEN :from AND :to GROUP BY day"
        ))?;
        let (first, last) = around(Some(self.from), Some(self.to));
        let mut rows = statement.query(named_params! {
            ":first": first,
            ":last": last,
            ":shift": shift(self.day_start_hour),
            ":from": self.from.to_string(),
            ":to": self.to.to_string(),
        })?;
        while let Some(row) = rows.next()? {
            take(row, days.entry(column::day(row, "day")?).or_default())?;
        }
        Ok(())
    }
}
