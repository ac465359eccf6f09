//! Records saved as a file from the window.

use crate::app::{App, Role, Start};
use crate::records::open_records;
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::fs;

#[test]
fn everything_is_saved_where_the_dialog_says_and_never_over_another_file() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck", "--note", "worth keeping"]);
    let file = sandbox.path("home").join("all.json");
    let told = file.to_string_lossy().into_owned();
    let start = Start { dialog: Some(&told), ..Start::PLAIN };
    let app = App::start_accepted(&sandbox, &start);
    open_records(&app);
    app.press("Save as a file");
    app.wait_for_text("Saved as ");
    let text = fs::read_to_string(&file).expect("the file");
    let export: Value = serde_json::from_str(&text).expect("one JSON value");
    assert_eq!(export["entries"][0]["note"], "worth keeping");
    app.press("Save as a file");
    app.wait_for_text("is there already");
    assert_eq!(fs::read_to_string(&file).expect("the file"), text, "it is as it was");
    app.stop();
}

#[test]
fn where_there_are_no_dialogs_a_path_is_typed() {
    let sandbox = Sandbox::new();
    let start = Start { dialog: Some("none"), ..Start::PLAIN };
    let app = App::start_accepted(&sandbox, &start);
    open_records(&app);
    app.press("Save as a file");
    app.find(Role::TextBox, "Folder and name of the file").wait();
    app.press("Save");
    app.wait_for_text("Saved as ");
    app.stop();
    let saved = fs::read_dir(sandbox.path("home")).expect("the home");
    let json = |name: std::ffi::OsString| name.to_string_lossy().ends_with(".json");
    assert!(saved.map(|file| file.expect("a file").file_name()).any(json), "it is in the person's home");
}
