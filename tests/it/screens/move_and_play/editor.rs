//! The routine editor, and routines that were deleted.

use super::person::{Person, ago};
use super::{nothing, tag};
use crate::screens::hand::Hand;
use crate::screens::page;
use serde_json::json;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::domain::content::question::Answer;
use unkink::domain::own_routine::OwnRoutine;
use unkink::store::Store;

/// A person with a copy of the desk break.
fn person() -> Person {
    let person = Person::new().at_once().answered(&[("wrist_sore", Answer::no())]);
    let own = OwnRoutine::copy_of(content().routine("desk_break_3").unwrap(), "own-1".to_owned(), ago(5));
    person.0.save_routine(content(), &own).unwrap();
    person
}

fn editor() -> (Hand, Arc<Store>) {
    let store = Arc::new(person().0);
    (Hand::on("/routine/own-1/edit", store.clone(), nothing), store)
}

fn own(store: &Store) -> OwnRoutine {
    store.own_routines().unwrap().into_iter().find(|own| own.uid == "own-1").expect("the routine")
}

fn moves(store: &Store) -> Vec<String> {
    own(store).steps.iter().map(|step| step.exercise.to_string()).collect()
}

#[track_caller]
fn shows(hand: &Hand, part: &str) {
    let text = hand.text();
    assert!(text.contains(part), "“{part}” is not in: {text}");
}

#[test]
fn moves_are_added_put_in_order_and_taken_out_with_undo() {
    let (mut hand, store) = editor();
    let before = moves(&store);
    hand.press("Add a move").type_into("Search the moves", "plank").press("Plank");
    assert_eq!(moves(&store).last().map(String::as_str), Some("plank"));
    hand.press("Move Plank on forearms up").press("Move Plank on forearms up");
    assert_eq!(moves(&store)[3], "plank");
    hand.press("Move Plank on forearms down");
    assert_eq!(moves(&store)[4], "plank");
    hand.press("Change Plank").press("Take out");
    assert_eq!(moves(&store), before);
    hand.press("Undo");
    assert_eq!(moves(&store)[4], "plank", "a move that was taken out comes back where it was");
}

#[test]
fn several_moves_are_added_from_one_sheet_which_says_what_is_in_the_routine() {
    let (mut hand, store) = editor();
    let before = moves(&store).len();
    hand.press("Add a move").press("Plank").press("Plank").press("Bridge");
    assert_eq!(moves(&store)[before..], ["plank", "plank", "bridge"].map(str::to_owned));
    shows(&hand, "In the routine 2 times");
    hand.page().write("editor-add");
    hand.press(&format!("Done, {} moves in the routine", before + 3));
    assert!(!hand.has("Search the moves"));
}

#[test]
fn a_move_goes_to_another_place_at_once() {
    let (mut hand, store) = editor();
    let before = moves(&store);
    hand.press("Change Shoulder-blade squeeze").press("To the end");
    assert_eq!(moves(&store).last(), before.iter().find(|id| *id == "scapular_squeeze"));
    hand.press("Change Shoulder-blade squeeze").press("To the start");
    assert_eq!(moves(&store)[0], "scapular_squeeze");
    let grips = hand.page().html.matches("data-drags").count();
    assert_eq!(grips, before.len(), "every row has its handle");
}

#[test]
fn the_editor_says_which_answer_changes_the_routine_and_leads_to_it() {
    let (hand, store) = editor();
    let because = "Because you answered “Does lifting an arm above shoulder height hurt?” with “yes”.";
    assert!(!hand.text().contains("Because you answered"), "{}", hand.text());
    store.set_safety_answers(content(), &[("shoulder_sore".into(), Answer::yes())], ago(1)).unwrap();
    let mut hand = Hand::on("/routine/own-1/edit", store.clone(), nothing);
    shows(
        &hand,
        &format!("Adjusted for you Shoulder-blade squeeze: Use half the effort. {because} Change this answer"),
    );
    hand.press("Change this answer");
    shows(&hand, "About you, kept for safety");
    hand.press("Does lifting an arm above shoulder height hurt?").press("Back");
    assert_eq!(store.profile().unwrap().answers.get("shoulder_sore").unwrap().value, Answer::no());
    shows(&hand, "Add a move");
    assert!(!hand.text().contains("Because you answered"), "{}", hand.text());
}

#[test]
fn a_result_that_is_open_is_said_in_the_editor_and_led_to() {
    let store = Arc::new(person().checked(60, &json!({"region": ["low_back"], "crack_giving_way": "yes"})).0);
    let mut hand = Hand::on("/routine/own-1/edit", store, nothing);
    shows(&hand, "Because a result is still open: “Be seen in the next 2–3 days”. Open the result");
    hand.press("Open the result");
    shows(&hand, "A back that gives way");
}

#[test]
fn a_routine_without_moves_says_no_length() {
    let mut hand = Hand::on("/move", Arc::new(person().0), nothing);
    hand.press("Add a routine").press("Begin a new one");
    shows(&hand, "No moves yet.");
    assert!(!hand.text().contains("0 moves"), "{}", hand.text());
}

#[test]
fn the_dose_of_a_move_is_changed_step_by_step() {
    let (mut hand, store) = editor();
    hand.press("Add a move").type_into("Search the moves", "plank").press("Plank").press("Change Plank");
    hand.press("Reps: more").press("Sets: more").press("Hold: more").press("Rest between sets: more");
    hand.press("Time to get into place: less");
    let plank = content().exercise("plank").unwrap();
    let (dose, change) = (plank.dose, own(&store).steps[5].change);
    assert_eq!((change.reps, change.sets), (Some(dose.reps + 1), Some(dose.sets + 1)));
    assert_eq!(change.rest, Some(dose.rest.as_secs() + 5));
    assert_eq!(change.setup, Some(dose.setup.as_secs() - 5));
    assert!(change.hold.is_some());
    hand.press("Take out").press("Add a move").type_into("Search the moves", "open book").press("Open book");
    hand.press("Change Open book").press("Sides: less");
    assert_eq!(own(&store).steps[5].change.sides, Some(1));
    hand.press("Between moves: more").press("At the end: less");
    let own = own(&store);
    let library = content().routine("desk_break_3").unwrap();
    assert_eq!(own.change_seconds, library.change_seconds + 5);
    assert_eq!(own.settle.seconds, library.settle.seconds.saturating_sub(5));
}

