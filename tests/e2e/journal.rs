//! The journal in the real window: long lists, search, months.

use crate::app::{App, Role, Start};
use crate::sandbox::Sandbox;
use crate::wait::LATER;

/// Days of this many rows, from today back.
const DAYS: u32 = 250;
const ROWS_A_DAY: u32 = 12;

fn long_journal() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&["log", "--note", "the newest"]);
    let store = sandbox.store();
    let newest = store.entry(1).expect("it was logged").fields;
    for number in 0..DAYS * ROWS_A_DAY {
        let minutes = i64::from(number / ROWS_A_DAY * 24 * 60 + number % ROWS_A_DAY * 7 + 1_500);
        let at = newest.at - chrono::TimeDelta::minutes(minutes);
        let note = if number % 500 == 499 { "Later on, after gardening, it was stiff." } else { "" }.to_owned();
        store.add_entry(&unkink::domain::journal::EntryFields { at, note, ..newest.clone() }, at).expect("an entry");
    }
    sandbox
}

/// What stands in the middle of the window, screenful by screenful down to the end: rows, or nothing; the days that were
/// there, and the most rows that the page had when it rested for a moment.
const SCROLL_THROUGH: &str = "(async () => {
  const found = { screens: 0, empty: 0, rows: 0 };
  const days = new Set();
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  scrollTo(0, 0);
  for (let before = -1; before !== scrollY && found.screens < 2000; ) {
    before = scrollY;
    scrollBy(0, innerHeight * 2);
    found.screens += 1;
    const shows = (y) => document.elementFromPoint(innerWidth / 2, innerHeight * y)?.closest('.row, .day__head, .leaf > button');
    let waited = 0;
    do await frame(); while (![0.3, 0.4, 0.5, 0.6].some(shows) && ++waited < 120);
    if (waited === 120) found.empty += 1;
    document.querySelectorAll('.day__head h2').forEach((day) => days.add(day.textContent));
    if (found.screens % 16 === 0) {
      await new Promise((done) => setTimeout(done, 900));
      found.rows = Math.max(found.rows, document.querySelectorAll('main .row--record').length);
    }
  }
  found.days = days.size;
  found.end = document.querySelector('main').getBoundingClientRect().bottom - innerHeight;
  window.__found = found;
})(); ''";

#[test]
fn thousands_of_rows_are_scrolled_end_to_end() {
    let sandbox = long_journal();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    // Every page that can be shown, as a person who goes on pressing.
    app.evaluate(
        "window.__more = setInterval(() => {
           const more = [...document.querySelectorAll('button')].find((b) => b.textContent.startsWith('Show more'));
           if (more) more.click(); else scrollTo(0, document.body.scrollHeight);
         }, 40); ''",
    );
    let oldest = format!(
        "document.querySelectorAll('.leaf').length >= {} && !document.body.innerText.includes('Show more')",
        DAYS * ROWS_A_DAY / 60
    );
    app.wait_longer_for(LATER, |app| app.evaluate(&oldest) == true, "every page");
    app.evaluate("clearInterval(window.__more); window.__found = null");
    app.evaluate(SCROLL_THROUGH);
    app.wait_longer_for(LATER, |app| !app.evaluate("window.__found").is_null(), "the end of the list");
    let found = app.evaluate("window.__found");
    assert_eq!(found["days"], DAYS + 1, "{found}");
    assert!((1..400).contains(&found["rows"].as_u64().expect("a number")), "few are drawn at once: {found}");
    assert_eq!(found["empty"], 0, "every screenful shows rows: {found}");
    assert!(found["screens"].as_u64() > Some(40), "{found}");
    assert!(found["end"].as_f64().expect("a number").abs() < 2.0, "the end is reached: {found}");
}

#[test]
fn a_search_counts_marks_and_stays_in_reach_while_the_list_is_moved() {
    let sandbox = long_journal();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.evaluate("scrollTo(0, 2000)");
    app.wait_for(|app| app.evaluate("scrollY") == 2000, "the list to be moved");
    let top = app.evaluate("document.querySelector('.topbar--stays').getBoundingClientRect().top");
    assert_eq!(top, 0, "Log and Search stay in sight");
    app.press("Search");
    app.find(Role::SearchBox, "Search the journal").type_text("gardening");
    app.wait_for_text("With “gardening”: 6 of 3001");
    let marked = "[...document.querySelectorAll('mark')].map((m) => m.textContent).join()";
    app.wait_for(|app| app.evaluate(marked) == ["gardening"; 6].join(","), "the words found to be marked");
    app.press("Go to a month");
    let sheet = app.find(Role::Dialog, "Go to a month");
    sheet.wait();
    let months = app.evaluate("document.querySelectorAll('.months__m').length");
    assert!((3..=6).contains(&months.as_u64().expect("a number")), "months of what is looked for: {months}");
    app.evaluate("document.querySelectorAll('.months__m')[2].click()");
    sheet.wait_gone();
    app.wait_for_text("and before");
}

