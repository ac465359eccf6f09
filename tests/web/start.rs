//! The first seconds: what is seen before the app is there, what is asked for, and what an old browser is told.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::tour;

/// The app's own files, and nothing else.
fn own(app: &App<'_>) {
    let home = app.sandbox().address();
    let foreign: Vec<String> = app.asked().into_iter().filter(|url| !url.starts_with(&home)).collect();
    assert!(foreign.iter().all(|url| url.starts_with("data:") || url.starts_with("about:")), "asked for: {foreign:?}");
}

#[test]
fn every_screen_is_opened_without_an_error_and_asks_for_nothing_but_the_apps_files() {
    let sandbox = tour::a_device_that_was_used();
    let app = App::start_accepted(&sandbox, &Start::default());
    tour::walk(&app, &mut |_, _| ());
    assert!(app.complaints().is_empty(), "{}", app.complaints().join("\n"));
    own(&app);
    let wasm = app.asked().into_iter().filter(|url| url.ends_with(".wasm")).count();
    assert_eq!(wasm, 1, "what the page asks for ahead is what it uses");
    app.stop();
}

#[test]
fn the_first_page_stands_there_before_the_app_and_stays_as_it_is_when_that_comes() {
    let sandbox = Sandbox::new();
    // What is painted first is measured before the app can change it.
    let before = "addEventListener('DOMContentLoaded', () => {
      const box = (e) => [...e.querySelectorAll('h1, h2, p, button')].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [one.textContent, ...[x, y, width, height].map(Math.round)].join(' ');
      }).join('|');
      window.__box = box;
      requestAnimationFrame(() => { window.__drawn = box(document.querySelector('#start-first main')); });
    });";
    let app = App::start_with(&sandbox, &Start { before, ..Start::PLAIN });
    let (drawn, own) =
        (app.evaluate("window.__drawn"), app.evaluate("window.__box(document.querySelector('#main main'))"));
    assert!(drawn.as_str().is_some_and(|text| text.contains("I understand. Start")), "{drawn}");
    assert_eq!(drawn, own, "nothing moves and no word changes");
    app.stop();
}

#[test]
fn a_press_before_the_app_is_there_counts() {
    let sandbox = Sandbox::new();
    let before = "addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => {
      document.querySelector('#start-first .btn--primary')?.click();
    }));";
    let app = App::start_with(&sandbox, &Start { before, ..Start::PLAIN });
    app.find(Role::Heading, "Today").wait();
    app.stop();
}

#[test]
fn who_has_accepted_never_sees_the_first_page_again_and_the_theme_is_right_in_the_first_frame() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.press("Settings");
    app.find(Role::Radio, "Dark").click();
    app.find(Role::Radio, "Dark").wait_on();
    app.stop();
    let before = "addEventListener('DOMContentLoaded', () => {
      window.__first = [document.documentElement.dataset.theme, document.getElementById('start-first').checkVisibility()].join();
    });";
    let app = App::start_with(&sandbox, &Start { before, ..Start::PLAIN });
    assert_eq!(app.evaluate("window.__first"), "dark,false");
    app.find(Role::Heading, "Today").wait();
    app.stop();
}

#[test]
fn an_old_browser_is_told_in_one_sentence_what_it_lacks() {
    let sandbox = Sandbox::new();
    let app =
        App::open(&sandbox, &Start { before: "delete window.WebAssembly; delete window.indexedDB", ..Start::PLAIN });
    app.wait_for_text("This browser is too old for Unkink: it has no WebAssembly");
    app.find(Role::Link, "If it is an emergency, call 112 now").wait();
}

#[test]
fn a_program_that_fell_says_what_is_safe_and_begins_anew() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.evaluate("setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }); ''");
    app.wait_for_text("What was saved is safe.");
    app.find(Role::Link, "If it is an emergency, call 112 now").wait();
    assert!(!app.text().contains("Log a crack"), "nothing of it can be pressed: {}", app.text());
    app.picture_as("fallen");
    app.evaluate("window.__old = true");
    app.press("Reload");
    app.wait_for(|app| app.evaluate("window.__old === undefined") == true, "the page to be loaded anew");
    app.find(Role::Heading, "Today").wait();
    app.stop();
}

#[test]
fn it_can_be_installed() {
    let sandbox = Sandbox::new();
    let app = App::start(&sandbox);
    app.evaluate("navigator.serviceWorker.ready.then(() => 1)");
    let errors = app.command("Page.getInstallabilityErrors", &serde_json::json!({}));
    assert_eq!(errors["installabilityErrors"], serde_json::json!([]), "{errors}");
    let manifest = app.command("Page.getAppManifest", &serde_json::json!({}));
    assert_eq!(manifest["errors"], serde_json::json!([]), "{manifest}");
    app.stop();
}

#[test]
fn from_another_machine_without_https_it_starts_and_keeps_records() {
    let sandbox = Sandbox::new();
    let address = sandbox.address().replace("localhost", "phone.test");
    sandbox.served.borrow_mut().address = address;
    let app = App::start_accepted(&sandbox, &Start::default());
    assert_eq!(app.evaluate("isSecureContext"), false);
    app.press("Log a crack");
    app.wait_for_text("Saved already");
    app.reload();
    app.open_tab("Journal");
    app.wait_for(|app| app.evaluate("document.querySelectorAll('main .row--record').length") == 1, "the crack");
    app.open_tab("Today");
    app.press("Settings");
    app.find(Role::Link, "Put Unkink on your device").click();
    app.wait_for_text("This page came without HTTPS");
    assert_eq!(app.complaints(), Vec::<String>::new());
}
