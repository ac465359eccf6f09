//! A file that is looked at before it is taken in.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use std::fs;

/// From Today to the page.
pub fn open_records(app: &App<'_>) {
    app.press("Settings");
    app.find(Role::Link, "Your records").click();
    app.find(Role::Heading, "Your records").wait();
}

#[test]
fn a_file_is_looked_at_and_then_taken_in_and_the_journal_shows_it_at_once() {
    let sandbox = Sandbox::new();
    let file = sandbox.path("home").join("two.csv");
    fs::write(
        &file,
        "at,region,pain,note\n2026-11-05T10:00:00+00:00,neck,11,\n2026-11-05T11:00:00+00:00,low_back,3,from elsewhere\n",
    )
    .expect("a file");
    let told = file.to_string_lossy().into_owned();
    let start = Start { dialog: Some(&told), ..Start::PLAIN };
    let app = App::start_accepted(&sandbox, &start);
    open_records(&app);
    app.press("Choose a file");
    app.find(Role::Heading, "What it would bring").wait();
    app.wait_for_text("11 is not between 0 and 10");
    assert_eq!(sandbox.json(&["journal", "--json"]).as_array().map(Vec::len), Some(0), "nothing is kept yet");
    app.press("Take in these 1");
    app.wait_for_text("1 added");
    app.press("Back");
    app.find(Role::Heading, "Settings").wait();
    app.press("Back");
    app.find(Role::Heading, "Today").wait();
    app.open_tab("Journal");
    app.wait_for_text("low back");
    app.stop();
    assert_eq!(sandbox.json(&["journal", "--json"])[0]["note"], "from elsewhere");
}

/// Rows of a file that takes a while.
const MANY: u32 = 20_000;

fn entries(sandbox: &Sandbox) -> u64 {
    sandbox.store().health().expect("the file").entries
}

#[test]
fn a_large_file_leaves_the_window_free_and_when_it_is_stopped_the_records_are_as_they_were() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "here before"]);
    let file = sandbox.path("home").join("many.csv");
    let mut text = "at,region,note\n".to_owned();
    let newest = unkink::platform::clock::now();
    for row in 0..MANY {
        let at = newest - chrono::TimeDelta::minutes(i64::from(row));
        text += &format!("{},neck,number {row} {}\n", at.to_rfc3339(), "of a long list ".repeat(12));
    }
    fs::write(&file, text).expect("a file");
    let told = file.to_string_lossy().into_owned();
    let start = Start { dialog: Some(&told), ..Start::PLAIN };
    let app = App::start_accepted(&sandbox, &start);
    open_records(&app);
    let far = |app: &App<'_>| {
        app.evaluate("+document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')").as_f64()
    };

    // A browser has one thread for the page and the file, so that nothing can be stopped there.
    if !App::IN_BROWSER {
        app.press("Choose a file");
        app.find(Role::Heading, "Looking at the file").wait();
        app.wait_for(|app| far(app) > Some(0.0), "how far it is");
        let first = far(&app);
        app.wait_for(|app| far(app) > first, "it to go on");
        app.press("Cancel");
        app.wait_for_text("Stopped: nothing was taken in.");
        app.find(Role::Heading, "Your records").wait();
        assert_eq!(entries(&sandbox), 1);
    }

    app.press("Choose a file");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "What it would bring").is_there(), "the preview");
    if !App::IN_BROWSER {
        app.press(&format!("Take in these {MANY}"));
        app.find(Role::Heading, "Taking it in").wait();
        app.press("Cancel");
        app.find(Role::Heading, "What it would bring").wait();
        assert_eq!(entries(&sandbox), 1, "nothing is half-saved");
        assert_eq!(sandbox.json(&["journal", "--json"])[0]["note"], "here before");
    }

    app.press(&format!("Take in these {MANY}"));
    app.wait_longer_for(LATER, |app| app.text().contains(&format!("Taken in: {MANY} added")), "the end of it");
    app.stop();
    assert_eq!(entries(&sandbox), u64::from(MANY) + 1);
}
