//! Copies and restores: whole or not at all, proved, and no result lowered.

use super::{evening, files};
use crate::support::mount::Mount;
use crate::support::{Dice, answers};
use rusqlite::Connection;
use serde_json::json;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::{TempDir, tempdir};
use unkink::domain::backup::CopyName;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::content::rule::Tier;
use unkink::domain::day::{Day, days_after};
use unkink::domain::gate::Standing;
use unkink::domain::id::QuestionId;
use unkink::domain::journal::EntryFields;
use unkink::store::{CopyPlace, EntryFilter, MIGRATIONS, Store, StoreError, copies_in};

const NAME: &str = "unkink.sqlite3";
const DEVICE: &str = "3f9a2c1b";
const PASSPHRASE: &str = "a quiet afternoon";

/// Records in a folder, and another folder for copies.
struct Desk {
    records: TempDir,
    copies: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { records: tempdir().unwrap(), copies: tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.records.path().join(NAME)
    }

    fn store(&self) -> Store {
        Store::open(&self.path()).unwrap()
    }

    fn with_entries(count: i64) -> (Desk, Store) {
        let desk = Desk::new();
        let store = desk.store();
        add_entries(&store, count);
        (desk, store)
    }

    fn copy(&self, name: &str) -> PathBuf {
        self.copies.path().join(name)
    }

    fn prove(&self, file: &Path) -> Result<unkink::domain::backup::Held, StoreError> {
        Store::prove(file, None, self.records.path())
    }
}

fn add_entries(store: &Store, count: i64) {
    for minute in 0..count {
        let fields = EntryFields { note: "n".repeat(200), ..EntryFields::bare(evening(minute)) };
        store.add_entry(&fields, evening(minute)).unwrap();
    }
}

fn place<'a>(folder: &'a Path, device: &'static str, today: Day) -> CopyPlace<'a> {
    CopyPlace { folder, device, today, rotate: true }
}

fn day(number: i64) -> Day {
    Day::of(days_after(evening(0), number), 0)
}

fn entries(store: &Store) -> usize {
    store.entries(&EntryFilter::default()).unwrap().len()
}

fn emergency(store: &Store, minute: i64) -> Check {
    let sheet = answers(&json!({"age_years": 45, "region": ["low_back"], "saddle_numb": "yes"}));
    let check = NewCheck::of_sheet(content(), Who::Me, sheet, evening(minute));
    assert_eq!(check.assessment.tier, Tier::EmergencyNow);
    store.add_check(content(), &check, evening(minute)).unwrap()
}

fn standing(store: &Store) -> Standing {
    Standing::of(content(), &store.profile().unwrap(), &store.checks(content()).unwrap(), evening(60))
}

#[track_caller]
fn unfit<T: std::fmt::Debug>(result: Result<T, StoreError>, words: &str) {
    match result {
        Err(StoreError::Unfit { problem, .. }) => assert!(problem.contains(words), "“{words}” is not in “{problem}”"),
        other => panic!("expected “{words}”, got {other:?}"),
    }
}

#[test]
fn a_copy_holds_everything_and_restores_it() {
    let (desk, store) = Desk::with_entries(30);
    emergency(&store, 1);
    store.change_settings(evening(0), |kept| kept.day_start_hour = 6).unwrap();
    let file = desk.copy("by hand.sqlite3");
    let held = store.back_up(&file, None).unwrap();
    assert_eq!((held.entries, held.checks), (30, 1));
    assert_eq!((held.first, held.last), (Some(evening(0)), Some(evening(29))));
    assert_eq!(files(desk.copies.path()), ["by hand.sqlite3"]);
    assert_eq!(desk.prove(&file).unwrap(), held);

    let other = Desk::new();
    let new = other.store();
    let restored = new.restore(&file, None, evening(60)).unwrap();
    assert_eq!((restored.held, restored.kept, restored.carried), (held, None, 0));
    assert_eq!(new.entries(&EntryFilter::default()).unwrap(), store.entries(&EntryFilter::default()).unwrap());
    assert_eq!(new.checks(content()).unwrap(), store.checks(content()).unwrap());
    assert_eq!(new.settings().unwrap(), store.settings().unwrap());
    assert_eq!(files(other.records.path()), [NAME], "nothing is left beside");
    assert_eq!(new.health().unwrap().integrity, "ok");
    // It goes on as before.
    let next = new.add_entry(&EntryFields::bare(evening(61)), evening(61)).unwrap();
    assert_eq!(next.id, 31);
}

