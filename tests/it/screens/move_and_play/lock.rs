//! The lock of the player, and the way from a paused player to its sounds and back.

use super::person::{Person, routine};
use super::{nothing, tag, tags, text_of};
use crate::screens::hand::Hand;
use crate::screens::page;
use dioxus::prelude::consume_context;
use std::sync::Arc;
use unkink::domain::session::Event;
use unkink::store::Store;
use unkink::ui::state::player::PlayerState;

/// A player that runs.
fn playing() -> (Hand, Arc<Store>) {
    let person = Person::new().at_once().settings(|settings| settings.sound = false);
    let store = Arc::new(person.interrupted(&routine("morning_mobility_8"), 200.0).0);
    let mut hand = Hand::on("/", store.clone(), nothing);
    hand.press("Go on");
    (hand, store)
}

/// Whether the player is locked.
fn locked(hand: &Hand) -> bool {
    tag(&hand.page(), &["class=\"player\""]).contains("data-locked=\"true\"")
}

#[test]
fn a_locked_player_is_out_of_reach_but_for_stop_and_the_way_out() {
    let (mut hand, _) = playing();
    let open = hand.page();
    assert!(tags(&open, &["inert="]).is_empty() && !hand.has("Hold to unlock"), "{}", open.html);
    hand.press("Lock against touches");
    let page = hand.page();
    page.write("player-locked");
    for part in ["class=\"player__top\"", "class=\"player__more\"", "class=\"keys\""] {
        tag(&page, &[part, "inert"]);
    }
    tag(&page, &["class=\"player__ctl\"", "hidden"]);
    let dock = &page.html[page.html.find("player__dock").unwrap()..];
    assert!(dock.contains("Hold to unlock"), "{dock}");
    assert!(!tag(&page, &["stopbtn"]).contains("disabled"));
    hand.press("Stop · something got worse");
    assert!(hand.text().contains("Stopped. What changed?"), "stop is asked as ever: {}", hand.text());
    hand.press("Back to the move");
    assert!(locked(&hand), "it is still locked");
}

#[test]
fn two_presses_without_a_finger_unlock_and_one_does_not() {
    let (mut hand, _) = playing();
    hand.press("Lock against touches").press("Hold to unlock");
    assert!(locked(&hand));
    assert_eq!(text_of(&hand.page(), "role=\"status\""), "Press once more to unlock.");
    hand.press("Hold to unlock");
    assert!(!locked(&hand));
    hand.press("Lock against touches").press("Hold to unlock");
    assert!(locked(&hand), "the presses of before do not count");
}

#[test]
fn a_window_out_of_sight_unlocks_and_a_new_session_is_not_locked() {
    let (mut hand, _) = playing();
    hand.press("Lock against touches");
    hand.inside(|| consume_context::<PlayerState>().press(Event::PausePressed));
    assert!(locked(&hand), "a pause alone does not unlock");
    hand.press("Continue");
    hand.inside(|| consume_context::<PlayerState>().press(Event::Hidden));
    assert!(!locked(&hand));

    let again = page("player-fresh", "/play", Person::new().at_once().0, || {
        let player = consume_context::<PlayerState>();
        player.lock(true);
        player.start(routine("desk_break_3"), None, None);
    });
    tag(&again, &["class=\"player\"", "data-locked=\"false\""]);
}

#[test]
fn sounds_are_looked_after_from_a_pause_and_the_session_waits() {
    let (mut hand, store) = playing();
    hand.press("Pause").press("Sounds");
    assert!(hand.text().contains("Learn the sounds"), "{}", hand.text());
    hand.press("Sound Tones and voice").press("Back");
    assert!(hand.text().contains("Paused"), "{}", hand.text());
    assert!(store.settings().unwrap().sound);
    assert!(store.sessions().unwrap().is_empty(), "the session is not over");
}
