//! `doctor`, and records that are damaged, newer, read-only or shared.

use super::{Home, bytes, finish, has_keys, start};
use crate::support::mount::Mount;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::Override;
use unkink::domain::journal::EntryFields;
use unkink::domain::routine::Plan;
use unkink::domain::session::{Session, SessionOptions};
use unkink::platform::clock;
use unkink::platform::data_dir::FILE;
use unkink::store::Store;

const DOCTOR: &str = "ok schema integrity counts last_backup warnings data_dir";

#[test]
fn doctor_reports_in_the_shape_of_the_contract() {
    let home = Home::new();
    for logged in [false, true] {
        if logged {
            home.ok(&["log"]);
            home.ok(&["urge", "--level", "3", "--outcome", "cracked"]);
            home.ok(&["play", "chin_tuck", "--speed", "1000"]);
            home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{}}"#);
        }
        let report = home.json(&["doctor"]);
        has_keys(&report, DOCTOR);
        let (two, one) = if logged { (2, 1) } else { (0, 0) };
        let counts = json!({"entries": two, "urges": one, "sessions": one, "checks": one, "days": 0, "routines": 0});
        assert_eq!(report["counts"], counts);
        assert_eq!((&report["ok"], &report["integrity"]), (&json!(true), &json!("ok")));
        assert!(report["schema"].as_u64().is_some_and(|schema| schema > 0));
        assert_eq!((&report["last_backup"], &report["data_dir"]), (&Value::Null, &json!(home.folder)));
        assert_eq!(report["warnings"].as_array().unwrap().len(), 1, "no backup yet");
    }
    let words = home.ok(&["doctor"]).out;
    assert!(words.contains("Integrity: ok") && words.contains("backup"), "{words}");
}

#[test]
fn damaged_records_are_reported_and_left_as_they_are() {
    let damages: [fn(Vec<u8>) -> Vec<u8>; 3] = [
        |_| b"this is no database at all, only some text that is long enough to be looked at as one".repeat(40),
        |mut file| {
            file.iter_mut().skip(100).take(3000).for_each(|byte| *byte = 0xA5);
            file
        },
        |file| file[..file.len() / 2].to_vec(),
    ];
    for (number, damage) in damages.into_iter().enumerate() {
        let home = Home::new();
        home.ok(&["log"]);
        let damaged = damage(bytes(&home.file()));
        std::fs::write(home.file(), &damaged).unwrap();
        let ran = home.run(&["doctor", "--json"]);
        assert_eq!(ran.status, 1, "{number}: {ran:?}");
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        has_keys(&report, DOCTOR);
        assert_eq!(report["ok"], false);
        assert_ne!(report["integrity"], "ok");
        for arguments in
            [&["log"][..], &["journal"], &["routines"], &["play", "cat_cow"], &["plan", "cat_cow"], &["seen"]]
        {
            home.run(arguments).refused(1, &[FILE]);
        }
        home.ok(&["plan", "cat_cow", "--no-gates"]);
        assert_eq!(bytes(&home.file()), damaged, "{number}");
    }
}

#[test]
fn records_of_a_newer_program_are_reported_and_left_as_they_are() {
    let home = Home::new();
    home.ok(&["log"]);
    let connection = Connection::open(home.file()).unwrap();
    connection.pragma_update(None, "user_version", 4711).unwrap();
    drop(connection);
    let newer = bytes(&home.file());
    let ran = home.run(&["doctor", "--json"]);
    assert_eq!(ran.status, 1);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&report["ok"], &report["schema"]), (&json!(false), &json!(4711)));
    for arguments in [&["log"][..], &["journal"], &["stats"], &["profile"], &["play", "cat_cow"]] {
        home.run(arguments).refused(1, &[FILE, "newer", "4711"]);
    }
    assert_eq!(bytes(&home.file()), newer);
}

#[test]
fn doctor_speaks_of_what_was_set_aside_and_of_a_folder_kept_in_step() {
    let mut home = Home::new();
    home.folder = home.folder.join("Dropbox");
    home.ok(&["log"]);
    std::fs::write(home.folder.join("unkink.sqlite3-wal"), "of another file").unwrap();
    let report = home.json(&["doctor"]);
    let warnings: Vec<&str> = report["warnings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(report["ok"], true);
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(warnings[0].contains("unkink.aside1.sqlite3-wal") && warnings[2].contains("Dropbox"), "{warnings:?}");

    std::fs::write(home.folder.join("unkink.sqlite3-wal"), "of another file").unwrap();
    let ran = home.ok(&["journal", "--json"]);
    assert!(ran.err.contains("unkink.aside2.sqlite3-wal"), "{ran:?}");
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap().as_array().unwrap().len(), 1);
}

