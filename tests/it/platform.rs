//! Proves `platform`: the data folder and its rights, files, the clocks.

use crate::support::mount::Mount;
use rusqlite::Connection;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::tempdir;
use unkink::domain::content::content;
use unkink::domain::reminder::Reminders;
use unkink::domain::routine::Plan;
use unkink::domain::session::{Event, Session, SessionOptions, Stage};
use unkink::domain::words::backup::not_chosen;
use unkink::platform::awake::keep_awake;
use unkink::platform::backup_place;
use unkink::platform::clock::{Stopwatch, until_next_minute, went_by};
use unkink::platform::data_dir::{FILE, VARIABLE, data_dir, database, synced_by};
use unkink::platform::files::{downloads, save_new};
use unkink::platform::memo;
use unkink::platform::playing::{hold, is_held};
use unkink::platform::{haptics, schedule, share, shortcut, speech};
use unkink::store::Store;
use unkink::ui::state::reminder::schedule_of;

mod locale;

fn refusal(chosen: &Path) -> String {
    data_dir(Some(chosen)).expect_err("this folder is refused").to_string()
}

/// The rights of a file or folder, as in `0600`.
#[cfg(unix)]
fn rights(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
#[test]
fn a_new_folder_and_everything_in_it_is_for_the_person_alone() {
    let home = tempdir().unwrap();
    let folder = data_dir(Some(&home.path().join("new/unkink"))).unwrap();
    assert_eq!((rights(&folder), rights(&home.path().join("new"))), (0o700, 0o700));
    let file = database(&folder).unwrap();
    assert_eq!((file.file_name().unwrap().to_str(), rights(&file)), (Some(FILE), 0o600));
    let store = Store::open(&file).unwrap();
    let all_rights = || {
        let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        files.map(|path| rights(&path)).collect::<Vec<u32>>()
    };
    assert_eq!(all_rights(), [0o600], "at rest there is one file");
    let writing = Connection::open(&file).unwrap();
    writing.execute_batch("BEGIN IMMEDIATE; UPDATE sqlite_sequence SET seq = seq; CREATE TABLE more (id)").unwrap();
    assert_eq!(all_rights(), [0o600, 0o600], "while it is written, a journal stands beside it");
    drop(writing);
    assert_eq!(store.health().unwrap().integrity, "ok");
}

#[test]
fn a_folder_that_is_kept_in_step_with_other_devices_is_noticed() {
    let home = tempdir().unwrap();
    let cases = [
        ("Documents/Unkink", None, None),
        ("Dropbox/Unkink", None, Some("Dropbox")),
        ("Nextcloud/health/records", None, Some("Nextcloud")),
        ("OneDrive - Family/Unkink", None, Some("OneDrive")),
        ("Library/Mobile Documents/Unkink", None, Some("iCloud Drive")),
        ("My Drive/Unkink", None, Some("Google Drive")),
        ("shared/Unkink", Some("shared/.stfolder"), Some("Syncthing")),
        ("boxes/Unkink", Some("boxes/.dropbox.cache"), Some("Dropbox")),
        ("Dropboxes/Unkink", None, None),
        ("megaphone/Unkink", None, None),
    ];
    for (folder, mark, program) in cases {
        let folder = home.path().join(folder);
        fs::create_dir_all(&folder).unwrap();
        if let Some(mark) = mark {
            fs::create_dir(home.path().join(mark)).unwrap();
        }
        assert_eq!(synced_by(&folder), program, "{}", folder.display());
    }
}

#[test]
fn what_was_done_today_is_remembered_and_may_be_lost() {
    let test = "platform::what_was_done_today_is_remembered_and_may_be_lost";
    let home = tempdir().unwrap();
    if env::var_os(ASKED).is_none() {
        again(test, &[("HOME", home.path()), ("XDG_CACHE_HOME", &home.path().join("cache"))]);
        return;
    }
    let (one, other) = (home.path().join("one"), home.path().join("other"));
    let looked = |folder: &Path| memo::daily(folder, |looked| if looked { Err("it was") } else { Ok(()) });
    assert_eq!(memo::daily(&one, |_| Err::<(), _>("it is damaged")), Err("it is damaged"));
    assert_eq!([looked(&one), looked(&one), looked(&other)], [Ok(()), Err("it was"), Ok(())]);
    assert!(memo::is_first_time(&one, "synced") && !memo::is_first_time(&one, "synced"));
    let kept = PathBuf::from(env::var_os("XDG_CACHE_HOME").unwrap());
    if cfg!(target_os = "linux") {
        fs::remove_dir_all(kept).unwrap();
        assert_eq!([looked(&one), looked(&one)], [Ok(()), Err("it was")]);
    }
}

#[test]
fn a_session_plays_in_one_program_until_that_ends() {
    let records = tempdir().unwrap();
    let folder = records.path();
    assert!(!is_held(folder, 1));
    let lock = hold(folder, 1).expect("nobody plays it");
    assert!(is_held(folder, 1) && !is_held(folder, 2));
    assert!(hold(folder, 1).is_none(), "it plays already");
    assert!(hold(tempdir().unwrap().path(), 1).is_some(), "other records have sessions of their own");
    drop(lock);
    assert!(!is_held(folder, 1) && hold(folder, 1).is_some());
}

#[cfg(unix)]
#[test]
fn a_folder_and_a_file_that_are_there_keep_their_rights_and_contents() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempdir().unwrap();
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(home.path().join(FILE), "kept").unwrap();
    fs::set_permissions(home.path().join(FILE), fs::Permissions::from_mode(0o640)).unwrap();
    let file = database(&data_dir(Some(home.path())).unwrap()).unwrap();
    assert_eq!((rights(home.path()), rights(&file)), (0o755, 0o640));
    assert_eq!(fs::read_to_string(file).unwrap(), "kept");
}

