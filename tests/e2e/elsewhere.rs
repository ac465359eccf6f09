//! The terminal beside the open window: what it writes is seen, and what it deleted says so.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn what_the_terminal_writes_is_there_when_the_window_is_seen_again_or_a_screen_opens() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.wait_for_text("will be here, day by day");
    sandbox.run(&["log", "--region", "neck", "--trigger", "self_forced", "--note", "from the terminal"]);
    app.hide();
    app.show();
    app.wait_for_text("Forced · neck");
    sandbox.run(&["urge", "--level", "6", "--outcome", "eased"]);
    sandbox.run(&["log", "--region", "low_back"]);
    app.open_tab("Today");
    app.wait_for_text("1 urge not followed");
    app.wait_for_text("Let it rest");
    app.open_tab("Journal");
    app.wait_for_text("Crack · low back");
    sandbox.run(&["delete", "2"]);
    app.open_tab("Learn");
    app.open_tab("Journal");
    app.wait_for(|app| !app.text().contains("Crack · low back"), "the deleted crack to be gone");
    app.stop();
}

#[test]
fn a_sign_of_an_emergency_from_the_terminal_is_seen_on_its_entry() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    sandbox.run(&["log", "--region", "low_back", "--tag", "saddle_numb"]);
    app.open_tab("Journal");
    app.find(Role::Link, "Crack · low back").click();
    app.find(Role::Heading, "Crack · low back").wait();
    app.wait_for_text("112");
    app.stop();
}

#[test]
fn an_entry_that_the_terminal_deleted_says_so_and_comes_back() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.find(Role::Link, "Crack · neck").click();
    app.press("Edit");
    app.find(Role::Heading, "Where was it?").wait();
    sandbox.run(&["delete", "1"]);
    app.find(Role::Radio, "I forced it").click();
    app.find(Role::Heading, "It was deleted elsewhere").wait();
    app.press("Bring it back");
    app.find(Role::Heading, "Where was it?").wait();
    app.stop();
}

#[test]
fn of_two_writers_neither_takes_back_what_it_did_not_touch() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.find(Role::Link, "Crack · neck").click();
    app.press("Edit");
    app.find(Role::Heading, "Where was it?").wait();
    sandbox.run(&["edit", "1", "--note", "from the terminal", "--pain", "3"]);
    app.find(Role::Radio, "I forced it").click();
    app.find(Role::Radio, "I forced it").wait_on();
    app.press("Done");
    app.stop();
    let entry = &sandbox.json(&["journal", "--json"])[0];
    assert_eq!((&entry["note"], &entry["pain"]), (&"from the terminal".into(), &3.into()));
    assert_eq!(entry["trigger"], "self_forced");
}

#[test]
fn a_time_the_clock_skipped_or_showed_twice_is_asked() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    let sheet = app.find(Role::Dialog, "Logged at");
    sheet.find(Role::Radio, "Other").click();
    app.find(Role::TextBox, "Day").type_text("2026-03-29");
    app.find(Role::TextBox, "Time").type_text("01:30");
    app.wait_for_text("On 29 March 2026 there was no 01:30, because the clock was put forward.");
    app.press("Take 02:30");
    app.find(Role::Dialog, "Logged at 02:30").wait();
    app.find(Role::TextBox, "Day").type_text("2026-10-25");
    app.find(Role::TextBox, "Time").type_text("01:30");
    app.wait_for_text("On 25 October 2026 the clock showed 01:30 twice");
    app.press("The second, UTC+00:00");
    app.find(Role::Dialog, "Logged at 01:30").wait();
    app.press("Done");
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"])[0]["at"], "2026-10-25T01:30:00Z");
}
