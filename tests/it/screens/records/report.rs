//! Proves the page for a doctor on screen.

use super::{ago, hours_ago, open, saved};
use crate::screens::accepted_store;
use serde_json::json;
use unkink::domain::checker::Who;
use unkink::domain::journal::EntryFields;
use unkink::platform::clock;
use unkink::store::Store;

const NOTE: &str = "after the long drive";

fn kept() -> Store {
    let store = accepted_store();
    let sheet = json!({"region": ["neck"], "age_years": 38, "crack_painful": "yes", "chest_pain_now": "no"});
    saved(&store, Who::Me, &sheet, hours_ago(2));
    let entry = EntryFields { note: NOTE.to_owned(), ..EntryFields::bare(ago(2, 14, 0)) };
    store.add_entry(&entry, clock::now()).unwrap();
    store
}

#[test]
fn the_page_is_about_the_newest_check_and_has_no_note_until_one_is_chosen() {
    let (mut hand, _) = open("/visit", kept());
    let text = hand.text();
    for part in ["In an emergency call", "Back and neck: summary for a visit", "As answered: yes", "The app’s advice"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let paper = |html: &str| html.split("class=\"paper\"").nth(1).unwrap().to_owned();
    assert!(!paper(&hand.page().html).contains(NOTE));
    assert!(hand.text().contains("Notes on the page: none"));
    hand.press(NOTE);
    assert!(paper(&hand.page().html).contains(NOTE));
    assert!(hand.text().contains("Notes on the page: 1"));
    hand.press(NOTE);
    assert!(!paper(&hand.page().html).contains(NOTE));
}

#[test]
fn a_name_stands_on_the_page_and_is_not_kept() {
    let (mut hand, store) = open("/visit", kept());
    hand.type_into("Name", "Zaphodia");
    hand.type_into("Your questions for the visit, one a line", "What now?\n\nAnd then?");
    let text = hand.text();
    assert!(text.contains("Name: Zaphodia") && text.contains("What now?") && text.contains("And then?"), "{text}");
    let settings = serde_json::to_string(&store.settings().unwrap()).unwrap();
    let profile = serde_json::to_string(&store.profile().unwrap()).unwrap();
    assert!(!settings.contains("Zaphodia") && !profile.contains("Zaphodia"));
}

#[test]
fn the_page_of_a_check_for_someone_else_has_nothing_of_ones_own() {
    let store = kept();
    store
        .set_safety_answers(
            unkink::domain::content::content(),
            &[("blood_thinner".into(), unkink::domain::content::question::Answer::yes())],
            clock::now(),
        )
        .unwrap();
    let other = saved(&store, Who::Other, &json!({"region": ["low_back"], "age_years": 70}), clock::now());
    let (hand, _) = open(&format!("/visit/{}", other.id), store);
    let text = hand.text();
    assert!(text.contains("This check is about someone else."), "{text}");
    assert!(text.contains("check about someone else of"), "{text}");
    assert!(!text.contains("blood thinner") && !text.contains(NOTE), "{text}");
}

#[test]
fn a_more_urgent_open_result_stands_before_the_page() {
    let store = kept();
    let urgent = saved(&store, Who::Me, &json!({"chest_pain_now": "yes", "age_years": 50}), hours_ago(20));
    let (hand, _) = open("/visit", store);
    let text = hand.text();
    let (warning, page) = (text.find("A more urgent result is still open"), text.find("How it looks"));
    assert!(warning.is_some() && warning < page, "{text}");
    assert!(urgent.is_open());
}
