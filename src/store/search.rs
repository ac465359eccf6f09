//! Searching where the records lie: functions of SQL decide by a record's folded words and its choices, so that what
//! does not fit is never read into memory. The folded words stand in the index of time too: most records are decided
//! by them, and are not looked up at all.

use super::column::json;
use crate::domain::json::fit_text;
use crate::domain::search::{Search, Term, folded, told_by_words};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error};
use std::sync::Arc;

/// An entry's choices, as [`crate::domain::search::mark`] and [`crate::domain::search::list_mark`] write them.
pub(super) const ENTRY_MARKS: &str = "concat('|trigger=', \"trigger\", '|region=', region, '|side=', side, '|pops=', \
    pops, '|sound=', sound, '|pain_kind=', pain_kind, '|effort=', effort, \
    '|pain=', pain, '|relief=', relief, '|', context, tags)";

/// An urge's choices.
pub(super) const URGE_MARKS: &str =
    "concat('|outcome=', outcome, '|region=', region, '|alternative=', alternative, '|')";

/// A session's choices.
pub(super) const SESSION_MARKS: &str = "concat('|routine=', routine, '|felt=', felt, '|')";

/// Whether a record with these folded words and choices is sought, in a statement with `:sought` and `:own_word`. What
/// lacks a word that no choice has is passed over by SQLite itself, many times faster than by a function of ours.
pub(super) fn sql_sought(folded: &str, marks: &str) -> String {
    format!(
        "(:own_word IS NULL OR instr({folded}, :own_word) > 0) AND (:sought IS NULL \
         OR coalesce(sought_by_words({folded}, :sought), sought({folded}, {marks}, :sought)))"
    )
}

/// `:sought`: the terms, or nothing where everything fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought<'a>(pub(super) &'a Search);

impl ToSql for Sought<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let terms = (!self.0.terms.is_empty()).then(|| serde_json::to_string(&self.0.terms)).transpose();
        let terms = terms.map_err(|error| Error::ToSqlConversionFailure(error.into()))?;
        Ok(terms.map_or(ToSqlOutput::Borrowed(ValueRef::Null), ToSqlOutput::from))
    }
}

/// Makes `sought(folded, marks, terms)` known to a connection, and `sought_by_words(folded, terms)`, which is nothing
/// where the choices decide.
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("sought_by_words", 2, flags, |context| {
        Ok(told_by_words(&terms(context, 1)?, context.get_raw(0).as_str()?))
    })?;
    connection.create_scalar_function("sought", 3, flags, |context| {
        let (folded, marks) = (context.get_raw(0), context.get_raw(1));
        let (folded, marks) = (folded.as_str()?, marks.as_str()?);
        Ok(terms(context, 2)?.iter().all(|term| term.fits(folded, marks)))
    })
}

/// The terms that a function is given, read once for a statement.
fn terms(context: &Context<'_>, argument: i32) -> Result<Arc<Vec<Term>>, Error> {
    context.get_or_create_aux(argument, |value: ValueRef<'_>| -> Result<Vec<Term>, Error> {
        fit_text(value.as_str()?).map_err(|error| Error::UserFunctionError(error.into()))
    })
}

/// Fills the folded words of every record that has words of the person. What is folded already is not written.
pub(super) fn fold_all(connection: &Connection) -> rusqlite::Result<()> {
    let mut fold = connection.prepare("UPDATE entries SET folded = ?2 WHERE id = ?1 AND folded != ?2")?;
    let mut read = connection
        .prepare("SELECT id, context, tags, note FROM entries WHERE note != '' OR context != '[]' OR tags != '[]'")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let lists: [Vec<String>; 2] = [json(row, "context")?, json(row, "tags")?];
        fold.execute((row.get::<_, i64>("id")?, folded(&lists, &row.get::<_, String>("note")?)))?;
    }
    let mut fold = connection.prepare("UPDATE urges SET folded = ?2 WHERE id = ?1 AND folded != ?2")?;
    let mut read = connection.prepare("SELECT id, note FROM urges WHERE note != ''")?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        fold.execute((row.get::<_, i64>("id")?, folded::<&[String]>(&[], &row.get::<_, String>("note")?)))?;
    }
    Ok(())
}
