//! How often the program wakes in a minute in which nobody does anything: Today open, a paused player and a running one,
//! each beside a bare Dioxus window that shows a word.
//!
//! `cargo bench --profile dev --features e2e --bench wakes`. Linux, with Xvfb and dbus as for the end-to-end run. The
//! wakes of all threads of the window's own process are counted; what the web engine does in its own is not. The bare
//! window is measured before and after each, so that what the toolkit does by itself is seen beside it.
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
#[path = "../../tests/e2e/hand.rs"]
mod hand;
#[path = "../../tests/e2e/inspector.rs"]
mod inspector;
#[path = "../../tests/e2e/sandbox.rs"]
mod sandbox;
mod threads;
#[path = "../../tests/e2e/wait.rs"]
mod wait;

use app::{App, Role, Start};
use sandbox::Sandbox;
use std::process::{Command, ExitCode, Stdio};
use std::thread::sleep;
use std::time::Duration;

const MEASURED: Duration = Duration::from_secs(60);
/// A new window is busy for a while, and a message at the bottom stays for eight seconds.
const SETTLED: Duration = Duration::from_secs(12);
/// The argument with which this program is the bare window.
const BARE: &str = "bare-window";

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == BARE) {
        bare::open();
        return ExitCode::SUCCESS;
    }
    let floor = bare_window();
    let today = today();
    let (paused, running) = player();
    let floor = floor.min(bare_window());
    println!("bare window {floor}, Today {today}, paused player {paused}, running player {running} wakes in a minute");
    // The toolkit wakes some twenty times a second by itself, give or take a tenth. A minute that changes on Today wakes
    // the timer's thread and the window's, and what is drawn comes back.
    let allowed = floor + floor / 10;
    let passed = paused <= allowed && today <= allowed;
    println!("{}: at most {allowed} allowed", if passed { "PASS" } else { "FAIL" });
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn today() -> u64 {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Heading, "Today").wait();
    sleep(SETTLED);
    count("Today", app.id())
}

/// Paused, then running.
fn player() -> (u64, u64) {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Morning mobility");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app.press("Pause");
    app.find(Role::Button, "Continue").wait();
    sleep(SETTLED);
    let paused = count("paused player", app.id());
    app.press("Continue");
    app.find(Role::Button, "Pause").wait();
    sleep(SETTLED);
    let running = count("running player", app.id());
    assert_eq!(app.player_state(), "running", "it played all the time");
    (paused, running)
}

fn bare_window() -> u64 {
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
    sleep(SETTLED);
    let woken = count("bare window", window.id());
    assert!(window.try_wait().expect("its state").is_none(), "the bare window stayed open");
    window.kill().expect("it is closed");
    let _ = window.wait();
    woken
}

fn count(name: &str, process: u32) -> u64 {
    let before = threads::woken(process);
    sleep(MEASURED);
    let woken = threads::between(&before, &threads::woken(process));
    let all = woken.iter().map(|(_, count)| count).sum();
    let listed = woken.iter().map(|(thread, count)| format!("{thread} {count}")).collect::<Vec<_>>().join(", ");
    println!("{name}: {all} wakes in {} s ({listed})", MEASURED.as_secs());
    all
}
