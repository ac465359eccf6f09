//! Proves the Check tab and the check being answered.

use super::{hours_ago, open, saved};
use crate::screens::hand::Hand;
use crate::screens::{accepted_store, page};
use dioxus::prelude::consume_context;
use serde_json::json;
use std::sync::Arc;
use unkink::domain::checker::Who;
use unkink::domain::content::content;
use unkink::domain::content::question::{Answer, Question};
use unkink::domain::content::rule::Tier;
use unkink::domain::journal::EntryFields;
use unkink::platform::clock;
use unkink::ui::state::check::CheckState;

/// A check of a person without pain, up to its first page after the stop checks.
fn after_stop_checks(hand: &mut Hand) {
    for (lines, next) in [(10, "2 of 4"), (13, "3 of 4"), (7, "4 of 4"), (6, "Where and how much")] {
        hand.press(&format!("None of these {lines}"));
        assert!(hand.text().contains(next), "{}", hand.text());
    }
}

#[test]
fn the_check_tab_offers_a_check_the_signs_and_the_last_result() {
    let store = accepted_store();
    saved(
        &store,
        Who::Me,
        &json!({"region": ["upper_mid_back"], "crack_painful": "yes", "age_years": 38}),
        hours_ago(30),
    );
    let shown = page("check-home", "/check", store, || {});
    let text = shown.text();
    for part in [
        "call 112",
        "About 3 minutes",
        "For me",
        "For someone else",
        "Start the check",
        "See all warning signs",
        "Book a routine check",
        "Cracks that usually hurt deserve a routine check.",
        "Show result",
        "I have been seen",
        "About you, kept for safety",
        "38",
        "This is information, not a diagnosis.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let empty = page("check-home-empty", "/check", accepted_store(), || {}).text();
    assert!(empty.contains("Your results will be here"), "{empty}");
}

#[test]
fn stop_checks_come_first_as_lists() {
    let begin = || consume_context::<CheckState>().begin_anew(Who::Me);
    let shown = page("check-group", "/check/run", accepted_store(), begin);
    let text = shown.text();
    assert!(text.contains("Stop check 1 of 4"), "{text}");
    assert!(text.contains("None of these 10"), "{text}");
    assert!(!text.contains("Answers"), "nothing was answered: {text}");
    assert_eq!(shown.html.matches("data-state=\"no\"").count(), 10);
    assert_eq!(shown.html.matches("class=\"ask__q\"").count(), 10);
    let list_end = shown.html.find("None of these 10").unwrap();
    assert!(shown.html.rfind("ask__row").unwrap() < list_end, "the button stands after the last line");
    assert!(shown.html.contains("data-lines-below"));
}

#[test]
fn a_line_is_ticked_or_not_sure_and_never_both() {
    let (mut hand, _) = open("/check/run", accepted_store());
    hand.press("Start the check");
    hand.press("Pain, pressure or squeezing in your chest?");
    assert!(hand.text().contains("Go on: 1 ticked"));
    hand.press("Not sure: Hard to breathe, or much more out of breath than normal?");
    assert!(hand.text().contains("Go on: 1 ticked, 1 not sure"));
    hand.press("Not sure: Pain, pressure or squeezing in your chest?");
    assert!(hand.text().contains("Go on: 2 not sure"));
    hand.press("Not sure: Pain, pressure or squeezing in your chest?");
    hand.press("Not sure: Hard to breathe, or much more out of breath than normal?");
    assert!(hand.text().contains("None of these 10"));
}

#[test]
fn a_line_that_alone_is_an_emergency_says_so_at_once() {
    let shown = page("check-group-ticked", "/check/run", accepted_store(), || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.go_on();
        check.answer(&"vision_double_or_lost".into(), Answer::yes()).unwrap();
        check.answer(&"balance_lost_sudden".into(), Answer::not_sure()).unwrap();
    });
    let text = shown.text();
    assert!(text.contains("If this is happening now, call 112 now. Do not move or crack your neck."), "{text}");
    assert_eq!(text.matches("If this is happening now").count(), 1, "a half answer alone is not an emergency: {text}");
    assert!(shown.html.contains("data-state=\"yes\"") && shown.html.contains("data-state=\"unsure\""));
}

