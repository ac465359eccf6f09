//! Settings.

use super::{assert_refused, evening, memory};
use crate::support::at;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::cue::Cue;
use unkink::domain::exercise::Variant;
use unkink::domain::reminder::{Reminders, WeekDay};
use unkink::domain::settings::{Contrast, FirstSide, Motion, Settings, TextSize, Theme};
use unkink::store::Store;

#[test]
fn nothing_chosen_is_the_default() {
    assert_eq!(memory().settings().unwrap(), Settings::default());
}

#[test]
fn every_setting_comes_back_as_it_was_chosen() {
    let store = memory();
    let chosen = Settings {
        accepted_at: Some(evening(0)),
        emergency_number: Some("*#06# +49-1".to_owned()),
        advice_line: Some("111".to_owned()),
        maternity_line: Some("(030) 12/34".to_owned()),
        day_start_hour: 12,
        refractory_minutes: 120,
        rests_ended: [("neck".to_owned(), crate::support::at("2026-11-20T20:00:00+01:00"))].into(),
        get_ready_seconds: 0,
        sound: false,
        volume: 100,
        silent_cues: BTreeSet::from([Cue::Half, Cue::LastThree]),
        voice: true,
        voice_volume: 0,
        vibration: false,
        first_side: FirstSide::Alternate,
        own_pace: true,
        variants: BTreeMap::from([("bridge".into(), Variant::Harder), ("cat_cow".into(), Variant::Easier)]),
        theme: Theme::Dark,
        contrast: Contrast::More,
        text_size: TextSize::Largest,
        motion: Motion::Reduced,
        reminders: Reminders {
            hourly: Some("9:00-17:00".parse().unwrap()),
            times: BTreeSet::from(["18:30".parse().unwrap()]),
            days: BTreeSet::from([WeekDay::Mon]),
            quiet: Some("20:00-8:00".parse().unwrap()),
        },
    };
    store.change_settings(evening(0), |kept| *kept = chosen.clone()).unwrap();
    assert_eq!(store.settings().unwrap(), chosen);
    store.change_settings(evening(1), |kept| *kept = Settings::default()).unwrap();
    assert_eq!(store.settings().unwrap(), Settings::default());
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_kept() {
    let store = memory();
    let base = Settings { theme: Theme::Dark, ..Settings::default() };
    let number = |text: &str| Some(text.to_owned());
    let allowed = "it takes 2 to 20 digits with spaces, + * # - . ( ) or / between them, up to 40 characters";
    let cases = [
        (Settings { day_start_hour: 13, ..base.clone() }, "day_start_hour: 13 is not allowed; it takes 0 to 12"),
        (Settings { refractory_minutes: 0, ..base.clone() }, "refractory_minutes: 0 is not allowed; it takes 1 to 120"),
        (
            Settings { refractory_minutes: 121, ..base.clone() },
            "refractory_minutes: 121 is not allowed; it takes 1 to 120",
        ),
        (Settings { get_ready_seconds: 16, ..base.clone() }, "get_ready_seconds: 16 is not allowed; it takes 0 to 15"),
        (Settings { volume: 101, ..base.clone() }, "volume: 101 is not allowed; it takes 0 to 100"),
        (
            Settings { emergency_number: number("call me"), ..base.clone() },
            &format!("emergency_number: “call me” is not allowed; {allowed}"),
        ),
        (
            Settings { emergency_number: number(""), ..base.clone() },
            &format!("emergency_number: “” is not allowed; {allowed}"),
        ),
        (
            Settings { advice_line: number("+ *"), ..base.clone() },
            &format!("advice_line: “+ *” is not allowed; {allowed}"),
        ),
        (
            Settings { maternity_line: number("123456789012345678901"), ..base },
            &format!("maternity_line: “123456789012345678901” is not allowed; {allowed}"),
        ),
    ];
    for (settings, message) in cases {
        assert_refused(store.change_settings(evening(0), |kept| *kept = settings), message);
        assert_eq!(store.settings().unwrap(), Settings::default(), "{message}");
    }
}

#[test]
fn only_what_was_chosen_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let store = Store::open(&path).unwrap();
    let raw = Connection::open(&path).unwrap();
    let rows = || -> Vec<(String, String, String)> {
        let mut statement = raw.prepare("SELECT name, value, updated_at FROM settings ORDER BY name").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let row = |name: &str, value: &str, minutes| (name.to_owned(), value.to_owned(), evening(minutes).to_rfc3339());
    store.change_settings(evening(0), |kept| *kept = Settings::default()).unwrap();
    assert_eq!(rows(), []);
    let quiet = Settings { volume: 10, ..Settings::default() };
    store.change_settings(evening(1), |kept| *kept = quiet.clone()).unwrap();
    store.change_settings(evening(2), |kept| *kept = Settings { theme: Theme::Light, ..quiet.clone() }).unwrap();
    assert_eq!(rows(), [row("theme", "\"light\"", 2), row("volume", "10", 1)]);
    store.change_settings(evening(3), |kept| *kept = Settings { volume: 70, ..quiet }).unwrap();
    assert_eq!(rows(), [row("theme", "\"system\"", 3), row("volume", "70", 3)]);
}

#[test]
fn a_row_that_means_nothing_here_leaves_the_default_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let store = Store::open(&path).unwrap();
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(
        "INSERT INTO settings (name, value, updated_at) VALUES ('theme', '\"plaid\"', ''), ('volume', '\"loud\"', ''), \
         ('day_start_hour', '99', ''), ('from_long_ago', 'true', ''), ('voice', 'true', '')",
    )
    .unwrap();
    assert_eq!(store.settings().unwrap(), Settings { voice: true, ..Settings::default() });
    store.change_settings(evening(0), |kept| *kept = Settings { volume: 5, ..Settings::default() }).unwrap();
    let left: i64 = raw.query_row("SELECT count(*) FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!((store.settings().unwrap().volume, left), (5, 5));
}

#[test]
fn the_notice_is_accepted_at_a_whole_second() {
    let store = memory();
    let accepted = Settings { accepted_at: Some(at("2026-11-20T20:00:00.5+01:00")), ..Settings::default() };
    store.change_settings(evening(0), |kept| *kept = accepted).unwrap();
    assert_eq!(store.settings().unwrap().accepted_at, Some(evening(0)));
}
