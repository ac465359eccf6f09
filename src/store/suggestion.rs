//! What the journal rules read: the last weeks alone, and what was put away.
//!
//! `dismissals` has one row a rule: `rule`, its id as in `texts.json` or [`PAIN_LATER`], and `at`, the moment it was last
//! put away (of the latter: the crack it was asked of). It has no uid: two files are brought together by taking the later
//! moment of each rule.

use super::column::{At, moment};
use super::failure::Failure;
use super::span::around;
use super::{Recent, Store, StoreError, day, journal, session};
use crate::domain::content::Content;
use crate::domain::day::{Day, Moment, days_after, last_day};
use crate::domain::id::RuleId;
use crate::domain::journal::Entry;
use crate::domain::session::record::SessionRecord;
use crate::domain::suggestion::limits::{FORTNIGHT, HISTORY_DAYS};
use crate::domain::suggestion::{Crack, Dismissed, History};
use crate::domain::words::entry::ListedWords;
use rusqlite::{Connection, OptionalExtension, named_params};

/// Stands among the rules for the question how much it hurt an hour later.
pub const PAIN_LATER: &str = "pain_later";

/// More days than a neck is watched for, wherever they were lived.
const NECK_DAYS: i64 = FORTNIGHT + 3;

impl Store {
    /// The history that the journal rules read at `now`. What it costs does not grow with the journal. Cracks are taken from
    /// what is at hand, where that reaches back far enough, and read where it does not.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn history(
        &self,
        content: &Content,
        now: Moment,
        day_start_hour: u32,
        at_hand: &Recent,
    ) -> Result<History, StoreError> {
        let listed = ListedWords::of(content);
        self.read("the last weeks", |connection| {
            let first = History::first_day(now, day_start_hour);
            let from = around(Some(first), None).0;
            let reaches = at_hand.since.is_some_and(|since| since.timestamp() <= from);
            let read =
                if reaches { Vec::new() } else { entries_between(connection, from, days_after(now, 1).timestamp())? };
            let entries = if reaches { &at_hand.entries } else { &read };
            let told = entries.iter().filter(|entry| History::reads(&entry.fields, now, day_start_hour));
            Ok(History {
                now,
                day_start_hour,
                entries: told.map(|entry| Crack::of(&listed, entry)).collect(),
                days: day::since(connection, first)?,
                sessions: rated(connection, days_after(now, -HISTORY_DAYS))?,
                dismissed: dismissed(connection)?,
            })
        })
    }

    /// Puts a rule away, or takes that back: `at` is when it was put away last, none when it never was. Gives what it
    /// was before.
    ///
    /// # Errors
    /// A failed write.
    pub fn put_rule_away(&self, rule: &RuleId, at: Option<Moment>) -> Result<Option<Moment>, StoreError> {
        self.transact("putting a suggestion away", |connection| {
            let before = dismissed(connection)?.remove(rule);
            match at {
                Some(at) => write_away(connection, rule, at)?,
                None => {
                    connection.prepare_cached("DELETE FROM dismissals WHERE rule = ?1")?.execute([rule.as_str()])?
                }
            };
            Ok(before)
        })
    }

    /// What was put away, each with when it last was.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn dismissals(&self) -> Result<Dismissed, StoreError> {
        self.read("what was put away", dismissed)
    }

    /// The cracks around `at` that may belong to one of that time by J13: necks that were forced, and all with a sign.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn beside_neck(&self, content: &Content, at: Moment) -> Result<Vec<Crack>, StoreError> {
        let listed = ListedWords::of(content);
        self.read("the weeks around a crack", |connection| {
            let day = |days| days_after(at, days).timestamp();
            let found = entries_between(connection, day(-NECK_DAYS), day(NECK_DAYS))?;
            let may_belong = |entry: &&Entry| entry.fields.is_forced_neck() || !entry.fields.tags.is_empty();
            Ok(found.iter().filter(may_belong).map(|entry| Crack::of(&listed, entry)).collect())
        })
    }

    /// The last day that has begun by `now`: today, or that of a record that is over and dated ahead.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn last_day(&self, now: Moment, day_start_hour: u32) -> Result<Day, StoreError> {
        self.read("the last day", |connection| {
            let newest = |table: &str, at: &str, utc: &str| {
                format!("SELECT {at} AS at FROM {table} WHERE deleted_at IS NULL AND {utc} BETWEEN :from AND :until")
            };
            let sql = [
                newest("entries", "at", "at_utc"),
                newest("urges", "at", "at_utc"),
                newest("sessions", "started_at", "started_utc"),
            ];
            let mut statement = connection.prepare_cached(&sql.join(" UNION ALL "))?;
            let span = named_params! { ":from": days_after(now, -2).timestamp(), ":until": now.timestamp() };
            let known = statement.query_map(span, |row| moment(row, "at"))?.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(last_day(now, day_start_hour, known))
        })
    }

    /// The newest crack of a forced neck in the weeks up to `until`.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn last_forced_neck(&self, until: Moment) -> Result<Option<Entry>, StoreError> {
        self.read("the last forced neck", |connection| {
            let sql = format!(
                "SELECT {} FROM entries WHERE deleted_at IS NULL AND at_utc BETWEEN :from AND :until AND region = 'neck' \
                 AND \"trigger\" IN ('self_forced', 'other_person') ORDER BY at_utc DESC, id DESC LIMIT 1",
                journal::COLUMNS
            );
            let values = named_params! {
                ":from": days_after(until, -NECK_DAYS).timestamp(),
                ":until": until.timestamp(),
            };
            Ok(connection.prepare_cached(&sql)?.query_row(values, journal::entry_of).optional()?)
        })
    }
}

