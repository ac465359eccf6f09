//! The page of a routine.

use super::person::{Person, ago, routine, urgent};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::{Page, page};
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::own_routine::OwnRoutine;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::Feedback;
use unkink::platform::clock;

fn page_of(id: &str, person: Person) -> Page {
    page(&format!("detail-{id}"), &format!("/routine/{id}"), person.0, nothing)
}

fn answered() -> Person {
    Person::new().answered(&[("wrist_sore", Answer::yes()), ("blood_thinner", Answer::yes())])
}

#[test]
fn a_routine_lists_its_moves_with_dose_time_and_what_is_different() {
    let page = page("detail", "/routine/morning_mobility_8", answered().0, nothing);
    assert_eq!(text_of(&page, "<h1"), "Morning mobility");
    reads(&page, &["Loosen after the night, gently.", "8 min Mat Pillow 8 moves"]);
    reads(
        &page,
        &["1. Slow belly breathing 3 slow breaths · 36 s", "2. Pelvic tilt 6 slow reps · 41 s Small at first"],
    );
    reads(&page, &["4. Knee to chest Hold 15 s each side · 50 s", "6. Open book 3 slow reps each side · 1 min 18 s"]);
    reads(&page, &["8. Child’s pose Rest 20 s · 32 s", "At the end: stand up in two stages."]);
    reads(
        &page,
        &["Adjusted for you Use fists, forearms or a wall instead of flat hands. \
             Because you answered “Are your wrists too sore to lean on?” with “yes”. Change this answer"],
    );
    reads(&page, &["5. Cat–cow (cat–camel) 8 slow reps · 1 min 12 s Lean on your fists or forearms"]);
    reads(&page, &["Stop at once if you feel sharp, hot or spreading pain"]);
    reads(&page, &["Stop if it hurts, tingles or makes you dizzy. Never force a crack."]);
    tag(&page, &["aria-label=\"Pain now\"", "aria-valuetext=\"not set\""]);
    tag(&page, &["aria-label=\"Make my own version\""]);
}

#[test]
fn before_the_first_routine_the_safety_questions_are_offered_and_can_be_skipped() {
    let skip = "Start and skip for now";
    let first = page_of("morning_mobility_8", Person::new());
    reads(&first, &["Answer the safety questions", skip, "Safety questions not answered yet"]);
    for id in ["urge_reset_60", "movement_break_hourly"] {
        let page = page_of(id, Person::new());
        reads(&page, &["Safety questions not answered yet"]);
        reads_not(&page, &[skip]);
    }
    let played = page_of("morning_mobility_8", Person::new().played(&routine("desk_break_3"), None, Stopped::Done));
    reads(&played, &["Safety questions not answered yet"]);
    reads_not(&played, &[skip]);
    reads_not(&page_of("morning_mobility_8", answered()), &[skip, "Safety questions not answered yet"]);
}

#[test]
fn the_reset_does_not_ask_for_pain() {
    assert!(tags(&page_of("urge_reset_60", Person::new()), &["aria-label=\"Pain now\""]).is_empty());
}

#[test]
fn a_closed_routine_says_why_and_what_is_open_instead() {
    let by_answer = page_of("upper_back_roll_5", answered());
    tag(&by_answer, &["class=\"page page--narrow page--flow routine\"", "data-state=\"closed\""]);
    reads(
        &by_answer,
        &["Not for you now", "You take blood thinners or bleed easily", "Open Upper-back ease (no roller) instead"],
    );
    reads(&by_answer, &["5 min Mat Roller 1 move"]);
    let by_result = page_of("morning_mobility_8", Person::new().checked(10, &urgent()));
    reads(
        &by_result,
        &[
            "Not for you now",
            "A result that says to get help now or today is still open",
            "Because a result is still open:",
            "Open the result",
        ],
    );
    for page in [by_answer, by_result] {
        assert!(tags(&page, &["btn--primary"]).is_empty(), "nothing can be started");
        reads_not(&page, &["Moves 1."]);
    }
}

#[test]
fn what_is_left_out_is_named_with_its_reason() {
    let dizzy = page_of("desk_break_3", Person::new().answered(&[("upper_neck_risk", Answer::yes())]));
    reads(&dizzy, &["Left out, because … Gentle neck turns: The top of your neck may not be steady"]);
    reads_not(&dizzy, &["3. Gentle neck turns"]);
    let floor = page_of("low_back_ease_8", Person::new().answered(&[("cannot_get_to_floor", Answer::yes())]));
    reads(&floor, &["Floor exercises are swapped for chair, bed, standing or wall ones.", "In place of"]);
}

#[test]
fn a_move_that_is_not_wanted_is_left_out_until_it_is_put_back() {
    let person = answered();
    let record = person.session(&routine("morning_mobility_8"), None, Stopped::Done);
    person.0.rate_step(record.id, 6, Some(Feedback::Never), clock::now()).unwrap();
    let without = page_of("morning_mobility_8", person);
    reads(&without, &["Bridge is left out, as you asked.", "Put Bridge back", "7 moves"]);
    reads_not(&without, &["7. Bridge"]);
}

#[test]
fn an_own_routine_has_its_page_and_one_that_is_gone_says_so() {
    let person = answered();
    let source = content().routine("desk_break_3").unwrap();
    let own = OwnRoutine::copy_of(source, "own-1".to_owned(), ago(5));
    person.0.save_routine(content(), &own).unwrap();
    let page = page_of("own-1", person);
    assert_eq!(text_of(&page, "<h1"), "My desk break");
    reads(&page, &["5 moves", "Start"]);
    tag(&page, &["aria-label=\"Edit moves\""]);
    reads(&page_of("nowhere", Person::new()), &["There is no such routine here"]);
}
