//! An archive from another app is unpacked by the browser and taken in as its tables.

use crate::app::{App, Start};
use crate::sandbox::Sandbox;
use crate::scenes::records::open_records;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

/// An archive as Loop Habit Tracker makes it.
fn archive() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/transfer/loop");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["Checkmarks.csv", "Habits.csv", "001 Neck cracked/Checkmarks.csv"] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(&fs::read(folder.join(name)).expect("a fixture")).expect("its content");
    }
    writer.finish().expect("the archive").into_inner()
}

fn choose(app: &App<'_>, name: &str, bytes: &[u8]) {
    let file = app.sandbox().path(name);
    fs::write(&file, bytes).expect("a file");
    app.choose(file.to_str().expect("a path"));
    app.press("Choose a file");
}

#[test]
fn an_archive_of_another_app_is_unpacked_and_a_broken_one_is_refused_by_name() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    open_records(&app);
    let whole = archive();
    let mut damaged = whole.clone();
    // Inside of what the first file is packed to.
    damaged[60..64].fill(0xff);
    choose(&app, "damaged.zip", &damaged);
    app.wait_for_text("damaged.zip cannot be read");
    choose(&app, "Loop Habits CSV.zip", &whole);
    app.wait_for_text("Neck cracked");
    assert!(app.text().contains("Loop Habit Tracker"), "{}", app.text());
    app.stop();
}