#[test]
fn an_emergency_comes_on_go_on_and_the_questions_can_go_on() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check");
    hand.press("Pain, pressure or squeezing in your chest?");
    assert!(store.checks(content()).unwrap().is_empty(), "nothing is saved before Go on");
    hand.press("Go on: 1 ticked");
    assert!(hand.text().contains("Get emergency help now"), "{}", hand.text());
    let check = store.checks(content()).unwrap().remove(0);
    assert_eq!(check.result.assessment.tier, Tier::EmergencyNow);
    hand.press("Continue the questions");
    assert!(hand.text().contains("Stop check 2 of 4"), "{}", hand.text());
    hand.press("Is one side of your face drooping?").press("Go on: 1 ticked");
    assert!(hand.text().contains("Stop check 3 of 4"), "the same emergency is not shown twice: {}", hand.text());
    let checks = store.checks(content()).unwrap();
    assert_eq!(checks.len(), 1, "the check that was saved is brought up to date");
    assert_eq!(checks[0].answers.get("face_droop"), Some(&Answer::yes()));
}

#[test]
fn an_emergency_is_shown_even_when_it_cannot_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("unkink.sqlite3");
    let store = unkink::store::Store::open(&file).unwrap();
    let (mut hand, store) = open("/check", store);
    hand.press("Start the check").press("Pain, pressure or squeezing in your chest?");
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    hand.press("Go on: 1 ticked");
    let text = hand.text();
    assert!(text.contains("Get emergency help now") && text.contains("Call 112"), "{text}");
    assert!(text.contains("Not saved."), "{text}");
    other.execute_batch("ROLLBACK").unwrap();
    hand.press("Continue the questions").press("None of these 13");
    assert!(hand.text().contains("Stop check 3 of 4"), "{}", hand.text());
    assert_eq!(store.checks(content()).unwrap().len(), 1, "it is saved as soon as that is possible again");
}

#[test]
fn a_mistaken_tick_can_be_taken_back() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check").press("Pain, pressure or squeezing in your chest?").press("Go on: 1 ticked");
    hand.press("Back to the last answer");
    assert!(hand.text().contains("Stop check 1 of 4"), "{}", hand.text());
    hand.press("Pain, pressure or squeezing in your chest?").press("None of these 10");
    assert!(hand.text().contains("Stop check 2 of 4"), "{}", hand.text());
    assert_eq!(
        store.checks(content()).unwrap()[0].result.assessment.tier,
        Tier::EmergencyNow,
        "no unfinished check lowers it"
    );
    hand.press("Is one side of your face drooping?").press("Go on: 1 ticked");
    assert!(hand.text().contains("Get emergency help now"), "a new emergency is shown: {}", hand.text());
}

#[test]
fn a_whole_check_is_saved_with_every_line_left_open_as_no() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check");
    after_stop_checks(&mut hand);
    hand.press("Go on");
    assert!(hand.text().contains("Choose at least one."), "a place is needed: {}", hand.text());
    hand.press("Low back").press("Go on");
    for (typed, refused) in [("abc", true), ("-1", true), ("121", true), ("3.5", true), ("38", false)] {
        hand.type_into("A whole number from 0 to 120", typed).press("Go on");
        assert_eq!(hand.text().contains("Write a whole number from 0 to 120."), refused, "{typed}: {}", hand.text());
    }
    assert!(hand.text().contains("Is there any pain or ache there"), "{}", hand.text());
    let mut pages = 0;
    while !hand.text().contains("Saved.") {
        pages += 1;
        assert!(pages < 60, "the check ends: {}", hand.text());
        let answer =
            ["None of these", "Go on:", "No", "Neither", "Never", "One clean pop", "Rarely or never", "By itself"];
        match answer.iter().find(|name| hand.has(name)).filter(|_| !hand.has("A whole number")) {
            Some(name) => hand.press(name),
            None => hand.type_into("A whole number", "2").press("Go on"),
        };
    }
    assert!(hand.text().contains("No warning signs in your answers"), "{}", hand.text());
    let check = store.checks(content()).unwrap().remove(0);
    assert_eq!(check.result.assessment.tier, Tier::SelfCare);
    let asked = unkink::domain::answers::asked(content(), &check.answers);
    let open: Vec<&Question> = content()
        .questions()
        .filter(|question| asked.contains(&question.id) && content().screen_of(&question.id).unwrap().id != "L")
        .filter(|question| check.answers.get(&question.id).is_none())
        .collect();
    assert!(open.is_empty(), "{open:#?}");
    assert_eq!(store.profile().unwrap().answers.get("age_years").unwrap().value, Answer::Number(38));
}

#[test]
fn a_stored_safety_answer_is_not_asked_again() {
    let store = accepted_store();
    store.set_safety_answers(content(), &[("age_years".into(), Answer::Number(44))], clock::now()).unwrap();
    let (mut hand, _) = open("/check/run", store);
    hand.press("Start the check");
    after_stop_checks(&mut hand);
    hand.press("Neck").press("Go on");
    assert!(hand.text().contains("Is there any pain or ache there"), "{}", hand.text());
}

