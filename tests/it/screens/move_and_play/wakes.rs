//! What wakes the app: time that runs in the player, a minute that changes, and nothing else.

use super::nothing;
use super::person::{Person, busy_week, routine};
use crate::screens::hand::{Hand, Passed};
use dioxus::prelude::consume_context;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;
use unkink::domain::session::Event;
use unkink::platform::clock::until_next_minute;
use unkink::ui::state::player::PlayerState;

const NOTHING: Passed = Passed { wakes: 0, renders: 0 };

/// Lets time pass in which no minute changes on the wall clock.
fn within_a_minute(hand: &mut Hand, length: Duration) -> Passed {
    let left = until_next_minute();
    if left < length + Duration::from_secs(1) {
        sleep(left);
        hand.inside(|| ());
        hand.pass(Duration::from_millis(100));
    }
    hand.pass(length)
}

fn playing() -> Hand {
    let store = Arc::new(Person::new().at_once().interrupted(&routine("morning_mobility_8"), 200.0).0);
    let mut hand = Hand::on("/", store, nothing);
    hand.press("Go on");
    hand
}

#[test]
fn a_running_player_wakes_once_a_second_and_a_paused_one_never() {
    let length = Duration::from_millis(3200);
    let mut hand = playing();
    let ran = within_a_minute(&mut hand, length);
    assert!((3..=6).contains(&ran.wakes) && ran.renders >= 3, "{ran:?}");
    hand.press("Pause");
    hand.pass(Duration::from_millis(50));
    assert_eq!(within_a_minute(&mut hand, length), NOTHING);
    hand.press("+10 s").press("Skip move");
    hand.inside(|| consume_context::<PlayerState>().press(Event::Hidden));
    hand.pass(Duration::from_millis(1500));
    assert_eq!(within_a_minute(&mut hand, length), NOTHING, "presses on a paused player start no clock");
    hand.press("Continue");
    assert!(within_a_minute(&mut hand, length).wakes >= 3, "it starts again when time runs");
}

#[test]
fn nothing_wakes_once_a_session_is_left() {
    let mut hand = playing();
    hand.press("Pause").press("Finish here");
    hand.pass(Duration::from_millis(100));
    assert_eq!(within_a_minute(&mut hand, Duration::from_millis(2500)), NOTHING);
}

#[test]
fn an_open_today_waits_for_the_next_minute() {
    for person in [busy_week(), Person::new()] {
        let mut hand = Hand::on("/", Arc::new(person.0), nothing);
        hand.pass(Duration::from_millis(100));
        assert_eq!(within_a_minute(&mut hand, Duration::from_secs(6)), NOTHING);
    }
}
