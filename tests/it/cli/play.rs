//! `play`: in time, kept, stopped by hand.

use super::{Home, finish, start};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::Override;
use unkink::domain::routine::Plan;
use unkink::domain::session::record::SessionRecord;
use unkink::domain::session::{Session, SessionOptions, Stopped};
use unkink::platform::clock::{self, Stopwatch};
#[cfg(unix)]
use unkink::platform::playing::is_held;

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
fn a_killed_session_is_offered_by_the_window_and_closed_at_the_next_one() {
    let home = Home::new();
    let child = playing(&home, &["cat_cow", "--speed", "10"], 8);
    let offered = || home.store().interrupted_session(|id| is_held(&home.folder, id)).unwrap();
    assert_eq!(offered(), None, "it plays right now");
    signal(&child, "KILL");
    assert_eq!(finish(child, "").status, -1);
    let unfinished = home.store().unfinished_session().unwrap().expect("it was begun");
    assert_eq!(offered().as_ref(), Some(&unfinished));
    assert_eq!(unfinished.plan.id, "cat_cow");
    assert!(home.store().sessions().unwrap().is_empty());
    let ran = home.ok(&["play", "chin_tuck", "--speed", "1000", "--json"]);
    assert!(ran.err.contains("Session 1 was interrupted when the program ended."), "{ran:?}");
    assert_eq!(home.store().unfinished_session().unwrap(), None);
    let closed = home.store().session(unfinished.record.id).unwrap();
    assert_eq!((closed.stopped, closed.done_seconds), (Some(Stopped::Killed), unfinished.record.done_seconds));
    assert_eq!(home.store().sessions().unwrap().len(), 2);
}

