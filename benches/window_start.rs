//! How long the window takes from its start to its first content, and what it holds in memory, beside a bare Dioxus
//! window without a menu.
//!
//! `cargo bench --profile dev --features e2e --bench window_start`. Linux, with Xvfb and dbus as for the end-to-end run.
//! The windows are opened in turn, each alone on a display of its own. Goals, not gates: it always ends well.
#![cfg(target_os = "linux")]
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a measurement fails by panicking and prints what it found; the hands of the end-to-end run are shared"
)]

#[path = "shared/bare.rs"]
mod bare;
#[path = "shared/compare.rs"]
mod compare;
#[path = "../tests/e2e/display.rs"]
mod display;
#[path = "shared/processes.rs"]
mod processes;
#[path = "../tests/e2e/sandbox.rs"]
mod sandbox;
#[path = "shared/screen.rs"]
mod screen;
#[path = "../tests/e2e/wait.rs"]
mod wait;
#[path = "shared/window.rs"]
mod window;

use compare::{Goal, Rounds};
use sandbox::Sandbox;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;
use unkink::domain::settings::Settings;
use unkink::platform::clock::{self, Stopwatch};
use window::Window;

const ROUNDS: usize = 9;
/// A new window still grows for a while.
const SETTLED: Duration = Duration::from_secs(4);

fn main() {
    if bare::was_asked_for() {
        return;
    }
    let (mut start, mut memory) = (Rounds::default(), Rounds::default());
    for _ in 0..ROUNDS {
        let (unkink, floor) = (measure(unkink), measure(bare::command));
        start.add(unkink.0, floor.0);
        memory.add(unkink.1, floor.1);
    }
    start.tell("from start to first content", "ms", Some(Goal::times(1.15)));
    memory.tell("memory", "MB", Some(Goal::times(1.1)));
}

/// Unkink as someone opens it who has used it before.
fn unkink(sandbox: &Sandbox) -> Command {
    let now = clock::now();
    let settings = Settings { accepted_at: Some(now), ..Settings::default() };
    sandbox.store().change_settings(now, |kept| *kept = settings).expect("settings");
    sandbox.run(&["stats"]);
    let mut command = sandbox.on_display(sandbox.command());
    command.env("UNKINK_WINDOW", "390x844");
    command
}

/// Milliseconds to the first content, and megabytes when it has settled.
fn measure(command: impl Fn(&Sandbox) -> Command) -> (f64, f64) {
    let sandbox = Sandbox::new();
    let command = command(&sandbox);
    let watch = Stopwatch::start(1.0);
    let mut window = Window::open(command);
    let start = screen::first_content(&sandbox.display, watch);
    sleep(SETTLED);
    window.assert_open();
    (start, processes::memory(window.id()))
}
