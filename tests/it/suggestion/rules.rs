//! One history in which each rule fires, near misses in which it does not, and its window.

use super::past::Past;
use super::{forced, forced_neck, pain, tag};
use chrono::Duration;
use serde_json::json;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, Effort, EntryFields, Sound, Trigger};

/// A rule with its histories.
pub struct Case {
    pub rule: &'static str,
    /// The words it shows.
    text: &'static str,
    fires: Past,
    misses: Vec<Past>,
    /// So many days later it is silent; none where it has no window.
    window: Option<i64>,
}

fn case(
    rule: &'static str,
    text: &'static str,
    fires: Past,
    misses: Vec<Past>,
    window: impl Into<Option<i64>>,
) -> Case {
    Case { rule, text, fires, misses, window: window.into() }
}

fn past() -> Past {
    Past::default()
}

fn grinds(fields: &mut EntryFields) {
    fields.sound = Some(Sound::GrindGrate);
}

fn at_region(region: Region, trigger: Trigger) -> impl Fn(&mut EntryFields) + Copy {
    move |fields| (fields.region, fields.trigger) = (Some(region), Some(trigger))
}

fn on_side(side: BodySide) -> impl Fn(&mut EntryFields) + Copy {
    move |fields| fields.side = Some(side)
}

fn relief(relief: u8) -> impl Fn(&mut EntryFields) + Copy {
    move |fields| {
        forced(fields);
        fields.relief = Some(relief);
    }
}

fn by_other(pain: Option<u8>) -> impl Fn(&mut EntryFields) + Copy {
    move |fields| (fields.trigger, fields.pain) = (Some(Trigger::OtherPerson), pain)
}

fn sat(fields: &mut EntryFields) {
    fields.context = vec!["after_sitting".to_owned()];
}

fn urged(fields: &mut EntryFields) {
    forced(fields);
    fields.urge = Some(7);
}

fn harder(fields: &mut EntryFields) {
    fields.effort = Some(Effort::More);
}

fn days(past: Past, days: std::ops::Range<i64>, pain: u8) -> Past {
    days.fold(past, |past, day| past.day(day, Some(pain), None))
}

/// Forced minutes before now, at one place.
fn lately(minutes: &[i64]) -> Past {
    let neck = at_region(Region::Neck, Trigger::SelfForced);
    minutes.iter().fold(past(), |past, minutes| past.crack(0, minutes - 180, neck))
}

/// By itself at one place, so many seconds after another.
fn row(seconds: &[i64], region: Region, pain: Option<u8>) -> Past {
    and_row(past(), seconds, region, pain)
}

/// And such a row.
fn and_row(past: Past, seconds: &[i64], region: Region, pain: Option<u8>) -> Past {
    seconds.iter().fold(past, |past, second| {
        past.crack(0, 0, |fields| {
            (fields.region, fields.trigger, fields.pain) = (Some(region), Some(Trigger::Spontaneous), pain);
            fields.at += Duration::seconds(*second);
        })
    })
}

