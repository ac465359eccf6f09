//! Rows as a file says them, written whole.

use super::row;
use crate::domain::content::Content;
use crate::domain::gate::Profile;
use crate::domain::search::{folded_entry, folded_urge};
use crate::domain::transfer::Carried;
use crate::domain::trash::{Gone, Kind};
use crate::store::column::{At, Choice, Json};
use crate::store::failure::Failure;
use crate::store::sight::table;
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

/// The highest number that a record keeps from the device it comes from.
const HIGHEST: i64 = 1 << 40;

/// Columns by name, each with its value.
type Values<'a> = Vec<(&'static str, Box<dyn ToSql + 'a>)>;

/// Writes a record in place of the one with this id, or as a new one.
pub(super) fn record(connection: &Connection, carried: &Carried, id: Option<i64>) -> Result<(), Failure> {
    let kind = carried.record.kind();
    let values = values(carried);
    let table = table(kind);
    let (sql, id) = match id {
        Some(id) => {
            let set: Vec<String> = values.iter().map(|(name, _)| format!("\"{name}\" = :{name}")).collect();
            (format!("UPDATE {table} SET {} WHERE id = :id", set.join(", ")), Some(id))
        }
        None => {
            let names: Vec<String> = values.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let marks: Vec<String> = values.iter().map(|(name, _)| format!(":{name}")).collect();
            let plan = if kind == Kind::Session { (", plan", ", 'null'") } else { ("", "") };
            let sql = format!(
                "INSERT INTO {table} (id, {}{}) VALUES (:id, {}{})",
                names.join(", "),
                plan.0,
                marks.join(", "),
                plan.1
            );
            (sql, free(connection, &carried.record)?)
        }
    };
    let named: Vec<(String, &Box<dyn ToSql + '_>)> =
        values.iter().map(|(name, value)| (format!(":{name}"), value)).collect();
    let mut all: Vec<(&str, &dyn ToSql)> = named.iter().map(|(name, value)| (name.as_str(), value.as_ref())).collect();
    all.push((":id", &id));
    connection.prepare_cached(&sql)?.execute(all.as_slice())?;
    Ok(())
}

/// The number a record had where it comes from, when nothing here has it.
fn free(connection: &Connection, record: &Gone) -> Result<Option<i64>, Failure> {
    let id = match record {
        Gone::Entry(entry) => entry.id,
        Gone::Urge(urge) => urge.id,
        Gone::Session(session) => session.id,
        Gone::Check(check) => check.id,
        Gone::Day(_) | Gone::Routine(_) => 0,
    };
    if !(1..=HIGHEST).contains(&id) {
        return Ok(None);
    }
    let sql = format!("SELECT 1 FROM {} WHERE id = ?1", table(record.kind()));
    let taken = connection.prepare_cached(&sql)?.exists([id])?;
    Ok((!taken).then_some(id))
}

fn values(carried: &Carried) -> Values<'_> {
    fn set<'a>(values: &mut Values<'a>, name: &'static str, value: impl ToSql + 'a) {
        values.push((name, Box::new(value)));
    }
    let mut row: Values<'_> = Vec::new();
    set(&mut row, "deleted_at", carried.deleted_at.map(At));
    match &carried.record {
        Gone::Entry(entry) => {
            let fields = &entry.fields;
            set(&mut row, "uid", &entry.uid);
            set(&mut row, "at", At(fields.at));
            set(&mut row, "at_utc", fields.at.timestamp());
            set(&mut row, "clock", fields.clock);
            set(&mut row, "region", fields.region.map(Choice));
            set(&mut row, "side", fields.side.map(Choice));
            set(&mut row, "pops", fields.pops.map(Choice));
            set(&mut row, "sound", fields.sound.map(Choice));
            set(&mut row, "trigger", fields.trigger.map(Choice));
            set(&mut row, "pain", fields.pain);
            set(&mut row, "pain_later", fields.pain_later);
            set(&mut row, "pain_kind", fields.pain_kind.map(Choice));
            set(&mut row, "urge", fields.urge);
            set(&mut row, "relief", fields.relief);
            set(&mut row, "effort", fields.effort.map(Choice));
            set(&mut row, "context", Json(&fields.context));
            set(&mut row, "tags", Json(&fields.tags));
            set(&mut row, "note", &fields.note);
            set(&mut row, "folded", folded_entry(fields));
            set(&mut row, "created_at", At(entry.created_at));
            set(&mut row, "updated_at", At(entry.updated_at));
            set(&mut row, "told_at", None::<At>);
        }
        Gone::Urge(urge) => {
            let fields = &urge.fields;
            set(&mut row, "uid", &urge.uid);
            set(&mut row, "at", At(fields.at));
            set(&mut row, "at_utc", fields.at.timestamp());
            set(&mut row, "region", fields.region.map(Choice));
            set(&mut row, "level", fields.level);
            set(&mut row, "level_after", fields.level_after);
            set(&mut row, "alternative", &fields.alternative);
            set(&mut row, "outcome", fields.outcome.map(Choice));
            set(&mut row, "note", &fields.note);
            set(&mut row, "folded", folded_urge(fields));
            set(&mut row, "created_at", At(urge.created_at));
            set(&mut row, "updated_at", At(urge.updated_at));
        }
        Gone::Session(session) => {
            set(&mut row, "uid", &session.uid);
            set(&mut row, "started_at", At(session.started_at));
            set(&mut row, "started_utc", session.started_at.timestamp());
            set(&mut row, "ended_at", session.ended_at.map(At));
            set(&mut row, "routine", &session.routine);
            set(&mut row, "position_seconds", session.done_seconds);
            set(&mut row, "planned_seconds", session.planned_seconds);
            set(&mut row, "done_seconds", session.done_seconds);
            set(&mut row, "completed", session.completed);
            set(&mut row, "stopped", session.stopped.map(Choice));
            set(&mut row, "pain_before", session.pain_before);
            set(&mut row, "pain_after", session.pain_after);
            set(&mut row, "felt", session.felt.map(Choice));
            set(&mut row, "steps", Json(&session.steps));
            set(&mut row, "created_at", At(session.created_at));
            set(&mut row, "updated_at", At(session.updated_at));
        }
        Gone::Check(check) => {
            set(&mut row, "uid", &check.uid);
            set(&mut row, "at", At(check.at));
            set(&mut row, "at_utc", check.at.timestamp());
            set(&mut row, "who", Choice(check.who));
            set(&mut row, "ruleset", &check.ruleset);
            set(&mut row, "ruleset_sha256", &check.ruleset_sha256);
            set(&mut row, "answers", Json(check.sheet()));
            set(&mut row, "result", Json(&check.result));
            set(&mut row, "seen_at", check.seen_at.map(At));
            set(&mut row, "exercise_agreed", check.exercise_agreed.map(Choice));
            set(&mut row, "answers_removed_at", check.answers_removed_at.map(At));
            set(&mut row, "created_at", At(check.created_at));
            set(&mut row, "updated_at", At(check.updated_at));
        }
        Gone::Day(card) => {
            set(&mut row, "date", card.date.to_string());
            set(&mut row, "pain_today", card.pain_today);
            set(&mut row, "sit_hours", card.sit_hours);
            set(&mut row, "note", &card.note);
            set(&mut row, "created_at", At(card.created_at));
            set(&mut row, "updated_at", At(card.updated_at));
        }
        Gone::Routine(routine) => {
            set(&mut row, "uid", &routine.uid);
            set(&mut row, "routine", Json(routine));
            set(&mut row, "created_at", At(routine.created_at));
            set(&mut row, "updated_at", At(routine.updated_at));
        }
    }
    row
}

