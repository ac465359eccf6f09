//! What the journal suggests: put away and brought back, and the check it opens.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn not_now_outlives_a_restart_and_the_journal_says_the_same_as_today() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "upper_mid_back", "--trigger", "other_person", "--ago", "26h"]);
    let words = "Please do not let others press or stand on your back.";
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Region, words).wait();
    app.open_tab("Journal");
    app.find(Role::Region, words).wait();
    app.press("Not now");
    app.wait_for_text("Put away for 7 days.");
    app.find(Role::Region, words).wait_gone();
    app.find(Role::Status, "Put away").find(Role::Button, "Undo").click();
    app.find(Role::Region, words).wait();
    app.press("Not now");
    app.find(Role::Region, words).wait_gone();
    app.stop();

    let app = App::start(&sandbox);
    app.wait_for_text("I want to crack");
    assert!(!app.find(Role::Region, words).is_there());
    app.stop();
    assert_eq!(sandbox.json(&["suggest", "--json"]), serde_json::Value::Null);
}

#[test]
fn what_the_journal_fills_in_is_shown_and_counts_when_it_is_gone_on_from() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--tag", "saddle_numb", "--ago", "2h"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Alert, "You noted: numb between the legs").wait();
    let away =
        "[...document.querySelector('[role=alert]').querySelectorAll('button')].map((one) => one.textContent.trim())";
    assert_eq!(app.evaluate(away), serde_json::json!(["Check the warning signs"]), "it cannot be put away");
    app.press("Check the warning signs");
    app.press("None of these 10");
    app.wait_for_text("Stop check 2 of 4");
    app.press("None of these");
    app.wait_for_text("From your journal:");
    app.kill();

    let app = App::start(&sandbox);
    app.open_tab("Check");
    app.press("Go on");
    app.wait_for_text("From your journal:");
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    app.stop();
}

#[test]
fn pain_an_hour_later_is_answered_on_today() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "low_back", "--pain", "3", "--ago", "70m"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    let question = app.find(Role::Region, "Pain an hour later?");
    question.find(Role::Slider, "Pain an hour later").set(1);
    question.wait_gone();
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"])[0]["pain_later"], 1);
}
