//! The history: totals, the calendar, one session.

use super::person::{Person, ago, exercise, routine};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::hand::Hand;
use crate::screens::{Page, page};
use chrono::Timelike;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::id::ExerciseId;
use unkink::domain::own_routine::OwnRoutine;
use unkink::domain::routine::Plan;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Felt};
use unkink::platform::clock;
use unkink::store::Store;

/// Sessions of today, yesterday and forty days ago.
fn with_history() -> Person {
    let person = Person::new();
    let day = 24 * 60;
    let morning = routine("morning_mobility_8");
    // Since four in the morning, when today began.
    let begun = clock::now() - chrono::TimeDelta::hours(4);
    let earlier = i64::from(begun.hour() * 60 + begun.minute()).min(60);
    for (minutes, felt, after) in [(40 * day, Felt::Same, 3), (day, Felt::Easier, 1), (earlier, Felt::Easier, 2)] {
        let record = person.session_ago(&morning, None, Stopped::Done, minutes);
        person.0.rate_session(record.id, Some(after), Some(felt), ago(1)).unwrap();
    }
    person.session_ago(&routine("urge_reset_60"), None, Stopped::Done, day - 5);
    person
}

fn history(name: &str, path: &str, person: Person) -> Page {
    page(name, path, person.0, nothing)
}

fn today() -> Day {
    Day::of(clock::now(), 4)
}

fn words(day: Day) -> String {
    day.0.format("%-d %B").to_string()
}

#[test]
fn a_routine_leads_to_its_history_once_it_was_played() {
    let person = with_history();
    reads(&history("history-link", "/routine/morning_mobility_8", person), &["History 3 times, last"]);
    reads_not(&history("history-none", "/routine/desk_break_3", Person::new()), &["History"]);
    let played = Person::new().played(&routine("desk_break_3"), None, Stopped::Done);
    reads(&history("after-history", "/after/1", played), &["History Once, today"]);
    let alone = Person::new().played(&exercise("cat_cow"), None, Stopped::Done);
    reads(&history("exercise-history", "/exercise/cat_cow", alone), &["History Once, today"]);
}

#[test]
fn the_history_of_a_routine_has_totals_a_calendar_and_its_sessions() {
    let page = history("history", "/history/morning_mobility_8", with_history());
    assert_eq!(text_of(&page, "<h1"), "Morning mobility");
    reads(&page, &["3 times, 24 minutes", "Pain afterwards: 2 times lower, once the same"]);
    reads(&page, &["Your back felt: 2 times easier, once the same"]);
    reads(&page, &["8 min · 8 of 8 moves · pain 3 → 2 · easier"]);
    reads_not(&page, &["60-second urge reset"]);
    tag(&page, &["class=\"cal__d cal__d--on\"", "aria-current=\"date\"", "1 session, 8 minutes"]);
    assert_eq!(tags(&page, &["<th", "scope=\"col\""]).len() + tags(&page, &["th ", "scope=\"col\""]).len(), 7);
}

#[test]
fn the_history_of_all_names_what_was_played() {
    let page = history("history-all", "/history", with_history());
    assert_eq!(text_of(&page, "<h1"), "What you played");
    reads(&page, &["4 times, 25 minutes", "· Morning mobility 8 min"]);
    let nothing = history("history-empty", "/history", Person::new());
    reads(&nothing, &["Every session you play will be here", "Choose a routine"]);
    reads_not(&nothing, &["Calendar", "Month before"]);
    tag(&history("move-history", "/move", Person::new()), &["aria-label=\"History of what you played\""]);
}

