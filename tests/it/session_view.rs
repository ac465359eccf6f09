//! Proves what the player shows, moment by moment.

use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::exercise::Override;
use unkink::domain::id::GateId;
use unkink::domain::routine::Plan;
use unkink::domain::routine::timetable::SegmentKind;
use unkink::domain::session::view::{Stand, View};
use unkink::domain::session::{Event, Session, SessionOptions, Stopped};

const GET_READY: Duration = Duration::from_secs(5);

fn plan_of(routine: &str) -> Plan {
    Plan::of_routine(content().routine(routine).expect("a routine"))
}

fn exercise(id: &str) -> Plan {
    Plan::of_exercise(content().exercise(id).expect("an exercise"), Override::default())
}

/// A session that started at zero with no countdown.
fn running(plan: Plan) -> Session {
    let mut session = Session::new(plan, content(), SessionOptions::default());
    session.update(Event::StartPressed, Duration::ZERO);
    session
}

/// One line of what is shown: number, word, seconds, cue, pills, next.
fn shown(session: &Session, now: Duration) -> String {
    let Some(view) = View::of(session, content(), now) else { return "over".to_owned() };
    let pills = view.pills.iter().map(|pill| pill.words().to_owned()).collect::<Vec<_>>().join(", ");
    format!(
        "{}/{} {} {} | {} | {} | {}",
        view.number,
        view.moves,
        view.headline.words(),
        view.left_shown(),
        view.cue,
        pills,
        view.next.unwrap_or_default()
    )
}

fn check(plan: &Plan, cases: &[(f64, &str)]) {
    for (at, expected) in cases {
        let mut session = running(plan.clone());
        let now = Duration::from_secs_f64(*at);
        session.update(Event::Ticked, now);
        assert_eq!(shown(&session, now), *expected, "{} at {at} s", plan.name);
    }
}

#[test]
fn every_stretch_of_an_exercise_without_sides_has_its_words() {
    check(
        &exercise("cat_cow"),
        &[
            (
                0.0,
                "1/1 Get ready 10 | On hands and knees. |  \
                 | breathe in",
            ),
            (10.0, "1/1 Breathe in 4 | Belly sinks, chest lifts | Rep 1 of 8 | breathe out"),
            (14.5, "1/1 Breathe out 4 | Round the back, head hangs | Rep 1 of 8 | breathe in"),
            (17.999, "1/1 Breathe out 1 | Round the back, head hangs | Rep 1 of 8 | breathe in"),
            (70.0, "1/1 Breathe out 4 | Round the back, head hangs | Rep 8 of 8 | "),
            (74.0, "over"),
        ],
    );
}

#[test]
fn sides_are_named_from_the_side_the_exercise_begins_with() {
    check(
        &exercise("hip_flexor_stretch"),
        &[
            (15.0, "1/1 Breathe out 3 | Tuck the tailbone, glide forward | Right · side 1 of 2 | hold 25 s"),
            (18.0, "1/1 Hold 25 | Easy breaths. Keep the tailbone tucked | Right · side 1 of 2 | breathe in"),
            (43.0, "1/1 Breathe in 2 | Ease back | Right · side 1 of 2 | change sides"),
            (
                45.0,
                "1/1 Change sides 10 | Now the left side. Take your time. | Right done, Left · side 2 of 2 \
                 | breathe out",
            ),
            (58.0, "1/1 Hold 25 | Easy breaths. Keep the tailbone tucked | Left · side 2 of 2 | breathe in"),
        ],
    );
    check(
        &exercise("dead_bug"),
        &[
            (10.0, "1/1 Breathe out 3 | One arm back, opposite leg away | Right side, Rep 1 of 6 | breathe out"),
            (16.0, "1/1 Breathe out 3 | One arm back, opposite leg away | Left side, Rep 1 of 6 | breathe out"),
        ],
    );
}

#[test]
fn sets_are_counted_and_the_rest_says_which_comes() {
    check(
        &exercise("plank"),
        &[
            (12.0, "1/1 Hold 15 | Easy breaths. Keep the line, keep breathing | Set 1 of 3 | breathe in"),
            (29.0, "1/1 Rest 20 | Then set 2 of 3 | Set 1 of 3 done | breathe out"),
        ],
    );
}

