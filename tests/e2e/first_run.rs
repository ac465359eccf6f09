//! The first start.

use crate::app::{App, Role};
use crate::sandbox::Sandbox;

#[test]
fn the_notice_is_accepted_once_and_never_shown_again() {
    let sandbox = Sandbox::new();
    let app = App::start(&sandbox);
    app.wait_for_text("It cannot examine you and does not replace a doctor");
    assert!(app.text().contains("call 112 now"), "the number of Ireland is 112");
    app.press("I understand. Start");
    app.find(Role::Heading, "Today").wait();
    app.stop();

    let again = App::start(&sandbox);
    again.find(Role::Heading, "Today").wait();
    assert!(!again.find(Role::Button, "I understand. Start").is_there());
}

#[test]
fn warning_signs_can_be_checked_before_anything_is_accepted() {
    let sandbox = Sandbox::new();
    let app = App::start(&sandbox);
    app.press("Check warning signs first");
    app.find(Role::Heading, "Check").wait();
    app.press("Start the check");
    app.find(Role::Checkbox, "Pain, pressure or squeezing in your chest?").wait();
}
