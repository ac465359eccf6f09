//! Programs that are killed while they write, and two that write at once: what was said to be kept is there.
//!
//! `UNKINK_KILLS=400 cargo test --no-default-features --test it -- store::killed` kills 400 times.

use super::{evening, files};
use crate::support::Dice;
use std::collections::BTreeSet;
use std::env;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tempfile::tempdir;
use unkink::domain::day::Moment;
use unkink::domain::journal::{EntryFields, Outcome, UrgeFields};
use unkink::store::{EntryFilter, Store};

const NAME: &str = "unkink.sqlite3";
const WRITER: &str = "UNKINK_TEST_WRITER";
const KILLS: &str = "UNKINK_KILLS";

/// The part of the program that is started: writes until it has written `most`, and says every id once it is kept.
fn write(path: &Path, most: i64) {
    let store = Store::open(path).unwrap();
    for number in 0..most {
        let now = evening(number);
        let id = if number % 3 == 0 {
            store.add_urge(&urge_that_cracked(now), now).unwrap().fields.entry.unwrap()
        } else {
            let fields = EntryFields { note: "n".repeat(300), ..EntryFields::bare(now) };
            store.add_entry(&fields, now).unwrap().id
        };
        println!("kept {id}.");
    }
}

fn urge_that_cracked(at: Moment) -> UrgeFields {
    UrgeFields {
        at,
        region: None,
        level: 5,
        level_after: None,
        alternative: None,
        outcome: Some(Outcome::Cracked),
        entry: None,
        note: String::new(),
    }
}

/// Starts this program again as a writer: the test that calls this, which writes when it finds itself told to.
fn writer(test: &str, path: &Path) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", &format!("store::killed::{test}"), "--nocapture"]).env(WRITER, path);
    command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap()
}

/// The id a line says; a line that was cut short says none.
fn said(line: &str) -> Option<i64> {
    line.trim_end().split("kept ").nth(1)?.strip_suffix('.')?.parse().ok()
}

fn ids(store: &Store) -> BTreeSet<i64> {
    store.entries(&EntryFilter::default()).unwrap().into_iter().map(|entry| entry.id).collect()
}

#[test]
fn killed_at_any_moment_a_program_loses_nothing_it_said_was_kept() {
    let test = "killed_at_any_moment_a_program_loses_nothing_it_said_was_kept";
    if let Some(path) = env::var_os(WRITER) {
        return write(Path::new(&path), i64::MAX);
    }
    let kills: usize = env::var(KILLS).map_or(40, |number| number.parse().expect(KILLS));
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let mut dice = Dice::new(7);
    let mut kept = BTreeSet::new();
    for kill in 0..kills {
        let mut child = writer(test, &path);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // Most are killed while they write, some while they open the file.
        let longest = if dice.once_in(4) {
            80
        } else {
            kept.extend(lines.by_ref().find_map(|line| said(&line)));
            25
        };
        thread::sleep(Duration::from_millis(dice.roll(longest) as u64));
        child.kill().unwrap();
        kept.extend(lines.filter_map(|line| said(&line)));
        child.wait().unwrap();

        let store = Store::open(&path).unwrap();
        let found = ids(&store);
        assert!(kept.is_subset(&found), "kill {kill}: {:?} are lost", kept.difference(&found).collect::<Vec<_>>());
        assert!(store.notices().is_empty(), "kill {kill}: {:?}", store.notices());
        drop(store);
        assert_eq!(files(folder.path()), [NAME], "kill {kill}");
    }
    assert!(kept.len() >= kills / 2, "most lived long enough to write: {}", kept.len());
    assert_eq!(Store::open(&path).unwrap().health().unwrap().integrity, "ok");
}

#[test]
fn two_programs_that_write_a_thousand_entries_each_keep_two_thousand() {
    let test = "two_programs_that_write_a_thousand_entries_each_keep_two_thousand";
    if let Some(path) = env::var_os(WRITER) {
        return write(Path::new(&path), 1000);
    }
    let folder = tempdir().unwrap();
    let path = folder.path().join(NAME);
    let writers = [writer(test, &path), writer(test, &path)];
    let mut kept = BTreeSet::new();
    for mut child in writers {
        kept.extend(BufReader::new(child.stdout.take().unwrap()).lines().filter_map(|line| said(&line.unwrap())));
        assert!(child.wait().unwrap().success());
    }
    let store = Store::open(&path).unwrap();
    assert_eq!(kept.len(), 2000);
    assert!(ids(&store) == kept);
    assert_eq!(store.health().unwrap().integrity, "ok");
}
