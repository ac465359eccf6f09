//! Keys in the player, and what a click leaves behind for them.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;

fn playing(sandbox: &Sandbox) -> App<'_> {
    let app = App::start_accepted(sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app
}

fn stands(app: &App<'_>, state: &str, what: &str) {
    app.wait_for(|app| (app.player_state() == "paused") == (state == "paused"), what);
}

#[test]
fn after_a_click_on_any_button_space_still_pauses() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    app.mouse("[aria-label='Next move']");
    app.wait_for_text("2 of 5");
    app.press_key(" ");
    stands(&app, "paused", "space to pause after a click on the next move");
    assert!(app.text().contains("2 of 5"), "space skipped a move: {}", app.text());
    app.press_key(" ");
    stands(&app, "running", "space to go on");
    app.mouse("[aria-label='Leave session']");
    app.find(Role::Dialog, "Leave the session?").wait();
    app.press_key("Escape");
    app.find(Role::Dialog, "Leave the session?").wait_gone();
    let before = app.player_state() == "paused";
    app.press_key(" ");
    stands(&app, if before { "running" } else { "paused" }, "space to pause or go on after a sheet");
    assert!(!app.find(Role::Dialog, "Leave the session?").is_there());
    assert!(sandbox.store().unfinished_session().expect("sessions").is_some(), "the session was not ended");
}

#[test]
fn a_button_reached_with_tab_is_what_space_presses() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    app.evaluate("document.querySelector(\"[aria-label='Leave session']\").focus()");
    app.press_key("Tab");
    let lock = app.find(Role::Button, "Lock against touches");
    app.wait_for(|_| lock.is_focused(), "tab to reach the lock");
    app.press_key(" ");
    app.wait_for(
        |app| app.evaluate("document.querySelector('main.player').dataset.locked") == "true",
        "space to press the lock",
    );
    assert_ne!(app.player_state(), "paused");
}

#[test]
fn a_key_that_is_held_down_presses_once_and_ends_no_session() {
    let sandbox = Sandbox::new();
    let app = playing(&sandbox);
    let held = Duration::from_millis(1600);
    app.hold_key("ArrowRight", held);
    app.wait_for_text("2 of 5");
    app.hold_key(" ", held);
    stands(&app, "paused", "a held space to pause once");
    app.evaluate("document.querySelector(\"[aria-label='Next move']\").focus()");
    app.press_key("Tab");
    app.evaluate("document.querySelector(\"[aria-label='Next move']\").focus()");
    app.hold_key("Enter", held);
    app.wait_for_text("3 of 5");
    sleep(Duration::from_millis(300));
    assert!(app.text().contains("3 of 5"), "a held key skipped more than one move: {}", app.text());
    app.hold_key("Escape", held);
    app.find(Role::Dialog, "Stopped. What changed?").wait();
    assert!(sandbox.store().unfinished_session().expect("sessions").is_some(), "escape ended the session");
}

/// Counts how often the words of each live region changed.
const LISTEN: &str = r#"(() => {
  window.__said = [];
  const live = '[aria-live], [role=status], [role=alert]';
  const note = () => {
    for (const region of document.querySelectorAll(live)) {
      const words = region.innerText.trim();
      if (region.__words !== words) window.__said.push(words);
      region.__words = words;
    }
  };
  note();
  window.__said = [];
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
})()"#;

#[test]
fn a_phase_is_announced_once_and_its_seconds_never() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 5, ..Start::default() });
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    app.evaluate(LISTEN);
    crate::watched::watch(&app);
    sleep(Duration::from_secs(8));
    let said = app.evaluate("window.__said");
    let said: Vec<&str> = said.as_array().expect("sentences").iter().filter_map(Value::as_str).collect();
    let shown = crate::watched::seen(&app);
    let mut phases: Vec<String> = shown.iter().map(|one| format!("{} {}", one.headline, one.cue)).collect();
    phases.dedup();
    assert!(said.len() <= phases.len(), "{said:?} for {phases:?}");
    assert!(said.iter().all(|words| !words.contains("second")), "{said:?}");
    assert!(said.len() >= 2, "phases are announced: {said:?}");
}
