//! What the terminal says of the records of a device that is looked at on its screen.

use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Output;
use unkink::domain::content::content;
use unkink::store::{EntryFilter, Store};

/// The terminal's program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_unkink");

/// What a command in the terminal came to.
pub struct Spoken {
    pub code: Option<i32>,
    pub out: String,
    pub problem: String,
}

impl Spoken {
    /// The command succeeded.
    pub fn well(self, arguments: &[&str]) -> Spoken {
        assert_eq!(self.code, Some(0), "unkink {arguments:?}: {}", self.problem);
        self
    }

    /// What it printed, as JSON. The command must have succeeded.
    pub fn json(self, arguments: &[&str]) -> Value {
        let Spoken { out, .. } = self.well(arguments);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("unkink {arguments:?}: {error}: {out}"))
    }
}

impl From<Output> for Spoken {
    fn from(ended: Output) -> Spoken {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        Spoken { code: ended.status.code(), out: text(ended.stdout), problem: text(ended.stderr) }
    }
}

/// Everything that is kept, in the shapes of the terminal; a session that still runs stands first.
pub fn kept(store: &Store) -> Value {
    let running = store.unfinished_session().expect("sessions").map(|unfinished| unfinished.record);
    let sessions: Vec<_> = running.into_iter().chain(store.sessions().expect("sessions")).collect();
    json!({
        "entries": store.entries(&EntryFilter::default()).expect("entries"),
        "urges": store.urges().expect("urges"),
        "sessions": sessions,
        "checks": store.checks(content()).expect("checks"),
        "settings": store.settings().expect("settings"),
    })
}

/// Where pictures of failed tests go.
pub fn failure_picture(run: &str, test: &str) -> PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(run);
    let _ = std::fs::create_dir_all(&folder);
    folder.join(format!("{test}.png"))
}
