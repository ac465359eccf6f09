//! Messages: they name what was kept, lie over nothing, and are gone with their page.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use std::time::Duration;

fn log_and_close(app: &App<'_>) {
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.press("Done");
    app.find(Role::Status, "Crack logged").wait();
}

#[test]
fn a_message_is_gone_when_another_page_or_sheet_opens() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    let message = app.find(Role::Status, "Crack logged");
    log_and_close(&app);
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    message.wait_gone();
    app.press("Done");
    message.wait();
    app.open_urge();
    message.wait_gone();
    app.stop();
}

#[test]
fn a_message_said_on_leaving_a_page_is_read_on_the_next() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_urge();
    app.find(Role::Slider, "Strength").set(6);
    app.press("Wait 20 minutes instead");
    app.find(Role::Heading, "Today").wait();
    std::thread::sleep(Duration::from_millis(500));
    app.find(Role::Button, "Close message").wait();
    app.stop();
}

#[test]
fn a_message_stands_above_the_foot_of_its_page() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    log_and_close(&app);
    let edges = |app: &App<'_>| {
        let edges = app.evaluate(
            "(() => { const foot = document.querySelector('.tabbar'); \
             const top = getComputedStyle(foot).display === 'none' ? innerHeight : foot.getBoundingClientRect().top; \
             return [document.querySelector('[data-message]').getBoundingClientRect().bottom, top]; })()",
        );
        (edges[0].as_f64().expect("an edge"), edges[1].as_f64().expect("an edge"))
    };
    for (width, height) in [(390, 844), (320, 640), (1100, 760)] {
        app.resize(width, height);
        app.wait_for(
            |app| matches!(edges(app), (bottom, top) if bottom < top && top - bottom < 40.0),
            &format!("the message just above the foot at {width}×{height}"),
        );
    }
    app.stop();
}

#[test]
fn a_sheet_does_not_let_the_page_behind_it_scroll() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (390, 500), ..Start::default() });
    app.evaluate("scrollTo(0, 40)");
    app.wait_for(|app| app.evaluate("scrollY") == 40, "the page to be scrolled");
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    let before = app.evaluate("scrollY");
    for y in [20, 400] {
        app.turn_wheel(195, y);
    }
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(app.evaluate("scrollY"), before);
    app.press("Done");
    app.find(Role::Dialog, "Logged at").wait_gone();
    app.turn_wheel(195, 250);
    app.wait_for(|app| app.evaluate("scrollY") != before, "the page to scroll again");
    app.stop();
}

#[test]
fn the_page_stays_where_it_was_when_the_sheet_closes() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { size: (844, 390), ..Start::PLAIN });
    for (width, height) in [(844, 390), (320, 640)] {
        app.resize(width, height);
        app.mouse(".act--log");
        app.find(Role::Dialog, "Logged at").wait();
        app.mouse(".sheet .btn--primary");
        app.find(Role::Status, "Crack logged").wait();
        assert_eq!(app.evaluate("scrollY"), 0, "{width} × {height}");
    }
}
