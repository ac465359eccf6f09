//! An archive from another app is unpacked by the browser and taken in as its tables.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use serde_json::json;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

/// What the page asks the person to choose is chosen at once: `__chosen`, a name and bytes.
const CHOOSES: &str = "const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') return click.call(this);
    const [name, bytes] = window.__chosen;
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(bytes)], name));
    this.files = chosen.files;
    this.dispatchEvent(new Event('change'));
  };";

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
    app.evaluate(&format!("window.__chosen = {}; ''", json!([name, bytes])));
    app.press("Choose a file");
}

#[test]
fn an_archive_of_another_app_is_unpacked_and_a_broken_one_is_refused_by_name() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start { before: CHOOSES, ..Start::PLAIN });
    app.press("Settings");
    app.find(Role::Link, "Your records").click();
    app.find(Role::Heading, "Your records").wait();
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
