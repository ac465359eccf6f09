//! What stands beside the file when it is opened: what belongs to it is taken in, what does not is set aside, and at rest
//! there is one file.

use super::opening::{NAME, filled, refusal};
use super::{evening, files};
use crate::support::mount::Mount;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};
use unkink::domain::journal::EntryFields;
use unkink::store::{EntryFilter, Store, StoreError};

#[test]
fn an_emptied_file_with_waiting_changes_is_refused_and_the_changes_stay() {
    let folder = filled(1);
    let path = folder.path().join(NAME);
    let waiting = with_waiting_changes(&path, "CREATE TABLE more (id INTEGER)");
    fs::write(&path, "").unwrap();
    assert!(matches!(refusal(&path), StoreError::Corrupt { .. }));
    assert!(fs::read(folder.path().join("unkink.sqlite3-wal")).unwrap() == waiting);
}

/// Makes a change in write-ahead mode, as earlier versions did, and closes without writing it into the file, as a killed
/// program does. Returns the waiting bytes.
fn with_waiting_changes(path: &Path, sql: &str) -> Vec<u8> {
    let connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    fs::read(path.with_extension("sqlite3-wal")).unwrap()
}

#[test]
fn a_newer_file_with_waiting_changes_keeps_them_waiting() {
    let folder = filled(20);
    let path = folder.path().join(NAME);
    let waiting = with_waiting_changes(&path, "PRAGMA user_version = 99");
    let before = fs::read(&path).unwrap();
    assert!(matches!(refusal(&path), StoreError::Newer { found: 99, .. }));
    assert!(fs::read(&path).unwrap() == before, "the file changed");
    assert!(fs::read(folder.path().join("unkink.sqlite3-wal")).unwrap() == waiting, "the waiting changes changed");
}

#[test]
fn changes_that_waited_after_a_kill_are_there() {
    let folder = filled(1);
    let path = folder.path().join(NAME);
    let waiting = with_waiting_changes(&path, "UPDATE entries SET note = 'written before the kill'");
    let before = fs::read(&path).unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(notes(&store), ["written before the kill"]);
    assert_eq!(files(folder.path()), ["unkink.before1.sqlite3", "unkink.before1.sqlite3-wal", NAME]);
    assert_eq!(store.notices().len(), 1);
    assert!(store.notices()[0].contains("unkink.before1.sqlite3-wal"), "{:?}", store.notices());
    assert!(fs::read(folder.path().join("unkink.before1.sqlite3")).unwrap() == before);
    assert!(fs::read(folder.path().join("unkink.before1.sqlite3-wal")).unwrap() == waiting);
    drop(store);
    let again = Store::open(&path).unwrap();
    assert!(again.notices().is_empty(), "{:?}", again.notices());
}

/// The notes of all entries, newest first.
fn notes(store: &Store) -> Vec<String> {
    store.entries(&EntryFilter::default()).unwrap().into_iter().map(|entry| entry.fields.note).collect()
}

fn count(store: &Store) -> usize {
    notes(store).len()
}

#[test]
fn a_file_in_write_ahead_mode_that_was_closed_becomes_one_file_without_a_word() {
    let folder = filled(3);
    let path = folder.path().join(NAME);
    Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "WAL").unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!((count(&store), store.notices()), (3, &[][..]));
    store.change_entry(1, evening(9), |fields| fields.pain = Some(1)).unwrap();
    assert_eq!(files(folder.path()), [NAME]);
}

