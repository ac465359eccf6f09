//! Move: both lists, filters, what is closed.

use super::person::{Person, routine, soon, urgent};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::{Page, page};
use dioxus::prelude::consume_context;
use unkink::domain::checker::ExerciseAgreed;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::exercise::Region;
use unkink::domain::routine::filter::Filter;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::Feedback;
use unkink::platform::clock;
use unkink::ui::state::movement::MoveState;

fn answered() -> Person {
    Person::new().answered(&[("wrist_sore", Answer::yes()), ("blood_thinner", Answer::yes())])
}

fn rows(page: &Page) -> usize {
    tags(page, &["class=\"row\"", "role=\"link\""]).len()
}

#[test]
fn every_routine_is_listed_with_its_length_and_props() {
    let page = page("move-all", "/move", Person::new().0, nothing);
    assert_eq!(rows(&page), content().routines.len());
    reads(&page, &["19 routines", "60-second urge reset 60 s · no props", "Desk break 3 min · chair", "Add a routine"]);
    tag(&page, &["role=\"tab\"", "aria-selected=\"true\""]);
    assert!(tags(&page, &["class=\"row\"", "data-state=\"closed\""]).is_empty(), "nothing is closed");
    reads_not(&page, &["Clear"]);
}

#[test]
fn filters_narrow_the_list_and_can_be_cleared() {
    let page_of =
        |name, act| page(name, "/move", Person::new().played(&routine("urge_reset_60"), None, Stopped::Done).0, act);
    let narrowed = page_of("move", || {
        let filters = consume_context::<MoveState>();
        filters.toggle(Filter::Region(Region::UpperMidBack));
        filters.toggle(Filter::Short);
    });
    reads(&narrowed, &["13 of 19 routines fit", "Clear 2 filters", "60 s · no props · done today"]);
    assert_eq!(rows(&narrowed), 13);
    assert_eq!(tags(&narrowed, &["class=\"chip\"", "aria-pressed=\"true\""]).len(), 2);
    let spread = page_of("move-spread", || consume_context::<MoveState>().set_spread(true));
    tag(&spread, &["class=\"chip\"", "aria-expanded=\"true\""]);
    let none = page_of("move-none", || {
        let filters = consume_context::<MoveState>();
        for filter in [Filter::Strength, Filter::Relax, Filter::NoProps] {
            filters.toggle(filter);
        }
    });
    reads(&none, &["0 of 19 routines fit", "No routine passes all these filters.", "Clear the filters"]);
}

#[test]
fn a_changed_routine_says_why_and_a_closed_one_what_is_open_instead() {
    let page = page("move-answered", "/move", answered().0, nothing);
    reads(&page, &["Morning mobility 8 min · mat, pillow Adjusted: your wrists are sore"]);
    reads(
        &page,
        &[
            "Upper-back roll 5 min · mat, roller Not for you now You take blood thinners or bleed easily. Try Upper-back ease (no roller) instead.",
        ],
    );
    assert_eq!(tags(&page, &["class=\"row\"", "data-state=\"closed\""]).len(), 1);
}

#[test]
fn under_a_limit_the_reason_stands_above_and_the_gentle_list_is_open() {
    let page = page("move-limited", "/move", Person::new().checked(10, &soon()).0, nothing);
    reads(&page, &["A result that says to be seen within days is still open", "Open the result"]);
    let closed = tags(&page, &["class=\"row\"", "data-state=\"closed\""]).len();
    assert_eq!(closed, content().routines.len() - 2, "the gentle list and the reset are open");
    reads(&page, &["19 routines, 17 not for you now", "Try Gentle list instead."]);
}

#[test]
fn where_many_are_closed_what_is_open_comes_first_and_each_reason_is_said_once() {
    let reason = "a result that says to be seen within days is still open";
    for (path, rows) in [("/move", 2), ("/move/exercises", 0)] {
        let page = page("move-folded", path, Person::new().checked(10, &soon()).0, nothing);
        let text = page.text().to_lowercase();
        let fold = text.find("not for you now (").unwrap_or_else(|| panic!("{path}: {text}"));
        assert_eq!(text[fold..].matches(reason).count(), 1, "{path}: {text}");
        let above = page.html.split("class=\"card fold\"").next().unwrap();
        let closed = above.matches("data-state=\"closed\"").count();
        let open = above.matches("class=\"row\"").count() - closed;
        assert_eq!(closed, 0, "{path}");
        assert!(open >= rows, "{path}: {open}");
    }
}

