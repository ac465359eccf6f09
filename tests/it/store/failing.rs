//! Writes that fail, half-way or on a full disk: nothing is half saved, nothing kept before is lost, and it goes on when
//! it can.

use super::evening;
use crate::support::answers;
use crate::support::mount::Mount;
use rusqlite::Connection;
use serde_json::json;
use std::fs;
use std::path::Path;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::id::QuestionId;
use unkink::domain::journal::{EntryFields, Outcome, UrgeFields};
use unkink::domain::routine::Plan;
use unkink::domain::session::{Session, SessionOptions};
use unkink::domain::settings::{Settings, Theme};
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
    let mut refused = None;
    for minute in 0..200 {
        match store.add_entry(&crack(minute), evening(0)) {
            Ok(entry) => kept.push(entry),
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    let error = refused.expect("4 megabytes do not fit on a disk of 2");
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
    let refused = (0..200).any(|_| store.change_entry(first.id, evening(1), |fields| *fields = crack(1)).is_err());
    assert!(refused, "there is no room for 200 changes");
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

type Act = fn(&Store) -> Result<(), StoreError>;

/// Writes of several rows, and a trigger that refuses the last of them.
fn halves() -> [(&'static str, &'static str, Act); 5] {
    [
        ("urges", "level = 7", |store| store.add_urge(&urge_that_cracked(), evening(0)).map(drop)),
        ("safety_answers", "question = 'blood_thinner'", |store| {
            let answers = answers(&json!({"age_years": 30, "blood_thinner": "yes"}));
            let check = NewCheck::of_sheet(content(), Who::Me, answers, evening(0));
            store.add_check(content(), &check, evening(0)).map(drop)
        }),
        ("safety_answers", "question = 'wrist_sore'", |store| {
            let both = ["knee_sore", "wrist_sore"].map(|id| (QuestionId::from(id), Answer::yes()));
            store.set_safety_answers(content(), &both, evening(0))
        }),
        ("settings", "name = 'volume'", |store| {
            let chosen = |kept: &mut Settings| (kept.theme, kept.volume) = (Theme::Dark, 1);
            store.change_settings(evening(0), chosen).map(drop)
        }),
        ("sessions", "done_seconds >= 0", |store| {
            let plan = Plan::of_routine(&content().routines[0]);
            let options = SessionOptions::default();
            let session = Session::new(plan.clone(), content(), options);
            let progress = session.progress(content(), Default::default());
            store.begin_session(&plan, &progress, None, evening(0), |_| ()).map(drop)
        }),
    ]
}

#[test]
fn a_write_that_fails_half_way_leaves_nothing() {
    for (table, row, act) in halves() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("unkink.sqlite3");
        let store = Store::open(&path).unwrap();
        let other = Connection::open(&path).unwrap();
        let trigger = format!(
            "CREATE TRIGGER refuse AFTER INSERT ON {table} WHEN NEW.{row} BEGIN SELECT RAISE(ABORT, 'refused'); END"
        );
        other.execute_batch(&trigger).unwrap();
        let error = act(&store).expect_err(table);
        assert!(matches!(error, StoreError::Write(_)), "{table}: {error:?}");
        assert!(error.to_string().ends_with(": refused)"), "{table}: {error}");
        for table in ["entries", "urges", "checks", "safety_answers", "settings", "sessions"] {
            let rows: i64 = other.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(rows, 0, "{row}: {table}");
        }
        other.execute_batch("DROP TRIGGER refuse").unwrap();
        act(&store).unwrap_or_else(|error| panic!("{row}: {error}"));
    }
}
