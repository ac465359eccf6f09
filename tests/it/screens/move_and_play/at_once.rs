//! What is asked and offered where it is pressed: after an urge, in a rest, after hardly a session, with an open result.

use super::nothing;
use super::person::{Person, routine, urgent};
use crate::screens::hand::Hand;
use std::sync::Arc;
use unkink::domain::checker::ExerciseAgreed;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{Outcome, Trigger};
use unkink::domain::session::Stopped;
use unkink::store::Store;

fn open(path: &str, store: Store) -> (Hand, Arc<Store>) {
    let store = Arc::new(store);
    (Hand::on(path, store.clone(), nothing), store)
}

#[track_caller]
fn shows(hand: &Hand, part: &str) {
    let text = hand.text();
    assert!(text.contains(part), "“{part}” is not in: {text}");
}

#[track_caller]
fn hides(hand: &Hand, part: &str) {
    let text = hand.text();
    assert!(!text.contains(part), "“{part}” is in: {text}");
}

/// A person for whom no safety question is left, and no countdown runs.
fn ready() -> Person {
    Person::new().at_once().answered(&[("wrist_sore", Answer::no())])
}

#[test]
fn a_session_under_15_seconds_is_thrown_away_where_it_is_left_or_afterwards() {
    let (mut hand, store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Leave session");
    shows(&hand, "Little of it was done.");
    hand.press("Throw it away");
    shows(&hand, "I want to crack");
    shows(&hand, "Not kept: Desk break, ");
    assert!(store.sessions().unwrap().is_empty() && store.unfinished_session().unwrap().is_none());
    hand.press("Undo");
    assert_eq!(store.sessions().unwrap().len(), 1);

    let (mut hand, store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Leave session").press("Finish here and keep it");
    hides(&hand, "your back feels");
    hand.press("Throw it away");
    assert!(store.sessions().unwrap().is_empty());
    let played = open("/after/1", ready().played(&routine("desk_break_3"), Some(20), Stopped::Left).0);
    shows(&played.0, "your back feels");
}

#[test]
fn how_is_it_now_asks_for_one_of_three_before_it_is_kept() {
    let (mut hand, store) = open("/", ready().0);
    hand.press("I want to crack").type_into("Strength of the urge", "7").press("Start 60 seconds");
    hand.press("Pause").press("Finish here").press("Save");
    shows(&hand, "Choose one of the three, then it can be kept.");
    assert!(store.urges().unwrap().is_empty());
    hand.press("It eased");
    hides(&hand, "Choose one of the three");
    hand.press("Save");
    shows(&hand, "Saved: Urge, eased, ");
    hand.press("Undo");
    assert!(store.urges().unwrap().is_empty());
}

#[test]
fn still_there_offers_at_once_to_wait_or_something_longer() {
    let still = || {
        let (mut hand, store) = open("/", ready().0);
        hand.press("I want to crack")
            .type_into("Strength of the urge", "7")
            .press("Low back")
            .press("Start 60 seconds");
        hand.press("Pause").press("Finish here").type_into("Strength of the urge now", "6").press("Still there");
        (hand, store)
    };
    let (mut hand, store) = still();
    hand.page().write("urge-still-there");
    hand.press("Wait 20 minutes");
    shows(&hand, "Waiting it out: about 20 min");
    let kept = |store: &Store| -> Vec<_> {
        let urges = store.urges().unwrap().into_iter().map(|urge| urge.fields);
        urges.map(|fields| (fields.level, fields.level_after, fields.outcome, fields.alternative)).collect()
    };
    assert_eq!(kept(&store), [(7, Some(6), None, Some("wait".to_owned()))], "it stays one urge");

    let (mut hand, store) = still();
    hand.press("Something longer");
    shows(&hand, "Low-back ease");
    hand.press("Pause").press("Finish here");
    shows(&hand, "Before, it was 6");
    let tried = (7, Some(6), Some(Outcome::StillThere), Some("urge_reset_60".to_owned()));
    assert_eq!(kept(&store), [tried]);
    hand.type_into("Strength of the urge now", "2").press("It eased").press("Save");
    let eased = (7, Some(2), Some(Outcome::Eased), Some("low_back_ease_8".to_owned()));
    assert_eq!(kept(&store), [eased], "what was tried last eased it");
    shows(&hand, "Changed: Urge, low back, eased, ");

    let (mut hand, store) = still();
    hand.press("Save");
    shows(&hand, "Still there?");
    hand.page().write("today-still-there");
    hand.press("Wait 20 minutes");
    shows(&hand, "Waiting it out");
    hides(&hand, "Still there?");
    hand.press("Still there");
    shows(&hand, "Still there?");
    assert_eq!(store.urges().unwrap().len(), 1);
}

#[test]
fn a_rest_is_ended_early_with_undo() {
    let person = ready().crack(5, Some(Trigger::SelfForced), Region::Neck);
    let (mut hand, store) = open("/", person.0);
    shows(&hand, "Let it rest");
    hand.press("End the rest");
    hides(&hand, "Let it rest");
    assert_eq!(store.settings().unwrap().rests_ended.len(), 1);
    hand.press("Undo");
    shows(&hand, "Let it rest");
    hand.press("End the rest").press("Log a crack").press("I forced it").press("Done");
    shows(&hand, "Let it rest");
}

#[test]
fn i_have_been_seen_asks_its_question_where_it_is_pressed() {
    let (mut hand, store) = open("/", ready().checked(10, &urgent()).0);
    hand.press("I have been seen");
    hand.page().write("today-seen");
    shows(&hand, "Did they say that gentle exercise is fine?");
    assert!(store.checks(content()).unwrap()[0].seen_at.is_none());
    hand.press("Not seen yet");
    hides(&hand, "Did they say");
    hand.press("I have been seen").press("Yes");
    shows(&hand, "Kept: you have been seen. Routines are open again, with the changes that suit your answers.");
    assert_eq!(store.checks(content()).unwrap()[0].exercise_agreed, Some(ExerciseAgreed::Yes));
    hides(&hand, "is still open");
}

#[test]
fn what_stays_closed_is_not_called_open_when_one_was_seen() {
    let person = ready().answered(&[("recent_fracture", Answer::yes())]).checked(10, &urgent());
    let (mut hand, _) = open("/", person.0);
    hand.press("I have been seen").press("Yes");
    shows(&hand, "Something else still closes moves: You broke a bone in the last 12 weeks.");
    hides(&hand, "open again");
    let person = ready().answered(&[("recent_fracture", Answer::yes())]).checked(10, &urgent());
    let (hand, _) = open("/check/result/1", person.seen(Some(ExerciseAgreed::Yes)).0);
    shows(&hand, "Something else still closes moves: You broke a bone in the last 12 weeks.");
    hides(&hand, "open again");
}
