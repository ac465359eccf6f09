//! Proves which routine is offered for now, what passes the filters, and what wishes do.

use crate::support::{at, holding};
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::checker::Tier;
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::exercise::{Exercise, Region};
use unkink::domain::gate::{Profile, Standing};
use unkink::domain::journal::{BodySide, Entry, EntryFields, Trigger};
use unkink::domain::routine::Plan;
use unkink::domain::routine::choice::{asks_safety_first, for_now};
use unkink::domain::routine::filter::{Filter, Traits};
use unkink::domain::routine::playable::Playable;
use unkink::domain::routine::wishes::without_unwanted;
use unkink::domain::session::Feedback;

fn now() -> Moment {
    at("2026-11-21T10:12:00+01:00")
}

fn entry(hours_ago: i64, change: impl FnOnce(&mut EntryFields)) -> Entry {
    let mut fields = EntryFields::bare(now() - chrono::Duration::hours(hours_ago));
    change(&mut fields);
    Entry { id: hours_ago, uid: String::new(), fields, created_at: now(), updated_at: now() }
}

fn entries(count: i64, every: i64, change: impl Fn(&mut EntryFields)) -> Vec<Entry> {
    (0..count).map(|n| entry(1 + n * every, &change)).collect()
}

#[test]
fn the_routine_for_now_follows_what_was_logged() {
    let sat = |fields: &mut EntryFields| fields.context = vec!["after_sitting".to_owned()];
    let forced = |fields: &mut EntryFields| fields.trigger = Some(Trigger::SelfForced);
    let left = |fields: &mut EntryFields| fields.side = Some(BodySide::Left);
    let place = |region| move |fields: &mut EntryFields| fields.region = Some(region);
    let cases: [(&str, Vec<Entry>, &str, &str); 9] = [
        ("nothing logged", Vec::new(), "desk_break_3", "a short one to begin with"),
        ("forced four times", entries(4, 1, forced), "urge_reset_60", "you forced it 4 times in the last day"),
        ("forced three times", entries(3, 1, forced), "desk_break_3", "a short one to begin with"),
        ("after sitting", entries(5, 30, sat), "after_long_sitting_5", "you often log cracks after sitting"),
        ("after sitting, too few", entries(4, 30, sat), "desk_break_3", "a short one to begin with"),
        ("one side", entries(10, 40, left), "one_sided_balance_7", "your cracks are mostly on one side lately"),
        ("neck", entries(2, 30, place(Region::Neck)), "neck_ease_5", "mostly your neck lately"),
        ("low back", entries(2, 30, place(Region::LowBack)), "low_back_ease_8", "mostly your low back lately"),
        (
            "upper back",
            entries(2, 30, place(Region::UpperMidBack)),
            "upper_back_ease_6",
            "mostly your upper and mid back lately",
        ),
    ];
    for (what, entries, routine, reason) in cases {
        let chosen = for_now(content(), &Standing::clear(), &entries, &[], now()).expect("a routine");
        assert_eq!((chosen.routine.as_str(), chosen.reason.as_str()), (routine, reason), "{what}");
    }
}

#[test]
fn what_is_closed_is_never_the_routine_for_now() {
    let neck = entries(3, 30, |fields| fields.region = Some(Region::Neck));
    let limited = for_now(content(), &holding("g_tier2_gentle"), &neck, &[], now()).expect("a routine");
    assert_eq!(limited.routine, "gentle_only_4");
    let locked =
        Standing { open_tier: Some(Tier::UrgentSameDay), locks: vec!["g_tier_lock".into()], ..holding("g_tier_lock") };
    assert_eq!(for_now(content(), &locked, &neck, &[], now()), None);
}

#[test]
fn the_safety_questions_come_before_the_first_routine_only() {
    let nothing = Profile::default();
    assert!(asks_safety_first("morning_mobility_8", &nothing, &[]));
    assert!(!asks_safety_first("urge_reset_60", &nothing, &[]));
    assert!(!asks_safety_first("movement_break_hourly", &nothing, &[]));
}

fn fitting(filters: &[Filter]) -> Vec<&'static str> {
    let filters: BTreeSet<Filter> = filters.iter().copied().collect();
    let fits = |exercise: &&Exercise| Traits::of_exercise(exercise).fit(&filters);
    content().exercises.iter().filter(fits).map(|exercise| exercise.id.as_str()).collect()
}

#[test]
fn regions_widen_and_other_filters_narrow() {
    let neck = fitting(&[Filter::Region(Region::Neck)]);
    assert!(neck.contains(&"chin_tuck") && !neck.contains(&"bridge"), "{neck:?}");
    let both = fitting(&[Filter::Region(Region::Neck), Filter::Region(Region::LowBack)]);
    assert!(both.contains(&"chin_tuck") && both.contains(&"bridge") && !both.contains(&"wall_angel"), "{both:?}");
    let strong = fitting(&[Filter::Region(Region::Neck), Filter::Strength]);
    assert_eq!(strong, ["chin_tuck", "scapular_squeeze"]);
    assert_eq!(
        fitting(&[Filter::Region(Region::Neck), Filter::Relax, Filter::ChairOnly]),
        ["heat_prep", "shoulder_rolls", "diaphragm_breathing"]
    );
    assert_eq!(fitting(&[]).len(), content().exercises.len());
    assert!(!fitting(&[Filter::Short]).contains(&"heat_prep"), "ten minutes are not under ten");
    assert!(fitting(&[Filter::NoProps]).iter().all(|id| content().exercise(id).is_some_and(|e| e.props.is_empty())));
}

#[test]
fn every_filter_is_known_by_its_name() {
    for filter in Filter::ALL {
        assert_eq!(Filter::from_id(filter.id()), Some(filter));
    }
}

#[test]
fn unwanted_moves_are_left_out_but_never_all_of_them() {
    let never = |ids: &[&str]| ids.iter().map(|id| ((*id).into(), Feedback::Never)).collect::<BTreeMap<_, _>>();
    let reset = || Plan::of_routine(content().routine("urge_reset_60").expect("a routine"));
    let (plan, out) = without_unwanted(reset(), &never(&["shoulder_rolls"]));
    assert_eq!(plan.steps.len(), 2);
    assert_eq!(out, ["shoulder_rolls"]);
    let all = never(&["shoulder_rolls", "diaphragm_breathing", "scapular_squeeze"]);
    assert_eq!(without_unwanted(reset(), &all), (reset(), Vec::new()));
    let liked = BTreeMap::from([("shoulder_rolls".into(), Feedback::Like)]);
    assert_eq!(without_unwanted(reset(), &liked), (reset(), Vec::new()));
}

#[test]
fn a_playable_routine_is_as_long_as_what_is_left_of_it() {
    let morning = content().routine("morning_mobility_8").expect("a routine");
    let without_bridge = BTreeMap::from([("bridge".into(), Feedback::Never)]);
    let playable = Playable::of_library(content(), &Standing::clear(), &without_bridge, morning);
    assert_eq!(playable.gated.total.as_secs(), 480 - 60 - 6, "a minute and the way to it");
    assert_eq!(playable.gated.plan.steps.len(), 7);
    let without_book = BTreeMap::from([("open_book".into(), Feedback::Never), ("childs_pose".into(), Feedback::Never)]);
    let playable = Playable::of_library(content(), &Standing::clear(), &without_book, morning);
    assert_eq!(playable.gated.props, ["mat"], "nothing left needs the pillow");
}