/// All of them.
pub fn cases() -> Vec<Case> {
    let grinding = |now: i64, before: i64| past().times(now, 2, grinds).times(before, 20, grinds);
    let forced_on = |days: &[i64], times| days.iter().fold(past(), |past, day| past.times(times, *day, forced));
    let soon = json!({"age_years": 41, "region": ["low_back"], "crack_sound": "loud_clunk", "crack_giving_way": "yes"});
    vec![
        case(
            "J01",
            "Three painful cracks this week.",
            past().on([0, 3, 6], pain(4)),
            vec![
                past().on([0, 3], pain(4)),
                past().on([0, 3], pain(4)).crack(1, 0, pain(3)),
                past().on([0, 3, 7], pain(4)),
            ],
            7,
        ),
        case(
            "J02",
            "That was strong pain.",
            past().crack(13, 0, pain(7)),
            vec![past().crack(0, 0, pain(6)), past().crack(14, 0, pain(7))],
            1,
        ),
        case(
            "J03",
            "Pain with cracks is rising.",
            past().on([0, 1, 6], pain(4)).on([7, 8, 13], pain(2)),
            vec![
                past().on([0, 1, 6], pain(3)).on([7, 8, 13], pain(2)),
                past().on([0, 1], pain(6)).on([7, 8, 13], pain(2)),
                past().on([0, 1, 6], pain(6)).on([7, 13], pain(2)),
            ],
            7,
        ),
        case(
            "J04",
            "Pain has stayed more than a few days.",
            days(past(), 0..4, 3),
            vec![days(past(), 0..3, 3), days(past(), 0..4, 2), days(days(past(), 0..2, 3), 3..5, 3)],
            2,
        ),
        case(
            "J05",
            "Grinding is happening more often.",
            grinding(6, 4),
            vec![grinding(4, 0), grinding(5, 4), grinding(6, 5)],
            14,
        ),
        case(
            "J06",
            "Grinding most days.",
            past().on([0, 1, 2, 4, 6], grinds),
            vec![past().on([0, 1, 2, 4], grinds).times(3, 4, grinds), past().on([0, 1, 2, 4, 7], grinds)],
            1,
        ),
        case(
            "J07",
            "You forced it 4 times today.",
            past().times(4, 0, forced),
            vec![past().times(3, 0, forced), past().times(4, 1, forced)],
            1,
        ),
        case(
            "J07",
            "Several days of forcing this week.",
            forced_on(&[0, 3, 6], 6),
            vec![forced_on(&[1, 3], 6), forced_on(&[1, 3, 7], 6), forced_on(&[1, 3, 6], 5)],
            1,
        ),
        case(
            "J07",
            "You forced it 10 times today. Worth a check.",
            past().times(10, 0, forced),
            vec![past().times(10, 1, forced)],
            1,
        ),
        case(
            "J08",
            "The joint has not reset yet.",
            lately(&[10, 25]),
            vec![
                lately(&[10]),
                lately(&[10, 30]),
                lately(&[20, 35]),
                lately(&[10]).crack(0, 15 - 180, at_region(Region::LowBack, Trigger::Spontaneous)),
            ],
            1,
        ),
        case(
            "J09",
            "The urge came back soon, several times.",
            lately(&[40, 50, 60, 70]),
            vec![lately(&[50, 60, 70])],
            1,
        ),
        case(
            "J10",
            "No gap between sounds",
            row(&[0, 100, 220], Region::Neck, Some(2)),
            vec![row(&[0, 100], Region::Neck, None), row(&[0, 100, 221], Region::Neck, None)],
            1,
        ),
        case("J10", "Sounds with no gap, and pain with them.", row(&[0, 100, 220], Region::Neck, Some(3)), vec![], 1),
        case(
            "J10",
            "Sounds with no gap, and pain with them.",
            and_row(row(&[0, 100, 220], Region::Neck, None), &[0, 100, 220], Region::LowBack, Some(3)),
            vec![],
            1,
        ),
        case(
            "J10",
            "Sounds with no gap, and pain with them.",
            and_row(row(&[900, 1000, 1100], Region::Neck, None), &[0, 100, 220], Region::Neck, Some(3)),
            vec![],
            1,
        ),
        case(
            "J11",
            "New nerve-type feeling.",
            past().crack(13, 0, tag("numb_tingle")).crack(44, 0, tag("numb_tingle")),
            vec![
                past().crack(13, 0, tag("numb_tingle")).crack(43, 0, tag("numb_tingle")),
                past().crack(0, 0, tag("locking")),
            ],
            1,
        ),
        case(
            "J12",
            "If this is happening now, call {emergency_number} now.",
            past().crack(13, 0, tag("chest_pain")),
            vec![past().crack(0, 0, tag("dizzy"))],
            1,
        ),
        case(
            "J13",
            "This started after your neck was forced.",
            past().crack(14, 0, forced_neck).crack(0, 0, tag("dizzy")),
            vec![
                past().crack(15, 0, forced_neck).crack(0, 0, tag("dizzy")),
                past().crack(0, 0, tag("dizzy")).crack(0, -60, forced_neck),
                past().crack(1, 0, at_region(Region::LowBack, Trigger::SelfForced)).crack(0, 0, tag("dizzy")),
            ],
            14,
        ),
        case(
            "J14",
            "It caught or gave way. If that happens again",
            past().crack(13, 0, tag("locking")),
            vec![past().crack(14, 0, tag("locking"))],
            1,
        ),
        case(
            "J14",
            "It caught or gave way again.",
            past().crack(13, 0, tag("locking")).crack(29, 0, tag("giving_way")),
            vec![],
            1,
        ),
        case(
            "J15",
            "Swelling does not belong",
            past().crack(13, 0, tag("swelling")),
            vec![past().crack(0, 0, tag("fever"))],
            1,
        ),
        case("J16", "You noted an injury.", past().crack(13, 0, tag("after_injury")), vec![past()], 1),
        case(
            "J17",
            "Please do not let others press",
            past().crack(13, 0, by_other(Some(3))),
            vec![past().crack(0, 0, forced)],
            1,
        ),
        case("J17", "Someone pressed, and it left pain", past().crack(13, 0, by_other(Some(4))), vec![], 1),
        case(
            "J18",
            "Mostly one side lately.",
            past().on(0..8, on_side(BodySide::Left)).on([28, 29], on_side(BodySide::Right)),
            vec![
                past().on(0..8, on_side(BodySide::Left)).crack(29, 0, on_side(BodySide::Right)),
                past().on(0..7, on_side(BodySide::Left)).on(20..23, on_side(BodySide::Middle)),
            ],
            1,
        ),
        case(
            "J18",
            "Mostly one side, with pain or less movement.",
            past()
                .on(0..9, on_side(BodySide::Left))
                .crack(9, 0, |fields| (fields.side, fields.pain) = (Some(BodySide::Left), Some(3))),
            vec![],
            30,
        ),
        case(
            "J19",
            "Often after long sitting.",
            past().on([0, 5, 13], sat).on([1, 2], pain(0)),
            vec![past().on([0, 5, 13], sat).crack(1, 0, pain(0)), past().on([0, 5, 13], sat).on([1, 2, 3], pain(0))],
            14,
        ),
        case(
            "J19",
            "Often after long sitting.",
            past().day(0, None, Some(8)).day(5, None, Some(9)).day(13, None, Some(8)),
            vec![past().day(0, None, Some(8)).day(5, None, Some(9)).day(13, None, Some(7))],
            1,
        ),
        case(
            "J20",
            "Pain at night keeps coming back.",
            past().on([0, 5], tag("night_pain")).crack(13, 8 * 60, pain(4)),
            vec![
                past().on([0, 5], tag("night_pain")).crack(13, 7 * 60 - 1, pain(4)),
                past().on([0, 5], tag("night_pain")).crack(13, 8 * 60, pain(3)),
            ],
            2,
        ),
        case(
            "J21",
            "You work harder for less relief.",
            past().times(5, 2, relief(4)).times(4, 20, relief(6)),
            vec![
                past().times(5, 2, relief(5)).times(4, 20, relief(6)),
                past().times(4, 2, relief(4)).times(4, 20, relief(6)),
            ],
            14,
        ),
        case(
            "J21",
            "You work harder for less relief.",
            past().times(5, 13, harder),
            vec![past().times(4, 13, harder)],
            1,
        ),
        case(
            "J22",
            "This routine left you more sore.",
            past().session(1, "desk_break_3", 2, 4).session(2, "desk_break_3", 2, 2).session(3, "desk_break_3", 2, 4),
            vec![
                past().session(1, "desk_break_3", 2, 3).session(2, "desk_break_3", 2, 4),
                past().session(1, "desk_break_3", 2, 4).session(2, "neck_ease_5", 2, 4),
            ],
            14,
        ),
        case(
            "J22",
            "Routines left you more sore three times.",
            past().session(1, "desk_break_3", 2, 4).session(2, "desk_break_3", 2, 4).session(3, "desk_break_3", 2, 4),
            vec![],
            14,
        ),
        case(
            "J23",
            "Fewer forced cracks than before.",
            past().times(7, 2, forced).times(10, 20, forced),
            vec![past().times(8, 2, forced).times(10, 20, forced), past().times(2, 2, forced).times(4, 20, forced)],
            28,
        ),
        case(
            "J24",
            "Pain in most of the last six weeks.",
            past().on([0, 10, 20, 41], pain(1)),
            vec![
                past().on([0, 10, 20, 42], pain(1)),
                past().on([0, 1, 2, 10, 20], pain(1)),
                past().on([0, 10, 20, 41], pain(0)),
            ],
            7,
        ),
        case(
            "J24",
            "Pain in most of the last six weeks.",
            past().on([0, 10], pain(1)).day(20, Some(1), None).day(30, Some(2), None),
            vec![],
            14,
        ),
        case(
            "J25",
            "Pain on most days for two weeks.",
            days(past(), 2..14, 3),
            vec![days(past(), 3..14, 3), days(past(), 2..14, 2)],
            1,
        ),
        case(
            "J26",
            "The urge was strong on most days.",
            (0..5).fold(past(), |past, day| past.times(4, day + 2, urged)),
            vec![
                (0..5).fold(past(), |past, day| past.times(3, day + 2, urged)),
                (0..4).fold(past(), |past, day| past.times(4, day + 2, urged)),
                (0..5).fold(past(), |past, day| past.times(4, day + 2, forced)),
            ],
            1,
        ),
        case(
            "J27",
            "Sounds on your mind?",
            past().on([0, 5, 13], tag("worry")),
            vec![past().on([0, 5], tag("worry")), past().on([0, 5, 14], tag("worry"))],
            1,
        ),
        case(
            "J28",
            "Your last check is still open.",
            past().check(Duration::days(3), &soon),
            vec![past().check(Duration::days(3) - Duration::seconds(1), &soon)],
            None,
        ),
        case(
            "J29",
            "By the dates you gave",
            past().pregnant(15, 7),
            vec![past().pregnant(15, 6), past().pregnant(16, 30)],
            None,
        ),
        case("J29", "By the dates you gave", past().pregnant(27, 7), vec![], None),
        case(
            "J30",
            "You noted a fever.",
            past().crack(13, 0, tag("fever")),
            vec![past().crack(0, 0, tag("swelling"))],
            1,
        ),
        case(
            "J31",
            "You noted dizziness.",
            past().crack(13, 0, tag("dizzy")),
            vec![past().crack(13, 0, tag("dizzy")).crack(13, 60, forced_neck)],
            1,
        ),
    ]
}

