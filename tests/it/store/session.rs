//! Sessions: begun, written down, interrupted, ended, rated.

use super::{assert_not_found, assert_refused, evening, memory};
use crate::support::Dice;
use std::sync::Arc;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::gate::Standing;
use unkink::domain::id::ExerciseId;
use unkink::domain::routine::Plan;
use unkink::domain::session::record::{Feedback, Felt, Progress, SessionRecord, StepRecord, rounded};
use unkink::domain::session::{Event, Session, SessionOptions, StepLog, Stopped};
use unkink::store::{ProgressWriter, Store};

const OPTIONS: SessionOptions = SessionOptions { get_ready: Duration::ZERO, patience: None, own_pace: false };

fn plan() -> Plan {
    Plan::of_routine(&content().routines[0])
}

/// How far a session of `plan` is after so many seconds.
fn played(plan: &Plan, seconds: u64) -> Progress {
    let mut session = Session::new(plan.clone(), content(), OPTIONS);
    session.update(Event::StartPressed, Duration::ZERO);
    let now = Duration::from_secs(seconds);
    session.update(Event::Ticked, now);
    session.progress(content(), now)
}

fn begun(store: &Store, minutes: i64) -> SessionRecord {
    store.begin_session(&plan(), &played(&plan(), 0), Some(3), evening(minutes), |_| ()).unwrap()
}

#[test]
fn a_session_that_begins_is_kept_at_once() {
    let store = memory();
    let record = begun(&store, 0);
    let length = plan().timetable(content()).total.as_secs_f64();
    assert_eq!((record.id, record.routine.as_str(), record.planned_seconds), (1, plan().id.as_str(), length));
    assert_eq!((record.started_at, record.ended_at, record.stopped), (evening(0), None, None));
    assert_eq!((record.done_seconds, record.completed, record.pain_before), (0.0, false, Some(3)));
    assert_eq!(record.steps, played(&plan(), 0).steps);
    assert_eq!(store.session(1).unwrap(), record);
    assert!(store.sessions().unwrap().is_empty(), "it has not ended");
    assert_eq!(store.unfinished_session().unwrap().unwrap().record, record);
}

#[test]
fn a_session_is_held_before_another_program_can_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let (store, other) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let mut held = None;
    let hold = |id| held = Some((id, other.open_sessions().unwrap()));
    let begun = store.begin_session(&plan(), &played(&plan(), 0), None, evening(0), hold).unwrap();
    assert_eq!(held, Some((begun.id, vec![])));
    assert_eq!(other.open_sessions().unwrap(), [begun.id]);
}

#[test]
fn a_session_that_ends_while_interrupted_ones_are_closed_is_none_of_them() {
    let store = memory();
    let (ends, interrupted) = (begun(&store, 0).id, begun(&store, 0).id);
    let plays = |id| {
        if id == ends {
            store.end_session(ends, &played(&plan(), 10), Stopped::Left, evening(1)).unwrap();
        }
        false
    };
    let closed = store.close_interrupted_sessions(plays, evening(2)).unwrap();
    assert_eq!(closed.iter().map(|session| session.id).collect::<Vec<_>>(), [interrupted]);
    assert_eq!(store.session(ends).unwrap().stopped, Some(Stopped::Left));
}

#[test]
fn progress_is_written_over_and_feedback_stays() {
    let store = memory();
    let id = begun(&store, 0).id;
    store.rate_step(id, 0, Some(Feedback::Like), evening(1)).unwrap();
    for seconds in [20, 75] {
        store.save_progress(id, &played(&plan(), seconds), evening(2)).unwrap();
    }
    let kept = store.session(id).unwrap();
    let progress = played(&plan(), 75);
    assert!(kept.done_seconds > 0.0);
    assert_eq!(kept.done_seconds, progress.done.as_secs_f64());
    assert_eq!(kept.steps[0].done_seconds, progress.steps[0].done_seconds);
    assert_eq!((kept.steps[0].feedback, kept.steps[1].feedback), (Some(Feedback::Like), None));
    assert_eq!(kept.updated_at, evening(2));
}

