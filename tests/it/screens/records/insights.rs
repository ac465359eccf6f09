//! The insights beside the timeline.

use super::{accepted_store, open};
use crate::support::year;
use unkink::platform::clock;

#[test]
fn an_empty_journal_says_what_insights_will_be() {
    let (mut hand, store) = open("/journal/insights", accepted_store());
    assert!(hand.text().contains("What you keep is counted here"), "{}", hand.text());
    hand.press("Log a crack");
    assert_eq!(store.health().unwrap().entries, 1);
    let text = hand.text();
    assert!(text.contains("This week") && text.contains("Not enough yet: 1 of 5 cracks"), "{text}");
}

#[test]
fn timeline_and_insights_are_two_views_of_the_journal() {
    let store = accepted_store();
    year::fill(&store, clock::now());
    let (mut hand, _) = open("/journal", store);
    hand.press("Insights");
    assert!(hand.text().contains("Forced cracks per day"), "{}", hand.text());
    hand.press("Timeline");
    assert!(hand.text().contains("Today") || hand.text().contains("Yesterday"), "{}", hand.text());
}

#[test]
fn every_chart_of_a_year_says_what_is_to_be_seen_and_is_a_table_too() {
    let store = accepted_store();
    year::fill(&store, clock::now());
    let (mut hand, _) = open("/journal/insights", store);
    for range in ["4 weeks", "3 months", "1 year", "All"] {
        hand.press(range);
        let text = hand.text();
        for title in ["Forced cracks per day", "Pain with cracks", "Hour of day", "Where", "What eased the urge"] {
            assert!(text.contains(title), "{range}: {title}: {text}");
        }
        assert!(!text.contains('%') && !text.to_lowercase().contains("because"), "{text}");
    }
    assert!(hand.text().contains("Per month"), "{}", hand.text());
    let tables = |hand: &super::Hand| hand.page().html.matches("<table").count();
    let before = tables(&hand);
    hand.press("Show as table");
    assert_eq!(tables(&hand), before + 1);
    hand.press("Hide the table");
    assert_eq!(tables(&hand), before);
}

#[test]
fn days_of_ones_own_choice_are_looked_at_when_they_fit() {
    let store = accepted_store();
    year::fill(&store, clock::now());
    let (mut hand, _) = open("/journal/insights", store);
    hand.press("Choose dates");
    let last = hand.text();
    hand.type_into("From", "2999-01-01");
    assert!(hand.text().contains("The first day lies after the last one."), "{}", hand.text());
    assert!(last.contains("Two stretches of 28 days") && hand.text().contains("Two stretches of 28 days"));
    let today = (clock::now() - chrono::Duration::hours(4)).date_naive();
    hand.type_into("From", &(today - chrono::Duration::days(9)).to_string());
    assert!(hand.text().contains("Two stretches of 10 days"), "{}", hand.text());
    assert!(!hand.text().contains("lies after"));
}
