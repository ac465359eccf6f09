//! Entries: the cracks of the journal.

use super::column::{At, Choice, Json, choice, json, moment, moment_if_any, new_uid, no_earlier, validate_moment};
use super::failure::Failure;
use super::span::EVER;
use super::wanted::{ENTRIES, TimelineFilter, Values};
use super::{Store, StoreError};
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::field::FieldError;
use crate::domain::journal::{Entry, EntryFields, WordList};
use crate::domain::search::folded_entry;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

pub(super) const COLUMNS: &str = "id, uid, at, clock, region, side, pops, sound, \"trigger\", pain, pain_later, pain_kind, urge, relief, \
    effort, context, tags, note, created_at, updated_at, told_at";

/// Which entries are wanted. `Default` wants all that are not deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFilter {
    pub wanted: TimelineFilter,
    pub limit: Option<usize>,
}

impl Store {
    /// Keeps a new crack.
    ///
    /// # Errors
    /// A field that does not fit, or a failed write.
    pub fn add_entry(&self, fields: &EntryFields, now: Moment) -> Result<Entry, StoreError> {
        validate(fields)?;
        self.transact("adding an entry", |connection| insert(connection, fields, now))
    }

    /// Changes what `change` touches of an entry as it is kept now; all else stays, whoever wrote it.
    ///
    /// # Errors
    /// An unknown or deleted id, a field that does not fit, or a failed write.
    pub fn change_entry(
        &self,
        id: i64,
        now: Moment,
        change: impl FnOnce(&mut EntryFields),
    ) -> Result<Entry, StoreError> {
        self.transact("changing an entry", |connection| {
            let kept = in_sight(connection, id)?;
            let mut fields = kept.fields.clone();
            change(&mut fields);
            self::change(connection, kept, &fields, now)
        })
    }

    /// One entry that is not deleted.
    ///
    /// # Errors
    /// An unknown or deleted id.
    pub fn entry(&self, id: i64) -> Result<Entry, StoreError> {
        self.read("an entry", |connection| in_sight(connection, id))
    }

    /// Entries, newest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn entries(&self, filter: &EntryFilter) -> Result<Vec<Entry>, StoreError> {
        self.read("the entries", |connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM {} ORDER BY at_utc DESC, id DESC LIMIT :limit",
                ENTRIES.wanted()
            ))?;
            let limit = filter.limit.map_or(i64::MAX, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
            let values = Values::new(&filter.wanted, EVER);
            let found = statement.query_map(&*values.with(named_params! { ":limit": limit }), entry_of)?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How many entries there are, whatever the limit.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn count_entries(&self, wanted: &TimelineFilter) -> Result<usize, StoreError> {
        self.read("the entries", |connection| {
            let count: u32 = if wanted.is_everything() {
                // A whole table is counted without reading its rows.
                let all = "SELECT (SELECT count(*) FROM entries) \
                     - (SELECT count(*) FROM entries WHERE deleted_at IS NOT NULL)";
                connection.prepare_cached(all)?.query_row([], |row| row.get(0))?
            } else {
                let sql = format!("SELECT count(*) FROM {}", ENTRIES.wanted());
                let values = Values::new(wanted, EVER);
                connection.prepare_cached(&sql)?.query_row(&*values.with(&[]), |row| row.get(0))?
            };
            Ok(usize::try_from(count).unwrap_or(usize::MAX))
        })
    }
}

/// How many of the newest entries are looked through for own words, and how many of these are given.
const OWN_WORDS: (u32, u32) = (1000, 8);

impl Store {
    /// The person's own words of a list, those used most often lately first; `listed` are the words of the program.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn own_words(&self, list: WordList, listed: &[String]) -> Result<Vec<String>, StoreError> {
        self.read("your own words", |connection| {
            let (newest, most) = OWN_WORDS;
            let mut statement = connection.prepare_cached(&format!(
                "SELECT value AS word FROM (SELECT {list} AS words FROM entries WHERE deleted_at IS NULL \
                     ORDER BY at_utc DESC, id DESC LIMIT :newest), json_each(words) \
                 WHERE value NOT IN (SELECT value FROM json_each(:listed)) \
                 GROUP BY word ORDER BY count(*) DESC, word LIMIT :most",
                list = list.id()
            ))?;
            let values = named_params! { ":newest": newest, ":most": most, ":listed": Json(listed) };
            let words = statement.query_map(values, |row| row.get("word"))?;
            Ok(words.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// How many tags are offered to look for.
const MOST_TAGS: u32 = 30;

impl Store {
    /// The tags that cracks have, listed ones and the person's own, the commonest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn used_tags(&self) -> Result<Vec<String>, StoreError> {
        self.read("your tags", |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT value AS tag FROM entries, json_each(tags) WHERE deleted_at IS NULL AND tags <> '[]' \
                 GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ?1",
            )?;
            let tags = statement.query_map([MOST_TAGS], |row| row.get("tag"))?;
            Ok(tags.collect::<rusqlite::Result<_>>()?)
        })
    }
}

impl Store {
    /// The tags of these entries, the commonest first.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn tags_of(&self, ids: &[i64]) -> Result<Vec<String>, StoreError> {
        self.read("the tags of entries", |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT tag.value AS tag FROM json_each(?1) AS wanted JOIN entries ON entries.id = wanted.value, \
                 json_each(tags) AS tag WHERE deleted_at IS NULL GROUP BY tag ORDER BY count(*) DESC, tag",
            )?;
            let tags = statement.query_map([Json(ids)], |row| row.get("tag"))?;
            Ok(tags.collect::<rusqlite::Result<_>>()?)
        })
    }
}

