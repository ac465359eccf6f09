//! Without a network, with a host that is gone, and with a newer version on it.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::served::{Served, built};
use crate::wait::LATER;
use std::fs;
use std::path::Path;

/// How many records the journal shows.
const ROWS: &str = "document.querySelectorAll('main .row--record').length";

/// Waits until the worker has all files.
fn wait_until_kept(app: &App<'_>) {
    let kept = "navigator.serviceWorker.getRegistration().then((one) => Boolean(one?.active))";
    app.wait_longer_for(LATER, |app| app.evaluate(kept) == true, "the worker");
}

#[test]
fn after_one_visit_it_starts_and_opens_a_deep_link_without_a_host() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    app.wait_for_text("Saved already");
    wait_until_kept(&app);
    app.stop();
    sandbox.served.borrow_mut().stop();

    let app = App::start(&sandbox);
    app.find(Role::Heading, "Today").wait();
    app.open_tab("Journal");
    app.wait_for(|app| app.evaluate(ROWS) == 1, "the crack");
    app.stop();
    let app = App::start_with(&sandbox, &Start { screen: "#/check/signs", ..Start::PLAIN });
    app.find(Role::Heading, "All warning signs").wait();
    assert!(app.complaints().is_empty(), "{:?}", app.complaints());
    app.stop();
}

/// A copy of the built folder that is another version: one more remark in its worker and in its page.
fn newer(folder: &Path) {
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("sw.js.") || name.starts_with("index.html.") {
            fs::remove_file(&path).expect("a compressed twin");
        }
        if name == "sw.js" {
            let text = fs::read_to_string(&path).expect("the worker");
            fs::write(&path, text.replacen("const VERSION = '", "const VERSION = 'newer-", 1)).expect("a newer worker");
        }
        if name == "index.html" {
            let text = fs::read_to_string(&path).expect("the page");
            fs::write(&path, text.replacen("<html lang=\"en\"", "<html lang=\"en\" data-newer", 1))
                .expect("a newer page");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the built folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn a_newer_version_waits_until_it_is_asked_for_and_keeps_the_records() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("site");
    copy(&built(), &folder);
    let sandbox = Sandbox::of(Served::start(&folder));
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Log a crack");
    app.wait_for_text("Saved already");
    app.press("Done");
    wait_until_kept(&app);
    app.reload();

    newer(&folder);
    app.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)");
    app.wait_longer_for(LATER, |app| app.text().contains("A new version is ready"), "the newer version to be offered");
    assert_eq!(app.evaluate("'newer' in document.documentElement.dataset"), false, "the old one goes on");
    app.evaluate("window.__old = true");
    app.press("Update now");
    app.wait_longer_for(
        LATER,
        |app| app.evaluate("'newer' in document.documentElement.dataset && window.__old === undefined") == true,
        "the newer version",
    );
    app.wait_until_there();
    app.wait_for(|app| app.evaluate("caches.keys().then((names) => names.length)") == 1, "the old files to be gone");
    app.open_tab("Journal");
    app.wait_for(|app| app.evaluate(ROWS) == 1, "the crack");
    app.stop();
}

#[test]
fn a_newer_version_is_not_offered_while_a_session_runs() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("site");
    copy(&built(), &folder);
    let sandbox = Sandbox::of(Served::start(&folder));
    let app = App::start_accepted(&sandbox, &Start::default());
    wait_until_kept(&app);
    app.reload();
    app.open_routine("Desk break");
    app.press("Start");
    newer(&folder);
    app.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => 1)");
    let waits = "navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))";
    app.wait_longer_for(LATER, |app| app.evaluate(waits) == true, "the newer version to wait");
    assert!(!app.text().contains("A new version"), "{}", app.text());
    app.stop();
}

/// What is built, with a change to its wasm and no packed copy of it.
fn served_with(place: &Path, change: impl Fn(&Path)) -> Sandbox {
    let folder = place.join("site");
    copy(&built(), &folder);
    for entry in fs::read_dir(&folder).expect("the folder").flatten() {
        if entry.file_name().to_string_lossy().starts_with("app-") {
            let wasm = entry.path().join("unkink_bg.wasm");
            for packed in ["br", "gz"] {
                let _ = fs::remove_file(wasm.with_extension(format!("wasm.{packed}")));
            }
            change(&wasm);
        }
    }
    Sandbox::of(Served::start(&folder))
}

fn assert_did_not_arrive(sandbox: &Sandbox) {
    let app = App::open(sandbox, &Start::default());
    app.wait_for_text("Unkink did not arrive whole");
    app.find(Role::Button, "Try again").wait();
    app.find(Role::Link, "If it is an emergency, call 112 now").wait();
}

#[test]
fn an_app_that_does_not_arrive_says_so_and_shows_the_number_to_call() {
    let place = tempfile::tempdir().expect("a folder");
    let sandbox = served_with(place.path(), |wasm| fs::remove_file(wasm).expect("the wasm"));
    assert_did_not_arrive(&sandbox);
}

#[test]
fn an_app_that_arrives_cut_off_or_changed_does_not_start() {
    let cut = |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2);
    let one_letter = |bytes: &mut Vec<u8>| {
        let text = b"racking your back and neck";
        let at = bytes.windows(text.len()).position(|window| window == text);
        bytes[at.expect("a sentence of the content")] = b'B';
    };
    for change in [cut, one_letter] {
        let place = tempfile::tempdir().expect("a folder");
        let sandbox = served_with(place.path(), |wasm| {
            let mut bytes = fs::read(wasm).expect("the wasm");
            change(&mut bytes);
            fs::write(wasm, bytes).expect("a file");
        });
        assert_did_not_arrive(&sandbox);
    }
}