#[test]
fn the_first_record_is_the_one_that_was_kept_first_of_any_kind_whatever_time_it_is_about() {
    let desk = Desk::new();
    let store = desk.store();
    assert_eq!(store.first_record().unwrap(), None);
    store.change_day(day(1), evening(7), |card| card.pain_today = Some(2)).unwrap();
    assert_eq!(store.first_record().unwrap(), Some(evening(7)));
    store.add_entry(&EntryFields::bare(days_after(evening(0), -30)), evening(5)).unwrap();
    store.add_entry(&EntryFields::bare(evening(0)), evening(6)).unwrap();
    assert_eq!(store.first_record().unwrap(), Some(evening(5)));
}

#[test]
fn a_copy_never_takes_the_place_of_anything() {
    let (desk, store) = Desk::with_entries(1);
    let file = desk.copy("letter.txt");
    fs::write(&file, "dear").unwrap();
    for taken in [file.clone(), desk.copies.path().to_owned(), desk.path()] {
        let refused = store.back_up(&taken, None).expect_err("it is taken");
        assert!(matches!(refused, StoreError::Uncopied { .. }), "{refused:?}");
        assert!(refused.to_string().contains("something stands there already"), "{refused}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "dear");
    let gone = store.back_up(&desk.copies.path().join("stick/copy.sqlite3"), None).expect_err("there is no folder");
    assert!(gone.to_string().contains("is not there") && gone.to_string().contains("as they were"), "{gone}");
    assert_eq!(files(desk.copies.path()), ["letter.txt"]);
}

#[test]
fn a_locked_copy_opens_with_its_passphrase_only() {
    let (desk, store) = Desk::with_entries(3);
    let file = desk.copy("locked.age");
    store.back_up(&file, Some(PASSPHRASE)).unwrap();
    assert_eq!(files(desk.records.path()), [NAME], "nothing that can be read is left");
    let bytes = fs::read(&file).unwrap();
    assert!(
        !bytes.windows(16).any(|part| part == b"SQLite format 3\0")
            && !bytes.windows(8).any(|part| part == b"nnnnnnnn")
    );
    let prove = |passphrase| Store::prove(&file, passphrase, desk.records.path());
    assert!(matches!(prove(None), Err(StoreError::Locked { .. })));
    assert!(matches!(prove(Some("a quiet evening")), Err(StoreError::WrongPassphrase { .. })));
    assert_eq!(prove(Some(PASSPHRASE)).unwrap().entries, 3);
    let other = Desk::new();
    assert_eq!(other.store().restore(&file, Some(PASSPHRASE), evening(9)).unwrap().held.entries, 3);
    fs::write(&file, &bytes[..bytes.len() - 40]).unwrap();
    unfit(prove(Some(PASSPHRASE)), "not whole");
    fs::write(&file, &bytes[..60]).unwrap();
    unfit(prove(Some(PASSPHRASE)), "not whole");
}

#[test]
fn what_is_no_sound_copy_is_refused_in_one_sentence_and_changes_nothing() {
    let (desk, store) = Desk::with_entries(40);
    let file = desk.copy("copy.sqlite3");
    store.back_up(&file, None).unwrap();
    let good = fs::read(&file).unwrap();
    let foreign = desk.copy("foreign.sqlite3");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE notes (a TEXT)").unwrap();
    let newer = desk.copy("newer.sqlite3");
    fs::write(&newer, &good).unwrap();
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 4711).unwrap();
    let trapped = desk.copy("trapped.sqlite3");
    fs::write(&trapped, &good).unwrap();
    Connection::open(&trapped)
        .unwrap()
        .execute_batch("CREATE TRIGGER trap AFTER INSERT ON checks BEGIN DELETE FROM checks; END")
        .unwrap();
    let timeless = desk.copy("timeless.sqlite3");
    fs::write(&timeless, &good).unwrap();
    Connection::open(&timeless).unwrap().execute_batch("UPDATE entries SET at = 'noon' WHERE id = 7").unwrap();
    let written = |name: &str, bytes: &[u8]| {
        fs::write(desk.copy(name), bytes).unwrap();
        desk.copy(name)
    };
    let mut harmed = good.clone();
    harmed[8192..12288].fill(0xA5);
    let cases = [
        (desk.copies.path().to_owned(), "it is a folder"),
        (desk.copy("none"), "there is no such file"),
        (written("empty", b""), "it is empty"),
        (written("words", b"dear diary"), "no copy of Unkink"),
        (written("export.json", b"{\"format\":\"unkink-export\"}"), "import"),
        (written("half.sqlite3", &good[..good.len() / 2]), "damaged"),
        (written("head.sqlite3", &good[..100]), ""),
        (written("harmed.sqlite3", &harmed), "damaged"),
        (foreign, "another program"),
        (newer, "newer Unkink (schema 4711"),
        (trapped, "another program"),
        (timeless, "1 of its entries have no time"),
        (desk.path(), "the records that are in use"),
    ];
    let before = fs::read(desk.path()).unwrap();
    for (file, words) in cases {
        let bytes = fs::read(&file).ok();
        unfit(store.restore(&file, None, evening(60)), words);
        assert_eq!(fs::read(&file).ok(), bytes, "{}", file.display());
        assert_eq!(fs::read(desk.path()).unwrap(), before);
        assert_eq!(files(desk.records.path()), [NAME], "{}", file.display());
    }
    assert_eq!(entries(&store), 40);
}

#[test]
fn a_copy_is_only_read_whatever_stands_beside_it() {
    let (desk, store) = Desk::with_entries(2);
    let file = desk.copy("copy.sqlite3");
    store.back_up(&file, None).unwrap();
    // As an earlier version kept it, with changes waiting beside it.
    let held = Connection::open(&file).unwrap();
    held.pragma_update(None, "journal_mode", "WAL").unwrap();
    held.execute_batch("UPDATE entries SET note = 'from the log' WHERE id = 1").unwrap();
    let (all, log) = (files(desk.copies.path()), fs::read(desk.copy("copy.sqlite3-wal")).unwrap());
    assert!(!log.is_empty());
    let other = Desk::new();
    let new = other.store();
    new.restore(&file, None, evening(60)).unwrap();
    assert_eq!(new.entry(1).unwrap().fields.note, "from the log");
    assert_eq!(files(desk.copies.path()), all);
    assert_eq!(fs::read(desk.copy("copy.sqlite3-wal")).unwrap(), log);
    drop(held);
    let test = "a_copy_is_only_read_whatever_stands_beside_it";
    let Some(stick) = Mount::read_only(test, desk.copies.path()) else { return };
    assert_eq!(new.restore(&stick.file("copy.sqlite3"), None, evening(60)).unwrap().held.entries, 2);
}

#[test]
fn a_copy_of_an_older_schema_is_brought_up_to_date_and_stays_as_it_is() {
    let desk = Desk::new();
    let old = desk.copy("old.sqlite3");
    let store = Store::open_with(&old, &MIGRATIONS[..1]).unwrap();
    drop(store);
    Connection::open(&old)
        .unwrap()
        .execute_batch(
            "INSERT INTO entries (uid, at, at_utc, note, created_at, updated_at) VALUES \
             ('a', '2026-11-01T10:00:00+01:00', 1793523600, 'STRASSE', '2026-11-01T10:00:00+01:00', '2026-11-01T10:00:00+01:00')",
        )
        .unwrap();
    let before = fs::read(&old).unwrap();
    let new = desk.store();
    assert_eq!(new.restore(&old, None, evening(60)).unwrap().held.entries, 1);
    assert_eq!(new.entry(1).unwrap().fields.note, "STRASSE");
    assert_eq!(fs::read(&old).unwrap(), before);
    assert_eq!(files(desk.copies.path()), ["old.sqlite3"]);
}

#[test]
fn the_records_as_they_were_are_kept_beside_a_restore() {
    let (desk, store) = Desk::with_entries(5);
    let file = desk.copy("five.sqlite3");
    store.back_up(&file, None).unwrap();
    add_entries(&store, 3);
    let other = Store::open(&desk.path()).unwrap();
    other.changed_elsewhere().unwrap();
    let kept = store.restore(&file, None, evening(60)).unwrap().kept.expect("what was there");
    assert_eq!(entries(&store), 5);
    assert!(other.changed_elsewhere().unwrap(), "a program beside learns of it");
    assert_eq!(entries(&other), 5);
    assert_eq!(files(desk.records.path()), ["unkink.before-restore1.sqlite3", NAME]);
    // And back again.
    store.restore(&kept, None, evening(60)).unwrap();
    assert_eq!(entries(&store), 8);
}

#[test]
fn a_restore_lowers_no_result() {
    let (desk, store) = Desk::with_entries(1);
    let healthy = desk.copy("before.sqlite3");
    store.back_up(&healthy, None).unwrap();
    let open = emergency(&store, 10);
    let told = [(QuestionId::from("blood_thinner"), Answer::yes())];
    store.set_safety_answers(content(), &told, evening(11)).unwrap();
    let before = standing(&store);
    assert_eq!(before.open_tier, Some(Tier::EmergencyNow));
    let restored = store.restore(&healthy, None, evening(60)).unwrap();
    assert_eq!(restored.carried, 1);
    assert_eq!(standing(&store), before);
    let kept = store.checks(content()).unwrap();
    assert_eq!((&kept[0].uid, kept[0].seen_at), (&open.uid, None));
}

#[test]
fn what_a_copy_calls_seen_does_not_close_what_is_open_and_what_is_seen_stays_seen() {
    let (desk, store) = Desk::with_entries(1);
    emergency(&store, 10);
    let open = desk.copy("open.sqlite3");
    store.back_up(&open, None).unwrap();
    // Elsewhere it was marked as seen; here it was not.
    let elsewhere = Desk::new();
    let other = elsewhere.store();
    other.restore(&open, None, evening(20)).unwrap();
    other.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(30)).unwrap();
    let seen = desk.copy("seen.sqlite3");
    other.back_up(&seen, None).unwrap();
    let before = standing(&store);
    store.restore(&seen, None, evening(60)).unwrap();
    assert_eq!(store.checks(content()).unwrap()[0].seen_at, None);
    assert_eq!(standing(&store), before);
    // The other way round: what the person said here stands.
    store.mark_seen(content(), None, Some(ExerciseAgreed::No), evening(40)).unwrap();
    store.restore(&open, None, evening(60)).unwrap();
    let kept = store.checks(content()).unwrap();
    assert_eq!((kept[0].seen_at, kept[0].exercise_agreed), (Some(evening(40)), Some(ExerciseAgreed::No)));
}

