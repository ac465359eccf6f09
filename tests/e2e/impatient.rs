//! Impatient fingers and stray keys: one act is one record, and Enter goes nowhere.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use std::time::Duration;

/// Presses three times, 60 ms apart, where a button is now, whatever lies there by then.
fn press_thrice(app: &App<'_>, name: &str) {
    app.find(Role::Button, name).wait();
    app.evaluate(&format!(
        "(() => {{
           const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes({name:?}));
           button.scrollIntoView({{ block: 'center' }});
           const box = button.getBoundingClientRect();
           const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
           const press = () => document.elementFromPoint(x, y)?.closest('button')?.click();
           press();
           setTimeout(press, 60);
           setTimeout(press, 120);
           return '';
         }})()"
    ));
}

#[test]
fn a_triple_press_on_log_a_crack_is_one_crack_and_a_later_one_another() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    press_thrice(&app, "Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(1));
    if app.find(Role::Dialog, "Logged at").is_there() {
        app.press("Done");
    }
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.stop();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(2));
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
    app.press("I want to crack");
    app.find(Role::Heading, "How strong is the wish?").wait();
    app.find(Role::Slider, "Strength of the wish").set(6);
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
    app.find(Role::Heading, "Where was it?").wait();
    stays("#note", "ab", "ab\n");
    stays("#own-word", "garden", "");
    assert_eq!(app.evaluate("document.activeElement.id"), "own-word", "the focus is where it was");
    app.find(Role::Button, "garden").wait_on();
    app.press("Done");
    app.open_tab("Learn");
    stays("input[type=search]", "neck", "neck");
    app.evaluate("document.querySelector('button[aria-label=\"Settings\"]').click(); ''");
    app.find(Role::Heading, "Settings").wait();
    stays("main input[inputmode=tel]", "999", "999");
    app.stop();
    let entry = &sandbox.json(&["journal", "--json"])[0];
    assert_eq!(entry["context"], serde_json::json!(["garden"]));
}
