//! Two tabs: one writes, the other offers to take over.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn a_second_tab_offers_to_take_over_and_the_first_writes_no_more() {
    let sandbox = Sandbox::new();
    let first = App::start_accepted(&sandbox, &Start::default());
    first.press("Log a crack");
    first.wait_for_text("Saved already");
    first.press("Done");
    let second = first.open_beside(&Start::default());
    second.find(Role::Button, "Use it here").wait();
    second.picture_as("another-tab");
    second.press("Use it here");
    second.find(Role::Heading, "Today").wait();
    second.press("Log a crack");
    second.wait_for_text("Saved already");
    first.wait_for_text("another tab");
    first.picture_as("taken-over");
    drop(second);
    first.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_tab_that_takes_the_place_of_one_that_ends_is_not_told_of_another() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.evaluate("navigator.serviceWorker.ready.then(() => 1)");
    for _ in 0..10 {
        app.evaluate("window.__old = true");
        app.command("Page.reload", &serde_json::json!({}));
        app.wait_for(|app| app.evaluate("window.__old === undefined") == true, "the page to be loaded anew");
        app.wait_until_there();
        app.find(Role::Heading, "Today").wait();
    }
    app.stop();
}

#[test]
fn a_file_of_the_app_that_is_opened_in_a_tab_starts_no_second_app() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.evaluate("navigator.serviceWorker.ready.then(() => 1)");
    let beside = app.open_beside(&Start { screen: "manifest.webmanifest", ..Start::PLAIN });
    beside.wait_for_text("\"start_url\"");
    assert_eq!(beside.evaluate("Boolean(document.getElementById('main'))"), false);
    app.press("Log a crack");
    app.wait_for_text("Saved already");
    app.stop();
}
