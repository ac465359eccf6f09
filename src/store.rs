//! What is kept: one SQLite file, written through on every act of the person.
//!
//! Guarantees: what a function returned `Ok` for is on disk; a failed write leaves nothing half done; a second
//! process may use the same file at the same time. A file of a newer program, a damaged one and another program's are
//! left untouched, an older one is copied before it is brought up to date. No record of the person's is ever deleted
//! by the program: "deleted" means out of sight, until the person empties the trash.
//!
//! In a browser SQLite's file is in memory: there `Ok` means written and on its way, and `platform/keeping.rs` says when it
//! has arrived.
//!
//! Who may read the file is not decided here: it keeps the rights it was made with (`platform/data_dir.rs`), and so do
//! the files SQLite puts beside it.

use crate::domain::trash::Kind;
use failure::{Failure, is_damage};
use opening::{Look, Opened};
use rusqlite::{Connection, TransactionBehavior};
use scratch::Scratch;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

mod backup;
mod beside;
mod check;
mod check_run;
mod column;
mod connection;
mod copy;
mod counts;
mod day;
mod failure;
mod finished;
mod insights;
mod journal;
mod migrations;
mod opening;
mod profile;
mod progress;
mod recent;
mod report;
mod routine;
mod scratch;
mod search;
mod session;
mod settings;
mod several;
mod sight;
mod span;
mod stats;
mod suggestion;
mod timeline;
mod transfer;
mod trash;
mod urge;
mod wanted;

pub use backup::{CopyPlace, Made, Restored, copies_in, not_in_use, rescue_in, restore_over_damaged};
pub use failure::StoreError;
pub use journal::EntryFilter;
pub use migrations::{Change, MIGRATIONS};
pub use profile::ProfileChange;
pub use progress::ProgressWriter;
pub use recent::Recent;
pub use routine::DeletedRoutine;
pub use session::Unfinished;
pub use several::Was;
pub use suggestion::PAIN_LATER;
pub use timeline::{Reach, TimelinePage};
pub use transfer::{Manner, Span, Written};
pub use urge::ChangedUrge;
pub use wanted::TimelineFilter;

/// The database of one person.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    /// What [`connection::data_version`] was when [`Store::changed_elsewhere`] was last asked.
    seen: AtomicI64,
    /// What SQLite said when it met damage; from then on nothing is written.
    damage: OnceLock<String>,
    /// A file is being taken in: nothing else is written.
    importing: AtomicBool,
    /// Something was kept, changed or removed since opening.
    wrote: AtomicBool,
    notices: Vec<String>,
    after_commit: Option<fn()>,
    /// These are a copy of records that cannot be written.
    copied: Option<Copied>,
}

/// Records that cannot be written, and where their copy is as long as it is read.
#[derive(Debug)]
struct Copied {
    from: PathBuf,
    _scratch: Scratch,
}

/// What `doctor` says about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    pub schema: i64,
    /// "ok", or what SQLite found.
    pub integrity: String,
    pub entries: u64,
    pub urges: u64,
    pub sessions: u64,
    pub checks: u64,
    pub days: u64,
    pub routines: u64,
}