#[test]
fn a_card_that_was_read_is_marked_on_this_device() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Learn");
    app.find(Role::Link, "Grinding: rougher surfaces").click();
    app.find(Role::Heading, "Grinding: rougher surfaces").wait();
    app.stop();
    let again = App::start(&sandbox);
    again.open_tab("Learn");
    again.find(Role::Link, "Grinding: rougher surfaces Read").wait();
    assert!(!again.find(Role::Link, "Snapping: a band slipping over bone Read").is_there());
}

/// A few records of everything that can be looked for.
fn mixed() -> Sandbox {
    let sandbox = Sandbox::new();
    for (ago, region, tag) in [("30h", "neck", "gym"), ("54h", "neck", "locking"), ("80h", "low_back", "gym")] {
        sandbox.run(&[
            "log",
            "--ago",
            ago,
            "--region",
            region,
            "--trigger",
            "self_forced",
            "--tag",
            tag,
            "--note",
            "mine",
        ]);
    }
    sandbox.run(&["urge", "--level", "6", "--region", "neck", "--outcome", "eased", "--ago", "10h"]);
    sandbox
}

#[test]
fn filters_are_set_in_a_sheet_said_above_the_list_and_taken_off_by_their_chips() {
    let sandbox = mixed();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.press("Filter");
    let sheet = app.find(Role::Dialog, "Filter the journal");
    sheet.find(Role::Radio, "Neck").click();
    sheet.find(Role::Radio, "gym").click();
    sheet.find(Role::Button, "Show 1").click();
    sheet.wait_gone();
    app.wait_for_text("Neck, tagged “gym”: 1 of 4");
    assert_eq!(app.evaluate("document.querySelectorAll('main .row--record').length"), 1);
    app.press("Take off: Tagged “gym”");
    app.wait_for_text("Neck: 3 of 4");
    app.find(Role::Link, "Urge eased · neck").click();
    app.find(Role::Heading, "Urge eased · neck").wait();
    app.press("Back");
    app.wait_for_text("Neck: 3 of 4");
    app.press("Take off: Neck");
    app.wait_for(|app| app.evaluate("document.querySelectorAll('main .row--record').length") == 4, "every row");
}

#[test]
fn several_are_chosen_by_keys_changed_and_put_back() {
    let sandbox = mixed();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.press("Choose several");
    app.wait_for(|app| app.evaluate("document.querySelectorAll('[role=checkbox]').length") == 4, "rows to choose");
    app.evaluate("document.querySelectorAll('[role=checkbox]')[1].focus(); ''");
    app.press_key(" ");
    app.wait_for_text("1 chosen");
    app.evaluate("document.querySelectorAll('[role=checkbox]')[2].focus(); ''");
    app.press_key("Enter");
    app.wait_for_text("2 chosen");
    app.press("Time");
    app.find(Role::TextBox, "Hours").type_text("2");
    app.press("Shift them");
    app.wait_for_text("Changed: 2 entries, 2 h earlier");
    app.press("Undo");
    app.wait_for_text("Back: 2 entries");
    app.press("Choose several");
    app.press("Choose all 4");
    app.wait_for_text("4 chosen");
    app.press_key("Escape");
    app.wait_for(|app| app.evaluate("document.querySelectorAll('[role=checkbox]').length") == 0, "rows that open");
    app.press("Choose several");
    app.press("Choose all 4");
    app.press("Delete");
    app.wait_for_text("Deleted: 4 entries");
    app.press("Undo");
    app.wait_for_text("Back: 4 entries");
    app.wait_for(|_| sandbox.json(&["journal", "--json"]).as_array().map(Vec::len) == Some(3), "every crack");
}

#[test]
fn a_finger_that_rests_on_a_row_chooses_it_and_lifting_it_opens_nothing() {
    let sandbox = mixed();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Journal");
    app.find(Role::Link, "Forced · low back").wait();
    app.evaluate(
        "window.__touch = (kind) => document.querySelectorAll('.row--record')[3].dispatchEvent(
           new PointerEvent(kind, { bubbles: true, pointerType: 'touch', isPrimary: true }));
         __touch('pointerdown'); ''",
    );
    app.wait_for_text("1 chosen");
    app.evaluate("__touch('pointerup'); document.querySelectorAll('.row--record')[3].click(); ''");
    app.find(Role::Checkbox, "Forced · low back").wait_on();
    app.press("Stop choosing");
    app.evaluate("__touch('pointerdown'); __touch('pointercancel'); ''");
    std::thread::sleep(std::time::Duration::from_millis(800));
    assert!(!app.text().contains("chosen"), "a finger that moves the page chooses nothing");
    app.find(Role::Link, "Forced · low back").click();
    app.find(Role::Heading, "Forced · low back").wait();
    app.press("Log the same again, now");
    app.wait_for_text("Saved: Low back, forced");
    app.press("Undo");
    app.wait_for(|_| sandbox.json(&["journal", "--json"]).as_array().map(Vec::len) == Some(3), "the copy to be gone");
}
