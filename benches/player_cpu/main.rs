//! What the player costs: processor time of the whole process tree while a routine plays in the real window, as a ratio
//! to a bare Dioxus window of the same size in which CSS turns one SVG element.
//!
//! `cargo bench --profile dev --features e2e --bench player_cpu`. Linux, with Xvfb and dbus as for the end-to-end run.
//! The two windows are measured in turn, each alone on a display of its own; the median of the rounds' ratios counts.
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

#[path = "../../tests/e2e/app.rs"]
mod app;
mod bare;
#[path = "../../tests/e2e/display.rs"]
mod display;
#[path = "../../tests/e2e/inspector.rs"]
mod inspector;
mod processes;
#[path = "../../tests/e2e/sandbox.rs"]
mod sandbox;
#[path = "../../tests/e2e/wait.rs"]
mod wait;

use app::{App, Role, Start};
use sandbox::Sandbox;
use std::process::{Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::Duration;

const ROUNDS: usize = 5;
const MEASURED: Duration = Duration::from_secs(20);
/// A new window is busy for a while.
const SETTLED: Duration = Duration::from_secs(4);
const ALLOWED: f64 = 1.5;
/// The argument with which this program is the bare window.
const BARE: &str = "bare-window";

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == BARE) {
        bare::open();
        return ExitCode::SUCCESS;
    }
    let mut ratios: Vec<f64> = (1..=ROUNDS)
        .map(|round| {
            let (player, bare) = (player(), bare_window());
            println!(
                "round {round}: player {player:5.1} %, bare window {bare:5.1} % of a core, ratio {:.2}",
                player / bare
            );
            player / bare
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let median = ratios[ratios.len() / 2];
    let passed = median <= ALLOWED;
    println!("{}: median ratio {median:.2}, allowed {ALLOWED}", if passed { "PASS" } else { "FAIL" });
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Per cent of a core while cat and cow alternate.
fn player() -> f64 {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Morning mobility");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    for _ in 0..4 {
        app.press("Next move");
    }
    app.wait_longer_for(wait::LATER, |app| app.find(Role::Heading, "Breathe").is_there(), "the first phase");
    sleep(SETTLED);
    let used = processes::share_of_a_core(app.id(), MEASURED);
    assert_eq!(app.player_state(), "running", "it played all the time");
    used
}

fn bare_window() -> f64 {
    let sandbox = Sandbox::new();
    let mut window = Command::new(std::env::current_exe().expect("this program"))
        .arg(BARE)
        .env("HOME", sandbox.path("home"))
        .env("XDG_RUNTIME_DIR", sandbox.path("runtime"))
        .env("DISPLAY", &sandbox.display.name)
        .env("DBUS_SESSION_BUS_ADDRESS", &sandbox.display.bus)
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the bare window starts");
    sleep(SETTLED + SETTLED);
    let used = processes::share_of_a_core(window.id(), MEASURED);
    assert!(window.try_wait().expect("its state").is_none(), "the bare window stayed open");
    window.kill().expect("it is closed");
    let _ = window.wait();
    used
}
