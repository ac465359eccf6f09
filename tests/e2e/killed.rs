//! A session whose program is killed: nothing of it is lost, and nothing is added.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::{self, LATER, SOON};
use std::thread::sleep;
use std::time::Duration;
use unkink::domain::words::how_long;
use unkink::platform::clock::{self, Stopwatch};
use unkink::store::Unfinished;

/// How often it is killed.
const KILLS: u64 = 20;

/// It is killed at most so many real milliseconds after it went on.
const LATEST: u64 = 500;

const SPEED: u32 = 50;

const BRISK: Start<'static> = Start { speed: SPEED, ..Start::PLAIN };

const FASTEST: Start<'static> = Start { speed: 100, ..Start::PLAIN };

/// `UNKINK_SEED`, or another number in every run. A failed test prints it.
fn seed() -> u64 {
    let asked = std::env::var("UNKINK_SEED").ok().and_then(|seed| seed.parse().ok());
    asked.unwrap_or_else(|| clock::now().timestamp().unsigned_abs())
}

/// The next of a row of numbers that follow from the first.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

fn unfinished(sandbox: &Sandbox) -> Unfinished {
    sandbox.store().unfinished_session().expect("sessions").expect("the session is kept as unfinished")
}

/// Done seconds of each move, to thousandths.
fn done(found: &Unfinished) -> Vec<f64> {
    found.record.steps.iter().map(|step| step.done_seconds).collect()
}

/// Starts the program again and waits for the offer to go on, which must say what is kept.
fn offered<'a>(sandbox: &'a Sandbox, found: &Unfinished, start: &Start<'_>) -> App<'a> {
    let app = App::start_with(sandbox, start);
    app.wait_for_text(&format!("{} was interrupted", found.plan.name));
    let kept = format!("{} of {} done.", how_long(found.position), how_long(Duration::from_secs(720)));
    app.wait_for_text(&kept);
    app
}

#[test]
fn killed_at_twenty_random_moments_a_session_goes_on_each_time_and_comes_to_its_end() {
    let seed = seed();
    println!("UNKINK_SEED={seed}");
    let mut dice = seed;
    let sandbox = Sandbox::new();
    let planned = sandbox.json(&["plan", "strength_base_12", "--json"])[0]["seconds"].as_f64().expect("a length");
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_routine("Strength base");
    app.find(Role::Slider, "Pain now").set(3);
    app.press("Start");
    wait::until(SOON, "the session to be written down", || {
        sandbox.store().unfinished_session().map_err(|error| error.to_string())?.ok_or("it is not there".to_owned())
    });
    sleep(Duration::from_millis(next(&mut dice) % LATEST));
    app.kill();
    let mut before = unfinished(&sandbox);
    for number in 2..=KILLS {
        let app = offered(&sandbox, &before, &BRISK);
        let length = Duration::from_millis(next(&mut dice) % LATEST);
        let watch = Stopwatch::start(f64::from(SPEED));
        app.press("Go on");
        sleep(length);
        app.kill();
        let could_have_passed = watch.elapsed();
        let after = unfinished(&sandbox);
        let story = format!("kill {number}, {length:?} after going on: {before:?} then {after:?}");
        assert_eq!(after.record.uid, before.record.uid, "it is the same session: {story}");
        assert_eq!(after.record.pain_before, Some(3), "{story}");
        assert!(sandbox.store().sessions().expect("sessions").is_empty(), "nothing else is kept: {story}");
        assert!(after.position >= before.position, "it went back: {story}");
        assert!(after.position <= before.position + could_have_passed, "it is ahead of the clock: {story}");
        assert!(after.record.done_seconds >= before.record.done_seconds, "{story}");
        assert!(after.record.done_seconds <= after.position.as_secs_f64() + 0.001, "more done than played: {story}");
        assert!(done(&before).iter().zip(done(&after)).all(|(was, is)| is >= *was), "{story}");
        before = after;
    }
    println!("after {KILLS} kills it stands at {:?}", before.position);
    assert!(before.position > Duration::ZERO, "it never moved on");

    let app = offered(&sandbox, &before, &FASTEST);
    app.press("Go on");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "Well moved.").is_there(), "the end of the routine");
    app.stop();
    let kept = sandbox.kept();
    let session = &kept["sessions"][0];
    assert_eq!(kept["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!((&session["uid"], &session["stopped"]), (&before.record.uid.into(), &"done".into()));
    assert_eq!(session["completed"], true, "{session}");
    assert_eq!(session["planned_seconds"], planned);
    assert_eq!(session["done_seconds"], planned, "each second was played once: {session}");
    for step in session["steps"].as_array().expect("steps") {
        assert_eq!(step["done_seconds"], step["planned_seconds"], "{session}");
    }
}

#[test]
fn a_killed_session_can_be_closed_with_what_was_done() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &BRISK);
    app.open_routine("Strength base");
    app.press("Start");
    wait::until(LATER, "a move to be played to its end", || match unfinished(&sandbox).record {
        record if record.finished_a_step() => Ok(()),
        record => Err(format!("{} s are done", record.done_seconds)),
    });
    app.kill();
    let before = unfinished(&sandbox);
    let app = offered(&sandbox, &before, &BRISK);
    app.press("Close it");
    app.wait_for_text("Closed. What you did is kept.");
    assert!(!app.text().contains("was interrupted"), "it is offered no longer");
    app.open_tab("Journal");
    app.wait_for_text("Strength base");
    app.stop();

    let kept = sandbox.kept();
    assert_eq!(kept["sessions"].as_array().map(Vec::len), Some(1));
    let session = &kept["sessions"][0];
    assert_eq!((&session["stopped"], &session["completed"]), (&"killed".into(), &false.into()), "{session}");
    assert_eq!(session["uid"], before.record.uid);
    assert_eq!(session["done_seconds"].as_f64(), Some(before.record.done_seconds), "{session}");
    assert!(session["done_seconds"].as_f64() < session["planned_seconds"].as_f64(), "{session}");
    assert!(sandbox.store().unfinished_session().expect("sessions").is_none());
}
