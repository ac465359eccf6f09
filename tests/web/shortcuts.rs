//! The shortcuts of the icon, and addresses that are typed: one screen each, at the start and while the app is open.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::served::built;
use serde_json::{Value, json};

/// Name and address of each, as the manifest gives them.
fn shortcuts() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(built().join("manifest.webmanifest")).expect("the manifest");
    let manifest: Value = serde_json::from_str(&text).expect("it is JSON");
    let listed = manifest["shortcuts"].as_array().expect("shortcuts").iter();
    let word = |value: &Value| value.as_str().expect("a text").to_owned();
    listed.map(|one| (word(&one["name"]), word(&one["url"]).replacen("./", "", 1))).collect()
}

/// What is seen when its screen is open.
fn wait_for_screen(app: &App<'_>, name: &str) {
    match name {
        "I want to crack" => app.find(Role::Heading, "How strong is the urge?").wait(),
        "Log a crack" => app.find(Role::Dialog, "Logged at").wait(),
        "Warning signs" => app.find(Role::Heading, "All warning signs").wait(),
        other => panic!("{other}: what does it open?"),
    }
}

#[test]
fn each_shortcut_of_the_manifest_opens_its_screen_at_the_start() {
    let sandbox = Sandbox::new();
    App::start_accepted(&sandbox, &Start::default()).stop();
    let shortcuts = shortcuts();
    let names: Vec<&str> = shortcuts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["I want to crack", "Log a crack", "Warning signs"]);
    for (name, screen) in &shortcuts {
        let app = App::start_with(&sandbox, &Start { screen, ..Start::PLAIN });
        wait_for_screen(&app, name);
        app.stop();
    }
}

#[test]
fn a_shortcut_pressed_while_the_app_is_open_leads_there_without_a_new_start_and_back_leads_back() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.evaluate("window.__same = true");
    for (name, screen) in shortcuts() {
        app.open_tab("Learn");
        app.go(&format!("{}{screen}", sandbox.address()));
        wait_for_screen(&app, &name);
        if name == "Log a crack" {
            app.press("Done");
            continue;
        }
        app.wait_for(|app| app.evaluate(&format!("location.hash === {}", json!(screen))) == true, "its address");
        app.evaluate("history.back()");
        app.find(Role::Heading, "Learn").wait();
    }
    // The same one again, and one that is no screen.
    app.go(&format!("{}#/check/signs", sandbox.address()));
    app.find(Role::Heading, "All warning signs").wait();
    app.go(&format!("{}#/check/signs", sandbox.address()));
    app.go(&format!("{}#/no/screen", sandbox.address()));
    app.wait_for(|app| app.evaluate("location.hash === '#/check/signs'") == true, "the address of what is shown");
    app.find(Role::Heading, "All warning signs").wait();
    app.evaluate("history.back()");
    app.find(Role::Heading, "Learn").wait();
    assert_eq!(app.evaluate("window.__same"), true, "the page was never loaded anew");
    assert!(app.complaints().is_empty(), "{:?}", app.complaints());
    app.stop();
}
