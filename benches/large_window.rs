//! What 100,000 entries cost in the window: its start, the tap on “Log a crack”, memory, and time of the processor
//! while nothing happens, beside the same window without records; then the frames of the page's own clock while the whole
//! journal is gone back through and scrolled from end to end.
//!
//! `cargo bench --profile dev --features e2e --bench large_window`; with `-- scroll` the journal's scrolling alone. Linux, with Xvfb and dbus as for the end-to-end run.
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

#[path = "../tests/e2e/app.rs"]
mod app;
#[path = "shared/compare.rs"]
mod compare;
#[path = "../tests/it/support/dice.rs"]
mod dice;
#[path = "../tests/e2e/display.rs"]
mod display;
#[path = "../tests/e2e/hand.rs"]
mod hand;
#[path = "../tests/e2e/inspector.rs"]
mod inspector;
#[path = "../tests/it/support/large.rs"]
mod large;
#[path = "shared/processes.rs"]
mod processes;
#[path = "../tests/e2e/sandbox.rs"]
mod sandbox;
#[path = "shared/screen.rs"]
mod screen;
#[path = "../tests/e2e/wait.rs"]
mod wait;

use app::{App, Role, Start};
use compare::{Goal, Rounds, median};
use sandbox::Sandbox;
use std::thread::sleep;
use std::time::Duration;
use unkink::domain::settings::Settings;
use unkink::platform::clock::{self, Stopwatch};

const ROUNDS: usize = 3;
const TAPS: usize = 7;
/// A new window is busy for a while.
const SETTLED: Duration = Duration::from_secs(6);
const IDLE: Duration = Duration::from_secs(40);

/// Presses the button, and notes in `__took` after how many milliseconds its sheet is laid out.
const TAP: &str = r"
  window.__took = null;
  const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim().startsWith('Log a crack'));
  const began = performance.now();
  new MutationObserver((_, watching) => {
    const sheet = document.querySelector('[role=dialog]');
    if (!sheet) return;
    watching.disconnect();
    sheet.getBoundingClientRect();
    window.__took = performance.now() - began;
  }).observe(document.body, { subtree: true, childList: true });
  button.click();
";

/// Goes back through the journal to its oldest day, and notes in `__back` how many pages that took.
const GO_BACK: &str = r"
  window.__back = null;
  const more = () => [...document.querySelectorAll('.leaf > button')].find((one) => one.textContent === 'Show more');
  let pages = 0, idle = 0;
  const step = () => {
    const button = more();
    if (button) { button.click(); pages += 1; idle = 0; }
    else { scrollTo(0, document.body.scrollHeight); idle += 1; }
    if (idle > 100) window.__back = pages;
    else setTimeout(step, 20);
  };
  step();
";

/// Scrolls from the newest day to the oldest, half a window a frame, and notes in `__frames` how many frames there were,
/// how many of them took more than 50 ms, the longest, the most rows there were at once, and the windows that were empty.
const SCROLL: &str = r"
  window.__frames = null;
  scrollTo(0, 0);
  const found = { frames: 0, slow: 0, longest: 0, rows: 0, empty: 0 };
  let before = null, still = 0;
  const frame = (now) => {
    if (before !== null) {
      const took = now - before;
      found.frames += 1;
      found.slow += took > 50 ? 1 : 0;
      found.longest = Math.max(found.longest, took);
    }
    before = now;
    const at = scrollY;
    scrollBy(0, innerHeight / 2);
    still = scrollY === at ? still + 1 : 0;
    if (found.frames % 20 === 0) {
      found.rows = Math.max(found.rows, document.querySelectorAll('.row--record').length);
      const there = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      if (!there?.closest('.row, .day__head, .card, .leaf > *')) found.empty += 1;
    }
    if (still > 30) window.__frames = found;
    else requestAnimationFrame(frame);
  };
  setTimeout(() => requestAnimationFrame(frame), 1000);
";

/// Ten years are gone back through and scrolled in minutes.
const LONG: wait::Limit = wait::Limit(Duration::from_secs(1_200));

struct Visit {
    /// Milliseconds.
    start: f64,
    /// Megabytes.
    memory: f64,
    /// Milliseconds a minute.
    idle: f64,
    /// Milliseconds.
    tap: f64,
}

