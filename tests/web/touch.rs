//! A finger on the screen, as the browser itself sees it: resting on a row, dragging, holding, sliding.

use crate::app::{App, Role, Start};
use crate::hand::LOOK;
use crate::sandbox::Sandbox;
use std::thread::sleep;
use std::time::Duration;

/// The middle of what a selector finds, once it stands still.
fn middle(app: &App<'_>, selector: &str) -> (i16, i16) {
    app.evaluate(&format!(
        "document.querySelector({selector:?}).scrollIntoView({{ block: 'center', behavior: 'instant' }})"
    ));
    sleep(LOOK);
    place(app, selector)
}

/// Where its middle is now.
fn place(app: &App<'_>, selector: &str) -> (i16, i16) {
    let place = app.evaluate(&format!(
        "(() => {{ const box = document.querySelector({selector:?}).getBoundingClientRect(); \
         return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round); }})()"
    ));
    let at = |index: usize| i16::try_from(place[index].as_i64().expect("a place")).expect("a place in sight");
    (at(0), at(1))
}

#[test]
fn a_finger_that_rests_on_a_row_chooses_it_and_one_that_moves_the_list_does_not() {
    let sandbox = Sandbox::new();
    for _ in 0..30 {
        sandbox.run(&["log", "--region", "neck"]);
    }
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    let (x, y) = middle(&app, ".row--record:nth-child(6)");
    app.drag((x, y), (x, y - 300));
    app.wait_for(|app| app.evaluate("scrollY > 50") == true, "the list to move");
    sleep(Duration::from_secs(1));
    assert!(!app.text().contains("chosen"), "a finger that moves the list chooses nothing");
    assert!(app.find(Role::Heading, "Journal").is_there(), "and opens nothing");
    let (x, y) = middle(&app, ".row--record:nth-child(9)");
    app.hold_at(x, y, || app.wait_for_text("1 chosen"));
    sleep(LOOK);
    assert!(app.text().contains("1 chosen"), "lifting it takes nothing back: {}", app.text());
    assert_eq!(app.evaluate("String(getSelection())"), "", "no text is chosen");
    app.stop();
}

#[test]
fn a_move_is_dragged_to_another_place_and_the_page_stays_where_it_is() {
    let sandbox = Sandbox::new();
    sandbox.run(&["profile", "--set", "wrist_sore=no"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Make my own version");
    app.find(Role::TextBox, "Name").wait();
    let names =
        "[...document.querySelectorAll('.row--edit')].map((row) => row.querySelector('.row__name').textContent)";
    let moves = |app: &App<'_>| -> Vec<String> {
        let rows = app.evaluate(names);
        let rows = rows.as_array().expect("rows").iter().map(|row| row.as_str().unwrap_or_default());
        rows.map(|row| row.split_once(". ").map_or(row, |(_, name)| name).to_owned()).collect()
    };
    let from = middle(&app, ".row--edit [data-drags]");
    let (_, third) = place(&app, ".row--edit:nth-child(3)");
    let before = (moves(&app), app.evaluate("scrollY"));
    app.drag(from, (from.0, third + 10));
    app.wait_for(|app| moves(app) != before.0, "another order");
    let wanted = [1, 2, 0, 3, 4].map(|place: usize| before.0[place].clone());
    assert_eq!(moves(&app), wanted, "the first move is the third one");
    assert_eq!(app.evaluate("scrollY"), before.1, "the page did not move along");
    app.stop();
}

#[test]
fn a_locked_player_opens_when_it_is_held_and_not_at_a_tap() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Lock against touches");
    let unlock = app.find(Role::Button, "Hold to unlock");
    unlock.wait();
    let (x, y) = middle(&app, ".unlock");
    app.click_times(x, y, 2);
    sleep(Duration::from_millis(1500));
    assert!(unlock.is_there(), "two taps do not unlock");
    app.hold_at(x, y, || sleep(Duration::from_millis(1500)));
    unlock.wait_gone();
    app.stop();
}

#[test]
fn a_scale_is_set_by_a_finger_that_slides_over_it_and_by_a_touch() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_urge();
    let value = |app: &App<'_>| app.evaluate("document.querySelector('input[type=range]').value");
    let (_, y) = middle(&app, "input[type=range]");
    let at = |number: f64| {
        let x = app.evaluate(&format!(
            "(() => {{ const box = document.querySelector('input[type=range]').getBoundingClientRect(); \
             return Math.round(box.x + box.width * ({number} + 0.5) / 11); }})()"
        ));
        i16::try_from(x.as_i64().expect("a place")).expect("a place in sight")
    };
    app.click_times(at(3.0), y, 1);
    app.wait_for(|app| value(app) == "3", "a touch to set 3");
    app.drag((at(3.0), y), (at(8.0), y));
    app.wait_for(|app| value(app) == "8", "a slide to set 8");
    assert!(app.find(Role::Heading, "How strong is the urge?").is_there(), "a slide does not go back");
    app.stop();
}
