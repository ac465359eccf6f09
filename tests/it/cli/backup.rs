//! `backup` and `restore`, and what `doctor` says about copies.

use super::{Home, Ran, bytes, finish, start};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Records, a folder for copies, and a device that remembers where they went.
struct Desk {
    home: Home,
    copies: TempDir,
    device: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { home: Home::new(), copies: tempfile::tempdir().unwrap(), device: tempfile::tempdir().unwrap() }
    }

    fn run_at(&self, now: &str, arguments: &[&str], input: &str) -> Ran {
        let mut command = self.home.command(arguments);
        command.env("XDG_CONFIG_HOME", self.device.path()).env("UNKINK_TEST_NOW", now);
        command.current_dir(self.copies.path());
        finish(start(command), input)
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_at("2026-11-27T10:00:00+00:00", arguments, "")
    }

    fn ok(&self, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {ran:?}");
        ran
    }

    fn copy(&self, name: &str) -> PathBuf {
        self.copies.path().join(name)
    }

    fn warnings(&self, now: &str) -> String {
        let ran = self.run_at(now, &["doctor", "--json"], "");
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let warnings: Vec<&str> = report["warnings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        warnings.join("\n")
    }

    fn made(&self) -> Vec<String> {
        let names =
            fs::read_dir(self.copies.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_backup_moves_records_to_another_computer() {
    let desk = Desk::new();
    desk.run(&["backup", "early.sqlite3"]).refused(1, &["no records yet"]);
    assert!(!desk.home.folder.exists() && desk.made().is_empty());
    desk.ok(&["log", "--note", "at the desk"]);
    let said = desk.ok(&["backup", "moved.sqlite3"]).out;
    assert!(said.contains("Copied and compared: 1 crack") && said.contains("moved.sqlite3"), "{said}");
    desk.run(&["backup", "moved.sqlite3"]).refused(1, &["moved.sqlite3", "something stands there already"]);

    let there = Desk::new();
    let file = desk.copy("moved.sqlite3");
    let proved = there.ok(&["restore", text(&file), "--dry-run"]).out;
    assert!(proved.contains("can be restored: 1 crack") && proved.contains("Nothing was changed"), "{proved}");
    assert!(!there.home.folder.exists(), "a proof makes nothing");
    let said = there.ok(&["restore", text(&file)]).out;
    assert!(said.contains("Restored: 1 crack") && !said.contains("kept as"), "{said}");
    assert_eq!(there.home.json(&["journal"])[0]["note"], "at the desk");
    there.run(&["restore", text(&there.copy("none"))]).refused(1, &["none", "there is no such file"]);
    there.run(&["restore", text(there.copies.path())]).refused(1, &["it is a folder"]);
}

#[test]
fn a_restore_says_where_the_records_before_are_and_what_stays_open() {
    let desk = Desk::new();
    desk.ok(&["log"]);
    desk.ok(&["backup", "one.sqlite3"]);
    desk.ok(&["log"]);
    let sheet = r#"{"answers":{"age_years":45,"region":["low_back"],"saddle_numb":"yes"}}"#;
    desk.run_at("2026-11-27T11:00:00+00:00", &["check", "--answers", "-", "--save"], sheet);
    let said = desk.ok(&["restore", "one.sqlite3"]).out;
    assert!(
        said.contains("unkink.before-restore1.sqlite3")
            && said.contains("1 check that the copy does not hold came along"),
        "{said}"
    );
    assert_eq!(desk.home.listed(&[]).len(), 1);
    let profile: Value = serde_json::from_str(&desk.ok(&["profile", "--json"]).out).unwrap();
    assert_eq!(profile["open_tier"], "emergency_now");
}

#[test]
fn a_look_at_a_copy_refuses_what_a_restore_refuses() {
    let desk = Desk::new();
    desk.ok(&["log"]);
    desk.ok(&["urge", "--level", "7", "--outcome", "cracked"]);
    let copies = [desk.copy("broken.sqlite3"), desk.copy("old.sqlite3")];
    for (copy, change) in copies.iter().zip(["UPDATE urges SET entry = 99", "PRAGMA user_version = 0"]) {
        desk.ok(&["backup", text(copy)]);
        let file = rusqlite::Connection::open(copy).unwrap();
        file.execute_batch(&format!("PRAGMA foreign_keys = OFF; {change}")).unwrap();
    }
    for (file, said) in [
        (desk.home.file(), "the records that are in use"),
        (copies[0].clone(), "links lead nowhere"),
        (copies[1].clone(), "a database of another program"),
    ] {
        for arguments in [&["restore", text(&file), "--dry-run"][..], &["restore", text(&file)]] {
            let ran = desk.run(arguments);
            assert!(ran.status == 1 && ran.err.contains(said) && !ran.err.contains("CREATE"), "{arguments:?}: {ran:?}");
        }
    }
    let files = fs::read_dir(&desk.home.folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(files.filter(|name| name.contains("before")).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_passphrase_is_typed_twice_or_read_from_a_file() {
    let desk = Desk::new();
    desk.ok(&["log"]);
    let now = "2026-11-27T10:00:00+00:00";
    let made = desk.run_at(now, &["backup", "a.age", "--passphrase"], "a quiet afternoon\na quiet afternoon\n");
    assert_eq!(made.status, 0, "{made:?}");
    assert!(made.err.contains("nobody can recover it"), "{made:?}");
    let differ = desk.run_at(now, &["backup", "b.age", "--passphrase"], "a quiet afternoon\na quiet evening\n");
    assert!(differ.status == 1 && differ.err.contains("not the same"), "{differ:?}");
    let short = desk.run_at(now, &["backup", "b.age", "--passphrase"], "short\nshort\n");
    assert!(short.status == 1 && short.err.contains("at least 8 characters"), "{short:?}");
    fs::write(desk.copy("words"), "a quiet afternoon\n").unwrap();
    fs::write(desk.copy("nothing"), "\n").unwrap();
    desk.run(&["backup", "b.age", "--passphrase-file", "nothing"]).refused(1, &["nothing", "first line is empty"]);
    desk.run(&["backup", "b.age", "--passphrase-file", "missing"]).refused(1, &["missing"]);
    assert_eq!(desk.made(), ["a.age", "nothing", "words"]);
    desk.ok(&["restore", "a.age", "--dry-run", "--passphrase-file", "words"]);
    let typed = desk.run_at(now, &["restore", "a.age", "--dry-run"], "a quiet afternoon\n");
    assert!(typed.status == 0 && typed.out.contains("1 crack"), "{typed:?}");
    let wrong = desk.run_at(now, &["restore", "a.age", "--dry-run"], "another one\n");
    assert!(wrong.status == 1 && wrong.err.contains("does not open"), "{wrong:?}");
}

#[test]
fn doctor_knows_the_last_backup_its_age_and_what_went_wrong() {
    let desk = Desk::new();
    desk.ok(&["log"]);
    assert!(desk.warnings("2026-11-27T10:00:00+00:00").contains("no backup yet"));
    let folder = desk.copy("stick");
    fs::create_dir(&folder).unwrap();
    desk.ok(&["backup", "--folder", "stick"]);
    let name = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
    assert!(name.starts_with("unkink-2026-11-27-") && name.ends_with(".sqlite3"), "{name}");
    assert_eq!(desk.warnings("2026-12-03T10:00:00+00:00"), "");
    let report: Value = serde_json::from_str(&desk.ok(&["doctor", "--json"]).out).unwrap();
    assert_eq!(report["last_backup"], "2026-11-27T10:00:00Z");
    assert!(desk.ok(&["doctor"]).out.contains("Last backup: 2026-11-27 10:00"));
    assert!(desk.warnings("2026-12-10T10:00:00+00:00").contains("is 13 days old, of 27 November 2026"));
    fs::rename(&folder, desk.copy("pulled")).unwrap();
    desk.run(&["backup"]).refused(1, &["stick", "is not there", "your records are as they were"]);
    let warnings = desk.warnings("2026-11-27T10:00:00+00:00");
    assert!(warnings.contains("is not there") && warnings.contains("not where it was made"), "{warnings}");
    assert!(!folder.exists(), "no folder is made where a stick was");
    fs::rename(desk.copy("pulled"), &folder).unwrap();
    desk.ok(&["backup"]);
    assert_eq!(desk.warnings("2026-11-27T10:00:00+00:00"), "");
}

#[test]
fn a_folder_for_daily_copies_must_be_one_that_can_hold_them() {
    let desk = Desk::new();
    desk.ok(&["log"]);
    fs::write(desk.copy("file"), "").unwrap();
    desk.run(&["backup", "--folder", "file"]).refused(2, &["--folder", "it is a file"]);
    desk.run(&["backup", "--folder", "none"]).refused(2, &["--folder", "there is no such folder"]);
    desk.run(&["backup", "--folder", text(&desk.home.folder)]).refused(2, &["your records are in it"]);
    desk.ok(&["backup", "--no-folder"]);
    // One that was refused its copy is none for the daily ones.
    fs::create_dir(desk.copy("stick")).unwrap();
    fs::write(desk.copy("short"), "short\n").unwrap();
    desk.run(&["backup", "--folder", "stick", "--passphrase-file", "short"]).refused(1, &["at least 8 characters"]);
    desk.ok(&["backup"]);
    assert_eq!(fs::read_dir(desk.copy("stick")).unwrap().count(), 0);
}

#[test]
fn damaged_records_are_replaced_by_a_copy_and_kept() {
    let desk = Desk::new();
    desk.ok(&["log"]);
    desk.ok(&["backup", "good.sqlite3"]);
    let damaged = b"nothing of anyone".repeat(500);
    fs::write(desk.home.file(), &damaged).unwrap();
    desk.run(&["journal"]).refused(1, &["damaged"]);
    let said = desk.ok(&["restore", "good.sqlite3"]).out;
    assert!(said.contains("unkink.damaged1.sqlite3") && said.contains("check again"), "{said}");
    assert_eq!(bytes(&desk.home.folder.join("unkink.damaged1.sqlite3")), damaged);
    assert_eq!(desk.home.listed(&[]).len(), 1);
}
