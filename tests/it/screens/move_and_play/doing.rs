//! What presses do: from screen to screen, and what is kept.

use super::nothing;
use super::person::{Person, exercise, routine};
use crate::screens::accepted_store;
use crate::screens::hand::Hand;
use dioxus::prelude::consume_context;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::journal::{Outcome, Trigger, UrgeFields};
use unkink::domain::session::Stopped;
use unkink::domain::session::record::{Feedback, Felt, SessionRecord};
use unkink::domain::words::filled;
use unkink::platform::clock;
use unkink::store::{EntryFilter, Store};
use unkink::ui::state::check::CheckState;
use unkink::ui::state::player::PlayerState;

fn open(path: &str, store: Store) -> (Hand, Arc<Store>) {
    let store = Arc::new(store);
    (Hand::on(path, store.clone(), nothing), store)
}

#[track_caller]
fn shows(hand: &Hand, part: &str) {
    let text = hand.text();
    assert!(text.contains(part), "“{part}” is not in: {text}");
}

#[track_caller]
fn hides(hand: &Hand, part: &str) {
    let text = hand.text();
    assert!(!text.contains(part), "“{part}” is in: {text}");
}

fn only_urge(store: &Store) -> UrgeFields {
    let urges = store.urges().unwrap();
    assert_eq!(urges.len(), 1);
    urges[0].fields.clone()
}

fn only_session(store: &Store) -> SessionRecord {
    let sessions = store.sessions().unwrap();
    assert_eq!(sessions.len(), 1, "{sessions:?}");
    sessions[0].clone()
}

/// A person for whom no safety question is left, and no countdown runs.
fn ready() -> Person {
    Person::new().at_once().answered(&[("wrist_sore", Answer::no())])
}

#[test]
fn the_number_is_changed_in_place_before_the_notice_is_accepted() {
    let (mut hand, store) = open("/", Store::open_in_memory().unwrap());
    hand.press("Change number").type_into("Emergency number", "ab").press("Keep this number");
    shows(&hand, "This is not a telephone number.");
    assert_eq!(store.settings().unwrap().emergency_number, None);
    hand.type_into("Emergency number", "999").press("Keep this number");
    shows(&hand, "call 999 now");
    assert_eq!(store.settings().unwrap().emergency_number.as_deref(), Some("999"));
    assert_eq!(store.settings().unwrap().accepted_at, None);
    hand.press("I understand. Start");
    assert!(store.settings().unwrap().accepted_at.is_some());
    shows(&hand, "I want to crack");
}

#[test]
fn pain_today_is_kept_as_it_is_touched() {
    let (mut hand, store) = open("/", accepted_store());
    hand.type_into("Pain today", "4");
    assert_eq!(store.days().unwrap()[0].pain_today, Some(4));
    assert_eq!(hand.attribute("Pain today", "aria-valuetext").as_deref(), Some("4 of 10"));
}

#[test]
fn a_wait_is_kept_once_a_strength_is_set_and_then_said_how_it_went() {
    let (mut hand, store) = open("/", accepted_store());
    hand.press("I want to crack").press("Wait 20 minutes instead");
    shows(&hand, "Strength: nothing is set. Tap a number from 0 to 10");
    assert!(store.urges().unwrap().is_empty());
    hand.type_into("Strength of the urge", "6").press("Wait 20 minutes instead");
    let urge = only_urge(&store);
    assert_eq!((urge.level, urge.alternative.as_deref(), urge.outcome), (6, Some("wait"), None));
    shows(&hand, "Waiting it out: about 20 min");
    hand.press("It eased");
    assert_eq!(only_urge(&store).outcome, Some(Outcome::Eased));
    hides(&hand, "Waiting it out");
}

#[test]
fn an_urge_is_answered_with_a_move_and_kept_with_what_happened() {
    let (mut hand, store) = open("/", ready().0);
    hand.press("I want to crack").type_into("Strength of the urge", "7");
    hand.press("Upper and mid back").press("At a desk").press("Desk break").press("Start 3 minutes");
    shows(&hand, "Move 1 of 5");
    hand.press("Stop · something got worse").press("Nothing. I just want to stop");
    shows(&hand, "Before, it was 7");
    hand.type_into("Strength of the urge now", "3").press("I cracked anyway").press("Save");
    shows(&hand, "That is only information");
    let urge = only_urge(&store);
    assert_eq!((urge.level, urge.level_after, urge.outcome), (7, Some(3), Some(Outcome::Cracked)));
    assert_eq!(urge.alternative.as_deref(), Some("desk_break_3"));
    let entry = store.entry(urge.entry.expect("an entry")).unwrap();
    assert_eq!((entry.fields.trigger, entry.fields.urge), (Some(Trigger::SelfForced), Some(7)));
    assert_eq!(only_session(&store).stopped, Some(Stopped::Left));
    hand.press("I want to crack");
    assert_eq!(hand.attribute("Strength of the urge", "aria-valuetext").as_deref(), Some("not set"), "a new urge");
}

