//! The player.

use super::person::{Person, exercise, routine};
use super::{nothing, reads, reads_not, tag, tags, text_of};
use crate::screens::hand::Hand;
use crate::screens::{Page, page};
use dioxus::prelude::consume_context;
use std::sync::Arc;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::routine::Plan;
use unkink::domain::session::{Event, Stopped};
use unkink::ui::state::player::{PlayerSheet, PlayerState};

fn resume() {
    consume_context::<PlayerState>().resume_unfinished();
}

fn paused() {
    resume();
    consume_context::<PlayerState>().press(Event::PausePressed);
}

fn ask(sheet: PlayerSheet) {
    resume();
    consume_context::<PlayerState>().ask(sheet);
}

fn morning() -> Plan {
    routine("morning_mobility_8")
}

/// Seconds at which a step of the morning begins.
fn start(step: usize) -> f64 {
    morning().timetable(content()).steps[step].start.as_secs_f64()
}

/// The player at `seconds` of `plan`.
fn at(name: &str, plan: &Plan, seconds: f64, act: fn()) -> Page {
    page(name, "/play", Person::new().at_once().interrupted(plan, seconds).0, act)
}

/// In the third repetition of cat–cow, breathing out.
fn cat(name: &str, act: fn()) -> Page {
    at(name, &morning(), start(4) + 8.0 + 21.6, act)
}

#[test]
fn a_running_phase_shows_word_cue_seconds_place_and_what_comes() {
    let page = cat("player", resume);
    let main = tag(&page, &["class=\"player\""]);
    assert!(main.contains("data-state=\"running\"") && main.contains("data-part=\"phase\""), "{main}");
    assert_eq!(text_of(&page, "<h1"), "Breathe out");
    assert_eq!(text_of(&page, "phase__cue"), "Round the back, head hangs");
    let timer = tag(&page, &["role=\"timer\""]);
    assert!(timer.contains("aria-label=\"3 seconds left\""), "{timer}");
    tag(&page, &["aria-live=\"polite\"", "player__phase"]);
    assert_eq!(text_of(&page, "player__name"), "Morning mobility · Cat–cow Move 5 of 8");
    tag(&page, &["role=\"progressbar\"", "aria-valuetext=\"Move 5 of 8\""]);
    reads(&page, &["Rep 3 of 8", "Next: breathe in", "Then Open book 1 min 18 s"]);
    assert_eq!(tags(&page, &["steps__i--done"]).len(), 4);
}

#[test]
fn every_control_has_its_name_and_key() {
    let page = cat("player-controls", resume);
    let keys = [
        ("Previous move", "ArrowLeft"),
        ("Pause", "Space"),
        ("Next move", "ArrowRight"),
        ("Sound: voice and tones", "M"),
        ("Lock against touches", "L"),
    ];
    for (name, key) in keys {
        let control = tag(&page, &[&format!("aria-label=\"{name}\"")]);
        assert!(control.contains(&format!("aria-keyshortcuts=\"{key}\"")), "{control}");
    }
    tag(&page, &["aria-label=\"Leave session\""]);
    assert!(tag(&page, &["stopbtn"]).contains("aria-keyshortcuts=\"Escape\""));
    assert_eq!(text_of(&page, "\"stopbtn\""), "Stop · something got worse");
    for key in ["Plus", "Minus", "F"] {
        tag(&page, &[&format!("aria-keyshortcuts=\"{key}\"")]);
    }
}

#[test]
fn every_part_of_a_routine_has_its_headline() {
    let strength = || routine("strength_base_12");
    let cases: [(&str, Plan, f64, &str, &str, &str); 7] = [
        ("player-hold", routine("hips_and_legs_7"), 26.0, "phase", "Hold", "Next:"),
        ("player-switch", morning(), start(5) + 8.0 + 30.0 + 2.0, "change_sides", "Change sides", "I am ready"),
        ("player-bridge", morning(), start(6) + 6.0 + 10.0, "phase", "Breathe out", "Next:"),
        ("player-next", morning(), start(5) - 4.0, "change", "Next move", "I am ready"),
        ("player-ready", morning(), start(5) + 2.0, "setup", "Get ready", "I am ready"),
        ("player-settle", morning(), 474.0, "settle", "Settle", "Finish"),
        ("player-rest", strength(), 200.0, "rest", "Rest", "I am ready"),
    ];
    for (name, plan, seconds, part, headline, below) in cases {
        let page = at(name, &plan, seconds, resume);
        assert_eq!(text_of(&page, "<h1"), headline, "{name}");
        assert!(tag(&page, &["class=\"player\""]).contains(&format!("data-part=\"{part}\"")), "{name}");
        reads(&page, &[below]);
        assert_eq!(page.text().contains("I am ready"), below == "I am ready", "{name}");
    }
}