#[test]
fn a_file_another_program_holds_in_write_ahead_mode_stays_so_until_it_is_closed() {
    let folder = filled(3);
    let path = folder.path().join(NAME);
    let earlier = Connection::open(&path).unwrap();
    earlier.pragma_update(None, "journal_mode", "WAL").unwrap();
    earlier.execute_batch("UPDATE entries SET note = 'by the earlier version'").unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!((notes(&store), store.notices()), (vec!["by the earlier version".to_owned(); 3], &[][..]));
    store.add_entry(&EntryFields::bare(evening(9)), evening(9)).unwrap();
    earlier.execute_batch("UPDATE entries SET note = 'by both'").unwrap();
    assert_eq!(notes(&store), ["by both"; 4]);
    assert_eq!(files(folder.path()), [NAME, "unkink.sqlite3-shm", "unkink.sqlite3-wal"]);
    drop(store);
    drop(earlier);
    assert_eq!(notes(&Store::open(&path).unwrap()), ["by both"; 4]);
    assert_eq!(files(folder.path()), [NAME]);
}

#[test]
fn a_log_that_does_not_belong_to_the_file_is_set_aside() {
    for (case, kept_here, copied) in
        [("an older copy of the same file", 8, 8), ("a smaller copy of another device", 200, 5), ("a larger", 2, 200)]
    {
        let good = filled(copied);
        let good = fs::read(good.path().join(NAME)).unwrap();
        let folder = filled(kept_here);
        let path = folder.path().join(NAME);
        let log = with_waiting_changes(&path, "UPDATE entries SET note = 'newer'; CREATE TABLE more (id INTEGER)");
        fs::write(&path, &good).unwrap();

        let store = Store::open(&path).unwrap();
        assert_eq!((count(&store), store.health().unwrap().integrity.as_str()), (copied as usize, "ok"), "{case}");
        assert!(!notes(&store).contains(&"newer".to_owned()), "{case}: what was copied back was undone");
        assert!(store.notices()[0].contains("unkink.aside1.sqlite3-wal"), "{case}: {:?}", store.notices());
        assert_eq!(files(folder.path()), ["unkink.aside1.sqlite3-wal", NAME], "{case}");
        assert!(fs::read(folder.path().join("unkink.aside1.sqlite3-wal")).unwrap() == log, "{case}");
        drop(store);
        assert!(fs::read(&path).unwrap() == good, "{case}: opening changed the file");
    }
}

#[test]
fn a_log_that_breaks_a_sound_file_in_write_ahead_mode_is_set_aside() {
    let good = filled(3);
    Connection::open(good.path().join(NAME)).unwrap().pragma_update(None, "journal_mode", "WAL").unwrap();
    let folder = filled(200);
    let path = folder.path().join(NAME);
    with_waiting_changes(&path, "UPDATE entries SET note = 'newer' WHERE id = 150");
    fs::copy(good.path().join(NAME), &path).unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!((count(&store), store.health().unwrap().integrity.as_str()), (3, "ok"));
    assert!(store.notices()[0].contains("unkink.aside1.sqlite3-wal"), "{:?}", store.notices());
    assert_eq!(files(folder.path()), ["unkink.aside1.sqlite3-wal", NAME]);
}

#[test]
fn nothing_is_set_aside_in_place_of_something_else() {
    let folder = filled(3);
    let path = folder.path().join(NAME);
    for taken in ["unkink.aside1.sqlite3-wal", "unkink.aside2.sqlite3-wal"] {
        fs::write(folder.path().join(taken), "earlier").unwrap();
    }
    fs::write(folder.path().join("unkink.sqlite3-wal"), "of something else").unwrap();
    drop(Store::open(&path).unwrap());
    let names = ["unkink.aside1.sqlite3-wal", "unkink.aside2.sqlite3-wal", "unkink.aside3.sqlite3-wal", NAME];
    assert_eq!(files(folder.path()), names);
    assert_eq!(fs::read(folder.path().join("unkink.aside1.sqlite3-wal")).unwrap(), b"earlier");
}

/// Puts the file and its journal into another folder as they stand in the middle of a change, as a power cut leaves them.
fn cut_short(path: &Path, change: &str) -> TempDir {
    let connection = Connection::open(path).unwrap();
    // So small a cache makes SQLite write pages before the change is done.
    connection.execute_batch(&format!("PRAGMA cache_size = 1; BEGIN IMMEDIATE; {change}")).unwrap();
    let folder = tempdir().unwrap();
    for name in [NAME, "unkink.sqlite3-journal"] {
        fs::copy(path.with_file_name(name), folder.path().join(name)).unwrap();
    }
    folder
}