#[test]
fn closing_keeps_the_check_and_the_tab_offers_to_go_on() {
    let (mut hand, store) = open("/check", accepted_store());
    hand.press("For someone else").press("Start the check");
    assert!(hand.text().contains("“You” means them."), "{}", hand.text());
    hand.press("None of these 10").press("Close the check");
    assert!(hand.text().contains("Go on with the check"), "{}", hand.text());
    hand.press("Go on with the check");
    assert!(hand.text().contains("Stop check 2 of 4"), "{}", hand.text());
    hand.press("Back to the last answer");
    assert!(hand.text().contains("Stop check 1 of 4"), "{}", hand.text());
    hand.press("Back to the last answer");
    assert!(hand.text().contains("Go on with the check"), "the first page leads back to the tab");
    hand.press("Start again");
    assert!(hand.text().contains("The answers you gave so far are dropped."), "{}", hand.text());
    hand.press("Keep them").press("Go on with the check").press("None of these 10");
    assert!(hand.text().contains("Stop check 2 of 4"), "nothing was dropped: {}", hand.text());
    hand.press("Close the check").press("Start again").press("Drop them and start again");
    assert!(hand.text().contains("Stop check 1 of 4"), "{}", hand.text());
    assert!(store.checks(content()).unwrap().is_empty());
}

/// The window is closed and opened again on the same records.
fn opened_again(store: &Arc<unkink::store::Store>, path: &str) -> Hand {
    Hand::on(path, store.clone(), || {})
}

#[test]
fn a_begun_check_is_there_again_after_the_program_ended_with_every_tick() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check").press("None of these 10").press("Is one side of your face drooping?");
    drop(hand);
    let mut hand = opened_again(&store, "/check");
    hand.press("Go on with the check");
    assert!(hand.text().contains("Stop check 2 of 4") && hand.has("Go on: 1 ticked"), "{}", hand.text());
    hand.press("Go on: 1 ticked");
    assert!(hand.text().contains("Get emergency help now"), "{}", hand.text());
    hand.press("Continue the questions");
    drop(hand);
    let mut hand = opened_again(&store, "/check");
    hand.press("Go on with the check").press("None of these 7");
    assert!(hand.text().contains("Stop check 4 of 4"), "the emergency was shown already: {}", hand.text());
    assert_eq!(store.checks(content()).unwrap().len(), 1, "it goes on as the same check");
}

#[test]
fn a_tick_on_the_first_page_is_enough_to_go_on_with() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check").press("Have you coughed up blood?");
    drop(hand);
    let mut hand = opened_again(&store, "/check");
    hand.press("Go on with the check");
    assert!(hand.has("Go on: 1 ticked"), "{}", hand.text());
}

#[test]
fn a_finished_check_is_not_offered_again() {
    let (mut hand, store) = open("/check/run", accepted_store());
    hand.press("Start the check");
    for _ in 0..80 {
        let answer = ["None of these", "No", "Neither", "Never", "One clean pop", "Rarely or never", "By itself"];
        match answer.iter().find(|name| hand.has(name)).filter(|_| !hand.has("A whole number")) {
            _ if hand.text().contains("Saved.") => break,
            Some(name) => hand.press(name),
            None if hand.has("Low back") => hand.press("Low back").press("Go on"),
            None => hand.type_into("A whole number", "20").press("Go on"),
        };
    }
    drop(hand);
    let hand = opened_again(&store, "/check");
    assert!(!hand.has("Go on with the check") && hand.has("Start the check"), "{}", hand.text());
}

#[test]
fn an_urgent_check_begins_at_once_and_the_begun_one_is_offered_again() {
    let (mut hand, store) = open("/check", accepted_store());
    hand.press("For someone else").press("Start the check").press("None of these 10");
    hand.inside(|| consume_context::<CheckState>().begin_urgent());
    drop(hand);
    let mut hand = opened_again(&store, "/check");
    assert!(hand.has("Start the check") || hand.has("Go on with the check"), "{}", hand.text());
    hand = opened_again(&store, "/check");
    let text = hand.text();
    assert!(text.contains("for someone else"), "it waits: {text}");
    let name = if hand.has("Go on with the check that waits") {
        "Go on with the check that waits"
    } else {
        "Go on with the check"
    };
    hand.press(name);
    assert!(hand.text().contains("Stop check 2 of 4"), "{}", hand.text());
}