#[test]
fn sides_are_named_while_they_are_worked_on_and_when_they_change() {
    let hold = at("player-side", &exercise("hip_flexor_stretch"), 20.0, resume);
    reads(&hold, &["Right · side 1 of 2", "Easy breaths. Keep the tailbone tucked"]);
    let change = at("player-sides", &exercise("hip_flexor_stretch"), 47.0, resume);
    reads(&change, &["Right done", "Left · side 2 of 2", "Now the left side. Take your time."]);
}

#[test]
fn getting_ready_counts_down_before_time_runs() {
    let page = page("player-begin", "/play", Person::new().0, || {
        consume_context::<PlayerState>().start(routine("morning_mobility_8"), None, None);
    });
    assert!(tag(&page, &["class=\"player\""]).contains("data-state=\"getting_ready\""));
    assert_eq!(text_of(&page, "<h1"), "Get ready");
    reads(&page, &["11 seconds", "Lie with knees bent, or sit supported. One hand on the belly.", "I am ready"]);
}

#[test]
fn how_a_move_is_done_differently_is_said_before_it_starts() {
    let mut plan = morning();
    plan.steps[4].how.push(("g_wrist".into(), "Lean on your fists.".to_owned()));
    let before = at("player-remark", &plan, start(4) + 2.0, resume);
    assert_eq!(text_of(&before, "phase__remark"), "Lean on your fists.");
    reads_not(&at("player-no-remark", &plan, start(4) + 10.0, resume), &["Lean on your fists."]);
}

#[test]
fn a_pause_offers_less_more_again_past_and_the_end() {
    let page = cat("player-paused", paused);
    assert!(tag(&page, &["class=\"player\""]).contains("data-state=\"paused\""));
    assert_eq!(text_of(&page, "<h1"), "Paused");
    reads(&page, &["Cat–cow, rep 3 of 8", "seconds", "Start again", "Skip move", "Finish here"]);
    tag(&page, &["aria-label=\"−10 s: ten seconds less\"", "aria-keyshortcuts=\"Minus\""]);
    tag(&page, &["aria-label=\"+10 s: ten seconds more\"", "aria-keyshortcuts=\"Plus\""]);
    tag(&page, &["aria-label=\"Continue\"", "aria-keyshortcuts=\"Space\""]);
    reads_not(&page, &["I am ready"]);
}

#[test]
fn ten_seconds_more_lengthen_the_stretch_that_is_on() {
    let page = cat("player-longer", || {
        paused();
        consume_context::<PlayerState>().press(Event::LongerPressed);
    });
    tag(&page, &["role=\"timer\"", "aria-label=\"13 seconds left\""]);
}

#[test]
fn stopping_pauses_and_asks_what_changed() {
    let page = cat("player-stop", || ask(PlayerSheet::Stopped));
    tag(&page, &["role=\"dialog\"", "aria-label=\"Stopped. What changed?\""]);
    assert!(tag(&page, &["class=\"player\""]).contains("data-state=\"paused\""));
    for answer in ["emergency_signs", "nerve_signs", "strong_pain", "just_stop"] {
        tag(&page, &["class=\"choice", &format!("data-state=\"{answer}\"")]);
    }
    reads(
        &page,
        &["Chest, face, eyes, speech", "Opens the emergency advice", "What you did is saved", "Back to the move"],
    );
}

#[test]
fn leaving_is_asked_first() {
    let page = cat("player-leave", || ask(PlayerSheet::Leave));
    tag(&page, &["role=\"dialog\"", "aria-label=\"Leave the session?\""]);
    reads(&page, &["Finish here", "Back to the move"]);
}

