//! What 100,000 entries cost in the terminal: whole commands on ten years of records, beside the same on an empty folder.
//!
//! `cargo bench --no-default-features --bench large_journal`. Goals, not gates: it always ends well.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement fails by panicking and prints what it found; what makes the records is shared"
)]

#[path = "shared/compare.rs"]
mod compare;
#[path = "../tests/it/support/dice.rs"]
mod dice;
#[path = "../tests/it/support/large.rs"]
mod large;

use compare::{Goal, Rounds};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use unkink::platform::clock::{self, Stopwatch};
use unkink::platform::data_dir;

const ROUNDS: usize = 15;
const GOAL: Goal = Goal { times: 1.3, or_more: Some(20.0) };

const COMMANDS: [(&str, &[&str]); 5] = [
    ("log", &["log", "--region", "neck"]),
    ("journal --limit 20", &["journal", "--limit", "20"]),
    ("stats of a month", &["stats"]),
    ("journal --search", &["journal", "--search", "FERRY"]),
    ("routines", &["routines"]),
];

fn main() {
    let (large, empty) = (Device::new(), Device::new());
    let made = Stopwatch::start(1.0);
    let filled = large::fill(&large.data().join(data_dir::FILE), 100_000, clock::now().timestamp());
    println!(
        "{} entries were made in {:.1} s; milliseconds of whole commands:",
        filled.entries,
        made.elapsed().as_secs_f64()
    );
    for device in [&large, &empty] {
        device.run(&["log", "--note", "on the ferry"]);
    }
    for (name, arguments) in COMMANDS {
        let mut rounds = Rounds::default();
        for _ in 0..ROUNDS {
            rounds.add(large.run(arguments), empty.run(arguments));
        }
        rounds.tell(name, "ms", Some(GOAL));
    }
    let mut rounds = Rounds::default();
    for _ in 0..ROUNDS {
        rounds.add(large.run_first(&["journal", "--limit", "20"]), empty.run_first(&["journal", "--limit", "20"]));
    }
    rounds.tell("journal --limit 20, first of a day", "ms", None);
}

/// A person's folders.
struct Device(TempDir);

impl Device {
    fn new() -> Device {
        let device = Device(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder"));
        std::fs::create_dir(device.data()).expect("a folder");
        device
    }

    fn data(&self) -> std::path::PathBuf {
        self.0.path().join("data")
    }

    /// Milliseconds that a command takes.
    fn run(&self, arguments: &[&str]) -> f64 {
        self.timed(arguments, self.0.path())
    }

    /// The same for the first command of a day: nothing is noted in the cache folder yet.
    fn run_first(&self, arguments: &[&str]) -> f64 {
        let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        self.timed(arguments, home.path())
    }

    fn timed(&self, arguments: &[&str], home: &Path) -> f64 {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unkink"));
        command.args(arguments).env("UNKINK_DATA_DIR", self.data()).env("HOME", home).env_remove("XDG_CACHE_HOME");
        let watch = Stopwatch::start(1.0);
        let ended = command.output().expect("the program starts");
        let took = watch.elapsed().as_secs_f64() * 1000.0;
        assert!(ended.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stderr));
        took
    }
}
