//! The screen stays on while a session runs, and no longer: what is asked of the browser.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

/// Counts the locks that are held, and lets go of them when the page is out of sight, as browsers do.
const LOCKS: &str = "window.__locks = { held: 0, asked: 0 };
  const held = new Set();
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    const lock = new EventTarget();
    held.add(lock);
    window.__locks.asked += 1;
    window.__locks.held = held.size;
    lock.release = async () => {
      held.delete(lock);
      window.__locks.held = held.size;
      lock.dispatchEvent(new Event('release'));
    };
    return lock;
  } } });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const lock of held) lock.release();
  });";

fn held(app: &App<'_>, count: u64, what: &str) {
    app.wait_for(|app| app.evaluate("window.__locks.held") == count, what);
}

#[test]
fn the_screen_stays_on_while_a_session_runs_and_no_longer() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: LOCKS, ..Start::PLAIN });
    app.open_routine("Desk break");
    held(&app, 0, "no lock before a session");
    app.press("Start");
    held(&app, 1, "a lock while it runs");
    app.press("Pause");
    app.find(Role::Heading, "Paused").wait();
    held(&app, 0, "none in a pause");
    app.press("Continue");
    held(&app, 1, "one again");
    app.hide();
    held(&app, 0, "none out of sight");
    app.show();
    app.press("Continue");
    held(&app, 1, "one asked for anew when it goes on in sight");
    assert_eq!(app.evaluate("window.__locks.asked"), 3);
    app.press("Leave session");
    app.press("Throw it away");
    held(&app, 0, "none after it");
    app.stop();
}

#[test]
fn a_session_plays_where_the_lock_is_refused() {
    let sandbox = Sandbox::new();
    let refuses =
        "Object.defineProperty(navigator, 'wakeLock', { value: { request: () => Promise.reject(new Error('low')) } });";
    let app = App::start_accepted(&sandbox, &Start { before: refuses, ..Start::PLAIN });
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    assert_eq!(app.complaints(), Vec::<String>::new());
    app.stop();
}
