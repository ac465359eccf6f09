//! Proves `session/cues`: which sound comes when, and the words.

use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::cue::Cue;
use unkink::domain::exercise::Override;
use unkink::domain::routine::Plan;
use unkink::domain::routine::timetable::{SegmentKind, Side};
use unkink::domain::session::{Event, Session, SessionOptions};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn session(exercise: &str, get_ready: u64) -> Session {
    let exercise = content().exercise(exercise).expect("an exercise of the library");
    let options = SessionOptions { get_ready: seconds(get_ready), ..SessionOptions::default() };
    Session::new(Plan::of_exercise(exercise, Override::default()), content(), options)
}

fn ahead(session: &Session, now: u64, horizon: u64) -> Vec<(u64, Cue)> {
    session.cues_ahead(seconds(now), seconds(horizon)).iter().map(|timed| (timed.after.as_secs(), timed.cue)).collect()
}

#[test]
fn the_breath_of_every_phase_is_heard_when_it_begins() {
    // Cat–cow: set-up 10, then in 4, out 4, eight times.
    let mut session = session("cat_cow", 0);
    session.update(Event::StartPressed, seconds(0));
    let counted = [(7, Cue::LastThree), (8, Cue::LastThree), (9, Cue::LastThree)];
    let expected = [&[(0, Cue::Next)], &counted[..], &[(10, Cue::In), (14, Cue::Out), (18, Cue::In)]].concat();
    assert_eq!(ahead(&session, 0, 20), expected);
    assert_eq!(ahead(&session, 12, 7), [(2, Cue::Out), (6, Cue::In)]);
}

#[test]
fn a_long_hold_is_marked_at_its_middle_and_counted_at_its_end() {
    let exercise = content().exercise("plank").unwrap();
    let options = SessionOptions::default();
    let plan = Plan::of_exercise(exercise, Override { hold: Some(30), ..Override::default() });
    let mut session = Session::new(plan, content(), options);
    session.update(Event::StartPressed, seconds(0));
    // Set-up 10, lift 2, hold 30.
    let counted = [(27, Cue::LastThree), (28, Cue::LastThree), (29, Cue::LastThree)];
    assert_eq!(ahead(&session, 12, 30), [&[(0, Cue::Hold), (15, Cue::Half)], &counted[..]].concat());
}

#[test]
fn getting_ready_is_counted_and_moves_everything_after_it() {
    let mut session = session("cat_cow", 5);
    session.update(Event::StartPressed, seconds(0));
    let cues = ahead(&session, 0, 16);
    assert_eq!(cues[..4], [(2, Cue::Ready), (3, Cue::Ready), (4, Cue::Ready), (5, Cue::Next)]);
    assert_eq!(cues.last(), Some(&(15, Cue::In)));
}

#[test]
fn nothing_is_due_while_it_waits_is_paused_or_is_over() {
    let mut session = session("cat_cow", 0);
    assert_eq!(ahead(&session, 0, 60), []);
    session.update(Event::StartPressed, seconds(0));
    session.update(Event::PausePressed, seconds(3));
    assert_eq!(ahead(&session, 3, 60), []);
    session.update(Event::ResumePressed, seconds(30));
    assert_eq!(ahead(&session, 30, 8).last(), Some(&(7, Cue::In)), "it goes on where it was");
    session.update(Event::Ticked, seconds(500));
    assert_eq!(ahead(&session, 500, 60), []);
}

#[test]
fn the_end_is_heard_once() {
    let mut session = session("cat_cow", 0);
    session.update(Event::StartPressed, seconds(0));
    let cues = ahead(&session, 70, 60);
    assert_eq!(cues, [(0, Cue::Out), (4, Cue::Done)]);
}

fn words(session: &Session, now: u64, horizon: u64) -> Vec<(u64, String)> {
    let ahead = session.words_ahead(content(), seconds(now), seconds(horizon)).into_iter();
    ahead.map(|timed| (timed.after.as_secs(), timed.words)).collect()
}

fn begins(said: &[(u64, String)], expected: &[(u64, &str)]) {
    assert_eq!(said.len(), expected.len(), "{said:?}");
    for ((at, words), (wanted_at, wanted)) in said.iter().zip(expected) {
        assert!(at == wanted_at && words.starts_with(wanted), "{at} {words}; not {wanted_at} {wanted}");
    }
}

#[test]
fn every_stretch_is_announced_when_it_begins_and_so_is_the_end() {
    let mut session = session("cat_cow", 0);
    assert_eq!(words(&session, 0, 60), [], "nothing before the start");
    session.update(Event::StartPressed, seconds(0));
    begins(&words(&session, 0, 19), &[(0, "Cat–cow. "), (10, "In. "), (14, "Out. "), (18, "In")]);
    begins(&words(&session, 71, 60), &[(3, "Done")]);
    session.update(Event::PausePressed, seconds(12));
    assert_eq!(words(&session, 12, 60), [], "nothing while it stands still");
}