#[test]
fn an_interrupted_session_goes_on_exactly_where_it_was() {
    let store = memory();
    let gated = Standing::clear().routine(content(), &content().routines[1]);
    let plans = [plan(), gated.plan, Plan::of_exercise(&content().exercises[0], Default::default())];
    for plan in plans {
        let progress = Progress { position: Duration::from_millis(31_123), ..played(&plan, 31) };
        let id = store.begin_session(&plan, &played(&plan, 0), None, evening(0), |_| ()).unwrap().id;
        store.save_progress(id, &progress, evening(1)).unwrap();
        let unfinished = store.unfinished_session().unwrap().unwrap();
        assert_eq!((unfinished.record.id, unfinished.position), (id, progress.position));
        assert_eq!(unfinished.plan, plan);
        let logs: Vec<StepLog> = unfinished.record.steps.iter().map(StepRecord::log).collect();
        let resumed = Session::resumed(unfinished.plan, content(), OPTIONS, unfinished.position, progress.done, &logs);
        assert_eq!(resumed.progress(content(), Duration::ZERO), progress);
    }
}

#[test]
fn the_newest_unfinished_session_is_offered() {
    let store = memory();
    assert_eq!(store.unfinished_session().unwrap(), None);
    let newest = begun(&store, 10);
    let older = begun(&store, 5);
    let ended = begun(&store, 20);
    store.end_session(ended.id, &played(&plan(), 10), Stopped::Left, evening(21)).unwrap();
    assert_eq!(store.unfinished_session().unwrap().unwrap().record.id, newest.id);
    store.close_killed_session(newest.id, evening(30)).unwrap();
    assert_eq!(store.unfinished_session().unwrap().unwrap().record.id, older.id);
}

#[test]
fn an_ended_session_says_how_far_it_went() {
    let store = memory();
    let id = begun(&store, 0).id;
    let total = plan().timetable(content()).total.as_secs();
    let whole = played(&plan(), total);
    assert!(whole.completed);
    let ended = store.end_session(id, &whole, Stopped::Done, evening(9)).unwrap();
    assert_eq!((ended.ended_at, ended.stopped, ended.completed), (Some(evening(9)), Some(Stopped::Done), true));
    assert_eq!(ended.steps, whole.steps);
    assert_eq!(store.unfinished_session().unwrap(), None);

    let left = begun(&store, 20);
    let left = store.end_session(left.id, &played(&plan(), 30), Stopped::Worse, evening(21)).unwrap();
    assert_eq!((left.stopped, left.completed), (Some(Stopped::Worse), false));
    assert_eq!(store.sessions().unwrap(), [left, ended]);
}

#[test]
fn an_interrupted_session_is_closed_at_the_time_of_its_last_writing() {
    let store = memory();
    let id = begun(&store, 0).id;
    let progress = played(&plan(), 40);
    store.save_progress(id, &progress, evening(1)).unwrap();
    let closed = store.close_killed_session(id, evening(600)).unwrap();
    assert_eq!((closed.ended_at, closed.stopped, closed.completed), (Some(evening(1)), Some(Stopped::Killed), false));
    assert_eq!((closed.done_seconds, closed.updated_at), (progress.done.as_secs_f64(), evening(600)));
    assert_eq!(store.sessions().unwrap(), [closed]);
}

#[test]
fn a_session_that_ended_meanwhile_is_not_closed_again() {
    let store = memory();
    let id = begun(&store, 0).id;
    let ended = store.end_session(id, &played(&plan(), 30), Stopped::Left, evening(1)).unwrap();
    assert_eq!(store.close_killed_session(id, evening(2)).unwrap(), ended);
}

#[test]
fn a_clock_that_went_back_never_ends_a_session_before_it_began() {
    let store = memory();
    let id = begun(&store, 0).id;
    let ended = store.end_session(id, &played(&plan(), 30), Stopped::Left, evening(-60)).unwrap();
    assert_eq!((ended.ended_at, ended.updated_at), (Some(evening(0)), evening(0)));
}

