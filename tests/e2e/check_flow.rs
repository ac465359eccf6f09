//! The way through a check: how short it is, what is changed on it, what a kill leaves, what it does to moves.

use super::check::answer_page;
use crate::app::{App, Role, Start};
use crate::dice::Dice;
use crate::sandbox::Sandbox;
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;
use unkink::domain::check_run::{CheckRun, KeptRun};
use unkink::domain::content::content;
use unkink::domain::content::question::AnswerKind;
use unkink::platform::clock;

/// How often the check is killed.
const KILLS: usize = 20;

/// It is killed at most so many real milliseconds after it was answered last.
const LATEST: usize = 400;

/// Safety answers of a healthy adult, as the terminal takes them.
fn healthy() -> Vec<String> {
    let safety = content().questions().filter(|question| content().is_safety_question(&question.id));
    let said = safety.filter_map(|question| {
        let value = match (&question.answer, question.id.as_str()) {
            (_, "age_years") => "38",
            (AnswerKind::YesNo { .. }, _) => "no",
            (_, "pregnancy_status") => "none",
            (_, "spine_surgery_when") => "never",
            _ => return None,
        };
        Some(["--set".to_owned(), format!("{}={value}", question.id)])
    });
    said.flatten().collect()
}

/// A device with these safety answers.
fn with_profile() -> Sandbox {
    let sandbox = Sandbox::new();
    let answers = healthy();
    let arguments: Vec<&str> = ["profile"].into_iter().chain(answers.iter().map(String::as_str)).collect();
    sandbox.run(&arguments);
    sandbox
}

#[test]
fn a_call_is_three_presses_away_and_an_emergency_result_four() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Link, "Check").click();
    app.press("Start the check");
    app.find(Role::Checkbox, "Pain, pressure or squeezing in your chest?").click();
    // Three presses: a number to call stands under the line that was ticked.
    let call = app.find(Role::Link, "If this is happening now, call 112 now.");
    call.wait();
    assert_eq!(call.attribute("href").as_deref(), Some("tel:112"));
    app.press("Go on: 1 ticked");
    // Four.
    app.find(Role::Alert, "Get emergency help now").wait();
    assert_eq!(app.find(Role::Link, "Call 112").attribute("href").as_deref(), Some("tel:112"));
    let moves = "[...document.querySelectorAll('main *')].some((one) => one.getAnimations().length > 0)";
    assert_eq!(app.evaluate(moves), false, "nothing moves on it");
}

#[test]
fn a_healthy_adult_with_a_saved_profile_answers_only_what_there_is_to_ask() {
    let sandbox = with_profile();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.find(Role::Link, "Check").click();
    app.press("Start the check");
    let mut pages = Vec::new();
    let mut presses = 2;
    while !app.find(Role::Heading, "No warning signs in your answers").is_there() {
        assert!(pages.len() < 40, "the check does not end: {pages:?}");
        let asked = answer_page(&app);
        // A place or a number is said and gone on from; everything else is one press.
        presses += if asked.starts_with("Where do you feel") || asked.starts_with("How many hours") { 2 } else { 1 };
        pages.push(asked);
    }
    println!("a healthy adult with a saved profile: {} pages, {presses} presses, None and Go on included", pages.len());
    assert!(!pages.iter().any(|page| page.starts_with("How old")), "{pages:?}");
    assert!(presses <= pages.len() + 4, "{pages:?}");
    assert!(!app.text().contains("left open"), "{}", app.text());
    app.stop();
    assert_eq!(sandbox.kept()["checks"][0]["result"]["tier"], "self_care");
}

#[test]
fn every_answer_can_be_changed_from_the_answers_so_far_and_the_check_goes_on_where_it_was() {
    let sandbox = with_profile();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    for _ in 0..6 {
        answer_page(&app);
    }
    let here = app.find(Role::Heading, "").names();
    app.press("Your answers so far");
    app.find(Role::Heading, "Your answers so far").wait();
    assert!(app.fits(), "the answers fit their window");
    app.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true }); ''");
    app.press("Change: Have you coughed up blood?");
    app.wait_for_text("You are changing an answer.");
    app.press("Not sure: Have you coughed up blood?");
    app.press("Go on: 1 not sure");
    app.wait_for(|app| app.find(Role::Heading, "").names() == here, "the page it was left at");
    app.press("Your answers so far");
    app.wait_for_text("Have you coughed up blood? Not sure");
    app.press_key("Escape");
    app.wait_for(|app| app.find(Role::Heading, "").names() == here, "the same page");
}

