//! Proves the screens of Today, the urge, Move and the player.

mod person;

use crate::screens::page;
use dioxus::prelude::consume_context;
use person::{Person, busy_week, emergency, exercise, routine, soon, urgent};
use unkink::domain::content::content;
use unkink::domain::exercise::Region;
use unkink::domain::journal::Outcome;
use unkink::domain::question::Answer;
use unkink::domain::routine::filter::Filter;
use unkink::domain::session::{Event, Stopped};
use unkink::store::Store;
use unkink::ui::state::movement::MoveState;
use unkink::ui::state::player::{PlayerSheet, PlayerState, UrgeBefore};
use unkink::ui::state::urge::UrgeState;

fn nothing() {}

fn resume() {
    consume_context::<PlayerState>().resume_unfinished();
}

#[test]
fn looks() {
    page("first-run", "/", Store::open_in_memory().unwrap(), nothing);
    page("today", "/", busy_week().0, nothing);
    page("today-empty", "/", Person::new().0, nothing);
    page("today-result", "/", busy_week().checked(10, &urgent()).0, nothing);
    page("today-soon", "/", busy_week().checked(10, &soon()).0, nothing);
    page("today-emergency", "/", Person::new().checked(10, &emergency()).0, nothing);
    page("today-unfinished", "/", Person::new().interrupted(&routine("morning_mobility_8"), 200.0).0, nothing);
    page("today-waiting", "/", Person::new().urge(6, 7, "wait", None).0, nothing);
    page("urge-1", "/urge", Person::new().0, || {
        consume_context::<UrgeState>().change(|draft| {
            draft.level = Some(7);
            draft.region = Some(Region::UpperMidBack);
        });
    });
    page("urge-offers", "/urge", Person::new().0, || {
        consume_context::<UrgeState>().change(|draft| {
            draft.region = Some(Region::UpperMidBack);
            draft.place = Some("desk".to_owned());
        });
    });
    page("urge-locked", "/urge", Person::new().checked(10, &urgent()).0, nothing);
    let mut past = Person::new();
    for n in 0..9 {
        past = past.urge(3000 + n, 7, "urge_reset_60", Some(if n < 6 { Outcome::Eased } else { Outcome::StillThere }));
    }
    page("urge-3", "/urge/after/1", past.at_once().0, || {
        let player = consume_context::<PlayerState>();
        let before =
            UrgeBefore { level: Some(7), region: Some(Region::UpperMidBack), alternative: "urge_reset_60".into() };
        player.start(routine("urge_reset_60"), None, Some(before));
        player.press(Event::StopPressed(Stopped::Done));
        consume_context::<UrgeState>().change(|draft| {
            draft.level_after = Some(4);
            draft.outcome = Some(Outcome::Eased);
        });
    });
    let answered = || Person::new().answered(&[("wrist_sore", Answer::yes()), ("blood_thinner", Answer::yes())]);
    page("move", "/move", answered().played(&routine("urge_reset_60"), None, Stopped::Done).0, || {
        let filters = consume_context::<MoveState>();
        filters.toggle(Filter::Region(Region::UpperMidBack));
        filters.toggle(Filter::Short);
    });
    page("move-spread", "/move", Person::new().0, || consume_context::<MoveState>().set_spread(true));
    page("move-none", "/move", Person::new().0, || {
        let filters = consume_context::<MoveState>();
        filters.toggle(Filter::Strength);
        filters.toggle(Filter::Relax);
        filters.toggle(Filter::NoProps);
    });
    page("move-limited", "/move", Person::new().checked(10, &soon()).0, nothing);
    page("move-locked", "/move", Person::new().checked(10, &urgent()).0, nothing);
    page("move-child", "/move", Person::new().answered(&[("age_years", Answer::Number(11))]).0, nothing);
    page("exercises", "/move/exercises", answered().0, nothing);
    page("exercise", "/exercise/open_book", answered().0, nothing);
    page("exercise-closed", "/exercise/foam_roll_upper_back", answered().0, nothing);
    page("detail", "/routine/morning_mobility_8", answered().0, nothing);
    page("detail-first", "/routine/morning_mobility_8", Person::new().0, nothing);
    page("detail-closed", "/routine/upper_back_roll_5", answered().0, nothing);
    let floor = Person::new().answered(&[("cannot_get_to_floor", Answer::yes()), ("age_years", Answer::Number(80))]);
    page("detail-floor", "/routine/morning_mobility_8", floor.0, nothing);
    let at = |plan, seconds| Person::new().at_once().interrupted(&plan, seconds).0;
    let morning = || routine("morning_mobility_8");
    let start = |step: usize| {
        let timetable = morning().timetable(content());
        timetable.steps[step].start.as_secs_f64()
    };
    page("player", "/play", at(morning(), start(4) + 8.0 + 21.6), resume);
    page("player-hold", "/play", at(routine("hips_and_legs_7"), 15.0 + 3.0 + 8.0), resume);
    page("player-switch", "/play", at(morning(), start(5) + 8.0 + 30.0 + 2.0), resume);
    page("player-bridge", "/play", at(morning(), start(6) + 6.0 + 10.0), resume);
    page("player-next", "/play", at(morning(), start(5) - 4.0), resume);
    page("player-ready", "/play", at(morning(), start(5) + 2.0), resume);
    page("player-settle", "/play", at(morning(), 474.0), resume);
    page("player-rest", "/play", at(routine("strength_base_12"), 200.0), resume);
    let paused = || {
        resume();
        consume_context::<PlayerState>().press(Event::PausePressed);
    };
    page("player-paused", "/play", at(morning(), start(4) + 8.0 + 21.6), paused);
    let stop = || {
        resume();
        consume_context::<PlayerState>().ask(PlayerSheet::Stopped);
    };
    page("player-stop", "/play", at(morning(), start(4) + 8.0 + 21.6), stop);
    let leave = || {
        resume();
        consume_context::<PlayerState>().ask(PlayerSheet::Leave);
    };
    page("player-leave", "/play", at(morning(), start(4) + 8.0 + 21.6), leave);
    let advice = || {
        resume();
        let player = consume_context::<PlayerState>();
        player.ask(PlayerSheet::Emergency);
        player.press(Event::StopPressed(Stopped::Worse));
    };
    page("player-emergency", "/play", at(morning(), start(4) + 8.0 + 21.6), advice);
    page("player-nothing", "/play", Person::new().0, nothing);
    let done = Person::new();
    let record = done.session(&morning(), None, Stopped::Done);
    done.0.rate_session(record.id, Some(2), Some(unkink::domain::session::Felt::Easier), person::ago(1)).unwrap();
    page("checkin", "/after/1", done.0, nothing);
    page("after-left", "/after/1", Person::new().played(&morning(), Some(130), Stopped::Left).0, nothing);
    let _ = exercise("cat_cow");
}
