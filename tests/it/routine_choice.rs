//! Proves which routine is offered for now, what passes the filters, and what wishes do.

use crate::support::{at, holding, session_record};
use std::collections::{BTreeMap, BTreeSet};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::{Exercise, Region};
use unkink::domain::gate::{Profile, Standing};
use unkink::domain::id::ExerciseId;
use unkink::domain::journal::{BodySide, Entry, EntryFields, Trigger};
use unkink::domain::own_routine::{Edit, OwnRoutine};
use unkink::domain::routine::Plan;
use unkink::domain::routine::choice::{asks_safety_first, for_now};
use unkink::domain::routine::filter::{Filter, Traits};
use unkink::domain::routine::playable::Playable;
use unkink::domain::routine::wishes::{liked_in, to_wish, wished_offers, wishes, without_unwanted};
use unkink::domain::session::record::{Feedback, SessionRecord, StepRecord};

fn now() -> Moment {
    at("2026-11-21T10:12:00+01:00")
}

fn entry(hours_ago: i64, change: impl FnOnce(&mut EntryFields)) -> Entry {
    let mut fields = EntryFields::bare(now() - chrono::Duration::hours(hours_ago));
    change(&mut fields);
    Entry { id: hours_ago, uid: String::new(), fields, created_at: now(), updated_at: now(), told_at: None }
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
        let chosen = for_now(content(), &Standing::clear(), &[], &entries, now()).expect("a routine");
        assert_eq!((chosen.routine.as_str(), chosen.reason.as_str()), (routine, reason), "{what}");
    }
}

#[test]
fn what_is_closed_is_never_the_routine_for_now() {
    let neck = entries(3, 30, |fields| fields.region = Some(Region::Neck));
    let limited = for_now(content(), &holding("g_tier2_gentle"), &[], &neck, now()).expect("a routine");
    assert_eq!(limited.routine, "gentle_only_4");
    let locked =
        Standing { open_tier: Some(Tier::UrgentSameDay), locks: vec!["g_tier_lock".into()], ..holding("g_tier_lock") };
    assert_eq!(for_now(content(), &locked, &[], &neck, now()), None);
}

#[test]
fn the_safety_questions_come_before_the_first_routine_only() {
    let nothing = Profile::default();
    assert!(asks_safety_first("morning_mobility_8", &nothing, &[]));
    assert!(!asks_safety_first("urge_reset_60", &nothing, &[]));
    assert!(!asks_safety_first("movement_break_hourly", &nothing, &[]));
}

