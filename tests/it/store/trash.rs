//! What was said of any kind is deleted, brought back and removed for good.

use super::{assert_not_found, evening, memory, set_day};
use crate::support::answers;
use serde_json::json;
use std::time::Duration;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, ExerciseAgreed, Who};
use unkink::domain::content::content;
use unkink::domain::content::rule::Tier;
use unkink::domain::day::Day;
use unkink::domain::exercise::Override;
use unkink::domain::gate::Standing;
use unkink::domain::id::ExerciseId;
use unkink::domain::journal::{EntryFields, Outcome, UrgeFields};
use unkink::domain::routine::progress::{Soreness, soreness};
use unkink::domain::routine::wishes::wishes;
use unkink::domain::routine::{Plan, PlanStep};
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Progress, StepRecord};
use unkink::domain::trash::Kind;
use unkink::store::{EntryFilter, Reach, Store, TimelineFilter};

const NIGHT: &str = r#"{"age_years":45,"region":["low_back"],"saddle_numb":"yes"}"#;

/// A session of the low back routine in which cat–cow was done whole; gives its id.
fn session(store: &Store, minutes: i64, pain: (u8, u8)) -> i64 {
    let exercise = ExerciseId::from("cat_cow");
    let plan = Plan {
        id: "low_back_ease_8".to_owned(),
        name: "Low back ease".to_owned(),
        steps: vec![PlanStep::new(exercise.clone(), Override::default(), None)],
        change: Duration::ZERO,
        settle: Duration::ZERO,
        settle_note: String::new(),
    };
    let step = StepRecord {
        exercise,
        side_first: None,
        planned_seconds: 60.0,
        done_seconds: 60.0,
        reps_done: 6,
        feedback: None,
    };
    let sixty = Duration::from_secs(60);
    let progress = Progress { position: sixty, planned: sixty, done: sixty, completed: true, steps: vec![step] };
    let begun = store.begin_session(&plan, &progress, Some(pain.0), evening(minutes), |_| ()).unwrap();
    store.end_session(begun.id, &progress, Stopped::Done, evening(minutes + 1)).unwrap();
    store.rate_session(begun.id, Some(pain.1), None, evening(minutes + 2)).unwrap();
    begun.id
}

fn check(store: &Store, sheet: &str, minutes: i64) -> Check {
    let sheet = serde_json::from_str(sheet).unwrap();
    let new = NewCheck::of_sheet(content(), Who::Me, answers(&sheet), evening(minutes));
    store.add_check(content(), &new, evening(minutes)).unwrap()
}

fn standing(store: &Store) -> Standing {
    let checks = store.checks(content()).unwrap();
    Standing::of(content(), &store.profile().unwrap(), &checks, evening(500))
}

fn kinds(store: &Store) -> Vec<Kind> {
    store.trash(content(), usize::MAX).unwrap().into_iter().map(|deleted| deleted.record.kind()).collect()
}

fn rows(store: &Store) -> (usize, usize, usize) {
    let page = store.timeline(&TimelineFilter::default(), None, Reach::Rows(100)).unwrap();
    (page.entries.len(), page.urges.len(), page.sessions.len())
}

