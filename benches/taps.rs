//! From a tap to the painted change, on every screen, beside the same tap in a bare Dioxus window.
//!
//! `cargo bench --profile dev --features e2e --bench taps`. Linux, with Xvfb and dbus as for the end-to-end run. The page
//! itself measures: from the click until the frame after its first change. Goals, not gates: it always ends well.
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
#[path = "../tests/e2e/display.rs"]
mod display;
#[path = "../tests/e2e/hand.rs"]
mod hand;
#[path = "../tests/e2e/inspector.rs"]
mod inspector;
#[path = "../tests/e2e/sandbox.rs"]
mod sandbox;
#[path = "../tests/e2e/tour.rs"]
mod tour;
#[path = "../tests/e2e/wait.rs"]
mod wait;

use app::{App, Start};
use dioxus::desktop::{Config, LogicalSize, WindowBuilder};
use dioxus::prelude::*;
use inspector::Inspector;
use sandbox::Sandbox;
use serde_json::Value;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;
use wait::{LATER, SOON};

/// The argument with which this program is the bare window.
const BARE: &str = "bare-window";
const PORT: &str = "127.0.0.1:47613";
const TAPS: usize = 300;
/// Two taps that are one to a person would be one to the window.
const APART: Duration = Duration::from_millis(450);

/// Clicks what is named and notes in `__took` after how many milliseconds its first change was painted, and made. False where
/// nothing has that name.
const TAP: &str = r"(name) => {
  window.__took = null;
  const named = (it) => (it.getAttribute('aria-label') ?? it.innerText).trim().startsWith(name) && it.checkVisibility();
  const all = 'button, a[href], summary, [role=radio], [role=checkbox], [role=switch], [role=tab]';
  const control = [...(document.querySelector('[role=dialog]') ?? document).querySelectorAll(all)].find(named);
  if (!control) return false;
  const began = performance.now();
  new MutationObserver((_, watching) => {
    watching.disconnect();
    const changed = performance.now() - began;
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => { window.__took = [performance.now() - began, changed]; };
      painted.port2.postMessage(0);
    });
  }).observe(document.getElementById('main'), { subtree: true, childList: true, attributes: true, characterData: true });
  control.click();
  return true;
}";

/// One way through the screens that ends where it began; every name is tapped and changes what is shown.
const WAY: &[&str] = &[
    "Move",
    "Neck",
    "Neck",
    "No props",
    "No props",
    "Exercises",
    "Routines",
    "Desk break",
    "Back",
    "Journal",
    "Search",
    "Search",
    "Learn",
    "The cracking loop",
    "Back",
    "Check",
    "See all warning signs",
    "Back",
    "Rules and sources",
    "Back",
    "Check or change",
    "Back",
    "Settings",
    "Dark",
    "Light",
    "Sounds and voice",
    "Back",
    "Back",
    "Today",
    "I want to crack",
    "Neck",
    "Low back",
    "Close",
];

fn main() {
    if std::env::args().any(|argument| argument == BARE) {
        let window = WindowBuilder::new().with_title("Unkink: bare").with_inner_size(LogicalSize::new(390.0, 844.0));
        return LaunchBuilder::new().with_cfg(Config::new().with_window(window).with_menu(None)).launch(Bare);
    }
    let floor = bare().into_iter().map(|took| took.painted).collect();
    let mut all = Vec::new();
    let sandbox = tour::a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    sleep(Duration::from_secs(4));
    let names: Vec<&str> = WAY.iter().copied().cycle().take(TAPS).collect();
    for name in names {
        let took = tapped(name, |expression| app.evaluate(expression));
        all.push((took, name));
    }
    let (unkink, bare) = (Spread::of(all.iter().map(|(took, _)| took.painted).collect()), Spread::of(floor));
    println!("{TAPS} taps on all screens: {unkink}");
    println!("{TAPS} taps in a bare window: {bare}");
    let ratio = unkink.late / bare.late;
    println!("95th of 100: {ratio:.2} ×  goal: at most 2 ×, {}", if ratio <= 2.0 { "met" } else { "MISSED" });
    all.sort_by(|one, other| other.0.painted.total_cmp(&one.0.painted));
    for (took, name) in all.iter().take(12) {
        println!("  {:6.1} ms, of these {:6.1} until the page began to change  {name}", took.painted, took.changed);
    }
}

/// After a tap, in milliseconds.
struct Took {
    changed: f64,
    painted: f64,
}

/// Every tap in the bare window.
fn bare() -> Vec<Took> {
    let sandbox = Sandbox::new();
    let mut command = sandbox.on_display(Command::new(std::env::current_exe().expect("this program")));
    command.arg(BARE).env("HOME", sandbox.path("home")).env("XDG_RUNTIME_DIR", sandbox.path("runtime"));
    let mut window = command.env("WEBKIT_INSPECTOR_HTTP_SERVER", PORT).spawn().expect("the window starts");
    let port = PORT.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let inspector = std::cell::RefCell::new(inspector::connect_when_ready(port, LATER));
    let evaluate = |expression: &str| evaluate(&inspector, expression);
    wait::until(LATER, "the button", || match evaluate("document.querySelector('button') !== null") {
        Value::Bool(true) => Ok(()),
        other => Err(other.to_string()),
    });
    sleep(Duration::from_secs(4));
    let all = (0..TAPS).map(|_| tapped("Tapped", evaluate)).collect();
    let _ = window.kill();
    let _ = window.wait();
    all
}

fn evaluate(inspector: &std::cell::RefCell<Inspector>, expression: &str) -> Value {
    wait::until(SOON, "an answer of the page", || inspector.borrow_mut().evaluate(expression))
}

/// Taps it, once it is there.
fn tapped(name: &str, evaluate: impl Fn(&str) -> Value) -> Took {
    sleep(APART);
    let tap = format!("({TAP})({})", serde_json::json!(name));
    let ready =
        |value: Value| if value == true { Ok(()) } else { Err(evaluate("document.body.innerText").to_string()) };
    wait::until(SOON, &format!("“{name}” to tap"), || ready(evaluate(&tap)));
    wait::until(SOON, &format!("a change after “{name}”"), || {
        let took = evaluate("window.__took");
        let of = |index: usize| took.get(index).and_then(Value::as_f64);
        let took = of(0).zip(of(1)).map(|(painted, changed)| Took { changed, painted });
        took.ok_or_else(|| "nothing changed".to_owned())
    })
}

/// The middle and the 95th of 100, in milliseconds.
struct Spread {
    middle: f64,
    late: f64,
}

impl Spread {
    fn of(mut times: Vec<f64>) -> Spread {
        times.sort_by(f64::total_cmp);
        Spread { middle: times[times.len() / 2], late: times[times.len() * 95 / 100] }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "median {:.1} ms, 95th of 100 {:.1} ms", self.middle, self.late)
    }
}

#[component]
fn Bare() -> Element {
    let mut taps = use_signal(|| 0);
    rsx! {
        button { onclick: move |_| taps += 1, "Tapped {taps} times" }
    }
}