#[test]
fn damage_is_found_by_doctor_also_on_a_day_on_which_it_was_looked_for() {
    let home = Home::new();
    home.ok(&["log"]);
    for _ in 0..80 {
        home.store().add_entry(&crack(), clock::now()).unwrap();
    }
    // Where other tests do not push out what is remembered.
    let cache = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = home.command(arguments);
        command.env("XDG_CACHE_HOME", cache.path());
        finish(start(command), "")
    };
    assert_eq!(run(&["stats"]).status, 0);
    let mut file = bytes(&home.file());
    file[entries_begin(&home)..][..PAGE].fill(0xA5);
    std::fs::write(home.file(), &file).unwrap();
    let ran = run(&["doctor", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["ok"], false);
    run(&["journal"]).refused(1, &["damaged", "nothing more is written"]);
    assert_eq!(bytes(&home.file()), file);
}

/// SQLite's page size as it makes files, in bytes.
const PAGE: usize = 4096;

/// Where in the file the table of entries begins.
fn entries_begin(home: &Home) -> usize {
    let file = rusqlite::Connection::open(home.file()).unwrap();
    let page = "SELECT rootpage FROM sqlite_schema WHERE name = 'entries'";
    let page: i64 = file.query_row(page, [], |row| row.get(0)).unwrap();
    (usize::try_from(page).unwrap() - 1) * PAGE
}

fn crack() -> EntryFields {
    EntryFields { note: "x".repeat(500), ..EntryFields::bare(clock::now()) }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let home = Home::new();
    home.ok(&["log"]);
    let before = bytes(&home.file());
    let test = "a_folder_that_cannot_be_written_is_named";
    let Some(mount) = Mount::read_only(test, &home.folder) else { return };
    let folder = mount.path().to_str().unwrap();
    for arguments in
        [&["log"][..], &["urge", "--level", "1"], &["play", "cat_cow"], &["profile", "--set", "knee_sore=yes"]]
    {
        let ran = home.run(&[&["--data-dir", folder], arguments].concat());
        ran.refused(1, &[folder]);
    }
    let inside = mount.file("new");
    home.run(&["--data-dir", inside.to_str().unwrap(), "log"]).refused(1, &[inside.to_str().unwrap()]);
    home.ok(&["--data-dir", inside.to_str().unwrap(), "routines"]);
    assert_eq!(bytes(&home.file()), before);
}

