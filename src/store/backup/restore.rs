//! Putting a copy in the place of the records: all of it or nothing, the records as they were kept beside.
//!
//! A restore lowers no result. Own checks that still open, close or change something are carried over with what was said
//! about them, safety answers are those given last, and a confirmation stands only where it stands now.

use super::super::beside::{Beside, free_name, journal_of, log_of};
use super::super::connection::immutable;
use super::super::copy::{compared_copy, digest, tables};
use super::super::failure::Failure;
use super::super::opening::connect_in;
use super::super::scratch::folder_of;
use super::super::{Store, StoreError};
use super::in_words;
use super::proof::prove;
use crate::domain::backup::Held;
use crate::domain::day::Moment;
use crate::domain::gate::CHECK_DAYS;
use rusqlite::{Connection, OpenFlags, named_params};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub held: Held,
    /// The records as they were before; none where there were none.
    pub kept: Option<PathBuf>,
    /// How many checks were carried over that the copy does not hold.
    pub carried: u64,
    /// The records before could not be read, and with them what was open in them.
    pub is_blind: bool,
}

/// The tables of what is not replaced but joined.
const JOINED: [&str; 3] = ["checks", "safety_answers", "confirmations"];

impl Store {
    /// Puts a copy in the place of these records. Other programs that use them find the restored ones.
    ///
    /// # Errors
    /// As [`Store::prove`], and a disk that is full or fails; then the records are as they were.
    pub fn restore(&self, file: &Path, passphrase: Option<&str>, now: Moment) -> Result<Restored, StoreError> {
        let unfit = |problem: String| StoreError::Unfit { path: file.to_owned(), problem };
        let path = self.path().ok_or_else(|| unfit("nothing is kept here, so nothing can be restored".to_owned()))?;
        not_in_use(file, &path)?;
        let proved = prove(file, passphrase, folder_of(&path))?;
        self.attach(&proved.path)?;
        let keep = |connection: &Connection, names: &[String]| keep_beside(connection, &path, names);
        let restored = self.transact("restoring", |connection| replace(connection, keep, proved.held, now));
        let detached = self.connection().execute_batch("DETACH copy");
        let restored = restored?;
        detached.map_err(|error| Failure::from(error).reading("restoring"))?;
        Ok(restored)
    }

    /// Puts a copy in the place of these records that was proved by [`Store::prove_in`], in the VFS these are in. Who calls
    /// it has kept them aside.
    ///
    /// # Errors
    /// As [`Store::restore`].
    pub fn restore_in(&self, name: &str, held: Held, now: Moment) -> Result<Restored, StoreError> {
        self.attach(Path::new(name))?;
        let restored = self.transact("restoring", |connection| replace(connection, |_, _| Ok(None), held, now));
        let detached = self.connection().execute_batch("DETACH copy");
        let restored = restored?;
        detached.map_err(|error| Failure::from(error).reading("restoring"))?;
        Ok(restored)
    }

    fn attach(&self, copy: &Path) -> Result<(), StoreError> {
        let copy = copy.to_string_lossy();
        let attached = self.connection().execute("ATTACH ?1 AS copy", [&copy]);
        attached.map(drop).map_err(|error| Failure::from(error).reading("restoring"))
    }
}

/// Puts a copy in the place of records at `path` that are damaged. They are kept beside as they are, byte for byte.
///
/// # Errors
/// As [`Store::restore`].
pub fn restore_over_damaged(
    path: &Path,
    file: &Path,
    passphrase: Option<&str>,
    now: Moment,
) -> Result<Restored, StoreError> {
    let unfit = |problem: String| StoreError::Unfit { path: file.to_owned(), problem };
    not_in_use(file, path)?;
    let proved = prove(file, passphrase, folder_of(path))?;
    let both = immutable(path).and_then(|old| Ok((old, Connection::open(&proved.path)?)));
    let salvaged = both.and_then(|(old, new)| salvage(&old, new, now));
    let kept = swap(path, &proved.path).map_err(|error| unfit(format!("it could not be put there: {error}")))?;
    let (carried, is_blind) = (salvaged.as_ref().copied().unwrap_or(0), salvaged.is_err());
    Ok(Restored { held: proved.held, kept: Some(kept), carried, is_blind })
}