#[test]
fn looking_for_the_folder_leaves_nothing_in_it() {
    let home = tempdir().unwrap();
    assert_eq!(data_dir(Some(home.path())).unwrap(), home.path());
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn folders_that_cannot_be_used_are_named() {
    let home = tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(refusal(&file), format!("the data folder “{}” cannot be used: it is a file", file.display()));
    let below = file.join("folder");
    let message = refusal(&below);
    let expected = format!("the data folder “{}” cannot be used: it cannot be made: a file stands", below.display());
    assert!(message.starts_with(&expected), "{message}");
    assert_eq!(refusal(Path::new("")), "the data folder “” cannot be used: its name is empty");
    fs::create_dir(home.path().join(FILE)).unwrap();
    let message = database(home.path()).expect_err("a folder has the file's name").to_string();
    assert!(message.ends_with("cannot be used: unkink.sqlite3 in it is a folder"), "{message}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let shown = tempdir().unwrap();
    let Some(disk) = Mount::read_only("a_folder_that_cannot_be_written_is_named", shown.path()) else { return };
    let message = refusal(disk.path());
    assert!(message.contains("cannot be used: it cannot be written: it is read-only"), "{message}");
    let message = refusal(&disk.file("new"));
    assert!(message.contains("cannot be used: it cannot be made: it is read-only"), "{message}");
    let message = database(disk.path()).expect_err("nothing can be made there").to_string();
    assert!(message.contains("cannot be used: unkink.sqlite3 cannot be made in it: it is read-only"), "{message}");
}

const ASKED: &str = "UNKINK_TEST_ASKED";

/// Runs one test of this program again, alone, with other variables: changing those of a running program is unsafe.
fn again(test: &str, variables: &[(&str, &Path)]) -> String {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env_remove(VARIABLE).env(ASKED, "yes");
    let output = command.envs(variables.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_folder_is_the_one_chosen_else_the_variables_else_the_systems() {
    let test = "platform::the_folder_is_the_one_chosen_else_the_variables_else_the_systems";
    let home = tempdir().unwrap();
    if env::var_os(ASKED).is_some() {
        println!("asked: {}", data_dir(None).unwrap().display());
        println!("chosen: {}", data_dir(Some(home.path())).unwrap() == home.path());
        return;
    }
    let named = home.path().join("named");
    let data = home.path().join("data");
    let said = again(test, &[(VARIABLE, &named), ("HOME", home.path()), ("XDG_DATA_HOME", &data)]);
    assert!(said.contains(&format!("asked: {}\n", named.display())), "{said}");
    assert!(said.contains("chosen: true"), "{said}");
    let said = again(test, &[(VARIABLE, Path::new("")), ("HOME", home.path()), ("XDG_DATA_HOME", &data)]);
    let system = said.lines().find_map(|line| line.strip_prefix("asked: ")).expect("a folder");
    assert!(Path::new(system).starts_with(home.path()) && Path::new(system) != named, "{system}");
    assert!(system.to_lowercase().contains("unkink") && Path::new(system).is_dir(), "{system}");
}

#[test]
fn asking_for_the_screen_never_fails() {
    for on in [false, true, true, false, false] {
        keep_awake(on);
    }
}

#[test]
fn a_file_that_is_there_is_never_replaced() {
    let folder = tempdir().unwrap();
    let saved = |text: &str| save_new(folder.path(), "my-break.unkink.json", text.as_bytes()).unwrap();
    let (first, second, third) = (saved("one"), saved("two"), saved("three"));
    let names = [&first, &second, &third].map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    assert_eq!(names, ["my-break.unkink.json", "my-break (2).unkink.json", "my-break (3).unkink.json"]);
    assert_eq!([first, second, third].map(|path| fs::read_to_string(path).unwrap()), ["one", "two", "three"]);
}

#[test]
fn a_file_that_cannot_be_saved_is_told() {
    let folder = tempdir().unwrap();
    assert!(save_new(&folder.path().join("not there"), "a.json", b"text").is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn saved_files_go_where_a_person_looks_for_them() {
    let test = "platform::saved_files_go_where_a_person_looks_for_them";
    if env::var_os(ASKED).is_some() {
        println!("downloads: {}", downloads().unwrap().display());
        return;
    }
    let home = tempdir().unwrap();
    let said = again(test, &[("HOME", home.path()), ("XDG_CONFIG_HOME", home.path())]);
    assert!(said.contains(&format!("downloads: {}", home.path().display())), "{said}");
}

#[test]
fn a_folder_in_which_no_copy_could_be_made_is_not_chosen() {
    let test = "platform::a_folder_in_which_no_copy_could_be_made_is_not_chosen";
    if env::var_os(ASKED).is_some() {
        let (data, first, full) = (Path::new("/records"), Path::new("/first"), Path::new("/full"));
        let now = crate::support::at("2026-11-21T10:00:00+01:00");
        backup_place::tried_out(data, first, now, Ok(Path::new("/first/copy.sqlite3"))).unwrap();
        let before = backup_place::of(data);
        backup_place::tried_out(data, full, now, Err("the disk is full")).unwrap();
        println!("kept: {:?}, as before: {}", before.folder, backup_place::of(data) == before);
        return;
    }
    let home = tempdir().unwrap();
    let said = again(test, &[("HOME", home.path()), ("XDG_CONFIG_HOME", home.path())]);
    assert!(said.contains("kept: Some(\"/first\"), as before: true"), "{said}");
    let told = not_chosen("/full", Some("/first"), "the disk is full");
    assert_eq!(told, "No copy could be made in /full: the disk is full. Copies go to /first as before.");
    assert!(not_chosen("/full", None, "the disk is full").ends_with("No folder is chosen."));
}

#[test]
fn sleep_that_the_steady_clock_did_not_count_is_counted_by_the_wall_clock() {
    let ms = Duration::from_millis;
    let rows = [
        ("both clocks run", 1000, Some(1000), 1000),
        ("the wall clock is corrected a little", 1000, Some(1400), 1000),
        ("three seconds apart are none", 1000, Some(4000), 1000),
        ("more are a sleep", 1000, Some(4001), 4001),
        ("a night", 200, Some(28_800_000), 28_800_000),
        ("a clock that counts sleep itself", 28_800_000, Some(28_800_000), 28_800_000),
        ("the wall clock behind", 10_000, Some(2000), 10_000),
        ("the wall clock set back", 1000, None, 1000),
    ];
    for (name, counted, by_wall, passed) in rows {
        assert_eq!(went_by(ms(counted), by_wall.map(ms)), ms(passed), "{name}");
    }
}

#[test]
fn a_laptop_that_slept_finds_its_session_paused_where_it_was_and_the_night_is_not_counted() {
    let s = Duration::from_secs;
    // At the window's speed, and at one of the terminal's, whose patience is as long in real time.
    for speed in [1_u32, 4] {
        let patience = Some(s(3 * u64::from(speed)));
        let options = SessionOptions { get_ready: Duration::ZERO, patience, own_pace: false };
        let plan = Plan::of_routine(content().routine("desk_break_3").unwrap());
        let mut session = Session::new(plan, content(), options);
        let mut watch = Stopwatch::start(speed.into());
        session.update(Event::StartPressed, Duration::ZERO);
        let mut played = 0;
        for asleep in [s(5), s(8 * 60 * 60), s(3 * 24 * 60 * 60)] {
            for _ in 0..5 {
                session.update(Event::Ticked, watch.pass(s(1), Some(s(1))));
                played += u64::from(speed);
            }
            // The steady clock stood still.
            let now = watch.pass(Duration::from_millis(200), Some(asleep));
            session.update(Event::Ticked, now);
            assert_eq!(session.stage(), Stage::Paused { at: s(played) }, "asleep for {asleep:?} at {speed} ×");
            assert_eq!(session.done(), s(played));
            session.update(Event::ResumePressed, now);
        }
        assert!(session.is_running());
    }
}

#[test]
fn a_stopwatch_that_is_read_again_and_again_shows_the_same_as_one_that_is_not() {
    let (mut read, left) = (Stopwatch::start(10.0), Stopwatch::start(10.0));
    let shown: Vec<Duration> = (0..5000).map(|_| read.read()).collect();
    assert!(shown.is_sorted());
    let (before, between, after) = (left.elapsed(), read.read(), left.elapsed());
    let slack = Duration::from_millis(5);
    assert!(
        between <= after + slack && before <= between + Duration::from_millis(500),
        "{before:?} {between:?} {after:?}"
    );
    assert_eq!(read.real(Duration::from_secs(10)), Duration::from_secs(1));
}

#[test]
fn the_next_minute_is_never_more_than_a_minute_away() {
    let left = until_next_minute();
    assert!(left > Duration::ZERO && left <= Duration::from_millis(60_010), "{left:?}");
}

#[test]
fn a_phone_is_given_the_times_and_days_of_reminders_and_none_in_quiet_hours() {
    let text = r#"{"hourly":{"from":"9:00","to":"11:00"},"times":["22:30","8:15"],"days":["mon","wed","sun"],
        "quiet":{"from":"22:00","to":"7:00"}}"#;
    let chosen: Reminders = serde_json::from_str(text).unwrap();
    let given = schedule_of(&chosen);
    assert_eq!(given.minutes, [8 * 60 + 15, 9 * 60, 10 * 60, 11 * 60]);
    assert_eq!((given.days.as_slice(), given.day_bits()), ([0, 2, 6].as_slice(), 0b100_0101));
    assert_eq!((given.text, given.is_empty()), ("Time to get up", false));
    assert!(schedule_of(&Reminders::default()).is_empty());
}

#[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
#[test]
fn a_desktop_says_what_it_does_not_do() {
    assert!(!schedule::is_there() && !share::is_there() && !haptics::are_there() && !speech::is_there());
    assert_eq!(shortcut::asked_screen(), None);
    let refused = schedule::set(&schedule_of(&Reminders::default())).expect_err("nobody calls them out");
    assert_eq!(refused, "this device calls none out while Unkink is closed");
    assert!(share::share(Path::new("page.pdf"), "application/pdf").is_err());
    haptics::buzz("40");
    speech::say("Left side", 1.0);
    speech::hush();
}
