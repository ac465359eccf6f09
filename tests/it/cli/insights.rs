//! `insights`.

use super::{Home, has_keys};
use serde_json::json;
use unkink::domain::day::Day;
use unkink::platform::clock;

const CHARTS: &str = "from to this_week forced_by_day per_week pain relief hours weekdays regions sides sounds gaps eased \
    together alternatives compare";

#[test]
fn every_figure_comes_by_the_id_of_its_chart_with_its_counts() {
    let home = Home::new();
    for hour in 10..17 {
        let at = format!("2026-11-11T{hour}:00:00+01:00");
        home.ok(&["log", "--at", &at, "--trigger", "self_forced", "--region", "neck", "--side", "left", "--pain", "2"]);
        let at = format!("2026-11-10T{hour}:00:00+01:00");
        home.ok(&["urge", "--level", "5", "--at", &at, "--alternative", "wait", "--outcome", "eased"]);
    }
    let range = ["--from", "2026-11-09", "--to", "2026-11-15"];
    let found = home.json(&[&["insights"], &range[..]].concat());
    has_keys(&found, CHARTS);
    assert_eq!((&found["from"], &found["to"]), (&json!("2026-11-09"), &json!("2026-11-15")));
    assert_eq!(found["forced_by_day"]["days"].as_array().unwrap().len(), 7);
    assert_eq!(found["forced_by_day"]["days"][2], json!({"date": "2026-11-11", "self_forced": 7}));
    assert_eq!(found["pain"]["median"], json!(2.0));
    assert_eq!(found["regions"]["regions"][0]["sides"], json!([{"side": "left", "cracks": 7}]));
    assert_eq!(found["gaps"]["within_rest"], json!(0));
    assert_eq!(found["eased"], json!([{"alternative": "wait", "eased": 7, "times": 7, "low": 5, "high": 7}]));
    assert_eq!(found["compare"], json!(null));
    let words = home.ok(&[&["insights"], &range[..]].concat()).out;
    for said in [
        "7 days, 9 to 15 November",
        "7 forced cracks on 1 of 7 days.",
        "Neck most often: 7 of 7.",
        "Waiting 20 minutes: it eased 7 of 7 times.",
        "Not enough yet",
    ] {
        assert!(words.contains(said), "“{said}” is missing:\n{words}");
    }
    assert!(!words.contains('%'));
}

#[test]
fn without_a_range_the_last_four_weeks_are_looked_at() {
    let home = Home::new();
    home.ok(&["log"]);
    let found = home.json(&["insights"]);
    let today = Day::of(clock::now(), 4);
    assert_eq!((&found["from"], &found["to"]), (&json!(today.plus(-27)), &json!(today)));
}

#[test]
fn this_week_is_that_of_today_whatever_the_last_day() {
    let home = Home::new();
    home.ok(&["log", "--trigger", "self_forced"]);
    let found = home.json(&["insights", "--to", "2026-11-15"]);
    assert_eq!((&found["from"], &found["to"]), (&json!("2026-10-19"), &json!("2026-11-15")));
    assert_eq!(found["this_week"], home.json(&["insights"])["this_week"]);
    assert_eq!(found["alternatives"], home.json(&["insights"])["alternatives"]);
}

#[test]
fn as_many_days_to_compare_with_can_be_named() {
    let home = Home::new();
    home.ok(&["log", "--at", "2026-10-01T10:00:00+02:00"]);
    let range = ["insights", "--from", "2026-11-09", "--to", "2026-11-15"];
    let found = home.json(&[&range[..], &["--beside", "2026-09-28"]].concat());
    assert_eq!(found["compare"]["beside"]["to"], json!("2026-10-04"));
    assert_eq!(found["compare"]["beside"]["cracks"], json!(1));
    home.run(&[&range[..], &["--beside", "yesterday"]].concat()).refused(2, &["--beside", "'yesterday'"]);
}

#[test]
fn a_range_is_in_order_and_not_longer_than_a_life() {
    let home = Home::new();
    let cases: &[(&[&str], &[&str])] = &[
        (&["--from", "2026-11-12", "--to", "2026-11-11"], &["from", "2026-11-12", "2026-11-11"]),
        (&["--from", "0001-01-01", "--to", "9999-12-31"], &["0001-01-01", "36525 days"]),
        (&["--to", "today"], &["--to", "'today'"]),
    ];
    for (arguments, named) in cases {
        home.run(&[&["insights"], *arguments].concat()).refused(2, named);
    }
    assert!(home.ok(&["insights", "--to", "9999-12-31"]).out.contains("Not enough yet"));
    assert!(home.ok(&["insights", "--from", "0001-01-01", "--to", "0001-01-01"]).out.contains("Not enough yet"));
}