/// Makes a copy that was proved by [`Store::prove_in`] fit to stand for records that are damaged, both in the VFS with this
/// name: what can still be read of them is carried over. Who calls it keeps them aside, and puts the copy in their place.
pub fn rescue_in(vfs: &str, damaged: &str, copy: &str, held: Held, now: Moment) -> Restored {
    let old = Connection::open_with_flags_and_vfs(damaged, OpenFlags::SQLITE_OPEN_READ_ONLY, vfs);
    let both = old.map_err(Failure::from).and_then(|old| Ok((old, connect_in(vfs, Path::new(copy))?)));
    let salvaged = both.and_then(|(old, new)| salvage(&old, new, now));
    let (carried, is_blind) = (salvaged.as_ref().copied().unwrap_or(0), salvaged.is_err());
    Restored { held, kept: None, carried, is_blind }
}

/// The whole change, in a transaction of the records. `copy` is attached.
fn replace(
    connection: &Connection,
    keep: impl FnOnce(&Connection, &[String]) -> Result<Option<PathBuf>, Failure>,
    held: Held,
    now: Moment,
) -> Result<Restored, Failure> {
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    let names = tables(connection, "main")?;
    let kept = keep(connection, &names)?;
    for name in JOINED {
        connection.execute_batch(&format!(
            "DROP TABLE IF EXISTS temp.was_{name}; CREATE TEMP TABLE was_{name} AS SELECT * FROM main.{name}"
        ))?;
    }
    let triggers: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER main.\"{name}\""))?;
    }
    for name in &names {
        connection.execute_batch(&format!("DELETE FROM main.\"{name}\""))?;
    }
    for name in &names {
        // Without a condition SQLite would copy pages, and not see that links to these rows lead somewhere now.
        connection.execute_batch(&format!("INSERT INTO main.\"{name}\" SELECT * FROM copy.\"{name}\" WHERE true"))?;
    }
    // No id is given twice, also not one that only the records before had.
    connection.execute_batch(
        "UPDATE main.sqlite_sequence SET seq = max(seq, ifnull((SELECT seq FROM copy.sqlite_sequence AS c \
         WHERE c.name = sqlite_sequence.name), 0))",
    )?;
    for (_, sql) in &triggers {
        connection.execute_batch(sql)?;
    }
    if digest(connection, "main")? != digest(connection, "copy")? {
        return Err(StoreError::Write("what was restored is not what the copy holds".to_owned()).into());
    }
    let carried = carry(connection, "main", now)?;
    for name in JOINED {
        connection.execute_batch(&format!("DROP TABLE temp.was_{name}"))?;
    }
    Ok(Restored { held, kept, carried, is_blind: false })
}

/// Copies the records beside, before they change. Called while only this program may write them.
fn keep_beside(connection: &Connection, path: &Path, names: &[String]) -> Result<Option<PathBuf>, Failure> {
    let mut is_empty = true;
    for name in names {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM main.\"{name}\")");
        is_empty = is_empty && !connection.query_row(&sql, [], |row| row.get::<_, bool>(0))?;
    }
    if is_empty {
        return Ok(None);
    }
    let failed = |problem: String| {
        StoreError::Write(format!(
            "the records as they are could not be kept beside, so nothing was restored: {problem}"
        ))
    };
    let kept = free_name(path, "before-restore", "").map_err(|error| failed(error.to_string()))?;
    let part = kept.with_extension("part");
    let copied = compared_copy(path, &part)
        .map_err(|failure| failed(in_words(failure)))
        .and_then(|()| fs::rename(&part, &kept).map_err(|error| failed(error.to_string())));
    if copied.is_err() {
        let _ = fs::remove_file(&part);
    }
    Ok(copied.map(|()| Some(kept))?)
}