#[test]
fn a_name_is_changed_and_one_that_does_not_fit_is_refused() {
    let (mut hand, store) = editor();
    hand.type_into("Name", "After lunch");
    assert_eq!(own(&store).name, "After lunch");
    hand.type_into("Name", "");
    shows(&hand, "Give it a name, up to 60 letters.");
    assert_eq!(own(&store).name, "After lunch");
}

#[test]
fn a_move_is_switched_off_for_today_and_on_again() {
    let (mut hand, store) = editor();
    hand.press("Change Shoulder-blade squeeze").press("Switch off for today");
    shows(&hand, "4 of 5 moves today");
    assert!(hand.has("Change Shoulder-blade squeeze"));
    shows(&hand, "off for today");
    let page = Hand::on("/routine/own-1", store.clone(), nothing);
    shows(&page, "Off for today: Shoulder-blade squeeze. Tomorrow it is back by itself.");
    shows(&page, "4 moves");
    let mut play = Hand::on("/routine/own-1", store.clone(), nothing);
    play.press("Start");
    shows(&play, "Move 1 of 4");
    hand.press("Off for today. Switch it on");
    shows(&hand, "5 moves");
    assert_eq!(own(&store).off, None);
}

#[test]
fn a_routine_that_would_be_too_long_says_so_where_it_is_changed() {
    let (mut hand, store) = editor();
    for _ in 0..35 {
        hand.press("Add a move").press("Plank");
    }
    let before = own(&store);
    assert_eq!(before.steps.len(), 40);
    hand.press("Add a move").press("Plank");
    shows(&hand, "A routine holds up to 40 moves. Take one out first.");
    assert_eq!(own(&store), before);
    assert_eq!(hand.attribute("Name", "aria-invalid"), None, "the name is fine");
}

#[test]
fn a_routine_is_copied_from_its_editor() {
    let (mut hand, store) = editor();
    hand.press("Make a copy");
    assert_eq!(store.own_routines().unwrap().len(), 2);
    assert_eq!(hand.value("Name").as_deref(), Some("My desk break (copy)"));
}

#[test]
fn a_routine_is_shared_by_a_press_and_its_text_is_not_shown() {
    let (mut hand, store) = editor();
    hand.press("Share");
    assert!(!hand.text().contains("unkink-routine"), "{}", hand.text());
    let field = tag(&hand.page(), &["id=\"shared-text\""]);
    assert!(field.contains("u-hide") && field.contains("aria-hidden"), "{field}");
    assert_eq!(hand.attribute("Copy", "data-copies").as_deref(), Some("shared-text"));
    let add = {
        let mut list = Hand::on("/move", store, nothing);
        list.press("Add a routine");
        list
    };
    assert_eq!(add.attribute("Open a file", "data-reads-file-into").as_deref(), Some("shared-file"));
}

#[test]
fn a_shared_routine_that_does_not_fit_is_refused_in_a_persons_words() {
    let store = Arc::new(person().0);
    let text = own(&store).to_text();
    let cases = [
        (text.replace("seated_twist", "neck_thrust"), "This Unkink does not know one of its moves."),
        (text.replace("\"reps\": 5", "\"reps\": 5000"), "This routine is damaged. Ask for it once more."),
    ];
    for (text, message) in cases {
        let mut hand = Hand::on("/move", store.clone(), nothing);
        hand.press("Add a routine").press("Paste text").type_into("The text you were sent", &text).press("Look at it");
        shows(&hand, message);
        assert_eq!(store.own_routines().unwrap().len(), 1, "nothing was kept");
    }
}

#[test]
fn a_deleted_routine_comes_back_by_undo_or_from_the_list() {
    let (mut hand, store) = editor();
    hand.press("Delete this routine");
    assert!(store.own_routines().unwrap().is_empty());
    hand.press("Undo");
    assert_eq!(store.own_routines().unwrap().len(), 1);
    let mut hand = Hand::on("/routine/own-1/edit", store.clone(), nothing);
    hand.press("Delete this routine").press("Deleted routines");
    shows(&hand, "Routine · deleted");
    hand.press("Bring back My desk break");
    assert_eq!(own(&store).name, "My desk break");
    shows(&hand, "What you delete will be here");
    let none = Hand::on("/move", store, nothing);
    assert!(!none.has("Deleted routines"), "nothing is deleted");
}

#[test]
fn pages_of_the_editor_can_be_looked_at() {
    let shown = page("editor", "/routine/own-1/edit", person().0, nothing);
    assert!(shown.text().contains("3 min, 5 moves. Kept as you change it."), "{}", shown.text());
    let (mut hand, _store) = editor();
    hand.press("Change Seated twist");
    hand.page().write("editor-dose");
    shows(&hand, "Switch off for today");
    let (mut hand, _store) = editor();
    hand.press("Share");
    hand.page().write("editor-share");
    shows(&hand, "Copy");
    let person = person();
    person.0.set_routine_deleted("own-1", true, ago(1)).unwrap();
    let shown = page("deleted-routines", "/journal/trash", person.0, nothing);
    assert!(shown.text().contains("My desk break"), "{}", shown.text());
}