#[test]
fn how_it_felt_is_kept_and_can_be_changed() {
    let store = memory();
    let id = begun(&store, 0).id;
    store.end_session(id, &played(&plan(), 30), Stopped::Left, evening(1)).unwrap();
    let rated = store.rate_session(id, Some(2), Some(Felt::Easier), evening(2)).unwrap();
    assert_eq!((rated.pain_before, rated.pain_after, rated.felt), (Some(3), Some(2), Some(Felt::Easier)));
    assert_eq!((rated.ended_at, rated.updated_at), (Some(evening(1)), evening(2)));
    let rated = store.rate_session(id, None, Some(Felt::Same), evening(3)).unwrap();
    assert_eq!((rated.pain_after, rated.felt), (None, Some(Felt::Same)));
    let rated = store.rate_step(id, 1, Some(Feedback::Never), evening(4)).unwrap();
    assert_eq!((rated.steps[1].feedback, rated.updated_at), (Some(Feedback::Never), evening(4)));
    assert_eq!(store.rate_step(id, 1, None, evening(5)).unwrap().steps[1].feedback, None);
}

#[test]
fn a_session_that_plays_somewhere_is_not_offered_as_interrupted() {
    let store = memory();
    let (older, newer) = (begun(&store, 0).id, begun(&store, 5).id);
    let offered = |playing: &[i64]| {
        let found = store.interrupted_session(|id| playing.contains(&id)).unwrap();
        found.map(|unfinished| unfinished.record.id)
    };
    assert_eq!(offered(&[]), Some(newer));
    assert_eq!(offered(&[newer]), Some(older));
    assert_eq!(offered(&[newer, older]), None);
}

#[test]
fn feedback_does_not_pass_to_another_exercise() {
    let store = memory();
    let id = begun(&store, 0).id;
    store.rate_step(id, 0, Some(Feedback::Never), evening(1)).unwrap();
    let mut progress = played(&plan(), 10);
    progress.steps[0].exercise = ExerciseId::from("another");
    store.save_progress(id, &progress, evening(2)).unwrap();
    assert_eq!(store.session(id).unwrap().steps[0].feedback, None);
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let store = memory();
    let progress = played(&plan(), 0);
    let message = "pain_before: 11 is not allowed; it takes 0 to 10";
    assert_refused(store.begin_session(&plan(), &progress, Some(11), evening(0), |_| ()), message);
    assert_eq!(store.unfinished_session().unwrap(), None);
    let record = begun(&store, 0);
    let message = "pain_after: 12 is not allowed; it takes 0 to 10";
    assert_refused(store.rate_session(record.id, Some(12), None, evening(1)), message);
    assert_not_found(store.rate_step(record.id, 99, None, evening(1)), "step 99 does not exist");
    assert_eq!(store.session(record.id).unwrap(), record);

    let missing = "session 9 does not exist";
    assert_not_found(store.session(9), missing);
    assert_not_found(store.save_progress(9, &progress, evening(0)), missing);
    assert_not_found(store.end_session(9, &progress, Stopped::Done, evening(0)), missing);
    assert_not_found(store.close_killed_session(9, evening(0)), missing);
    assert_not_found(store.rate_session(9, None, None, evening(0)), missing);
    assert_not_found(store.rate_step(9, 0, None, evening(0)), missing);
}

/// Plays what is kept as unfinished from `began`, brought up to date after each of these seconds, and writes down how
/// far it went each time.
fn play_on(store: &Store, began: Duration, updates: &[(f64, Event)]) {
    let found = store.unfinished_session().unwrap().unwrap();
    let steps: Vec<StepLog> = found.record.steps.iter().map(StepRecord::log).collect();
    let mut session = Session::resumed(found.plan, content(), OPTIONS, found.position, found.record.done(), &steps);
    session.update(Event::ResumePressed, began);
    let mut now = began;
    for (seconds, event) in updates {
        now += Duration::from_secs_f64(*seconds);
        session.update(*event, now);
        store.save_progress(found.record.id, &session.progress(content(), now), evening(2)).unwrap();
        if session.is_ended() {
            let progress = session.progress(content(), now);
            store.end_session(found.record.id, &progress, Stopped::Done, evening(3)).unwrap();
            return;
        }
    }
}

