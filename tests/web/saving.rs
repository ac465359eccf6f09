//! Saves that fail: they are tried again, they stay shown, and nothing that was said to be saved is lost.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;

/// From now on a save is aborted half-way while `__aborts` is more than 0.
const ABORTS: &str = "window.__aborts = 0;
  const aborted = new WeakSet();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    const { transaction } = this;
    if (this.name === 'blocks' && window.__aborts > 0 && !aborted.has(transaction)) {
      aborted.add(transaction);
      window.__aborts -= 1;
      queueMicrotask(() => transaction.abort());
    }
    return put.apply(this, given);
  };";

/// From now on a save lasts while `__lasts` is set.
const LASTS: &str = "const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    const again = () => { if (window.__lasts) this.get(0).onsuccess = again; };
    again();
    return put.apply(this, given);
  };";

#[test]
fn a_save_that_takes_long_is_said_until_it_is_kept() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: LASTS, ..Start::PLAIN });
    app.evaluate("window.__lasts = true");
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.wait_for_text("Saving …");
    assert!(!app.text().contains("Saved already"), "{}", app.text());
    app.picture_as("saving-a-log");
    app.press("Done");
    app.wait_for_text("Saving …");
    app.picture_as("saving");
    app.evaluate("window.__lasts = false");
    app.wait_for(|app| !app.text().contains("Saving …"), "the save that is kept");
    app.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_save_that_never_ends_is_given_up_and_tried_again() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: LASTS, ..Start::PLAIN });
    app.evaluate("window.__lasts = true");
    app.press("Log a crack");
    app.wait_longer_for(LATER, |app| app.text().contains("does not answer"), "why it is not saved");
    app.evaluate("window.__lasts = false");
    app.wait_longer_for(LATER, |app| app.text().contains("Saved already"), "the save that is kept");
    app.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
}

/// Where the player's disc is.
const DISC: &str = "(() => {
  const { x, y, width, height } = document.querySelector('.stage').getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
})()";

const SIZES: [(u32, u32); 4] = [(390, 844), (320, 640), (844, 390), (1100, 760)];

fn paused(app: &App<'_>) {
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Pause");
    app.find(Role::Heading, "Paused").wait();
}

#[test]
fn a_save_that_takes_long_moves_nothing_in_the_player() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: LASTS, ..Start::PLAIN });
    paused(&app);
    let disc = |app: &App<'_>| app.evaluate(DISC);
    let before = at_all_sizes(&app, "player-paused", disc);
    app.evaluate("window.__lasts = true");
    app.press("Skip move");
    app.wait_for_text("Saving …");
    assert_eq!(at_all_sizes(&app, "player-saving", disc), before);
    app.evaluate("window.__lasts = false");
    app.stop();
}

#[test]
fn while_nothing_can_be_saved_stop_stays_in_sight() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: ABORTS, ..Start::PLAIN });
    app.evaluate("window.__aborts = 1e9");
    paused(&app);
    app.find(Role::Button, "Try again").wait();
    let stops = at_all_sizes(&app, "player-not-saved", |app| app.is_in_sight(".stopbtn"));
    assert_eq!(stops, SIZES.map(|_| true));
    app.evaluate("window.__aborts = 0");
    app.press("Try again");
    app.find(Role::Button, "Try again").wait_gone();
    app.stop();
}

fn at_all_sizes<T>(app: &App<'_>, name: &str, look: impl Fn(&App<'_>) -> T) -> Vec<T> {
    let at = |(width, height)| {
        app.resize(width, height);
        app.wait_for(|app| app.evaluate("innerWidth") == width, "the size");
        app.picture_as(&format!("{name}-{width}"));
        look(app)
    };
    SIZES.into_iter().map(at).collect()
}

#[test]
fn a_save_that_is_aborted_is_tried_again_until_it_is_kept() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: ABORTS, ..Start::PLAIN });
    app.evaluate("window.__aborts = 2");
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.wait_longer_for(LATER, |app| app.evaluate("window.__aborts") == 0, "two saves to be aborted");
    app.wait_longer_for(LATER, |app| app.text().contains("Saved already"), "the save that is kept");
    app.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
}

#[test]
fn while_nothing_can_be_saved_it_stays_shown_and_is_not_called_saved() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: ABORTS, ..Start::PLAIN });
    app.evaluate("window.__aborts = 1e9");
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.wait_longer_for(LATER, |app| app.text().contains("Not saved yet"), "the words about it");
    assert!(!app.text().contains("Saved already"), "{}", app.text());
    app.picture_as("not-saved-a-log");
    app.press("Done");
    app.find(Role::Button, "Try again").wait();
    app.picture_as("not-saved");
    app.evaluate("window.__aborts = 0");
    app.press("Try again");
    app.wait_longer_for(LATER, |app| !app.text().contains("Not saved yet"), "the save that is kept");
    app.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_first_page_is_accepted_once_that_is_kept_and_not_before() {
    let sandbox = Sandbox::new();
    let app = App::start_with(&sandbox, &Start { before: ABORTS, ..Start::PLAIN });
    app.evaluate("window.__aborts = 1e9");
    app.press("I understand. Start");
    app.wait_longer_for(LATER, |app| app.text().contains("Not saved yet"), "the words about it");
    assert!(app.find(Role::Button, "I understand. Start").is_there(), "{}", app.text());
    assert_eq!(app.evaluate("document.documentElement.dataset.accepted ?? ''"), "");
    app.evaluate("window.__aborts = 0");
    app.press("Try again");
    app.find(Role::Heading, "Today").wait();
    app.stop();
}

#[test]
fn who_sees_today_after_accepting_has_accepted_whatever_happens_then() {
    for _ in 0..5 {
        let sandbox = Sandbox::new();
        let app = App::start_with(&sandbox, &Start::default());
        // Nothing lies between the first sight of Today and the end.
        let seen = "new Promise((done) => {
          new MutationObserver(() => {
            if (document.querySelector('main h1')?.textContent === 'Today') done(true);
          }).observe(document, { childList: true, subtree: true, characterData: true });
          document.querySelector('#main .btn--primary').click();
        })";
        assert_eq!(app.evaluate(seen), true);
        app.kill_at_once();
        let again = App::start(&sandbox);
        again.find(Role::Heading, "Today").wait();
        again.stop();
    }
}
