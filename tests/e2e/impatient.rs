//! Impatient fingers and stray keys: one act is one record, and Enter goes nowhere.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use std::time::Duration;

/// Answers pages of other kinds until one asks for one of a few answers.
fn walk_to_a_question_with_one_answer(app: &App<'_>) {
    let here = "document.querySelector('[data-page]')?.dataset.page ?? ''";
    while app.find(Role::Radio, "").count() == 0 {
        let page = app.evaluate(here);
        let (none, place) = (app.find(Role::Button, "None of these"), app.find(Role::Checkbox, "Low back"));
        let age = app.find(Role::TextBox, "A whole number from");
        if none.is_there() {
            none.click();
        } else if place.is_there() {
            place.click();
            place.wait_on();
            app.press("Go on");
        } else if age.is_there() {
            age.type_text("38");
            app.press("Go on");
        }
        app.wait_for(|app| app.evaluate(here) != page, "the next page of the check");
    }
}

/// Presses three times, 60 ms apart, where a button is now, whatever lies there by then.
fn press_thrice(app: &App<'_>, name: &str) {
    app.find(Role::Button, name).press_mouse_times(3);
}

#[test]
fn a_triple_press_on_log_a_crack_is_one_crack_and_a_later_one_another() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    press_thrice(&app, "Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
    assert!(app.find(Role::Dialog, "Logged at").is_there(), "the sheet is not closed by its own press");
    app.press("Done");
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.stop();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_double_click_on_an_answer_of_the_check_answers_one_question() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    for (stop, none) in [(1, "None of these 10"), (2, "None of these"), (3, "None of these"), (4, "None of these")] {
        app.wait_for_text(&format!("Stop check {stop} of 4"));
        app.find(Role::Button, none).press_mouse_times(2);
        std::thread::sleep(Duration::from_millis(700));
        if stop < 4 {
            app.wait_for_text(&format!("Stop check {} of 4", stop + 1));
            assert_eq!(
                app.evaluate("document.querySelectorAll('main [data-state=yes], main [data-state=unsure]').length"),
                0
            );
        }
    }
    let asked = |app: &App<'_>| app.evaluate("document.querySelector('main h1').textContent");
    let chosen = "document.querySelectorAll('main [role=radio][aria-checked=true]').length";
    for _ in 0..3 {
        walk_to_a_question_with_one_answer(&app);
        let (before, radios) = (asked(&app), app.find(Role::Radio, "").names());
        let answer = radios.iter().find(|name| *name == "No").or(radios.first()).expect("a question with answers");
        app.find(Role::Radio, answer).press_mouse_times(2);
        std::thread::sleep(Duration::from_millis(700));
        let after = asked(&app);
        assert_ne!(after, before, "the first press counts");
        assert_eq!(app.evaluate(chosen), 0, "the second does not: {after}");
        app.press("Back to the last answer");
        app.wait_for(|app| asked(app) == before, "the question that was answered, with none between");
        app.press("Go on");
        app.wait_for(|app| asked(app) == after, "the next question");
    }
    app.stop();
}

#[test]
fn a_scrim_takes_no_press_in_its_first_half_second_and_every_one_after() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    let sheet = app.find(Role::Dialog, "Logged at");
    sheet.wait();
    app.click_times(195, 30, 1);
    std::thread::sleep(Duration::from_millis(700));
    assert!(sheet.is_there(), "a press on a scrim that has just appeared closes nothing");
    app.click_times(195, 30, 1);
    sheet.wait_gone();
    app.stop();
}

#[test]
fn a_press_that_began_on_the_page_before_does_nothing_on_the_next() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Learn");
    std::thread::sleep(Duration::from_millis(550));
    // The button goes down on a card, a key leads to another tab, and the button comes up there.
    let (x, y) = (195, 420);
    app.hold_at(x, y, || {
        app.evaluate("document.querySelector('.tabbar__item:nth-child(2)').click()");
        app.find(Role::Heading, "Move").wait();
        std::thread::sleep(Duration::from_millis(500));
    });
    std::thread::sleep(Duration::from_millis(400));
    app.find(Role::Heading, "Move").wait();
    assert_eq!(app.find(Role::Button, "Back").count(), 0);
    app.stop();
}

#[test]
fn a_double_click_on_delete_or_on_undo_is_one_act() {
    let sandbox = Sandbox::new();
    for _ in 0..8 {
        sandbox.run(&["log", "--region", "neck"]);
    }
    let app = App::start_accepted(&sandbox, &Start::default());
    let entries = || sandbox.kept()["entries"].as_array().map(Vec::len);
    app.open_tab("Journal");
    app.evaluate("document.querySelector('main .row--record').click()");
    app.find(Role::Button, "Delete").press_mouse_times(2);
    app.find(Role::Heading, "Journal").wait();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(entries(), Some(7));
    assert!(app.find(Role::Heading, "Journal").is_there(), "the second press opened nothing");
    app.find(Role::Button, "Undo").press_mouse_times(2);
    app.wait_for(|_| entries() == Some(8), "the entry to be back");
    std::thread::sleep(Duration::from_millis(700));
    assert!(app.find(Role::Heading, "Journal").is_there(), "the second press opened nothing");
    app.stop();
}

