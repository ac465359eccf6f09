//! Proves `session`: every event in every stage, and what never changes whatever happens.

mod any_order;

use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::Override;
use unkink::domain::id::ExerciseId;
use unkink::domain::routine::timetable::SegmentKind;
use unkink::domain::routine::{Plan, PlanStep};
use unkink::domain::session::record::rounded;
use unkink::domain::session::{Effect, Event, Session, SessionOptions, Stage, StepLog, Stopped};

/// Seconds, with a fraction if need be.
fn s(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

fn options(get_ready: f64, patience: Option<f64>) -> SessionOptions {
    SessionOptions { get_ready: s(get_ready), patience: patience.map(s), own_pace: false }
}

fn step(exercise: &str, change: Override) -> PlanStep {
    PlanStep::new(ExerciseId::from(exercise), change, None)
}

/// Rolls from 0: set-up to 5, two of 4 s to 13. A change to 17. Knee to chest: set-up to 22, one side to 42 (in 3,
/// hold 15, lower 2), change sides to 47, the other side to 67. Settling to 73.
fn plan() -> Plan {
    let reps = |reps| Override { setup: Some(5), reps: Some(reps), ..Override::default() };
    Plan {
        id: "two_moves".to_owned(),
        name: "Two moves".to_owned(),
        steps: vec![step("shoulder_rolls", reps(2)), step("knee_to_chest", reps(1))],
        change: s(4.0),
        settle: s(6.0),
        settle_note: "Breathe.".to_owned(),
    }
}

fn waiting(options: SessionOptions) -> Session {
    Session::new(plan(), content(), options)
}

/// Where a session stands, in words.
fn stands(session: &Session, now: f64) -> String {
    let at = rounded(session.position(s(now)));
    match session.stage() {
        Stage::Waiting => "waiting".to_owned(),
        Stage::GettingReady { .. } => {
            format!("ready in {} at {at}", rounded(session.get_ready_left(s(now)).unwrap_or_default()))
        }
        Stage::Running { .. } => format!("running at {at}"),
        Stage::Holding { .. } => format!("holding at {at}"),
        Stage::Paused { .. } => format!("paused at {at}"),
        Stage::Ended { how, .. } => format!("{how:?} at {at}").to_lowercase(),
    }
}

/// In how many seconds it wakes.
fn wakes(session: &Session, now: f64) -> String {
    session.next_wake(s(now)).map_or_else(|| "never".to_owned(), |wake| rounded(wake).to_string())
}

/// Effects in words.
fn told(effects: &[Effect]) -> String {
    let words = effects.iter().map(|effect| match effect {
        Effect::Entered(index) => format!("enter {index}"),
        Effect::KeepAwake(on) => if *on { "awake" } else { "sleep" }.to_owned(),
        Effect::Held => "held".to_owned(),
        Effect::Save => "save".to_owned(),
        Effect::Ended(how) => format!("{how:?}").to_lowercase(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A session in the named stage: started at 100; running and paused at 24, in the second move.
fn in_stage(stage: &str, get_ready: f64) -> (Session, f64) {
    let mut session = waiting(options(get_ready, None));
    let now = 100.0;
    if stage == "waiting" {
        return (session, now);
    }
    session.update(Event::StartPressed, s(now));
    if stage == "ready" {
        return (session, now + 2.0);
    }
    let now = now + get_ready + 24.0;
    session.update(Event::Ticked, s(now));
    match stage {
        "paused" => drop(session.update(Event::PausePressed, s(now))),
        "ended" => drop(session.update(Event::StopPressed(Stopped::Left), s(now))),
        _ => return (session, now),
    }
    (session, now + 50.0)
}

#[test]
fn every_event_in_every_stage_does_what_it_says() {
    use Event::{
        Hidden, JumpPressed, LongerPressed, PausePressed, PreviousPressed, ReadyPressed, RestartPressed, ResumePressed,
        ShorterPressed, SkipPressed, StartPressed, StopPressed, Ticked,
    };
    let rows: [(&str, Event, &str, &str, &str); 70] = [
        ("waiting", StartPressed, "ready in 5 at 0", "awake save", "1"),
        ("waiting", PausePressed, "waiting", "", "never"),
        ("waiting", ResumePressed, "waiting", "", "never"),
        ("waiting", SkipPressed, "paused at 17", "save", "never"),
        ("waiting", PreviousPressed, "paused at 0", "save", "never"),
        ("waiting", RestartPressed, "paused at 0", "save", "never"),
        ("waiting", JumpPressed(1), "paused at 17", "save", "never"),
        ("waiting", JumpPressed(2), "waiting", "", "never"),
        ("waiting", ReadyPressed, "waiting", "", "never"),
        ("waiting", LongerPressed, "waiting", "save", "never"),
        ("waiting", ShorterPressed, "waiting", "save", "never"),
        ("waiting", StopPressed(Stopped::Left), "left at 0", "sleep save left", "never"),
        ("waiting", Hidden, "waiting", "", "never"),
        ("waiting", Ticked, "waiting", "", "never"),
        ("ready", StartPressed, "ready in 3 at 0", "", "1"),
        ("ready", PausePressed, "paused at 0", "sleep save", "never"),
        ("ready", ResumePressed, "ready in 3 at 0", "", "1"),
        ("ready", SkipPressed, "ready in 3 at 17", "save", "1"),
        ("ready", PreviousPressed, "ready in 3 at 0", "save", "1"),
        ("ready", RestartPressed, "ready in 3 at 0", "save", "1"),
        ("ready", JumpPressed(1), "ready in 3 at 17", "save", "1"),
        ("ready", JumpPressed(2), "ready in 3 at 0", "", "1"),
        ("ready", ReadyPressed, "running at 0", "enter 0 save", "1"),
        ("ready", LongerPressed, "ready in 3 at 0", "save", "1"),
        ("ready", ShorterPressed, "ready in 3 at 0", "save", "1"),
        ("ready", StopPressed(Stopped::Worse), "worse at 0", "sleep save worse", "never"),
        ("ready", Hidden, "paused at 0", "sleep save", "never"),
        ("ready", Ticked, "ready in 3 at 0", "", "1"),
        ("running", StartPressed, "running at 24", "", "1"),
        ("running", PausePressed, "paused at 24", "sleep save", "never"),
        ("running", ResumePressed, "running at 24", "", "1"),
        ("running", SkipPressed, "running at 67", "save enter 14 save", "1"),
        ("running", PreviousPressed, "running at 17", "save enter 6 save", "1"),
        ("running", RestartPressed, "running at 17", "save enter 6 save", "1"),
        ("running", JumpPressed(0), "running at 0", "save enter 0 save", "1"),
        ("running", JumpPressed(2), "running at 24", "", "1"),
        ("running", ReadyPressed, "running at 24", "", "1"),
        ("running", LongerPressed, "running at 24", "save", "1"),
        ("running", ShorterPressed, "running at 24", "save", "1"),
        ("running", StopPressed(Stopped::Left), "left at 24", "sleep save left", "never"),
        ("running", Hidden, "paused at 24", "sleep save", "never"),
        ("running", Ticked, "running at 24", "", "1"),
        ("paused", StartPressed, "paused at 24", "", "never"),
        ("paused", PausePressed, "paused at 24", "", "never"),
        ("paused", ResumePressed, "ready in 5 at 24", "awake save", "1"),
        ("paused", SkipPressed, "paused at 67", "save", "never"),
        ("paused", PreviousPressed, "paused at 17", "save", "never"),
        ("paused", RestartPressed, "paused at 17", "save", "never"),
        ("paused", JumpPressed(0), "paused at 0", "save", "never"),
        ("paused", JumpPressed(2), "paused at 24", "", "never"),
        ("paused", ReadyPressed, "paused at 24", "", "never"),
        ("paused", LongerPressed, "paused at 24", "save", "never"),
        ("paused", ShorterPressed, "paused at 24", "save", "never"),
        ("paused", StopPressed(Stopped::Left), "left at 24", "sleep save left", "never"),
        ("paused", Hidden, "paused at 24", "", "never"),
        ("paused", Ticked, "paused at 24", "", "never"),
        ("ended", StartPressed, "left at 24", "", "never"),
        ("ended", PausePressed, "left at 24", "", "never"),
        ("ended", ResumePressed, "left at 24", "", "never"),
        ("ended", SkipPressed, "left at 24", "", "never"),
        ("ended", PreviousPressed, "left at 24", "", "never"),
        ("ended", RestartPressed, "left at 24", "", "never"),
        ("ended", JumpPressed(0), "left at 24", "", "never"),
        ("ended", JumpPressed(2), "left at 24", "", "never"),
        ("ended", ReadyPressed, "left at 24", "", "never"),
        ("ended", LongerPressed, "left at 24", "", "never"),
        ("ended", ShorterPressed, "left at 24", "", "never"),
        ("ended", StopPressed(Stopped::Worse), "left at 24", "", "never"),
        ("ended", Hidden, "left at 24", "", "never"),
        ("ended", Ticked, "left at 24", "", "never"),
    ];
    for (stage, event, expected, effects, wake) in rows {
        let (mut session, now) = in_stage(stage, 5.0);
        let found = told(&session.update(event, s(now)));
        assert_eq!((stands(&session, now).as_str(), found.as_str()), (expected, effects), "{event:?} while {stage}");
        assert_eq!(wakes(&session, now), wake, "{event:?} while {stage}: it wakes when something changes, else never");
    }
}

/// Plays a script of events and says where it stands at the end of it.
fn after(get_ready: f64, patience: Option<f64>, script: &[(f64, Event)]) -> String {
    let mut session = waiting(options(get_ready, patience));
    let mut now = 0.0;
    for (at, event) in script {
        now = *at;
        session.update(*event, s(now));
    }
    stands(&session, now)
}

/// What is told, the script, and where it stands at its end.
type Scenario = (&'static str, &'static [(f64, Event)], &'static str);

#[test]
fn scenarios() {
    use Event::{
        Hidden, JumpPressed, LongerPressed, PausePressed, PreviousPressed, ReadyPressed, ResumePressed, ShorterPressed,
        SkipPressed, StartPressed, Ticked,
    };
    const START: (f64, Event) = (0.0, Event::StartPressed);
    let rows: [Scenario; 26] = [
        ("without a count it runs at once", &[START], "running at 0"),
        ("it runs on", &[START, (9.25, Ticked)], "running at 9.25"),
        ("it ends at its end", &[START, (73.0, Ticked)], "done at 73"),
        ("a millisecond earlier it has not ended", &[START, (72.999, Ticked)], "running at 72.999"),
        ("a late tick ends it where it should have ended", &[START, (500.0, Ticked)], "done at 73"),
        ("a pause keeps the place", &[START, (8.5, PausePressed), (99.0, Ticked)], "paused at 8.5"),
        (
            "it goes on where it stopped",
            &[START, (8.5, PausePressed), (99.0, ResumePressed), (100.0, Ticked)],
            "running at 9.5",
        ),
        ("a pause after the end does nothing", &[START, (80.0, PausePressed)], "done at 73"),
        ("hidden is a pause", &[START, (30.0, Hidden)], "paused at 30"),
        ("a skip goes to the next move, not to the change before it", &[START, (6.0, SkipPressed)], "running at 17"),
        ("a skip from the last move settles", &[START, (30.0, SkipPressed)], "running at 67"),
        ("a skip while settling ends it", &[START, (70.0, SkipPressed)], "done at 73"),
        (
            "two skips and one to settle",
            &[START, (1.0, SkipPressed), (2.0, SkipPressed), (3.0, SkipPressed)],
            "done at 73",
        ),
        ("back goes to the start of this move", &[START, (25.0, PreviousPressed)], "running at 17"),
        ("back within three seconds goes to the move before", &[START, (20.0, PreviousPressed)], "running at 0"),
        ("back during the change goes to the move that ended", &[START, (15.0, PreviousPressed)], "running at 0"),
        ("back at the very start stays there", &[START, (2.0, PreviousPressed)], "running at 0"),
        ("back while settling goes to the last move", &[START, (70.0, PreviousPressed)], "running at 17"),
        ("a jump while running runs on there", &[START, (2.0, JumpPressed(1)), (5.0, Ticked)], "running at 20"),
        (
            "ready during the change begins the next move",
            &[START, (14.0, ReadyPressed), (15.0, Ticked)],
            "running at 15",
        ),
        ("ready while settling ends it", &[START, (68.0, ReadyPressed)], "done at 68"),
        ("a longer hold comes later to its end", &[START, (30.0, LongerPressed), (82.9, Ticked)], "running at 82.9"),
        ("ten seconds later than written it ends", &[START, (30.0, LongerPressed), (83.0, Ticked)], "done at 83"),
        ("a shorter hold ends ten seconds earlier", &[START, (27.0, ShorterPressed), (63.0, Ticked)], "done at 63"),
        ("at least a second is left of it", &[START, (38.0, ShorterPressed), (38.9, Ticked)], "running at 38.9"),
        (
            "a tick that comes from before changes nothing",
            &[START, (9.0, Ticked), (4.0, Ticked), (10.0, Ticked)],
            "running at 10",
        ),
    ];
    for (name, script, expected) in rows {
        assert_eq!(after(0.0, None, script), expected, "{name}");
    }
    let counted: [Scenario; 8] = [
        ("it counts down first", &[START, (4.0, Ticked)], "ready in 1 at 0"),
        ("the count is not part of the timetable", &[START, (5.0, Ticked)], "running at 0"),
        ("what is over of the count is played", &[START, (7.5, Ticked)], "running at 2.5"),
        ("ready ends the count", &[START, (1.0, ReadyPressed), (3.0, Ticked)], "running at 2"),
        ("it counts down after a pause too", &[START, (8.0, PausePressed), (20.0, ResumePressed)], "ready in 5 at 3"),
        ("a pause of the count keeps the place", &[START, (3.0, PausePressed)], "paused at 0"),
        ("a skip while counting begins there", &[START, (3.0, SkipPressed), (6.0, Ticked)], "running at 18"),
        ("hidden while counting is a pause", &[START, (3.0, Hidden)], "paused at 0"),
    ];
    for (name, script, expected) in counted {
        assert_eq!(after(5.0, None, script), expected, "{name}");
    }
    let watched: [Scenario; 8] = [
        ("a tick three seconds late is none", &[START, (3.0, Ticked), (7.0, Ticked)], "running at 7"),
        ("a later one pauses at the tick before", &[START, (3.0, Ticked), (7.001, Ticked)], "paused at 3"),
        ("it is late from the next whole second on", &[START, (2.75, Ticked), (6.001, Ticked)], "paused at 2.75"),
        ("after hours it stands where it stood", &[START, (2.0, Ticked), (28_800.0, Ticked)], "paused at 2"),
        ("a press after a gap finds it paused", &[START, (2.0, Ticked), (60.0, SkipPressed)], "paused at 17"),
        ("a pause after a gap counts nothing of it", &[START, (2.0, Ticked), (60.0, PausePressed)], "paused at 2"),
        (
            "a long pause is no gap",
            &[START, (2.0, PausePressed), (60.0, ResumePressed), (62.0, Ticked)],
            "running at 4",
        ),
        ("waiting is no gap", &[(900.0, StartPressed), (902.0, Ticked)], "running at 2"),
    ];
    for (name, script, expected) in watched {
        assert_eq!(after(0.0, Some(3.0), script), expected, "{name}");
    }
    let slept = [START, (2.0, Ticked), (60.0, Ticked)];
    assert_eq!(after(5.0, Some(3.0), &slept), "paused at 0", "a gap while it counts down");
    let stopped = [START, (2.0, Ticked), (28_800.0, Event::StopPressed(Stopped::Left))];
    assert_eq!(after(0.0, Some(3.0), &stopped), "left at 2", "asleep for hours and then ended at once");
    let hidden = [START, (2.0, Hidden), (28_800.0, Ticked)];
    assert_eq!(after(0.0, Some(3.0), &hidden), "paused at 2", "asleep while it is out of sight");
}

#[test]
fn a_gap_is_left_out_once_however_often_the_device_sleeps() {
    let mut session = waiting(options(0.0, Some(3.0)));
    let mut now = 0.0;
    session.update(Event::StartPressed, s(now));
    let mut played = 0;
    while !session.is_ended() {
        now += 1.0;
        played += 1;
        session.update(Event::Ticked, s(now));
        if played % 5 == 0 {
            now += 600.0;
            assert_eq!(told(&session.update(Event::Ticked, s(now))), "sleep save");
            assert_eq!(stands(&session, now), format!("paused at {played}"));
            session.update(Event::ResumePressed, s(now));
        }
    }
    assert_eq!((played, session.done(), session.is_complete()), (73, s(73.0), true));
}

#[test]
fn a_sleep_in_any_stretch_and_across_the_end_finds_it_paused_where_it_was() {
    for slept_at in 1..73 {
        let mut session = waiting(options(0.0, Some(3.0)));
        session.update(Event::StartPressed, s(0.0));
        (1..=slept_at).for_each(|second| drop(session.update(Event::Ticked, s(f64::from(second)))));
        session.update(Event::Ticked, s(28_800.0));
        assert_eq!(stands(&session, 28_800.0), format!("paused at {slept_at}"));
        assert_eq!(session.done(), s(f64::from(slept_at)));
    }
}

#[test]
fn it_wakes_at_every_whole_second_shown_and_at_every_boundary() {
    let change = Override { setup: Some(5), reps: Some(2), ..Override::default() };
    for (get_ready, at) in [(0.0, 0.0), (0.0, 3.4), (5.0, 0.0), (5.0, 12.5), (3.5, 4.25)] {
        let plan = Plan { steps: vec![step("shoulder_rolls", change)], ..plan() };
        let mut session = Session::resumed(plan, content(), options(get_ready, None), s(at), s(at), &[]);
        let mut now = s(0.0);
        session.update(Event::ResumePressed, now);
        let mut wakes = 0;
        while let Some(wake) = session.next_wake(now) {
            assert!(s(0.0) < wake && wake <= s(1.0), "{wake:?}");
            let shown = |at: Duration| {
                (
                    session.counted_down(at).as_nanos().div_ceil(1_000_000_000),
                    session.segment(at).map(|(index, _)| index),
                )
            };
            let nanosecond = Duration::from_nanos(1);
            assert_eq!(shown(now + nanosecond), shown(now + wake - nanosecond), "nothing changes before it wakes");
            now += wake;
            wakes += 1;
            session.update(Event::Ticked, now);
        }
        assert!(session.is_ended());
        let length = get_ready + 19.0 - at;
        assert!(f64::from(wakes) <= length.ceil() + 4.0, "{wakes} wakes in {length} s");
    }
}

#[test]
fn each_stretch_is_announced_once_and_saved() {
    let mut session = waiting(options(0.0, None));
    let mut entered = Vec::new();
    for tenth in 0..=730 {
        let event = if tenth == 0 { Event::StartPressed } else { Event::Ticked };
        let effects = session.update(event, s(f64::from(tenth) / 10.0));
        for (index, effect) in effects.iter().enumerate() {
            if let Effect::Entered(segment) = effect {
                entered.push((*segment, f64::from(tenth) / 10.0));
                assert_eq!(effects[index + 1], Effect::Save, "a boundary is written down");
            }
        }
    }
    let starts: Vec<(usize, f64)> = plan()
        .timetable(content())
        .segments
        .iter()
        .enumerate()
        .map(|(index, segment)| (index, segment.start.as_secs_f64()))
        .collect();
    assert_eq!(entered, starts);
    assert_eq!(stands(&session, 73.0), "done at 73");
}

#[test]
fn what_was_missed_is_announced_late_and_in_order() {
    let mut session = waiting(options(0.0, None));
    session.update(Event::StartPressed, s(0.0));
    assert_eq!(told(&session.update(Event::Ticked, s(10.0))), "enter 1 save enter 2 save enter 3 save");
    assert_eq!(
        told(&session.update(Event::Ticked, s(700.0))),
        (4..=14).map(|index| format!("enter {index} save ")).collect::<String>() + "sleep save done"
    );
}

#[test]
fn going_on_after_a_pause_does_not_announce_the_same_stretch_again_and_moving_does() {
    let (mut session, now) = in_stage("paused", 0.0);
    assert_eq!(told(&session.update(Event::ResumePressed, s(now))), "awake");
    let (mut session, now) = in_stage("paused", 0.0);
    session.update(Event::RestartPressed, s(now));
    assert_eq!(told(&session.update(Event::ResumePressed, s(now))), "awake enter 6 save");
}

#[test]
fn what_was_done_is_booked_on_its_step() {
    let mut session = waiting(options(0.0, None));
    session.update(Event::StartPressed, s(0.0));
    session.update(Event::Ticked, s(9.5));
    assert_eq!(session.steps()[0], StepLog { done: s(9.5), reps: 1, ..StepLog::default() });
    session.update(Event::Ticked, s(16.0));
    assert_eq!((session.steps()[0].done, session.steps()[0].reps), (s(13.0), 2));
    assert_eq!(session.steps()[1], StepLog::default(), "the change belongs to no step");
    session.update(Event::Ticked, s(46.0));
    assert_eq!((session.steps()[1].done, session.steps()[1].reps), (s(29.0), 1));
    session.update(Event::Ticked, s(73.0));
    assert_eq!((session.steps()[1].done, session.steps()[1].reps), (s(50.0), 2));
    assert!(session.is_complete());
    let progress = session.progress(content(), s(73.0));
    assert_eq!((progress.planned, progress.position, progress.completed), (s(73.0), s(73.0), true));
    let sides: Vec<Option<&str>> = progress.steps.iter().map(|step| step.side_first.as_deref()).collect();
    assert_eq!(sides, [None, Some("right")]);
    let seconds: Vec<(f64, f64)> =
        progress.steps.iter().map(|step| (step.planned_seconds, step.done_seconds)).collect();
    assert_eq!(seconds, [(13.0, 13.0), (50.0, 50.0)]);
}

#[test]
fn a_session_is_complete_when_every_move_was_played_to_its_end() {
    let complete = |script: &[(f64, Event)]| {
        let mut session = waiting(options(0.0, None));
        for (at, event) in script {
            session.update(*event, s(*at));
        }
        session.is_complete()
    };
    let start = (0.0, Event::StartPressed);
    assert!(complete(&[start, (73.0, Event::Ticked)]));
    assert!(complete(&[start, (67.0, Event::StopPressed(Stopped::Left))]), "only settling was left");
    assert!(!complete(&[start, (66.9, Event::StopPressed(Stopped::Left))]));
    assert!(!complete(&[start, (12.0, Event::SkipPressed), (90.0, Event::Ticked)]), "the first move was cut");
    // Played twice to the twelfth second is not played to the thirteenth.
    let twice = [start, (12.0, Event::RestartPressed), (24.0, Event::SkipPressed), (90.0, Event::Ticked)];
    assert!(!complete(&twice), "twice the beginning is not the whole");
    assert!(complete(&[start, (12.0, Event::RestartPressed), (90.0, Event::Ticked)]));
    assert!(complete(&[start, (30.0, Event::JumpPressed(0)), (110.0, Event::Ticked)]), "played again and on");
    assert!(complete(&[start, (1.0, Event::ReadyPressed), (90.0, Event::Ticked)]), "ready early is no cut");
}

#[test]
fn ready_early_makes_the_rest_come_earlier() {
    // Set-up, change, change of sides, settling: whatever is on, what is left of it is saved.
    for (at, end) in [(1.0, 69.0), (14.0, 70.0), (18.0, 69.0), (43.0, 69.0), (69.0, 69.0)] {
        let mut session = waiting(options(0.0, None));
        session.update(Event::StartPressed, s(0.0));
        session.update(Event::Ticked, s(at));
        let before = session.timetable().total;
        let left = session.remaining(s(at));
        session.update(Event::ReadyPressed, s(at));
        assert_eq!(session.timetable().total, before - left, "ready at {at}");
        assert_eq!(session.timetable().total, s(end), "ready at {at}");
        session.update(Event::Ticked, s(end));
        assert_eq!(stands(&session, end), format!("done at {end}"));
    }
    for at in [6.0, 24.0, 50.0] {
        let mut session = waiting(options(0.0, None));
        session.update(Event::StartPressed, s(0.0));
        session.update(Event::ReadyPressed, s(at));
        assert_eq!(session.timetable().total, s(73.0), "there is nothing to be ready for at {at}");
    }
}

#[test]
fn ten_seconds_more_or_less_change_what_is_left_and_nothing_before() {
    for tenth in 0..730 {
        let now = s(f64::from(tenth) / 10.0);
        for longer in [true, false] {
            let mut session = waiting(options(0.0, None));
            session.update(Event::StartPressed, s(0.0));
            session.update(Event::Ticked, now);
            let (left, total) = (session.remaining(now), session.timetable().total);
            session.update(if longer { Event::LongerPressed } else { Event::ShorterPressed }, now);
            let after = session.remaining(now);
            let shortest = s(1.0).min(left);
            let expected = if longer { left + s(10.0) } else { left.saturating_sub(s(10.0)).max(shortest) };
            assert_eq!(after, expected, "at {now:?}");
            assert_eq!(session.timetable().total + left, total + after, "at {now:?}");
            assert_eq!(session.position(now), now);
        }
    }
}

#[test]
fn a_killed_session_goes_on_where_it_was_and_ends_as_if_nothing_had_been() {
    for tenth in 0..730 {
        let killed_at = s(f64::from(tenth) / 10.0);
        let mut session = waiting(options(0.0, None));
        session.update(Event::StartPressed, s(0.0));
        session.update(Event::Ticked, killed_at);
        let (position, done) = (session.position(killed_at), session.steps().to_vec());
        let mut again = Session::resumed(plan(), content(), options(3.0, Some(3.0)), position, session.done(), &done);
        assert_eq!(again.stage(), Stage::Paused { at: position });
        let mut now = s(1000.0);
        again.update(Event::ResumePressed, now);
        while let Some(due) = again.next_deadline(now) {
            now = due.min(now + s(2.5));
            again.update(Event::Ticked, now);
        }
        assert_eq!(now, s(1003.0) + s(73.0) - position, "killed at {killed_at:?}");
        assert!(again.is_complete(), "killed at {killed_at:?}");
        let reps: Vec<u32> = again.steps().iter().map(|step| step.reps).collect();
        assert_eq!((again.done(), reps), (s(73.0), vec![2, 2]), "killed at {killed_at:?}");
    }
    let far = Session::resumed(plan(), content(), options(0.0, None), s(500.0), Duration::ZERO, &[]);
    assert_eq!(stands(&far, 0.0), "paused at 73", "a place past the end is the end");
}

#[test]
fn a_killed_session_goes_on_in_the_same_stretch_when_time_was_added_or_saved_before() {
    let changes: [&[(f64, Event)]; 4] = [
        &[(1.0, Event::ReadyPressed)],
        &[(1.0, Event::LongerPressed)],
        &[(14.0, Event::ReadyPressed), (30.0, Event::LongerPressed)],
        &[(7.0, Event::LongerPressed), (8.0, Event::LongerPressed), (40.0, Event::ShorterPressed)],
    ];
    for script in changes {
        for tenth in 410..600 {
            let killed_at = s(f64::from(tenth) / 10.0);
            let mut session = waiting(options(0.0, None));
            session.update(Event::StartPressed, s(0.0));
            for (at, event) in script {
                session.update(*event, s(*at));
            }
            session.update(Event::Ticked, killed_at);
            let (on, segment) = session.segment(killed_at).expect("it runs");
            let into = killed_at - segment.start;
            let kept = session.progress(content(), killed_at);
            let logs: Vec<StepLog> = session.steps().to_vec();
            let again = Session::resumed(plan(), content(), options(0.0, None), kept.position, kept.done, &logs);
            let written = &again.timetable().segments[on];
            let at = again.position(s(0.0));
            assert_eq!(at, written.start + into.min(written.length), "{script:?}, killed at {killed_at:?}");
            assert_eq!(again.done(), session.done(), "{script:?}, killed at {killed_at:?}");
        }
    }
}

/// Ten moves that fill an hour.
fn hour() -> Plan {
    let setup = Override { setup: Some(0), reps: Some(90), ..Override::default() };
    Plan { steps: vec![step("shoulder_rolls", setup); 10], change: s(0.0), settle: s(0.0), ..plan() }
}

#[test]
fn an_hour_of_wakes_that_all_come_late_ends_as_late_as_the_last_one() {
    let late = Duration::from_millis(20);
    let mut session = Session::new(hour(), content(), options(0.0, None));
    let mut now = s(1.5);
    session.update(Event::StartPressed, now);
    let mut wakes = 0;
    while let Some(due) = session.next_deadline(now) {
        now = due + late;
        session.update(Event::Ticked, now);
        wakes += 1;
    }
    assert_eq!(wakes, session.timetable().segments.len());
    assert_eq!((now, session.done()), (s(3601.5) + late, s(3600.0)));
}

#[test]
fn an_hour_of_uneven_ticks_does_not_drift() {
    let mut session = Session::new(hour(), content(), options(5.0, Some(3.0)));
    assert_eq!(session.timetable().total, s(3600.0));
    let mut dice = crate::support::Dice::new(60);
    let began = s(12.345);
    let mut now = began;
    session.update(Event::StartPressed, now);
    let mut late = Duration::ZERO;
    let mut entered = 0;
    while !session.is_ended() {
        let due = session.next_deadline(now).expect("it runs");
        let to_due = due.saturating_sub(now);
        let jitter = Duration::from_micros(dice.roll(900_000) as u64);
        now +=
            if dice.once_in(3) { jitter } else { to_due + Duration::from_micros(dice.roll(40_000) as u64) }.min(s(2.9));
        for effect in session.update(Event::Ticked, now) {
            if let Effect::Entered(index) = effect {
                entered += 1;
                let planned = began + s(5.0) + session.timetable().segments[index].start;
                late = late.max(now.checked_sub(planned).expect("never early"));
            }
        }
    }
    assert_eq!(entered, session.timetable().segments.len());
    assert_eq!(session.done(), s(3600.0));
    assert!(now - began - s(3605.0) < s(1.0), "ended {:?} after the start", now - began);
    assert!(late < s(1.0), "{late:?}");
}

#[test]
fn followed_by_its_deadlines_every_stretch_begins_at_its_very_moment() {
    let routine = content().routine("strength_base_12").unwrap();
    let mut session = Session::new(Plan::of_routine(routine), content(), options(5.0, None));
    let mut now = s(1.5);
    session.update(Event::StartPressed, now);
    let mut moments = Vec::new();
    while let Some(due) = session.next_deadline(now) {
        now = due;
        let entered = session.update(Event::Ticked, now);
        moments.extend(entered.iter().filter(|effect| matches!(effect, Effect::Entered(_))).map(|_| now - s(6.5)));
    }
    let starts: Vec<Duration> = session.timetable().segments.iter().map(|segment| segment.start).collect();
    assert_eq!(moments, starts);
    assert_eq!(now, s(6.5 + 720.0));
}

#[test]
fn a_plan_without_steps_ends_at_once() {
    let nothing = Plan { steps: Vec::new(), settle: Duration::ZERO, ..plan() };
    let mut session = Session::new(nothing, content(), options(0.0, None));
    assert_eq!(told(&session.update(Event::StartPressed, s(0.0))), "awake sleep save done");
    assert_eq!(stands(&session, 0.0), "done at 0");
}

#[test]
fn how_a_move_is_changed_is_said_at_its_start_with_or_without_time_to_set_up() {
    for setup in [0, 5] {
        let change = Override { setup: Some(setup), ..Override::default() };
        let mut changed = step("shoulder_rolls", change);
        changed.how = vec![("g_shoulder".into(), "Make small circles.".to_owned())];
        let plan =
            Plan { steps: vec![step("scapular_squeeze", Override::default()), changed], change: s(0.0), ..plan() };
        let session = Session::new(plan, content(), options(0.0, None));
        let begins = session.timetable().steps[1].start;
        let said: Vec<(Duration, String)> = session
            .timetable()
            .segments
            .iter()
            .enumerate()
            .filter_map(|(index, segment)| Some((segment.start, session.words_at(content(), index)?)))
            .filter(|(_, words)| words.contains("Make small circles."))
            .collect();
        assert_eq!(said.len(), 1, "set-up of {setup} s");
        assert_eq!(said[0].0, begins, "set-up of {setup} s");
        assert!(said[0].1.contains("Shoulder rolls"), "{}", said[0].1);
    }
}

/// Played at one's own pace: rolls from 0, set-up to 5, two of 4 s to 13, and then it waits. Knee to chest is one long
/// hold a side, which keeps its clock.
fn own_pace() -> Session {
    let mut session = waiting(SessionOptions { own_pace: true, ..options(0.0, None) });
    session.update(Event::StartPressed, s(0.0));
    session
}

#[test]
fn at_my_own_pace_it_waits_after_a_series_and_the_stretch_grows_until_i_go_on() {
    let mut session = own_pace();
    let effects = session.update(Event::Ticked, s(13.0));
    assert!(session.is_holding() && effects.contains(&Effect::Held), "{effects:?}");
    session.update(Event::Ticked, s(40.0));
    assert!(session.is_holding(), "nothing goes on by itself");
    assert_eq!(session.next_deadline(s(40.0)), None);
    session.update(Event::ReadyPressed, s(43.0));
    assert_eq!(stands(&session, 43.0), "running at 43");
    assert_eq!(session.timetable().total, s(73.0 + 30.0), "the timetable is 30 s longer");
    assert_eq!(session.steps()[0], StepLog { done: s(43.0), reps: 2, finished: true });
    session.update(Event::Ticked, s(103.0));
    assert!(session.is_ended() && session.is_complete());
    assert_eq!(session.done(), s(103.0));
}

#[test]
fn at_my_own_pace_i_may_be_faster_than_the_clock() {
    let mut session = own_pace();
    session.update(Event::Ticked, s(7.0));
    let effects = session.update(Event::ReadyPressed, s(7.5));
    assert_eq!(stands(&session, 7.5), "running at 7.5");
    assert_eq!(session.segment(s(7.5)).map(|(_, segment)| segment.kind.clone()), Some(SegmentKind::Change));
    assert_eq!(session.steps()[0], StepLog { done: s(7.5), reps: 2, finished: true });
    assert_eq!(session.timetable().steps[0].length, s(7.5));
    let entered = effects.iter().filter(|effect| matches!(effect, Effect::Entered(_))).count();
    assert_eq!(entered, 1, "what was not played is not announced");

    session.update(Event::JumpPressed(0), s(8.0));
    assert_eq!(session.timetable().steps[0].length, s(13.0), "done again, it has its whole time again");
}

#[test]
fn at_my_own_pace_every_event_while_it_waits_does_what_it_says() {
    let cases = [
        (Event::ReadyPressed, "running at 23"),
        (Event::PausePressed, "paused at 23"),
        (Event::Hidden, "paused at 23"),
        (Event::SkipPressed, "running at 27"),
        (Event::PreviousPressed, "running at 0"),
        (Event::RestartPressed, "running at 0"),
        (Event::JumpPressed(1), "running at 27"),
        (Event::StopPressed(Stopped::Left), "left at 23"),
        (Event::LongerPressed, "holding at 23"),
        (Event::ShorterPressed, "holding at 23"),
        (Event::StartPressed, "holding at 23"),
        (Event::ResumePressed, "holding at 23"),
        (Event::Ticked, "holding at 23"),
    ];
    for (event, expected) in cases {
        let mut session = own_pace();
        session.update(Event::Ticked, s(13.0));
        session.update(event, s(23.0));
        assert_eq!(stands(&session, 23.0), expected, "{event:?}");
    }
    let mut paused = own_pace();
    paused.update(Event::Ticked, s(13.0));
    paused.update(Event::PausePressed, s(14.0));
    paused.update(Event::ResumePressed, s(60.0));
    assert_eq!(stands(&paused, 60.0), "running at 14", "going on after a pause goes on with what comes");
}

#[test]
fn a_series_that_waits_for_someone_who_went_away_is_paused_after_ten_minutes() {
    for tick in [1.0, 7.0, 4000.0] {
        let mut session = own_pace();
        let mut effects = Vec::new();
        let mut now = 13.0;
        session.update(Event::Ticked, s(now));
        assert_eq!(wakes(&session, now), "1", "the time it waits is part of what was done");
        while session.is_holding() && now < 5000.0 {
            now += tick;
            effects = session.update(Event::Ticked, s(now));
        }
        assert_eq!(told(&effects), "sleep save", "ticks every {tick} s");
        assert_eq!((wakes(&session, now).as_str(), session.done()), ("never", s(613.0)), "ticks every {tick} s");
        session.update(Event::ResumePressed, s(now));
        session.update(Event::Ticked, s(now + 1.0));
        assert_eq!(session.position(s(now + 1.0)), s(614.0), "it goes on with what comes");
    }
}

#[test]
fn a_late_tick_while_it_waits_gives_the_same_session() {
    let (mut punctual, mut late) = (own_pace(), own_pace());
    for tenth in 0..400 {
        punctual.update(Event::Ticked, s(f64::from(tenth) / 10.0));
    }
    punctual.update(Event::ReadyPressed, s(40.0));
    late.update(Event::ReadyPressed, s(40.0));
    assert_eq!(punctual.timetable(), late.timetable());
    assert_eq!(punctual.steps(), late.steps());
    assert_eq!(punctual.stage(), late.stage());
}

#[test]
fn a_device_that_slept_while_it_waited_is_found_paused_and_the_sleep_is_not_counted() {
    let mut session = waiting(SessionOptions { own_pace: true, ..options(0.0, Some(3.0)) });
    session.update(Event::StartPressed, s(0.0));
    (1..=15).for_each(|second| drop(session.update(Event::Ticked, s(f64::from(second)))));
    session.update(Event::Ticked, s(900.0));
    assert_eq!(stands(&session, 900.0), "paused at 15");
    assert_eq!(session.done(), s(15.0));
}

#[test]
fn a_move_done_another_way_begins_anew_and_everything_after_it_is_worked_out_again() {
    for stage in ["waiting", "running", "paused"] {
        let (mut session, now) = in_stage(stage, 0.0);
        let step = session.segment(s(now)).map_or(0, |(_, segment)| segment.step);
        let done = session.steps().to_vec();
        let planned = session.timetable().steps[step].length;
        session.change_step(PlanStep::new("cat_cow".into(), Override::default(), None), content(), s(now));
        assert_eq!(session.plan().steps[step].exercise, "cat_cow", "{stage}");
        assert_eq!(session.position(s(now)), session.timetable().steps[step].start, "{stage}: from its beginning");
        assert_eq!(session.timetable().total, s(73.0) - planned + s(74.0), "{stage}");
        assert_eq!(session.timetable(), &session.plan().timetable(content()), "{stage}");
        assert_eq!(session.steps(), done, "{stage}: what was done stays");
    }
    let (mut session, now) = in_stage("running", 0.0);
    session.update(Event::StopPressed(Stopped::Left), s(now));
    let ended = session.clone();
    assert_eq!(session.change_step(step("cat_cow", Override::default()), content(), s(now)), []);
    assert_eq!(session, ended, "what is over stays");
}

#[test]
fn stretches_lengthened_before_a_move_is_changed_keep_their_length() {
    let mut session = waiting(options(0.0, None));
    session.update(Event::StartPressed, s(0.0));
    session.update(Event::LongerPressed, s(7.0));
    session.update(Event::Ticked, s(30.0));
    session.change_step(step("cat_cow", Override::default()), content(), s(30.0));
    assert_eq!(session.position(s(30.0)), s(27.0), "the first move took ten seconds more");
    assert_eq!(session.timetable().total, s(73.0 + 10.0 - 50.0 + 74.0));
}