#[test]
fn a_single_move_against_an_urge_leaves_the_safety_questions_before_the_first_routine() {
    let nothing = Profile::default();
    let one = SessionRecord { routine: "chin_tuck".to_owned(), ..said(1, &[("chin_tuck", None)]) };
    let many = said(2, &[("chin_tuck", None), ("seated_twist", None)]);
    assert!(asks_safety_first("morning_mobility_8", &nothing, &[one]));
    assert!(!asks_safety_first("morning_mobility_8", &nothing, &[many]));
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

fn likes(ids: &[&str]) -> BTreeMap<ExerciseId, Feedback> {
    ids.iter().map(|id| ((*id).into(), Feedback::Like)).collect()
}

#[test]
fn what_is_liked_comes_first_among_routines_that_suit_equally() {
    let sat = |fields: &mut EntryFields| fields.context = vec!["after_sitting".to_owned()];
    let after = |wishes: &BTreeMap<ExerciseId, Feedback>| {
        let words: Vec<_> = wishes.iter().map(|(id, feedback)| (id.as_str(), Some(*feedback))).collect();
        said(1, &words)
    };
    let chosen = |wishes: &BTreeMap<ExerciseId, Feedback>, entries: &[Entry]| {
        for_now(content(), &Standing::clear(), &[after(wishes)], entries, now()).expect("a routine").routine.to_string()
    };
    let hourly = content().routine("movement_break_hourly").expect("a routine").steps[0].exercise.to_string();
    let sitting = entries(5, 30, sat);
    assert_eq!(chosen(&likes(&[]), &sitting), "after_long_sitting_5");
    assert_eq!(chosen(&likes(&[&hourly]), &[]), "movement_break_hourly");
    assert_eq!(chosen(&likes(&["seated_twist"]), &[]), "desk_break_3");
    let neck = entries(3, 30, |fields| fields.region = Some(Region::Neck));
    assert_eq!(chosen(&likes(&[&hourly]), &neck), "neck_ease_5", "what suits better stays first");
    let not_hourly = BTreeMap::from([(ExerciseId::from(hourly.as_str()), Feedback::Never)]);
    assert_eq!(chosen(&not_hourly, &[]), "desk_break_3");
    let none: BTreeMap<ExerciseId, Feedback> =
        content().routine("neck_ease_5").unwrap().steps.iter().map(|s| (s.exercise.clone(), Feedback::Never)).collect();
    assert_ne!(chosen(&none, &neck), "neck_ease_5", "no move of it is wanted");
}

#[test]
fn liked_moves_are_counted_once_and_only_while_a_routine_is_open() {
    let reset = content().routine("urge_reset_60").expect("a routine");
    let twice = likes(&["shoulder_rolls", "diaphragm_breathing", "plank"]);
    assert_eq!(liked_in(&Plan::of_routine(reset), &twice), 2);
    assert_eq!(Playable::of_library(content(), &Standing::clear(), &twice, reset).liked, 2);
    let locked =
        Standing { open_tier: Some(Tier::UrgentSameDay), locks: vec!["g_tier_lock".into()], ..Standing::clear() };
    assert_eq!(Playable::of_library(content(), &locked, &twice, reset).liked, 0);
}

#[test]
fn a_step_that_is_off_today_is_not_played_today() {
    let library = content().routine("desk_break_3").expect("a routine");
    let mut own = OwnRoutine::copy_of(library, "u".to_owned(), now());
    let today = Day::of(now(), 4);
    own.edit(content(), Edit::Today { step: 0, on: false, today }, now()).unwrap();
    let steps = |day| {
        let playable = Playable::of_own(content(), &Standing::clear(), &BTreeMap::new(), &own, day);
        assert_eq!(playable.gated.total, playable.gated.plan.timetable(content()).total);
        playable.gated.plan.steps.len()
    };
    assert_eq!((steps(today), steps(today.plus(1))), (4, 5));
}

fn said(id: i64, words: &[(&str, Option<Feedback>)]) -> SessionRecord {
    let step = |(exercise, feedback): &(&str, Option<Feedback>)| StepRecord {
        exercise: (*exercise).into(),
        side_first: None,
        planned_seconds: 60.0,
        done_seconds: 60.0,
        reps_done: 5,
        feedback: *feedback,
    };
    SessionRecord { id, steps: words.iter().map(step).collect(), ..session_record("desk_break_3") }
}

#[test]
fn a_wish_is_kept_with_the_newest_session_and_taken_back_everywhere() {
    let (like, never) = (Some(Feedback::Like), Some(Feedback::Never));
    let sessions = [
        said(3, &[("bridge", None)]),
        said(2, &[("bridge", never), ("cat_cow", None)]),
        said(1, &[("cat_cow", like), ("bridge", like)]),
    ];
    let bridge = ExerciseId::from("bridge");
    assert_eq!(wishes(&sessions).get(&bridge), Some(&Feedback::Never), "the newest word holds");
    assert_eq!(to_wish(&sessions, &bridge, like), [(3, 0, like)]);
    assert_eq!(to_wish(&sessions, &bridge, None), [(2, 0, None), (1, 1, None)]);
    assert_eq!(to_wish(&sessions, &ExerciseId::from("plank"), like), []);
}

#[test]
fn routines_with_liked_moves_come_first_and_those_for_other_people_stay_where_they_are() {
    let wishes = likes(&["shoulder_rolls", "gentle_neck_turns"]);
    let order = |standing: &Standing| {
        let of = |routine| Playable::of_library(content(), standing, &wishes, routine);
        let mut all: Vec<Playable> = content().routines.iter().map(of).collect();
        all.sort_by_key(Playable::place);
        all.into_iter().map(|playable| playable.id).collect::<Vec<_>>()
    };
    let place = |order: &[String], id: &str| order.iter().position(|listed| listed == id).expect("it is listed");
    let usual = order(&Standing::clear());
    assert!(place(&usual, "neck_ease_5") < place(&usual, "morning_mobility_8"));
    assert!(place(&usual, "morning_mobility_8") < place(&usual, "pregnancy_safe_8"), "it is for others: {usual:?}");
    let pregnant = Standing { holding: vec!["g_preg".into()], ..Standing::clear() };
    let gentle = order(&pregnant);
    assert!(place(&gentle, "pregnancy_safe_8") < place(&gentle, "morning_mobility_8"), "{gentle:?}");
}

#[test]
fn urges_are_answered_with_what_is_liked_and_never_with_what_is_not_wanted() {
    let offered = |region, place, said: &[(&str, Feedback)]| {
        let said: BTreeMap<ExerciseId, Feedback> = said.iter().map(|(id, word)| ((*id).into(), *word)).collect();
        let offers = Standing::clear().urge_offers(content(), Some(region), Some(place));
        wished_offers(offers, &said).into_iter().map(|offer| offer.id).collect::<Vec<_>>()
    };
    let (like, never) = (Feedback::Like, Feedback::Never);
    let standing = |said: &[(&str, Feedback)]| offered(Region::UpperMidBack, "standing", said);
    assert_eq!(standing(&[]), ["scapular_squeeze", "wall_angel", "urge_reset_60"]);
    assert_eq!(standing(&[("wall_angel", like)]), ["wall_angel", "scapular_squeeze", "urge_reset_60"]);
    assert_eq!(standing(&[("scapular_squeeze", never)]), ["wall_angel", "urge_reset_60"]);
    let desk = |said: &[(&str, Feedback)]| offered(Region::Neck, "desk", said);
    assert_eq!(desk(&[("shoulder_rolls", like)]), ["chin_tuck", "urge_reset_60"], "a part of a routine is no reason");
    let all =
        [("chin_tuck", never), ("shoulder_rolls", never), ("diaphragm_breathing", never), ("scapular_squeeze", never)];
    assert_eq!(desk(&all), ["chin_tuck", "urge_reset_60"], "something is always left");
    let offers = Standing::clear().urge_offers(content(), None, None);
    let left = wished_offers(offers, &BTreeMap::from([("shoulder_rolls".into(), never)]));
    assert_eq!((left.len(), left[0].plan.steps.len()), (1, 2), "the reset without what is not wanted");
}