/// One record of every kind but routines, at hand; their ids by kind.
fn filled() -> (Store, Vec<(Kind, i64)>) {
    let store = memory();
    let entry = store.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap().id;
    let urge = UrgeFields {
        outcome: Some(Outcome::Eased),
        alternative: Some("wait".to_owned()),
        ..UrgeFields::bare(evening(1), 7)
    };
    let urge = store.add_urge(&urge, evening(1)).unwrap().id;
    let session = session(&store, 2, (3, 3));
    let check = check(&store, r#"{"age_years":45}"#, 10).id;
    set_day(&store, Day(evening(0).date_naive()), Some(4), None, "", evening(11)).unwrap();
    (
        store,
        vec![(Kind::Entry, entry), (Kind::Urge, urge), (Kind::Session, session), (Kind::Check, check), (Kind::Day, 1)],
    )
}

#[test]
fn a_record_of_every_kind_is_out_of_sight_once_deleted_and_comes_back_as_it_was() {
    let (store, ids) = filled();
    let day = Day(evening(0).date_naive());
    let everything = |store: &Store| {
        let health = store.health().unwrap();
        let helped = store.what_helped(None).unwrap();
        let stats = store.stats(day, day, 4).unwrap();
        (
            (health.entries, health.urges, health.sessions, health.checks, health.days),
            (helped, stats, rows(store), store.day(day).unwrap().map(|card| card.pain_today)),
            (store.urges().unwrap().len(), store.sessions().unwrap().len(), store.played(None).unwrap().len()),
        )
    };
    let before = everything(&store);
    for (kind, id) in &ids {
        store.delete(*kind, *id, evening(20)).unwrap();
        assert_eq!(kinds(&store), [*kind]);
        assert_ne!(everything(&store), before, "{kind:?}");
        assert_not_found(store.delete(*kind, *id, evening(20)), &format!("{} {id} does not exist", kind.word()));
        store.undelete(*kind, *id, evening(21)).unwrap();
        assert_eq!(everything(&store), before, "{kind:?}");
        let twice = store.undelete(*kind, *id, evening(21));
        assert_not_found(twice, &format!("{} {id} is not in the trash", kind.word()));
    }
    for (number, (kind, id)) in ids.iter().enumerate() {
        store.delete(*kind, *id, evening(30 + i64::try_from(number).unwrap())).unwrap();
    }
    let newest_first: Vec<Kind> = ids.iter().rev().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds(&store), newest_first);
    assert_eq!(store.trash(content(), 2).unwrap().len(), 2);
}

#[test]
fn what_is_deleted_stays_until_the_trash_is_emptied_and_then_it_is_gone() {
    let (store, ids) = filled();
    let cracked = UrgeFields { outcome: Some(Outcome::Cracked), ..UrgeFields::bare(evening(3), 8) };
    let cracked = store.add_urge(&cracked, evening(3)).unwrap();
    store.delete(Kind::Entry, cracked.fields.entry.unwrap(), evening(4)).unwrap();
    for (kind, id) in ids.iter().filter(|(kind, _)| *kind != Kind::Check) {
        store.delete(*kind, *id, evening(20)).unwrap();
    }
    assert_eq!(store.empty_trash(content(), evening(30)).unwrap(), 5);
    assert!(kinds(&store).is_empty());
    for (kind, id) in ids.iter().filter(|(kind, _)| *kind != Kind::Check) {
        let gone = store.undelete(*kind, *id, evening(31));
        assert_not_found(gone, &format!("{} {id} is not in the trash", kind.word()));
    }
    // The urge whose crack went stays, and a change of it makes no new crack.
    let noted = store.change_urge(cracked.id, evening(32), |fields| fields.note = "late".to_owned()).unwrap().urge;
    assert_eq!((noted.fields.outcome, noted.fields.entry), (Some(Outcome::Cracked), None));
    assert!(store.entries(&EntryFilter::default()).unwrap().is_empty());
    assert_eq!(store.health().unwrap().integrity, "ok");
}

#[test]
fn deleting_a_check_lowers_nothing_and_emptying_the_trash_keeps_it_until_it_was_seen() {
    let store = memory();
    let open = check(&store, NIGHT, 0);
    assert_eq!(open.result.assessment.tier, Tier::EmergencyNow);
    let before = standing(&store);
    store.delete(Kind::Check, open.id, evening(5)).unwrap();
    assert_eq!(standing(&store), before);
    assert_eq!(store.empty_trash(content(), evening(6)).unwrap(), 0);
    let closed = |standing: Standing| (standing.open_tier, standing.holding, standing.locks);
    assert_eq!((kinds(&store), closed(standing(&store))), (vec![Kind::Check], closed(before.clone())));
    // Seen, but exercise was not agreed: it still closes moves.
    store.mark_seen(content(), None, Some(ExerciseAgreed::No), evening(7)).unwrap();
    assert_eq!(standing(&store).locks, before.locks);
    assert_eq!(store.empty_trash(content(), evening(8)).unwrap(), 0);
    store.mark_seen(content(), None, Some(ExerciseAgreed::Yes), evening(9)).unwrap();
    assert_eq!(store.empty_trash(content(), evening(10)).unwrap(), 1);
    assert!(store.checks(content()).unwrap().is_empty());
}

