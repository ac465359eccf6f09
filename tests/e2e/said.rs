//! What a person said is opened, corrected, deleted and brought back.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

#[test]
fn an_urge_is_opened_corrected_deleted_and_brought_back() {
    let sandbox = Sandbox::new();
    sandbox.run(&["urge", "--level", "7", "--region", "neck"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.find(Role::Link, "Urge · neck").click();
    app.wait_for_text("How it ended is not said yet");
    app.press("Edit");
    app.find(Role::Slider, "And afterwards?").set(2);
    app.find(Role::Radio, "It eased").click();
    app.find(Role::Radio, "It eased").wait_on();
    app.press("Done");
    app.find(Role::Heading, "Urge eased · neck").wait();
    app.press("Delete this urge");
    app.wait_for_text("Deleted: Urge, neck, eased, ");
    app.press("Trash");
    app.press("Bring back Urge, neck, eased, ");
    app.wait_for_text("What you delete will be here");
    app.stop();
    let urge = &sandbox.kept()["urges"][0];
    assert_eq!((&urge["level_after"], &urge["outcome"]), (&2.into(), &"eased".into()));
}

#[test]
fn a_day_is_said_from_today_and_stands_in_the_journal_after_a_kill() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Link, "Hours sat, a note").click();
    app.find(Role::Slider, "Back or neck pain").set(4);
    app.press("Done");
    app.wait_for_text("Pain that day 4");
    app.kill();
    let app = App::start(&sandbox);
    app.open_tab("Journal");
    app.find(Role::Link, "Pain that day 4").click();
    app.press("Delete what you said about this day");
    app.wait_for_text("Deleted: Pain 4 on ");
    app.press("Undo");
    app.wait_for_text("Pain that day 4");
    app.stop();
}
