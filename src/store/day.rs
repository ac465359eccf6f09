//! Day cards: what is said about a day as a whole.

use super::column::{At, moment, no_earlier};
use super::failure::Failure;
use super::{Store, StoreError, column, sight};
use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::journal::DayCard;
use crate::domain::trash::Kind;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

pub(super) const COLUMNS: &str = "date, pain_today, sit_hours, note, created_at, updated_at";

impl Store {
    /// Changes what `change` touches of a day's card as it is kept now; one of which nothing was said yet is empty. Its
    /// date and times are not the change's.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write.
    pub fn change_day(&self, date: Day, now: Moment, change: impl FnOnce(&mut DayCard)) -> Result<DayCard, StoreError> {
        self.transact("keeping a day card", |connection| {
            let kept = by_date(connection, date)?;
            let updated_at = kept.as_ref().map_or(whole_seconds(now), |kept| no_earlier(now, kept.updated_at));
            let mut card = kept.clone().unwrap_or_else(|| DayCard {
                date,
                pain_today: None,
                sit_hours: None,
                note: String::new(),
                created_at: now,
                updated_at: now,
            });
            change(&mut card);
            card.validate()?;
            if let Some(kept) = kept.filter(|kept| *kept == card) {
                return Ok(kept);
            }
            let sql = format!(
                "INSERT INTO days (date, pain_today, sit_hours, note, created_at, updated_at) \
                 VALUES (:date, :pain_today, :sit_hours, :note, :now, :updated_at) \
                 ON CONFLICT (date) WHERE deleted_at IS NULL DO UPDATE SET pain_today = :pain_today, sit_hours = :sit_hours, note = :note, \
                 updated_at = :updated_at RETURNING {COLUMNS}"
            );
            let values = named_params! {
                ":date": date.to_string(),
                ":pain_today": card.pain_today,
                ":sit_hours": card.sit_hours,
                ":note": card.note,
                ":now": At(now),
                ":updated_at": At(updated_at),
            };
            Ok(connection.prepare_cached(&sql)?.query_row(values, card_of)?)
        })
    }

    /// What was said about a day.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn day(&self, date: Day) -> Result<Option<DayCard>, StoreError> {
        self.read("a day card", |connection| by_date(connection, date))
    }

    /// Puts a day's card out of sight; gives the id under which it is in the trash.
    ///
    /// # Errors
    /// A day about which nothing is kept, or a failed write.
    pub fn delete_day(&self, date: Day, now: Moment) -> Result<i64, StoreError> {
        self.transact("deleting a day card", |connection| {
            let id =
                id_of(connection, date)?.ok_or_else(|| StoreError::NotFound { what: "day", id: date.to_string() })?;
            sight::put_away(connection, Kind::Day, id, now)?;
            Ok(id)
        })
    }

    /// The cards of the days `from` to `to`, oldest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn days_between(&self, from: Day, to: Day) -> Result<Vec<DayCard>, StoreError> {
        self.read("the day cards", |connection| {
            let sql =
                format!("SELECT {COLUMNS} FROM days WHERE deleted_at IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY date");
            let mut statement = connection.prepare_cached(&sql)?;
            let found = statement.query_map([from.to_string(), to.to_string()], card_of)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// All day cards, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn days(&self) -> Result<Vec<DayCard>, StoreError> {
        self.read("the day cards", |connection| {
            let mut statement = connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM days WHERE deleted_at IS NULL ORDER BY date DESC"))?;
            let found: rusqlite::Result<Vec<DayCard>> = statement.query_map([], card_of)?.collect();
            Ok(found?)
        })
    }
}

/// The cards of the days from `first` on, oldest first.
pub(super) fn since(connection: &Connection, first: Day) -> Result<Vec<DayCard>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM days WHERE deleted_at IS NULL AND date >= ?1 ORDER BY date");
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([first.to_string()], card_of)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn by_date(connection: &Connection, date: Day) -> Result<Option<DayCard>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM days WHERE date = ?1 AND deleted_at IS NULL");
    Ok(connection.prepare_cached(&sql)?.query_row([date.to_string()], card_of).optional()?)
}

/// The id of the card that is in sight.
fn id_of(connection: &Connection, date: Day) -> Result<Option<i64>, Failure> {
    let mut statement = connection.prepare_cached("SELECT id FROM days WHERE date = ?1 AND deleted_at IS NULL")?;
    Ok(statement.query_row([date.to_string()], |row| row.get(0)).optional()?)
}

pub(super) fn card_of(row: &Row<'_>) -> rusqlite::Result<DayCard> {
    Ok(DayCard {
        date: column::day(row, "date")?,
        pain_today: row.get("pain_today")?,
        sit_hours: row.get("sit_hours")?,
        note: row.get("note")?,
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
    })
}
