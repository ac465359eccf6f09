//! The timeline by pages of whole days: cracks, urges and routines together, the newest day first.
//!
//! A page ends with a day, so that no day stands on two pages, wherever its moments were lived. Each table is read by
//! its index of time, and only as far as the page reaches.

use super::failure::Failure;
use super::span::{EVER, around};
use super::wanted::{ENTRIES, SESSIONS, TABLES, Table, TimelineFilter, URGES, Values};
use super::{Store, StoreError, column, journal, session, urge};
use crate::domain::calendar::Month;
use crate::domain::day::Day;
use crate::domain::journal::{Entry, Urge};
use crate::domain::session::record::SessionRecord;
use crate::domain::trash::Kind;
use rusqlite::{Connection, Row, named_params};
use std::collections::BTreeMap;

/// How far down a page reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the end of the day with which it has at least so many rows.
    Rows(usize),
    /// To the end of this day.
    Day(Day),
}

/// Whole days of records, each kind newest first. An urge that ended in a crack is that crack's row; a session counts
/// once a step was finished.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelinePage {
    pub entries: Vec<Entry>,
    pub urges: Vec<Urge>,
    pub sessions: Vec<SessionRecord>,
    /// The last day of the page; none where nothing is older.
    pub older: Option<Day>,
}

impl Store {
    /// The page of the days before `before`, or from the newest.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn timeline(
        &self,
        filter: &TimelineFilter,
        before: Option<Day>,
        reach: Reach,
    ) -> Result<TimelinePage, StoreError> {
        self.read("the timeline", |connection| {
            let wanted = Wanted { connection, filter, before };
            let last = match reach {
                Reach::Day(day) => Some((day, wanted.has_older_than(day)?)),
                Reach::Rows(rows) => wanted.last_day(rows)?,
            };
            let Some((last, has_older)) = last else { return Ok(TimelinePage::default()) };
            Ok(TimelinePage {
                entries: wanted.rows(&ENTRIES, journal::COLUMNS, last, journal::entry_of)?,
                urges: wanted.rows(&URGES, urge::COLUMNS, last, urge::urge_of)?,
                sessions: wanted.rows(&SESSIONS, session::COLUMNS, last, session::record_of)?,
                older: has_older.then_some(last),
            })
        })
    }

    /// The months that have rows and how many, the newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn timeline_months(&self, filter: &TimelineFilter) -> Result<Vec<(Month, usize)>, StoreError> {
        self.read("the timeline", |connection| Wanted { connection, filter, before: None }.months())
    }

    /// Every row of the timeline: what it is and its id.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn timeline_rows(&self, filter: &TimelineFilter) -> Result<Vec<(Kind, i64)>, StoreError> {
        self.read("the timeline", |connection| {
            let values = Values::new(filter, EVER);
            let mut rows = Vec::new();
            for (table, kind) in TABLES.into_iter().zip([Kind::Entry, Kind::Urge, Kind::Session]) {
                let mut statement = connection.prepare_cached(&format!("SELECT id FROM {}", table.wanted()))?;
                for id in statement.query_map(&*values.with(&[]), |row| row.get(0))? {
                    rows.push((kind, id?));
                }
            }
            Ok(rows)
        })
    }

    /// How many rows the timeline has.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn timeline_count(&self, filter: &TimelineFilter) -> Result<usize, StoreError> {
        self.read("the timeline", |connection| {
            let values = Values::new(filter, EVER);
            let counts = TABLES.map(|table| format!("(SELECT count(*) FROM {})", table.wanted()));
            let mut statement = connection.prepare_cached(&format!("SELECT {}", counts.join(" + ")))?;
            let rows: u32 = statement.query_row(&*values.with(&[]), |row| row.get(0))?;
            Ok(usize::try_from(rows).unwrap_or(usize::MAX))
        })
    }

    /// Whether nothing was ever kept that the timeline could show.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn timeline_is_empty(&self) -> Result<bool, StoreError> {
        self.read("the timeline", |connection| {
            let any = TABLES.map(|table| format!("EXISTS (SELECT 1 FROM {})", table.kept()));
            Ok(connection
                .prepare_cached(&format!("SELECT NOT ({})", any.join(" OR ")))?
                .query_row([], |row| row.get(0))?)
        })
    }
}

