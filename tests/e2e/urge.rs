//! "I want to crack": rated, ridden out, kept.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;

#[test]
fn an_urge_is_ridden_out_with_a_short_move_and_kept() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 30, ..Start::default() });
    app.press("I want to crack");
    app.find(Role::Slider, "Strength of the wish").set(7);
    let place = app.find(Role::RadioGroup, "Where").find(Role::Radio, "Upper and mid back");
    place.click();
    place.wait_on();
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "How is it now?").is_there(), "the end of the move");
    app.wait_for_text("Before, it was 7");
    app.find(Role::Slider, "Strength of the wish now").set(4);
    app.find(Role::Radio, "It eased").click();
    app.find(Role::Radio, "It eased").wait_on();
    app.press("Save");
    app.find(Role::Heading, "Today").wait();
    app.stop();

    let kept = sandbox.kept();
    let urge = &kept["urges"][0];
    assert_eq!(urge["level"], 7);
    assert_eq!(urge["level_after"], 4);
    assert_eq!(urge["outcome"], "eased");
    assert_eq!(urge["region"], "upper_mid_back");
    let session = &kept["sessions"][0];
    assert_eq!(session["routine"], urge["alternative"]);
    assert_eq!(session["stopped"], "done");
    assert_eq!(session["completed"], true);
    assert_eq!(session["done_seconds"], session["planned_seconds"]);
}

#[test]
fn an_urge_that_ended_in_a_crack_keeps_both_without_blame() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 100, ..Start::default() });
    app.press("I want to crack");
    app.find(Role::Slider, "Strength of the wish").set(9);
    app.press("Start");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "How is it now?").is_there(), "the end of the move");
    app.find(Role::Radio, "I cracked anyway").click();
    app.find(Role::Radio, "I cracked anyway").wait_on();
    app.press("Save");
    app.wait_for_text("That is only information");
    app.stop();

    let kept = sandbox.kept();
    assert_eq!(kept["urges"][0]["outcome"], "cracked");
    assert_eq!(kept["entries"][0]["trigger"], "self_forced");
    assert_eq!(kept["entries"][0]["urge"], 9);
}
