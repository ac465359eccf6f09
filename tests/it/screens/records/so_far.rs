//! Proves the answers so far of a check, and the page of all checks.

use super::{hours_ago, open, saved};
use crate::screens::accepted_store;
use serde_json::json;
use unkink::domain::checker::Who;

#[test]
fn an_earlier_answer_is_changed_from_the_list() {
    let (mut hand, _) = open("/check/run", accepted_store());
    hand.press("Start the check");
    for lines in [10, 13, 7, 6] {
        hand.press(&format!("None of these {lines}"));
    }
    hand.press("Your answers so far");
    hand.press("Change: Have you coughed up blood?");
    assert!(hand.text().contains("Stop check 1 of 4"), "{}", hand.text());
    assert!(hand.text().contains("leads back to where you were"), "{}", hand.text());
    hand.press("Have you coughed up blood?").press("Go on: 1 ticked");
    assert!(hand.text().contains("Where and how much"), "back to where it was: {}", hand.text());
    hand.press("Your answers so far");
    assert!(hand.text().contains("Have you coughed up blood? Yes"), "{}", hand.text());
    hand.press("Back to the question");
    assert!(hand.text().contains("Where and how much"), "{}", hand.text());
}

#[test]
fn all_checks_stand_on_a_page_and_two_are_put_side_by_side() {
    let store = accepted_store();
    let hurts = json!({"region": ["neck"], "crack_painful": "yes", "age_years": 38});
    let first = saved(&store, Who::Me, &hurts, hours_ago(50));
    saved(&store, Who::Me, &json!({"region": ["neck"], "crack_painful": "no", "age_years": 38}), hours_ago(2));
    let (mut hand, _) = open("/check/history", store);
    let text = hand.text();
    assert!(text.contains("Book a routine check") && text.contains("No warning signs in your answers"), "{text}");
    hand.press("Compare two");
    hand.press("Book a routine check").press("No warning signs in your answers").press("Compare");
    let text = hand.text();
    assert!(text.contains("Two checks side by side") && text.contains("Answers that differ"), "{text}");
    assert!(text.contains("Does it usually hurt when it cracks?"), "{text}");
    let store = accepted_store();
    let again = saved(&store, Who::Me, &hurts, hours_ago(50));
    assert_eq!(again.id, first.id);
    let (mut hand, _) = open(&format!("/check/result/{}", again.id), store);
    assert!(hand.text().contains("SHA-256 of its questions and rules: "), "{}", hand.text());
    hand.press("Run these answers under today’s rules");
    assert!(hand.text().contains("Today’s rules give the same result: Book a routine check."), "{}", hand.text());
}
