//! A walk through every screen and state a person meets, for what has to hold on all of them.

use crate::app::{App, Role};
use crate::sandbox::Sandbox;

/// A device with something of every kind on it.
pub fn a_device_that_was_used() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&[
        "log",
        "--region",
        "neck",
        "--trigger",
        "self_forced",
        "--pain",
        "2",
        "--note",
        "at the desk",
        "--ago",
        "3h",
    ]);
    sandbox.run(&["log", "--region", "low_back", "--ago", "2h"]);
    sandbox.run(&["delete", "2"]);
    sandbox.run(&["urge", "--level", "7", "--level-after", "3", "--outcome", "eased", "--ago", "4h"]);
    sandbox.run(&["play", "urge_reset_60", "--speed", "1000", "--json"]);
    sandbox.run(&["log", "--region", "upper_mid_back", "--trigger", "other_person", "--ago", "26h"]);
    sandbox.run(&["profile", "--set", "wrist_sore=no"]);
    sandbox
}

/// Asks every screen of the walk what is wrong with it; empty text is nothing.
pub fn what_is_wrong(app: &App<'_>, expression: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(app, &mut |app, screen| {
        let wrong = app.evaluate(expression);
        if wrong != "" {
            found.push(format!("{screen}: {}", wrong.as_str().unwrap_or_default()));
        }
    });
    found
}

/// Goes through all of it, from Today of a device that was used to an emergency result, and lets each be looked at.
pub fn walk(app: &App<'_>, look: &mut dyn FnMut(&App<'_>, &str)) {
    for tab in ["Today", "Move", "Journal", "Check", "Learn"] {
        app.open_tab(tab);
        look(app, tab);
    }
    app.open_tab("Journal");
    app.find(Role::Tab, "Insights").click();
    app.find(Role::Heading, "Not enough yet").wait();
    look(app, "insights");
    app.find(Role::Radio, "Choose dates").click();
    app.evaluate("[...document.querySelectorAll('.insights button.link')].forEach((button) => button.click()); ''");
    app.wait_for(|app| app.evaluate("document.querySelectorAll('.data__t').length > 1") == true, "the tables");
    look(app, "insights of chosen dates, with their tables");
    app.open_tab("Learn");
    app.find(Role::SearchBox, "").type_text("neck");
    app.wait_for(|app| app.find(Role::Link, "The cracking loop").count() == 0, "the cards that were found");
    look(app, "cards that were found");
    app.find(Role::SearchBox, "").type_text("");
    app.find(Role::Link, "The cracking loop").click();
    app.find(Role::Region, "Read on").wait();
    look(app, "a card");
    app.press("Back");
    app.press("Settings");
    app.find(Role::Heading, "Settings").wait();
    look(app, "Settings");
    app.find(Role::Link, "Sounds and voice").click();
    app.find(Role::Heading, "Sounds and voice").wait();
    look(app, "sounds and voice");
    app.press("Back");
    app.find(Role::Heading, "Settings").wait();
    for (name, heading) in [("Copies of your records", "Copies"), ("Reminders to get up", "Reminders")] {
        // A browser keeps its copies inside.
        if App::IN_BROWSER && heading == "Copies" {
            continue;
        }
        app.find(Role::Link, name).click();
        app.find(Role::Heading, heading).wait();
        look(app, heading);
        app.press("Back");
        app.find(Role::Heading, "Settings").wait();
    }
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
    app.find(Role::Heading, "That was short").wait();
    look(app, "after a routine that had hardly begun");
    app.press("Keep it");

    app.open_tab("Move");
    app.find(Role::Tab, "Exercises").click();
    app.find(Role::Link, "Open book").wait();
    look(app, "the exercises");
    app.find(Role::Link, "Open book").click();
    app.find(Role::Heading, "Open book").wait();
    look(app, "an exercise");
    app.press("Back");
    app.find(Role::Tab, "Routines").click();
    app.find(Role::Link, "Desk break").wait();
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
    app.find(Role::Dialog, "Add a move").find(Role::Button, "Done, 1 move in the routine").click();
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

    app.open_urge();
    look(app, "the urge");
    app.press("Close");

    app.press("Log a crack");
    app.find(Role::Dialog, "Logged at").wait();
    look(app, "the quick log");
    app.press("More details");
    app.find(Role::Heading, "Where was it?").wait();
    look(app, "an entry");
    app.press("Back");

    app.open_tab("Journal");
    the_journal_looked_through(app, look);
    app.press("Trash");
    app.find(Role::Heading, "Trash").wait();
    look(app, "what was deleted");
    app.press("Back");
    app.open_tab("Check");
    for (name, heading) in [("See all warning signs", "All warning signs"), ("Rules and sources", "Rules and sources")]
    {
        app.find(Role::Link, name).click();
        app.find(Role::Heading, heading).wait();
        look(app, heading);
        app.press("Back");
        app.find(Role::Heading, "Check").wait();
    }
    app.press("Check or change");
    app.find(Role::Heading, "About you, kept for safety").wait();
    look(app, "the safety questions");
    app.press("Back");
    app.open_tab("Check");
    app.press("Start the check");
    app.find(Role::Button, "None of these 10").wait();
    look(app, "a stop check");
    app.find(Role::Checkbox, "Pain, pressure or squeezing in your chest?").click();
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    look(app, "an emergency result");
}

/// The journal's filters, what they leave, words that are found, and several rows that are chosen.
fn the_journal_looked_through(app: &App<'_>, look: &mut dyn FnMut(&App<'_>, &str)) {
    app.press("Filter");
    let filters = app.find(Role::Dialog, "Filter the journal");
    filters.wait();
    look(app, "the journal's filters");
    filters.find(Role::Radio, "Upper and mid back").click();
    filters.find(Role::Button, "Show 1").click();
    filters.wait_gone();
    app.find(Role::Button, "Take off: Upper and mid back").wait();
    look(app, "the filtered journal");
    app.press("Take off: Upper and mid back");
    app.press("Search");
    app.find(Role::SearchBox, "Search the journal").type_text("desk");
    app.wait_for(|app| app.evaluate("document.querySelectorAll('.found').length > 0") == true, "the words found");
    look(app, "words found in the journal");
    app.press("Search");
    app.find(Role::SearchBox, "Search the journal").wait_gone();
    app.press("Choose several");
    app.find(Role::Checkbox, "Forced · neck").click();
    app.wait_for_text("1 chosen");
    look(app, "several of the journal");
    app.press("Stop choosing");
    app.find(Role::Button, "Choose several").wait();
}
