//! "Log a crack": kept at the first tap.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn a_crack_is_on_disk_at_the_first_tap() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.kill();

    let entries = sandbox.json(&["journal", "--json"]);
    assert_eq!(entries.as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_added_is_kept_as_it_is_touched_and_is_there_after_a_restart() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    let sheet = app.find(Role::Dialog, "Logged at");
    for (group, choice) in [("Where", "Low back"), ("How", "I forced it"), ("When", "15 min ago")] {
        let radio = sheet.find(Role::RadioGroup, group).find(Role::Radio, choice);
        radio.click();
        radio.wait_on();
    }
    app.press("Done");
    sheet.wait_gone();
    app.stop();

    let entry = &sandbox.json(&["journal", "--json"])[0];
    assert_eq!(entry["region"], "low_back");
    assert_eq!(entry["trigger"], "self_forced");

    let again = App::start(&sandbox);
    again.wait_for_text("Let it rest");
    again.open_tab("Journal");
    again.wait_for_text("Forced · low back");
}

#[test]
fn undo_takes_a_crack_back_and_nothing_else() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck", "--ago", "30m"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    let sheet = app.find(Role::Dialog, "Logged at");
    sheet.find(Role::Button, "Undo").click();
    sheet.wait_gone();
    app.stop();

    let entries = sandbox.json(&["journal", "--json"]);
    assert_eq!(entries.as_array().map(Vec::len), Some(1));
    assert_eq!(entries[0]["region"], "neck");
}

#[test]
fn a_closed_sheet_says_what_was_logged_and_can_still_be_undone() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    for close in ["Escape", "Done"] {
        app.press("Log a crack");
        let sheet = app.find(Role::Dialog, "Logged at");
        sheet.wait();
        if close == "Done" {
            app.press(close)
        } else {
            app.press_key(close)
        }
        sheet.wait_gone();
        let message = app.find(Role::Status, "Crack logged");
        message.find(Role::Button, "Undo").click();
        app.wait_for(|_| sandbox.kept()["entries"] == serde_json::json!([]), "the crack to be gone");
        app.press("Close message");
    }
    app.stop();
}
