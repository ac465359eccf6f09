//! Proves the timeline: pages of whole days, and its search.

use super::{ago, journal_store, open};
use crate::screens::accepted_store;
use crate::screens::hand::Hand;
use unkink::domain::content::content;
use unkink::domain::journal::EntryFields;
use unkink::domain::search::{Search, choices};
use unkink::domain::words::entry as words;
use unkink::store::EntryFilter;

#[test]
fn the_journal_is_searched_by_words_and_place() {
    let (mut hand, _) = open("/journal", journal_store());
    hand.press("Search").type_into("Search the journal", "GARDENING");
    let text = hand.text();
    assert!(text.contains("By itself · low back") && !text.contains("10:06"), "{text}");
    hand.type_into("Search the journal", "").press("Neck");
    let text = hand.text();
    assert!(text.contains("08:50") && !text.contains("22:14"), "{text}");
    hand.type_into("Search the journal", "zzz");
    assert!(hand.text().contains("Nothing in the journal fits."), "{}", hand.text());
    hand.press("Show everything");
    assert!(hand.text().contains("10:06"), "{}", hand.text());
}

#[test]
fn a_long_journal_comes_in_pages_of_whole_days() {
    let store = accepted_store();
    for crack in 0..130 {
        // Twelve a day, from noon on.
        let at = ago(3 + crack / 12, 12, 0) + chrono::Duration::minutes(crack % 12 * 7);
        store.add_entry(&EntryFields::bare(at), at).unwrap();
    }
    let (mut hand, store) = open("/journal", store);
    let rows = |hand: &Hand| hand.page().html.matches("row--record").count();
    let days = |hand: &Hand| hand.page().html.matches("day__head").count();
    assert_eq!((rows(&hand), days(&hand)), (60, 5));
    hand.press("Show more (70 left)");
    assert_eq!((rows(&hand), days(&hand)), (120, 10));
    hand.press("Log").press("Done");
    assert_eq!((rows(&hand), days(&hand)), (121, 11), "what is logged meanwhile takes no older row away");
    hand.press("Show more (10 left)");
    assert_eq!((rows(&hand), days(&hand)), (131, 12));
    assert!(!hand.has("Show more"));
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 131);
}

#[test]
fn a_day_stands_once_wherever_it_was_lived() {
    let store = accepted_store();
    for at in [
        "2026-10-26T23:30:00+13:00",
        "2026-10-27T00:10:00+05:45",
        "2026-10-26T22:00:00+02:00",
        "2026-10-27T08:00:00+13:00",
    ] {
        let at = crate::support::at(at);
        store.add_entry(&EntryFields::bare(at), at).unwrap();
    }
    let html = open("/journal", store).0.page().html;
    assert_eq!(html.matches("day__head").count(), 2, "{html}");
    let (late, early) = (html.find("27 October").unwrap(), html.find("26 October").unwrap());
    assert!(late < early);
}

#[test]
fn what_was_chosen_is_found_by_the_words_on_screen_and_so_is_a_name() {
    for (search, shown, hidden) in [
        ("forced thoracic", "", "Forced"),
        ("FORCED mid", "Forced · upper and mid back", "By itself"),
        ("clean pop", "one clean pop", "By itself"),
        ("gardening itself", "By itself", "Forced"),
        ("eased reset", "60-second urge reset", "Waited"),
        ("waited", "Waited", "60-second urge reset"),
        ("öfter", "Nothing in the journal fits", "Forced"),
    ] {
        let (mut hand, _) = open("/journal", journal_store());
        hand.press("Search").type_into("Search the journal", search);
        let text = hand.text();
        assert!(text.contains(shown) && !text.contains(&format!("{hidden} ·")), "{search}: {text}");
    }
}

#[test]
fn every_word_of_a_row_finds_it() {
    let store = journal_store();
    let own = std::collections::BTreeMap::new();
    for entry in store.entries(&EntryFilter::default()).unwrap() {
        let row = format!("{} {}", words::crack_name(&entry.fields), words::crack_details(content(), &entry.fields));
        for word in row.replace("with a note", "").split([' ', '·', ',']).filter(|word| !word.is_empty()) {
            let search = Search::of(word, || choices(content(), &own));
            let found = store.entries(&EntryFilter { search, ..EntryFilter::default() }).unwrap();
            assert!(found.contains(&entry), "{word} of {row}");
        }
    }
}
