//! Own routines as text and as files, and the history of what was played.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::{self, SOON};

const FASTEST: Start<'static> = Start { speed: 100, ..Start::PLAIN };

#[test]
fn a_routine_is_copied_shared_and_taken_in() {
    let sandbox = Sandbox::new();
    sandbox.run(&["profile", "--set", "wrist_sore=no"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Make my own version");
    app.find(Role::TextBox, "Name").wait();

    app.press("Share");
    app.press("Copy");
    app.wait_for_text("Copied");
    let shared = app.evaluate("document.getElementById('shared-text').value");
    assert_eq!(app.evaluate("getSelection().toString() || document.activeElement.value"), shared);
    app.press("Save as file");
    app.wait_for_text("Saved as");
    let file = sandbox.path("home").join("my-desk-break.unkink.json");
    let saved = wait::until(SOON, "the file in the home folder", || {
        std::fs::read_to_string(&file).map_err(|error| error.to_string())
    });
    assert_eq!(shared, saved);

    app.press("Back");
    app.find(Role::Heading, "Desk break").wait();
    app.press("Back");
    app.press("Add a routine");
    // The chooser belongs to the system; this is the file a person would have chosen in it.
    app.evaluate(&format!(
        "HTMLInputElement.prototype.click = function () {{
           const chosen = new DataTransfer();
           chosen.items.add(new File([{}], 'chosen.json'));
           this.files = chosen.files;
           this.dispatchEvent(new Event('change'));
         }}; ''",
        serde_json::to_string(&saved.replace("My desk break", "Taken in")).expect("text")
    ));
    app.press("Open a file");
    app.find(Role::Dialog, "Add this routine?").wait();
    app.wait_for_text("5 moves, 3 min");
    app.press("Add");
    app.wait_for(|app| app.find(Role::TextBox, "Name").is_there(), "the editor of what was taken in");
    app.stop();
    let listed = sandbox.json(&["routines", "--json"]);
    let names: Vec<&str> = listed.as_array().expect("routines").iter().filter_map(|r| r["name"].as_str()).collect();
    assert!(names.contains(&"My desk break") && names.contains(&"Taken in"), "{names:?}");
}

#[test]
fn a_session_is_in_the_calendar_and_its_rating_can_be_changed() {
    let sandbox = Sandbox::new();
    sandbox.run(&["profile", "--set", "wrist_sore=no"]);
    sandbox.run(&["play", "desk_break_3", "--speed", "1000", "--json"]);
    let app = App::start_accepted(&sandbox, &FASTEST);
    app.open_tab("Move");
    app.press("History of what you played");
    app.find(Role::Heading, "What you played").wait();
    assert!(app.text().contains("Once, 3 minutes"), "{}", app.text());
    let day = app.evaluate("document.querySelector('.cal__d--on').getAttribute('aria-label')");
    let day = day.as_str().expect("a day with its words").to_owned();
    assert!(day.ends_with(", 1 session, 3 minutes"), "{day}");
    app.find(Role::Button, &day).click();
    app.find(Role::Button, &day).wait_on();
    app.evaluate("document.querySelector('.history .row').click()");
    app.wait_for_text("Played to the end.");
    let easier = app.find(Role::Radio, "Easier");
    easier.click();
    easier.wait_on();
    app.press("Back");
    app.find(Role::Button, &day).wait_on();
    app.stop();
    assert_eq!(sandbox.kept()["sessions"][0]["felt"], "easier");
}
