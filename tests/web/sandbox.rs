//! A person's phone for one test: a browser's profile, a host with the app, and, to look at what is kept, a folder in which
//! the terminal reads the same records.

#[path = "../shared/terminal.rs"]
mod terminal;

use crate::chromium::Chromium;
use crate::devtools::{Devtools, from_base64};
use crate::served::{Served, built};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;
use terminal::{PROGRAM, Spoken};
use unkink::store::Store;

pub use terminal::failure_picture;

/// See the module.
pub struct Sandbox {
    folder: TempDir,
    /// The clock stands still.
    pub now: Option<&'static str>,
    pub served: RefCell<Served>,
    /// The terminal wrote since the browser was given the records.
    written: Cell<bool>,
    /// The port of the browser that is open, and whether it wrote since the terminal was given the records.
    pub open: Cell<Option<u16>>,
    pub behind: Cell<bool>,
}

impl Sandbox {
    /// A phone on which Unkink was never opened.
    pub fn new() -> Sandbox {
        Sandbox::of(Served::start(&built()))
    }

    /// A phone whose clock stands still.
    pub fn at(now: &'static str) -> Sandbox {
        Sandbox { now: Some(now), ..Sandbox::new() }
    }

    /// A phone whose app comes from another folder than the one that was built.
    pub fn of(served: Served) -> Sandbox {
        let folder = tempfile::Builder::new().prefix("unkink-web-").tempdir().expect("a temporary folder");
        for name in ["home", "data", "profile"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Sandbox {
            folder,
            now: None,
            served: RefCell::new(served),
            written: Cell::new(false),
            open: Cell::new(None),
            behind: Cell::new(false),
        }
    }

    /// A file beside the profile.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder in which the terminal keeps the same records.
    pub fn data(&self) -> PathBuf {
        self.fetch();
        self.path("data")
    }

    /// Where the app is found.
    pub fn address(&self) -> String {
        self.served.borrow().address.clone()
    }

    /// The records as the terminal sees them.
    pub fn database(&self) -> PathBuf {
        self.fetch();
        self.path("data").join(unkink::platform::data_dir::FILE)
    }

    /// The records, opened: to be written while no page is open, else to be read.
    pub fn store(&self) -> Store {
        self.written.set(self.open.get().is_none());
        Store::open(&self.database()).expect("the database opens")
    }

    /// Everything that is kept, as in `tests/e2e`.
    pub fn kept(&self) -> Value {
        let store = Store::open(&self.database()).expect("the database opens");
        terminal::kept(&store)
    }

    /// What was handed to other programs to open: a browser tells of none.
    pub fn opened(&self) -> String {
        String::new()
    }

    /// Runs a command in the terminal on the same records.
    pub fn unkink(&self, arguments: &[&str]) -> Spoken {
        self.fetch();
        let before = self.bytes();
        let ended = Command::new(PROGRAM)
            .env_clear()
            .env("HOME", self.path("home"))
            .env("UNKINK_DATA_DIR", self.path("data"))
            .env("LANG", "en_IE.UTF-8")
            .env("TZ", "Europe/Dublin")
            .envs(self.now.map(|now| ("UNKINK_TEST_NOW", now)))
            .args(arguments)
            .output()
            .expect("the program starts");
        if self.bytes() != before {
            self.written.set(true);
        }
        Spoken::from(ended)
    }

    /// The terminal's records were written by hand: the browser is given them when it is opened.
    pub fn is_written(&self) {
        self.written.set(true);
    }

    /// What the terminal's records are on disk.
    fn bytes(&self) -> Option<Vec<u8>> {
        std::fs::read(self.path("data").join(unkink::platform::data_dir::FILE)).ok()
    }

    /// What a command prints as JSON. The command must succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        self.unkink(arguments).json(arguments)
    }

    /// Runs a command that must succeed.
    pub fn run(&self, arguments: &[&str]) {
        self.unkink(arguments).well(arguments);
    }

    /// Opens the browser, with what the terminal wrote among its records.
    pub fn browser(&self) -> (Chromium, Devtools) {
        let chromium = Chromium::start(&self.path("profile"));
        self.open.set(Some(chromium.port));
        let mut devtools = chromium.look();
        if self.written.replace(false) {
            self.hand_over(&mut devtools);
        }
        self.behind.set(true);
        (chromium, devtools)
    }

    /// Puts the terminal's records where the page keeps its own.
    fn hand_over(&self, devtools: &mut Devtools) {
        let file = self.path("data").join(unkink::platform::data_dir::FILE);
        let mut bytes = std::fs::read(&file).expect("the terminal's records");
        // The page keeps no file beside its records: these two bytes say so (SQLite's header, offsets 18 and 19).
        bytes[18..20].fill(1);
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        self.beside_the_app(devtools);
        let script = format!("({})({})", include_str!("put_records.js").trim(), json!(text));
        devtools.evaluate(&script).expect("the records are put into the browser");
    }

    /// Gives the terminal what the page keeps, if that may be newer.
    fn fetch(&self) {
        if !self.behind.get() {
            return;
        }
        let get = format!("({})()", include_str!("get_records.js").trim());
        let kept = match self.open.get() {
            Some(port) => {
                let mut devtools = Devtools::connect(port, None).expect("the open page");
                devtools.evaluate(&get).expect("the records are read")
            }
            None => {
                let chromium = Chromium::start(&self.path("profile"));
                let mut devtools = chromium.look();
                self.beside_the_app(&mut devtools);
                let kept = devtools.evaluate(&get).expect("the records are read");
                chromium.close();
                self.behind.set(false);
                kept
            }
        };
        if let Some(text) = kept.as_str() {
            let file = self.path("data").join(unkink::platform::data_dir::FILE);
            for beside in ["-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{beside}", file.display()));
            }
            std::fs::write(file, from_base64(text)).expect("the records are written");
        }
    }

    /// Shows something of the same host that does not start the app.
    fn beside_the_app(&self, devtools: &mut Devtools) {
        let address = format!("{}manifest.webmanifest", self.address());
        devtools.command("Page.navigate", &json!({ "url": address })).expect("a page of the host");
        crate::wait::until(crate::wait::SOON, "a page of the host", || {
            match devtools.evaluate("location.href + document.readyState")? {
                Value::String(at) if at.starts_with(&address) && at.ends_with("complete") => Ok(()),
                other => Err(other.to_string()),
            }
        });
    }
}