#[test]
fn between_moves_the_next_one_is_named_and_the_end_settles() {
    check(
        &plan_of("morning_mobility_8"),
        &[
            (36.0, "2/8 Next move 6 | Pelvic tilt |  | Pelvic tilt"),
            (471.0, "8/8 Breathe in 1 | Push the hands, come up |  | settle"),
            (472.0, "8/8 Settle 8 | Stand up in two stages. |  | "),
        ],
    );
}

#[test]
fn a_rest_that_is_not_a_hold_keeps_its_breath_and_long_times_are_minutes() {
    check(
        &exercise("childs_pose"),
        &[(14.0, "1/1 Easy breaths 20 | Breathe into the back ribs | Rep 1 of 2 | breathe in")],
    );
    check(
        &exercise("heat_prep"),
        &[
            (0.5, "1/1 Easy breaths 5:00 | Rest with the warm pack |  | easy breaths"),
            (250.0, "1/1 Easy breaths 50 | Rest with the warm pack |  | easy breaths"),
        ],
    );
}

#[test]
fn the_countdown_at_the_start_runs_on_into_the_set_up() {
    let mut session = Session::new(
        exercise("cat_cow"),
        content(),
        SessionOptions { get_ready: GET_READY, ..SessionOptions::default() },
    );
    let start = "On hands and knees.";
    session.update(Event::StartPressed, Duration::ZERO);
    let next = "breathe in";
    assert_eq!(shown(&session, Duration::ZERO), format!("1/1 Get ready 15 | {start} |  | {next}"));
    let later = Duration::from_secs(7);
    session.update(Event::Ticked, later);
    assert_eq!(shown(&session, later), format!("1/1 Get ready 8 | {start} |  | {next}"));
}

#[test]
fn set_up_words_too_long_for_two_lines_go_on_below_the_figure() {
    let at_start = |id: &str| {
        let session = running(exercise(id));
        let view = View::of(&session, content(), Duration::ZERO).expect("a view");
        (view.cue.clone(), view.more.to_owned())
    };
    let text = |cue: &str, more: &str| (cue.to_owned(), more.to_owned());
    assert_eq!(at_start("bridge"), text("Lie on your back, knees bent, feet hip-wide.", ""));
    assert_eq!(at_start("cat_cow"), text("On hands and knees.", "Hands under shoulders, knees under hips, neck long."));
    let (first, rest) = ("Sit tall near the front of a firm chair,", "feet flat, hands crossed on the shoulders.");
    assert_eq!(at_start("seated_twist"), text(first, rest));
    for exercise in &content().exercises {
        let (cue, more) = at_start(exercise.id.as_str());
        let said = if more == exercise.start { more } else { format!("{cue} {more}").trim_end().to_owned() };
        assert!(said == exercise.start || exercise.dose.setup.is_zero(), "{}: nothing is lost: {said}", exercise.id);
    }
}

#[test]
fn one_ring_counts_the_whole_time_to_get_ready_and_a_countdown_counts_itself() {
    let options = SessionOptions { get_ready: GET_READY, ..SessionOptions::default() };
    let mut session = Session::new(exercise("cat_cow"), content(), options);
    session.update(Event::StartPressed, Duration::ZERO);
    for at in [0, 2, 5, 7, 14] {
        let now = Duration::from_secs(at);
        session.update(Event::Ticked, now);
        let view = View::of(&session, content(), now).expect("a view");
        assert_eq!((view.length, view.elapsed), (Duration::from_secs(15), now), "at {at} s");
        assert_eq!(view.left, view.length - view.elapsed, "the number and the ring are one");
        assert_eq!(view.countdown, None);
    }
    let at = Duration::from_secs(31);
    let mut session = Session::resumed(exercise("cat_cow"), content(), options, at, Duration::ZERO, &[]);
    session.update(Event::ResumePressed, Duration::from_secs(40));
    let view = View::of(&session, content(), Duration::from_secs(42)).expect("a view");
    assert_eq!(view.countdown, Some((GET_READY, Duration::from_secs(2))));
    assert_eq!((view.length, view.elapsed), (Duration::from_secs(4), Duration::from_secs(1)), "the phase stands still");
}

