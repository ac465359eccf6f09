//! Routines as they are played.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use crate::watched::{self, Shown};
use serde_json::Value;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::settings::Settings;
use unkink::platform::clock;

const FAST: Start<'static> = Start { speed: 10, ..Start::PLAIN };

const FASTEST: Start<'static> = Start { speed: 100, ..Start::PLAIN };

#[test]
fn a_killed_routine_is_offered_again_and_goes_on_where_it_stopped() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { speed: 4, ..Start::PLAIN });
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    app.wait_for(|_| sandbox.kept()["sessions"][0]["done_seconds"].as_f64() > Some(5.0), "a step to be written down");
    app.kill();
    let before = sandbox.kept()["sessions"][0].clone();

    let again = App::start(&sandbox);
    again.wait_for_text("was interrupted");
    again.press("Go on");
    again.wait_for(|app| app.player_state() == "running", "the routine to go on");
    again.press("Stop · something got worse");
    again.press("Nothing. I just want to stop");
    again.find(Role::Heading, "That was short").wait();
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
fn a_routine_played_to_its_end_is_kept_as_it_was_planned_and_counts() {
    let sandbox = Sandbox::new();
    let planned = sandbox.json(&["plan", "desk_break_3", "--json"]);
    let steps = content().routine("desk_break_3").expect("a routine").steps.iter();
    let moves: Vec<String> =
        steps.map(|step| content().exercise(&step.exercise).expect("an exercise").short_name()).collect();
    let app = App::start_accepted(&sandbox, &FASTEST);
    app.open_routine("Desk break");
    app.find(Role::Slider, "Pain now").set(4);
    app.press("Start");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "Well moved.").is_there(), "the end of the routine");
    app.find(Role::Slider, "Pain now").set(2);
    let easier = app.find(Role::Radio, "Easier");
    easier.click();
    easier.wait_on();
    app.press("Any move to change?");
    for said in [format!("I like {}", moves[0]), format!("Leave {} out next time", moves[1])] {
        app.press(&said);
        app.find(Role::Button, &said).wait_on();
    }
    app.press("Done");
    app.find(Role::Heading, "Today").wait();
    app.resize(1100, 760);
    app.find(Role::Region, "Journal today").wait();
    assert!(app.find(Role::Region, "Journal today").text().contains("Desk break"), "{}", app.text());
    app.resize(390, 844);
    app.open_tab("Journal");
    app.wait_for_text("Desk break");
    app.open_routine("Desk break");
    app.wait_for_text(&format!("{} is left out, as you asked.", moves[1]));
    app.stop();

    let events = planned.as_array().expect("events");
    let seconds_of = |event: &str| -> Vec<f64> {
        let those = events.iter().filter(|one| one["event"] == event);
        those.map(|one| one["seconds"].as_f64().expect("a length")).collect()
    };
    let kept = sandbox.kept();
    assert_eq!(kept["sessions"].as_array().map(Vec::len), Some(1));
    let session = &kept["sessions"][0];
    assert_eq!((&session["stopped"], &session["completed"]), (&"done".into(), &true.into()), "{session}");
    assert_eq!((&session["pain_before"], &session["pain_after"]), (&4.into(), &2.into()), "{session}");
    assert_eq!(session["felt"], "easier");
    assert_eq!(session["planned_seconds"].as_f64(), Some(seconds_of("routine_started")[0]));
    assert_eq!(session["done_seconds"], session["planned_seconds"]);
    let steps = session["steps"].as_array().expect("steps");
    let column = |name: &str| -> Vec<f64> { steps.iter().map(|step| step[name].as_f64().expect("a length")).collect() };
    assert_eq!(column("planned_seconds"), seconds_of("step_started"), "{session}");
    assert_eq!(column("done_seconds"), seconds_of("step_started"), "{session}");
    let feedback: Vec<_> = steps.iter().map(|step| step["feedback"].as_str()).collect();
    assert_eq!(feedback, [Some("like"), Some("never"), None, None, None], "{session}");
    assert_eq!(sandbox.json(&["stats", "--json"])["totals"]["routines"], 1);
}

#[test]
fn the_second_side_is_announced_shown_mirrored_and_gets_its_whole_time() {
    let sandbox = Sandbox::new();
    let planned = sandbox.json(&["plan", "one_sided_balance_7", "--json"]);
    let of_move: Vec<&Value> = planned
        .as_array()
        .expect("events")
        .iter()
        .filter(|event| event["step"] == 3 || event["to_step"] == 3)
        .collect();
    let plan = |kind: &str, side: &str| -> Vec<f64> {
        let those = of_move.iter().filter(|one| one["event"] == kind && (side.is_empty() || one["side"] == side));
        those.map(|one| one["seconds"].as_f64().expect("a length")).collect()
    };
    let turn = plan("switch_side", "")[0];
    assert!(turn >= 5.0, "there is time to turn");

    let app = App::start_accepted(&sandbox, &Start { speed: 5, ..FAST });
    app.open_routine("One-sided twist balance");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    for _ in 0..3 {
        app.press("Next move");
    }
    app.wait_for_text("Glute stretch");
    watched::watch(&app);
    app.wait_longer_for(LATER, |app| app.text().contains("5 of 5"), "the next move");
    let seen: Vec<Shown> = watched::seen(&app).into_iter().filter(|shown| shown.figure.starts_with("Glute")).collect();
    app.kill();

    let sides: Vec<&Shown> = seen.iter().filter(|shown| shown.part == "change_sides").collect();
    assert_eq!(sides.len(), 1, "the change of sides is shown once: {seen:?}");
    let change = sides[0];
    assert_eq!(change.headline, "Change sides");
    assert!(change.cue.starts_with("Now the ") && change.cue.ends_with("Take your time."), "{change:?}");
    assert_eq!(change.length, turn, "{change:?}");
    assert!(change.mirrored, "the figure lies on the new side already: {change:?}");
    let phases = |after: bool| -> Vec<&Shown> {
        seen.iter().filter(|shown| shown.part == "phase" && (shown.at > change.at) == after).collect()
    };
    let (first, second) = (phases(false), phases(true));
    let lengths = |side: &[&Shown]| -> Vec<f64> { side.iter().map(|shown| shown.length).collect() };
    assert_eq!(lengths(&first), plan("phase", "first"), "{seen:?}");
    assert_eq!(lengths(&second), plan("phase", "second"), "{seen:?}");
    assert_eq!(lengths(&first), lengths(&second), "both sides get the same time");
    assert!(first.iter().all(|shown| !shown.mirrored) && second.iter().all(|shown| shown.mirrored), "{seen:?}");
    let (began, went_on) = (change.at, second[0].at);
    let real = turn * 1000.0 / 5.0;
    assert!(went_on - began >= real * 0.7, "{real} ms to turn, shown for {} ms", went_on - began);
}

