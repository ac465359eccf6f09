//! Two tabs: one writes, the other offers to take over.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn a_second_tab_offers_to_take_over_and_the_first_writes_no_more() {
    let sandbox = Sandbox::new();
    let first = App::start_accepted(&sandbox, &Start::default());
    first.press("Log a crack");
    first.wait_for_text("Saved already");
    first.press("Done");
    let second = first.open_beside(&Start::default());
    second.find(Role::Button, "Use it here").wait();
    second.press("Use it here");
    second.find(Role::Heading, "Today").wait();
    second.press("Log a crack");
    second.wait_for_text("Saved already");
    first.wait_for_text("another tab");
    drop(second);
    first.kill();
    assert_eq!(sandbox.kept()["entries"].as_array().map(Vec::len), Some(2));
}
