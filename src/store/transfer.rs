//! All records out in one reading, and records of a file in: all of them or none.
//!
//! The preview is the import itself, taken back at its end. An imported check never drops or closes an open result: a
//! tier is not lowered, "I have been seen" is only taken over when the person says so, and safety answers that would
//! open what is closed here are left in the file.

use super::failure::Failure;
use super::sight::table;
use super::span::{around, shift, sql_day};
use super::{Store, StoreError, counts, opening, profile, settings, suggestion};
use crate::domain::content::Content;
use crate::domain::day::{Day, Moment};
use crate::domain::transfer::export::{Format, Json, Rest};
use crate::domain::transfer::progress::Progress;
use crate::domain::transfer::{Carried, FileError, Item, Report, sheet};
use crate::domain::trash::{Gone, Kind};
use rusqlite::{Connection, ToSql, TransactionBehavior, named_params};
use std::io::{self, Write};
use std::sync::atomic::Ordering;

mod became;
mod days;
mod merge;
mod row;
mod write;

use merge::Merge;
use row::{carried, columns};

/// Which days an export covers. `Default` is all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub day_start_hour: u32,
}

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub format: Format,
    /// A table begins with the mark by which Excel knows UTF-8.
    pub bom: bool,
    pub span: Span,
}

/// How an import is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Nothing is kept; the report is that of the real import.
    pub rehearsal: bool,
    /// What fits is kept although something else was refused.
    pub skip_bad: bool,
    /// "I have been seen" is taken over from the file.
    pub seen: bool,
}

impl Store {
    /// Hands on every record of the days, by kind in the order of [`Kind::ALL`], the trash included, and then what is
    /// of no day. All of it is one state of the file.
    ///
    /// # Errors
    /// A file that cannot be read. What `take` says ends it early and is given back.
    pub fn export<E>(
        &self,
        content: &Content,
        span: Span,
        mut take: impl FnMut(&Carried) -> Result<(), E>,
    ) -> Result<Result<Rest, E>, StoreError> {
        self.read("all records", |connection| {
            for kind in Kind::ALL {
                if let Err(ended) = each(connection, content, kind, span, &mut take)? {
                    return Ok(Err(ended));
                }
            }
            Ok(Ok(Rest {
                profile: profile::read(connection)?,
                settings: settings::chosen(connection)?,
                dismissed: suggestion::dismissed(connection)?,
            }))
        })
    }

    /// Writes an export. What `to` fails with is given back.
    ///
    /// # Errors
    /// A file of records that cannot be read.
    pub fn write_export(
        &self,
        content: &Content,
        how: Written,
        now: Moment,
        to: &mut dyn Write,
    ) -> Result<io::Result<()>, StoreError> {
        let mut put = |text: &str| to.write_all(text.as_bytes());
        let (mut json, head) = Json::begin(env!("CARGO_PKG_VERSION"), now);
        let head = match how.format {
            Format::Json => head,
            Format::Csv => format!("{}{}", if how.bom { sheet::BOM } else { "" }, sheet::head()),
        };
        if let Err(error) = put(&head) {
            return Ok(Err(error));
        }
        let rest =
            self.export(content, how.span, |carried| match (how.format, &carried.record, carried.deleted_at) {
                (Format::Json, _, _) => put(&json.record(carried)),
                (Format::Csv, Gone::Entry(entry), None) => put(&sheet::row(entry)),
                (Format::Csv, _, _) => Ok(()),
            })?;
        Ok(rest.and_then(|rest| if how.format == Format::Json { put(&json.end(&rest)) } else { Ok(()) }))
    }

    /// Takes in what `feed` hands on. When something is refused nothing is kept, unless the manner says otherwise; what
    /// `feed` itself fails with is given back, and then nothing is kept either, nor when it was stopped before all was
    /// read.
    ///
    /// Records in a file are written by a connection of its own: meanwhile the store can be read by other threads, as it
    /// was before, and what else is written is refused at once.
    ///
    /// # Errors
    /// A failed write; then nothing is kept.
    pub fn import(
        &self,
        content: &Content,
        manner: Manner,
        now: Moment,
        progress: &Progress,
        feed: impl FnOnce(&mut dyn FnMut(usize, Item)) -> Result<(), FileError>,
    ) -> Result<Result<Report, FileError>, StoreError> {
        if !manner.rehearsal {
            self.keeps()?;
        }
        let _alone = Alone::begin(self)?;
        let apart = || if self.after_commit.is_some() { None } else { self.path() };
        let whole = || match apart() {
            Some(path) => merged(&mut opening::apart(&path)?, content, manner, now, progress, feed),
            None => merged(&mut self.connection(), content, manner, now, progress, feed),
        };
        let merged = whole().map_err(|failure: Failure| self.noticed(failure).writing("taking in a file"))?;
        if let Ok((_, true)) = &merged {
            self.wrote.store(true, Ordering::Relaxed);
            self.after_commit.into_iter().for_each(|after_commit| after_commit());
        }
        Ok(merged.map(|(report, _)| report))
    }
}

