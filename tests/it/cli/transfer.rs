//! `export`, `import`.

use super::{Home, has_keys};
use crate::support::mount::Mount;
use serde_json::{Value, json};
use std::fs;

const REPORT: &str = "read added updated unchanged refused";

fn filled() -> Home {
    let home = Home::new();
    home.ok(&["log", "--note", "=1+1", "--pain", "3", "--at", "2026-11-20T14:03:00+01:00"]);
    home.ok(&["log", "--tag", "worry", "--at", "2026-10-20T14:03:00+01:00"]);
    home.ok(&["urge", "--level", "7", "--outcome", "cracked", "--at", "2026-11-20T15:00:00+01:00"]);
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"age_years":45,"saddle_numb":"yes"}}"#);
    home.ok(&["delete", "2"]);
    home
}

fn path(home: &Home, name: &str) -> String {
    home.folder.with_file_name(name).display().to_string()
}

#[test]
fn an_export_taken_in_elsewhere_is_the_same_export() {
    let (home, elsewhere) = (filled(), Home::new());
    let file = path(&home, "all.json");
    home.ok(&["export", &file]);
    let report = elsewhere.json(&["import", &file]);
    has_keys(&report, REPORT);
    assert_eq!(report, json!({"read": 5, "added": 5, "updated": 0, "unchanged": 0, "refused": []}));
    let content = |home: &Home| {
        let mut export: Value = serde_json::from_str(&home.ok(&["export", "-", "--format", "json"]).out).unwrap();
        export["exported_at"].take();
        export
    };
    assert_eq!(content(&elsewhere), content(&home));
    assert_eq!(elsewhere.json(&["import", &file])["added"], 0);
    assert_eq!(elsewhere.json(&["trash"])["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let home = filled();
    let file = path(&home, "all.csv");
    fs::write(&file, "mine").unwrap();
    home.run(&["export", &file]).refused(1, &["all.csv", "is there already"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let missing = path(&home, "nowhere/all.csv");
    home.run(&["export", &missing]).refused(1, &["nowhere"]);
    let beside = fs::read_dir(home.folder.parent().unwrap()).unwrap();
    assert_eq!(beside.count(), 2, "no part of a file is left");
}

#[test]
fn the_format_is_that_of_the_ending_or_the_one_that_is_named() {
    let home = filled();
    let table = home.ok(&["export", "-", "--format", "csv", "--bom", "--from", "2026-11-01"]).out;
    assert!(table.starts_with("\u{feff}uid,at,") && table.contains(",'=1+1,"), "{table}");
    assert_eq!(table.lines().count(), 3, "deleted ones are not among them");
    for (arguments, named) in [
        (&["export", "page.odt"][..], "json, csv, pdf or ics"),
        (&["export", "all"], "json, csv, pdf or ics"),
        (&["export", "-", "--format", "json", "--bom"], "--bom"),
        (&["export", "all.json", "--question", "Why?"], "--question"),
        (&["export", "-", "--format", "odt"], "ics"),
        (&["export", "-", "--format", "csv", "--from", "2026-11-02", "--to", "2026-11-01"], "from"),
    ] {
        home.run(arguments).refused(2, &[named]);
    }
}

#[test]
fn nothing_is_taken_in_when_something_is_refused_unless_that_is_wanted() {
    let home = Home::new();
    let file = path(&home, "two.csv");
    fs::write(&file, "at,pain\n2026-11-05T10:00:00+01:00,11\n2026-11-05T11:00:00+01:00,3\n").unwrap();
    let ran = home.run(&["import", &file, "--json"]);
    assert_eq!(ran.status, 1);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["refused"], json!([{"line": 2, "field": "pain", "reason": "11 is not between 0 and 10"}]));
    assert_eq!((&report["added"], home.listed(&[]).len()), (&json!(0), 0));
    let look = home.run(&["import", &file, "--dry-run", "--json"]);
    assert_eq!((look.status, &look.out), (1, &ran.out), "a look says what the run says");
    let look = home.run(&["import", &file, "--dry-run", "--skip-bad", "--json"]);
    let look: Value = serde_json::from_str(&look.out).unwrap();
    assert_eq!((&look["added"], home.listed(&[]).len()), (&json!(1), 0));
    let ran = home.run(&["import", &file, "--skip-bad"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("1 added") && ran.out.contains("Line 2, pain: 11 is not"), "{ran:?}");
    assert_eq!(home.listed(&[]).len(), 1);
}

#[test]
fn whether_one_was_seen_is_asked_and_without_an_answer_the_result_stays_open() {
    let home = filled();
    home.ok(&["seen", "--exercise", "yes"]);
    let file = path(&home, "all.json");
    home.ok(&["export", &file]);
    let open = |home: &Home| home.json(&["profile"])["open_tier"].clone();
    for (arguments, input, tier) in [
        (&["import", &file][..], "", json!("emergency_now")),
        (&["import", &file], "no\n", json!("emergency_now")),
        (&["import", &file], "yes\n", Value::Null),
        (&["import", &file, "--seen", "yes"], "", Value::Null),
        (&["import", &file, "--seen", "no"], "yes\n", json!("emergency_now")),
    ] {
        let elsewhere = Home::new();
        let ran = elsewhere.run_with(arguments, input);
        assert_eq!((ran.status, open(&elsewhere)), (0, tier.clone()), "{arguments:?} {input:?}: {ran:?}");
        assert_eq!(ran.out.contains("stays open here"), tier != Value::Null, "{ran:?}");
    }
    // Where its result is open already, nothing is asked, and `seen` alone closes it.
    let (elsewhere, before) = (Home::new(), path(&home, "before.json"));
    let text = fs::read_to_string(&file).unwrap();
    let mut export: Value = serde_json::from_str(&text).unwrap();
    (export["checks"][0]["seen_at"], export["checks"][0]["exercise_agreed"]) = (Value::Null, Value::Null);
    export["checks"][0]["updated_at"] = export["checks"][0]["created_at"].clone();
    fs::write(&before, export.to_string()).unwrap();
    elsewhere.ok(&["import", &before]);
    let later = text.replace("\"updated_at\":\"20", "\"updated_at\":\"21");
    fs::write(&file, later).unwrap();
    let ran = elsewhere.run_with(&["import", &file, "--seen", "yes"], "");
    assert_eq!((ran.status, open(&elsewhere)), (0, json!("emergency_now")), "{ran:?}");
    assert!(ran.out.contains("stays open here") && ran.out.contains("`unkink seen`"), "{ran:?}");
    elsewhere.ok(&["seen", "--exercise", "yes"]);
    assert_eq!(open(&elsewhere), Value::Null);
}

#[test]
fn what_is_no_file_for_it_is_refused_in_words() {
    let home = Home::new();
    let folder = home.folder.parent().unwrap().to_owned();
    home.run(&["import", folder.to_str().unwrap()]).refused(1, &["Checkmarks.csv"]);
    home.run(&["import", &path(&home, "missing.json")]).refused(1, &["missing.json"]);
    let (text, columns) = (path(&home, "a.csv"), path(&home, "columns.json"));
    fs::write(&text, "when\n2026-11-05 10:00\n").unwrap();
    home.run(&["import", &text]).refused(1, &["describe them", "when"]);
    for (written, named) in [
        (r#"{"each":"crack","columns":[{"column":"when","means":"moment"}],"zone":"Mars"}"#, "Mars"),
        ("[]", "no columns"),
        ("{", "columns.json"),
    ] {
        fs::write(&columns, written).unwrap();
        home.run(&["import", &text, "--columns", &columns]).refused(1, &[named]);
    }
    fs::write(&columns, r#"{"zone":"Europe/Berlin","each":"crack","columns":[{"column":"when","means":"moment"}]}"#)
        .unwrap();
    assert_eq!(home.json(&["import", &text, "--columns", &columns])["added"], 1);
    assert_eq!(home.json(&["journal"])[0]["at"], "2026-11-05T10:00:00+01:00");
}

#[test]
fn times_that_came_twice_are_counted_and_those_that_did_not_exist_refused() {
    let home = Home::new();
    let (text, columns) = (path(&home, "a.csv"), path(&home, "columns.json"));
    fs::write(&text, "when\n2026-10-25 02:30\n2026-10-25 02:31\n2026-10-25 03:30\n2026-03-29 02:30\n").unwrap();
    fs::write(&columns, r#"{"zone":"Europe/Berlin","each":"crack","columns":[{"column":"when","means":"moment"}]}"#)
        .unwrap();
    let look = home.run(&["import", &text, "--columns", &columns, "--dry-run", "--skip-bad"]);
    let twice = "2 rows at a time that the clock showed twice, as it was put back: taken as the first of the two.";
    assert!(
        look.out.contains(twice) && look.out.contains("Line 5, when: 2026-03-29 02:30:00 did not exist"),
        "{look:?}"
    );
    home.run(&["import", &text, "--columns", &columns, "--skip-bad"]);
    let journal = home.json(&["journal"]);
    let times: Vec<&str> = journal.as_array().unwrap().iter().filter_map(|entry| entry["at"].as_str()).collect();
    assert_eq!(times, ["2026-10-25T03:30:00+01:00", "2026-10-25T02:31:00+02:00", "2026-10-25T02:30:00+02:00"]);
}

#[test]
fn a_crack_without_a_clock_is_listed_without_a_time_until_an_edit_says_one() {
    let home = Home::new();
    let (text, columns) = (path(&home, "a.csv"), path(&home, "columns.json"));
    fs::write(&text, "day\n2026-11-05\n").unwrap();
    fs::write(&columns, r#"{"each":"crack","columns":[{"column":"day","means":"day"}]}"#).unwrap();
    home.ok(&["import", &text, "--columns", &columns]);
    assert_eq!(home.json(&["journal"])[0]["clock"], false);
    let listed = home.ok(&["journal"]).out;
    assert!(listed.contains("2026-11-05") && !listed.contains("12:00"), "{listed}");
    home.ok(&["edit", "1", "--at", "2026-11-05T09:00:00+01:00"]);
    assert!(home.ok(&["journal"]).out.contains("2026-11-05 09:00"));
}

/// A journal of about so many times 50 kB.
fn long(times: usize) -> Home {
    let home = Home::new();
    for _ in 0..times {
        home.ok(&["log", "--note", &"x".repeat(50_000)]);
    }
    home
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_an_export_is_said_and_nothing_is_left_of_it() {
    let test = "a_disk_that_is_full_in_the_middle_of_an_export_is_said_and_nothing_is_left_of_it";
    let Some(mount) = Mount::small(test, 128 * 1024) else { return };
    let home = long(6);
    for name in ["all.json", "all.csv"] {
        let file = mount.file(name);
        home.run(&["export", file.to_str().unwrap()]).refused(1, &[name, "cannot be written", "No space left"]);
        assert_eq!(fs::read_dir(mount.path()).unwrap().count(), 0, "{name}");
    }
    assert_eq!(home.json(&["journal"]).as_array().unwrap().len(), 6);
}

#[test]
fn a_disk_that_is_full_in_the_middle_of_an_import_is_said_and_nothing_is_taken_in() {
    let test = "a_disk_that_is_full_in_the_middle_of_an_import_is_said_and_nothing_is_taken_in";
    let Some(mount) = Mount::small(test, 900 * 1024) else { return };
    let (home, small) = (long(30), long(1));
    let (file, other) = (path(&home, "all.json"), path(&small, "one.json"));
    home.ok(&["export", &file]);
    small.ok(&["export", &other]);
    let folder = mount.path().to_str().unwrap();
    home.ok(&["--data-dir", folder, "log", "--note", "here before"]);
    home.run(&["--data-dir", folder, "import", &file]).refused(1, &["the disk is full"]);
    let kept = || -> Value {
        let listed = home.run(&["--data-dir", folder, "journal", "--json"]);
        serde_json::from_str(&listed.out).unwrap()
    };
    assert_eq!(kept().as_array().unwrap().len(), 1);
    assert_eq!(kept()[0]["note"], "here before");
    home.ok(&["--data-dir", folder, "import", &other]);
    assert_eq!(kept().as_array().unwrap().len(), 2, "what fits is taken in afterwards");
}
