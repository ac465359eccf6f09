//! Proves `learn`: the three cards that stand first.

use crate::support::{answers, at};
use serde_json::json;
use std::collections::BTreeSet;
use unkink::domain::checker::{Assessment, assess};
use unkink::domain::content::content;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{EntryFields, Sound, Trigger};
use unkink::domain::learn::{Lately, for_you, move_of};

fn crack(trigger: Option<Trigger>, region: Option<Region>, sound: Option<Sound>) -> EntryFields {
    EntryFields { trigger, region, sound, ..EntryFields::bare(at("2026-11-20T10:00:00+01:00")) }
}

fn result(sheet: serde_json::Value) -> Assessment {
    assess(content(), &answers(&sheet))
}

fn chosen(lately: &Lately<'_>, read: &[&str]) -> Vec<(String, String)> {
    let read: BTreeSet<&str> = read.iter().copied().collect();
    let chosen = for_you(content(), lately, |card| read.contains(card.id.as_str()));
    chosen.into_iter().map(|one| (one.card.id.to_string(), one.reason)).collect()
}

#[test]
fn each_of_crack_result_and_routine_brings_a_card_with_its_reason() {
    let crack = crack(Some(Trigger::SelfForced), Some(Region::Neck), None);
    let result = result(json!({"age_years": 38, "region": ["upper_mid_back"], "crack_sound": "single_pop"}));
    let lately = Lately { crack: Some(&crack), result: Some(&result), routine: Some(("foam", "My evening")) };
    let cards = chosen(&lately, &[]);
    let reasons: Vec<&str> = cards.iter().map(|(_, reason)| reason.as_str()).collect();
    assert_eq!(reasons, ["Because of your last check", "Your last crack: forced · neck", "You played My evening"]);
    assert_eq!((cards[0].0.as_str(), cards[1].0.as_str()), ("gas_in_joint", "risk_neck"), "{cards:?}");
}

#[test]
fn the_latest_crack_brings_what_it_was_like() {
    for (crack, card) in [
        (crack(Some(Trigger::OtherPerson), Some(Region::Neck), None), "risk_friends"),
        (crack(Some(Trigger::SelfForced), Some(Region::LowBack), None), "habit_cycle"),
        (crack(None, None, Some(Sound::RepeatedSnap)), "tendon_snap"),
        (crack(Some(Trigger::Spontaneous), None, Some(Sound::GrindGrate)), "grinding_explained"),
        (crack(None, Some(Region::LowBack), None), "tight_muscles"),
        (crack(None, None, None), "what_is_a_crack"),
    ] {
        let cards = chosen(&Lately { crack: Some(&crack), ..Lately::default() }, &[]);
        assert_eq!(cards[0].0, card, "{crack:?}");
    }
}

#[test]
fn where_help_is_urgent_its_card_comes_before_all_else() {
    let crack = crack(Some(Trigger::SelfForced), None, None);
    for sheet in [json!({"chest_pain_now": "yes"}), json!({"saddle_numb": "yes"})] {
        let result = result(sheet);
        let cards = chosen(&Lately { crack: Some(&crack), result: Some(&result), routine: None }, &["habit_cycle"]);
        assert_eq!(cards[0].0, "when_emergency");
    }
}

#[test]
fn three_cards_always_stand_first_none_twice_and_unread_ones_before_read_ones() {
    let all: Vec<&str> = content().cards.iter().map(|card| card.id.as_str()).collect();
    let crack = crack(Some(Trigger::SelfForced), None, Some(Sound::SinglePop));
    for lately in [
        Lately::default(),
        Lately { crack: Some(&crack), ..Lately::default() },
        Lately { routine: Some(("strength_base_12", "Strength base")), ..Lately::default() },
    ] {
        for read in [&[][..], &all[..]] {
            let cards = chosen(&lately, read);
            let ids: BTreeSet<&str> = cards.iter().map(|(id, _)| id.as_str()).collect();
            assert_eq!((cards.len(), ids.len()), (3, 3), "{cards:?}");
        }
    }
    let lately = Lately { crack: Some(&crack), ..Lately::default() };
    assert_eq!(chosen(&lately, &["habit_cycle"])[0].0, "faq_must_crack");
}

#[test]
fn a_card_that_leads_to_a_move_shows_one() {
    let shown = |id: &str| move_of(content(), content().card(id).unwrap()).map(|exercise| exercise.id.to_string());
    assert_eq!(shown("posture_floating_head").as_deref(), Some("chin_tuck"));
    assert!(shown("foam_roll_note").is_some(), "one of its routine");
    assert_eq!(shown("spine_primer"), None);
}
