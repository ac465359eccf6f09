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
    app.evaluate("window.__aborts = 0");
    app.wait_longer_for(LATER, |app| app.text().contains("Saved already"), "the save that is kept");
    app.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
}
