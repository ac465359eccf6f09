//! The file: damaged, newer, and shared with the terminal.

use crate::app::{App, Role, Start};
use crate::mount::Mount;
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use std::fs;
use std::io::Write;
use unkink::platform::clock;

#[test]
fn a_database_of_a_newer_unkink_is_named_and_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "worth keeping"]);
    let file = rusqlite::Connection::open(sandbox.database()).expect("the database");
    file.pragma_update(None, "user_version", 9999).expect("a newer schema");
    // Nothing is left in a log beside the file.
    file.pragma_update(None, "journal_mode", "DELETE").expect("one file");
    drop(file);
    is_refused_and_untouched(&sandbox, "newer");
}

#[test]
fn a_damaged_database_is_named_and_left_alone() {
    let sandbox = Sandbox::new();
    std::fs::write(sandbox.database(), "These are not the records of anyone. ".repeat(300)).expect("a file");
    is_refused_and_untouched(&sandbox, "");
}

/// The window says once what is wrong, stays open for checks, and changes nothing.
fn is_refused_and_untouched(sandbox: &Sandbox, word: &str) {
    let before = std::fs::read(sandbox.database()).expect("the file");
    let app = App::start(sandbox);
    app.find(Role::Heading, "Your records could not be opened").wait();
    let alert = app.find(Role::Alert, "");
    assert_eq!(alert.count(), 1, "one message");
    assert!(alert.text().contains(word), "{}", alert.text());
    app.press("Go on without my records");
    app.wait_for_text("Nothing is kept");
    app.press("I understand. Start");
    app.open_routine("Desk break");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    for (width, height) in [(390, 844), (320, 640), (844, 390), (1100, 760)] {
        app.resize(width, height);
        assert!(app.is_in_sight(".stopbtn"), "Stop is in sight below what is said above at {width} × {height}");
    }
    app.stop();
    assert_eq!(std::fs::read(sandbox.database()).expect("the file"), before, "the file was changed");
    assert_eq!(sandbox.unkink(&["journal"]).code, Some(1), "the terminal says so too");
}

#[test]
fn the_terminal_writes_beside_the_open_window_and_both_are_kept() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    sandbox.run(&["log", "--region", "neck", "--note", "from the terminal"]);
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    sandbox.run(&["log", "--region", "low_back"]);
    app.press("Done");
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"]).as_array().map(Vec::len), Some(3));
    assert_eq!(sandbox.json(&["doctor", "--json"])["integrity"], "ok");
}

#[test]
fn damaged_records_give_way_to_the_newest_good_copy_and_are_kept_aside() {
    let sandbox = Sandbox::new();
    let stick = sandbox.path("stick");
    fs::create_dir(&stick).expect("a folder");
    let copy = ["backup", "--folder", stick.to_str().expect("a path")];
    sandbox.run(&["log", "--note", "in the first copy"]);
    sandbox.run(&copy);
    let only = || fs::read_dir(&stick).expect("the stick").next().expect("a copy").expect("a file").path();
    let (first, today) = (only(), unkink::platform::clock::now().date_naive());
    let name = first.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
    let before = name.replace(&today.to_string(), &(today - chrono::TimeDelta::days(2)).to_string());
    assert_ne!(before, name);
    fs::rename(&first, stick.join(before)).expect("a copy of the day before yesterday");
    sandbox.run(&["log", "--note", "in the second copy"]);
    sandbox.run(&copy);
    // The newest copy is harmed as well.
    let harmed = "These are not the records of anyone. ".repeat(300);
    fs::write(stick.join(name), &harmed).expect("a file");
    fs::write(sandbox.database(), &harmed).expect("a file");

    let app = App::start(&sandbox);
    app.find(Role::Heading, "Your records could not be opened").wait();
    app.wait_longer_for(LATER, |app| app.text().contains("1 crack"), "what the good copy holds");
    app.press("Restore the newest good copy");
    app.wait_longer_for(LATER, |app| app.text().contains("Restored: 1 crack"), "the end of it");
    app.find(Role::Heading, "Your records are back").wait();
    assert!(!app.text().contains("Nothing was changed"), "it says what is now so: {}", app.text());
    assert!(app.text().contains("unkink.damaged1.sqlite3"), "{}", app.text());
    assert!(app.text().contains("could not be read"), "what was open is not known: {}", app.text());
    app.press("Open my records");
    app.press("I understand. Start");
    app.find(Role::Heading, "Today").wait();
    app.open_tab("Journal");
    app.find(Role::Link, "Crack").wait();
    app.stop();
    let kept = fs::read_to_string(sandbox.data().join("unkink.damaged1.sqlite3")).expect("the damaged file");
    assert_eq!(kept, harmed, "byte for byte");
    assert_eq!(sandbox.json(&["journal", "--json"])[0]["note"], "in the first copy");
}

