//! "I want to crack": rated, ridden out, kept.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;

#[test]
fn an_urge_is_ridden_out_with_a_short_move_and_kept() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 30, ..Start::default() });
    app.open_urge();
    app.find(Role::Slider, "Strength of the urge").set(7);
    let place = app.find(Role::RadioGroup, "Where").find(Role::Radio, "Upper and mid back");
    place.click();
    place.wait_on();
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "How is it now?").is_there(), "the end of the move");
    app.wait_for_text("Before, it was 7");
    app.find(Role::Slider, "Strength of the urge now").set(4);
    app.find(Role::Radio, "It eased").click();
    app.find(Role::Radio, "It eased").wait_on();
    app.press("Save");
    app.wait_for_text("Saved: Urge, upper and mid back, eased, ");
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
    app.open_urge();
    app.find(Role::Slider, "Strength of the urge").set(9);
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

#[test]
fn still_there_is_waited_out_at_once_and_a_save_asks_for_one_of_three() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 100, ..Start::default() });
    app.open_urge();
    app.find(Role::Slider, "Strength of the urge").set(8);
    app.press("Start");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "How is it now?").is_there(), "the end of the move");
    app.press("Save");
    app.wait_for_text("Choose one of the three");
    assert_eq!(sandbox.kept()["urges"], serde_json::json!([]));
    app.find(Role::Radio, "Still there").click();
    app.press("Wait 20 minutes");
    app.wait_for_text("Waiting it out: about 20 min");
    app.stop();
    assert_eq!(sandbox.kept()["urges"].as_array().map(Vec::len), Some(1), "it stays one urge");
}

#[test]
fn a_session_just_begun_is_thrown_away_where_it_is_left() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_urge();
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    app.press("Leave session");
    app.press("Throw it away");
    app.wait_for_text("Not kept: ");
    app.stop();
    assert_eq!(sandbox.kept()["sessions"], serde_json::json!([]));
}