#[test]
fn what_would_change_a_result_leads_to_its_question() {
    let sandbox = with_profile();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    app.press("Not sure: A sudden, very bad, ripping or tearing pain in your back, chest or tummy?");
    app.press("Go on: 1 not sure");
    app.wait_for_text("Stop check 2 of 4");
    while !app.find(Role::Heading, "Get medical advice today").is_there() {
        answer_page(&app);
    }
    app.wait_for_text("What would change it");
    app.find(Role::Link, "A sudden, very bad, ripping or tearing pain").click();
    app.wait_for_text("Stop check 1 of 4");
    let line = app.find(Role::Checkbox, "A sudden, very bad, ripping or tearing pain");
    line.click();
    line.wait_on();
    app.press("Go on: 1 ticked");
    app.find(Role::Alert, "Get emergency help now").wait();
    app.stop();
    assert_eq!(sandbox.kept()["checks"].as_array().map(Vec::len), Some(1), "it is the same check");
}

#[test]
fn two_checks_stand_side_by_side_and_an_old_one_is_worked_through_todays_rules() {
    let sandbox = with_profile();
    let file = sandbox.path("answers.json");
    for answers in [r#"{"saddle_numb":"yes"}"#, r#"{"crack_painful":"yes"}"#] {
        std::fs::write(&file, format!("{{\"answers\":{answers}}}")).expect("a file");
        sandbox.run(&["check", "--answers", file.to_str().expect("a path"), "--save"]);
    }
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.find(Role::Link, "All your checks (2)").click();
    app.press("Compare two");
    app.find(Role::Checkbox, "Get emergency help now").click();
    app.find(Role::Checkbox, "Book a routine check").click();
    app.press("Compare");
    app.wait_for_text("Numbness or tingling between your legs");
    app.press("Back");
    app.find(Role::Heading, "Your checks").wait();
    app.press("Not now");
    app.find(Role::Link, "Get emergency help now").click();
    app.press("Run these answers under today’s rules");
    app.wait_for_text("Today’s rules give the same result: Get emergency help now.");
    app.wait_for_text("The questions and rules have not changed since.");
    app.stop();
    let kept = sandbox.kept()["checks"].clone();
    assert_eq!(kept.as_array().map(Vec::len), Some(2), "looking keeps nothing new: {kept}");
    assert!(
        kept.as_array().into_iter().flatten().all(|check| check["seen_at"].is_null()),
        "and closes nothing: {kept}"
    );
}

#[test]
fn a_paused_player_says_which_answer_changed_the_move_and_leads_to_it() {
    let sandbox = Sandbox::new();
    sandbox.run(&["profile", "--set", "wrist_sore=yes"]);
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Morning mobility");
    app.wait_for_text("Because you answered “Are your wrists too sore to lean on?” with “yes”.");
    app.press("Start");
    app.find(Role::Button, "Pause").wait();
    let why = app.pause_where_a_move_is_changed();
    why.click();
    app.wait_for_text("Because you answered “Are your wrists too sore to lean on?” with “yes”.");
    app.find(Role::Link, "Change this answer").click();
    app.find(Role::Heading, "About you, kept for safety").wait();
    let line = app.find(Role::Checkbox, "Are your wrists too sore to lean on?");
    assert!(line.is_on());
    line.click();
    app.press("Back");
    app.find(Role::Button, "Continue").wait();
    app.stop();
    assert_eq!(sandbox.json(&["profile", "--json"])["answers"]["wrist_sore"]["value"], "no");
}

