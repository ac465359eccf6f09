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

#[path = "../tests/e2e/app.rs"]
mod app;
#[path = "shared/bare.rs"]
mod bare;
#[path = "../tests/e2e/display.rs"]
mod display;
#[path = "../tests/e2e/hand.rs"]
mod hand;
#[path = "../tests/e2e/inspector.rs"]
mod inspector;
#[path = "shared/processes.rs"]
mod processes;
#[path = "../tests/e2e/sandbox.rs"]
mod sandbox;
#[path = "../tests/e2e/wait.rs"]
mod wait;
#[path = "shared/window.rs"]
mod window;

use app::{App, Role, Start};
use sandbox::Sandbox;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::Duration;
use window::Window;

const ROUNDS: usize = 5;
const MEASURED: Duration = Duration::from_secs(20);
/// A new window is busy for a while.
const SETTLED: Duration = Duration::from_secs(4);
const ALLOWED: f64 = 1.5;

fn main() -> ExitCode {
    if bare::was_asked_for() {
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
    let mut window = Window::open(bare::command(&sandbox));
    sleep(SETTLED + SETTLED);
    let used = processes::share_of_a_core(window.id(), MEASURED);
    window.assert_open();
    used
}