#[test]
fn records_that_are_damaged_are_kept_as_they_are_beside_the_restored_ones() {
    let (desk, store) = Desk::with_entries(4);
    let file = desk.copy("copy.sqlite3");
    store.back_up(&file, None).unwrap();
    drop(store);
    let words = "these are not the records of anyone ".repeat(300);
    fs::write(desk.path(), &words).unwrap();
    fs::write(desk.records.path().join("unkink.sqlite3-journal"), "left").unwrap();
    let restored = unkink::store::restore_over_damaged(&desk.path(), &file, None, evening(60)).unwrap();
    assert!(restored.is_blind);
    let kept = restored.kept.expect("the damaged file");
    assert_eq!(fs::read_to_string(&kept).unwrap(), words);
    let store = desk.store();
    assert_eq!(entries(&store), 4);
    assert!(store.notices().is_empty(), "{:?}", store.notices());
}

#[test]
fn two_devices_share_a_folder_and_each_clears_away_only_its_own() {
    let (desk, store) = Desk::with_entries(2);
    let folder = desk.copies.path();
    let foreign =
        ["unkink-2020-01-01-ffffffff.sqlite3", "unkink-2026-11-20-3f9a2c1b.sqlite3.bak", "holiday.jpg", ".part"];
    for name in foreign {
        fs::write(folder.join(name), name).unwrap();
    }
    // By its name an old copy of this device, by its content somebody's letter.
    let letter = CopyName { day: day(-400), device: DEVICE.to_owned(), number: 1, sealed: false }.to_string();
    fs::write(folder.join(&letter), "dear").unwrap();
    for number in 0..40 {
        for device in [DEVICE, "00000002"] {
            store.back_up_into(place(folder, device, day(number)), None).unwrap();
        }
    }
    let all = files(folder);
    for device in [DEVICE, "00000002"] {
        let own = all
            .iter()
            .filter_map(|name| CopyName::parse(name))
            .filter(|copy| copy.device == device && copy.day >= day(0));
        assert_eq!(own.count(), 11, "{all:?}");
    }
    for name in foreign {
        assert_eq!(fs::read_to_string(folder.join(name)).unwrap(), name);
    }
    assert_eq!(fs::read_to_string(folder.join(&letter)).unwrap(), "dear");
}

