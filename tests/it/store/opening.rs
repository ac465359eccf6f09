//! Opening: what is made, what is refused, and who else may use the file.

use super::{evening, files};
use crate::support::mount::Mount;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Barrier};
use std::thread;
use tempfile::{TempDir, tempdir};
use unkink::domain::journal::EntryFields;
use unkink::domain::trash::Kind;
use unkink::store::{EntryFilter, MIGRATIONS, Store, StoreError};

pub const NAME: &str = "unkink.sqlite3";

/// A folder with a database that holds `entries` entries.
pub fn filled(entries: i64) -> TempDir {
    let folder = tempdir().unwrap();
    let store = Store::open(&folder.path().join(NAME)).unwrap();
    for minute in 0..entries {
        let fields = EntryFields { note: "x".repeat(500), ..EntryFields::bare(evening(minute)) };
        store.add_entry(&fields, evening(minute)).unwrap();
    }
    folder
}

pub fn refusal(path: &Path) -> StoreError {
    Store::open(path).expect_err("this file is refused")
}

#[test]
fn what_was_kept_is_there_after_opening_again() {
    let folder = filled(3);
    let store = Store::open(&folder.path().join(NAME)).unwrap();
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 3);
    let health = store.health().unwrap();
    assert_eq!((health.schema, health.integrity.as_str(), health.entries), (MIGRATIONS.len() as i64, "ok", 3));
}

#[test]
fn closing_leaves_one_file() {
    assert_eq!(files(filled(3).path()), [NAME]);
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join(NAME), "").unwrap();
    assert_eq!(Store::open(&folder.path().join(NAME)).unwrap().health().unwrap().integrity, "ok");
}

#[test]
fn every_table_is_strict_and_at_rest_there_is_one_file() {
    let folder = filled(1);
    let other = Connection::open(folder.path().join(NAME)).unwrap();
    let mode: String = other.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete");
    assert_eq!(files(folder.path()), [NAME]);
    let tables =
        "SELECT count(*), sum(strict) FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'";
    let (all, strict): (i64, i64) = other.query_row(tables, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert!(all > 5 && all == strict, "{strict} of {all}");
}

#[test]
fn damaged_files_are_refused_and_left_as_they_are() {
    let folder = filled(200);
    let path = folder.path().join(NAME);
    let sound = fs::read(&path).unwrap();
    let mut overwritten = sound.clone();
    let middle = sound.len() / 2 / 4096 * 4096;
    overwritten[middle..middle + 4096].fill(0xAA);
    let cases: [(&str, Vec<u8>); 5] = [
        ("a text", "A diary, not a database.\n".repeat(100).into_bytes()),
        ("a few bytes", sound[..50].to_vec()),
        ("half a file", sound[..sound.len() / 2].to_vec()),
        ("a page short", sound[..sound.len() - 4096].to_vec()),
        ("a page overwritten", overwritten),
    ];
    for (case, bytes) in cases {
        fs::write(&path, &bytes).unwrap();
        let error = refusal(&path);
        assert!(matches!(&error, StoreError::Corrupt { path: named, .. } if *named == path), "{case}: {error:?}");
        assert!(error.to_string().ends_with("; it is left as it is"), "{case}: {error}");
        assert!(fs::read(&path).unwrap() == bytes, "{case}: the file changed");
        assert_eq!(files(folder.path()), [NAME], "{case}");
    }
}

#[test]
fn a_newer_file_is_refused_and_left_byte_for_byte() {
    let folder = filled(20);
    let path = folder.path().join(NAME);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    let error = refusal(&path);
    let known = MIGRATIONS.len() as i64;
    assert!(matches!(error, StoreError::Newer { found: 99, known: k, .. } if k == known), "{error:?}");
    assert!(fs::read(&path).unwrap() == before, "the file changed");
    assert_eq!(files(folder.path()), [NAME]);
}

#[test]
fn a_file_that_was_looked_through_is_looked_through_again_only_after_an_unclean_end() {
    let folder = filled(200);
    let path = folder.path().join(NAME);
    harm(&path);
    drop(Store::open_again(&path).unwrap());
    assert!(matches!(refusal(&path), StoreError::Corrupt { .. }));
    // It begins with a zero, as one that was never written out does; SQLite takes no notice of it.
    fs::write(folder.path().join("unkink.sqlite3-journal"), [0; 1024]).unwrap();
    let error = Store::open_again(&path).expect_err("the last program did not end well");
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
}

/// Overwrites a page in the middle.
fn harm(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xAA);
    fs::write(path, bytes).unwrap();
}

