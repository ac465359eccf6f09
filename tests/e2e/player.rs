//! Routines as they are played.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

const FAST: Start<'static> = Start { size: (390, 844), speed: 10, arguments: &[] };

#[test]
fn a_killed_routine_is_offered_again_and_goes_on_where_it_stopped() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &FAST);
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    app.wait_for(|_| sandbox.kept()["sessions"][0]["done_seconds"].as_f64() > Some(10.0), "a step to be written down");
    app.kill();
    let before = sandbox.kept()["sessions"][0].clone();

    let again = App::start_with(&sandbox, &FAST);
    again.wait_for_text("was interrupted");
    again.press("Go on");
    again.wait_for(|app| app.player_state() == "running", "the routine to go on");
    again.press("Stop · something got worse");
    again.press("Nothing. I just want to stop");
    again.find(Role::Heading, "What you did is saved").wait();
    again.stop();

    let sessions = sandbox.kept()["sessions"].clone();
    assert_eq!(sessions.as_array().map(Vec::len), Some(1), "it is the same session");
    assert_eq!(sessions[0]["uid"], before["uid"]);
    assert_eq!(sessions[0]["stopped"], "left");
    assert!(sessions[0]["done_seconds"].as_f64() >= before["done_seconds"].as_f64(), "{sessions} after {before}");
}

#[test]
fn out_of_sight_a_routine_waits() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &FAST);
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    app.hide();
    app.show();
    app.wait_for(|app| app.player_state() == "paused", "the routine to be paused");
    app.press("Continue");
    app.wait_for(|app| app.player_state() == "running", "the routine to go on");
}

#[test]
fn keys_alone_pause_go_on_and_stop() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &FAST);
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    app.press_key(" ");
    app.wait_for(|app| app.player_state() == "paused", "space to pause");
    app.press_key(" ");
    app.wait_for(|app| app.player_state() == "running", "space to go on");
    app.press_key("Escape");
    app.find(Role::Dialog, "Stopped. What changed?").wait();
    app.press_key("Escape");
    app.find(Role::Dialog, "Stopped. What changed?").wait_gone();
}

#[test]
fn stopping_for_a_warning_sign_shows_the_emergency_advice() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &FAST);
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Stop · something got worse");
    app.press("Chest, face, eyes, speech");
    app.find(Role::Alert, "Get emergency help now").wait();
    assert_eq!(app.find(Role::Link, "Call 112").attribute("href").as_deref(), Some("tel:112"));
    app.kill();
    assert_eq!(sandbox.kept()["sessions"][0]["stopped"], "worse");
}
