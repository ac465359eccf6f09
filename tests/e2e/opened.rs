//! The window opened at a screen: by `unkink --open`, as the actions of its menu entry do.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

fn start<'a>(sandbox: &'a Sandbox, screen: &str) -> App<'a> {
    let app = App::start_with(sandbox, &Start { arguments: &["--open", screen], ..Start::default() });
    app.press("I understand. Start");
    app
}

#[test]
fn i_want_to_crack_opens_at_the_urge_and_back_leads_to_today() {
    let sandbox = Sandbox::new();
    let app = start(&sandbox, "urge");
    app.wait_for_text("How strong is the urge");
    app.evaluate("window.unkinkBack()");
    app.find(Role::Heading, "Today").wait();
    app.stop();
}

#[test]
fn log_a_crack_saves_one_and_no_more() {
    let sandbox = Sandbox::new();
    let app = start(&sandbox, "log");
    let sheet = app.find(Role::Dialog, "Logged at");
    sheet.wait();
    app.press("Done");
    sheet.wait_gone();
    app.find(Role::Heading, "Today").wait();
    app.open_tab("Journal");
    app.open_tab("Today");
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn log_a_crack_can_be_undone_at_once() {
    let sandbox = Sandbox::new();
    let app = start(&sandbox, "log");
    app.find(Role::Dialog, "Logged at").wait();
    app.press("Undo");
    app.find(Role::Dialog, "Logged at").wait_gone();
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"]).as_array().map(Vec::len), Some(0));
}

#[test]
fn warning_signs_open_before_anything_is_accepted() {
    let sandbox = Sandbox::new();
    let app = App::start_with(&sandbox, &Start { arguments: &["--open", "signs"], ..Start::default() });
    app.find(Role::Heading, "All warning signs").wait();
    app.stop();
}
