//! `settings`.

use super::Home;
use serde_json::json;
use unkink::domain::settings::Settings;
use unkink::domain::settings::named::NAMES;

#[test]
fn every_setting_is_listed_and_nothing_is_made_for_it() {
    let home = Home::new();
    let listed = home.ok(&["settings"]).out;
    let names: Vec<&str> = listed.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, NAMES);
    assert_eq!(home.ok(&["settings", "day_start_hour"]).out, "day_start_hour       4\n");
    assert_eq!(home.json(&["settings", "theme"]), json!({"theme": "system"}));
    assert!(!home.folder.exists());
}

#[test]
fn one_setting_is_changed_and_the_others_stay() {
    let home = Home::new();
    for (key, typed, kept) in [
        ("day_start_hour", "0", json!(0)),
        ("day-start-hour", "12", json!(12)),
        ("sound", "off", json!(false)),
        ("theme", "dark", json!("dark")),
        ("text_size", "largest", json!("largest")),
        ("first_side", "alternate", json!("alternate")),
        ("emergency_number", "144", json!("144")),
        ("emergency_number", "usual", json!(null)),
        ("silent_cues", "none", json!([])),
    ] {
        home.ok(&["settings", key, typed]);
        let name = key.replace('-', "_");
        assert_eq!(home.json(&["settings", &name])[&name], kept, "{key} {typed}");
    }
    let all = home.json(&["settings"]);
    assert_eq!((&all["day_start_hour"], &all["volume"]), (&json!(12), &json!(70)));
}

#[test]
fn what_a_setting_does_not_take_is_refused_by_name_value_and_what_it_takes() {
    let home = Home::new();
    for (key, typed, parts) in [
        ("day_start_hour", "13", &["day_start_hour", "13", "0 to 12"][..]),
        ("day_start_hour", "-1", &["day_start_hour", "-1", "0 to 12"]),
        ("volume", "loud", &["volume", "loud", "0 to 100"]),
        ("voice", "maybe", &["voice", "maybe", "on or off"]),
        ("theme", "purple", &["theme", "purple", "one of system, light, dark"]),
        ("silent_cues", "horn", &["silent_cues", "horn", "none, or some of"]),
        ("emergency_number", "help", &["emergency_number", "help", "digits"]),
    ] {
        home.run(&["settings", key, typed]).refused(2, parts);
    }
    home.run(&["settings", "colour", "red"]).refused(2, &["colour", "theme"]);
    home.run(&["settings", "reminders", "off"]).refused(2, &["unkink reminders"]);
    assert!(!home.folder.exists(), "nothing is made for what is refused");
}

#[test]
fn what_each_setting_is_said_to_be_is_what_it_takes() {
    let mut settings = Settings::default();
    for name in NAMES {
        let said = settings.said(name);
        settings.set_named(name, &said).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(settings, Settings::default(), "{name}");
    }
}
