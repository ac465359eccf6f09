//! Back: to where one came from, at the same place, with the focus on what was opened.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use chrono::Duration as Span;
use std::time::Duration;
use unkink::domain::exercise::Region;
use unkink::domain::journal::EntryFields;
use unkink::platform::clock;

/// The ways a person goes back.
const WAYS: [&str; 4] = ["arrow", "Escape", "mouse", "gesture"];

fn go_back(app: &App<'_>, way: &str) {
    std::thread::sleep(Duration::from_millis(550));
    match way {
        "arrow" => app.press("Back"),
        "mouse" => app.go_back(),
        "gesture" => assert_eq!(app.evaluate("window.unkinkBack()"), true),
        key => app.press_key(key),
    }
}

fn scrolled(app: &App<'_>) -> i64 {
    app.evaluate("Math.round(scrollY)").as_i64().expect("a number")
}

#[test]
fn back_from_an_old_entry_leads_to_its_row_in_the_list() {
    let sandbox = Sandbox::new();
    let store = sandbox.store();
    let now = clock::now();
    for number in 0..150 {
        let at = now - Span::hours(5 * number);
        let fields = EntryFields { region: Some(Region::Neck), note: number.to_string(), ..EntryFields::bare(at) };
        store.add_entry(&fields, at).expect("an entry is kept");
    }
    drop(store);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.press("Show more");
    app.wait_for(|app| app.find(Role::Link, "Crack · neck").count() > 100, "the second page of the journal");
    for way in WAYS {
        let row = "document.querySelectorAll('main .row--record')[80]";
        app.evaluate(&format!("{row}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"));
        let name = app.evaluate(&format!("{row}.textContent"));
        let place = app.evaluate(&format!(
            "(() => {{ const box = {row}.getBoundingClientRect(); \
             return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round); }})()"
        ));
        let before = scrolled(&app);
        assert!(before > 2000, "it is deep in the list: {before}");
        std::thread::sleep(Duration::from_millis(550));
        let at = |index: usize| i16::try_from(place[index].as_i64().expect("a place")).expect("a place in sight");
        app.click_times(at(0), at(1), 1);
        app.find(Role::Button, "Edit").wait();
        assert_eq!(scrolled(&app), 0, "a page begins at its top");
        go_back(&app, way);
        app.find(Role::Heading, "Journal").wait();
        app.wait_for(|app| (scrolled(app) - before).abs() < 3, &format!("{way}: the same place in the list"));
        assert_eq!(app.evaluate("document.activeElement.textContent"), name, "{way}: the focus is on what was opened");
    }
    app.stop();
}

#[test]
fn back_from_a_rule_leads_to_its_line_in_the_part_that_was_folded_out() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.find(Role::Link, "Rules and sources").click();
    app.find(Role::Heading, "Rules and sources").wait();
    let part = "[...document.querySelectorAll('details')].find((part) => part.textContent.startsWith('Rules: '))";
    assert_eq!(app.evaluate(&format!("{part}.querySelectorAll('button').length")), 0, "drawn when it is folded out");
    app.evaluate(&format!("{part}.querySelector('summary').click(); ''"));
    let lines = format!("[...{part}.querySelectorAll('button')]");
    app.wait_for(|app| app.evaluate(&format!("{lines}.length > 10")) == true, "its rules");
    let name = app.evaluate(&format!("{lines}[8].getAttribute('aria-label')"));
    app.evaluate(&format!("{lines}[8].scrollIntoView({{ block: 'center', behavior: 'instant' }}); ''"));
    let before = scrolled(&app);
    assert!(before > 1000, "it is deep in the list: {before}");
    app.evaluate(&format!("{lines}[8].click(); ''"));
    app.find(Role::Heading, "Rules and sources").wait_gone();
    go_back(&app, "Escape");
    app.find(Role::Heading, "Rules and sources").wait();
    app.wait_for(|app| (scrolled(app) - before).abs() < 3, "the same place in the list");
    assert_eq!(app.evaluate("document.activeElement.getAttribute('aria-label')"), name);
    app.stop();
}

#[test]
fn back_leads_where_one_came_from() {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--region", "neck", "--trigger", "self_forced"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    for way in WAYS {
        app.press("Why wait 20 minutes");
        app.wait_for(|app| !app.find(Role::Heading, "Today").is_there(), "the card");
        go_back(&app, way);
        app.find(Role::Heading, "Today").wait();
        let button = app.find(Role::Button, "Why wait 20 minutes");
        app.wait_for(|_| button.is_focused(), &format!("{way}: the focus on what was opened"));
    }
    app.open_tab("Journal");
    go_back(&app, "mouse");
    app.find(Role::Heading, "Today").wait();
    if !App::IN_BROWSER {
        // A browser goes back to what it showed before the app.
        go_back(&app, "mouse");
        app.find(Role::Heading, "Today").wait();
    }
    assert_eq!(app.evaluate("window.unkinkBack()"), false, "there is nothing before Today");
    app.stop();
}

#[test]
fn back_from_a_card_leads_to_its_place_among_what_was_searched() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Learn");
    app.find(Role::SearchBox, "Search the cards").type_text("neck");
    let links = "[...document.querySelectorAll('main [role=link]')]";
    app.wait_for(|app| app.evaluate(&format!("{links}.length < 30")) == true, "what was found");
    let name = app.evaluate(&format!("{links}.at(-1).querySelector('.row__name').textContent"));
    app.evaluate(&format!("{links}.at(-1).scrollIntoView({{ block: 'center', behavior: 'instant' }})"));
    let there_and_back = || {
        app.evaluate(&format!("{links}.at(-1).click()"));
        app.find(Role::Button, "Back").wait();
        go_back(&app, "arrow");
        app.find(Role::Heading, "Learn").wait();
    };
    // Once, since a card that was read is higher by its mark.
    there_and_back();
    app.wait_for_text("Read");
    std::thread::sleep(std::time::Duration::from_millis(550));
    let before = scrolled(&app);
    there_and_back();
    let focused = "document.activeElement.querySelector('.row__name')?.textContent ?? null";
    app.wait_for(|app| app.evaluate(focused) == name, "the focus on the card");
    assert!((scrolled(&app) - before).abs() < 3, "{} is not {before}", scrolled(&app));
    assert_eq!(app.evaluate("document.querySelector('[type=search]').value"), "neck");
    app.stop();
}

#[test]
fn a_finished_check_leads_back_to_where_it_was_begun() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    app.press("None of these 10");
    let line = app.find(Role::Checkbox, "Is one side of your face drooping?");
    line.click();
    line.wait_on();
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    app.press("Continue the questions");
    app.wait_for_text("Stop check 3 of 4");
    app.press("Close the check");
    app.find(Role::Heading, "Check").wait();
    assert_eq!(app.evaluate("window.unkinkBack()"), true);
    app.find(Role::Heading, "Today").wait();
    app.stop();
}