#[test]
fn with_the_clock_set_back_a_year_the_copies_of_this_year_stay_and_new_ones_are_made() {
    let (desk, store) = Desk::with_entries(2);
    let folder = desk.copies.path();
    for number in 0..10 {
        store.back_up_into(place(folder, DEVICE, day(number)), None).unwrap();
    }
    let before = files(folder);
    for number in 0..3 {
        let made = store.back_up_into(place(folder, DEVICE, day(number - 365)), None).unwrap();
        assert!(made.path.is_file());
    }
    let after = files(folder);
    assert!(before.iter().all(|name| after.contains(name)), "{before:?} {after:?}");
    let copies = copies_in(folder, day(2 - 365)).unwrap();
    assert_eq!(copies[0].day, day(2 - 365), "what was made last is the newest");
}

#[test]
fn a_full_disk_leaves_nothing_half_and_nothing_is_lost() {
    let test = "a_full_disk_leaves_nothing_half_and_nothing_is_lost";
    let (desk, store) = Desk::with_entries(1500);
    store.back_up(&desk.copy("size"), None).unwrap();
    let size = desk.copy("size").metadata().unwrap().len();
    let Some(stick) = Mount::small(test, size * 3 / 2) else { return };
    store.back_up_into(place(stick.path(), DEVICE, day(0)), None).expect("one fits");
    let before = files(stick.path());
    let refused = store.back_up_into(place(stick.path(), DEVICE, day(1)), None).expect_err("two do not");
    assert!(refused.to_string().contains("the disk is full"), "{refused}");
    assert_eq!(files(stick.path()), before);
    assert_eq!(desk.prove(&stick.file(&before[0])).unwrap().entries, 1500);
    let locked = store.back_up_into(place(stick.path(), DEVICE, day(1)), Some(PASSPHRASE)).expect_err("nor locked");
    assert!(matches!(locked, StoreError::Uncopied { .. }));
    assert_eq!((files(stick.path()), files(desk.records.path())), (before, vec![NAME.to_owned()]));
}

