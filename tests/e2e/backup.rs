//! Copies of the records: each day's, one by hand, the proof of one, and the way back.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::{self, LATER};
use std::fs;
use std::path::Path;
use unkink::domain::backup::CopyName;
use unkink::store::Store;

/// The names of the copies in a folder.
fn copies(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).into_iter().flatten();
    let names = names.map(|file| file.expect("a file").file_name().into_string().expect("a name"));
    let mut names: Vec<String> = names.filter(|name| CopyName::parse(name).is_some()).collect();
    names.sort();
    names
}

fn wait_for_copies(folder: &Path, count: usize) -> Vec<String> {
    wait::until(LATER, "the copies", || match copies(folder) {
        found if found.len() == count => Ok(found),
        found => Err(format!("{found:?}")),
    })
}

fn open_copies(app: &App<'_>) {
    app.press("Settings");
    app.find(Role::Link, "Copies of your records").click();
    app.find(Role::Heading, "Copies").wait();
}

fn choose(app: &App<'_>, folder: &Path) {
    app.find(Role::TextBox, "Folder").type_text(folder.to_str().expect("a path"));
    app.press("Copy to this folder");
}

#[test]
fn a_folder_is_chosen_from_today_and_the_copy_there_restores_what_was() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "before the copy"]);
    let stick = sandbox.path("stick");
    fs::create_dir(&stick).expect("a folder");
    fs::write(stick.join("holiday.jpg"), "sea").expect("a file");
    let app = App::start_accepted(&sandbox, &Start::default());
    app.wait_for_text("Keep a copy of your records");
    app.press("Choose a folder");
    app.find(Role::Heading, "Copies").wait();
    choose(&app, &sandbox.path("nowhere"));
    app.wait_for_text("This folder cannot be used: there is no such folder.");
    choose(&app, &sandbox.data());
    app.wait_for_text("your records are in it");
    choose(&app, &stick);
    app.wait_for_text("Copied, read back and compared: 1 crack");
    wait_for_copies(&stick, 1);
    app.press("Try a restore");
    app.wait_for_text("can be restored: 1 crack");
    app.wait_for_text("Nothing was changed.");

    sandbox.run(&["log", "--note", "after the copy"]);
    app.evaluate("document.querySelector('.row--record button').click()");
    let ask = app.find(Role::Dialog, "Restore this copy?");
    ask.wait();
    assert!(ask.text().contains("1 crack") && ask.text().contains("2 cracks"), "{}", ask.text());
    ask.find(Role::Button, "Leave it").click();
    ask.wait_gone();
    assert_eq!(sandbox.json(&["journal", "--json"]).as_array().map(Vec::len), Some(2), "nothing was changed");
    app.evaluate("document.querySelector('.row--record button').click()");
    ask.wait();
    ask.find(Role::Button, "Restore").click();
    app.wait_for_text("Your records as they were are kept as");
    let kept = sandbox.data().join("unkink.before-restore1.sqlite3");
    assert_eq!(Store::prove(&kept, None, &sandbox.path("home")).expect("the records before").entries, 2);
    let left = sandbox.json(&["journal", "--json"]);
    assert_eq!(left.as_array().map(Vec::len), Some(1));
    assert_eq!(left[0]["note"], "before the copy");
    app.press("Back");
    app.find(Role::Heading, "Today").wait();
    app.open_tab("Journal");
    app.wait_for(|app| app.find(Role::Link, "Crack").count() == 1, "the window to show what is on disk");
    assert_eq!(fs::read_to_string(stick.join("holiday.jpg")).expect("a file"), "sea");
    app.stop();
}

#[test]
fn the_first_use_of_a_day_makes_its_copy_and_a_stick_that_was_pulled_is_said_once() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log"]);
    let stick = sandbox.path("stick");
    fs::create_dir(&stick).expect("a folder");
    sandbox.run(&["backup", "--folder", stick.to_str().expect("a path")]);
    for name in copies(&stick) {
        fs::rename(stick.join(&name), stick.join("unkink-2020-01-01-ffffffff.sqlite3")).expect("another's copy");
    }
    // It is the folder, and yet none of this device's copies is there.
    let next = Start { now: Some("2027-01-28T09:00:00+00:00"), ..Start::default() };
    let app = App::start_accepted(&sandbox, &next);
    app.wait_for_text("Is it the right disk?");
    assert_eq!(copies(&stick).len(), 1);
    app.press("Not now");
    app.wait_for(|app| !app.text().contains("right disk"), "the card to be closed");
    app.stop();

    let again = App::start_with(&sandbox, &next);
    again.find(Role::Heading, "Today").wait();
    assert!(!again.text().contains("right disk"), "it is said once");
    open_copies(&again);
    again.wait_for_text("Is it the right disk?");
    again.press("Copy now");
    again.wait_for_text("Copied, read back and compared");
    wait_for_copies(&stick, 2);
    fs::rename(&stick, sandbox.path("pulled")).expect("the stick is pulled");
    again.press("Copy now");
    again.wait_for_text("is not there");
    assert!(!stick.exists(), "no folder is made in its place");
    again.stop();
    let warnings = sandbox.json(&["doctor", "--json"])["warnings"].to_string();
    assert!(warnings.contains("is not there"), "{warnings}");
    sandbox.run(&["log"]);
}

