//! What is wanted of the records, in SQL: one condition for each table of the timeline, shared by all that is asked.

use super::column::Choice;
use super::finished::FINISHED_A_STEP;
use super::search::{ENTRY_MARKS, SESSION_MARKS, Sought, URGE_MARKS, sql_sought};
use super::span::{around, shift, sql_day};
use crate::domain::exercise::Region;
use crate::domain::journal::Sound;
use crate::domain::search::Search;
use crate::domain::timeline::{Filter, Kind};
use rusqlite::{ToSql, named_params};

/// Which records are wanted. `Default` wants all, for days that start at midnight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimelineFilter {
    pub filter: Filter,
    pub search: Search,
    pub day_start_hour: u32,
}

impl TimelineFilter {
    /// Nothing is left out.
    pub(super) fn is_everything(&self) -> bool {
        self.filter == Filter::default() && self.search.terms.is_empty()
    }
}

/// A table of the timeline, in SQL.
pub(super) struct Table {
    name: &'static str,
    at: &'static str,
    pub(super) utc: &'static str,
    /// What has a row of its own.
    which: &'static str,
    /// Whether it is of `:kind`.
    kind: &'static str,
    region: &'static str,
    sound: &'static str,
    pain: &'static str,
    /// Whether it has `:tag`.
    tag: &'static str,
    folded: &'static str,
    marks: &'static str,
}

pub(super) const ENTRIES: Table = Table {
    name: "entries",
    at: "at",
    utc: "at_utc",
    which: "deleted_at IS NULL",
    kind: "\"trigger\" = :kind OR (:kind = 'urge' AND id IN (SELECT entry FROM urges WHERE deleted_at IS NULL))",
    region: "region",
    sound: "sound",
    pain: "pain",
    tag: "tags <> '[]' AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = :tag)",
    folded: "folded",
    marks: ENTRY_MARKS,
};

pub(super) const URGES: Table = Table {
    name: "urges",
    at: "at",
    utc: "at_utc",
    which: "deleted_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.id = urges.entry AND entries.deleted_at IS NULL)",
    kind: ":kind = 'urge'",
    region: "region",
    sound: "NULL",
    pain: "NULL",
    tag: "NULL",
    folded: "folded",
    marks: URGE_MARKS,
};

pub(super) const SESSIONS: Table = Table {
    name: "sessions",
    at: "started_at",
    utc: "started_utc",
    which: "ended_at IS NOT NULL AND deleted_at IS NULL AND FINISHED",
    kind: ":kind = 'routine'",
    region: "NULL",
    sound: "NULL",
    pain: "NULL",
    tag: "NULL",
    folded: "''",
    marks: SESSION_MARKS,
};

/// All of them.
pub(super) const TABLES: [&Table; 3] = [&ENTRIES, &URGES, &SESSIONS];

impl Table {
    /// All rows of it.
    pub(super) fn kept(&self) -> String {
        format!("{} WHERE {}", self.name, self.which.replace("FINISHED", FINISHED_A_STEP))
    }

    /// What is wanted of it, in a statement with [`Values`].
    pub(super) fn wanted(&self) -> String {
        let Table { utc, kind, region, sound, pain, tag, .. } = self;
        let day = self.day();
        format!(
            "{} AND {utc} >= :first AND {utc} < :last AND (:kind IS NULL OR {kind}) \
             AND (:region IS NULL OR {region} = :region) AND (:sound IS NULL OR {sound} = :sound) \
             AND (:pain_from IS NULL OR {pain} >= :pain_from) AND (:tag IS NULL OR ({tag})) \
             AND (:from IS NULL OR {day} >= :from) AND (:to IS NULL OR {day} <= :to) AND {}",
            self.kept(),
            sql_sought(self.folded, self.marks)
        )
    }

    /// The day it belongs to.
    pub(super) fn day(&self) -> String {
        sql_day(self.at)
    }
}

/// What a filter puts into a statement.
pub(super) struct Values<'a> {
    first: i64,
    last: i64,
    kind: Option<&'static str>,
    region: Option<Choice<Region>>,
    sound: Option<Choice<Sound>>,
    pain_from: Option<u8>,
    tag: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    sought: Sought<'a>,
    own_word: Option<&'a str>,
    shift: String,
}

impl<'a> Values<'a> {
    /// Of a filter, for records between two instants, the second excluded.
    pub(super) fn new(wanted: &'a TimelineFilter, (first, last): (i64, i64)) -> Values<'a> {
        let filter = &wanted.filter;
        let (from, to) = around(filter.from, filter.to);
        Values {
            first: first.max(from),
            last: last.min(to),
            kind: filter.kind.map(Kind::id),
            region: filter.region.map(Choice),
            sound: filter.sound.map(Choice),
            pain_from: filter.pain_from,
            tag: filter.tag.as_deref(),
            from: filter.from.map(|day| day.to_string()),
            to: filter.to.map(|day| day.to_string()),
            sought: Sought(&wanted.search),
            own_word: wanted.search.own_word(),
            shift: shift(wanted.day_start_hour),
        }
    }

    /// With `more`.
    pub(super) fn with<'s>(&'s self, more: &[(&'s str, &'s dyn ToSql)]) -> Vec<(&'s str, &'s dyn ToSql)> {
        let own = named_params! {
            ":first": self.first,
            ":last": self.last,
            ":kind": self.kind,
            ":region": self.region,
            ":sound": self.sound,
            ":pain_from": self.pain_from,
            ":tag": self.tag,
            ":from": self.from,
            ":to": self.to,
            ":sought": self.sought,
            ":own_word": self.own_word,
            ":shift": self.shift,
        };
        [own, more].concat()
    }
}