#[test]
fn the_countdown_before_a_set_up_is_spoken_into_and_any_other_is_waited_for() {
    let mut session = session("cat_cow", 5);
    session.update(Event::StartPressed, seconds(0));
    begins(&words(&session, 0, 16), &[(0, "Cat–cow. "), (15, "In. ")]);
    session.update(Event::Ticked, seconds(17));
    session.update(Event::PausePressed, seconds(17));
    session.update(Event::ResumePressed, seconds(40));
    begins(&words(&session, 40, 12), &[(7, "Out. "), (11, "In")]);
}

#[test]
fn a_long_hold_says_when_ten_seconds_are_left_and_a_short_one_does_not() {
    let exercise = content().exercise("plank").unwrap();
    let options = SessionOptions::default();
    for (hold, left) in [(30, Some(20)), (29, None), (60, Some(50))] {
        let plan = Plan::of_exercise(exercise, Override { hold: Some(hold), ..Override::default() });
        let mut session = Session::new(plan, content(), options);
        session.update(Event::StartPressed, seconds(0));
        // Set-up 10, lift 2, then the hold.
        let said = words(&session, 12, hold);
        assert_eq!(said[0].1.split('.').next(), Some(&*format!("Hold, {hold} seconds")));
        let found = said.iter().find(|(_, words)| words == "10 seconds left").map(|(at, _)| *at);
        assert_eq!(found, left, "{said:?}");
    }
}

#[test]
fn at_ones_own_pace_the_words_end_where_it_waits_and_nothing_is_due_meanwhile() {
    let exercise = content().exercise("cat_cow").unwrap();
    let options = SessionOptions { own_pace: true, ..SessionOptions::default() };
    let mut session = Session::new(Plan::of_exercise(exercise, Override::default()), content(), options);
    session.update(Event::StartPressed, seconds(0));
    // Set-up 10, then eight repetitions of 8.
    let said = words(&session, 0, 90);
    assert_eq!(said.last(), Some(&(74, "Go on when you are ready".to_owned())), "{said:?}");
    session.update(Event::Ticked, seconds(80));
    assert_eq!((words(&session, 80, 60), ahead(&session, 80, 60)), (vec![], vec![]), "nothing while it waits");
}

#[test]
fn what_is_told_in_pieces_is_what_is_told_at_once() {
    let mut whole = session("open_book", 5);
    whole.update(Event::StartPressed, seconds(0));
    let all = ahead(&whole, 0, 80);
    let mut pieces = Vec::new();
    for now in [0, 30, 60] {
        whole.update(Event::Ticked, seconds(now));
        pieces.extend(ahead(&whole, now, 30).into_iter().map(|(after, cue)| (now + after, cue)));
    }
    pieces.retain(|(at, _)| *at < 80);
    assert_eq!(pieces, all);
}

#[test]
fn every_sound_has_a_name_and_a_meaning_of_its_own() {
    for (index, cue) in Cue::ALL.into_iter().enumerate() {
        let earlier = &Cue::ALL[..index];
        assert!(earlier.iter().all(|other| other.name() != cue.name() && other.meaning() != cue.meaning()), "{cue:?}");
    }
}

#[test]
fn words_name_the_move_the_side_the_breath_and_what_comes() {
    let session = session("open_book", 0);
    let segments = &session.timetable().segments;
    let said = |wanted: &dyn Fn(&SegmentKind) -> bool| {
        let index = segments.iter().position(|segment| wanted(&segment.kind)).expect("a stretch of this kind");
        session.words_at(content(), index).expect("words")
    };
    assert!(said(&|kind| *kind == SegmentKind::Setup).starts_with("Open book. Lie on one side"));
    let first =
        |kind: &SegmentKind| matches!(kind, SegmentKind::Phase { side: Some(Side::First), rep: 1, phase: 0, .. });
    assert_eq!(said(&first), "Left side. Out. Open the top arm, eyes follow");
    let later =
        |kind: &SegmentKind| matches!(kind, SegmentKind::Phase { side: Some(Side::First), rep: 2, phase: 0, .. });
    assert_eq!(said(&later), "Out");
    assert_eq!(said(&|kind| matches!(kind, SegmentKind::SwitchSide { .. })), "Change sides. Right side");
}

#[test]
fn at_ones_own_pace_the_end_of_a_series_is_heard_and_nothing_after_it() {
    let options = SessionOptions { own_pace: true, ..SessionOptions::default() };
    let exercise = content().exercise("cat_cow").unwrap();
    let mut session = Session::new(Plan::of_exercise(exercise, Override::default()), content(), options);
    session.update(Event::StartPressed, seconds(0));
    // Set-up 10, then eight times 8 s, to 74.
    assert_eq!(ahead(&session, 70, 60), [(0, Cue::Out), (4, Cue::Ready)]);
    let words = session.words_ahead(content(), seconds(70), seconds(60));
    let last = words.last().map(|timed| (timed.after.as_secs(), timed.words.as_str()));
    assert_eq!(last, Some((4, "Go on when you are ready")));
    session.update(Event::Ticked, seconds(80));
    assert_eq!(ahead(&session, 80, 60), []);
}
