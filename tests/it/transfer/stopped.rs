//! A file that is stopped, and what can be done meanwhile.

use super::{REAL, csv, file, json, now};
use chrono::TimeDelta;
use std::fmt::Write;
use unkink::domain::content::content;
use unkink::domain::journal::EntryFields;
use unkink::domain::transfer::FileError;
use unkink::domain::transfer::progress::Progress;
use unkink::domain::transfer::source::Source;
use unkink::store::{EntryFilter, Span, Store, StoreError};

const ROWS: usize = 500;

fn table() -> Source {
    let mut text = "at,region,note\n".to_owned();
    for row in 0..ROWS {
        let at = now() - TimeDelta::minutes(i64::try_from(row).unwrap());
        writeln!(text, "{},neck,number {row}", at.to_rfc3339()).unwrap();
    }
    Source::of(&file(text), None).unwrap()
}

/// Takes the table in, and does `act` at each row.
fn take_in(store: &Store, act: impl Fn(&Progress, usize)) -> Result<usize, FileError> {
    let (progress, source, mut row) = (Progress::default(), table(), 0);
    let fed = store.import(content(), REAL, now(), &progress, |take| {
        source.read(content(), now(), &progress, &mut |line, item| {
            take(line, item);
            row += 1;
            act(&progress, row);
        })
    });
    fed.unwrap().map(|report| report.added)
}

#[test]
fn a_file_that_is_stopped_leaves_the_records_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let on_disk = Store::open(&folder.path().join("unkink.sqlite3")).unwrap();
    for store in [on_disk, Store::open_in_memory().unwrap()] {
        store.add_entry(&EntryFields::bare(now()), now()).unwrap();
        let before = (json(&store, Span::default()), csv(&store));
        let stopped = take_in(&store, |progress, row| {
            if row == ROWS / 2 {
                assert!(progress.stop(), "it is not too late");
            }
        });
        assert_eq!(stopped, Err(FileError::Stopped));
        assert_eq!((json(&store, Span::default()), csv(&store)), before);
        assert_eq!(store.health().unwrap().integrity, "ok");
        assert_eq!(take_in(&store, |_, _| {}), Ok(ROWS), "and then it can be taken in");
    }
}

#[test]
fn what_is_stopped_after_the_last_row_is_not_kept_either() {
    let store = Store::open_in_memory().unwrap();
    let stopped = take_in(&store, |progress, row| {
        if row == ROWS {
            progress.stop();
        }
    });
    assert_eq!(stopped, Err(FileError::Stopped));
    assert!(store.entries(&EntryFilter::default()).unwrap().is_empty());
    let progress = Progress::default();
    progress.keep().unwrap();
    assert!(!progress.stop() && progress.is_keeping(), "what is being kept cannot be stopped");
}

#[test]
fn how_far_it_is_is_the_share_of_the_file_that_was_read() {
    let store = Store::open_in_memory().unwrap();
    let seen = std::cell::RefCell::new(Vec::new());
    take_in(&store, |progress, _| seen.borrow_mut().push((progress.share().unwrap(), progress.rows()))).unwrap();
    let seen = seen.into_inner();
    assert!(seen.is_sorted_by(|(one, _), (next, _)| one < next), "it only goes on");
    let (half, rows) = seen[ROWS / 2];
    assert!((0.45..0.55).contains(&half) && rows.abs_diff(ROWS / 2) <= 1, "{half} after {rows}");
}

#[test]
fn while_a_file_is_taken_in_the_records_are_read_and_nothing_else_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("unkink.sqlite3")).unwrap();
    store.add_entry(&EntryFields::bare(now()), now()).unwrap();
    let added = take_in(&store, |_, row| {
        if row % 100 == 0 {
            assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1, "as it was before");
            let refused = store.add_entry(&EntryFields::bare(now()), now()).unwrap_err();
            let StoreError::Write(problem) = refused else { panic!("{refused}") };
            assert!(problem.contains("a file is being taken in"), "{problem}");
        }
    });
    assert_eq!(added, Ok(ROWS));
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), ROWS + 1);
    store.add_entry(&EntryFields::bare(now()), now()).unwrap();
}