#[test]
fn an_urge_without_a_number_is_asked_for_it_before_it_is_kept() {
    let (mut hand, store) = open("/", ready().0);
    hand.press("I want to crack").press("Start 60 seconds");
    hand.press("Pause").press("Finish here").press("It eased").press("Save");
    shows(&hand, "Before: nothing is set.");
    assert!(store.urges().unwrap().is_empty());
    hand.type_into("Strength of the urge before", "5").press("Save");
    assert_eq!(only_urge(&store).level, 5);
}

#[test]
fn what_already_cracked_is_logged_from_the_urge() {
    let (mut hand, store) = open("/urge", accepted_store());
    hand.press("It already cracked. Log it");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1);
    assert!(store.urges().unwrap().is_empty());
    shows(&hand, "Logged at");
}

#[test]
fn the_first_routine_can_skip_the_questions_and_is_rated_afterwards() {
    let (mut hand, store) = open("/routine/morning_mobility_8", Person::new().at_once().0);
    hand.type_into("Pain now", "4").press("Start and skip for now");
    shows(&hand, "Move 1 of 8");
    hand.press("Next move");
    shows(&hand, "Move 2 of 8");
    hand.press("Previous move");
    shows(&hand, "Move 1 of 8");
    hand.press("Pause");
    shows(&hand, "Paused");
    hand.press("Skip move").press("Continue");
    shows(&hand, "Move 2 of 8");
    hand.press("Pause").press("Finish here");
    shows(&hand, "That was short");
    hand = Hand::on("/session/1", store.clone(), nothing);
    hand.press("Worse").type_into("Pain afterwards", "6");
    let session = only_session(&store);
    assert_eq!((session.pain_before, session.pain_after, session.felt), (Some(4), Some(6), Some(Felt::Worse)));
    assert_eq!(session.stopped, Some(Stopped::Left));
}

#[test]
fn a_move_that_is_left_out_afterwards_is_out_of_the_next_session_until_it_is_put_back() {
    let person = ready().played(&routine("urge_reset_60"), None, Stopped::Done);
    let (mut hand, store) = open("/after/1", person.0);
    hand.press("Leave Shoulder rolls out next time").press("I like Slow belly breathing");
    let said: Vec<Option<Feedback>> = only_session(&store).steps.iter().map(|step| step.feedback).collect();
    assert_eq!(said, [Some(Feedback::Like), Some(Feedback::Never), None]);
    hand.press("I like Slow belly breathing");
    assert_eq!(only_session(&store).steps[0].feedback, None, "a second press takes it back");
    let mut page = Hand::on("/routine/urge_reset_60", store.clone(), nothing);
    shows(&page, "2 moves");
    page.press("Put Shoulder rolls back");
    shows(&page, "3 moves");
    assert_eq!(only_session(&store).steps[1].feedback, None);
}