#[test]
fn months_are_turned_and_a_day_is_chosen() {
    let store = Arc::new(with_history().0);
    let mut hand = Hand::on("/history", store, nothing);
    let first = today().plus(-40);
    let name = format!("{}, 1 session, 8 minutes", words(first));
    assert!(!hand.has(&name), "it is in an earlier month");
    while !hand.has(&name) {
        assert_eq!(hand.attribute("Month before", "disabled"), None, "there is an earlier month");
        hand.press("Month before");
    }
    assert!(hand.attribute("Month before", "disabled").is_some(), "nothing was played before");
    hand.press(&name);
    assert_eq!(hand.attribute(&name, "aria-pressed").as_deref(), Some("true"));
    assert!(hand.text().contains("pain 3 → 3 · the same"), "{}", hand.text());
    hand.press("Show all of");
    assert_eq!(hand.attribute(&name, "aria-pressed").as_deref(), Some("false"));
    hand.press(&name);
    let session = clock_time(&hand);
    hand.press(&session);
    assert!(hand.text().contains("Played to the end."), "{}", hand.text());
    hand.press("Back");
    assert!(hand.has(&name), "the month stays while a session is looked at");
}

/// The name of the first session in the list.
fn clock_time(hand: &Hand) -> String {
    let text = hand.text();
    let at = text.find(" · Morning mobility").expect("a session");
    let start = text[..at].rfind(' ').expect("a word before") + 1;
    text[start..at].to_owned() + " · Morning mobility"
}

#[test]
fn a_session_says_what_was_done_and_left_out_and_how_it_ended() {
    let person = Person::new();
    let session = person.session(&routine("morning_mobility_8"), Some(130), Stopped::Left);
    let page = history("session", &format!("/session/{}", session.id), person);
    assert_eq!(text_of(&page, "<h1"), "Morning mobility");
    reads(&page, &["2 min 10 s · 2 of 8 moves", "Stopped early.", "Pain afterwards · before: 3"]);
    reads(&page, &["Slow belly breathing 3 reps · 36 s", "not to the end", "Bridge Not done"]);
    reads(&page, &["Open Morning mobility"]);
    let sided = Person::new();
    let session = sided.session(&exercise("open_book"), None, Stopped::Done);
    let page = history("session-sided", &format!("/session/{}", session.id), sided);
    reads(&page, &["reps, left side first · ", "Played to the end."]);
    reads(&history("session-gone", "/session/99", Person::new()), &["There is no such session here"]);
}

#[test]
fn a_rating_is_changed_in_the_history() {
    let person = Person::new();
    let session = person.session(&routine("urge_reset_60"), None, Stopped::Done);
    person.0.rate_session(session.id, Some(5), Some(Felt::Worse), ago(1)).unwrap();
    let store = Arc::new(person.0);
    let mut hand = Hand::on(&format!("/session/{}", session.id), store.clone(), nothing);
    hand.press("Easier").type_into("Pain afterwards", "2").press("I like Shoulder rolls");
    let kept = store.session(session.id).unwrap();
    assert_eq!((kept.felt, kept.pain_after, kept.pain_before), (Some(Felt::Easier), Some(2), Some(3)));
    assert_eq!(kept.steps[1].feedback, Some(Feedback::Like));
    hand.press("Easier").press("Leave Shoulder rolls out next time");
    let kept = store.session(session.id).unwrap();
    assert_eq!((kept.felt, kept.steps[1].feedback), (None, Some(Feedback::Never)));
}

#[test]
fn a_session_of_a_deleted_routine_keeps_its_name() {
    let person = Person::new();
    let own = OwnRoutine::copy_of(content().routine("desk_break_3").unwrap(), "own-1".to_owned(), ago(50));
    person.0.save_routine(content(), &own).unwrap();
    let session = person.session(&own.plan(), None, Stopped::Done);
    person.0.set_routine_deleted("own-1", true, ago(1)).unwrap();
    let page = history("session-deleted", &format!("/session/{}", session.id), person);
    assert_eq!(text_of(&page, "<h1"), "My desk break");
    reads(&page, &["This routine was deleted. What you did is kept."]);
}

#[test]
fn the_journal_opens_a_session() {
    let person = Person::new().played(&routine("urge_reset_60"), None, Stopped::Done);
    let mut hand = Hand::on("/journal", Arc::new(person.0), nothing);
    hand.press("60-second urge reset");
    assert!(hand.text().contains("Played to the end."), "{}", hand.text());
}

