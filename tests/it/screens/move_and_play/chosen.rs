//! What the person chooses about how routines are played: pace, sides, easier and harder moves, a gentler start.

use super::person::{Person, routine};
use super::{nothing, person, tag};
use crate::screens::hand::Hand;
use dioxus::prelude::consume_context;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::exercise::Variant;
use unkink::domain::session::{Event, Stopped};
use unkink::domain::settings::FirstSide;
use unkink::store::Store;
use unkink::ui::state::player::PlayerState;

fn ready() -> Person {
    Person::new().at_once().answered(&[("wrist_sore", Answer::no())])
}

fn open(path: &str, person: Person) -> (Hand, Arc<Store>) {
    let store = Arc::new(person.0);
    (Hand::on(path, store.clone(), nothing), store)
}

/// Sessions of this routine, each with this pain after a pain of 3.
fn left_with(person: Person, id: &str, pains: &[u8]) -> Person {
    for pain in pains {
        let record = person.session(&routine(id), None, Stopped::Done);
        person.0.rate_session(record.id, Some(*pain), None, person::ago(10)).unwrap();
    }
    person
}

#[test]
fn pace_and_side_are_chosen_where_a_routine_is_begun_and_kept() {
    let (mut hand, store) = open("/routine/upper_back_ease_6", ready());
    assert!(!hand.text().contains("Begins with"));
    hand.press("Repetitions at my own pace").press("Right");
    let kept = store.settings().unwrap();
    assert!(kept.own_pace && kept.first_side == FirstSide::Right);
    assert!(hand.text().contains("Begins with the right"), "{}", hand.text());
    let (hand, _store) = open("/settings", ready().settings(|settings| settings.own_pace = true));
    assert_eq!(hand.attribute("Repetitions at my own pace", "aria-checked").as_deref(), Some("true"));
}

#[test]
fn at_ones_own_pace_a_series_is_ended_by_a_press() {
    let person = ready().settings(|settings| settings.own_pace = true);
    let (mut hand, _store) = open("/exercise/cat_cow", person);
    hand.press("Start · 1 min 14 s").press("I am ready");
    assert!(hand.text().contains("Breathe in"), "{}", hand.text());
    hand.press("Done, go on");
    assert!(hand.text().contains("saved") || hand.text().contains("Well moved."), "{}", hand.text());
}

#[test]
fn while_it_waits_for_me_one_press_goes_on_even_when_it_is_locked() {
    for press in ["Go on", "Continue"] {
        let person = ready().settings(|settings| settings.own_pace = true);
        let (mut hand, _store) = open("/", person.interrupted(&routine("desk_break_3"), 42.8));
        hand.press("Go on");
        std::thread::sleep(std::time::Duration::from_millis(300));
        hand.inside(|| consume_context::<PlayerState>().press(Event::Ticked));
        assert!(hand.text().contains("In your own time"), "{}", hand.text());
        assert!(hand.text().contains("Go on when you are ready") && !hand.has("Pause"), "{}", hand.text());
        hand.press("Lock against touches");
        let more = tag(&hand.page(), &["class=\"player__more\""]);
        assert!(!more.contains("inert"), "{more}");
        hand.press(press);
        assert!(hand.text().contains("Next move"), "{press}: {}", hand.text());
    }
}

#[test]
fn an_exercise_is_done_the_easier_or_harder_way_from_now_on() {
    let (mut hand, store) = open("/exercise/bridge", ready());
    hand.press("Harder");
    assert_eq!(store.settings().unwrap().variants.get("bridge"), Some(&Variant::Harder));
    let page = Hand::on("/routine/strength_base_12", store.clone(), nothing);
    let harder = content().exercise("bridge").unwrap().harder.clone().unwrap();
    assert!(page.text().contains(&harder), "{}", page.text());
    hand.press("As written");
    assert!(store.settings().unwrap().variants.is_empty());
    let (no_harder, _store) = open("/exercise/heat_prep", ready());
    assert!(no_harder.has("Easier") && !no_harder.has("Harder"));
}

#[test]
fn the_first_week_offers_a_gentler_routine_and_plays_it_only_when_taken() {
    let (mut hand, store) = open("/routine/low_back_ease_8", ready());
    hand.press("Start");
    assert_eq!(store.unfinished_session().unwrap().unwrap().plan, routine("low_back_ease_8"));
    let (mut hand, store) = open("/routine/low_back_ease_8", ready());
    hand.press("Gentler today").press("Start");
    let plan = store.unfinished_session().unwrap().unwrap().plan;
    assert_eq!(plan.steps[0].change.reps, Some(6), "two thirds of eight, rounded up");
    assert_eq!(plan.steps[0].variant, Some(Variant::Easier));
}

#[test]
fn a_routine_that_left_me_more_sore_says_so_and_leads_on() {
    let easier = "This routine left you more sore. An easier one may suit you.";
    let worth = "Routines left you more sore three times. Worth a check.";
    let id = "low_back_ease_8";
    let (hand, _store) = open("/routine/low_back_ease_8", left_with(ready(), id, &[3, 3]));
    assert!(!hand.text().contains(easier));
    let (mut hand, _store) = open("/routine/low_back_ease_8", left_with(ready(), id, &[5, 5]));
    assert!(hand.text().contains(easier) && !hand.has("Open the check"), "{}", hand.text());
    hand.press("Look at Chair only");
    assert!(hand.text().contains("Everything seated"), "{}", hand.text());
    let (mut hand, _store) = open("/routine/low_back_ease_8", left_with(ready(), id, &[5, 5, 5]));
    assert!(hand.text().contains(worth), "{}", hand.text());
    hand.press("Open the check");
    assert!(hand.has("None of these 10"), "{}", hand.text());
}

#[test]
fn a_routine_that_left_me_more_sore_stands_last_and_says_why() {
    let (hand, _store) = open("/move", left_with(ready(), "urge_reset_60", &[5, 5]));
    let text = hand.text();
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
    assert!(at("Left you more sore") > at("Gentle list"), "{text}");
    assert!(at("60-second urge reset") > at("Gentle list"), "{text}");
}

#[test]
fn a_move_is_made_easier_while_it_is_played() {
    let person = ready().settings(|settings| settings.first_side = FirstSide::Right);
    let (mut hand, store) = open("/routine/upper_back_ease_6", person);
    hand.press("Start").press("Pause").press("Easier way");
    let kept = store.unfinished_session().unwrap().unwrap().plan;
    assert_eq!(kept.steps[0].variant, Some(Variant::Easier));
    assert!(kept.steps[0].other_side_first, "the side stays as chosen");
    assert!(!hand.has("Easier way"), "it is done that way now");
    let easier = &content().exercise("open_book").unwrap().easier;
    hand.press("Continue");
    assert!(hand.text().contains(easier), "{}", hand.text());
}