#[test]
fn a_double_click_on_start_accepts_the_notice_and_presses_nothing_behind_it() {
    let sandbox = Sandbox::new();
    let app = App::start(&sandbox);
    app.find(Role::Button, "I understand. Start").press_mouse_times(2);
    app.find(Role::Heading, "Today").wait();
    std::thread::sleep(Duration::from_millis(700));
    assert!(app.find(Role::Heading, "Today").is_focused(), "{}", app.text());
    app.stop();
}

#[test]
fn quick_presses_on_a_stepper_all_count() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Move");
    app.press("Add a routine");
    app.press("Begin a new one");
    let stepper = app.find(Role::Group, "Between moves");
    let before: u64 = stepper.attribute("data-state").and_then(|value| value.parse().ok()).expect("a number");
    app.find(Role::Button, "Between moves: more").press_mouse_times(3);
    app.wait_for(|_| stepper.attribute("data-state") == Some((before + 15).to_string()), "three steps");
    app.stop();
}

#[test]
fn a_held_key_on_log_a_crack_is_one_crack_that_stays() {
    for key in ["Enter", " ", "l"] {
        let sandbox = Sandbox::new();
        let app = App::start_accepted(&sandbox, &Start::default());
        app.evaluate("document.querySelector('.act--log').focus(); ''");
        app.hold_key(key, Duration::from_secs(2));
        app.find(Role::Dialog, "Logged at").wait();
        app.stop();
        assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1), "held: {key:?}");
    }
}

#[test]
fn a_triple_press_on_save_after_an_urge_is_one_urge() {
    let sandbox = Sandbox::new();
    sandbox.run(&["profile", "--set", "wrist_sore=no"]);
    let app = App::start_accepted(&sandbox, &Start { speed: 100, ..Start::default() });
    app.open_urge();
    app.find(Role::Slider, "Strength of the urge").set(6);
    press_thrice(&app, "Wait 20 minutes instead");
    app.find(Role::Heading, "Today").wait();
    std::thread::sleep(Duration::from_millis(400));
    app.stop();
    assert_eq!(sandbox.kept()["urges"].as_array().map(Vec::len), Some(1));
}

#[test]
fn enter_in_a_field_goes_nowhere_and_loses_nothing() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    // Types and presses Enter; the heading stays, and the field holds what is expected.
    let stays = |selector: &str, typed: &str, expected: &str| {
        let heading = app.evaluate("document.querySelector('h1').textContent");
        app.evaluate(&format!("document.querySelector({selector:?}).focus(); ''"));
        let value = format!("document.querySelector({selector:?})?.value ?? null");
        let holds = |text: &str| {
            app.wait_for(|app| app.evaluate(&value) == text, &format!("{selector} to hold {text:?}"));
        };
        for end in 1..=typed.len() {
            app.press_key(&typed[end - 1..end]);
            holds(&typed[..end]);
        }
        app.press_key("Enter");
        holds(expected);
        assert_eq!(app.evaluate("document.querySelector('h1').textContent"), heading, "{selector}");
        assert_eq!(app.evaluate("document.documentElement.dataset.theme !== undefined"), true, "the page is not white");
    };
    app.open_tab("Journal");
    app.press("Search");
    stays("input[type=search]", "neck", "neck");
    app.find(Role::Link, "Crack · neck").click();
    app.press("Edit");
    app.find(Role::Heading, "Where was it?").wait();
    stays("#note", "ab", "ab\n");
    stays("#own-word", "garden", "");
    assert_eq!(app.evaluate("document.activeElement.id"), "own-word", "the focus is where it was");
    app.find(Role::Button, "garden").wait_on();
    app.press("Done");
    app.find(Role::Button, "Edit").wait();
    app.press("Back");
    app.find(Role::Heading, "Journal").wait();
    app.open_tab("Learn");
    stays("input[type=search]", "neck", "neck");
    app.evaluate("document.querySelector('button[aria-label=\"Settings\"]').click(); ''");
    app.find(Role::Heading, "Settings").wait();
    stays("main input[inputmode=tel]", "999", "999");
    app.stop();
    let entry = &sandbox.json(&["journal", "--json"])[0];
    assert_eq!(entry["context"], serde_json::json!(["garden"]));
}