#[test]
fn a_pause_names_the_place_and_going_on_counts_down_to_what_was_left() {
    let mut session = running(exercise("cat_cow"));
    let second = Duration::from_secs;
    session.update(Event::PausePressed, second(31));
    let paused = "1/1 Paused 3 | Cat–cow, rep 3 of 8 | Rep 3 of 8 | breathe in";
    assert_eq!(shown(&session, second(31)), paused);
    assert_eq!(shown(&session, second(500)), paused, "time stands still");
    let view = View::of(&session, content(), second(500)).expect("a view");
    assert_eq!(view.stand, Stand::Paused);
    assert_eq!(view.left_words(), "3 seconds left");
}

#[test]
fn after_a_pause_the_countdown_says_what_it_leads_to() {
    let options = SessionOptions { get_ready: GET_READY, ..SessionOptions::default() };
    let second = Duration::from_secs;
    let mut session = Session::resumed(exercise("cat_cow"), content(), options, second(31), Duration::ZERO, &[]);
    session.update(Event::ResumePressed, second(0));
    assert_eq!(shown(&session, second(2)), "1/1 Get ready 3 | Cat–cow, rep 3 of 8 | Rep 3 of 8 | breathe out");
    session.update(Event::Ticked, second(6));
    assert_eq!(shown(&session, second(6)), "1/1 Breathe out 2 | Round the back, head hangs | Rep 3 of 8 | breathe in");
}

#[test]
fn remarks_are_shown_before_a_move_or_in_its_first_repetition_where_nothing_prepares_it() {
    let wrist = GateId::from("g_wrist");
    let remark = |mut plan: Plan, step: usize, at: u64| {
        plan.steps[step].how.push((wrist.clone(), "On fists.".to_owned()));
        let mut session = running(plan);
        session.update(Event::Ticked, Duration::from_secs(at));
        let view = View::of(&session, content(), Duration::from_secs(at)).expect("a view");
        view.remarks.join(" ")
    };
    assert_eq!(remark(exercise("cat_cow"), 0, 3), "On fists.");
    assert_eq!(remark(exercise("cat_cow"), 0, 12), "", "the set-up is over");
    let reset = || plan_of("urge_reset_60");
    assert_eq!(remark(reset(), 0, 0), "sitting or standing On fists.", "the routine's own remark comes first");
    assert_eq!(remark(reset(), 1, 23), "On fists.", "this move has no set-up");
    assert_eq!(remark(reset(), 1, 27), "", "the second repetition");
}

#[test]
fn the_share_of_a_move_grows_and_its_neighbour_is_known() {
    let session = running(plan_of("morning_mobility_8"));
    let view = |at: f64| View::of(&session, content(), Duration::from_secs_f64(at)).expect("a view");
    assert_eq!(view(0.0).done, 0.0);
    assert_eq!(view(18.0).done, 0.5);
    assert_eq!(view(36.0).done, 0.0, "the way to the next move belongs to it");
    assert_eq!(view(475.0).done, 1.0, "settling");
    assert_eq!(view(18.0).then.map(|(exercise, _)| exercise.name.as_str()), Some("Pelvic tilt"));
    assert!(view(475.0).then.is_none());
}

#[test]
fn only_what_prepares_can_be_ended_early() {
    let cases = [("cat_cow", 3, true), ("cat_cow", 12, false), ("hip_flexor_stretch", 47, true), ("plank", 33, true)];
    for (id, at, expected) in cases {
        let session = running(exercise(id));
        let view = View::of(&session, content(), Duration::from_secs(at)).expect("a view");
        assert_eq!(view.can_be_ready, expected, "{id} at {at} s");
    }
}

#[test]
fn a_session_that_is_over_shows_nothing() {
    let mut session = running(exercise("cat_cow"));
    session.update(Event::StopPressed(Stopped::Left), Duration::from_secs(20));
    assert!(View::of(&session, content(), Duration::from_secs(20)).is_none());
}

