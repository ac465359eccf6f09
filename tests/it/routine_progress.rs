//! Proves what earlier sessions speak for: a gentler first week, harder strength moves later, and J22.

use crate::support::{at, session_record};
use chrono::Duration;
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::exercise::Variant;
use unkink::domain::gate::Standing;
use unkink::domain::id::ExerciseId;
use unkink::domain::routine::Plan;
use unkink::domain::routine::choice::for_now;
use unkink::domain::routine::progress::{Offer, Soreness, offer, soreness};
use unkink::domain::session::record::{SessionRecord, StepRecord};
use unkink::domain::settings::Settings;

fn now() -> Moment {
    at("2026-11-20T09:00:00+01:00")
}

/// A finished use, so many days ago, with pain before and after.
fn used(routine: &str, days_ago: i64, pain: Option<(u8, u8)>) -> SessionRecord {
    let mut record = session_record(routine);
    record.started_at = now() - Duration::days(days_ago);
    record.pain_before = pain.map(|(before, _)| before);
    record.pain_after = pain.map(|(_, after)| after);
    record.steps = vec![StepRecord {
        exercise: ExerciseId::from("bridge"),
        side_first: None,
        planned_seconds: 60.0,
        done_seconds: 60.0,
        reps_done: 6,
        feedback: None,
    }];
    record
}

fn offered(routine: &str, newest_first: &[SessionRecord]) -> Option<Offer> {
    let plan = Plan::of_routine(content().routine(routine).expect("a routine"));
    offer(&plan, content(), &Settings::default(), newest_first, now())
}

#[test]
fn the_first_week_offers_a_gentler_start_until_three_uses_were_well_borne() {
    let well = |days| used("desk_break_3", days, Some((3, 3)));
    let cases = [
        ("nothing was played yet", vec![], true),
        ("six days in", vec![used("neck_ease_5", 6, None)], true),
        ("a week in", vec![used("neck_ease_5", 7, None)], false),
        ("two uses without more pain", vec![well(1), well(2)], true),
        ("three uses without more pain", vec![well(1), well(2), well(3)], false),
        ("more pain does not count as well borne", vec![used("desk_break_3", 1, Some((2, 3))), well(2), well(3)], true),
        ("unknown pain does not either", vec![used("desk_break_3", 1, None), well(2), well(3)], true),
    ];
    for (what, sessions, expected) in cases {
        assert_eq!(offered("low_back_ease_8", &sessions) == Some(Offer::Gentler), expected, "{what}");
    }
}

#[test]
fn harder_forms_come_after_two_weeks_and_for_strength_alone() {
    let since = |days| vec![used("desk_break_3", days, None)];
    assert_eq!(offered("strength_base_12", &since(13)), None);
    let Some(Offer::Harder(moves)) = offered("strength_base_12", &since(14)) else { panic!("nothing was offered") };
    let moves: Vec<&str> = moves.iter().map(ExerciseId::as_str).collect();
    assert_eq!(moves, ["bird_dog", "plank", "bridge", "dead_bug", "row_band", "side_plank_knees"]);
    assert_eq!(offered("movement_break_hourly", &since(14)), None, "a walk has no harder form of strength");

    let mut settings = Settings::default();
    settings.variants.extend(moves.iter().map(|id| (ExerciseId::from(*id), Variant::Harder)));
    let plan = Plan::of_routine(content().routine("strength_base_12").expect("a routine"));
    assert_eq!(offer(&plan, content(), &settings, &since(14), now()), None, "what was chosen is not offered again");

    let sore = vec![used("strength_base_12", 1, Some((1, 3))), used("desk_break_3", 30, None)];
    assert_eq!(offered("strength_base_12", &sore), None, "nothing harder after it left someone more sore");
}

#[test]
fn two_sore_uses_of_the_last_three_end_the_offers_and_the_third_is_worth_a_check() {
    let (sore, well, unknown) = (Some((2, 4)), Some((2, 3)), None);
    let cases = [
        (vec![], Soreness::None),
        (vec![well, well, well], Soreness::None),
        (vec![sore], Soreness::Once),
        (vec![sore, well, well], Soreness::Once),
        (vec![well, sore], Soreness::None),
        (vec![sore, sore], Soreness::Twice),
        (vec![sore, well, sore], Soreness::Twice),
        (vec![well, sore, sore], Soreness::Twice),
        (vec![well, sore, well, sore], Soreness::None),
        (vec![unknown, sore, unknown, sore], Soreness::Twice),
        (vec![sore, sore, sore], Soreness::ThreeTimes),
    ];
    for (uses, expected) in cases {
        let days = 1..;
        let sessions: Vec<_> = uses.iter().zip(days).map(|(pain, days)| used("neck_ease_5", days, *pain)).collect();
        assert_eq!(soreness("neck_ease_5", &sessions), expected, "{uses:?}");
        assert_eq!(soreness("desk_break_3", &sessions), Soreness::None, "another routine is not meant");
    }
}

#[test]
fn what_left_someone_more_sore_is_not_the_routine_for_now() {
    let sore = |routine: &str| vec![used(routine, 1, Some((1, 5))), used(routine, 2, Some((1, 5)))];
    let usual = for_now(content(), &Standing::clear(), &[], &[], now()).expect("a routine");
    let other = for_now(content(), &Standing::clear(), &sore(usual.routine.as_str()), &[], now());
    assert_ne!(other.map(|chosen| chosen.routine), Some(usual.routine));
}
