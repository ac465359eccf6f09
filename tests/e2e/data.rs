//! The file: damaged, newer, and shared with the terminal.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn a_database_of_a_newer_unkink_is_named_and_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "worth keeping"]);
    let file = rusqlite::Connection::open(sandbox.database()).expect("the database");
    file.pragma_update(None, "user_version", 9999).expect("a newer schema");
    // Nothing is left in a log beside the file.
    file.pragma_update(None, "journal_mode", "DELETE").expect("one file");
    drop(file);
    is_refused_and_untouched(&sandbox, "newer");
}

#[test]
fn a_damaged_database_is_named_and_left_alone() {
    let sandbox = Sandbox::new();
    std::fs::write(sandbox.database(), "These are not the records of anyone. ".repeat(300)).expect("a file");
    is_refused_and_untouched(&sandbox, "");
}

/// The window says once what is wrong, stays open for checks, and changes nothing.
fn is_refused_and_untouched(sandbox: &Sandbox, word: &str) {
    let before = std::fs::read(sandbox.database()).expect("the file");
    let app = App::start(sandbox);
    app.find(Role::Heading, "Your records could not be opened").wait();
    let alert = app.find(Role::Alert, "");
    assert_eq!(alert.count(), 1, "one message");
    assert!(alert.text().contains(word), "{}", alert.text());
    app.press("Go on without my records");
    app.wait_for_text("Nothing is kept");
    app.stop();
    assert_eq!(std::fs::read(sandbox.database()).expect("the file"), before, "the file was changed");
    assert_eq!(sandbox.unkink(&["journal"]).code, Some(1), "the terminal says so too");
}

#[test]
fn the_terminal_writes_beside_the_open_window_and_both_are_kept() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    sandbox.run(&["log", "--region", "neck", "--note", "from the terminal"]);
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    sandbox.run(&["log", "--region", "low_back"]);
    app.press("Done");
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"]).as_array().map(Vec::len), Some(3));
    assert_eq!(sandbox.json(&["doctor", "--json"])["integrity"], "ok");
}