#[test]
fn a_deleted_session_decides_as_before_what_is_offered() {
    let store = memory();
    let ids: Vec<i64> =
        [(2, 5), (2, 6), (3, 3)].into_iter().zip(0..).map(|(pain, n)| session(&store, n * 10, pain)).collect();
    store.rate_step(ids[0], 0, Some(Feedback::Never), evening(40)).unwrap();
    let decided = || {
        let sessions = store.recent(evening(-10)).unwrap().sessions;
        (soreness("low_back_ease_8", &sessions), wishes(&sessions))
    };
    let before = decided();
    assert_eq!(before.0, Soreness::Twice);
    assert_eq!(before.1.get("cat_cow"), Some(&Feedback::Never));
    for id in &ids {
        store.delete(Kind::Session, *id, evening(50)).unwrap();
    }
    assert_eq!(decided(), before, "what happened decides, in sight or not");
    assert_eq!(wishes(&store.telling_sessions().unwrap()), before.1);
    assert!(store.sessions().unwrap().is_empty() && store.played(None).unwrap().is_empty());
    let day = Day(evening(0).date_naive());
    assert_eq!(store.stats(day, day, 4).unwrap().totals.routines, 0, "it is not counted");
}

#[test]
fn a_session_that_still_plays_is_not_deleted() {
    let store = memory();
    let plan = Plan {
        id: "cat_cow".to_owned(),
        name: "Cat–cow".to_owned(),
        steps: Vec::new(),
        change: Duration::ZERO,
        settle: Duration::ZERO,
        settle_note: String::new(),
    };
    let progress = Progress {
        position: Duration::ZERO,
        planned: Duration::ZERO,
        done: Duration::ZERO,
        completed: false,
        steps: Vec::new(),
    };
    let running = store.begin_session(&plan, &progress, None, evening(0), |_| ()).unwrap();
    assert_not_found(store.delete(Kind::Session, running.id, evening(1)), "session 1 does not exist");
}

#[test]
fn an_urge_that_did_not_end_in_a_crack_after_all_takes_its_crack_out_of_sight() {
    let store = memory();
    let said = UrgeFields { outcome: Some(Outcome::Cracked), ..UrgeFields::bare(evening(0), 8) };
    let urge = store.add_urge(&said, evening(0)).unwrap();
    let crack = urge.fields.entry.unwrap();
    assert_eq!(rows(&store), (1, 0, 0), "told once, as the crack");
    assert_eq!(store.urge_of_entry(crack).unwrap().map(|urge| urge.id), Some(urge.id));
    store.change_urge(urge.id, evening(1), |fields| fields.outcome = Some(Outcome::Eased)).unwrap();
    assert_eq!((rows(&store), kinds(&store)), ((0, 1, 0), vec![Kind::Entry]));
    store.change_urge(urge.id, evening(2), |fields| fields.outcome = Some(Outcome::Cracked)).unwrap();
    assert_eq!((rows(&store), kinds(&store)), ((1, 0, 0), vec![]));
    store.delete(Kind::Urge, urge.id, evening(3)).unwrap();
    assert_eq!(rows(&store), (1, 0, 0), "its crack stays");
    assert_not_found(store.change_urge(urge.id, evening(4), |fields| fields.level = 1), "urge 1 does not exist");
    assert_eq!(store.urge_of_entry(crack).unwrap(), None);
}

#[test]
fn a_day_card_said_anew_does_not_cost_the_deleted_one() {
    let store = memory();
    let day = Day(evening(0).date_naive());
    set_day(&store, day, Some(4), Some(6), "first", evening(0)).unwrap();
    let first = store.delete_day(day, evening(1)).unwrap();
    assert_not_found(store.delete_day(day, evening(1)), &format!("day {day} does not exist"));
    assert_eq!(store.day(day).unwrap(), None);
    let anew = store.change_day(day, evening(2), |card| card.pain_today = Some(1)).unwrap();
    assert_eq!((anew.pain_today, anew.sit_hours, anew.note.as_str()), (Some(1), None, ""));
    store.undelete(Kind::Day, first, evening(3)).unwrap();
    let back = store.day(day).unwrap().unwrap();
    assert_eq!((back.pain_today, back.note.as_str()), (Some(4), "first"));
    assert_eq!(kinds(&store), [Kind::Day], "the other one is in the trash in its place");
    assert_eq!(store.days_between(day, day).unwrap(), store.days().unwrap());
    assert_eq!(store.days().unwrap(), [back]);
    assert_eq!(json!(store.health().unwrap().days), json!(1));
}
