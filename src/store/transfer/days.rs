//! The cards of a day: one is in sight, and what another program says fills it.

use super::became::{Became, OTHERWISE};
use super::write;
use crate::domain::day::{Day, Moment};
use crate::domain::journal::DayCard;
use crate::domain::transfer::Carried;
use crate::domain::trash::Gone;
use crate::store::column::At;
use crate::store::failure::Failure;
use rusqlite::{Connection, OptionalExtension, named_params};

/// Of two cards of one day the newer is in sight; the other is in the trash.
pub(super) fn beside(connection: &Connection, mut carried: Carried, now: Moment) -> Result<Carried, Failure> {
    if let Gone::Day(card) = &carried.record
        && carried.deleted_at.is_none()
        && let Some((_, other)) = card_in_sight(connection, card.date)?
        && other.updated_at >= card.updated_at
    {
        carried.deleted_at = Some(now);
    }
    make_room(connection, &carried, None, now)?;
    Ok(carried)
}

/// Puts the card away that is in sight in a card's place.
pub(super) fn make_room(
    connection: &Connection,
    carried: &Carried,
    own: Option<i64>,
    now: Moment,
) -> Result<(), Failure> {
    let Gone::Day(card) = &carried.record else { return Ok(()) };
    if carried.deleted_at.is_some() {
        return Ok(());
    }
    if let Some((id, _)) = card_in_sight(connection, card.date)?.filter(|(id, _)| Some(*id) != own) {
        connection
            .prepare_cached("UPDATE days SET deleted_at = :now WHERE id = :id")?
            .execute(named_params! { ":now": At(now), ":id": id })?;
    }
    Ok(())
}

fn card_in_sight(connection: &Connection, date: Day) -> Result<Option<(i64, DayCard)>, Failure> {
    let sql = format!("SELECT id, {} FROM days WHERE date = ?1 AND deleted_at IS NULL", crate::store::day::COLUMNS);
    let card = |row: &rusqlite::Row<'_>| Ok((row.get("id")?, crate::store::day::card_of(row)?));
    Ok(connection.prepare_cached(&sql)?.query_row([date.to_string()], card).optional()?)
}

/// What another program says about a day fills what was not said here.
pub(super) fn fill(connection: &Connection, said: &DayCard, now: Moment) -> Result<Became, Failure> {
    let Some((id, kept)) = card_in_sight(connection, said.date)? else {
        let deleted: i64 = connection
            .prepare_cached(
                "SELECT count(*) FROM days WHERE date = ?1 AND pain_today IS ?2 AND sit_hours IS ?3 AND note = ?4",
            )?
            .query_row((said.date.to_string(), said.pain_today, said.sit_hours, &said.note), |row| row.get(0))?;
        if deleted > 0 {
            return Ok(Became::InTrash);
        }
        write::record(connection, &Gone::Day(said.clone()).into(), None)?;
        return Ok(Became::Added);
    };
    let note = if kept.note.is_empty() { said.note.clone() } else { kept.note.clone() };
    let filled = DayCard {
        pain_today: kept.pain_today.or(said.pain_today),
        sit_hours: kept.sit_hours.or(said.sit_hours),
        note,
        ..kept.clone()
    };
    let is_all = said.pain_today.is_none_or(|said| filled.pain_today == Some(said))
        && said.sit_hours.is_none_or(|said| filled.sit_hours == Some(said))
        && (said.note.is_empty() || filled.note == said.note);
    if filled == kept {
        return Ok(if is_all { Became::Unchanged } else { Became::Stayed(OTHERWISE) });
    }
    let filled = DayCard { updated_at: now.max(kept.updated_at), ..filled };
    write::record(connection, &Gone::Day(filled).into(), Some(id))?;
    Ok(if is_all { Became::Updated } else { Became::Filled })
}