#[test]
fn doses_are_said_in_words() {
    let hold = |hold| Override { hold: Some(hold), ..Override::default() };
    let reps = |reps| Override { reps: Some(reps), ..Override::default() };
    let cases = [
        ("cat_cow", Override::default(), "8 slow reps"),
        ("cat_cow", reps(1), "1 slow rep"),
        ("open_book", reps(3), "3 slow reps each side"),
        ("diaphragm_breathing", reps(3), "3 slow breaths"),
        ("knee_to_chest", reps(1), "Hold 15 s each side"),
        ("knee_to_chest", hold(20), "Hold 20 s, 2 times each side"),
        ("childs_pose", reps(1), "Rest 20 s"),
        ("standing_forward_hang", Override::default(), "Hang 20 s"),
        ("plank", Override::default(), "Hold 15 s, 3 sets"),
        ("foam_roll_upper_back", Override::default(), "6 slow reps, 5 sets"),
        ("movement_break", Override::default(), "Once through"),
        ("neck_rotation_arom", reps(1), "Once through"),
        ("bridge", Override::default(), "8 slow reps"),
    ];
    for (id, change, expected) in cases {
        let exercise = content().exercise(id).expect("an exercise");
        assert_eq!(exercise.dose_words(&change), expected, "{id}");
    }
}

#[test]
fn at_ones_own_pace_no_seconds_are_counted_down_while_it_waits() {
    let options = SessionOptions { own_pace: true, ..SessionOptions::default() };
    let mut session = Session::new(exercise("cat_cow"), content(), options);
    session.update(Event::StartPressed, Duration::ZERO);
    let at = |seconds| Duration::from_secs(seconds);
    session.update(Event::Ticked, at(20));
    let view = View::of(&session, content(), at(20)).unwrap();
    assert!(view.own_pace && view.can_be_ready && !view.held);
    session.update(Event::Ticked, at(90));
    let view = View::of(&session, content(), at(90)).unwrap();
    assert!(view.held && view.can_be_ready);
    assert_eq!((view.headline.words(), view.left_shown()), ("In your own time", String::new()));
    assert_eq!(view.cue, "Go on when you are ready");
}

#[test]
fn a_step_that_begins_with_the_other_side_names_it_and_mirrors_the_figure() {
    let mut plan = exercise("open_book");
    let names = |plan: &Plan| {
        let session = running(plan.clone());
        let sides = session
            .timetable()
            .segments
            .iter()
            .filter(|s| matches!(s.kind, SegmentKind::Phase { rep: 1, phase: 0, .. }));
        let at: Vec<Duration> = sides.map(|segment| segment.start).collect();
        at.into_iter()
            .map(|at| {
                let mut session = session.clone();
                session.update(Event::Ticked, at);
                let view = View::of(&session, content(), at).unwrap();
                (view.pills[0].words().to_owned(), view.mirrored)
            })
            .collect::<Vec<_>>()
    };
    let side = |words: &str, mirrored| (words.to_owned(), mirrored);
    assert_eq!(names(&plan), [side("Left · side 1 of 2", false), side("Right · side 2 of 2", true)]);
    plan.steps[0].other_side_first = true;
    assert_eq!(names(&plan), [side("Right · side 1 of 2", true), side("Left · side 2 of 2", false)]);
}

#[test]
fn a_phase_is_a_written_step_only_where_the_words_leave_no_doubt() {
    let step = |id: &str, phase: usize| {
        let exercise = content().exercise(id).unwrap();
        exercise.step_of(phase).map(|step| exercise.steps[step].as_str())
    };
    assert!(step("cat_cow", 0).unwrap().starts_with("Breathe in:"));
    assert!(step("cat_cow", 1).unwrap().starts_with("Breathe out:"));
    assert!(step("bridge", 1).unwrap().to_lowercase().contains("hold"));
    assert_eq!(step("open_book", 0), None, "it breathes out twice");
    assert_eq!(step("heat_prep", 0), None, "it has no breath of its own");
    assert_eq!(step("cat_cow", 9), None);
}

#[test]
fn what_is_spoken_changes_with_the_stretch_and_never_with_the_seconds() {
    for routine in &content().routines {
        let mut session = running(Plan::of_routine(routine));
        let mut last: Option<(usize, String)> = None;
        let total = session.timetable().total.as_secs();
        for second in 0..total {
            let now = Duration::from_secs(second);
            session.update(Event::Ticked, now);
            let index = session.segment(now).map_or(0, |(index, _)| index);
            let view = View::of(&session, content(), now).unwrap();
            let spoken = format!("{} {} {}", view.headline.words(), view.cue, view.remarks.join(" "));
            if let Some((before, words)) = &last
                && *before == index
            {
                assert_eq!(&spoken, words, "{} at {second} s", routine.id);
            }
            last = Some((index, spoken));
        }
    }
}
