//! A person's whole device for one test: home, data folder, display and bus, all new and all gone afterwards.

#[path = "../shared/terminal.rs"]
mod terminal;

use crate::display::Display;
use serde_json::Value;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;
use terminal::{PROGRAM, Spoken};
use unkink::store::Store;

/// Where the picture of a failed test goes.
pub fn failure_picture(test: &str) -> PathBuf {
    terminal::failure_picture("e2e", test)
}

/// See the module.
pub struct Sandbox {
    folder: TempDir,
    pub display: Display,
    now: Option<&'static str>,
}

impl Sandbox {
    /// A device on which Unkink was never started.
    pub fn new() -> Sandbox {
        let folder = tempfile::Builder::new().prefix("unkink-e2e-").tempdir().expect("a temporary folder");
        for name in ["home", "data", "runtime", "bin"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        let sandbox = Sandbox { folder, display: Display::start(), now: None };
        let opener = sandbox.path("bin").join("xdg-open");
        let script = format!("#!/bin/sh\necho \"$1\" >> '{}'\n", sandbox.path("opened").display());
        std::fs::write(&opener, script).expect("a script");
        std::fs::set_permissions(&opener, Permissions::from_mode(0o755)).expect("its rights");
        sandbox
    }

    /// A device whose clock stands still.
    pub fn at(now: &'static str) -> Sandbox {
        Sandbox { now: Some(now), ..Sandbox::new() }
    }

    /// The folder Unkink keeps its records in.
    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data().join(unkink::platform::data_dir::FILE)
    }

    /// A file beside the data folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What was handed to other programs to open, one address a line.
    pub fn opened(&self) -> String {
        std::fs::read_to_string(self.path("opened")).unwrap_or_default()
    }

    /// The records, opened beside the window.
    pub fn store(&self) -> Store {
        Store::open(&self.database()).expect("the database opens")
    }

    /// Everything that is kept, in the shapes of the terminal; a session that still runs stands first.
    pub fn kept(&self) -> Value {
        terminal::kept(&self.store())
    }

    /// The program with nothing of the tester's own device around it.
    pub fn command(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .env_clear()
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", self.path("home"))
            .env("XDG_RUNTIME_DIR", self.path("runtime"))
            .env("UNKINK_DATA_DIR", self.data())
            .env("LANG", "en_IE.UTF-8")
            .env("TZ", "Europe/Dublin")
            .env("RUST_BACKTRACE", "1")
            .envs(self.now.map(|now| ("UNKINK_TEST_NOW", now)))
            .current_dir(self.path("home"));
        command
    }

    /// A program that opens a window, on the display of this device and drawn by its processor.
    pub fn on_display(&self, mut command: Command) -> Command {
        command
            .env("DISPLAY", &self.display.name)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.display.bus)
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("NO_AT_BRIDGE", "1");
        command
    }

    /// Runs a command in the terminal on the same data.
    pub fn unkink(&self, arguments: &[&str]) -> Spoken {
        let ended = self.command().args(arguments).output().expect("the program starts");
        Spoken::from(ended)
    }

    /// What a command prints as JSON. The command must succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        self.unkink(arguments).json(arguments)
    }

    /// Runs a command that must succeed.
    pub fn run(&self, arguments: &[&str]) {
        self.unkink(arguments).well(arguments);
    }
}