#[test]
fn on_a_full_disk_the_window_says_what_was_not_kept_and_nothing_typed_is_lost() {
    let test = "on_a_full_disk_the_window_says_what_was_not_kept_and_nothing_typed_is_lost";
    let Some(disk) = Mount::small(test, 2 << 20) else { return };
    let sandbox = Sandbox::new();
    let records = disk.path().to_str().expect("a path");
    let app = App::start_accepted(&sandbox, &Start { arguments: &["--data-dir", records], ..Start::PLAIN });
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.press("Done");
    app.open_tab("Journal");
    app.find(Role::Link, "Crack").click();
    app.press("Edit");
    app.evaluate("document.querySelector('#note').focus()");
    app.type_text("kept before");
    let database = disk.file(unkink::platform::data_dir::FILE);
    let note = || -> String {
        let records = rusqlite::Connection::open(&database).expect("the database");
        records.query_row("SELECT note FROM entries", [], |row| row.get(0)).expect("the entry")
    };
    app.wait_for(|_| note() == "kept before", "the note to be kept");

    let pictures = disk.file("pictures");
    let mut filling = fs::File::create(&pictures).expect("a file");
    while filling.write_all(&[0; 1024]).is_ok() {}
    let long = " and much that is new".repeat(400);
    app.evaluate(&format!(
        "(() => {{ const note = document.querySelector('#note'); note.value += '{long}'; \
         note.dispatchEvent(new Event('input', {{ bubbles: true }})); note.blur(); }})()"
    ));
    app.wait_for_text("not saved: the disk is full");
    app.wait_for_text("What you entered is still here.");
    let typed = "document.querySelector('#note').value";
    assert_eq!(app.evaluate(typed), format!("kept before{long}"), "it is still in its field");
    assert_eq!(note(), "kept before", "nothing is half-saved");

    drop(filling);
    fs::remove_file(&pictures).expect("room again");
    app.evaluate("document.querySelector('#note').focus()");
    app.type_text(".");
    app.wait_for(|_| note().len() > 1_000, "the note to be kept, once there is room");
    app.stop();
}

#[test]
fn records_on_a_disk_that_cannot_be_written_are_seen_and_what_is_not_kept_is_said() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "on the stick"]);
    let now = clock::now();
    sandbox.store().change_settings(now, |kept| kept.accepted_at = Some(now)).expect("settings");
    let test = "records_on_a_disk_that_cannot_be_written_are_seen_and_what_is_not_kept_is_said";
    let Some(disk) = Mount::read_only(test, &sandbox.data()) else { return };
    let before = fs::read(sandbox.database()).expect("the file");
    let records = disk.path().to_str().expect("a path");
    let app = App::start_with(&sandbox, &Start { arguments: &["--data-dir", records], ..Start::PLAIN });
    app.wait_for_text("it cannot be written. All that is kept there can be read.");
    assert_eq!(app.evaluate("document.documentElement.scrollWidth - innerWidth"), 0, "a long path is broken");
    app.open_tab("Journal");
    app.find(Role::Link, "Crack").click();
    app.wait_for_text("on the stick");
    app.press("Back");
    app.open_tab("Today");
    app.press("Log a crack");
    app.wait_for_text("not saved: ");
    app.stop();
    assert_eq!(fs::read(sandbox.database()).expect("the file"), before, "byte for byte");
}
