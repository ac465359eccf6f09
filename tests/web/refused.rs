//! Records that cannot be opened, cannot be kept, or were removed: it is said once, and nothing is changed or lost.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use chrono::TimeDelta;
use serde_json::json;
use std::fs;
use unkink::platform::clock;

/// Writes something else in the place of the records.
fn write_over(sandbox: &Sandbox, bytes: &[u8]) {
    fs::write(sandbox.database(), bytes).expect("a file");
    sandbox.is_written();
}

/// A page that says once what is wrong and changes nothing; the check can be used.
fn is_refused_and_untouched(sandbox: &Sandbox, word: &str) {
    let before = fs::read(sandbox.database()).expect("the file");
    let app = App::start(sandbox);
    app.find(Role::Heading, "Your records could not be opened").wait();
    let alert = app.find(Role::Alert, "");
    assert_eq!(alert.count(), 1, "one message");
    assert!(alert.text().contains(word), "{}", alert.text());
    app.find(Role::Button, "Save the file as it is").wait();
    app.picture_as(&format!("refused-{}", word.split(' ').next().unwrap_or_default()));
    app.press("Go on without my records");
    app.wait_for_text("Nothing is kept");
    app.stop();
    let after = fs::read(sandbox.database()).expect("the file");
    assert_eq!(after[24..], before[24..], "the records were changed");
}

#[test]
fn records_of_a_newer_unkink_are_named_and_left_alone_by_an_older_one() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "worth keeping"]);
    let file = rusqlite::Connection::open(sandbox.database()).expect("the database");
    file.pragma_update(None, "user_version", 9999).expect("a newer schema");
    file.pragma_update(None, "journal_mode", "DELETE").expect("one file");
    drop(file);
    sandbox.is_written();
    is_refused_and_untouched(&sandbox, "newer");
}

#[test]
fn damaged_records_without_a_copy_are_named_and_left_alone() {
    let sandbox = Sandbox::new();
    write_over(&sandbox, "These are not the records of anyone. ".repeat(300).as_bytes());
    is_refused_and_untouched(&sandbox, "");
}

#[test]
fn damaged_records_give_way_to_the_newest_good_copy_and_what_was_open_in_them_stays_open() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    app.wait_for_text("Saved already");
    app.press("Done");
    app.stop();
    // A day's first save is followed by its copy.
    let on = |days: i64| (clock::now() + TimeDelta::days(days)).to_rfc3339();
    let (tomorrow, the_day_after) = (on(1), on(2));
    let app = App::start_with(&sandbox, &Start { now: Some(&tomorrow), ..Start::PLAIN });
    let copies = "new Promise((done) => { const asked = indexedDB.open('unkink'); asked.onsuccess = () => {
        const names = asked.result.transaction('copies').objectStore('copies').getAllKeys();
        names.onsuccess = () => { asked.result.close(); done(names.result.length); }; }; })";
    app.wait_for(|app| app.evaluate(copies) == 2, "the copy of the second day");
    app.stop();

    let answers = sandbox.path("answers.json");
    let urgent = r#"{"answers":{"age_years":45,"region":["low_back"],"saddle_numb":"yes"}}"#;
    fs::write(&answers, urgent).expect("a file");
    sandbox.run(&["check", "--answers", answers.to_str().expect("a path"), "--save"]);
    sandbox.run(&["log", "--note", "after the copy"]);
    // The index of a table is harmed: what SQLite looks through does not fit together any more.
    let file = rusqlite::Connection::open(sandbox.database()).expect("the database");
    file.pragma_update(None, "journal_mode", "DELETE").expect("one file");
    let root: u32 = file
        .query_row("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'entries'", [], |row| {
            row.get(0)
        })
        .expect("an index");
    drop(file);
    let mut bytes = fs::read(sandbox.database()).expect("the records");
    let end = root as usize * 4096;
    bytes[end - 4096..end].fill(0x55);
    write_over(&sandbox, &bytes);

    // The whole file is looked through once a day.
    let start = Start { now: Some(&the_day_after), ..Start::PLAIN };
    let app = App::start_with(&sandbox, &start);
    app.find(Role::Heading, "Your records could not be opened").wait();
    app.wait_longer_for(LATER, |app| app.text().contains("1 crack"), "what the copy holds");
    app.picture_as("damaged");
    app.press("Restore the newest good copy");
    app.find(Role::Heading, "Your records are back").wait();
    assert!(app.text().contains("damaged, 20"), "{}", app.text());
    app.picture_as("rescued");
    app.press("Open my records");
    app.find(Role::Region, "Open result").wait();
    app.stop();
    let kept = sandbox.kept();
    assert_eq!(kept["entries"].as_array().map(Vec::len), Some(1), "those of the copy");
    assert_eq!(kept["checks"][0]["result"]["tier"], "emergency_now", "a result is not lowered by a damaged file");
    let again = App::start_with(&sandbox, &start);
    again.find(Role::Region, "Open result").wait();
    again.stop();
}

#[test]
fn where_the_browser_keeps_nothing_it_is_said_and_the_check_can_be_used() {
    let sandbox = Sandbox::new();
    let refuses = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };";
    let app = App::start_with(&sandbox, &Start { before: refuses, ..Start::PLAIN });
    app.find(Role::Heading, "Your records could not be opened").wait();
    app.wait_for_text("this browser cannot keep records");
    assert_eq!(app.find(Role::Alert, "").count(), 1, "one message");
    app.press("Go on without my records");
    app.wait_for_text("Nothing is kept");
    app.stop();
}

/// Removes what the browser keeps for the app, as a person does in its settings.
fn clear(app: &App<'_>) {
    let origin = app.evaluate("location.origin");
    app.command("Storage.clearDataForOrigin", &json!({ "origin": origin, "storageTypes": "indexeddb" }));
}

#[test]
fn storage_that_is_cleared_while_the_page_is_open_costs_nothing_that_is_on_it() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "from before"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    clear(&app);
    app.press("Log a crack");
    app.wait_longer_for(LATER, |app| app.text().contains("Saved already"), "the save that is kept");
    app.kill_at_once();
    let again = App::start(&sandbox);
    again.find(Role::Heading, "Today").wait();
    again.stop();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(2), "the old one and the new one");
}

#[test]
fn records_that_the_browser_removed_are_missed_and_said() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    app.wait_for_text("Saved already");
    app.press("Done");
    app.go("about:blank");
    let beside = app.open_beside(&Start { screen: "manifest.webmanifest", ..Start::PLAIN });
    clear(&beside);
    beside.close_tab();
    app.go(&sandbox.address());
    app.wait_for_text("This browser has removed the records that Unkink kept here.");
    app.picture_as("removed");
    app.stop();
}