const LONG_CHANGE: &str = "UPDATE entries SET note = upper(note)";
const LONG_CHANGE_WITH_FIRST_PAGE: &str = "CREATE TABLE more (id INTEGER); UPDATE entries SET note = upper(note)";

#[test]
fn a_change_that_was_cut_short_is_undone() {
    for change in [LONG_CHANGE, LONG_CHANGE_WITH_FIRST_PAGE] {
        let whole = filled(300);
        let cut = cut_short(&whole.path().join(NAME), change);
        let path = cut.path().join(NAME);
        let torn = fs::read(&path).unwrap();
        assert!(torn != fs::read(whole.path().join(NAME)).unwrap() || torn.contains(&b'X'), "{change}");
        let store = Store::open_again(&path).unwrap();
        assert!(notes(&store).iter().all(|note| *note == "x".repeat(500)), "{change}");
        assert_eq!((count(&store), store.notices()), (300, &[][..]), "{change}");
        drop(store);
        assert_eq!(files(cut.path()), [NAME], "{change}");
    }
}

#[test]
fn a_copy_holds_what_waits_beside_a_file_that_cannot_be_written() {
    let waiting = filled(1);
    with_waiting_changes(&waiting.path().join(NAME), "UPDATE entries SET note = 'written before the kill'");
    let whole = filled(300);
    let cut = cut_short(&whole.path().join(NAME), LONG_CHANGE);
    let foreign = filled(3);
    fs::write(foreign.path().join("unkink.sqlite3-wal"), "of something else").unwrap();
    let old = "x".repeat(500);
    for (case, folder, said, notices) in [
        ("a log", &waiting, vec!["written before the kill".to_owned()], 1),
        ("a journal", &cut, vec![old.clone(); 300], 1),
        ("another file's", &foreign, vec![old; 3], 2),
    ] {
        let test = "a_copy_holds_what_waits_beside_a_file_that_cannot_be_written";
        let Some(mount) = Mount::read_only(test, folder.path()) else { return };
        let (path, working) = (mount.file(NAME), tempdir().unwrap());
        assert!(Store::is_read_only(&path) && !Store::is_read_only(&folder.path().join(NAME)), "{case}");
        let store = Store::open_copy(&path, working.path()).unwrap();
        assert_eq!(notes(&store), said, "{case}");
        assert_eq!(store.notices().len(), notices, "{case}: {:?}", store.notices());
        assert!(store.notices()[0].contains(path.to_str().unwrap()), "{case}: {:?}", store.notices());
        let refused = store.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap_err().to_string();
        assert_eq!(refused, format!("not saved: {} cannot be written", path.display()), "{case}");
        let second = Store::open_copy(&path, working.path()).unwrap();
        assert_eq!(files(working.path()).len(), 2, "{case}: each has its own");
        drop((store, second));
        assert!(files(working.path()).is_empty(), "{case}: {:?}", files(working.path()));
    }
}

#[test]
fn copies_of_killed_programs_are_taken_away_and_errors_name_the_file_itself() {
    let (folder, working) = (filled(1), tempdir().unwrap());
    let path = folder.path().join(NAME);
    let left = working.path().join("unkink.reading-left");
    fs::create_dir(&left).unwrap();
    for name in ["lock", NAME] {
        fs::write(left.join(name), "").unwrap();
    }
    drop(Store::open_copy(&path, working.path()).unwrap());
    assert!(files(working.path()).is_empty(), "{:?}", files(working.path()));
    for mark in ["PRAGMA user_version = 99", "PRAGMA application_id = 1234"] {
        Connection::open(&path).unwrap().execute_batch(mark).unwrap();
        let error = Store::open_copy(&path, working.path()).expect_err(mark).to_string();
        assert!(error.starts_with(path.to_str().unwrap()), "{error}");
    }
}

