//! Properties of a session under any events, in any order, with ticks as late as they like.

use super::{options, plan, s};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::session::{Effect, Event, Session, SessionOptions, Stage, Stopped};

/// Milliseconds to wait, and then what happens.
type Script = Vec<(u64, Event)>;

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::PausePressed),
        3 => Just(Event::ResumePressed),
        2 => Just(Event::SkipPressed),
        2 => Just(Event::PreviousPressed),
        1 => Just(Event::RestartPressed),
        1 => (0..4usize).prop_map(Event::JumpPressed),
        2 => Just(Event::ReadyPressed),
        2 => Just(Event::LongerPressed),
        2 => Just(Event::ShorterPressed),
        1 => Just(Event::Hidden),
        1 => Just(Event::StartPressed),
        6 => Just(Event::Ticked),
    ]
}

fn any_script() -> impl Strategy<Value = Script> {
    prop::collection::vec((0..9000u64, any_event()), 0..40)
}

fn started(get_ready: u64, patience: Option<f64>, own_pace: bool) -> Session {
    let options = SessionOptions { own_pace, ..options(get_ready as f64, patience) };
    let mut session = Session::new(plan(), content(), options);
    session.update(Event::StartPressed, s(0.0));
    session
}

/// Plays a script; `see` is told of each event with the session before and after it.
fn play(session: &mut Session, script: &Script, mut see: impl FnMut(&Session, &Session, Event, Duration, Duration)) {
    let mut now = Duration::ZERO;
    for (wait, event) in script {
        let last = now;
        now += Duration::from_millis(*wait);
        let before = session.clone();
        session.update(*event, now);
        see(&before, session, *event, last, now);
    }
}