/// What is kept of a kind under this id.
pub(super) fn kept(connection: &Connection, content: &Content, kind: Kind, id: i64) -> Result<Option<Gone>, Failure> {
    let columns = row::columns(kind);
    let sql = format!("SELECT {columns}, deleted_at AS put_away, NULL AS crack FROM {} WHERE id = ?1", table(kind));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    rows.next()?.map_or(Ok(None), |row| Ok(Some(row::carried(content, kind, row)?.record)))
}

/// Whether what is kept says what the file says; whether a person was seen is no matter here.
pub(super) fn same(kept: &Gone, said: &Gone) -> bool {
    match (kept, said) {
        (Gone::Entry(kept), Gone::Entry(said)) => kept.fields == said.fields,
        (Gone::Urge(kept), Gone::Urge(said)) => {
            let mut said = said.fields.clone();
            said.entry = kept.fields.entry;
            kept.fields == said
        }
        (Gone::Session(kept), Gone::Session(said)) => {
            (kept.done_seconds, &kept.steps, kept.felt, kept.pain_after)
                == (said.done_seconds, &said.steps, said.felt, said.pain_after)
        }
        (Gone::Check(kept), Gone::Check(said)) => kept.sheet() == said.sheet(),
        (Gone::Day(kept), Gone::Day(said)) => {
            (kept.pain_today, kept.sit_hours, &kept.note) == (said.pain_today, said.sit_hours, &said.note)
        }
        (Gone::Routine(kept), Gone::Routine(said)) => kept == said,
        _ => false,
    }
}

/// Links an urge to the crack it ended in.
pub(super) fn link(connection: &Connection, urge: &str, crack: Option<&String>) -> Result<(), Failure> {
    let Some(crack) = crack else { return Ok(()) };
    let crack: Option<i64> = connection
        .prepare_cached("SELECT id FROM entries WHERE uid = ?1")?
        .query_row([crack], |row| row.get(0))
        .optional()?;
    if let Some(crack) = crack {
        connection
            .prepare_cached("UPDATE urges SET entry = ?2 WHERE uid = ?1 AND entry IS NULL")?
            .execute((urge, crack))?;
    }
    Ok(())
}

/// Puts a profile in place of the one that is kept. Nothing is forgotten by it.
pub(super) fn profile(connection: &Connection, profile: &Profile) -> Result<(), Failure> {
    for (id, answer) in &profile.answers {
        connection
            .prepare_cached(
                "INSERT INTO safety_answers (question, value, at, since) VALUES (:question, :value, :at, :since) \
                 ON CONFLICT (question) DO UPDATE SET value = :value, at = :at, since = :since",
            )?
            .execute(named_params! {
                ":question": id.as_str(),
                ":value": Json(&answer.value),
                ":at": At(answer.at),
                ":since": At(answer.since.unwrap_or(answer.at)),
            })?;
    }
    for (id, at) in &profile.confirmed {
        connection
            .prepare_cached(
                "INSERT INTO confirmations (id, at) VALUES (:id, :at) ON CONFLICT (id) DO UPDATE SET at = :at",
            )?
            .execute(named_params! { ":id": id, ":at": At(*at) })?;
    }
    Ok(())
}