impl Store {
    /// Opens the database at `path`, made if it is not there, looks through all of it and brings it up to date.
    ///
    /// # Errors
    /// A newer, damaged, unreadable or unwritable file; the file is then left as it was.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        Store::open_with(path, MIGRATIONS)
    }

    /// Opens a database of which this program has looked through all before, today. It does so again where the last
    /// program ended in the middle of writing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_again(path: &Path) -> Result<Store, StoreError> {
        Store::of(opening::open(path, MIGRATIONS, Look::Light)?)
    }

    /// Opens a copy of the database at `path`, which cannot be written, and looks through all of it; the changes that wait
    /// beside it are in the copy. It can be read as any other, and refuses what is to be kept. The copy stands in `working`.
    ///
    /// # Errors
    /// As [`Store::open`], and where no copy can be made.
    pub fn open_copy(path: &Path, working: &Path) -> Result<Store, StoreError> {
        let (opened, scratch) = opening::open_copy(path, working, MIGRATIONS)?;
        let copied = Some(Copied { from: path.to_owned(), _scratch: scratch });
        Ok(Store { copied, ..Store::of(opened)? })
    }

    /// Whether there is a file at `path` that cannot be written.
    pub fn is_read_only(path: &Path) -> bool {
        opening::is_read_only(path)
    }

    /// Opens the database at `path` as a program with these schema changes would; for rehearsals.
    ///
    /// # Errors
    /// As [`Store::open`], and a change that fails; the file then has the schema before it.
    pub fn open_with(path: &Path, migrations: &[Change]) -> Result<Store, StoreError> {
        Store::of(opening::open(path, migrations, Look::Whole)?)
    }

    /// Opens the database that SQLite finds under a name of the VFS with this name, and looks through all of it. Nothing
    /// stands beside it; `after_commit` is called after each change, which is on its way to where it is kept then.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_in(vfs: &str, name: &str, after_commit: fn()) -> Result<Store, StoreError> {
        Store::kept_by(opening::open_in(vfs, name, MIGRATIONS, Look::Whole)?, after_commit)
    }

    /// Makes the first of the changes that a new database of such a VFS needs; [`Store::open_in`] makes the others. One
    /// that holds anything stays as it is.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn begin_in(vfs: &str, name: &str) -> Result<(), StoreError> {
        opening::begin_in(vfs, name, MIGRATIONS.get(..1).unwrap_or_default())
    }

    /// The same for a database of which this program has looked through all before, today.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_in_again(vfs: &str, name: &str, after_commit: fn()) -> Result<Store, StoreError> {
        Store::kept_by(opening::open_in(vfs, name, MIGRATIONS, Look::Light)?, after_commit)
    }

    fn kept_by(opened: Opened, after_commit: fn()) -> Result<Store, StoreError> {
        let store = Store { after_commit: Some(after_commit), ..Store::of(opened)? };
        // Bringing it up to date was a change.
        after_commit();
        Ok(store)
    }

    /// A database that lives as long as the program, for tests.
    ///
    /// # Errors
    /// SQLite's own.
    pub fn open_in_memory() -> Result<Store, StoreError> {
        Store::of(opening::open_in_memory(MIGRATIONS)?)
    }

    /// Integrity, schema version and counts of what is in sight.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn health(&self) -> Result<Health, StoreError> {
        self.read("counting", |connection| {
            let count = |kind| sight::count(connection, kind);
            Ok(Health {
                schema: connection::version(connection)?,
                integrity: match connection::integrity(connection)? {
                    ok if ok == "ok" => connection::loose_links(connection)?.unwrap_or(ok),
                    problem => problem,
                },
                entries: count(Kind::Entry)?,
                urges: count(Kind::Urge)?,
                sessions: count(Kind::Session)?,
                checks: count(Kind::Check)?,
                days: count(Kind::Day)?,
                routines: count(Kind::Routine)?,
            })
        })
    }

    /// Whether another program has written since this was last asked, or since opening. What this store itself wrote
    /// does not count.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn changed_elsewhere(&self) -> Result<bool, StoreError> {
        let now = connection::data_version(&self.connection());
        let now = now.map_err(|error| self.noticed(error.into()).reading("looking for changes"))?;
        Ok(self.seen.swap(now, Ordering::Relaxed) != now)
    }

    /// Whether something was kept, changed or removed since opening.
    pub fn has_written(&self) -> bool {
        self.wrote.load(Ordering::Relaxed)
    }

    /// Whether this is a copy of records that cannot be written.
    pub fn is_copy(&self) -> bool {
        self.copied.is_some()
    }

    /// What was found and done when the file was opened, for the person.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    fn of(opened: Opened) -> Result<Store, StoreError> {
        let Opened { connection, notices, .. } = opened;
        search::register(&connection).map_err(|error| Failure::from(error).reading("opening"))?;
        let seen = connection::data_version(&connection).map_err(|error| Failure::from(error).reading("opening"))?;
        Ok(Store {
            connection: Mutex::new(connection),
            seen: AtomicI64::new(seen),
            damage: OnceLock::new(),
            importing: AtomicBool::new(false),
            wrote: AtomicBool::new(false),
            notices,
            after_commit: None,
            copied: None,
        })
    }

    /// The connection. A panic elsewhere has rolled its transaction back, so that what it left is sound.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The one way to write what a person keeps: all of `write`, or nothing. `what` says for messages what is being done.
    fn transact<T>(&self, what: &str, write: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, StoreError> {
        self.keeps()?;
        let written = self.write(what, write)?;
        self.wrote.store(true, Ordering::Relaxed);
        Ok(written)
    }

    /// The same for what is only worked out; in a copy of records that cannot be written, too.
    fn write<T>(&self, what: &str, write: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, StoreError> {
        self.is_writable()?;
        let mut connection = self.connection();
        let whole = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let written = write(&transaction)?;
            transaction.commit()?;
            Ok(written)
        };
        let written = whole().map_err(|failure: Failure| self.noticed(failure).writing(what));
        if let (Ok(_), Some(after_commit)) = (&written, self.after_commit) {
            after_commit();
        }
        written
    }

    /// Whether what is written stays.
    fn keeps(&self) -> Result<(), StoreError> {
        let refused = |copied: &Copied| Err(StoreError::Write(format!("{} cannot be written", copied.from.display())));
        self.copied.as_ref().map_or(Ok(()), refused)
    }

    /// Whether something may be written now.
    fn is_writable(&self) -> Result<(), StoreError> {
        if let Some(problem) = self.damage.get() {
            return Err(StoreError::Damaged(problem.clone()));
        }
        if self.importing.load(Ordering::SeqCst) {
            return Err(StoreError::Write("a file is being taken in; wait until it is, or stop it".to_owned()));
        }
        Ok(())
    }

    /// Reads from one state of the file, whatever others write meanwhile.
    fn read<T>(&self, what: &str, read: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, StoreError> {
        let mut connection = self.connection();
        let whole = || {
            let transaction = connection.transaction()?;
            read(&transaction)
        };
        whole().map_err(|failure: Failure| self.noticed(failure).reading(what))
    }

    /// Remembers damage, and says it in place of what was being done.
    fn noticed(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Sqlite(error) if is_damage(&error) => {
                let problem = self.damage.get_or_init(|| error.to_string());
                StoreError::Damaged(problem.clone()).into()
            }
            other => other,
        }
    }
}
