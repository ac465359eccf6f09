//! The timeline by pages of whole days: cracks, urges and routines together, the newest day first.
//!
//! A page ends with a day, so that no day stands on two pages, wherever its moments were lived. Each table is read by
//! its index of time, and only as far as the page reaches.

use super::failure::Failure;
use super::search::{ENTRY_MARKS, SESSION_MARKS, Sought, URGE_MARKS, sql_sought};
use super::span::{around, shift, sql_day};
use super::stats::FINISHED_A_STEP;
use super::{Store, StoreError, column, journal, session, urge};
use crate::domain::calendar::Month;
use crate::domain::day::Day;
use crate::domain::exercise::Region;
use crate::domain::journal::{Entry, Urge};
use crate::domain::search::Search;
use crate::domain::session::record::SessionRecord;
use crate::domain::timeline::Kind;
use rusqlite::{Connection, Row, named_params};
use std::collections::BTreeMap;

/// Which records are wanted. `Default` wants all, for days that start at midnight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineFilter {
    pub search: Search,
    pub kind: Option<Kind>,
    pub region: Option<Region>,
    pub day_start_hour: u32,
}

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
    /// The last day of the page, and how many rows are older; none where nothing is.
    pub older: Option<(Day, usize)>,
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
                Reach::Day(day) => Some(day),
                Reach::Rows(rows) => wanted.last_day(rows)?,
            };
            let Some(last) = last else { return Ok(TimelinePage::default()) };
            let older = wanted.older_than(last)?;
            Ok(TimelinePage {
                entries: wanted.rows(&ENTRIES, journal::COLUMNS, last, journal::entry_of)?,
                urges: wanted.rows(&URGES, urge::COLUMNS, last, urge::urge_of)?,
                sessions: wanted.rows(&SESSIONS, session::COLUMNS, last, session::record_of)?,
                older: (older > 0).then_some((last, older)),
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

    /// Whether nothing was ever kept that the timeline could show.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn timeline_is_empty(&self) -> Result<bool, StoreError> {
        self.read("the timeline", |connection| {
            let any = [&ENTRIES, &URGES, &SESSIONS].map(|table| format!("EXISTS (SELECT 1 FROM {})", table.kept()));
            Ok(connection
                .prepare_cached(&format!("SELECT NOT ({})", any.join(" OR ")))?
                .query_row([], |row| row.get(0))?)
        })
    }
}

/// A table of the timeline, in SQL.
struct Table {
    name: &'static str,
    at: &'static str,
    utc: &'static str,
    /// What has a row of its own.
    which: &'static str,
    /// Whether it is of `:kind`.
    kind: &'static str,
    region: &'static str,
    folded: &'static str,
    marks: &'static str,
}

const ENTRIES: Table = Table {
    name: "entries",
    at: "at",
    utc: "at_utc",
    which: "deleted_at IS NULL",
    kind: "\"trigger\" = :kind OR (:kind = 'urge' AND id IN (SELECT entry FROM urges WHERE deleted_at IS NULL))",
    region: "region",
    folded: "folded",
    marks: ENTRY_MARKS,
};

const URGES: Table = Table {
    name: "urges",
    at: "at",
    utc: "at_utc",
    which: "deleted_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.id = urges.entry AND entries.deleted_at IS NULL)",
    kind: ":kind = 'urge'",
    region: "region",
    folded: "folded",
    marks: URGE_MARKS,
};

const SESSIONS: Table = Table {
    name: "sessions",
    at: "started_at",
    utc: "started_utc",
    which: "ended_at IS NOT NULL AND deleted_at IS NULL AND FINISHED",
    kind: ":kind = 'routine'",
    region: "NULL",
    folded: "''",
    marks: SESSION_MARKS,
};

impl Table {
    fn kept(&self) -> String {
        format!("{} WHERE {}", self.name, self.which.replace("FINISHED", FINISHED_A_STEP))
    }