#[cfg(unix)]
#[test]
fn all_killed_sessions_are_told_where_they_are_taken_along_or_away_and_none_that_plays() {
    let commands: &[&[&str]] = &[&["export", "-", "--format", "json"], &["delete", "--session", "1"]];
    for command in commands {
        let home = Home::new();
        // The second leaves the first alone, which plays.
        let both = [1, 2].map(|_| playing(&home, &["cat_cow", "--speed", "10"], 8));
        for child in both {
            signal(&child, "KILL");
            finish(child, "");
        }
        let child = playing(&home, &["chin_tuck", "--json"], 2);
        assert_eq!(home.store().open_sessions().unwrap(), [3], "{command:?}: the next one closes both");
        signal(&child, "KILL");
        finish(child, "");
        let child = playing(&home, &["dead_bug", "--json"], 2);
        assert_eq!(home.store().open_sessions().unwrap(), [4]);
        let plan = Plan::of_exercise(content().exercise("cat_cow").unwrap(), Override::default());
        let begun = Session::new(plan.clone(), content(), SessionOptions::default());
        home.store()
            .begin_session(&plan, &begun.progress(content(), Duration::ZERO), None, clock::now(), |_| ())
            .unwrap();
        for look in ["stats", "insights", "doctor", "journal"] {
            home.ok(&[look]);
            assert_eq!(home.store().open_sessions().unwrap(), [5, 4], "{look} leaves it for the window");
        }
        let ran = finish(start(home.command(command)), "");
        assert_eq!(ran.status, 0, "{command:?}");
        assert_eq!(home.store().open_sessions().unwrap(), [4], "{command:?}: what plays goes on");
        signal(&child, "INT");
        assert_eq!(finish(child, "").status, 0);
        let ended = |id| home.store().session(id).unwrap().stopped;
        let killed = Some(Stopped::Killed);
        assert_eq!([1, 2, 3, 4, 5].map(ended), [killed, killed, killed, Some(Stopped::Left), killed], "{command:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_second_signal_right_behind_the_first_loses_nothing() {
    for name in ["INT", "HUP", "TERM"] {
        let home = Home::new();
        let child = playing(&home, &["cat_cow", "--speed", "20"], 7);
        let twice = format!("kill -{name} {0}; kill -{name} {0}; sleep 0.01; kill -{name} {0}", child.id());
        Command::new("sh").args(["-c", &twice]).status().unwrap();
        assert_eq!(finish(child, "").status, 0, "{name}");
        assert_eq!(only_session(&home).stopped, Some(Stopped::Left), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_second_ctrl_c_later_ends_what_takes_long_to_end() {
    let home = Home::new();
    let child = playing(&home, &["cat_cow", "--json"], 2);
    let busy = rusqlite::Connection::open(home.file()).unwrap();
    busy.execute_batch("BEGIN IMMEDIATE").unwrap();
    signal(&child, "INT");
    std::thread::sleep(Duration::from_millis(1300));
    signal(&child, "INT");
    let watch = Stopwatch::start(1.0);
    assert_eq!(finish(child, "").status, 130);
    assert!(watch.elapsed() < Duration::from_secs(3), "it waited for the file: {:?}", watch.elapsed());
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

/// The lines a program prints from now on, read by another thread.
#[cfg(unix)]
fn lines(child: &mut Child) -> std::sync::mpsc::Receiver<String> {
    let (send, receive) = std::sync::mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
    receive
}

/// Plays, is stopped for five seconds as by Ctrl-Z, goes on as by `fg`, and ends as `end` says.
#[cfg(unix)]
fn stopped_for_a_while(home: &Home, arguments: &[&str], after: &str, end: Option<&str>) -> Vec<String> {
    let mut command = home.command(&[&["play"], arguments].concat());
    // As a shell that can stop its jobs starts them: the system stops nothing that has no shell to go back to.
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = start(command);
    let printed = lines(&mut child);
    let mut told: Vec<String> = Vec::new();
    while !told.last().is_some_and(|line| line.contains(after)) {
        told.push(printed.recv_timeout(Duration::from_secs(60)).unwrap());
    }
    std::thread::sleep(Duration::from_millis(1500));
    signal(&child, "TSTP");
    std::thread::sleep(Duration::from_secs(5));
    if let Some(end) = end {
        signal(&child, end);
    }
    signal(&child, "CONT");
    let ran = finish(child, "");
    assert_eq!(ran.status, 0, "{ran:?}");
    told.extend(printed.iter());
    told
}

#[cfg(unix)]
#[test]
fn a_program_that_was_stopped_says_so_and_goes_on_where_it_was() {
    let home = Home::new();
    let told = stopped_for_a_while(&home, &["chin_tuck", "--speed", "4", "--json"], "phase", None);
    let told: Vec<Value> = told.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let stood: Vec<usize> = (0..told.len()).filter(|index| told[*index].get("late_ms").is_none()).collect();
    assert_eq!(stood.len(), 2, "{told:?}");
    let (paused, resumed) = (&told[stood[0]], &told[stood[1]]);
    assert_eq!((paused["event"].as_str(), resumed["event"].as_str()), (Some("paused"), Some("resumed")));
    assert_eq!(stood[1], stood[0] + 1);
    for one in [paused, resumed] {
        assert_eq!(one.as_object().unwrap().len(), 2, "no further fields: {one}");
        assert_eq!(one["t"], paused["t"]);
    }
    let t = |event: &Value| event["t"].as_f64().unwrap();
    assert!(told.is_sorted_by(|one, next| t(one) <= t(next)), "{told:?}");
    let rest: Vec<Value> = told
        .iter()
        .enumerate()
        .filter(|(index, _)| !stood.contains(index))
        .map(|(_, event)| {
            let mut event = event.clone();
            let late = event.as_object_mut().unwrap().remove("late_ms").unwrap();
            assert!(late.as_f64().unwrap() < 2500.0, "what comes later is not late for it: {event} {late}");
            event
        })
        .collect();
    assert_eq!(home.json(&["plan", "chin_tuck"]), json!(rest), "everything comes, once and in order");
    let session = only_session(&home);
    assert_eq!((session.stopped, session.completed), (Some(Stopped::Done), true));
    assert_eq!(session.done_seconds, session.planned_seconds, "the gap is not counted");
}

#[cfg(unix)]
#[test]
fn in_words_a_stopped_program_says_so_in_a_line_each() {
    let home = Home::new();
    let told = stopped_for_a_while(&home, &["chin_tuck", "--speed", "4"], "breathe", None);
    let at = told.iter().position(|line| line.contains("Paused. The program was stopped, or the device slept."));
    let at = at.unwrap_or_else(|| panic!("{told:#?}"));
    assert!(told[at + 1].ends_with("Going on."), "{told:#?}");
    assert_eq!(told[at].split_whitespace().next(), told[at + 1].split_whitespace().next(), "at the same time");
    assert_eq!(told.iter().filter(|line| line.contains("Paused")).count(), 1, "{told:#?}");
}

#[cfg(unix)]
#[test]
fn who_ends_a_stopped_program_keeps_what_was_done_before() {
    let home = Home::new();
    let told = stopped_for_a_while(&home, &["cat_cow", "--speed", "4", "--json"], "phase", Some("INT"));
    let session = only_session(&home);
    assert_eq!((session.stopped, session.completed), (Some(Stopped::Left), false));
    let before: f64 =
        told.iter().map(|line| serde_json::from_str::<Value>(line).unwrap()["t"].as_f64().unwrap()).fold(0.0, f64::max);
    assert!(session.done_seconds < before + 16.0, "20 seconds of the timetable went by asleep: {session:?}");
}
