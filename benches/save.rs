//! What one save costs: a crack kept by the store, beside 4 KiB written over and synced in a file of the same folder;
//! and how often it asks the disk to sync (counted with strace where it is installed). What the system alone takes for
//! such a save, with files written by hand as SQLite writes them, stands below: the rest is the program's.
//!
//! `cargo bench --no-default-features --bench save`. Goals, not gates: it always ends well.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement fails by panicking and prints what it found"
)]

#[path = "shared/compare.rs"]
mod compare;

use compare::{Goal, Rounds};
use std::fs::{File, OpenOptions};
use std::io::{self, Seek, Write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use unkink::domain::journal::EntryFields;
use unkink::platform::clock::{self, Stopwatch};
use unkink::platform::data_dir;
use unkink::store::Store;

const ROUNDS: usize = 300;
const GOAL: f64 = 7.0;
const SYNCS: f64 = 5.0;
/// The pages a save changes: the head of the file, the crack, its uid, its time, the last id.
const PAGES: usize = 5;
/// The argument with which this program saves so many times and does nothing else.
const SAVE: &str = "save-only";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, first, file, times] = arguments.as_slice()
        && first == SAVE
    {
        save(&open(Path::new(file)), times.parse().expect("a number"));
        return;
    }
    let folder = folder();
    let store = open(&folder.path().join(data_dir::FILE));
    let mut bare = File::create(folder.path().join("bare")).expect("a file");
    let mut rounds = Rounds::default();
    for _ in 0..ROUNDS {
        let write = || {
            bare.rewind().and_then(|()| bare.write_all(&[7; 4096])).and_then(|()| bare.sync_all()).expect("a write");
        };
        rounds.add(took(|| save(&store, 1)), took(write));
    }
    rounds.tell("one save", "ms", Some(Goal::times(GOAL)));
    let mut rounds = Rounds::default();
    for _ in 0..ROUNDS {
        rounds.add(took(|| save(&store, 1)), took(|| by_hand(folder.path()).expect("files")));
    }
    rounds.tell("one save, beside its writes by hand", "ms", None);
    match (syncs(11), syncs(1)) {
        (Some(eleven), Some(one)) => {
            let syncs = (eleven as f64 - one as f64) / 10.0;
            let verdict = if syncs <= SYNCS { "met" } else { "MISSED" };
            println!("{:<36} {syncs:9.1}     goal: at most {SYNCS}, {verdict}", "syncs of one save");
        }
        _ => println!("syncs of one save: NOT COUNTED, strace is not here or may not be used"),
    }
}

/// What a save asks of the system: a journal of so many pages is made and synced with its folder, its head is written over
/// and synced, as many pages of a file are written over and synced, the journal is removed, and its folder synced.
fn by_hand(folder: &Path) -> io::Result<()> {
    let journal = folder.join("by-hand-journal");
    let mut beside = File::create(&journal)?;
    beside.write_all(&[7; 512])?;
    (0..PAGES).try_for_each(|_| beside.write_all(&[7; 4 + 4096 + 4]))?;
    beside.sync_all()?;
    File::open(folder)?.sync_all()?;
    beside.rewind()?;
    beside.write_all(&[7; 12])?;
    beside.sync_all()?;
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(folder.join("by-hand"))?;
    (0..PAGES).try_for_each(|_| file.write_all(&[7; 4096]))?;
    file.sync_all()?;
    std::fs::remove_file(journal)?;
    File::open(folder)?.sync_all()
}

fn folder() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder")
}

fn open(file: &Path) -> Store {
    Store::open(file).expect("the database opens")
}

fn save(store: &Store, times: usize) {
    for _ in 0..times {
        store.add_entry(&EntryFields::bare(clock::now()), clock::now()).expect("a saved entry");
    }
}

/// Milliseconds.
fn took(act: impl FnOnce()) -> f64 {
    let watch = Stopwatch::start(1.0);
    act();
    watch.elapsed().as_secs_f64() * 1000.0
}

/// How often a process that saves so many times syncs, from start to end.
fn syncs(times: usize) -> Option<usize> {
    let folder = folder();
    let list = folder.path().join("list");
    let ended = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=fsync,fdatasync,sync_file_range,syncfs,sync", "-o"])
        .arg(&list)
        .arg(std::env::current_exe().ok()?)
        .arg(SAVE)
        .arg(folder.path().join(data_dir::FILE))
        .arg(times.to_string())
        .output()
        .ok()?;
    let text = std::fs::read_to_string(list).ok()?;
    ended.status.success().then(|| text.lines().filter(|line| line.contains("sync")).count())
}
