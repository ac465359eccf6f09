//! Room: nothing is cut off on a small phone with large text, and everything can be hit.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;

const SMALL: Start<'static> = Start { size: (320, 640), ..Start::PLAIN };

/// Controls in sight that are lower than 44 px or narrower than 24 px, with what is laid around them to be hit.
const HARD_TO_HIT: &str = "[...document.querySelectorAll('button, a[href], input, select, summary')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true], p, dd'))
    .map((e) => {
      const { width, height } = (e.closest('label') ?? e).getBoundingClientRect();
      const around = getComputedStyle(e, '::after');
      const laid = (side) => (around.position === 'absolute' ? parseFloat(around[side]) || 0 : 0);
      return [e, Math.max(width, laid('width')), Math.max(height, laid('height'))];
    })
    .filter(([, width, height]) => width && (height < 44 || width < 24))
    .map(([e, width, height]) => `${e.getAttribute('aria-label') ?? e.textContent} (${width} × ${height})`)
    .join('\\n')";

#[test]
fn every_screen_fits_the_smallest_phone_with_text_at_200_per_cent() {
    let sandbox = Sandbox::new();
    sandbox.run(&["play", "urge_reset_60", "--speed", "1000", "--json"]);
    let app = App::start_accepted(&sandbox, &SMALL);
    app.evaluate("document.documentElement.style.fontSize = '200%'");
    let wide = visit_all(&app, "document.documentElement.scrollWidth > innerWidth ? 'wider than the window' : ''");
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[test]
fn every_control_is_large_enough_to_hit() {
    let sandbox = Sandbox::new();
    sandbox.run(&["play", "urge_reset_60", "--speed", "1000", "--json"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    let hard = visit_all(&app, HARD_TO_HIT);
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}

/// Goes through the screens a person meets and asks each what is wrong with it; empty text is nothing.
fn visit_all(app: &App<'_>, what_is_wrong: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut look = |app: &App<'_>, screen: &str| {
        let wrong = app.evaluate(what_is_wrong);
        if wrong != "" {
            found.push(format!("{screen}: {}", wrong.as_str().unwrap_or_default()));
        }
    };
    for tab in ["Today", "Move", "Journal", "Check", "Learn"] {
        app.open_tab(tab);
        look(app, tab);
    }
    app.press("Settings");
    app.find(Role::Heading, "Settings").wait();
    look(app, "Settings");
    app.find(Role::Link, "Sounds and voice").click();
    app.find(Role::Heading, "Sounds and voice").wait();
    look(app, "sounds and voice");
    app.press("Back");
    app.find(Role::Heading, "Settings").wait();
    app.press("Back");

    app.open_routine("Desk break");
    look(app, "a routine");
    app.press("Start");
    app.press("Pause");
    app.find(Role::Button, "Continue").wait();
    look(app, "the player");
    app.press("Lock against touches");
    app.find(Role::Button, "Hold to unlock").wait();
    look(app, "the locked player");
    app.press("Stop · something got worse");
    app.find(Role::Dialog, "Stopped. What changed?").wait();
    look(app, "the stop sheet");
    app.press("Nothing. I just want to stop");
    app.find(Role::Heading, "What you did is saved").wait();
    look(app, "after a routine");
    app.press("Done");

    app.open_tab("Move");
    app.press("History of what you played");
    app.find(Role::Heading, "What you played").wait();
    look(app, "the history");
    app.evaluate("document.querySelector('.history .row').click()");
    app.find(Role::Heading, "Moves").wait();
    look(app, "a session");
    app.press("Back");
    app.find(Role::Heading, "What you played").wait();
    app.press("Back");
    app.press("Add a routine");
    app.press("Begin a new one");
    app.press("Add a move");
    app.find(Role::Dialog, "Add a move").find(Role::Button, "Open book").click();
    look(app, "the editor");
    app.press("Change Open book");
    app.find(Role::Dialog, "Open book").wait();
    look(app, "a dose");
    app.find(Role::Dialog, "Open book").find(Role::Button, "Done").click();
    app.find(Role::Dialog, "Open book").wait_gone();
    app.press("Done");
    app.find(Role::Heading, "My routine").wait();
    app.press("Back");
    app.open_tab("Today");

    app.press("I want to crack");
    app.find(Role::Heading, "How strong is the wish?").wait();
    look(app, "the urge");
    app.press("Close");

    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    look(app, "the quick log");
    app.press("More details");
    app.find(Role::Heading, "Where was it?").wait();
    look(app, "an entry");
    app.press("Back");

    app.open_tab("Check");
    app.press("Start the check");
    app.find(Role::Button, "None of these 10").wait();
    look(app, "a stop check");
    app.find(Role::Checkbox, "Pain, pressure or squeezing in your chest?").click();
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    look(app, "an emergency result");
    found
}