#[test]
fn damage_that_is_met_later_stops_writing_and_is_said() {
    let folder = filled(200);
    let path = folder.path().join(NAME);
    let store = Store::open(&path).unwrap();
    harm(&path);
    // Another program wrote, so that what this one remembers of the file no longer counts.
    Connection::open(&path).unwrap().pragma_update(None, "user_version", MIGRATIONS.len() as i64).unwrap();
    let harmed = fs::read(&path).unwrap();
    let error = store.entries(&EntryFilter::default()).expect_err("a page in the middle is harmed");
    assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
    assert!(error.to_string().contains("nothing more is written"), "{error}");
    let refused = store.add_entry(&EntryFields::bare(evening(0)), evening(0)).expect_err("nothing more is written");
    assert_eq!(refused.to_string(), error.to_string());
    drop(store);
    assert!(fs::read(&path).unwrap() == harmed);
}

#[test]
fn a_database_of_another_program_is_refused_and_left_as_it_is() {
    let cases = [
        ("tables", "CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('One')"),
        ("its own mark", "PRAGMA application_id = 1234"),
        ("its own mark and tables", "PRAGMA application_id = 1234; CREATE TABLE songs (title TEXT)"),
        ("its own version", "PRAGMA user_version = 1"),
    ];
    for (case, sql) in cases {
        let folder = tempdir().unwrap();
        let path = folder.path().join(NAME);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let before = fs::read(&path).unwrap();
        let error = refusal(&path);
        assert!(matches!(error, StoreError::Open { .. }), "{case}: {error:?}");
        assert!(error.to_string().ends_with("it is a database of another program"), "{case}: {error}");
        assert!(fs::read(&path).unwrap() == before, "{case}: the file changed");
        assert_eq!(files(folder.path()), [NAME], "{case}");
    }
}

#[test]
fn places_that_cannot_hold_a_database_are_named() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let cases = [
        ("", "it is a folder"),
        ("missing/unkink.sqlite3", "its folder does not exist"),
        ("file/unkink.sqlite3", "its folder does not exist"),
    ];
    for (place, problem) in cases {
        let path = folder.path().join(place);
        let message = refusal(&path).to_string();
        assert_eq!(message, format!("{} cannot be opened: {problem}", path.display()));
    }
    assert_eq!(files(folder.path()), ["file"]);
}

#[test]
fn a_read_only_place_is_refused_in_plain_words() {
    let folder = filled(1);
    let empty = tempdir().unwrap();
    let name = "a_read_only_place_is_refused_in_plain_words";
    let Some(full) = Mount::read_only(name, folder.path()) else { return };
    let Some(none) = Mount::read_only(name, empty.path()) else { return };
    let there = refusal(&full.file(NAME)).to_string();
    assert!(there.ends_with("cannot be opened: the file is read-only"), "{there}");
    let missing = refusal(&none.file(NAME)).to_string();
    assert!(missing.contains("the file cannot be opened, or its folder cannot be written"), "{missing}");
}

#[test]
fn a_file_another_program_keeps_to_itself_is_refused_in_plain_words() {
    let folder = filled(1);
    let path = folder.path().join(NAME);
    let holder = Connection::open(&path).unwrap();
    holder.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    let error = refusal(&path);
    assert!(matches!(error, StoreError::Open { .. }), "{error:?}");
    assert!(error.to_string().contains("another program is using the file"), "{error}");
    drop(holder);
    Store::open(&path).unwrap();
}