#[test]
fn an_urgent_result_is_seen_and_only_an_agreed_yes_opens_moves_with_what_still_changes() {
    let sandbox = with_profile();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    let calf = app.find(Role::Checkbox, "Is one calf or leg newly swollen");
    calf.click();
    calf.wait_on();
    app.press("Go on: 1 ticked");
    app.wait_for_text("Stop check 2 of 4");
    while !app.find(Role::Heading, "Get medical advice today").is_there() {
        answer_page(&app);
    }
    let gates = || {
        let profile = sandbox.json(&["profile", "--json"]);
        (profile["open_tier"].clone(), profile["gates"].to_string())
    };
    assert!(gates().0 == "urgent_same_day" && gates().1.contains("g_tier_lock"), "{:?}", gates());

    app.press("I have been seen");
    app.find(Role::RadioGroup, "Did they say that gentle exercise is fine?").find(Role::Radio, "No").click();
    app.wait_for_text("Moves stay as they are for now.");
    assert!(!sandbox.kept()["checks"][0]["seen_at"].is_null(), "it was seen");
    assert!(gates().0 == "urgent_same_day" && gates().1.contains("g_tier_lock"), "and stays open: {:?}", gates());
    app.stop();

    let app = App::start(&sandbox);
    app.open_tab("Move");
    app.wait_for_text("You have been seen. Moves stay closed until they say that gentle exercise is fine.");
    assert!(!app.text().contains("Desk break"), "moves are closed: {}", app.text());
    app.press("Show the result");
    app.wait_for_text("You have been seen,");
    let question = app.find(Role::RadioGroup, "Did they say that gentle exercise is fine?");
    question.find(Role::Radio, "Yes").click();
    app.wait_for_text("Routines are open again, with the changes that suit your answers.");
    assert!(gates().0.is_null() && !gates().1.contains("g_tier_lock"), "{:?}", gates());
    assert!(gates().1.contains("g_skin"), "what the answers change goes on: {:?}", gates());
    app.press("Back");
    app.wait_for_text("Desk break");
    assert!(!app.find(Role::Region, "Open result").is_there());
    app.stop();
}

#[test]
fn warning_signs_are_read_from_a_session_through_stop() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Stop · something got worse");
    app.press("Warning signs");
    app.find(Role::Heading, "All warning signs").wait();
}

/// What is on disk of the check that was begun.
fn on_disk(sandbox: &Sandbox) -> Option<KeptRun> {
    sandbox.store().begun_checks().expect("begun checks").into_iter().next()
}

/// The answers and the questions that were gone on from.
fn parts(kept: &KeptRun) -> (serde_json::Map<String, Value>, usize) {
    let json = serde_json::to_value(kept).expect("a run as JSON");
    let answers = json["answers"].as_object().expect("answers").clone();
    (answers, json["passed"].as_array().map_or(0, Vec::len))
}

/// Says "not sure" to a line of a list, or answers the page; past an emergency it goes on with the questions.
fn one_step(app: &App<'_>, dice: &mut Dice) {
    let before = app.text();
    let changed = |what: &str| app.wait_for(|app| app.text() != before, what);
    let go_on = app.find(Role::Button, "Go on: ");
    if app.find(Role::Button, "None of these").is_there() && dice.once_in(3) {
        let lines = app.evaluate("document.querySelectorAll('.ask__q').length").as_u64().expect("lines");
        let line = dice.roll(usize::try_from(lines).expect("few"));
        app.evaluate(&format!("document.querySelectorAll('.ask__q')[{line}].click(); ''"));
        changed("the line that is not sure");
    } else if go_on.is_there() {
        go_on.click();
        changed("the page after the list");
    } else {
        answer_page(app);
    }
    let on = app.find(Role::Button, "Continue the questions");
    if on.is_there() {
        on.click();
        on.wait_gone();
    }
}

