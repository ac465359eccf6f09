//! Proves what is said about urges that are over.

use crate::support::at;
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{Outcome, Urge, UrgeFields};
use unkink::domain::urge::{alternative_name, helped_most, waiting, waits_since};
use unkink::domain::words::name::name_of;

fn now() -> Moment {
    at("2026-11-21T10:12:00+01:00")
}

fn urge(minutes_ago: i64, region: Region, alternative: &str, outcome: Option<Outcome>) -> Urge {
    let fields = UrgeFields {
        at: now() - chrono::Duration::minutes(minutes_ago),
        region: Some(region),
        level: 7,
        level_after: None,
        alternative: Some(alternative.to_owned()),
        outcome,
        entry: None,
        note: String::new(),
    };
    Urge { id: minutes_ago, uid: String::new(), fields, created_at: now(), updated_at: now() }
}

fn many(alternative: &str, region: Region, eased: usize, times: usize) -> Vec<Urge> {
    let outcome = |n| Some(if n < eased { Outcome::Eased } else { Outcome::Cracked });
    (0..times).map(|n| urge(100, region, alternative, outcome(n))).collect()
}

#[test]
fn what_helped_most_is_named_from_five_cases_up() {
    let neck = Region::Neck;
    let cases = [
        ("four of four", many("wait", neck, 4, 4), None),
        ("four of five", many("wait", neck, 4, 5), Some(("wait", 4, 5))),
        ("none of six", many("wait", neck, 0, 6), None),
        (
            "the greater share",
            [many("wait", neck, 4, 8), many("chin_tuck", neck, 5, 6)].concat(),
            Some(("chin_tuck", 5, 6)),
        ),
        ("another place", many("wait", Region::LowBack, 6, 6), None),
    ];
    for (what, urges, expected) in cases {
        let found = helped_most(&urges, Some(neck));
        let found = found.as_ref().map(|helped| (helped.alternative.as_str(), helped.eased, helped.times));
        assert_eq!(found, expected, "{what}");
    }
    assert!(helped_most(&many("wait", Region::LowBack, 6, 6), None).is_some(), "every place counts without one");
}

#[test]
fn a_wait_is_open_until_it_was_said_how_it_went() {
    let neck = Region::Neck;
    let cases = [
        ("just begun", vec![urge(0, neck, "wait", None)], true),
        ("over, not said", vec![urge(119, neck, "wait", None)], true),
        ("long over", vec![urge(120, neck, "wait", None)], false),
        ("said", vec![urge(5, neck, "wait", Some(Outcome::StillThere))], false),
        ("something else", vec![urge(5, neck, "chin_tuck", None)], false),
        ("a newer urge", vec![urge(2, neck, "chin_tuck", Some(Outcome::Eased)), urge(5, neck, "wait", None)], false),
        ("in the future", vec![urge(-5, neck, "wait", None)], false),
    ];
    for (what, urges, expected) in cases {
        assert_eq!(waiting(&urges, now()).is_some(), expected, "{what}");
    }
}

#[test]
fn a_wait_after_something_else_was_tried_begins_when_it_was_chosen() {
    let mut later = urge(30, Region::Neck, "wait", None);
    assert_eq!(waits_since(&later), later.fields.at);
    later.fields.level_after = Some(5);
    later.updated_at = now();
    assert_eq!(waits_since(&later), now());
}

#[test]
fn alternatives_have_names() {
    let cases = [
        ("wait", "Waiting 20 minutes"),
        ("urge_reset_60", "60-second urge reset"),
        ("chin_tuck", "Chin tuck"),
        ("0190-own", "My evening"),
        ("gone", "Own routine"),
    ];
    let own = |uid: &str| (uid == "0190-own").then(|| "My evening".to_owned());
    for (id, name) in cases {
        assert_eq!(alternative_name(id, |id| name_of(content(), own, id)), name);
    }
}
