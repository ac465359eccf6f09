//! What was said to be saved is there after the browser was killed or its tab closed, and nothing is ever damaged.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use unkink::store::{EntryFilter, Store};

/// How often, of each kind: `UNKINK_KILLS`, or few.
fn times() -> usize {
    std::env::var("UNKINK_KILLS").ok().and_then(|times| times.parse().ok()).unwrap_or(10)
}

/// Logs a crack and waits until the page says that it is saved.
fn log_until_saved(app: &App<'_>) {
    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    app.wait_for_text("Saved already");
}

/// The database must be whole, and hold so many entries.
fn holds(sandbox: &Sandbox, number: usize, story: &str) {
    let file = sandbox.database();
    let connection = rusqlite::Connection::open(&file).expect("the database opens");
    let whole: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("a check");
    assert_eq!(whole, "ok", "{story}");
    drop(connection);
    let store = Store::open(&file).expect("the database opens");
    assert_eq!(store.entries(&EntryFilter::default()).expect("entries").len(), number, "{story}");
}

#[test]
fn nothing_that_was_said_to_be_saved_is_lost_when_the_browser_is_killed() {
    let sandbox = Sandbox::new();
    App::start_accepted(&sandbox, &Start::default()).stop();
    for kill in 1..=times() {
        let app = App::start(&sandbox);
        log_until_saved(&app);
        app.kill_at_once();
        holds(&sandbox, kill, &format!("after kill {kill}"));
    }
    println!("{} kills right after the acknowledgement: 0 lost, 0 damaged", times());
}

#[test]
fn nothing_that_was_said_to_be_saved_is_lost_when_the_tab_is_closed() {
    let sandbox = Sandbox::new();
    let first = App::start_accepted(&sandbox, &Start::default());
    let home = sandbox.address();
    first.go(&format!("{home}manifest.webmanifest"));
    first.wait_for(|app| app.evaluate("location.href.endsWith('webmanifest')") == true, "the app to be left");
    let free = "navigator.locks.query().then(({ held }) => held.length === 0)";
    for closed in 1..=times() {
        first.wait_for(|app| app.evaluate(free) == true, "the tab before to let go");
        let app = first.open_beside(&Start::default());
        app.wait_until_there();
        log_until_saved(&app);
        app.close_tab();
        holds(&sandbox, closed, &format!("after tab {closed} was closed"));
    }
    println!("{} tabs closed right after the acknowledgement: 0 lost, 0 damaged", times());
}

#[test]
fn a_browser_killed_at_any_moment_leaves_whole_records() {
    let sandbox = Sandbox::new();
    App::start_accepted(&sandbox, &Start::default()).stop();
    let mut before = 0;
    for kill in 0..times() {
        let app = App::start(&sandbox);
        // A press of the hand would wait for the page's answer.
        app.evaluate("document.querySelector('[aria-keyshortcuts=L]').click(); ''");
        std::thread::sleep(std::time::Duration::from_millis(u64::try_from(kill * 7 % 80).expect("few")));
        app.kill_at_once();
        let store = Store::open(&sandbox.database()).expect("the database opens");
        let now = store.entries(&EntryFilter::default()).expect("entries").len();
        assert!(now == before || now == before + 1, "kill {kill}: {before} then {now}");
        holds(&sandbox, now, &format!("after kill {kill}"));
        before = now;
    }
}
