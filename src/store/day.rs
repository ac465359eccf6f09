//! Day cards: what is said about a day as a whole.

use super::column::{At, moment, no_earlier};
use super::failure::Failure;
use super::{Store, StoreError};
use crate::domain::day::{Day, Moment, whole_seconds};
use crate::domain::journal::DayCard;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

const SELECT: &str = "SELECT date, pain_today, sit_hours, note, created_at, updated_at FROM days";

impl Store {
    /// Keeps what is said about a day, in place of what was said before.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write.
    pub fn set_day(
        &self,
        date: Day,
        pain_today: Option<u8>,
        sit_hours: Option<u8>,
        note: &str,
        now: Moment,
    ) -> Result<DayCard, StoreError> {
        let said = DayCard { date, pain_today, sit_hours, note: note.to_owned(), created_at: now, updated_at: now };
        said.validate()?;
        self.transact("keeping a day card", |connection| {
            let kept = by_date(connection, date)?;
            let updated_at = kept.map_or(whole_seconds(now), |kept| no_earlier(now, kept.updated_at));
            connection
                .prepare_cached(
                    "INSERT INTO days (date, pain_today, sit_hours, note, created_at, updated_at) \
                     VALUES (:date, :pain_today, :sit_hours, :note, :created_at, :updated_at) \
                     ON CONFLICT (date) DO UPDATE SET pain_today = :pain_today, sit_hours = :sit_hours, \
                     note = :note, updated_at = :updated_at",
                )?
                .execute(named_params! {
                    ":date": date.to_string(),
                    ":pain_today": pain_today,
                    ":sit_hours": sit_hours,
                    ":note": note,
                    ":created_at": At(now),
                    ":updated_at": At(updated_at),
                })?;
            by_date(connection, date)?.ok_or_else(|| Failure::from(rusqlite::Error::QueryReturnedNoRows))
        })
    }

    /// What was said about a day.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn day(&self, date: Day) -> Result<Option<DayCard>, StoreError> {
        self.read("a day card", |connection| by_date(connection, date))
    }

    /// All day cards, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn days(&self) -> Result<Vec<DayCard>, StoreError> {
        self.read("the day cards", |connection| {
            let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY date DESC"))?;
            let found: rusqlite::Result<Vec<DayCard>> = statement.query_map([], card_of)?.collect();
            Ok(found?)
        })
    }
}

fn by_date(connection: &Connection, date: Day) -> Result<Option<DayCard>, Failure> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE date = ?1"))?;
    Ok(statement.query_row([date.to_string()], card_of).optional()?)
}

fn card_of(row: &Row<'_>) -> rusqlite::Result<DayCard> {
    let date: String = row.get("date")?;
    let date =
        date.parse().map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))?;
    Ok(DayCard {
        date: Day(date),
        pain_today: row.get("pain_today")?,
        sit_hours: row.get("sit_hours")?,
        note: row.get("note")?,
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
    })
}
