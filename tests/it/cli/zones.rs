//! Days and hours where the clock is put forward and back, and on a journey. Zones are written out: not every device has
//! their names.

use super::{Home, Ran, finish, start};
use chrono::{DateTime, FixedOffset};
use serde_json::Value;

const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
const LOS_ANGELES: &str = "PST8PDT,M3.2.0,M11.1.0";
const KATHMANDU: &str = "<+0545>-5:45";
const JOHANNESBURG: &str = "SAST-2";
const SYDNEY: &str = "AEST-10AEDT,M10.1.0,M4.1.0/3";

/// Runs what must succeed, where the clock shows the time of a zone.
fn there(home: &Home, zone: &str, arguments: &[&str]) -> Ran {
    let mut command = home.command(arguments);
    command.env("TZ", zone);
    let ran = finish(start(command), "");
    assert_eq!(ran.status, 0, "{zone} {arguments:?}: {ran:?}");
    ran
}

fn json(home: &Home, zone: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&there(home, zone, &[arguments, &["--json"]].concat()).out).unwrap()
}

fn moments(home: &Home, zone: &str) -> Vec<String> {
    let listed = json(home, zone, &["journal"]);
    listed.as_array().unwrap().iter().map(|entry| entry["at"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_day_of_25_hours_stands_once_and_its_two_hours_are_told_apart() {
    let home = Home::new();
    let newest_first = [
        "2025-10-27T00:30:00+01:00",
        "2025-10-26T02:30:00+01:00",
        "2025-10-26T02:30:00+02:00",
        "2025-10-25T23:50:00+02:00",
    ];
    for at in [newest_first[2], newest_first[1], newest_first[0], newest_first[3]] {
        there(&home, BERLIN, &["log", "--at", at]);
    }
    assert_eq!(moments(&home, BERLIN), newest_first);
    let words = there(&home, BERLIN, &["journal"]).out;
    let lines: Vec<&str> = words.lines().collect();
    assert!(lines[1].contains("02:30") && lines[2].contains("02:30"), "{words}");
    assert!(lines[1].contains("+01:00") && lines[2].contains("+02:00"), "told apart by the offset: {words}");
    let stats = json(&home, BERLIN, &["stats", "--from", "2025-10-01", "--to", "2025-10-31"]);
    let days = stats["days"].as_array().unwrap();
    let dates: Vec<String> = (1..=31).map(|day| format!("2025-10-{day:02}")).collect();
    assert_eq!(days.iter().map(|day| day["date"].as_str().unwrap()).collect::<Vec<_>>(), dates);
    let cracks = |date: usize| days[date - 1]["cracks"].as_u64();
    assert_eq!([24, 25, 26, 27].map(cracks), [Some(0), Some(3), Some(1), Some(0)]);
    let day = there(&home, BERLIN, &["journal", "--from", "2025-10-26", "--to", "2025-10-26"]).out;
    assert_eq!(day.lines().count(), 2, "what is left out is said above: {day}");
}

#[test]
fn the_evening_before_the_clocks_go_forward_stays_on_its_day() {
    let home = Home::new();
    let at = "2026-03-07T23:59:00-08:00";
    there(&home, LOS_ANGELES, &["log", "--at", at]);
    for zone in [LOS_ANGELES, BERLIN, SYDNEY] {
        assert_eq!(moments(&home, zone), [at]);
        let stats = json(&home, zone, &["stats", "--from", "2026-03-07", "--to", "2026-03-08"]);
        let cracks: Vec<&Value> = stats["days"].as_array().unwrap().iter().map(|day| &day["cracks"]).collect();
        assert_eq!(cracks, [1, 0], "{zone}");
    }
}

#[test]
fn on_a_journey_each_crack_keeps_the_clock_it_was_lived_by() {
    let home = Home::new();
    let offset = |text: &str| *DateTime::parse_from_rfc3339(text).unwrap().offset();
    let mut kept: Vec<String> = Vec::new();
    for (zone, minutes) in [(KATHMANDU, Some(345)), (JOHANNESBURG, Some(120)), (SYDNEY, None)] {
        there(&home, zone, &["log", "--ago", &format!("{}m", 10 - kept.len())]);
        let newest = moments(&home, zone)[0].clone();
        if let Some(minutes) = minutes {
            assert_eq!(offset(&newest), FixedOffset::east_opt(minutes * 60).unwrap(), "{zone}");
        }
        kept.insert(0, newest);
        for seen_from in [KATHMANDU, JOHANNESBURG, SYDNEY, LOS_ANGELES, "UTC"] {
            assert_eq!(moments(&home, seen_from), kept, "by the instant, whatever the clock here shows");
        }
    }
    for at in ["2026-11-20T12:00:00+05:45", "2026-11-20T12:00:00+02:00", "2026-11-18T12:00:00+02:00"] {
        there(&home, "UTC", &["log", "--at", at]);
    }
    let shown = there(&home, SYDNEY, &["journal", "--to", "2026-11-20"]).out;
    let times: Vec<&str> = shown.lines().skip(1).map(|line| &line[7..]).collect();
    let told = ["2026-11-20 12:00 UTC+02:00", "2026-11-20 12:00 UTC+05:45", "2026-11-18 12:00  "];
    assert!(times.iter().zip(told).all(|(line, told)| line.starts_with(told)), "{shown}");
}

#[test]
fn a_correction_leaves_an_old_crack_on_its_day_whatever_the_clock_says() {
    let home = Home::new();
    let at = "2026-11-20T23:50:00+01:00";
    there(&home, BERLIN, &["log", "--at", at]);
    let before = json(&home, BERLIN, &["journal"])[0].clone();
    there(&home, SYDNEY, &["edit", "1", "--note", "x", "--side", "left", "--pain", "3"]);
    let after = json(&home, SYDNEY, &["journal"])[0].clone();
    for same in ["id", "uid", "at", "created_at"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    assert_eq!((&after["note"], &after["side"], &after["pain"]), (&"x".into(), &"left".into(), &3.into()));
    let stats = json(&home, SYDNEY, &["stats", "--from", "2026-11-19", "--to", "2026-11-21"]);
    let cracks: Vec<&Value> = stats["days"].as_array().unwrap().iter().map(|day| &day["cracks"]).collect();
    assert_eq!(cracks, [0, 1, 0]);
}

/// Runs with a line typed at what is asked.
fn asked(home: &Home, zone: &str, arguments: &[&str], typed: &str) -> Ran {
    let mut command = home.command(arguments);
    command.env("TZ", zone);
    finish(start(command), typed)
}

#[test]
fn an_hour_that_was_skipped_or_came_twice_is_asked_about_and_never_guessed() {
    let home = Home::new();
    for (typed, kept) in [("1\n", "2025-10-26T02:30:00+02:00"), ("2\n", "2025-10-26T02:30:00+01:00")] {
        let ran = asked(&home, BERLIN, &["log", "--at", "2025-10-26 02:30", "--json"], typed);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.err.contains("the clock showed 02:30 twice"), "{ran:?}");
        assert!(ran.err.contains("1  The first, UTC+02:00") && ran.err.contains("2  The second, UTC+01:00"), "{ran:?}");
        assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["at"], kept);
    }
    let forward = asked(&home, BERLIN, &["log", "--at", "2026-03-29T02:10", "--json"], "1\n");
    assert!(forward.err.contains("there was no 02:10") && forward.err.contains("1  Take 03:10"), "{forward:?}");
    assert_eq!(serde_json::from_str::<Value>(&forward.out).unwrap()["at"], "2026-03-29T03:10:00+02:00");
    for typed in ["", "3\n", "0\n", "yes\n"] {
        let ran = asked(&home, BERLIN, &["urge", "--level", "4", "--at", "2025-10-26 02:30"], typed);
        ran.refused(2, &["at", "twice", "--at 2025-10-26T02:30:00+02:00 or --at 2025-10-26T02:30:00+01:00"]);
    }
    there(&home, SYDNEY, &["edit", "1", "--at", "2026-05-01 23:15"]);
    assert!(moments(&home, "UTC").contains(&"2026-05-01T23:15:00+10:00".to_owned()), "elsewhere it is one moment");
    asked(&home, BERLIN, &["log", "--at", "2999-01-01 10:00"], "").refused(2, &["at", "future"]);
    assert_eq!(moments(&home, "UTC").len(), 3);
}
