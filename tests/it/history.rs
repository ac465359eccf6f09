//! Proves `history`: which day a session belongs to, what sessions come to, and how they are told.

use crate::support::at;
use std::time::Duration;
use unkink::domain::day::{Day, Moment};
use unkink::domain::history::{Totals, by_day};
use unkink::domain::session::Stopped;

use unkink::domain::session::record::{Felt, SessionRecord, StepRecord};
use unkink::domain::words::session::{ending, line, step_line};

fn step(exercise: &str, planned: f64, done: f64, reps: u32) -> StepRecord {
    StepRecord {
        exercise: exercise.into(),
        side_first: None,
        planned_seconds: planned,
        done_seconds: done,
        reps_done: reps,
        feedback: None,
    }
}

fn session(routine: &str, started: &str, seconds: f64) -> SessionRecord {
    let started_at: Moment = at(started);
    SessionRecord {
        id: 1,
        uid: String::new(),
        started_at,
        ended_at: Some(started_at),
        routine: routine.to_owned(),
        planned_seconds: 180.0,
        done_seconds: seconds,
        completed: true,
        stopped: Some(Stopped::Done),
        pain_before: None,
        pain_after: None,
        felt: None,
        steps: vec![step("cat_cow", 60.0, 60.0, 6), step("bridge", 60.0, 60.0, 8)],
        created_at: started_at,
        updated_at: started_at,
        deleted_at: None,
    }
}

fn days(sessions: &[SessionRecord], start: u32) -> Vec<(String, usize, u64)> {
    let days = by_day(sessions, start);
    days.into_iter().map(|(day, played)| (day.to_string(), played.sessions, played.done.as_secs())).collect()
}

#[test]
fn a_session_belongs_to_the_day_it_was_lived_in() {
    let cases: [(&str, u32, &str); 9] = [
        ("2026-11-03T10:00:00+01:00", 4, "2026-11-03"),
        ("2026-11-04T03:59:59+01:00", 4, "2026-11-03"),
        ("2026-11-04T04:00:00+01:00", 4, "2026-11-04"),
        ("2026-11-04T03:59:59+01:00", 0, "2026-11-04"),
        // The same instant lived elsewhere, and on a journey to the other side.
        ("2026-11-03T23:30:00-10:00", 4, "2026-11-03"),
        ("2026-11-04T22:30:00+13:00", 4, "2026-11-04"),
        // The night in which an hour is skipped, and the one in which an hour comes twice.
        ("2026-03-29T03:10:00+02:00", 4, "2026-03-28"),
        ("2026-10-25T02:30:00+02:00", 2, "2026-10-25"),
        ("2026-10-25T02:30:00+01:00", 2, "2026-10-25"),
    ];
    for (started, start, day) in cases {
        assert_eq!(days(&[session("desk_break_3", started, 60.0)], start), [(day.to_owned(), 1, 60)], "{started}");
    }
}

#[test]
fn a_day_says_how_often_and_how_long_in_words() {
    let sessions = [
        session("desk_break_3", "2026-11-03T10:00:00+01:00", 180.0),
        session("morning_mobility_8", "2026-11-04T01:00:00+01:00", 480.0),
        session("urge_reset_60", "2026-11-05T10:00:00+01:00", 60.0),
    ];
    let words: Vec<String> = by_day(&sessions, 4).into_iter().map(|(day, played)| played.words(day)).collect();
    assert_eq!(words, ["3 November, 2 sessions, 11 minutes", "5 November, 1 session, 60 seconds"]);
}

#[test]
fn totals_count_what_was_said_and_nothing_else() {
    let said = |before, after, felt| SessionRecord {
        pain_before: before,
        pain_after: after,
        felt,
        ..session("desk_break_3", "2026-11-03T10:00:00+01:00", 1500.0)
    };
    let sessions = [
        said(Some(4), Some(2), Some(Felt::Easier)),
        said(Some(4), Some(4), Some(Felt::Same)),
        said(Some(2), Some(3), Some(Felt::Worse)),
        said(Some(6), Some(1), Some(Felt::Easier)),
        said(Some(6), None, None),
    ];
    let totals = Totals::of(&sessions, 4);
    assert_eq!((totals.pain, totals.felt), ((2, 1, 1), (2, 1, 1)));
    assert_eq!(
        totals.sentences(),
        [
            "5 times, 2 hours 5 minutes",
            "Pain afterwards: 2 times lower, once the same, once higher",
            "Your back felt: 2 times easier, once the same, once worse"
        ]
    );
    assert_eq!(Totals::of(&sessions[4..], 4).sentences(), ["once, 25 minutes"]);
}

