//! A full disk: nothing is half saved, nothing kept before is lost, and it goes on when there is room.

use super::evening;
use crate::support::mount::Mount;
use std::fs;
use std::path::Path;
use unkink::domain::journal::{EntryFields, Outcome, UrgeFields};
use unkink::store::{EntryFilter, Store, StoreError};

const MEGABYTE: u64 = 1 << 20;

fn crack(minute: i64) -> EntryFields {
    EntryFields { note: "n".repeat(20_000), ..EntryFields::bare(evening(minute)) }
}

fn urge_that_cracked() -> UrgeFields {
    UrgeFields {
        at: evening(0),
        region: None,
        level: 7,
        level_after: None,
        alternative: None,
        outcome: Some(Outcome::Cracked),
        entry: None,
        note: "u".repeat(50_000),
    }
}

/// Uses up all the room there is.
fn fill_up(file: &Path) {
    use std::io::Write;
    let mut file = fs::File::create(file).unwrap();
    while file.write_all(&[0; 1024]).is_ok() {}
}

#[test]
fn a_full_disk_takes_nothing_half() {
    let Some(disk) = Mount::small("a_full_disk_takes_nothing_half", 2 * MEGABYTE) else { return };
    let path = disk.file("unkink.sqlite3");
    let spare = disk.file("spare");
    fs::write(&spare, [0; 128 * 1024]).unwrap();
    let store = Store::open(&path).unwrap();
    let mut kept = Vec::new();
    let error = loop {
        match store.add_entry(&crack(kept.len() as i64), evening(0)) {
            Ok(entry) => kept.push(entry),
            Err(error) => break error,
        }
    };
    assert!(kept.len() > 3, "only {} entries fitted", kept.len());
    assert!(matches!(error, StoreError::Write(_)), "{error:?}");
    assert!(error.to_string().starts_with("not saved: the disk is full (adding an entry: "), "{error}");
    let urge = store.add_urge(&urge_that_cracked(), evening(0)).expect_err("the disk is full");
    assert!(urge.to_string().starts_with("not saved: the disk is full"), "{urge}");
    kept.reverse();
    assert!(store.entries(&EntryFilter::default()).unwrap() == kept, "all and only what was said to be saved");
    assert!(store.urges().unwrap().is_empty());
    assert_eq!(store.health().unwrap().integrity, "ok");
    drop(store);

    fs::remove_file(spare).unwrap();
    let again = Store::open(&path).unwrap();
    assert!(again.entries(&EntryFilter::default()).unwrap() == kept, "after opening again");
}

#[test]
fn with_room_again_writing_goes_on() {
    let Some(disk) = Mount::small("with_room_again_writing_goes_on", 2 * MEGABYTE) else { return };
    let store = Store::open(&disk.file("unkink.sqlite3")).unwrap();
    let first = store.add_entry(&crack(0), evening(0)).unwrap();
    fill_up(&disk.file("pictures"));
    let mut refused = 0;
    while refused == 0 {
        refused += usize::from(store.update_entry(first.id, &crack(1), evening(1)).is_err());
    }
    let before = store.entry(first.id).unwrap();
    assert_eq!(before.fields.note, crack(0).note);
    fs::remove_file(disk.file("pictures")).unwrap();
    let second = store.add_entry(&crack(2), evening(2)).unwrap();
    assert_eq!(store.entries(&EntryFilter::default()).unwrap(), [second, before]);
}

#[test]
fn a_database_that_does_not_fit_on_the_disk_is_refused_in_plain_words() {
    let Some(disk) = Mount::small("a_database_that_does_not_fit_on_the_disk_is_refused_in_plain_words", 64 * 1024)
    else {
        return;
    };
    let error = Store::open(&disk.file("unkink.sqlite3")).expect_err("64 kilobytes are too few");
    assert!(matches!(error, StoreError::Open { .. }), "{error:?}");
    assert!(error.to_string().contains("the disk is full"), "{error}");
}
