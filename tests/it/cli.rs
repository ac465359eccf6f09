//! Proves `cli`: the program is started as a person would, on a folder of its own.

use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use tempfile::TempDir;
use unkink::cli::{Asked, Streams, run};
use unkink::domain::content::content;
use unkink::domain::settings::Numbers;
use unkink::store::Store;

mod backup;
mod check;
mod checks;
mod data;
mod day;
mod gated;
mod insights;
mod interview;
mod journal;
mod named;
mod plan;
mod play;
mod profile;
mod reminder;
mod report;
mod settings;
mod several;
mod sheets;
mod stats;
mod suggest;
mod transfer;
mod trash;
mod urge;
mod usage;
mod vignettes;
mod zones;

/// A person's data folder, not there yet.
struct Home {
    _around: TempDir,
    folder: PathBuf,
}

/// What a command did.
#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Home {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("records");
        Home { _around: around, folder }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.env("UNKINK_DATA_DIR", &self.folder);
        command
    }

    /// Runs with an empty input.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
        let ran = finish(start(self.command(arguments)), input);
        // As JSON the content is printed as it is shipped.
        if !arguments.contains(&"--json") {
            crate::support::filled(&ran.out);
        }
        crate::support::filled(&ran.err);
        ran
    }

    /// Runs what must succeed.
    fn ok(&self, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {ran:?}");
        ran
    }

    /// Runs what must succeed, with `--json`; the output is one JSON value and nothing else.
    fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.ok(&[arguments, &["--json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {ran:?}"))
    }

    /// Runs in this process, for arguments that no system passes on.
    fn run_here(&self, arguments: &[&str]) -> Ran {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let folder = self.folder.to_str().unwrap();
        let all = [&["unkink", "--data-dir", folder], arguments].concat();
        let asked = run(all, Streams { input: &mut &b""[..], out: &mut out, err: &mut err });
        let Asked::Done(status) = asked else { panic!("{arguments:?} asks for the window") };
        Ran { status: status.into(), out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }

    fn file(&self) -> PathBuf {
        self.folder.join("unkink.sqlite3")
    }

    fn store(&self) -> Store {
        Store::open(&self.file()).unwrap()
    }

    /// The ids that `journal` lists.
    fn listed(&self, arguments: &[&str]) -> Vec<i64> {
        let found = self.json(&[&["journal"], arguments].concat());
        found.as_array().unwrap().iter().map(|entry| entry["id"].as_i64().unwrap()).collect()
    }
}

impl Ran {
    /// Fails with a status and a message that names all of `named`, and prints nothing.
    #[track_caller]
    fn refused(&self, status: i32, named: &[&str]) {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert!(self.err.lines().count() > 0 && !self.err.contains("panicked"), "{self:?}");
        for name in named {
            assert!(self.err.contains(name), "“{name}” is not named: {self:?}");
        }
    }

    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// The program, untouched by the settings of whoever runs the tests.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unkink"));
    command.args(arguments).env_remove("UNKINK_DATA_DIR").env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    command.env("LC_ALL", "en_IE.UTF-8").env("TZ", "UTC");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The number of an emergency where the tests run: in Ireland, where the system takes that from variables.
fn emergency() -> String {
    let settings = unkink::domain::settings::Settings::default();
    let country = if cfg!(target_os = "linux") { Some("IE".to_owned()) } else { unkink::platform::locale::country() };
    Numbers::of(&settings, country.as_deref(), &content().texts).emergency
}

fn start(mut command: Command) -> Child {
    command.spawn().unwrap()
}

fn finish(mut child: Child, input: impl Into<Vec<u8>>) -> Ran {
    let mut pipe = child.stdin.take().unwrap();
    let input = input.into();
    // A program that ends without reading its input closes the pipe; that is its right.
    let writer = thread::spawn(move || drop(pipe.write_all(&input)));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        status: status.code().unwrap_or(-1),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap_or_else(|| panic!("an object: {value}")).keys().map(String::as_str).collect()
}

/// The value has these keys, all of them and no other.
#[track_caller]
fn has_keys(value: &Value, expected: &str) {
    assert_eq!(keys(value), expected.split_whitespace().collect(), "{value}");
}

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
