//! `play`: in time, kept, stopped by hand.

use super::{Home, finish, start};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::time::Duration;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::SessionRecord;
use unkink::platform::clock::Stopwatch;

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([format!("-{name}"), child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// Starts to play, and reads so many lines.
fn playing(home: &Home, arguments: &[&str], lines: usize) -> Child {
    let mut child = start(home.command(&[&["play"], arguments].concat()));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..lines {
        assert!(out.read_line(&mut String::new()).unwrap() > 0);
    }
    child.stdout = Some(out.into_inner());
    child
}

fn only_session(home: &Home) -> SessionRecord {
    let sessions = home.store().sessions().unwrap();
    assert_eq!(sessions.len(), 1);
    sessions.into_iter().next().unwrap()
}

#[test]
fn what_is_played_is_what_is_planned() {
    let home = Home::new();
    for name in ["desk_break_3", "dead_bug"] {
        let planned = home.json(&["plan", name]);
        let played = home.ok(&["play", name, "--speed", "200", "--json"]).lines();
        let mut late = Vec::new();
        let events: Vec<Value> = played
            .into_iter()
            .map(|mut event| {
                let after = event.as_object_mut().unwrap().remove("late_ms").unwrap();
                late.push(after.as_f64().unwrap());
                event
            })
            .collect();
        assert_eq!(planned, json!(events), "{name}");
        assert!(late.iter().all(|late| *late >= 0.0), "{name}: {late:?}");
    }
}

#[test]
fn lateness_is_real_time_and_does_not_add_up() {
    let home = Home::new();
    let watch = Stopwatch::start(1.0);
    let played = home.ok(&["play", "movement_break_hourly", "--speed", "20", "--json"]).lines();
    let took = watch.elapsed();
    assert!(took >= Duration::from_secs(3), "60 seconds at 20 times the speed: {took:?}");
    let mut late: Vec<f64> = played.iter().map(|event| event["late_ms"].as_f64().unwrap()).collect();
    late.sort_by(f64::total_cmp);
    let median = late[late.len() / 2];
    assert!(median < 50.0, "half of the events come within 50 ms even on a busy machine: {late:?}");
    assert!(played.iter().all(|event| event["late_ms"].as_f64().unwrap() <= took.as_secs_f64() * 1000.0));
}

#[test]
fn a_session_played_to_its_end_is_kept_whole() {
    let home = Home::new();
    let ran = home.ok(&["play", "urge_reset_60", "--speed", "1000"]);
    let session = only_session(&home);
    assert!(ran.out.ends_with(&format!("Kept as session {}.\n", session.id)));
    assert!(ran.out.starts_with("Stop if it hurts, tingles or makes you dizzy. Never force a crack.\n"));
    assert_eq!((session.routine.as_str(), session.stopped), ("urge_reset_60", Some(Stopped::Done)));
    assert_eq!((session.completed, session.planned_seconds), (true, 60.0));
    assert_eq!(session.done_seconds, session.planned_seconds, "settling is part of it");
    assert!(session.steps.iter().all(|step| step.done_seconds == step.planned_seconds && step.reps_done > 0));
    assert!(session.ended_at.is_some() && session.pain_before.is_none());
    assert!(home.store().unfinished_session().unwrap().is_none());
    assert_eq!(home.json(&["stats"])["totals"]["routines"], 1);
}

#[test]
fn a_speed_outside_its_range_is_refused_by_name() {
    let home = Home::new();
    for speed in ["0", "0.09", "1001", "-1", "NaN", "inf", "fast", ""] {
        let named = ["--speed", "0.1 to 1000", &format!("'{speed}'")].map(str::to_owned);
        home.run(&["play", "cat_cow", "--speed", speed]).refused(2, &named.each_ref().map(String::as_str));
    }
    assert!(!home.folder.exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_and_a_polite_end_keep_what_was_done() {
    for (name, words) in [("INT", true), ("TERM", true), ("INT", false)] {
        let home = Home::new();
        let arguments: &[&str] =
            if words { &["cat_cow", "--speed", "20"] } else { &["cat_cow", "--speed", "20", "--json"] };
        let child = playing(&home, arguments, 7);
        signal(&child, name);
        let ran = finish(child, "");
        assert_eq!(ran.status, 0, "{name}: {ran:?}");
        let session = only_session(&home);
        let (said, silent) = if words { (&ran.out, &ran.err) } else { (&ran.err, &ran.out) };
        assert!(said.contains(&format!("Kept as session {}.", session.id)), "{ran:?}");
        assert!(!silent.contains("Kept"), "{ran:?}");
        assert_eq!((session.stopped, session.completed), (Some(Stopped::Left), false));
        assert!(session.done_seconds > 9.0 && session.done_seconds < 74.0, "{session:?}");
        assert!(session.ended_at.is_some());
        assert!(home.store().unfinished_session().unwrap().is_none());
    }
}

#[cfg(unix)]
#[test]
fn a_killed_session_stays_for_the_window_and_later_ones_leave_it() {
    let home = Home::new();
    let child = playing(&home, &["cat_cow", "--speed", "10"], 8);
    signal(&child, "KILL");
    assert_eq!(finish(child, "").status, -1);
    let unfinished = home.store().unfinished_session().unwrap().expect("it was begun");
    assert_eq!(unfinished.plan.id, "cat_cow");
    assert!(home.store().sessions().unwrap().is_empty());
    home.ok(&["play", "chin_tuck", "--speed", "1000", "--json"]);
    assert_eq!(home.store().unfinished_session().unwrap(), Some(unfinished));
    assert_eq!(only_session(&home).routine, "chin_tuck");
}

#[test]
fn a_reader_that_goes_away_stops_the_session_and_keeps_it() {
    let home = Home::new();
    let mut child = playing(&home, &["cat_cow", "--speed", "20", "--json"], 5);
    drop(child.stdout.take());
    let ran = finish(child, "");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let session = only_session(&home);
    assert_eq!((session.stopped, session.completed), (Some(Stopped::Left), false));
}

#[test]
fn gates_apply_to_what_is_played() {
    let home = Home::new();
    home.ok(&["profile", "--set", "cannot_get_to_floor=yes"]);
    let planned = home.json(&["plan", "low_back_ease_8"]);
    let played = home.ok(&["play", "low_back_ease_8", "--speed", "1000", "--json"]).lines();
    assert_eq!(played.len(), planned.as_array().unwrap().len());
    assert_eq!(json!(only_session(&home).planned_seconds), planned[0]["seconds"]);
}