#[test]
fn back_to_the_move_goes_on_only_where_time_ran_before() {
    let ran: fn() = || {
        ask(PlayerSheet::Stopped);
        consume_context::<PlayerState>().back_to_the_move();
    };
    let stood: fn() = || {
        paused();
        let player = consume_context::<PlayerState>();
        player.ask(PlayerSheet::Stopped);
        player.back_to_the_move();
    };
    for (act, expected) in [(ran, "running"), (stood, "paused")] {
        let page = cat("player-back", act);
        assert!(tag(&page, &["class=\"player\""]).contains(&format!("data-state=\"{expected}\"")), "{expected}");
        assert!(tags(&page, &["role=\"dialog\""]).is_empty());
    }
}

#[test]
fn the_emergency_advice_comes_before_any_question() {
    let person = Person::new().at_once().settings(|settings| settings.emergency_number = Some("112".to_owned()));
    let page = page("player-emergency", "/play", person.interrupted(&morning(), 50.0).0, || {
        ask(PlayerSheet::Emergency);
        consume_context::<PlayerState>().press(Event::StopPressed(Stopped::Worse));
    });
    assert_eq!(text_of(&page, "<h1"), "Get emergency help now");
    tag(&page, &["role=\"alert\"", "result__band"]);
    reads(&page, &["If this is happening now, call 112 now.", "Call 112", "Go on to the questions"]);
    tag(&page, &["btn--call", "href=\"tel:112\""]);
    assert!(tags(&page, &["class=\"player\""]).is_empty(), "the session is over");
}

#[test]
fn silence_is_shown_as_such() {
    let person = || Person::new().at_once().interrupted(&morning(), 50.0);
    let muted = page("player-muted", "/play", person().0, || {
        resume();
        consume_context::<PlayerState>().set_sound(false);
    });
    tag(&muted, &["aria-label=\"Sound: voice and tones\"", "aria-pressed=\"false\""]);
}

#[test]
fn one_region_speaks_of_the_phase_and_none_of_the_seconds() {
    let page = cat("player-live", resume);
    let live = tags(&page, &["aria-live"]);
    assert_eq!(live.len(), 1, "{live:?}");
    assert!(live[0].contains("player__phase") && live[0].contains("polite"), "{live:?}");
    assert_eq!(tags(&page, &["role=\"status\""]).len(), 1);
    assert!(tags(&page, &["role=\"alert\""]).is_empty());
    let phase = &page.html[page.html.find("player__phase").unwrap()..page.html.find("role=\"timer\"").unwrap()];
    assert_eq!(phase.matches("</div>").count(), 1, "the seconds stand outside of what is spoken: {phase}");
    assert!(!tag(&page, &["role=\"timer\""]).contains("aria-live"));
}

#[test]
fn presses_in_quick_succession_end_in_one_sentence() {
    let store = Arc::new(Person::new().at_once().interrupted(&morning(), start(4) + 8.0 + 21.6).0);
    let mut hand = Hand::on("/play", store, paused);
    let said = |hand: &Hand| text_of(&hand.page(), "role=\"status\"");
    for _ in 0..3 {
        hand.press("+10 s");
        hand.pass(Duration::from_millis(100));
        assert_eq!(said(&hand), "", "nothing is said between the presses");
    }
    hand.pass(Duration::from_secs(2));
    assert_eq!(said(&hand), "33 seconds left");
    let quiet = hand.pass(Duration::from_secs(2));
    assert_eq!(quiet.renders, 0, "{quiet:?}");
}

#[test]
fn a_player_without_a_session_leads_to_move() {
    let page = page("player-nothing", "/play", Person::new().0, nothing);
    assert_eq!(text_of(&page, "<h1"), "Nothing is playing");
    reads(&page, &["Open Move"]);
}

#[test]
fn a_long_routine_has_one_bar_instead_of_pieces() {
    let mut plan = morning();
    plan.steps = plan.steps.iter().cycle().take(16).cloned().collect();
    let page = at("player-long", &plan, 5.0, resume);
    tag(&page, &["role=\"progressbar\"", "aria-valuetext=\"Move 1 of 16\""]);
    assert!(tags(&page, &["steps__i"]).is_empty());
    tag(&page, &["bar steps__bar"]);
}