/// Joins what was so before to what the copy holds. What was before stands in `temp.was_…`; the number is that of the
/// checks that the copy did not have.
fn carry(connection: &Connection, schema: &str, now: Moment) -> Result<u64, Failure> {
    const CHECK: &str = "at, at_utc, who, ruleset, ruleset_sha256, answers, result, seen_at, exercise_agreed, \
        created_at, updated_at, deleted_at, answers_removed_at";
    connection.execute_batch(&format!(
        "DELETE FROM {schema}.confirmations WHERE id NOT IN (SELECT id FROM temp.was_confirmations) \
             AND (EXISTS (SELECT 1 FROM temp.was_checks) OR EXISTS (SELECT 1 FROM temp.was_safety_answers)); \
         INSERT INTO {schema}.confirmations SELECT w.id, w.at FROM temp.was_confirmations AS w WHERE true \
             ON CONFLICT (id) DO UPDATE SET at = excluded.at; \
         INSERT INTO {schema}.safety_answers SELECT w.* FROM temp.was_safety_answers AS w WHERE true \
             ON CONFLICT (question) DO UPDATE SET value = excluded.value, at = excluded.at, since = excluded.since \
             WHERE datetime(excluded.at) >= datetime(safety_answers.at); \
         UPDATE {schema}.checks SET ({CHECK}) = (SELECT {CHECK} FROM temp.was_checks AS w WHERE w.uid = checks.uid) \
             WHERE uid IN (SELECT uid FROM temp.was_checks)"
    ))?;
    let carried = connection.execute(
        &format!(
            "INSERT INTO {schema}.checks (uid, {CHECK}) SELECT uid, {CHECK} FROM temp.was_checks AS w WHERE who = 'me' \
             AND uid NOT IN (SELECT uid FROM {schema}.checks) \
             AND (seen_at IS NULL OR exercise_agreed IS NOT 'yes' OR at_utc >= :recent) ORDER BY w.id"
        ),
        named_params! { ":recent": now.timestamp() - CHECK_DAYS * 24 * 60 * 60 },
    )?;
    Ok(u64::try_from(carried).unwrap_or_default())
}

/// Carries over what can still be read of damaged records into the copy that will stand for them.
fn salvage(old: &Connection, mut new: Connection, now: Moment) -> Result<u64, Failure> {
    let joined = new.transaction()?;
    for name in JOINED {
        joined.execute_batch(&format!("CREATE TEMP TABLE was_{name} AS SELECT * FROM main.{name} WHERE false"))?;
        let mut rows = old.prepare(&format!("SELECT * FROM {name}"))?;
        let count = rows.column_count();
        let columns: Vec<String> = rows.column_names().map(str::to_owned).collect();
        let places = vec!["?"; count].join(", ");
        let mut put =
            joined.prepare(&format!("INSERT INTO temp.was_{name} ({}) VALUES ({places})", columns.join(", ")))?;
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let values: Vec<rusqlite::types::Value> =
                (0..count).map(|column| row.get(column)).collect::<Result<_, _>>()?;
            put.execute(rusqlite::params_from_iter(values))?;
        }
    }
    let carried = carry(&joined, "main", now)?;
    joined.commit()?;
    Ok(carried)
}

/// Puts `new` in the place of `path`, which keeps another name. At no moment is there no file.
fn swap(path: &Path, new: &Path) -> io::Result<PathBuf> {
    let mut beside = Beside::default();
    for (ending, file) in [("-wal", log_of(path)), ("-journal", journal_of(path))] {
        if file.exists() {
            beside.set_aside(path, ending).map_err(|error| io::Error::other(error.to_string()))?;
        }
    }
    let kept = free_name(path, "damaged", "")?;
    if fs::hard_link(path, &kept).is_err() {
        fs::copy(path, &kept)?;
    }
    fs::set_permissions(new, path.metadata()?.permissions())?;
    fs::rename(new, path)?;
    Ok(kept)
}

/// The records are no copy of themselves.
///
/// # Errors
/// [`StoreError::Unfit`] where the file is these records.
pub fn not_in_use(file: &Path, records: &Path) -> Result<(), StoreError> {
    if matches!((file.canonicalize(), records.canonicalize()), (Ok(one), Ok(other)) if one == other) {
        let problem = "these are the records that are in use".to_owned();
        return Err(StoreError::Unfit { path: file.to_owned(), problem });
    }
    Ok(())
}
