//! Typing: what is typed arrives whole, however fast and however composed, and is kept as it is typed.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use std::time::Duration;

/// 200 letters.
fn text() -> String {
    "The quick brown fox jumps over the lazy dog and likes to. ".chars().cycle().take(200).collect()
}

fn value(app: &App<'_>, selector: &str) -> String {
    let value = app.evaluate(&format!("document.querySelector({selector:?})?.value ?? ''"));
    value.as_str().unwrap_or_default().to_owned()
}

fn focus(app: &App<'_>, selector: &str) {
    let take = format!(
        "(() => {{ const field = document.querySelector({selector:?}); field?.focus(); field?.select(); \
         return field !== null && document.activeElement === field; }})()"
    );
    app.wait_for(|app| app.evaluate(&take) == true, &format!("the focus in {selector}"));
}

/// Types 200 letters into an empty field and looks what arrived.
fn arrives_whole(app: &App<'_>, selector: &str) {
    focus(app, selector);
    app.type_text(&text());
    let there = |app: &App<'_>| value(app, selector).len() >= 200;
    // A program that was built without optimising searches slowly, and every key waits its turn.
    app.wait_longer_for(LATER, there, &format!("200 letters in {selector}"));
    assert_eq!(value(app, selector), text(), "{selector}");
}

#[test]
fn two_hundred_letters_at_8_ms_arrive_whole_in_every_field() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck"]);
    let app = App::start(&sandbox);
    app.press("Change number");
    arrives_whole(&app, "#emergency-number");
    app.press("I understand. Start");
    app.find(Role::Heading, "Today").wait();

    app.open_tab("Journal");
    app.press("Search");
    arrives_whole(&app, "input[type=search]");
    app.press("Search");
    app.find(Role::Link, "Crack · neck").click();
    app.press("Edit");
    app.find(Role::Heading, "Where was it?").wait();
    arrives_whole(&app, "#note");
    arrives_whole(&app, "#own-word");
    app.press("Back");
    app.find(Role::Button, "Edit").wait();
    app.press("Back");

    app.open_tab("Learn");
    arrives_whole(&app, "input[type=search]");
    app.open_tab("Check");
    app.find(Role::Link, "See all warning signs").click();
    arrives_whole(&app, "input[type=search]");
    app.press("Back");
    app.find(Role::Link, "Rules and sources").click();
    arrives_whole(&app, "input[type=search]");
    app.press("Back");

    app.open_tab("Move");
    app.press("Add a routine");
    app.press("Paste text");
    arrives_whole(&app, "#shared-routine");
    app.press("Begin a new one");
    arrives_whole(&app, "#name");
    app.press("Add a move");
    arrives_whole(&app, "[role=dialog] input");
    app.press_key("Escape");
    app.press("Back");

    app.open_tab("Today");
    app.press("Settings");
    app.find(Role::Heading, "Settings").wait();
    arrives_whole(&app, "main input[inputmode=tel]");
    arrives_whole(&app, "main input[inputmode=numeric]");
    app.stop();
}

#[test]
fn letters_from_dead_keys_and_composed_ones_arrive_whole_and_are_kept() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.press("Search");
    let types_all = |selector: &str| {
        focus(&app, selector);
        for _ in 0..5 {
            app.type_text("caf");
            app.type_composed('\u{e9}');
            app.type_text(" na");
            app.type_composed('\u{ef}');
            app.type_text("ve ");
        }
        let wanted = "caf\u{e9} na\u{ef}ve ".repeat(5);
        app.wait_for(
            |app| value(app, selector) == wanted,
            &format!("{wanted:?} in {selector}; there is {:?}", value(&app, selector)),
        );
        wanted
    };
    types_all("input[type=search]");
    app.wait_for_text("Nothing in the journal fits");
    app.press("Search");
    app.find(Role::Link, "Crack · neck").click();
    app.press("Edit");
    app.find(Role::Heading, "Where was it?").wait();
    let wanted = types_all("#note");
    app.wait_for(|_| sandbox.kept()["entries"][0]["note"] == wanted.as_str(), "the note to be kept");
    app.stop();
}

#[test]
fn a_note_is_kept_half_a_second_after_its_last_key_and_on_leaving_and_when_its_page_goes() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck"]);
    let open = |sandbox| {
        let app = App::start(sandbox);
        app.open_tab("Journal");
        app.find(Role::Link, "Crack · neck").click();
        app.press("Edit");
        app.find(Role::Heading, "Where was it?").wait();
        focus(&app, "#note");
        app
    };
    let note = || sandbox.kept()["entries"][0]["note"].clone();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.stop();

    let app = open(&sandbox);
    app.type_text("after sitting");
    std::thread::sleep(Duration::from_secs(2));
    app.kill();
    assert_eq!(note(), "after sitting", "killed two seconds after the last key");

    let app = open(&sandbox);
    app.type_text("on leaving");
    app.press_key("Tab");
    app.wait_for(|_| note() == "on leaving", "the note to be kept when its field is left");
    app.stop();

    let app = open(&sandbox);
    app.type_text("by Escape");
    app.press_key("Escape");
    app.find(Role::Button, "Edit").wait();
    app.wait_for(|_| note() == "by Escape", "the note to be kept when its page goes");
    app.stop();

    let app = open(&sandbox);
    app.type_text("by closing");
    std::thread::sleep(Duration::from_millis(200));
    app.stop();
    assert_eq!(note(), "by closing", "the window was closed before the half second was over");
}

#[test]
fn a_number_of_the_settings_is_kept_as_it_is_typed_and_a_refused_one_stays_in_its_field() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Heading, "Settings").wait();
    focus(&app, "main input[inputmode=tel]");
    app.type_text("999");
    app.wait_for(|_| sandbox.kept()["settings"]["emergency_number"] == "999", "the number to be kept");
    focus(&app, "main input[inputmode=tel]");
    app.type_text("nobody");
    app.press_key("Tab");
    app.find(Role::Alert, "").wait();
    assert_eq!(value(&app, "main input[inputmode=tel]"), "nobody");
    app.stop();
    assert_eq!(sandbox.kept()["settings"]["emergency_number"], "999");
}
