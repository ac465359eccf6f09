//! Proves what the window shows when another window or the terminal writes on the same records.

use super::ago;
use crate::screens::hand::Hand;
use std::sync::Arc;
use unkink::domain::content::content;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{EntryFields, Trigger};
use unkink::domain::trash::{Gone, Kind};
use unkink::platform::clock;
use unkink::store::Store;

/// Another program on the same records as the window.
fn elsewhere() -> (tempfile::TempDir, Arc<Store>, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let window = Arc::new(Store::open(&path).unwrap());
    window.change_settings(clock::now(), |settings| settings.accepted_at = Some(clock::now())).unwrap();
    let other = Store::open(&path).unwrap();
    (folder, window, other)
}

#[test]
fn what_another_program_wrote_is_there_when_a_screen_opens_and_when_the_window_is_looked_at() {
    let (_folder, store, other) = elsewhere();
    let at = ago(0, 0, 1).min(clock::now());
    store.add_entry(&EntryFields { note: "mine".to_owned(), ..EntryFields::bare(at) }, at).unwrap();
    let mut hand = Hand::on("/journal", store, || {});
    assert_eq!(hand.page().html.matches("row--record").count(), 1);
    other.add_entry(&EntryFields { region: Some(Region::Neck), ..EntryFields::bare(at) }, at).unwrap();
    hand.look_again();
    assert!(hand.text().contains("Crack · neck"), "{}", hand.text());
    other.delete(Kind::Entry, 1, at).unwrap();
    hand.press("Trash");
    assert!(hand.has("Bring back Crack"), "{}", hand.text());
    other.change_settings(at, |settings| settings.emergency_number = Some("999".to_owned())).unwrap();
    hand.press("Back");
    assert_eq!(hand.page().html.matches("row--record").count(), 1);
}

#[test]
fn an_entry_deleted_elsewhere_says_so_and_can_be_brought_back() {
    let (_folder, store, other) = elsewhere();
    let at = clock::now();
    store.add_entry(&EntryFields::bare(at), at).unwrap();
    let mut hand = Hand::on("/journal/entry/1/edit", store.clone(), || {});
    other.delete(Kind::Entry, 1, at).unwrap();
    hand.look_again();
    assert!(hand.text().contains("It was deleted elsewhere"), "{}", hand.text());
    hand.press("Bring it back");
    assert!(hand.text().contains("Where was it?"), "{}", hand.text());
    // Not looked at again, but touched: nothing is written, and the same is said.
    other.delete(Kind::Entry, 1, at).unwrap();
    hand.press("I forced it");
    assert!(hand.text().contains("It was deleted elsewhere"), "{}", hand.text());
    let Gone::Entry(deleted) = other.deleted(content(), Kind::Entry, 1).unwrap().record else { panic!("an entry") };
    assert_eq!(deleted.fields.trigger, None);
    assert!(page_of("/journal/entry/1", &store).contains("This entry was deleted"));
    assert!(page_of("/journal/entry/77", &store).contains("There is no such entry here"));
}

fn page_of(path: &str, store: &Arc<Store>) -> String {
    Hand::on(path, store.clone(), || {}).text()
}

#[test]
fn of_two_windows_the_second_takes_back_nothing_it_did_not_touch() {
    let (_folder, store, other) = elsewhere();
    let at = clock::now();
    store.add_entry(&EntryFields::bare(at), at).unwrap();
    let mut first = Hand::on("/journal/entry/1/edit", store.clone(), || {});
    let mut second = Hand::on("/journal/entry/1/edit", Arc::new(other), || {});
    first.type_into("Note", "from the first");
    second.press("I forced it").press("Done");
    first.press("Done");
    let kept = store.entry(1).unwrap().fields;
    assert_eq!((kept.note.as_str(), kept.trigger), ("from the first", Some(Trigger::SelfForced)));
    let mut third = Hand::on("/journal/entry/1/edit", store.clone(), || {});
    third.type_into("Note", "from the third").press("Done");
    drop(second);
    assert_eq!(store.entry(1).unwrap().fields.note, "from the third");
}