#[test]
fn a_restore_that_does_not_fit_on_the_disk_changes_nothing() {
    let test = "a_restore_that_does_not_fit_on_the_disk_changes_nothing";
    let (_desk, large) = Desk::with_entries(3000);
    let copies = tempdir().unwrap();
    let file = copies.path().join("large.sqlite3");
    large.back_up(&file, None).unwrap();
    let size = file.metadata().unwrap().len();
    // Room for nothing, for the working copy only, and for it with half of the records.
    for room in [size / 2, size + 400 * 1024, size * 3 / 2 + 400 * 1024] {
        let Some(disk) = Mount::small(test, room) else { return };
        let store = Store::open(&disk.file(NAME)).unwrap();
        add_entries(&store, 5);
        let refused = store.restore(&file, None, evening(60)).expect_err("it does not fit");
        assert!(refused.to_string().contains("full") || refused.to_string().contains("No space"), "{refused}");
        assert_eq!(entries(&store), 5);
        assert_eq!(store.health().unwrap().integrity, "ok");
        store.add_entry(&EntryFields::bare(evening(70)), evening(70)).unwrap();
        drop(store);
        assert!(
            files(disk.path()).iter().all(|name| name == NAME || name.contains("before-restore")),
            "{:?}",
            files(disk.path())
        );
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_nothing_is_lost() {
    let test = "a_folder_that_cannot_be_written_is_said_and_nothing_is_lost";
    let (desk, store) = Desk::with_entries(2);
    let Some(stick) = Mount::read_only(test, desk.copies.path()) else { return };
    let refused = store.back_up_into(place(stick.path(), DEVICE, day(0)), None).expect_err("it is read-only");
    assert!(refused.to_string().contains("ead-only") && refused.to_string().contains("as they were"), "{refused}");
    assert!(files(stick.path()).is_empty());
    assert_eq!(entries(&store), 2);
}

const COPIER: &str = "UNKINK_TEST_COPIER";
const RESTORER: &str = "UNKINK_TEST_RESTORER";

/// Starts this program again: the test that calls this, which copies or restores when it finds itself told to.
fn again(test: &str, variable: &str, folder: &Path) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", &format!("store::backup::{test}"), "--nocapture"]).env(variable, folder);
    command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap()
}

#[test]
fn interrupted_at_fifty_moments_every_copy_with_a_name_is_whole_and_the_newest_restores() {
    let test = "interrupted_at_fifty_moments_every_copy_with_a_name_is_whole_and_the_newest_restores";
    if let Some(root) = env::var_os(COPIER) {
        let root = Path::new(&root);
        let store = Store::open(&root.join("data").join(NAME)).unwrap();
        loop {
            let number = i64::try_from(store.held().unwrap().entries).unwrap();
            store.add_entry(&EntryFields::bare(evening(number)), evening(number)).unwrap();
            let made = store.back_up_into(place(&root.join("copies"), DEVICE, day(number)), None).unwrap();
            println!("made {}.", made.held.entries);
        }
    }
    let root = tempdir().unwrap();
    for name in ["data", "copies"] {
        fs::create_dir(root.path().join(name)).unwrap();
    }
    let (data, copies) = (root.path().join("data").join(NAME), root.path().join("copies"));
    add_entries(&Store::open(&data).unwrap(), 300);
    let mut dice = Dice::new(11);
    let mut newest = 0;
    for kill in 0..50 {
        let mut child = again(test, COPIER, root.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said = |line: &str| line.split("made ").nth(1)?.strip_suffix('.')?.parse::<u64>().ok();
        if !dice.once_in(5) {
            newest = lines.by_ref().find_map(|line| said(&line)).unwrap_or(newest);
        }
        thread::sleep(Duration::from_millis(dice.roll(120) as u64));
        child.kill().unwrap();
        newest = lines.filter_map(|line| said(&line)).last().unwrap_or(newest);
        child.wait().unwrap();
        let named = copies_in(&copies, day(1_000_000)).unwrap();
        for copy in &named {
            Store::prove(&copies.join(copy.to_string()), None, root.path())
                .unwrap_or_else(|error| panic!("kill {kill}: {error}"));
        }
        let Some(first) = named.first() else { continue };
        let other = Desk::new();
        let held = other.store().restore(&copies.join(first.to_string()), None, evening(0)).unwrap().held;
        assert!(held.entries + 1 >= newest, "kill {kill}: {} of {newest}", held.entries);
    }
    assert!(newest > 300, "most lived long enough to copy: {newest}");
    // What the killed ones left is gone with the next copy.
    Store::open(&data).unwrap().back_up_into(place(&copies, DEVICE, day(90_000)), None).unwrap();
    assert!(files(&copies).iter().all(|name| CopyName::parse(name).is_some()), "{:?}", files(&copies));
}

#[test]
fn a_restore_that_is_killed_leaves_the_records_before_or_after_it() {
    let test = "a_restore_that_is_killed_leaves_the_records_before_or_after_it";
    if let Some(root) = env::var_os(RESTORER) {
        let root = Path::new(&root);
        let store = Store::open(&root.join(NAME)).unwrap();
        println!("open.");
        loop {
            for name in ["large", "small"] {
                store.restore(&root.join("copies").join(name), None, evening(0)).unwrap();
            }
        }
    }
    let root = tempdir().unwrap();
    fs::create_dir(root.path().join("copies")).unwrap();
    for (name, count) in [("large", 600), ("small", 20)] {
        let (_desk, store) = Desk::with_entries(count);
        store.back_up(&root.path().join("copies").join(name), None).unwrap();
    }
    let mut dice = Dice::new(5);
    let mut both = [false; 2];
    for kill in 0..25 {
        let mut child = again(test, RESTORER, root.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        lines.by_ref().find(|line| line.contains("open."));
        thread::sleep(Duration::from_millis(dice.roll(600) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&root.path().join(NAME)).unwrap();
        let found = entries(&store);
        assert!([0, 20, 600].contains(&found), "kill {kill}: {found}");
        both = [both[0] || found == 20, both[1] || found == 600];
        assert_eq!(store.health().unwrap().integrity, "ok", "kill {kill}");
        for left in files(root.path()).iter().filter(|name| name.contains("before-restore")) {
            fs::remove_file(root.path().join(left)).unwrap();
        }
    }
    assert_eq!(both, [true; 2], "both were met");
}