#[test]
fn killed_at_twenty_random_moments_a_check_goes_on_with_every_answer() {
    let asked = std::env::var("UNKINK_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = asked.unwrap_or_else(|| clock::now().timestamp().unsigned_abs());
    println!("UNKINK_SEED={seed}");
    let mut dice = Dice::new(seed);
    let sandbox = with_profile();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_tab("Check");
    app.press("Start the check");
    answer_page(&app);
    app.kill();
    let mut before = on_disk(&sandbox).expect("it is begun");
    for number in 0..KILLS {
        let app = App::start_with(&sandbox, &Start::default());
        app.open_tab("Check");
        app.press("Go on with the check");
        let shown: CheckRun = before.clone().resumed(content());
        let page = shown.page(content()).expect("a page to go on with");
        let first = page.questions.first().cloned().expect("a question");
        app.wait_for(
            |app| app.evaluate(&format!("!!document.querySelector('[data-page=\"{first}\"]')")) == true,
            &format!("kill {number}: the page of {first}"),
        );
        if dice.roll(3) > 0 {
            one_step(&app, &mut dice);
        }
        sleep(Duration::from_millis(u64::try_from(dice.roll(LATEST)).expect("a length")));
        let result = app.find(Role::Button, "Show my answers").is_there();
        app.kill();
        if result {
            println!("it came to its result after {number} kills");
            break;
        }
        let after = on_disk(&sandbox).expect("it is still begun");
        let ((had, passed), (has, passes)) = (parts(&before), parts(&after));
        for (id, answer) in &had {
            assert!(has.contains_key(id), "kill {number}: {id} = {answer} is gone");
        }
        assert!(passes >= passed, "kill {number}: it went back from {passed} to {passes}");
        before = after;
    }
    assert!(sandbox.kept()["checks"].as_array().is_none_or(|checks| checks.len() <= 1), "it is one check");
}

/// The program was killed with a check open that was only filled in: it is offered again and says where from.
fn goes_on_filled_in<'a>(sandbox: &'a Sandbox, from: &str) -> App<'a> {
    let kept = serde_json::to_value(on_disk(sandbox).expect("it is begun")).expect("a run as JSON");
    assert_eq!(kept["passed"], serde_json::json!([]), "nothing was gone on from");
    assert!(kept["sources"].as_object().is_some_and(|sources| !sources.is_empty()), "{kept}");
    let app = App::start_with(sandbox, &Start::default());
    app.open_tab("Check");
    app.wait_for_text(&format!(", filled in {from}"));
    app.press("Go on with the check");
    app.wait_for_text("Stop check 1 of 4");
    app
}

#[test]
fn a_sign_said_when_stopping_is_in_the_check_after_a_kill_right_after_opening_it() {
    let sandbox = Sandbox::new();
    let app = App::start_accepted(&sandbox, &Start::default());
    app.open_routine("Desk break");
    app.press("Start");
    app.press("Stop · something got worse");
    app.press("Dizziness, tingling, numbness or weakness");
    let sign = app.find(Role::Checkbox, "Dizziness");
    sign.click();
    sign.wait_on();
    app.press("Go on to the questions");
    app.wait_for_text("Stop check 1 of 4");
    app.kill();

    let app = goes_on_filled_in(&sandbox, "from the session you stopped");
    app.press("None of these 10");
    app.wait_for_text("From the session you stopped: dizziness, today");
    app.find(Role::Button, "Go on: 1 ticked").wait();
    app.stop();
}

#[test]
fn what_an_entry_or_a_suggestion_says_is_in_the_check_after_a_kill_right_after_opening_it() {
    let from_suggestion = |app: &App<'_>| app.press("Check the warning signs");
    let from_entry = |app: &App<'_>| {
        app.open_tab("Journal");
        app.find(Role::Link, "Crack").click();
        app.press("Check the warning signs");
    };
    for open in [&from_suggestion as &dyn Fn(&App<'_>), &from_entry] {
        let sandbox = Sandbox::new();
        sandbox.run(&["log", "--tag", "saddle_numb", "--ago", "2h"]);
        let app = App::start_accepted(&sandbox, &Start::default());
        open(&app);
        app.wait_for_text("Stop check 1 of 4");
        app.kill();

        let app = goes_on_filled_in(&sandbox, "from your journal");
        app.press("None of these 10");
        app.wait_for_text("Stop check 2 of 4");
        app.press("None of these");
        app.wait_for_text("From your journal:");
        app.find(Role::Button, "Go on: 1 ticked").wait();
        app.stop();
    }
}