/// Opens the check of an entry's signs from its page.
fn open_from_entry(store: &Arc<unkink::store::Store>, (entry, act): (i64, &str)) -> Hand {
    let mut hand = opened_again(store, &format!("/journal/entry/{entry}"));
    hand.press(act);
    assert!(hand.text().contains("Stop check 1 of 4"), "{}", hand.text());
    hand
}

#[test]
fn a_check_opened_with_what_was_said_is_there_again_before_anything_was_answered() {
    let (_, store) = open("/", accepted_store());
    let entry = |tag: &str, act: &'static str| {
        let fields = EntryFields { tags: vec![tag.to_owned()], ..EntryFields::bare(hours_ago(2)) };
        (store.add_entry(&fields, fields.at).unwrap().id, act)
    };
    let (numb, dizzy) = (entry("saddle_numb", "Check the warning signs"), entry("dizzy", "Check these signs"));
    drop(open_from_entry(&store, numb));
    let mut hand = opened_again(&store, "/check");
    assert!(hand.text().contains(", filled in from your journal"), "{}", hand.text());
    hand.press("Start again");
    assert!(hand.text().contains("What is filled in is dropped."), "{}", hand.text());
    hand.press("Keep them");
    drop(hand);
    drop(open_from_entry(&store, numb));
    assert_eq!(store.begun_checks().unwrap().len(), 1, "opened twice with the same it is one");
    drop(open_from_entry(&store, dizzy));
    drop(open_from_entry(&store, numb));
    assert_eq!(store.begun_checks().unwrap().len(), 2, "each sign has its own");
    let mut hand = opened_again(&store, "/check");
    hand.press("Go on with the check").press("None of these 10").press("None of these 13");
    assert!(hand.text().contains("From your journal: ") && hand.has("Go on: 1 ticked"), "{}", hand.text());
}

#[test]
fn what_is_not_urgent_asks_before_a_begun_check_goes() {
    let (mut hand, _) = open("/check/run", accepted_store());
    hand.press("Start the check").press("None of these 10");
    let begun = hand.inside(|| consume_context::<CheckState>().begin(Who::Me));
    assert!(!begun, "another one is begun");
    assert!(hand.inside(|| consume_context::<CheckState>().run()).unwrap().is_begun());
    let urgent = hand.inside(|| {
        let check = consume_context::<CheckState>();
        check.begin_urgent();
        (check.run().unwrap().is_begun(), check.aside().len())
    });
    assert_eq!(urgent, (false, 1));
}

#[test]
fn the_signs_can_be_read_and_searched_without_answering() {
    let (mut hand, _) = open("/check/signs", accepted_store());
    hand.page().write("signs");
    let text = hand.text();
    for rule in &content().rules {
        let reason = rule.reason.replace("{maternity_line}", "your maternity unit");
        assert!(text.contains(&reason), "{}", rule.id);
    }
    hand.type_into("Search the warning signs", "newly weak leg");
    let text = hand.text();
    assert!(text.contains("A newly weak leg or foot should be examined today."), "{text}");
    assert!(!text.contains("New trouble breathing"), "{text}");
    hand.type_into("Search the warning signs", "qqq");
    assert!(hand.text().contains("No sign has these words"), "{}", hand.text());
}

#[test]
fn a_check_can_be_begun_before_the_first_run_notice_is_accepted() {
    let store = unkink::store::Store::open_in_memory().unwrap();
    let mut hand = Hand::on("/check", Arc::new(store), || {});
    hand.press("Start the check");
    assert!(hand.text().contains("Stop check 1 of 4"), "{}", hand.text());
}

#[test]
fn pages_of_single_questions() {
    let single = |name: &str, act: fn()| page(name, "/check/run", accepted_store(), act).text();
    let text = single("check-single", || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.reopen(&"injury_recent".into());
    });
    for part in ["Injury", "Falls, knocks", "Yes", "No", "Not sure", "We stay on the careful side", "Why we ask"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = single("check-number", || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Other);
        check.reopen(&"age_years".into());
    });
    assert!(text.contains("A whole number from 0 to 120"), "{text}");
    let text = single("check-places", || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.reopen(&"region".into());
    });
    assert!(text.contains("Upper and mid back") && text.contains("Go on"), "{text}");
    let text = single("check-list", || {
        let check = consume_context::<CheckState>();
        check.begin(Who::Me);
        check.reopen(&"tingle_or_numb_one_limb".into());
    });
    assert!(text.contains("Do any of these fit?") && text.contains("None of these"), "{text}");
}
