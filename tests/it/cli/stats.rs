//! `stats`.

use super::{Home, has_keys};
use chrono::NaiveDate;
use serde_json::json;
use unkink::domain::day::Day;
use unkink::platform::clock;

const COUNTS: &str = "cracks self_forced spontaneous other_person resisted urges pain_max routines";

fn today() -> Day {
    Day::of(clock::now(), 4)
}

#[test]
fn without_a_range_the_last_30_days_are_counted_zeros_included() {
    let home = Home::new();
    home.ok(&["log"]);
    let stats = home.json(&["stats"]);
    has_keys(&stats, "from to days totals");
    has_keys(&stats["totals"], COUNTS);
    let days = stats["days"].as_array().unwrap();
    assert_eq!(days.len(), 30);
    days.iter().for_each(|day| has_keys(day, &format!("date {COUNTS}")));
    assert_eq!((&stats["from"], &stats["to"]), (&days[0]["date"], &days[29]["date"]));
    assert_eq!(days[29]["date"], json!(today()));
    assert_eq!((&days[28]["cracks"], &days[29]["cracks"]), (&json!(0), &json!(1)));
}

#[test]
fn a_record_belongs_to_the_day_of_its_own_clock_less_the_start_hour() {
    let home = Home::new();
    for (at, rest) in [
        ("2026-11-11T03:59:59+01:00", &["--trigger", "self_forced", "--pain", "2"][..]),
        ("2026-11-11T04:00:00+01:00", &["--trigger", "spontaneous", "--pain", "7"]),
        ("2026-11-11T23:59:00-11:00", &["--trigger", "other_person"]),
        ("2026-11-12T03:00:00+14:00", &[]),
        ("2026-11-12T04:00:00Z", &["--trigger", "self_forced"]),
    ] {
        home.ok(&[&["log", "--at", at], rest].concat());
    }
    for outcome in ["eased", "still_there", "cracked"] {
        home.ok(&["urge", "--level", "4", "--at", "2026-11-10T12:00:00Z", "--outcome", outcome]);
    }
    let stats = home.json(&["stats", "--from", "2026-11-10", "--to", "2026-11-12"]);
    let day = |date: &str, counts: [u8; 6], pain: Option<u8>| {
        let [cracks, self_forced, spontaneous, other_person, urges, resisted] = counts;
        json!({
            "date": date, "cracks": cracks, "self_forced": self_forced, "spontaneous": spontaneous,
            "other_person": other_person, "urges": urges, "resisted": resisted, "pain_max": pain, "routines": 0,
        })
    };
    let days = [
        day("2026-11-10", [2, 2, 0, 0, 3, 2], Some(2)),
        day("2026-11-11", [3, 0, 1, 1, 0, 0], Some(7)),
        day("2026-11-12", [1, 1, 0, 0, 0, 0], None),
    ];
    let mut totals = day("", [6, 3, 1, 1, 3, 2], Some(7));
    totals.as_object_mut().unwrap().remove("date");
    assert_eq!(stats, json!({"from": "2026-11-10", "to": "2026-11-12", "days": days, "totals": totals}));
    let words = home.ok(&["stats", "--from", "2026-11-10", "--to", "2026-11-12"]).out;
    assert_eq!(words.lines().count(), 5);
}

#[test]
fn the_day_starts_when_the_settings_say() {
    let home = Home::new();
    home.ok(&["log", "--at", "2026-11-11T03:00:00+01:00"]);
    let cracks = || home.json(&["stats", "--from", "2026-11-11", "--to", "2026-11-11"])["totals"]["cracks"].clone();
    assert_eq!(cracks(), 0);
    let store = home.store();
    let settings = unkink::domain::settings::Settings { day_start_hour: 3, ..store.settings().unwrap() };
    store.change_settings(clock::now(), |kept| *kept = settings).unwrap();
    drop(store);
    assert_eq!(cracks(), 1);
    assert_eq!(home.listed(&["--from", "2026-11-11"]), [1]);
}

#[test]
fn a_range_may_be_open_on_one_side_and_not_the_wrong_way_round() {
    let home = Home::new();
    let range = |arguments: &[&str]| {
        let stats = home.json(&[&["stats"], arguments].concat());
        [&stats["from"], &stats["to"]].map(|day| day.as_str().unwrap().to_owned())
    };
    assert_eq!(range(&["--to", "2026-03-30"]), ["2026-03-01", "2026-03-30"]);
    let week = today().plus(-6).to_string();
    assert_eq!(range(&["--from", &week]), [week, today().to_string()]);
    assert_eq!(range(&["--from", "2024-02-29", "--to", "2024-02-29"]), ["2024-02-29", "2024-02-29"]);
    let tomorrow = today().plus(1).to_string();
    let cases: &[(&[&str], &[&str])] = &[
        (&["--from", "2026-11-12", "--to", "2026-11-11"], &["from", "2026-11-12", "2026-11-11"]),
        (&["--from", &tomorrow], &["from", &tomorrow]),
        (&["--from", "2026-11-31"], &["--from", "'2026-11-31'", "2026-11-20"]),
        (&["--from", "2026-1-1"], &["--from", "'2026-1-1'"]),
        (&["--to", "today"], &["--to", "'today'"]),
        (&["--to", "-2026-01-1"], &["--to"]),
        (&["--from", "0001-01-01", "--to", "9999-12-31"], &["0001-01-01", "36525 days"]),
    ];
    for (arguments, named) in cases {
        home.run(&[&["stats"], *arguments].concat()).refused(2, named);
    }
    assert!(NaiveDate::from_ymd_opt(2026, 11, 31).is_none());
}