#[test]
fn the_last_time_is_told_as_people_say_it() {
    let today = Day::of(at("2026-11-21T10:00:00+01:00"), 4);
    let on = |dates: &[&str]| {
        let sessions: Vec<_> =
            dates.iter().map(|date| session("cat_cow", &format!("{date}T10:00:00+01:00"), 60.0)).collect();
        Totals::of(&sessions, 4).summary(today)
    };
    assert_eq!(on(&[]), None);
    assert_eq!(on(&["2026-11-21"]).as_deref(), Some("once, today"));
    assert_eq!(on(&["2026-11-20", "2026-11-01"]).as_deref(), Some("2 times, last yesterday"));
    assert_eq!(on(&["2026-11-01", "2026-11-18"]).as_deref(), Some("2 times, last 3 days ago"));
    assert_eq!(on(&["2026-11-03", "2026-11-02", "2026-11-01"]).as_deref(), Some("3 times, last on 3 November"));
    assert_eq!(on(&["2025-11-03"]).as_deref(), Some("once, on 3 November 2025"));
}

#[test]
fn a_session_is_told_in_a_line() {
    let whole = session("desk_break_3", "2026-11-03T10:00:00+01:00", 140.0);
    assert_eq!(line(&whole), "2 min 20 s · 2 of 2 moves");
    let rated = SessionRecord { pain_before: Some(3), pain_after: Some(2), felt: Some(Felt::Easier), ..whole.clone() };
    assert_eq!(line(&rated), "2 min 20 s · 2 of 2 moves · pain 3 → 2 · easier");
    let alone = SessionRecord { steps: vec![step("cat_cow", 74.0, 74.0, 8)], done_seconds: 74.0, ..whole.clone() };
    assert_eq!(line(&alone), "1 min 14 s");
    let cases = [
        (Some(Stopped::Done), true, "Played to the end", ""),
        (Some(Stopped::Done), false, "Ended, with something left out", " · ended, with something left out"),
        (Some(Stopped::Left), false, "Stopped early", " · stopped early"),
        (
            Some(Stopped::Worse),
            false,
            "Stopped, because something got worse",
            " · stopped, because something got worse",
        ),
        (Some(Stopped::Killed), false, "Interrupted when the program ended", " · interrupted when the program ended"),
    ];
    for (stopped, completed, words, part) in cases {
        let ended = SessionRecord { stopped, completed, ..whole.clone() };
        assert_eq!(ending(&ended), words);
        assert_eq!(line(&ended), format!("2 min 20 s · 2 of 2 moves{part}"));
    }
}

#[test]
fn a_move_says_what_was_done_of_it() {
    let sided = |step: StepRecord| StepRecord { side_first: Some("left".to_owned()), ..step };
    let cases = [
        (step("cat_cow", 60.0, 60.0, 6), "6 reps · 60 s"),
        (step("cat_cow", 60.0, 60.0, 1), "1 rep · 60 s"),
        (sided(step("open_book", 78.0, 78.0, 6)), "6 reps, left side first · 1 min 18 s"),
        (sided(step("open_book", 78.0, 30.0, 2)), "2 reps, left side first · 30 s of 1 min 18 s, not to the end"),
        (step("cat_cow", 60.0, 3.0, 0), "0 reps · 3 s of 60 s, not to the end"),
        (step("cat_cow", 60.0, 0.0, 0), "Not done"),
    ];
    for (step, words) in cases {
        assert_eq!(step_line(&step), words);
    }
    assert_eq!(Totals::of(&[], 4).done, Duration::ZERO);
}
