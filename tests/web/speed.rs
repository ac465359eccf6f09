//! Goals, printed and not tested: numbers of a shared machine say little.

use crate::app::{App, Role, Start};
use crate::large;
use crate::sandbox::Sandbox;
use unkink::platform::clock;

const ENTRIES: u32 = 10_000;
const ROUNDS: usize = 5;

/// Notes when the app's first page is painted, in `__there`, and how long each save lasts, in `__saves`.
const NOTES: &str = "window.__saves = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const [saving, from] = [begin.apply(this, given), performance.now()];
    saving.addEventListener('complete', () => { if (given[1] === 'readwrite') window.__saves.push(performance.now() - from); });
    return saving;
  };
  new MutationObserver((_, watch) => {
    if (!document.querySelector('#main main')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.__there = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });";

/// Presses “Log a crack”: how many milliseconds pass until its sheet is painted.
const TAP: &str = "new Promise((done) => {
  const from = performance.now();
  const next = () => requestAnimationFrame(() => setTimeout(look));
  const look = () => (document.querySelector('[role=dialog]') ? done(performance.now() - from) : next());
  document.querySelector('[aria-keyshortcuts=L]').click();
  next();
})";

/// How many frames a second are drawn, over three seconds.
const FRAMES: &str = "new Promise((done) => {
  let frames = 0;
  const from = performance.now();
  const next = () => { frames += 1; if (performance.now() - from < 3000) requestAnimationFrame(next); else done(frames / 3); };
  requestAnimationFrame(next);
})";

#[test]
#[ignore = "prints numbers: scripts/web --prove runs it"]
fn goals() {
    let firsts = (0..ROUNDS).map(|_| {
        let sandbox = Sandbox::new();
        let app = App::open(&sandbox, &Start { before: NOTES, slower: 4, ..Start::PLAIN });
        there(&app)
    });
    println!("A first visit at CPU/4 from this machine: {:.0} ms", median(firsts.collect()));

    let sandbox = Sandbox::new();
    drop(sandbox.store());
    large::fill(&sandbox.database(), ENTRIES, clock::now().timestamp());
    let app = App::start_accepted(&sandbox, &Start::default());
    app.evaluate("navigator.serviceWorker.ready.then(() => 1)");
    app.stop();
    sandbox.served.borrow_mut().stop();

    let slow = Start { before: NOTES, slower: 4, ..Start::PLAIN };
    let starts = (0..ROUNDS).map(|_| {
        let app = App::start_with(&sandbox, &slow);
        let start = there(&app);
        app.stop();
        start
    });
    println!("GOAL later start offline at CPU/4, {ENTRIES} entries: {:.0} ms, at most 600", median(starts.collect()));

    let app = App::start_with(&sandbox, &slow);
    app.find(Role::Heading, "Today").wait();
    let (mut taps, mut saves) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        app.evaluate("window.__saves = []; ''");
        taps.push(number(&app, TAP));
        app.wait_for_text("Saved already");
        saves.push(number(&app, "Math.max(...window.__saves)"));
        app.press("Done");
        app.find(Role::Dialog, "Logged at").wait_gone();
    }
    println!("GOAL tap to painted change at CPU/4, {ENTRIES} entries: {:.0} ms, at most 100", median(taps));
    println!("GOAL a save at CPU/4, {ENTRIES} entries: {:.0} ms, at most 100", median(saves));

    app.open_routine("Desk break");
    app.press("Start");
    println!("GOAL frames in the player at CPU/4: {:.0} a second, 60", number(&app, FRAMES));
    app.kill();
}

/// When the app's first page was painted, in milliseconds since the browser was asked for it.
fn there(app: &App<'_>) -> f64 {
    app.wait_for(|app| app.evaluate("window.__there > 0") == true, "the first frame");
    number(app, "window.__there")
}

fn number(app: &App<'_>, expression: &str) -> f64 {
    app.evaluate(expression).as_f64().expect("a number")
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