#[test]
fn leaving_is_asked_and_going_back_goes_on() {
    let (mut hand, store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Leave session");
    shows(&hand, "Leave the session?");
    hand.press("Back to the move");
    hides(&hand, "Leave the session?");
    hides(&hand, "Paused");
    hand.press("Leave session").press("Finish here");
    shows(&hand, "That was short");
    assert_eq!(only_session(&store).stopped, Some(Stopped::Left));
}

#[test]
fn what_got_worse_ends_the_session_and_opens_the_check() {
    let ways: [&[&str]; 2] =
        [&["Dizziness, tingling, numbness or weakness", "Go on to the questions"], &["Sharp, hot or stronger pain"]];
    for way in ways {
        let (mut hand, store) = open("/routine/desk_break_3", ready().0);
        hand.press("Start").press("Stop · something got worse");
        way.iter().for_each(|press| {
            hand.press(press);
        });
        assert_eq!(only_session(&store).stopped, Some(Stopped::Worse), "{way:?}");
        assert!(hand.has("None of these 10"), "{way:?}: {}", hand.text());
        hides(&hand, "What you did is saved");
    }
}

/// The questions of these answers of the stop sheet as a check would show them, with what stands beside each.
fn beside(hand: &mut Hand) -> Vec<(String, bool, String)> {
    let run = hand.inside(|| consume_context::<CheckState>().run()).expect("a check");
    let counted = run.answers(content());
    let said = content().questions().filter_map(|question| {
        let beside = filled::beside(&run, &question.id, clock::now())?;
        Some((question.id.to_string(), run.answer_to(&question.id) == Some(&Answer::yes()), beside))
    });
    let said: Vec<_> = said.collect();
    let counts = said.iter().find(|(id, ..)| counted.get(id).is_some());
    assert_eq!(counts, None, "nothing counts before it is gone on from");
    said
}

#[test]
fn each_sign_of_the_stop_sheet_opens_the_check_with_it_and_its_source() {
    let (mut hand, _store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Stop · something got worse").press("Dizziness, tingling, numbness or weakness");
    shows(&hand, "Which of these?");
    hand.press("Dizziness").press("Weakness").press("Go on to the questions");
    let said = beside(&mut hand);
    let ids: Vec<(&str, bool)> = said.iter().map(|(id, yes, _)| (id.as_str(), *yes)).collect();
    assert_eq!(
        ids,
        [
            ("arm_leg_one_side_weak_sudden", false),
            ("dizzy_spinning_new", true),
            ("one_leg_weak_new", false),
            ("arm_weak_new", false)
        ]
    );
    assert!(said[1].2.starts_with("From the session you stopped: dizziness, today "), "{said:?}");
    assert!(said[0].2.starts_with("From the session you stopped: weakness, today "), "{said:?}");
    assert!(said[0].2.ends_with(". Please answer it."), "what it may be is asked and not assumed: {said:?}");
    hand.press("None of these 10");
    let text = hand.text();
    assert!(text.contains("Go on: 1 ticked") && text.contains("Change what is not right"), "{text}");
    hand.press("New dizziness or a spinning feeling?").press("None of these 13");
    let run = hand.inside(|| consume_context::<CheckState>().run()).expect("a check");
    assert_eq!(run.answer_to("dizzy_spinning_new"), Some(&Answer::no()), "what was filled in can be taken back");
}

#[test]
fn a_stop_without_saying_which_sign_leaves_every_one_of_them_open() {
    let (mut hand, _store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Stop · something got worse").press("Dizziness, tingling, numbness or weakness");
    hand.press("Back").press("Dizziness, tingling, numbness or weakness").press("Go on to the questions");
    let said = beside(&mut hand);
    assert_eq!(said.len(), 5, "{said:?}");
    assert!(said.iter().all(|(_, yes, beside)| !yes && beside.ends_with(". Please answer it.")), "{said:?}");
}

#[test]
fn something_new_after_a_session_opens_the_check_with_it() {
    let person = ready();
    let record = person.session(&routine("desk_break_3"), None, Stopped::Done);
    let (mut hand, _store) = open(&format!("/after/{}", record.id), person.0);
    hand.press("Something new or worse?").press("Tingling or numbness").press("Chest, face, eyes, speech");
    shows(&hand, "If this is happening now, call");
    hand.press("Chest, face, eyes, speech");
    hides(&hand, "If this is happening now, call");
    hand.press("Sharp, hot or stronger pain").press("Go on to the questions");
    let said = beside(&mut hand);
    let yes: Vec<&str> = said.iter().filter(|(_, yes, _)| *yes).map(|(id, ..)| id.as_str()).collect();
    assert_eq!(yes, ["pain_present", "tingle_or_numb_one_limb"]);
    assert!(said.iter().all(|(.., beside)| beside.starts_with("After your session: ")), "{said:?}");
}

#[test]
fn strong_pain_is_filled_in_for_confirmation_and_nothing_else_is() {
    let (mut hand, _store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Stop · something got worse").press("Sharp, hot or stronger pain");
    let run = hand.inside(|| consume_context::<CheckState>().run()).expect("a check");
    assert_eq!(run.answer_to("pain_present"), Some(&Answer::yes()));
    assert_eq!(run.answer_to("pain_now"), None);
    assert!(run.is_begun() && !run.is_answered(), "it can be gone on with, and nothing was answered yet");
}

#[test]
fn emergency_signs_show_the_number_before_the_questions() {
    let person = ready().settings(|settings| settings.emergency_number = Some("112".to_owned()));
    let (mut hand, store) = open("/routine/desk_break_3", person.0);
    hand.press("Start").press("Stop · something got worse").press("Chest, face, eyes, speech");
    shows(&hand, "Get emergency help now");
    assert_eq!(hand.attribute("Call 112", "href").as_deref(), Some("tel:112"));
    assert_eq!(only_session(&store).stopped, Some(Stopped::Worse));
    assert_eq!(store.begun_checks().unwrap().len(), 1, "what was said is kept before the questions are opened");
    hand.press("Go on to the questions");
    assert!(hand.has("None of these 10"), "nothing is ticked: {}", hand.text());
    shows(&hand, "From the session you stopped: a sign that cannot wait, today ");
    assert_eq!(beside(&mut hand).len(), 7);
}

#[test]
fn an_interrupted_session_goes_on_or_is_closed() {
    let interrupted = || ready().interrupted(&routine("morning_mobility_8"), 200.0);
    let (mut hand, _store) = open("/", interrupted().0);
    hand.press("Go on");
    shows(&hand, "Move 4 of 8");
    let (mut hand, store) = open("/", interrupted().0);
    hand.press("Close it");
    hides(&hand, "was interrupted");
    assert_eq!(only_session(&store).stopped, Some(Stopped::Killed));
}

#[test]
fn no_message_lies_over_the_controls_of_the_player() {
    let (mut hand, _store) = open("/", ready().interrupted(&routine("morning_mobility_8"), 200.0).0);
    hand.press("Close it");
    shows(&hand, "Closed. What you did is kept.");
    hand.press("Start Desk break");
    shows(&hand, "Move 1 of 5");
    hides(&hand, "Closed. What you did is kept.");
}

#[test]
fn another_routine_ends_the_one_that_is_open() {
    let store = Arc::new(ready().0);
    let mut hand = Hand::on("/exercise/cat_cow", store.clone(), || {
        consume_context::<PlayerState>().start(exercise("open_book"), None, None);
    });
    assert!(store.sessions().unwrap().is_empty(), "it runs");
    hand.press("Start · 1 min 14 s");
    shows(&hand, "Cat–cow Move 1 of 1");
    let ended = only_session(&store);
    assert_eq!((ended.routine.as_str(), ended.stopped), ("open_book", Some(Stopped::Left)));
}

#[test]
fn the_routine_for_now_starts_at_once_or_opens_its_questions() {
    let (mut asked, _store) = open("/", Person::new().at_once().0);
    asked.press("Start Desk break");
    assert!(asked.has("Start and skip for now"), "{}", asked.text());
    let (mut known, _store) = open("/", ready().0);
    known.press("Start Desk break");
    shows(&known, "Move 1 of 5");
}

#[test]
fn sound_is_switched_off_and_on_in_the_player() {
    let (mut hand, store) = open("/routine/desk_break_3", ready().0);
    hand.press("Start").press("Sound: voice and tones");
    assert!(!store.settings().unwrap().sound);
    assert_eq!(hand.attribute("Sound: voice and tones", "aria-pressed").as_deref(), Some("false"));
    hand.press("Sound: voice and tones");
    assert!(store.settings().unwrap().sound);
}

#[test]
fn filters_stay_while_a_routine_is_looked_at() {
    let (mut hand, _store) = open("/move", ready().0);
    hand.press("Chair only").press("Relax");
    shows(&hand, "Clear 2 filters");
    hand.press("60-second urge reset").press("Back");
    shows(&hand, "Clear 2 filters");
    hand.press("Clear 2 filters");
    shows(&hand, "19 routines");
    hand.press("Exercises");
    shows(&hand, "39 exercises");
}

#[test]
fn routines_of_ones_own_are_begun_copied_and_taken_in() {
    let (mut hand, store) = open("/move", ready().0);
    hand.press("Add a routine").press("Paste text").type_into("The text you were sent", "{}").press("Look at it");
    shows(&hand, "This is not a routine from Unkink.");
    assert!(store.own_routines().unwrap().is_empty());
    assert_eq!(hand.attribute("The text you were sent", "aria-invalid").as_deref(), Some("true"));
    hand.press("Begin a new one");
    assert_eq!(store.own_routines().unwrap().len(), 1);
    let mut copy = Hand::on("/routine/desk_break_3", store.clone(), nothing);
    copy.press("Make my own version");
    assert_eq!(copy.value("Name").as_deref(), Some("My desk break"));
    let shared = serde_json::to_string(&store.own_routines().unwrap()[0].to_file()).unwrap();
    let mut list = Hand::on("/move", store.clone(), nothing);
    list.press("Add a routine").press("Paste text").type_into("The text you were sent", &shared).press("Look at it");
    assert_eq!(store.own_routines().unwrap().len(), 2, "it is looked at first");
    shows(&list, "My desk break");
    shows(&list, "5 moves, 3 min");
    list.press("Add");
    assert_eq!(store.own_routines().unwrap().len(), 3);
    assert_eq!(content().routines.len(), 19);
}