#[test]
fn what_cannot_be_written_is_read_and_taken_along() {
    let home = Home::new();
    home.ok(&["log", "--tag", "dizzy", "--note", "kept"]);
    home.ok(&["urge", "--level", "4"]);
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"saddle_numb":"yes"}}"#);
    let plan = Plan::of_exercise(content().exercise("cat_cow").unwrap(), Override::default());
    let begun = Session::new(plan.clone(), content(), SessionOptions::default()).progress(content(), Duration::ZERO);
    home.store().begin_session(&plan, &begun, None, clock::now(), |_| ()).unwrap();
    let around = home.folder.with_file_name("around");
    std::fs::create_dir(&around).unwrap();
    let file = |name: &str| around.join(name).to_str().unwrap().to_owned();
    std::fs::write(file("words"), "seven words nobody would ever guess here").unwrap();
    let (json, csv, pdf) = (file("all.json"), file("all.csv"), file("page.pdf"));
    let (copy, locked, words) = (file("copy.sqlite3"), file("copy.sqlite3.age"), file("words"));
    let Some(mount) = Mount::read_only("what_cannot_be_written_is_read_and_taken_along", &home.folder) else { return };
    let folder = mount.path().to_str().unwrap();
    let there = |arguments: &[&str]| home.run(&[&["--data-dir", folder], arguments].concat());
    for arguments in [
        &["journal", "--json"][..],
        &["stats", "--json"],
        &["insights", "--json"],
        &["checks", "--json"],
        &["summary"],
        &["profile", "--json"],
        &["settings", "--json"],
        &["trash", "--json"],
        &["day", "--json"],
        &["reminders"],
        &["routines", "--json"],
    ] {
        let (ran, here) = (there(arguments), home.ok(arguments));
        assert_eq!((ran.status, &ran.out), (0, &here.out), "{arguments:?}: {ran:?}");
        assert!(ran.err.lines().count() == 1 && ran.err.contains(folder), "{arguments:?}: {ran:?}");
        assert!(ran.err.contains("Nothing can be saved in"), "{arguments:?}: {ran:?}");
    }
    for arguments in [
        &["suggest"][..],
        &["export", &json],
        &["export", &csv],
        &["export", &pdf],
        &["backup", &copy],
        &["backup", &locked, "--passphrase-file", &words],
        &["restore", &copy, "--dry-run"],
        &["restore", &locked, "--dry-run", "--passphrase-file", &words],
        &["import", &json, "--dry-run"],
    ] {
        assert_eq!(there(arguments).status, 0, "{arguments:?}");
    }
    assert_eq!(Store::open(&around.join("copy.sqlite3")).unwrap().health().unwrap().entries, 1);
    let elsewhere = Home::new();
    assert_eq!(elsewhere.json(&["import", &json])["added"], 4, "what was interrupted comes along");
    assert_eq!(home.store().open_sessions().unwrap(), [1]);

    let report: Value = serde_json::from_str(&there(&["doctor", "--json"]).out).unwrap();
    assert_eq!((&report["ok"], &report["counts"]["entries"]), (&json!(true), &json!(1)));
    assert!(report["warnings"][0].as_str().unwrap().contains(folder), "{report}");
    for arguments in [
        &["log"][..],
        &["edit", "1", "--pain", "3"],
        &["delete", "1"],
        &["trash", "--empty", "--yes"],
        &["seen", "--exercise", "yes"],
        &["day", "--pain", "2"],
        &["settings", "day_start_hour", "5"],
        &["profile", "--set", "knee_sore=yes"],
        &["import", &json],
        &["restore", &copy],
    ] {
        let ran = there(arguments);
        ran.refused(1, &[folder, "cannot be written"]);
        assert_eq!(ran.err.lines().count(), 1, "{arguments:?}: {ran:?}");
    }
}

#[test]
fn links_that_lead_nowhere_are_said_with_their_table() {
    let home = Home::new();
    home.ok(&["urge", "--level", "4", "--outcome", "cracked"]);
    home.ok(&["urge", "--level", "5", "--outcome", "cracked"]);
    let file = Connection::open(home.file()).unwrap();
    file.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM entries").unwrap();
    drop(file);
    let ran = home.run(&["doctor", "--json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.status, &report["ok"]), (1, &json!(false)));
    assert_eq!(report["integrity"], "links lead nowhere: 2 in urges");
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_kept() {
    let test = "a_full_disk_is_said_and_nothing_is_half_kept";
    let Some(mount) = Mount::small(test, 600 * 1024) else { return };
    let home = Home::new();
    let folder = mount.path().to_str().unwrap();
    let note = "x".repeat(90_000);
    let mut kept = 0;
    let refused = loop {
        let ran = home.run(&["--data-dir", folder, "log", "--note", &note]);
        if ran.status != 0 {
            break ran;
        }
        kept += 1;
        assert!(kept < 20, "the disk does not fill");
    };
    refused.refused(1, &[]);
    assert!(kept > 0);
    let listed = home.run(&["--data-dir", folder, "journal", "--json"]);
    let listed: Value = serde_json::from_str(&listed.out).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), kept);
    assert!(listed.as_array().unwrap().iter().all(|entry| entry["note"] == note.as_str()));
}

#[test]
fn several_programs_write_at_the_same_time() {
    let home = Home::new();
    let children: Vec<_> = (0..12)
        .map(|n| match n % 3 {
            0 => start(home.command(&["log", "--json"])),
            1 => start(home.command(&["urge", "--level", "4", "--outcome", "cracked", "--json"])),
            _ => start(home.command(&["play", "chin_tuck", "--speed", "1000", "--json"])),
        })
        .collect();
    for child in children {
        let ran = finish(child, "");
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    }
    let ids: BTreeSet<i64> = home.listed(&[]).into_iter().collect();
    assert_eq!(ids, (1..=8).collect());
    let counts = &home.json(&["doctor"])["counts"];
    assert_eq!((&counts["urges"], &counts["sessions"]), (&json!(4), &json!(4)));
}