fn main() {
    let records = Sandbox::new();
    large::fill(&records.database(), 100_000, clock::now().timestamp());
    if !std::env::args().any(|part| part == "scroll") {
        compare_windows(&records);
    }
    scroll(&records);
}

/// Tells what the records cost in the window, beside one without any.
fn compare_windows(records: &Sandbox) {
    let mut rounds: [Rounds; 4] = Default::default();
    for _ in 0..ROUNDS {
        let (large, empty) = (visit(Some(records)), visit(None));
        let numbers = |it: &Visit| [it.start, it.memory, it.idle, it.tap];
        for (rounds, (large, empty)) in rounds.iter_mut().zip(numbers(&large).into_iter().zip(numbers(&empty))) {
            rounds.add(large, empty);
        }
    }
    let [start, memory, idle, tap] = rounds;
    start.tell("from start to first content", "ms", Some(Goal::times(1.25)));
    tap.tell("“Log a crack” to its sheet", "ms", Some(Goal::times(1.5)));
    memory.tell("memory", "MB", Some(Goal::times(1.25)));
    // The same, as far as ticks of the processor tell.
    idle.tell("processor, idle, a minute", "ms", Some(Goal { times: 1.1, or_more: Some(60.0) }));
}

/// Tells how the whole journal is scrolled from end to end.
fn scroll(records: &Sandbox) {
    let sandbox = used_before(Some(records));
    let app = App::start(&sandbox);
    app.open_tab("Journal");
    let watch = Stopwatch::start(1.0);
    app.evaluate(&format!("(() => {{ {GO_BACK} }})()"));
    app.wait_longer_for(LONG, |app| app.evaluate("window.__back").is_number(), "the oldest day");
    println!(
        "the journal back to its oldest day: {} pages in {:.0} s",
        app.evaluate("window.__back"),
        watch.elapsed().as_secs_f64()
    );
    app.evaluate(&format!("(() => {{ {SCROLL} }})()"));
    app.wait_longer_for(LONG, |app| app.evaluate("window.__frames").is_object(), "the end of the journal");
    let found = app.evaluate("window.__frames");
    println!(
        "scrolled from end to end: {} frames, {} of them over 50 ms (goal: none), the longest {:.0} ms; at most {} rows at \
         once, {} windows without any",
        found["frames"],
        found["slow"],
        found["longest"].as_f64().unwrap_or_default(),
        found["rows"],
        found["empty"]
    );
    app.stop();
}

/// The device of someone who has used the window before, with these records or none.
fn used_before(records: Option<&Sandbox>) -> Sandbox {
    let sandbox = Sandbox::new();
    if let Some(records) = records {
        std::fs::copy(records.database(), sandbox.database()).expect("a copy of the records");
    }
    let now = clock::now();
    let settings = Settings { accepted_at: Some(now), ..Settings::default() };
    sandbox.store().change_settings(now, |kept| *kept = settings).expect("settings");
    sandbox.run(&["stats"]);
    sandbox
}

/// Opens the window of someone who has used it before, with these records or none.
fn visit(records: Option<&Sandbox>) -> Visit {
    let sandbox = used_before(records);
    let watch = Stopwatch::start(1.0);
    let (app, start) = App::start_while(&sandbox, &Start::default(), || screen::first_content(&sandbox.display, watch));
    app.find(Role::Heading, "Today").wait();
    sleep(SETTLED);
    let memory = processes::memory(app.id());
    let idle = processes::share_of_a_core(app.id(), IDLE) / 100.0 * 60_000.0;
    let taps: Vec<f64> = (0..TAPS).map(|_| tap(&app)).collect();
    Visit { start, memory, idle, tap: median(&taps) }
}

fn tap(app: &App<'_>) -> f64 {
    app.evaluate(&format!("(() => {{ {TAP} }})()"));
    app.wait_for(|app| app.evaluate("window.__took").is_number(), "the sheet");
    let took = app.evaluate("window.__took").as_f64().expect("a number");
    app.press("Done");
    app.find(Role::Dialog, "").wait_gone();
    took
}