    /// What is wanted of it between `:first` and `:last`.
    fn wanted(&self) -> String {
        let (utc, kind, region) = (self.utc, self.kind, self.region);
        format!(
            "{} AND {utc} >= :first AND {utc} < :last AND (:kind IS NULL OR {kind}) \
             AND (:region IS NULL OR {region} = :region) AND {}",
            self.kept(),
            sql_sought(self.folded, self.marks)
        )
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
        let days = [&ENTRIES, &URGES, &SESSIONS]
            .map(|table| format!("SELECT {} AS day FROM {}", sql_day(table.at), table.wanted()));
        let sql = format!(
            "SELECT min(day) AS day, count(*) AS rows FROM ({}) GROUP BY substr(day, 1, 7) ORDER BY day DESC",
            days.join(" UNION ALL ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let (first, last) = around(None, None);
        let months = statement.query_map(
            named_params! {
                ":first": first,
                ":last": last,
                ":kind": self.filter.kind.map(Kind::id),
                ":region": self.filter.region.map(column::Choice),
                ":sought": Sought(&self.filter.search),
                ":shift": shift(self.filter.day_start_hour),
            },
            |row| Ok((Month::of(column::day(row, "day")?), row.get::<_, u32>("rows")?)),
        )?;
        let counted = |(month, rows)| (month, usize::try_from(rows).unwrap_or(usize::MAX));
        Ok(months.map(|month| month.map(counted)).collect::<rusqlite::Result<_>>()?)
    }

    /// The day with which there are so many rows, from the newest on; the oldest when there are fewer.
    fn last_day(&self, rows: usize) -> Result<Option<Day>, Failure> {
        let days = [&ENTRIES, &URGES, &SESSIONS]
            .map(|table| format!("SELECT {} AS utc, {} AS day FROM {}", table.utc, sql_day(table.at), table.wanted()));
        let sql = format!("{} ORDER BY utc DESC", days.join(" UNION ALL "));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let (first, last) = around(None, self.before);
        let mut found = statement.query(named_params! {
            ":first": first,
            ":last": last,
            ":kind": self.filter.kind.map(Kind::id),
        ":region": self.filter.region.map(column::Choice),
            ":sought": Sought(&self.filter.search),
            ":shift": shift(self.filter.day_start_hour),
        })?;
        let mut days: BTreeMap<Day, usize> = BTreeMap::new();
        while let Some(row) = found.next()? {
            let utc: i64 = row.get("utc")?;
            let enough = day_with(&days, rows).filter(|day| around(Some(*day), None).0 > utc);
            if enough.is_some() {
                return Ok(enough);
            }
            let day = column::day(row, "day")?;
            if self.before.is_none_or(|before| day < before) {
                *days.entry(day).or_default() += 1;
            }
        }
        Ok(day_with(&days, rows).or_else(|| days.keys().next().copied()))
    }

    /// The rows of one table from the day `last` up to the page's end.
    fn rows<T>(
        &self,
        table: &Table,
        columns: &str,
        last: Day,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Failure> {
        let day = sql_day(table.at);
        let sql = format!(
            "SELECT {columns} FROM {} AND {day} >= :from AND (:before IS NULL OR {day} < :before) \
             ORDER BY {} DESC, id DESC",
            table.wanted(),
            table.utc
        );
        let (from, to) = around(Some(last), self.before);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(
            named_params! {
                ":first": from,
                ":last": to,
                ":from": last.to_string(),
                ":before": self.before.map(|day| day.to_string()),
                ":kind": self.filter.kind.map(Kind::id),
            ":region": self.filter.region.map(column::Choice),
                ":sought": Sought(&self.filter.search),
                ":shift": shift(self.filter.day_start_hour),
            },
            read,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many rows are of days before `day`.
    fn older_than(&self, day: Day) -> Result<usize, Failure> {
        let counts = [&ENTRIES, &URGES, &SESSIONS].map(|table| {
            let day = sql_day(table.at);
            format!("(SELECT count(*) FROM {} AND ({} < :sure OR {day} < :day))", table.wanted(), table.utc)
        });
        let sql = format!("SELECT {}", counts.join(" + "));
        let (sure, last) = around(Some(day), Some(day));
        let older: u32 = self.connection.prepare_cached(&sql)?.query_row(
            named_params! {
                ":first": i64::MIN,
                ":last": last,
                ":sure": sure,
                ":day": day.to_string(),
                ":kind": self.filter.kind.map(Kind::id),
            ":region": self.filter.region.map(column::Choice),
                ":sought": Sought(&self.filter.search),
                ":shift": shift(self.filter.day_start_hour),
            },
            |row| row.get(0),
        )?;
        Ok(usize::try_from(older).unwrap_or(usize::MAX))
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