/// Real time that a session spent running between two moments, with no event between them.
fn running(session: &Session, from: Duration, to: Duration) -> Duration {
    match session.stage() {
        Stage::Running { .. } | Stage::Holding { .. } => to - from,
        Stage::GettingReady { until, .. } => to.saturating_sub(until.max(from)),
        Stage::Waiting | Stage::Paused { .. } | Stage::Ended { .. } => Duration::ZERO,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn pauses_of_any_length_keep_the_total(waits in prop::collection::vec(0..30_000u64, 0..12), get_ready in 0..6u64) {
        let mut session = started(get_ready, None, false);
        let mut now = Duration::ZERO;
        let mut ran = Duration::ZERO;
        let pauses = waits.iter().enumerate().map(|(index, wait)| {
            (*wait, if index % 2 == 0 { Event::PausePressed } else { Event::ResumePressed })
        });
        for (wait, event) in pauses {
            let last = now;
            now += Duration::from_millis(wait);
            ran += running(&session, last, now);
            session.update(event, now);
        }
        session.update(Event::ResumePressed, now);
        while let Some(due) = session.next_deadline(now) {
            ran += running(&session, now, due);
            now = due;
            session.update(Event::Ticked, now);
        }
        // What lies past the end within one wait was not played.
        prop_assert!(session.is_complete() && session.done() == s(73.0));
        prop_assert!(ran >= s(73.0));
        if waits.iter().all(|wait| *wait < 1000) {
            prop_assert_eq!(ran, s(73.0));
        }
    }

    #[test]
    fn a_skip_never_moves_backwards_and_going_back_never_forwards(script in any_script(), own_pace in any::<bool>(), get_ready in 0..3u64) {
        let mut session = started(get_ready, None, own_pace);
        let mut wrong = None;
        play(&mut session, &script, |before, after, event, _, now| {
            let mut ticked = before.clone();
            ticked.update(Event::Ticked, now);
            let (from, to) = (ticked.position(now), after.position(now));
            let bad = match event {
                Event::SkipPressed => to < from,
                Event::PreviousPressed => to > from,
                _ => false,
            };
            if bad {
                wrong = Some((event, from, to));
            }
        });
        prop_assert_eq!(wrong, None);
    }

    #[test]
    fn ticks_make_no_difference(script in any_script(), own_pace in any::<bool>(), extra in prop::collection::vec(any::<u16>(), 0..60), get_ready in 0..6u64) {
        let without: Vec<(Duration, Event)> = {
            let mut now = Duration::ZERO;
            let timed = script.iter().map(|(wait, event)| { now += Duration::from_millis(*wait); (now, *event) });
            timed.filter(|(_, event)| *event != Event::Ticked).collect()
        };
        let end = without.last().map_or(Duration::ZERO, |(at, _)| *at) + s(1.0);
        let mut with: Vec<(Duration, Event)> = without.clone();
        for moment in &extra {
            let at = end.mul_f64(f64::from(*moment) / f64::from(u16::MAX));
            let place = with.partition_point(|(other, _)| *other <= at);
            with.insert(place, (at, Event::Ticked));
        }
        let run = |script: &[(Duration, Event)]| {
            let mut session = started(get_ready, None, own_pace);
            let mut announced = Vec::new();
            for (at, event) in script.iter().copied().chain([(end, Event::Ticked)]) {
                let effects = session.update(event, at);
                announced.extend(effects.into_iter().filter(|effect| matches!(effect, Effect::Entered(_) | Effect::Ended(_))));
            }
            let stage = match session.stage() {
                Stage::Running { .. } => "running".to_owned(),
                other => format!("{other:?}"),
            };
            (stage, session.position(end), session.steps().to_vec(), session.timetable().clone(), announced)
        };
        prop_assert_eq!(run(&without), run(&with));
    }

    #[test]
    fn what_was_done_is_never_more_than_the_time_it_ran(script in any_script(), own_pace in any::<bool>(), get_ready in 0..6u64, watched in any::<bool>()) {
        let mut session = started(get_ready, watched.then_some(3.0), own_pace);
        let mut ran = Duration::ZERO;
        let mut wrong = None;
        play(&mut session, &script, |before, after, event, last, now| {
            ran += running(before, last, now);
            if after.done() > ran || after.done() < before.done() {
                wrong = Some((event, before.done(), after.done(), ran));
            }
        });
        prop_assert_eq!(wrong, None);
    }

    #[test]
    fn the_screen_is_kept_on_while_it_runs_and_never_otherwise(script in any_script(), own_pace in any::<bool>(), get_ready in 0..6u64, watched in any::<bool>()) {
        let mut session = started(get_ready, watched.then_some(3.0), own_pace);
        let mut awake = true;
        let mut now = Duration::ZERO;
        for (wait, event) in script.iter().chain([&(9000, Event::StopPressed(Stopped::Left))]) {
            now += Duration::from_millis(*wait);
            for effect in session.update(*event, now) {
                if let Effect::KeepAwake(on) = effect {
                    awake = on;
                }
            }
            prop_assert_eq!(awake, session.is_running(), "after {:?}", event);
            prop_assert_eq!(session.next_wake(now).is_some(), session.is_running(), "after {:?}", event);
        }
        prop_assert!(!awake);
    }

    #[test]
    fn a_tick_over_three_seconds_late_pauses_at_the_last_one(script in any_script(), own_pace in any::<bool>(), get_ready in 0..6u64) {
        let mut session = started(get_ready, Some(3.0), own_pace);
        let mut wrong = None;
        play(&mut session, &script, |before, after, event, last, now| {
            let was_on = matches!(before.stage(), Stage::Running { .. } | Stage::Holding { .. } | Stage::GettingReady { .. });
            let due = last + before.next_wake(last).unwrap_or_default();
            if was_on && now > due + s(3.0) && matches!(event, Event::Ticked | Event::PausePressed | Event::Hidden) {
                let expected = Stage::Paused { at: before.position(last) };
                if after.stage() != expected {
                    wrong = Some((event, after.stage(), expected));
                }
            }
        });
        prop_assert_eq!(wrong, None);
    }

    #[test]
    fn hidden_always_stops_the_clock(script in any_script(), own_pace in any::<bool>(), get_ready in 0..6u64) {
        let mut session = started(get_ready, None, own_pace);
        let now = script.iter().map(|(wait, _)| Duration::from_millis(*wait)).sum::<Duration>();
        play(&mut session, &script, |_, _, _, _, _| {});
        session.update(Event::Hidden, now);
        let at = session.position(now);
        prop_assert_eq!(session.next_deadline(now), None);
        session.update(Event::Ticked, now + s(1000.0));
        prop_assert_eq!(session.position(now + s(1000.0)), at);
    }

    #[test]
    fn the_timetable_stays_whole_and_the_place_inside_it(script in any_script(), own_pace in any::<bool>(), get_ready in 0..3u64) {
        let mut session = started(get_ready, Some(3.0), own_pace);
        play(&mut session, &script, |_, _, _, _, _| {});
        let now = script.iter().map(|(wait, _)| Duration::from_millis(*wait)).sum::<Duration>();
        let mut end = Duration::ZERO;
        for segment in &session.timetable().segments {
            prop_assert_eq!(segment.start, end);
            end = segment.end();
        }
        prop_assert_eq!(end, session.timetable().total);
        prop_assert!(session.position(now) <= session.timetable().total);
        let deadline = session.next_deadline(now);
        prop_assert!(deadline.is_none_or(|due| due >= now));
        let reps: Vec<u32> = session.steps().iter().map(|step| step.reps).collect();
        if !script.iter().any(|(_, event)| matches!(event, Event::PreviousPressed | Event::RestartPressed | Event::JumpPressed(_))) {
            prop_assert!(reps[0] <= 2 && reps[1] <= 2, "{reps:?}");
            prop_assert!(session.steps().iter().zip(&session.timetable().steps).all(|(log, step)| log.done <= step.length));
        }
    }

    #[test]
    fn stopping_ends_it_for_good(script in any_script(), own_pace in any::<bool>(), more in any_script()) {
        let mut session = started(0, None, own_pace);
        play(&mut session, &script, |_, _, _, _, _| {});
        let now = script.iter().map(|(wait, _)| Duration::from_millis(*wait)).sum::<Duration>();
        session.update(Event::StopPressed(Stopped::Worse), now);
        prop_assert!(session.is_ended());
        let ended = session.clone();
        for (wait, event) in more {
            prop_assert_eq!(session.update(event, now + Duration::from_millis(wait)), vec![]);
        }
        prop_assert_eq!(session, ended);
    }
}
