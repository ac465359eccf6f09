//! Reminders that nobody saw.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn reminders_that_went_by_while_the_window_was_closed_are_shown_at_the_next_start() {
    let sandbox = Sandbox::at("2026-11-27T09:00:00+00:00");
    sandbox.run(&["reminders", "--hourly", "9:00-17:00"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.stop();
    let later = Start { now: Some("2026-11-27T12:30:00+00:00"), ..Start::default() };
    let again = App::start_with(&sandbox, &later);
    again.wait_for_text("3 reminders went by");
    again.wait_for_text("10:00, 11:00, 12:00");
    again.press("Close");
    again.find(Role::Heading, "3 reminders went by").wait_gone();
    again.stop();
}