#[test]
fn every_rule_fires_in_one_history_and_stays_silent_in_a_near_miss_and_after_its_window() {
    let mut wrong = Vec::new();
    for Case { rule, text, fires, misses, window } in cases() {
        let said = fires.says(rule);
        if !said.as_deref().is_some_and(|said| said.starts_with(text)) {
            wrong.push(format!("{rule} says {said:?} and not {text}"));
        }
        let says_it = |past: &Past| past.says(rule).is_some_and(|said| said.starts_with(text));
        for (number, miss) in misses.iter().enumerate() {
            if says_it(miss) {
                wrong.push(format!("{rule} fires in near miss {number}: {text}"));
            }
        }
        if let Some(days) = window.filter(|days| says_it(&fires.clone().earlier(*days))) {
            wrong.push(format!("{rule} still fires {days} days later: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_open_result_is_reminded_of_by_its_tier() {
    let booked = json!({"age_years": 62, "region": ["neck"], "crack_sound": "grind_grate", "crack_painful": "yes",
        "crack_stiff": "yes", "pain_present": "yes", "pain_now": 3});
    let urgent = json!({"age_years": 50, "region": ["neck"], "dizzy_spinning_new": "yes"});
    for (ago, sheet, shown) in [
        (Duration::days(21), &booked, true),
        (Duration::days(20), &booked, false),
        (Duration::seconds(1), &urgent, true),
        (Duration::zero(), &urgent, false),
    ] {
        assert_eq!(past().check(ago, sheet).says("J28").is_some(), shown, "{ago}");
    }
}