#[test]
fn a_write_that_another_program_holds_up_fails_whole_and_works_later() {
    let folder = filled(1);
    let path = folder.path().join(NAME);
    let store = Store::open(&path).unwrap();
    let holder = Connection::open(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let fields = EntryFields::bare(evening(0));
    let error = store.add_entry(&fields, evening(0)).expect_err("the file is held");
    assert!(matches!(error, StoreError::Write(_)), "{error:?}");
    assert!(error.to_string().starts_with("not saved: another program is using the file (adding an entry"), "{error}");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1, "reading is possible meanwhile");
    holder.execute_batch("ROLLBACK").unwrap();
    store.add_entry(&fields, evening(0)).unwrap();
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 2);
}

#[test]
fn several_programs_may_make_and_use_one_file_at_the_same_time() {
    let folder = tempdir().unwrap();
    let path = Arc::new(folder.path().join(NAME));
    let programs: Vec<_> = (0..8)
        .map(|program| {
            let path = Arc::clone(&path);
            thread::spawn(move || {
                let store = Store::open(&path).unwrap();
                (0..5)
                    .map(|minute| {
                        let now = evening(program * 5 + minute);
                        store.add_entry(&EntryFields::bare(now), now).unwrap().id
                    })
                    .collect::<Vec<i64>>()
            })
        })
        .collect();
    let mut ids: Vec<i64> = programs.into_iter().flat_map(|program| program.join().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, (1..=40).collect::<Vec<i64>>());
    let store = Store::open(&path).unwrap();
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 40);
    assert_eq!(store.health().unwrap().integrity, "ok");
}

#[test]
fn several_programs_may_begin_at_the_same_instant() {
    for round in 0..25 {
        let folder = tempdir().unwrap();
        let path = folder.path().join(NAME);
        let start = Barrier::new(6);
        thread::scope(|scope| {
            let program = || {
                start.wait();
                Store::open(&path).map(drop)
            };
            let programs: Vec<_> = (0..6).map(|_| scope.spawn(program)).collect();
            for program in programs {
                program.join().unwrap().unwrap_or_else(|error| panic!("round {round}: {error}"));
            }
        });
    }
}

#[test]
fn one_store_serves_several_threads() {
    fn of_all_threads<T: Send + Sync>(value: T) -> T {
        value
    }
    let store = Arc::new(of_all_threads(super::memory()));
    let threads: Vec<_> = (0..4)
        .map(|number| {
            let store = Arc::clone(&store);
            thread::spawn(move || store.add_entry(&EntryFields::bare(evening(number)), evening(number)).unwrap())
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 4);
}

#[test]
fn what_another_program_wrote_is_told_once() {
    let folder = filled(1);
    let path = folder.path().join(NAME);
    let (window, terminal) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let changed = || window.changed_elsewhere().unwrap();
    assert!(!changed(), "nothing was written since it was opened");
    window.add_entry(&EntryFields::bare(evening(5)), evening(5)).unwrap();
    assert!(!changed(), "what it wrote itself does not count");
    terminal.change_entry(1, evening(6), |fields| fields.pain = Some(2)).unwrap();
    terminal.entries(&EntryFilter::default()).unwrap();
    assert!(changed(), "the terminal wrote");
    assert!(!changed(), "it has been told");
    assert!(terminal.changed_elsewhere().unwrap(), "the window wrote");
}

#[test]
fn what_one_program_writes_the_other_reads_at_once() {
    let folder = filled(0);
    let path = folder.path().join(NAME);
    let (window, terminal) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let added = terminal.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap();
    assert_eq!(window.entry(added.id).unwrap(), added);
    window.delete(Kind::Entry, added.id, evening(1)).unwrap();
    assert!(terminal.entries(&EntryFilter::default()).unwrap().is_empty());
}