struct Wanted<'a> {
    connection: &'a Connection,
    filter: &'a TimelineFilter,
    before: Option<Day>,
}

impl Wanted<'_> {
    /// The rows of each month.
    fn months(&self) -> Result<Vec<(Month, usize)>, Failure> {
        let days = TABLES.map(|table| format!("SELECT {} AS day FROM {}", table.day(), table.wanted()));
        let sql = format!(
            "SELECT min(day) AS day, count(*) AS rows FROM ({}) GROUP BY substr(day, 1, 7) ORDER BY day DESC",
            days.join(" UNION ALL ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = Values::new(self.filter, around(None, None));
        let months = statement.query_map(&*values.with(&[]), |row| {
            Ok((Month::of(column::day(row, "day")?), row.get::<_, u32>("rows")?))
        })?;
        let counted = |(month, rows)| (month, usize::try_from(rows).unwrap_or(usize::MAX));
        Ok(months.map(|month| month.map(counted)).collect::<rusqlite::Result<_>>()?)
    }

    /// The day with which there are so many rows, from the newest on, and whether there is an older one; the oldest when
    /// there are fewer.
    fn last_day(&self, rows: usize) -> Result<Option<(Day, bool)>, Failure> {
        let days =
            TABLES.map(|table| format!("SELECT {} AS utc, {} AS day FROM {}", table.utc, table.day(), table.wanted()));
        let sql = format!("{} ORDER BY utc DESC", days.join(" UNION ALL "));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = Values::new(self.filter, around(None, self.before));
        let mut found = statement.query(&*values.with(&[]))?;
        let mut days: BTreeMap<Day, usize> = BTreeMap::new();
        while let Some(row) = found.next()? {
            let utc: i64 = row.get("utc")?;
            if let Some(day) = day_with(&days, rows).filter(|day| around(Some(*day), None).0 > utc) {
                return Ok(Some((day, true)));
            }
            let day = column::day(row, "day")?;
            if self.before.is_none_or(|before| day < before) {
                *days.entry(day).or_default() += 1;
            }
        }
        let oldest = days.keys().next().copied();
        let last = day_with(&days, rows).or(oldest);
        Ok(last.map(|last| (last, oldest < Some(last))))
    }

    /// The rows of one table from the day `last` up to the page's end.
    fn rows<T>(
        &self,
        table: &Table,
        columns: &str,
        last: Day,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Failure> {
        let day = table.day();
        let sql = format!(
            "SELECT {columns} FROM {} AND {day} >= :end AND (:before IS NULL OR {day} < :before) \
             ORDER BY {} DESC, id DESC",
            table.wanted(),
            table.utc
        );
        let values = Values::new(self.filter, around(Some(last), self.before));
        let (end, before) = (last.to_string(), self.before.map(|day| day.to_string()));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let page = named_params! { ":end": end, ":before": before };
        let rows = statement.query_map(&*values.with(page), read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a row is of a day before `day`. The oldest rows are looked at first: where something is that old, the
    /// first one tells.
    fn has_older_than(&self, day: Day) -> Result<bool, Failure> {
        let (sure, last) = around(Some(day), Some(day));
        let values = Values::new(self.filter, (i64::MIN, last));
        let day = day.to_string();
        let older = TABLES.map(|table| {
            let (wanted, utc, its_day) = (table.wanted(), table.utc, table.day());
            format!("EXISTS (SELECT 1 FROM {wanted} AND ({utc} < :sure OR {its_day} < :day))")
        });
        let mut statement = self.connection.prepare_cached(&format!("SELECT {}", older.join(" OR ")))?;
        let known = named_params! { ":sure": sure, ":day": day };
        Ok(statement.query_row(&*values.with(known), |row| row.get(0))?)
    }
}

/// The day with which there are so many rows, from the newest on.
fn day_with(days: &BTreeMap<Day, usize>, rows: usize) -> Option<Day> {
    let mut counted = 0;
    days.iter()
        .rev()
        .find(|(_, count)| {
            counted += **count;
            counted >= rows
        })
        .map(|(day, _)| *day)
}