/// Keeps a new entry.
pub(super) fn insert(connection: &Connection, fields: &EntryFields, now: Moment) -> Result<Entry, Failure> {
    let sql = format!(
        "INSERT INTO entries (uid, at, at_utc, clock, region, side, pops, sound, \"trigger\", pain, pain_later, pain_kind, \
         urge, relief, effort, context, tags, note, folded, created_at, updated_at) \
         VALUES (:uid, :at, :at_utc, :clock, :region, :side, :pops, :sound, :trigger, :pain, :pain_later, :pain_kind, :urge, \
         :relief, :effort, :context, :tags, :note, :folded, :now, :now) RETURNING {COLUMNS}"
    );
    write(connection, &sql, fields, named_params! { ":uid": new_uid(now), ":now": At(now) })
}

/// Writes an entry anew, where something else is said than what is kept.
pub(super) fn change(
    connection: &Connection,
    kept: Entry,
    fields: &EntryFields,
    now: Moment,
) -> Result<Entry, Failure> {
    validate(fields)?;
    let fields = EntryFields { at: whole_seconds(fields.at), ..fields.clone() };
    if fields.is_same(&kept.fields) {
        return Ok(kept);
    }
    let now = no_earlier(now, kept.updated_at);
    let told_at = if fields.is_same_but_note(&kept.fields) { kept.told_at.unwrap_or(kept.updated_at) } else { now };
    let sql = format!(
        "UPDATE entries SET at = :at, at_utc = :at_utc, clock = :clock, region = :region, side = :side, pops = :pops, \
         sound = :sound, \"trigger\" = :trigger, pain = :pain, pain_later = :pain_later, pain_kind = :pain_kind, \
         urge = :urge, relief = :relief, effort = :effort, context = :context, tags = :tags, note = :note, \
         folded = :folded, updated_at = :now, told_at = :told_at WHERE id = :id RETURNING {COLUMNS}"
    );
    write(connection, &sql, &fields, named_params! { ":id": kept.id, ":now": At(now), ":told_at": At(told_at) })
}

/// Runs `sql` with the columns of `fields` and `more`, and gives the entry as it is then kept.
fn write(
    connection: &Connection,
    sql: &str,
    fields: &EntryFields,
    more: &[(&str, &dyn ToSql)],
) -> Result<Entry, Failure> {
    let said = named_params! {
        ":at": At(fields.at),
        ":at_utc": fields.at.timestamp(),
        ":clock": fields.clock,
        ":region": fields.region.map(Choice),
        ":side": fields.side.map(Choice),
        ":pops": fields.pops.map(Choice),
        ":sound": fields.sound.map(Choice),
        ":trigger": fields.trigger.map(Choice),
        ":pain": fields.pain,
        ":pain_later": fields.pain_later,
        ":pain_kind": fields.pain_kind.map(Choice),
        ":urge": fields.urge,
        ":relief": fields.relief,
        ":effort": fields.effort.map(Choice),
        ":context": Json(&fields.context),
        ":tags": Json(&fields.tags),
        ":note": fields.note,
        ":folded": folded_entry(fields),
    };
    Ok(connection.prepare_cached(sql)?.query_row(&*[said, more].concat(), entry_of)?)
}

/// Fails when there is no entry with this id, deleted or not.
pub(super) fn exists(connection: &Connection, id: i64) -> Result<(), Failure> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM entries WHERE id = ?1")?;
    if statement.exists([id])? { Ok(()) } else { Err(not_found("entry", id)) }
}

fn validate(fields: &EntryFields) -> Result<(), FieldError> {
    validate_moment("at", fields.at)?;
    fields.validate()
}

fn not_found(what: &'static str, id: i64) -> Failure {
    StoreError::NotFound { what, id: id.to_string() }.into()
}

/// An entry that is not deleted.
pub(super) fn in_sight(connection: &Connection, id: i64) -> Result<Entry, Failure> {
    find(connection, id)?.ok_or_else(|| not_found("entry", id))
}

/// An entry, where it is not deleted.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Entry>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM entries WHERE id = ?1 AND deleted_at IS NULL");
    Ok(connection.prepare_cached(&sql)?.query_row([id], entry_of).optional()?)
}

pub(super) fn entry_of(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get("id")?,
        uid: row.get("uid")?,
        fields: EntryFields {
            at: moment(row, "at")?,
            clock: row.get("clock")?,
            region: choice(row, "region")?,
            side: choice(row, "side")?,
            pops: choice(row, "pops")?,
            sound: choice(row, "sound")?,
            trigger: choice(row, "trigger")?,
            pain: row.get("pain")?,
            pain_later: row.get("pain_later")?,
            pain_kind: choice(row, "pain_kind")?,
            urge: row.get("urge")?,
            relief: row.get("relief")?,
            effort: choice(row, "effort")?,
            context: json(row, "context")?,
            tags: json(row, "tags")?,
            note: row.get("note")?,
        },
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
        told_at: moment_if_any(row, "told_at")?,
    })
}
