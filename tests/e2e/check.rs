//! The check of warning signs, from the first line to the result.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

/// What someone without any sign says where "No" is no answer.
const ANSWERS: [(&str, &str); 6] = [
    ("Are you pregnant", "Neither"),
    ("Have you had an operation on your back or neck?", "Never"),
    ("What is the sound or feeling like?", "One clean pop"),
    ("How often does it crack?", "A few times a month"),
    ("Does it crack by itself", "By itself"),
    ("How many hours do you sit", "4"),
];

#[test]
fn one_line_that_means_an_emergency_brings_its_result_at_once() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    app.press("None of these 10");
    let line = app.find(Role::Checkbox, "Is one side of your face drooping?");
    line.click();
    line.wait_on();
    app.wait_for_text("If this is happening now, call 112 now.");
    app.press("Go on: 1 ticked");

    let band = app.find(Role::Alert, "Get emergency help now");
    band.wait();
    assert!(band.find(Role::Heading, "Get emergency help now").is_focused());
    assert_eq!(app.find(Role::Link, "Call 112").attribute("href").as_deref(), Some("tel:112"));
    assert!(!app.find(Role::Link, "Move").is_there(), "an emergency result has no tab bar");
    app.kill();

    let checks = sandbox.kept()["checks"].clone();
    assert_eq!(checks.as_array().map(Vec::len), Some(1), "the result is kept the moment it is shown");
    assert_eq!(checks[0]["result"]["tier"], "emergency_now");
    assert_eq!(checks[0]["answers"]["face_droop"], "yes");
}

#[test]
fn a_number_to_call_is_in_sight_wherever_a_check_is_on_a_small_phone_with_large_text() {
    // What is not whole, or lies under something else.
    const OUT_OF_SIGHT: &str = "(selector) => [...document.querySelectorAll(selector)].filter((link) => {
        const box = link.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
        return box.top < 0 || box.bottom > innerHeight || !(link.closest(\".notice\") ?? link).contains(at);
    }).map((link) => `${link.textContent} at ${link.getBoundingClientRect().top}`)";
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (320, 640), ..Start::default() });
    app.evaluate("document.documentElement.style.fontSize = '200%'; ''");
    let out = |selector: &str| app.evaluate(&format!("({OUT_OF_SIGHT})('{selector}')"));
    app.open_tab("Check");
    app.press("Start the check");
    app.press("None of these 10");
    let line = app.find(Role::Checkbox, "Is one side of your face drooping?");
    line.click();
    line.wait_on();
    let seen = || out(".notice--line a") == serde_json::json!([]);
    app.wait_for(|_| seen(), "the call under the line to be moved into sight");
    for down in ["0", "document.body.scrollHeight / 2", "document.body.scrollHeight"] {
        app.evaluate(&format!("scrollTo(0, {down}); ''"));
        assert_eq!(out(".sos"), serde_json::json!([]), "at {down}");
    }
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    for down in ["0", "document.body.scrollHeight / 2", "document.body.scrollHeight"] {
        app.evaluate(&format!("scrollTo(0, {down}); ''"));
        assert_eq!(out("a[href^=tel].btn--call"), serde_json::json!([]), "at {down}");
    }
}

#[test]
fn a_check_that_is_killed_goes_on_where_it_was_with_every_tick() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    app.press("None of these 10");
    let line = app.find(Role::Checkbox, "Is one side of your face drooping?");
    line.click();
    line.wait_on();
    app.kill();

    let app = App::start_with(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Go on with the check");
    app.wait_for_text("Stop check 2 of 4");
    assert!(app.find(Role::Checkbox, "Is one side of your face drooping?").is_on());
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    app.press("Continue the questions");
    app.wait_for_text("Stop check 3 of 4");
    app.kill();

    let app = App::start_with(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start again");
    app.press("Keep them");
    app.press("Go on with the check");
    app.wait_for_text("Stop check 3 of 4");
    app.press("None of these 7");
    app.wait_for_text("Stop check 4 of 4");
    app.stop();
    let checks = sandbox.kept()["checks"].clone();
    assert_eq!(checks.as_array().map(Vec::len), Some(1), "it goes on as the same check");
    assert_eq!(checks[0]["answers"]["saddle_numb"], "no");
}

#[test]
fn a_call_opens_the_dialler_and_leaves_the_page_where_it_is() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.find(Role::Link, "In an emergency call 112").click();
    app.wait_for(|_| sandbox.opened().contains("tel:112"), "the dialler");
    app.press("Start the check");
    app.find(Role::Button, "None of these 10").wait();
}

#[test]
fn a_check_without_any_sign_ends_with_words_that_are_no_all_clear() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    let mut pages = Vec::new();
    while !app.find(Role::Heading, "No warning signs in your answers").is_there() {
        assert!(pages.len() < 80, "the check does not end: {pages:?}");
        pages.push(answer_page(&app));
    }
    app.wait_for_text("That is not an all-clear");
    assert!(!app.text().contains("left open"), "{}", app.text());
    app.stop();

    let check = &sandbox.kept()["checks"][0];
    assert_eq!(check["result"]["tier"], "self_care");
    assert_eq!(check["result"]["fired"], serde_json::json!([]));
    assert_eq!(check["answers"]["region"], serde_json::json!(["low_back"]));
}

/// Answers one page without any sign, waits for the next, and returns what was asked.
pub fn answer_page(app: &App<'_>) -> String {
    let asked = app.find(Role::Heading, "").names().into_iter().next().expect("a headline");
    let before = app.text();
    let none = app.find(Role::Button, "None of these");
    if none.is_there() {
        none.click();
    } else {
        answer_question(app, &asked);
    }
    app.wait_for(|app| app.text() != before, &format!("the page after “{asked}”"));
    asked
}

fn answer_question(app: &App<'_>, asked: &str) {
    let given = ANSWERS.iter().find(|(question, _)| asked.starts_with(question)).map(|(_, answer)| *answer);
    let place = app.find(Role::Checkbox, "Low back");
    let number = app.find(Role::TextBox, "A whole number from");
    if place.is_there() {
        place.click();
        place.wait_on();
        app.press("Go on");
    } else if number.is_there() {
        number.type_text(given.unwrap_or("38"));
        app.press("Go on");
    } else {
        app.find(Role::Radio, given.unwrap_or("No")).click();
    }
}