#[test]
fn a_journal_that_does_not_belong_to_the_file_is_set_aside() {
    let older_copy = |folder: &TempDir| {
        let path = folder.path().join(NAME);
        let copy = fs::read(&path).unwrap();
        let connection = Connection::open(&path).unwrap();
        for note in ["a", "b", "c"] {
            connection.execute("UPDATE entries SET note = ?1 || substr(note, 2)", [note]).unwrap();
        }
        copy
    };
    let others_copy = |_: &TempDir| fs::read(filled(7).path().join(NAME)).unwrap();
    type Copy<'a> = &'a dyn Fn(&TempDir) -> Vec<u8>;
    let cases: [(&str, &str, Copy<'_>, usize); 3] = [
        ("an older copy of the same file", LONG_CHANGE_WITH_FIRST_PAGE, &older_copy, 300),
        ("a copy of another device", LONG_CHANGE_WITH_FIRST_PAGE, &others_copy, 7),
        ("a copy of another device, no first page", LONG_CHANGE, &others_copy, 7),
    ];
    for (case, change, copy, entries) in cases {
        let here = filled(300);
        let good = copy(&here);
        let cut = cut_short(&here.path().join(NAME), change);
        let path = cut.path().join(NAME);
        let journal = fs::read(cut.path().join("unkink.sqlite3-journal")).unwrap();
        fs::write(&path, &good).unwrap();

        let store = Store::open(&path).unwrap();
        assert_eq!((count(&store), store.health().unwrap().integrity.as_str()), (entries, "ok"), "{case}");
        assert!(store.notices()[0].contains("unkink.aside1.sqlite3-journal"), "{case}: {:?}", store.notices());
        drop(store);
        assert!(fs::read(&path).unwrap() == good, "{case}: opening changed the file");
        assert_eq!(files(cut.path()), ["unkink.aside1.sqlite3-journal", NAME], "{case}");
        assert!(fs::read(cut.path().join("unkink.aside1.sqlite3-journal")).unwrap() == journal, "{case}");
    }
}

#[test]
fn a_file_that_is_no_journal_is_set_aside() {
    let folder = filled(3);
    fs::write(folder.path().join("unkink.sqlite3-journal"), "Dear diary, this is no journal of SQLite's.").unwrap();
    let store = Store::open(&folder.path().join(NAME)).unwrap();
    assert_eq!(count(&store), 3);
    assert_eq!(files(folder.path()), ["unkink.aside1.sqlite3-journal", NAME]);
}

#[test]
fn a_journal_nothing_was_written_into_is_taken_away() {
    for (case, journal) in [("empty", 0), ("never written out", 4096)] {
        let folder = filled(3);
        fs::write(folder.path().join("unkink.sqlite3-journal"), vec![0; journal]).unwrap();
        let store = Store::open(&folder.path().join(NAME)).unwrap();
        assert_eq!((count(&store), store.notices()), (3, &[][..]), "{case}");
        assert_eq!(files(folder.path()), [NAME], "{case}");
    }
}

#[test]
fn newer_and_foreign_files_are_left_with_a_change_that_was_cut_short() {
    for (case, mark) in [("newer", "PRAGMA user_version = 99"), ("another program's", "PRAGMA application_id = 1234")] {
        let whole = filled(300);
        Connection::open(whole.path().join(NAME)).unwrap().execute_batch(mark).unwrap();
        let cut = cut_short(&whole.path().join(NAME), LONG_CHANGE);
        let both = || [NAME, "unkink.sqlite3-journal"].map(|name| fs::read(cut.path().join(name)).unwrap());
        let before = both();
        let error = refusal(&cut.path().join(NAME));
        assert!(matches!(error, StoreError::Newer { .. } | StoreError::Open { .. }), "{case}: {error:?}");
        assert!(both() == before, "{case}: something changed");
        assert_eq!(files(cut.path()), [NAME, "unkink.sqlite3-journal"], "{case}");
    }
}
