//! What is kept at hand: the records of the last weeks, and of all earlier sessions those that still speak for
//! something. It stays small however long the journal grows.

use super::failure::Failure;
use super::finished::FINISHED_A_STEP;
use super::{Store, StoreError, journal, session, urge};
use crate::domain::day::Moment;
use crate::domain::journal::{Entry, Urge};
use crate::domain::session::record::SessionRecord;
use rusqlite::{Connection, Params, Row, named_params};

/// The fewest entries and urges at hand, however old they are.
const FEWEST: u32 = 20;

/// Records at hand, each kind newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recent {
    /// None where nothing was read.
    pub since: Option<Moment>,
    /// Since the moment asked for, and at least the newest 20.
    pub entries: Vec<Entry>,
    pub urges: Vec<Urge>,
    /// Finished ones since then, and of the earlier ones those by which something is decided: how each routine left the
    /// person lately, what they last said about each move, when each was last played, and the very first. Deleted ones are
    /// among them: what happened decides all the same.
    pub sessions: Vec<SessionRecord>,
}

impl Store {
    /// The records at hand since `since`.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn recent(&self, since: Moment) -> Result<Recent, StoreError> {
        self.read("the newest records", |connection| {
            Ok(Recent {
                since: Some(since),
                entries: newest(
                    connection,
                    "entries WHERE deleted_at IS NULL",
                    journal::COLUMNS,
                    since,
                    journal::entry_of,
                )?,
                urges: newest(connection, "urges WHERE deleted_at IS NULL", urge::COLUMNS, since, urge::urge_of)?,
                sessions: sessions(connection, Some(since))?,
            })
        })
    }

    /// Of all finished sessions, newest first, those by which something is decided (see [`Recent::sessions`]).
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn telling_sessions(&self) -> Result<Vec<SessionRecord>, StoreError> {
        self.read("the sessions", |connection| sessions(connection, None))
    }
}

fn newest<T>(
    connection: &Connection,
    from: &str,
    columns: &str,
    since: Moment,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Failure> {
    let least = "SELECT at_utc FROM {from} ORDER BY at_utc DESC, id DESC LIMIT 1 OFFSET :fewest - 1";
    let sql = format!(
        "SELECT {columns} FROM {from} AND at_utc >= min(:since, ifnull(({}), :ever)) ORDER BY at_utc DESC, id DESC",
        least.replace("{from}", from)
    );
    let values = named_params! { ":since": since.timestamp(), ":fewest": FEWEST, ":ever": i64::MIN };
    all(connection, &sql, values, read)
}

/// By the indexes of time, routine and exercise: what it costs does not grow with the sessions.
fn sessions(connection: &Connection, since: Option<Moment>) -> Result<Vec<SessionRecord>, Failure> {
    let newest = |which: &str| {
        let newest = "ORDER BY started_utc DESC, id DESC LIMIT";
        format!("SELECT id FROM sessions WHERE ended_at IS NOT NULL AND {which} {newest}")
    };
    let newest_step = |which: &str| {
        format!(
            "SELECT session FROM played_steps WHERE exercise = name {which} ORDER BY started_utc DESC, session DESC LIMIT 1"
        )
    };
    let next = |column: &str, table: &str, which: &str| {
        format!(
            "{column} (name) AS (SELECT min({column}) FROM {table} WHERE {which} UNION ALL SELECT (SELECT min({column}) \
             FROM {table} WHERE {which} AND {column} > name) FROM {column} WHERE name IS NOT NULL)"
        )
    };
    let sql = format!(
        "WITH RECURSIVE {routines}, {exercises}, telling (id) AS (\
             SELECT sessions.id FROM routine JOIN sessions ON sessions.id IN ({rated} 3) \
             UNION SELECT id FROM ({eased} 3) \
             UNION SELECT ({done} 1) FROM routine \
             UNION SELECT ({finished} 1) FROM routine \
             UNION SELECT id FROM (SELECT id FROM sessions WHERE ended_at IS NOT NULL AND {FINISHED_A_STEP} \
                 ORDER BY started_utc, id LIMIT 1) \
             UNION SELECT ({played}) FROM exercise \
             UNION SELECT ({said}) FROM exercise \
             UNION SELECT id FROM sessions WHERE ended_at IS NOT NULL AND started_utc >= :since) \
         SELECT {columns} FROM sessions WHERE id IN (SELECT id FROM telling) ORDER BY started_utc DESC, id DESC",
        routines = next("routine", "sessions", "ended_at IS NOT NULL"),
        exercises = next("exercise", "played_steps", "true"),
        rated = newest("pain_before IS NOT NULL AND pain_after IS NOT NULL AND routine = name"),
        eased = newest("pain_after <= pain_before"),
        done = newest("done_seconds > 0 AND routine = name"),
        finished = newest(&format!("deleted_at IS NULL AND {FINISHED_A_STEP} AND routine = name")),
        played = newest_step(""),
        said = newest_step("AND feedback IS NOT NULL"),
        columns = session::COLUMNS,
    );
    let since = since.map_or(i64::MAX, |since| since.timestamp());
    all(connection, &sql, named_params! { ":since": since }, session::record_of)
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    values: impl Params,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Failure> {
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map(values, read)?.collect::<rusqlite::Result<_>>()?)
}

impl Recent {
    /// Puts an entry in its place, as it is kept now. False when its place is beyond what is at hand.
    pub fn put_entry(&mut self, entry: Entry) -> bool {
        let place = |entry: &Entry| (entry.fields.at, entry.id);
        put(&mut self.entries, entry, |entry| entry.id, place)
    }

    /// Puts an urge in its place, as it is kept now. False when its place is beyond what is at hand.
    pub fn put_urge(&mut self, urge: Urge) -> bool {
        put(&mut self.urges, urge, |urge| urge.id, |urge| (urge.fields.at, urge.id))
    }

    /// Puts a finished session in its place, as it is kept now. False when its place is beyond what is at hand.
    pub fn put_session(&mut self, session: SessionRecord) -> bool {
        put(&mut self.sessions, session, |session| session.id, |session| (session.started_at, session.id))
    }
}

/// Puts `kept` into a list that is sorted by `place`, the highest first, and takes out what it was before.
fn put<T, P: Ord>(list: &mut Vec<T>, kept: T, id: impl Fn(&T) -> i64, place: impl Fn(&T) -> P) -> bool {
    list.retain(|known| id(known) != id(&kept));
    let position = list.partition_point(|known| place(known) > place(&kept));
    let inside = position < list.len() || list.is_empty();
    list.insert(position, kept);
    inside
}