#[test]
fn killed_again_and_again_a_session_loses_nothing_and_gains_nothing() {
    for seed in 1..=50 {
        let mut dice = Dice::new(seed);
        let store = memory();
        let id = begun(&store, 0).id;
        let mut before = store.unfinished_session().unwrap().unwrap();
        while store.unfinished_session().unwrap().is_some() {
            let mut odd = || Duration::from_nanos(dice.roll(2_000_000_000) as u64);
            let updates: Vec<(f64, Event)> = (0..3).map(|_| (odd().as_secs_f64(), Event::Ticked)).collect();
            play_on(&store, odd(), &updates);
            if let Some(after) = store.unfinished_session().unwrap() {
                assert!(after.position >= before.position, "{before:?} then {after:?}");
                assert_eq!(rounded(after.position), after.record.done_seconds, "all that was played is booked");
                before = after;
            }
        }
        let kept = store.session(id).unwrap();
        assert!(kept.completed, "{kept:?}");
        assert_eq!(kept.done_seconds, kept.planned_seconds);
        assert!(kept.steps.iter().all(|step| step.done_seconds == step.planned_seconds), "{kept:?}");
    }
}

#[test]
fn a_step_finished_early_stays_finished_however_often_the_session_is_killed() {
    let store = memory();
    let id = begun(&store, 0).id;
    let length = plan().timetable(content()).steps[0].length.as_secs_f64();
    play_on(&store, Duration::ZERO, &[(0.5, Event::ReadyPressed), (length, Event::Ticked)]);
    for _ in 0..3 {
        let kept = store.session(id).unwrap();
        assert!(kept.steps[0].is_finished() && kept.steps[0].done_seconds < length, "{kept:?}");
        play_on(&store, Duration::ZERO, &[(0.1, Event::Ticked)]);
    }
    play_on(&store, Duration::ZERO, &[(1000.0, Event::Ticked)]);
    assert!(store.session(id).unwrap().completed);
}

#[test]
fn only_what_was_done_was_played_and_only_of_the_one_that_is_asked_for() {
    let store = memory();
    for (minutes, routine, seconds) in [(0, 1, 30), (1, 1, 0), (2, 2, 30)] {
        let plan = Plan::of_routine(&content().routines[routine]);
        let id = store.begin_session(&plan, &played(&plan, 0), None, evening(minutes), |_| ()).unwrap().id;
        store.end_session(id, &played(&plan, seconds), Stopped::Left, evening(minutes)).unwrap();
    }
    begun(&store, 3);
    let ids = |only| store.played(only).unwrap().iter().map(|session| session.id).collect::<Vec<_>>();
    assert_eq!(ids(None), [3, 1]);
    assert_eq!(ids(Some(content().routines[1].id.as_str())), [1]);
    assert_eq!(ids(Some("nowhere")), [0; 0]);
}

#[test]
fn progress_written_beside_is_whole_and_the_newest_at_its_end() {
    for rounds in [0, 1, 3, 400] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("unkink.sqlite3");
        let store = Arc::new(Store::open(&path).unwrap());
        let mut session = Session::new(plan(), content(), OPTIONS);
        session.update(Event::StartPressed, Duration::ZERO);
        let begun = session.progress(content(), Duration::ZERO);
        let record = store.begin_session(&plan(), &begun, None, evening(0), |_| ()).unwrap();
        let writer = ProgressWriter::begin(store.clone(), record.id);
        let mut done = Duration::ZERO;
        for round in 1..=rounds {
            done = Duration::from_millis(100 * round);
            session.update(Event::Ticked, done);
            writer.write(session.progress(content(), done), evening(0));
            if round % 100 == 0 {
                writer.settle().unwrap();
                assert_eq!(store.unfinished_session().unwrap().unwrap().position, done, "settled is written");
            }
        }
        drop(writer);
        let kept = Store::open(&path).unwrap().unfinished_session().unwrap().unwrap();
        assert_eq!((kept.position, kept.record.done()), (done, done), "{rounds} rounds: nothing is lost at the end");
    }
}

#[test]
fn progress_that_cannot_be_written_is_told_once() {
    let store = Arc::new(Store::open_in_memory().unwrap());
    let writer = ProgressWriter::begin(store, 7);
    assert!(writer.failure().is_none());
    let progress = Session::new(plan(), content(), OPTIONS).progress(content(), Duration::ZERO);
    writer.write(progress, evening(0));
    assert_eq!(writer.settle().unwrap_err().to_string(), "session 7 does not exist");
    assert!(writer.failure().is_none() && writer.settle().is_ok());
}
