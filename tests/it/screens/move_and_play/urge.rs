//! "I want to crack", and what follows the move.

use super::person::{Person, routine, urgent};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::page;
use dioxus::prelude::consume_context;
use unkink::domain::content::question::Answer;
use unkink::domain::exercise::Region;
use unkink::domain::journal::Outcome;
use unkink::domain::session::{Event, Stopped};
use unkink::ui::state::player::{PlayerState, UrgeBefore};
use unkink::ui::state::urge::UrgeState;

fn at_a_desk() {
    consume_context::<UrgeState>().change(|draft| {
        draft.region = Some(Region::UpperMidBack);
        draft.place = Some("desk".to_owned());
    });
}

#[test]
fn an_urge_can_be_answered_before_anything_is_said() {
    let page = page("urge-empty", "/urge", Person::new().0, nothing);
    assert_eq!(text_of(&page, "<h1"), "How strong is the urge?");
    tag(&page, &["aria-label=\"Strength of the urge\"", "aria-valuetext=\"not set\""]);
    tag(&page, &["role=\"radiogroup\"", "aria-label=\"Where\""]);
    assert!(tags(&page, &["role=\"radio\"", "aria-checked=\"true\""]).is_empty(), "nothing is chosen");
    tag(&page, &["urge-move", "data-state=\"urge_reset_60\""]);
    reads(
        &page,
        &["60-second urge reset", "Start 60 seconds", "Wait 20 minutes instead", "It already cracked. Log it"],
    );
}

#[test]
fn what_was_said_is_shown_and_the_offers_follow_the_place() {
    let said = page("urge-1", "/urge", Person::new().0, || {
        consume_context::<UrgeState>().change(|draft| {
            draft.level = Some(7);
            draft.region = Some(Region::UpperMidBack);
        });
    });
    tag(&said, &["aria-label=\"Strength of the urge\"", "aria-valuetext=\"7 of 10\""]);
    tag(&said, &["urge-move", "data-state=\"urge_reset_60\""]);

    let placed = page("urge-offers", "/urge", Person::new().0, at_a_desk);
    let offers = tags(&placed, &["choice urge-move", "role=\"radio\""]);
    let ids: Vec<bool> = offers.iter().map(|offer| offer.contains("aria-checked=\"true\"")).collect();
    assert_eq!(ids, [true, false, false], "the first is chosen: {offers:?}");
    for (offer, id) in offers.iter().zip(["seated_cat_cow", "desk_break_3", "urge_reset_60"]) {
        assert!(offer.contains(&format!("data-state=\"{id}\"")), "{offer}");
    }
    reads(&placed, &["Start 58 seconds"]);

    let picked = page("urge-picked", "/urge", Person::new().0, || {
        at_a_desk();
        consume_context::<UrgeState>().change(|draft| draft.picked = Some("desk_break_3".to_owned()));
    });
    reads(&picked, &["Start 3 minutes"]);
}

#[test]
fn what_a_gate_blocks_is_not_offered_for_an_urge() {
    let unstable = Person::new().answered(&[("upper_neck_risk", Answer::yes())]);
    let page = page("urge-gated", "/urge", unstable.0, || {
        consume_context::<UrgeState>().change(|draft| {
            draft.region = Some(Region::Neck);
            draft.place = Some("desk".to_owned());
        });
    });
    assert!(tags(&page, &["data-state=\"chin_tuck\""]).is_empty());
    tag(&page, &["urge-move", "data-state=\"urge_reset_60\""]);
}

#[test]
fn under_a_lock_only_waiting_and_words_are_offered() {
    let page = page("urge-locked", "/urge", Person::new().checked(10, &urgent()).0, nothing);
    reads(
        &page,
        &["Wait 20 minutes instead", "While you wait", "Breathe in through the nose", "It already cracked. Log it"],
    );
    tag(&page, &["open-result ", "data-state=\"urgent_same_day\""]);
    reads_not(&page, &["Start 60 seconds"]);
    assert!(tags(&page, &["class=\"card card--well urge-move\""]).is_empty());
}

fn stopped_after_the_reset() {
    let player = consume_context::<PlayerState>();
    let before = UrgeBefore {
        level: Some(7),
        region: Some(Region::UpperMidBack),
        alternative: "urge_reset_60".into(),
        kept: None,
    };
    player.start(routine("urge_reset_60"), None, Some(before));
    player.press(Event::StopPressed(Stopped::Left));
}

fn past(times: usize) -> Person {
    let mut person = Person::new();
    for n in 0..times {
        let outcome = if n % 3 == 2 { Outcome::StillThere } else { Outcome::Eased };
        person = person.urge(3000 + 10 * i64::try_from(n).unwrap(), 7, "urge_reset_60", Some(outcome));
    }
    person
}

#[test]
fn afterwards_the_urge_is_asked_again_and_compared() {
    let page = page("urge-3", "/urge/after/1", past(9).0, || {
        stopped_after_the_reset();
        consume_context::<UrgeState>().change(|draft| {
            draft.level_after = Some(4);
            draft.outcome = Some(Outcome::Eased);
        });
    });
    assert_eq!(text_of(&page, "<h1"), "How is it now?");
    reads(
        &page,
        &["Before, it was 7 .", "It eased", "Still there", "I cracked anyway", "That is only information. We log it"],
    );
    tag(&page, &["aria-label=\"Strength of the urge now\"", "aria-valuetext=\"4 of 10, before 7\""]);
    assert_eq!(tags(&page, &["role=\"radio\"", "aria-checked=\"true\""]).len(), 1);
    reads(&page, &["What has helped you for the upper and mid back: 60-second urge reset , 6 of 9 times."]);
}

#[test]
fn below_five_cases_nothing_is_said_to_have_helped() {
    for (times, claims) in [(4, false), (5, true)] {
        let page = page("urge-helped", "/urge/after/1", past(times).0, stopped_after_the_reset);
        assert_eq!(page.text().contains("What has helped you"), claims, "{times} cases");
    }
}

#[test]
fn a_strength_that_was_not_said_before_is_asked_afterwards() {
    let person = Person::new().played(&routine("urge_reset_60"), None, Stopped::Done);
    let page = page("urge-after-unsaid", "/urge/after/1", person.0, nothing);
    tag(&page, &["aria-label=\"Strength of the urge before\"", "aria-valuetext=\"not set\""]);
    tag(&page, &["aria-label=\"Strength of the urge now\"", "aria-valuetext=\"not set\""]);
    reads(&page, &["60 seconds done", "Save"]);
}
