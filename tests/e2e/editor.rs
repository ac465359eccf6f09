//! A routine of one's own: copied, changed, shared, deleted and brought back, played on another device.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;
use serde_json::Value;

const FASTEST: Start<'static> = Start { speed: 100, ..Start::PLAIN };

/// Sets a number of the open sheet by pressing less or more until it is there.
fn step_to(app: &App<'_>, name: &str, wanted: u64) {
    let group = app.find(Role::Group, name);
    loop {
        let now: u64 = group.attribute("data-state").and_then(|value| value.parse().ok()).expect("a number");
        if now == wanted {
            return;
        }
        app.press(&format!("{name}: {}", if now < wanted { "more" } else { "less" }));
        app.wait_for(|_| group.attribute("data-state") != Some(now.to_string()), &format!("{name} to change"));
    }
}

/// Opens the dose of a move, numbered from 1.
fn open_dose(app: &App<'_>, exercise: &str) {
    app.press(&format!("Change {exercise}"));
    app.find(Role::Dialog, exercise).wait();
}

fn close_dose(app: &App<'_>, exercise: &str) {
    app.find(Role::Dialog, exercise).find(Role::Button, "Done").click();
    app.find(Role::Dialog, exercise).wait_gone();
}

/// The text that "Share" shows.
fn shared_text(app: &App<'_>) -> String {
    app.press("Share");
    let text = app.evaluate("document.querySelector('[role=dialog] textarea').value");
    app.find(Role::Dialog, "Share").find(Role::Button, "Done").click();
    text.as_str().expect("a text").to_owned()
}

/// Plays the routine whose page is open.
fn play_to_the_end(app: &App<'_>) {
    app.press("Start");
    app.wait_longer_for(LATER, |app| app.find(Role::Heading, "Well moved.").is_there(), "the end of the routine");
}

/// The exercises of the only session, which must be whole.
fn played(sandbox: &Sandbox) -> Vec<String> {
    let kept = sandbox.kept();
    assert_eq!(kept["sessions"].as_array().map(Vec::len), Some(1));
    let session = &kept["sessions"][0];
    assert_eq!((&session["stopped"], &session["completed"]), (&"done".into(), &true.into()), "{session}");
    assert_eq!(session["done_seconds"], session["planned_seconds"]);
    let steps = session["steps"].as_array().expect("steps").iter();
    steps.map(|step| step["exercise"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Pastes a text that somebody shared; the sheet stays open when it is refused.
fn take_in(app: &App<'_>, text: &str) {
    app.find(Role::Dialog, "Add a routine").wait();
    if app.find(Role::Button, "Paste text").is_there() {
        app.press("Paste text");
    }
    app.find(Role::TextBox, "The text you were sent").type_text(text);
    app.press("Look at it");
}

#[test]
fn a_copy_is_changed_shared_deleted_brought_back_and_played_on_another_device() {
    let mine = Sandbox::new();
    mine.run(&["profile", "--set", "cannot_get_to_floor=no"]);
    let app = App::start_accepted(&mine, &FASTEST);
    app.open_routine("One-sided twist balance");
    app.press("Make my own version");
    app.find(Role::Heading, "Edit My one-sided twist balance").wait();
    app.find(Role::TextBox, "Name").type_text("Short twists");
    app.find(Role::Heading, "Edit Short twists").wait();
    open_dose(&app, "Open book");
    step_to(&app, "Reps", 2);
    step_to(&app, "Sides", 1);
    close_dose(&app, "Open book");
    open_dose(&app, "Glute stretch (knee to opposite shoulder)");
    step_to(&app, "Hold", 10);
    step_to(&app, "Time to get into place", 5);
    close_dose(&app, "Glute stretch (knee to opposite shoulder)");
    for gone in ["Bird-dog", "Lying knee drops"] {
        open_dose(&app, gone);
        app.press("Take out");
        app.find(Role::Dialog, gone).wait_gone();
    }
    for place in ["2", "1"] {
        app.press("Move Glute stretch (knee to opposite shoulder) up");
        app.wait_for_text(&format!("{place}. Glute stretch"));
    }
    step_to(&app, "At the end", 0);
    open_dose(&app, "Open book");
    app.press("Switch off for today");
    app.find(Role::Button, "Off for today").wait_on();
    close_dose(&app, "Open book");
    let text = shared_text(&app);
    app.press("Delete this routine");
    app.wait_for_text("Deleted: ");
    app.find(Role::Link, "Short twists").wait_gone();
    app.press("Undo");
    app.find(Role::Link, "Short twists").click();
    play_to_the_end(&app);
    app.stop();
    assert_eq!(played(&mine), ["glute_stretch", "quadruped_thoracic_rotation"], "what is off for today is not played");

    let shared: Value = serde_json::from_str(&text).expect("JSON");
    let moves: Vec<&str> =
        shared["steps"].as_array().expect("steps").iter().filter_map(|step| step["exercise"].as_str()).collect();
    assert_eq!(moves, ["glute_stretch", "open_book", "quadruped_thoracic_rotation"]);
    assert_eq!(shared["steps"][1]["override"]["reps"], 2);
    assert_eq!(shared["steps"][1]["override"]["sides"], 1);
    assert_eq!(shared["steps"][0]["override"]["hold"], 10);
    assert!(!text.contains("uid") && !text.contains("created"), "nothing about this person: {text}");

    let theirs = Sandbox::new();
    let app = App::start_accepted(&theirs, &FASTEST);
    app.open_tab("Move");
    app.press("Add a routine");
    let unknown = text.replace("glute_stretch", "neck_crunch");
    let absurd = text.replace("\"hold\": 10", "\"hold\": 999999");
    assert_ne!(absurd, text);
    for (broken, said) in [
        (unknown.as_str(), "This Unkink does not know one of its moves."),
        (absurd.as_str(), "This routine is damaged."),
        ("Hello, here is my routine", "This is not a routine from Unkink."),
    ] {
        take_in(&app, broken);
        app.wait_for_text(said);
        let kept = theirs.json(&["routines", "--json"]);
        assert!(!kept.to_string().contains("Short twists"), "nothing is kept of a refused text");
    }
    take_in(&app, &text);
    app.find(Role::Dialog, "Add this routine?").find(Role::Button, "Add").click();
    app.find(Role::Heading, "Edit Short twists").wait();
    app.press("Done");
    app.find(Role::Heading, "Short twists").wait();
    play_to_the_end(&app);
    app.stop();
    assert_eq!(played(&theirs), moves, "what is off on one device is not off on another");
}