/// From the newest.
fn entries_between(connection: &Connection, from: i64, until: i64) -> Result<Vec<Entry>, Failure> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM entries WHERE deleted_at IS NULL AND at_utc BETWEEN :from AND :until ORDER BY at_utc DESC, id DESC",
        journal::COLUMNS
    ))?;
    let values = named_params! { ":from": from, ":until": until };
    Ok(statement.query_map(values, journal::entry_of)?.collect::<rusqlite::Result<_>>()?)
}

/// The last rated uses of the routines that were rated since `since`; deleted ones too, since what happened decides all
/// the same.
fn rated(connection: &Connection, since: Moment) -> Result<Vec<SessionRecord>, Failure> {
    let rated = "ended_at IS NOT NULL AND pain_before IS NOT NULL AND pain_after IS NOT NULL";
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {columns} FROM sessions WHERE id IN (\
             SELECT sessions.id FROM (SELECT DISTINCT routine AS name FROM sessions WHERE {rated} AND started_utc >= :since) \
             JOIN sessions ON sessions.id IN (SELECT id FROM sessions WHERE {rated} AND routine = name \
                 ORDER BY started_utc DESC, id DESC LIMIT 3)) \
         ORDER BY started_utc DESC, id DESC",
        columns = session::COLUMNS,
    ))?;
    let found = statement.query_map(named_params! { ":since": since.timestamp() }, session::record_of)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Keeps that a rule was put away, unless it was put away later here.
pub(super) fn put_away_until(connection: &Connection, rule: &RuleId, at: Moment) -> Result<bool, Failure> {
    let is_later = dismissed(connection)?.get(rule).is_none_or(|kept| *kept < at);
    if is_later {
        write_away(connection, rule, at)?;
    }
    Ok(is_later)
}

fn write_away(connection: &Connection, rule: &RuleId, at: Moment) -> Result<usize, Failure> {
    let sql = "INSERT INTO dismissals (rule, at) VALUES (:rule, :at) ON CONFLICT (rule) DO UPDATE SET at = :at";
    Ok(connection.prepare_cached(sql)?.execute(named_params! { ":rule": rule.as_str(), ":at": At(at) })?)
}

pub(super) fn dismissed(connection: &Connection) -> Result<Dismissed, Failure> {
    let mut statement = connection.prepare_cached("SELECT rule, at FROM dismissals")?;
    let rows = statement.query_map([], |row| {
        let rule: String = row.get("rule")?;
        Ok((RuleId::from(rule.as_str()), moment(row, "at")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