#[test]
fn a_device_that_slept_finds_its_routine_paused_where_it_was() {
    let sandbox = Sandbox::new();
    let store = sandbox.store();
    let at_once = Settings { get_ready_seconds: 0, ..store.settings().expect("settings") };
    store.change_settings(clock::now(), |kept| *kept = at_once).expect("settings are kept");
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    let before = sandbox.store().unfinished_session().expect("sessions").expect("a session").position;
    app.suspend(Duration::from_secs(5));
    app.find(Role::Heading, "Paused").wait();
    assert_eq!(app.player_state(), "paused");
    let after = sandbox.store().unfinished_session().expect("sessions").expect("a session").position;
    assert!(after >= before, "{before:?} then {after:?}");
    assert!(after - before < Duration::from_secs(5), "the time asleep does not count: {before:?} then {after:?}");
    let left = app.find(Role::Timer, "").text();
    app.press("Continue");
    app.wait_for(|app| app.player_state() == "running", "the routine to go on");
    app.wait_for(|app| app.find(Role::Timer, "").text() != left, "time to run again");
}

/// Stops a running routine with one of the four answers.
fn stop_because(app: &App<'_>, answer: &str) {
    app.open_routine("Desk break");
    app.press("Start");
    app.wait_for(|app| app.player_state() == "running", "the routine to run");
    app.press("Stop · something got worse");
    app.find(Role::Dialog, "Stopped. What changed?").wait();
    assert_eq!(app.player_state(), "paused", "it waits for the answer");
    app.press(answer);
}

#[test]
fn what_got_worse_decides_what_opens() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &FAST);
    let stopped = |number: usize| -> Vec<String> {
        let sessions = sandbox.kept()["sessions"].clone();
        let sessions = sessions.as_array().expect("sessions");
        assert_eq!(sessions.len(), number, "each is kept: {sessions:?}");
        assert!(sandbox.store().unfinished_session().expect("sessions").is_none(), "none is left open");
        sessions.iter().map(|session| session["stopped"].as_str().unwrap_or("open").to_owned()).collect()
    };

    stop_because(&app, "Nothing. I just want to stop");
    app.find(Role::Heading, "That was short").wait();
    assert_eq!(stopped(1), ["left"]);
    app.press("Keep it");

    stop_because(&app, "Dizziness, tingling, numbness or weakness");
    app.find(Role::Dialog, "Which of these?").wait();
    let dizzy = app.find(Role::Checkbox, "Dizziness");
    dizzy.click();
    dizzy.wait_on();
    assert!(app.fits(), "the signs fit their window");
    app.press("Go on to the questions");
    app.find(Role::Button, "None of these 10").wait();
    assert_eq!(stopped(2), ["worse", "left"]);
    app.press("None of these 10");
    app.wait_for_text("From the session you stopped: dizziness, today ");
    app.wait_for_text("Change what is not right: they count when you go on.");
    assert!(app.find(Role::Checkbox, "New dizziness or a spinning feeling?").is_on(), "it is filled in");
    assert_eq!(app.find(Role::Button, "Go on: 1 ticked").count(), 1, "and nothing else is");
    assert!(sandbox.kept()["checks"].as_array().is_none_or(Vec::is_empty), "and nothing counts yet");
    app.press("Close the check");
    app.find(Role::Heading, "Desk break").wait();
    app.press("Back");

    stop_because(&app, "Chest, face, eyes, speech");
    app.find(Role::Alert, "Get emergency help now").wait();
    assert_eq!(app.find(Role::Link, "Call 112").attribute("href").as_deref(), Some("tel:112"));
    app.press("Go on to the questions");
    app.find(Role::Button, "None of these 10").wait();
    app.wait_for_text("From the session you stopped: a sign that cannot wait, today ");
    assert_eq!(stopped(3), ["worse", "worse", "left"]);
    app.press("Close the check");
    app.find(Role::Heading, "Desk break").wait();
    app.press("Back");

    stop_because(&app, "Sharp, hot or stronger pain");
    for lines in [10, 13, 7, 6] {
        app.press(&format!("None of these {lines}"));
    }
    app.find(Role::Checkbox, "Low back").click();
    app.press("Go on");
    app.find(Role::TextBox, "A whole number from").type_text("38");
    app.press("Go on");
    app.find(Role::Heading, "Is there any pain").wait();
    assert!(app.find(Role::Radio, "Yes").is_on(), "the pain that stopped it is filled in, to be confirmed");
    assert_eq!(stopped(4), ["worse", "worse", "worse", "left"]);
    app.stop();
}