#[test]
fn the_daily_copy_is_made_while_the_window_is_open_and_once_a_day() {
    let sandbox = Sandbox::at("2026-11-27T09:00:00+00:00");
    sandbox.run(&["log"]);
    let stick = sandbox.path("stick");
    fs::create_dir(&stick).expect("a folder");
    sandbox.run(&["backup", "--folder", stick.to_str().expect("a path")]);
    let next = Start { now: Some("2026-11-28T09:00:00+00:00"), ..Start::default() };
    let app = App::start_accepted(&sandbox, &next);
    let made = wait_for_copies(&stick, 2);
    assert!(made[1].starts_with("unkink-2026-11-28-"), "{made:?}");
    app.open_tab("Move");
    app.open_tab("Today");
    app.stop();
    let again = App::start_with(&sandbox, &next);
    again.find(Role::Heading, "Today").wait();
    again.open_tab("Journal");
    again.stop();
    assert_eq!(copies(&stick), made, "one a day");
}

#[test]
fn a_copy_locked_with_a_passphrase_asks_for_it() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log"]);
    let stick = sandbox.path("stick");
    fs::create_dir(&stick).expect("a folder");
    sandbox.run(&["backup", "--folder", stick.to_str().expect("a path")]);
    let app = App::start_accepted(&sandbox, &Start::default());
    open_copies(&app);
    app.evaluate(
        "[...document.querySelectorAll('summary')].find((one) => one.textContent.includes('passphrase')).click()",
    );
    app.wait_for_text("nobody can recover it");
    app.find(Role::TextBox, "Passphrase").type_text("short");
    app.press("Make a locked copy");
    app.wait_for_text("at least 8 characters");
    app.find(Role::TextBox, "Passphrase").type_text("short but longer");
    app.press("Make a locked copy");
    app.wait_longer_for(LATER, |app| app.text().contains("A locked copy was made"), "the locked copy");
    app.evaluate("[...document.querySelectorAll('.row--record')].find((one) => one.textContent.includes('locked')).querySelector('button').click()");
    let locked = app.find(Role::Dialog, "This copy is locked");
    locked.wait();
    locked.find(Role::TextBox, "Passphrase").type_text("wrong words");
    locked.find(Role::Button, "Open it").click();
    let refused = app.find(Role::Dialog, "This cannot be restored");
    wait::until(LATER, "the refusal", || if refused.is_there() { Ok(()) } else { Err("it is not there".to_owned()) });
    assert!(refused.text().contains("passphrase does not open"), "{}", refused.text());
    refused.find(Role::Button, "Close").click();
    refused.wait_gone();
    app.stop();
}

#[test]
fn the_dialog_for_a_folder_chooses_it_cancelled_nothing_and_where_there_is_none_a_path_is_typed() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log"]);
    let stick = sandbox.path("stick");
    fs::create_dir(&stick).expect("a folder");
    let told = stick.to_str().expect("a path");
    let with = |answer: &str, look: &dyn Fn(&App<'_>)| {
        let start = Start { dialog: Some(answer), ..Start::PLAIN };
        let app = App::start_with(&sandbox, &start);
        app.wait_for(|app| app.find(Role::Button, "Settings").is_there(), "Today");
        open_copies(&app);
        app.press("Choose …");
        look(&app);
        app.stop();
    };
    App::start_accepted(&sandbox, &Start::default()).stop();
    with("none", &|app| app.wait_for_text("There is no dialog for it here. Type the path of the folder."));
    with("cancel", &|app| {
        assert!(!app.text().contains("Copied"), "nothing was chosen");
        assert_eq!(app.evaluate("document.querySelector('#copies-folder').value"), "");
    });
    assert!(copies(&stick).is_empty());
    with(told, &|app| {
        app.wait_longer_for(LATER, |app| app.text().contains("Copied, read back and compared: 1 crack"), "the copy");
        assert_eq!(app.evaluate("document.querySelector('#copies-folder').value"), told);
    });
    wait_for_copies(&stick, 1);
}
