//! What an open result closes, and what opens it again.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

/// Answers that ask for advice the same day.
const SAME_DAY: &str =
    r#"{"answers":{"age_years":45,"region":["low_back"],"pain_present":"yes","pain_now":6,"fever_or_shivers":"yes"}}"#;

#[test]
fn moves_stay_closed_until_i_have_been_seen_and_exercise_was_agreed() {
    let sandbox = Sandbox::new();
    let answers = sandbox.path("answers.json");
    std::fs::write(&answers, SAME_DAY).expect("a file");
    let saved = sandbox.json(&["check", "--answers", answers.to_str().expect("a path"), "--save", "--json"]);
    assert_eq!(saved["tier"], "urgent_same_day");

    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Region, "Open result").wait();
    app.open_tab("Move");
    app.find(Role::Region, "Open result").wait();
    app.wait_for_text("Moves are closed until you have been seen.");
    assert!(!app.text().contains("60-second urge reset"), "a closed routine is offered: {}", app.text());

    app.press("I have been seen");
    app.find(Role::Dialog, "I have been seen").wait();
    let answer = app.find(Role::RadioGroup, "Did they say that gentle exercise is fine?").find(Role::Radio, "Yes");
    answer.click();
    app.wait_for_text("Routines are open again");
    app.stop();

    let again = App::start(&sandbox);
    again.open_tab("Move");
    again.wait_for_text("60-second urge reset");
    assert!(!again.find(Role::Region, "Open result").is_there());
    assert_eq!(sandbox.kept()["checks"][0]["exercise_agreed"], "yes");
}

#[test]
fn being_seen_without_an_agreed_yes_opens_nothing() {
    let sandbox = Sandbox::new();
    let answers = sandbox.path("answers.json");
    std::fs::write(&answers, SAME_DAY).expect("a file");
    sandbox.run(&["check", "--answers", answers.to_str().expect("a path"), "--save"]);
    sandbox.run(&["seen", "--exercise", "not_sure"]);

    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Move");
    app.find(Role::Region, "Open result").wait();
    assert!(!app.text().contains("60-second urge reset"));
}