/// A file being taken in, the only one; nothing else is written until it is dropped.
struct Alone<'a>(&'a Store);

impl Alone<'_> {
    fn begin(store: &Store) -> Result<Alone<'_>, StoreError> {
        store.is_writable()?;
        store.importing.store(true, Ordering::SeqCst);
        Ok(Alone(store))
    }
}

impl Drop for Alone<'_> {
    fn drop(&mut self) {
        self.0.importing.store(false, Ordering::SeqCst);
    }
}

/// Takes in what `feed` hands on, and says whether it was kept.
fn merged(
    connection: &mut Connection,
    content: &Content,
    manner: Manner,
    now: Moment,
    progress: &Progress,
    feed: impl FnOnce(&mut dyn FnMut(usize, Item)) -> Result<(), FileError>,
) -> Result<Result<(Report, bool), FileError>, Failure> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut merge = Merge::begin(&transaction, content, manner.seen, now)?;
    if let Err(ended) = feed(&mut |line, item| merge.take(line, item)) {
        return Ok(Err(ended));
    }
    let report = merge.end()?;
    let keeps = !manner.rehearsal && (manner.skip_bad || report.refused.is_empty());
    if keeps {
        // What was counted of its days is not left for the next look at them.
        counts::settle(&transaction)?;
        if let Err(stopped) = progress.keep() {
            return Ok(Err(stopped));
        }
        transaction.commit()?;
    }
    Ok(Ok((report, keeps)))
}

/// Hands on every record of a kind.
fn each<E>(
    connection: &Connection,
    content: &Content,
    kind: Kind,
    span: Span,
    take: &mut impl FnMut(&Carried) -> Result<(), E>,
) -> Result<Result<(), E>, Failure> {
    let (columns, order) = (columns(kind), if kind == Kind::Day { "date, created_at, id" } else { "id" });
    let time = match kind {
        Kind::Entry | Kind::Urge | Kind::Check => Some(("at", "at_utc")),
        Kind::Session => Some(("started_at", "started_utc")),
        Kind::Day | Kind::Routine => None,
    };
    let in_span = match (kind, time) {
        (_, Some((at, utc))) => {
            let day = sql_day(at);
            format!(
                "{utc} >= :first AND {utc} < :last AND (:from IS NULL OR {day} >= :from) AND (:to IS NULL OR {day} <= :to)"
            )
        }
        (Kind::Day, _) => "(:from IS NULL OR date >= :from) AND (:to IS NULL OR date <= :to)".to_owned(),
        _ => "true".to_owned(),
    };
    let ended = if kind == Kind::Session { "ended_at IS NOT NULL" } else { "true" };
    let crack = if kind == Kind::Urge { "(SELECT uid FROM entries WHERE id = urges.entry)" } else { "NULL" };
    let sql = format!(
        "SELECT {columns}, deleted_at AS put_away, {crack} AS crack FROM {} WHERE {ended} AND {in_span} ORDER BY {order}",
        table(kind)
    );
    let (first, last) = around(span.from, span.to);
    let (from, to) = (span.from.map(|day| day.to_string()), span.to.map(|day| day.to_string()));
    let shift = shift(span.day_start_hour);
    let known = named_params! { ":first": first, ":last": last, ":from": from, ":to": to, ":shift": shift };
    let named: Vec<(&str, &dyn ToSql)> = known.iter().filter(|(name, _)| sql.contains(name)).copied().collect();
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(named.as_slice())?;
    while let Some(row) = rows.next()? {
        if let Err(ended) = take(&carried(content, kind, row)?) {
            return Ok(Err(ended));
        }
    }
    Ok(Ok(()))
}