#[test]
fn under_a_lock_nothing_is_listed_and_the_words_about_breathing_stay() {
    let person = || Person::new().settings(|settings| settings.advice_line = Some("116 117".to_owned()));
    for path in ["/move", "/move/exercises"] {
        let page = page("move-locked", path, person().checked(10, &urgent()).0, nothing);
        assert_eq!(text_of(&page, "open-result__head"), "Get medical advice today");
        reads(
            &page,
            &["Moves are closed until you have been seen.", "Call 116 117", "Show the result", "I have been seen"],
        );
        reads(&page, &["While you wait", "Breathe in through the nose: the belly rises."]);
        assert_eq!(rows(&page), 0, "{path}");
        reads_not(&page, &["60-second urge reset", "Open book"]);
    }
    let opened =
        page("move-opened", "/move", person().checked(10, &urgent()).seen(Some(ExerciseAgreed::Yes)).0, nothing);
    assert!(rows(&opened) > 0);
    let child = page("move-child", "/move", Person::new().answered(&[("age_years", Answer::Number(11))]).0, nothing);
    reads(
        &child,
        &[
            "You are under 16",
            "Under 13, only the cards and the check open.",
            "Because you answered “How old are you?” with “11”",
            "Show this to an adult, and see a health professional.",
            "Change this answer",
        ],
    );
    reads_not(&child, &["a plank lasts", "easier way", "While you wait"]);
    assert_eq!(rows(&child), 0);
}

#[test]
fn exercises_are_listed_one_by_one_with_what_was_said_about_them() {
    let person = answered();
    let record = person.session(&routine("urge_reset_60"), None, Stopped::Done);
    person.0.rate_step(record.id, 1, Some(Feedback::Like), clock::now()).unwrap();
    person.0.rate_step(record.id, 2, Some(Feedback::Never), clock::now()).unwrap();
    let page = page("exercises", "/move/exercises", person.0, nothing);
    assert_eq!(rows(&page), content().exercises.len());
    reads(&page, &["39 exercises", "Open book 2 min 25 s · mat, pillow"]);
    reads(&page, &["Cat–cow (cat–camel) 1 min 14 s · mat Adjusted: your wrists are sore"]);
    reads(&page, &["Not for you now You take blood thinners or bleed easily."]);
    reads(&page, &["Shoulder rolls 37 s · no props You like it", "You leave it out of routines"]);
}

#[test]
fn an_exercise_says_how_what_to_watch_and_where_it_comes_from() {
    let page_of =
        |id: &str, person: Person| page(&format!("exercise-{id}"), &format!("/exercise/{id}"), person.0, nothing);
    let open = page_of("open_book", answered());
    assert_eq!(text_of(&open, "<h1"), "Open book");
    reads(&open, &["Upper and mid back · 6 slow reps each side", "Lie on one side, pillow under the head."]);
    reads(&open, &["Squeeze the knees together", "Knees sliding apart", "Shoulder pinching or tingling in the arm."]);
    reads(
        &open,
        &["Hand stays on the ribs; only the elbow opens.", "Sources", "Physiotherapy pages", "Start · 2 min 25 s"],
    );
    let closed = page_of("foam_roll_upper_back", answered());
    tag(&closed, &["class=\"page page--narrow page--flow exercise\"", "data-state=\"closed\""]);
    reads(&closed, &["Not for you now", "You take blood thinners or bleed easily", "Change this answer"]);
    reads_not(&closed, &["Start 5 minutes"]);
    let changed = page_of("cat_cow", answered());
    reads(&changed, &["Adjusted for you", "Lean on your fists or forearms", "Start · 1 min 14 s"]);
    let unknown = page_of("nowhere", Person::new());
    reads(&unknown, &["There is no such exercise here"]);
}