fn liked(store: &Store, session: i64, step: usize, word: Feedback) {
    store.rate_step(session, step, Some(word), clock::now()).unwrap();
}

#[test]
fn what_is_liked_is_seen_on_moves_and_comes_first_in_lists() {
    let person = Person::new();
    let session = person.session(&routine("neck_ease_5"), None, Stopped::Done);
    let first = session.steps[0].exercise.clone();
    liked(&person.0, session.id, 0, Feedback::Like);
    liked(&person.0, session.id, 1, Feedback::Never);
    let unwanted = session.steps[1].exercise.clone();
    let store = Arc::new(person.0);
    let list = Hand::on("/move/exercises", store.clone(), nothing);
    let text = list.text();
    let place = |id: &ExerciseId| text.find(&content().exercise(id).unwrap().name).expect("it is listed");
    let others = content().exercises.iter().filter(|exercise| exercise.id != first && exercise.id != unwanted);
    for other in others {
        assert!(place(&first) < place(&other.id) && place(&other.id) < place(&unwanted), "{}", other.id);
    }
    let routines = Hand::on("/move", store.clone(), nothing);
    let first_liked = routines.text().find("1 move you like").expect("it says so");
    let any_other = routines.text().find("60-second urge reset").expect("a routine");
    let holds =
        |id: &str| Plan::of_routine(content().routine(id).unwrap()).steps.iter().any(|step| step.exercise == first);
    assert!(holds("urge_reset_60") || first_liked < any_other, "{}", routines.text());
    let page = Hand::on("/routine/neck_ease_5", store.clone(), nothing);
    page.page().write("liked-routine");
    list.page().write("liked-exercises");
    routines.page().write("liked-routines");
    assert!(page.text().contains("You like it"), "{}", page.text());
}

#[test]
fn a_wish_is_changed_on_the_page_of_the_exercise() {
    let person = Person::new();
    let session = person.session(&routine("urge_reset_60"), None, Stopped::Done);
    let store = Arc::new(person.0);
    let mut hand = Hand::on("/exercise/shoulder_rolls", store.clone(), nothing);
    let word = |store: &Store| store.session(session.id).unwrap().steps[1].feedback;
    hand.press("I like this move");
    hand.page().write("liked-exercise");
    assert_eq!(word(&store), Some(Feedback::Like));
    assert!(hand.text().contains("You like this move"));
    hand.press("Leave this move out of routines");
    assert_eq!(word(&store), Some(Feedback::Never));
    assert_eq!(hand.attribute("I like this move", "aria-pressed").as_deref(), Some("false"));
    hand.press("Leave this move out of routines");
    assert_eq!(word(&store), None);
    let unknown = Hand::on("/exercise/plank", store, nothing);
    assert!(!unknown.has("I like this move"), "it was never in a session");
}

#[test]
fn a_session_is_deleted_with_undo_and_comes_back_from_the_trash() {
    let person = Person::new().played(&routine("urge_reset_60"), None, Stopped::Done);
    let store = Arc::new(person.0);
    let mut hand = Hand::on("/journal", store.clone(), nothing);
    hand.press("60-second urge reset").press("Delete this session");
    assert!(hand.text().contains("Deleted: 60-second urge reset, "), "{}", hand.text());
    assert!(store.sessions().unwrap().is_empty());
    hand.press("Undo");
    assert_eq!(store.sessions().unwrap().len(), 1);
    let mut hand = Hand::on("/session/1", store.clone(), nothing);
    hand.press("Delete this session");
    assert!(Hand::on("/session/1", store.clone(), nothing).text().contains("This session was deleted"));
    let mut hand = Hand::on("/journal/trash", store.clone(), nothing);
    hand.press("Bring back 60-second urge reset, ");
    assert_eq!(store.sessions().unwrap().len(), 1);
}
