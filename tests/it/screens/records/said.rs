//! Proves that what a person said can be opened, corrected, deleted and brought back: urges, days, sessions, entries.

use super::{ago, journal_store, open};
use crate::screens::accepted_store;
use crate::screens::hand::Hand;
use std::sync::Arc;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{EntryFields, Outcome, Trigger, UrgeFields};
use unkink::domain::trash::Kind;
use unkink::store::{EntryFilter, Store};

fn urge(store: &Store) -> UrgeFields {
    store.urges().unwrap().remove(0).fields
}

#[test]
fn an_urge_opens_from_the_journal_as_something_to_read_and_is_corrected() {
    let (mut hand, store) = open("/journal", journal_store());
    hand.press("Urge eased · neck");
    hand.page().write("urge-record");
    let text = hand.text();
    for part in ["Urge eased · neck", "Strength 6 of 10", "Strength afterwards 3 of 10", "What happened It eased"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!hand.has("Strength of the urge"), "it is read, not changed");
    hand.press("Edit");
    hand.page().write("urge-edit");
    hand.type_into("Strength of the urge", "8")
        .type_into("And afterwards?", "1")
        .press("Low back")
        .press("Still there");
    hand.press("Waiting 20 minutes").type_into("Note", "at the desk");
    let said = urge(&store);
    assert_eq!((said.level, said.level_after, said.region), (8, Some(1), Some(Region::LowBack)));
    assert_eq!((said.outcome, said.alternative.as_deref()), (Some(Outcome::StillThere), Some("wait")));
    assert_eq!(said.note, "at the desk");
    hand.press("Clear: And afterwards?").press("Still there");
    assert_eq!((urge(&store).level_after, urge(&store).outcome), (None, None));
    hand.press("Done");
    assert!(hand.text().contains("How it ended is not said yet"), "{}", hand.text());
}

#[test]
fn an_urge_is_deleted_with_undo_and_brought_back_from_the_trash() {
    let (mut hand, store) = open("/journal/urge/1", journal_store());
    hand.press("Delete this urge");
    assert!(hand.text().contains("Deleted: Urge, neck, eased, "), "{}", hand.text());
    assert_eq!(store.urges().unwrap().len(), 1);
    hand.press("Undo");
    assert!(hand.text().contains("Back: Urge, neck, eased, "), "{}", hand.text());
    assert_eq!(store.urges().unwrap().len(), 2);
    store.delete(Kind::Urge, 1, ago(0, 0, 1)).unwrap();
    let mut hand = Hand::on("/journal/urge/1", store.clone(), || {});
    assert!(hand.text().contains("This urge was deleted"), "{}", hand.text());
    hand.press("Bring it back");
    assert!(hand.has("Edit"));
    let mut hand = Hand::on("/journal/trash", store.clone(), || {});
    assert!(hand.text().contains("What you delete will be here"), "{}", hand.text());
    store.delete(Kind::Urge, 1, ago(0, 0, 1)).unwrap();
    hand = Hand::on("/journal/trash", store.clone(), || {});
    hand.press("Bring back Urge, neck, eased, ");
    assert_eq!(store.urges().unwrap().len(), 2);
}

#[test]
fn an_urge_and_the_crack_it_ended_in_lead_to_each_other() {
    let store = accepted_store();
    let at = ago(1, 12, 0);
    store.add_urge(&UrgeFields { outcome: Some(Outcome::Cracked), ..UrgeFields::bare(at, 7) }, at).unwrap();
    let (mut hand, store) = open("/journal", store);
    hand.press("Forced").press("The urge before");
    assert!(hand.text().contains("Urge, cracked anyway"), "{}", hand.text());
    hand.press("The crack it ended in");
    assert!(hand.text().contains("Forced"), "{}", hand.text());
    hand.press("The urge before").press("Edit").press("It eased");
    assert!(store.entries(&EntryFilter::default()).unwrap().is_empty(), "it did not end in a crack after all");
    assert!(hand.text().contains("The crack it ended in is in the trash now."), "{}", hand.text());
    hand.press("I cracked anyway");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1);
    assert!(hand.text().contains("The crack it ended in is back."), "{}", hand.text());
}

#[test]
fn an_old_entry_opens_as_something_to_read_and_edit_changes_it() {
    let store = journal_store();
    let at = ago(2, 9, 0);
    let fields = EntryFields {
        trigger: Some(Trigger::SelfForced),
        tags: vec!["weakness".to_owned()],
        note: "first line\nsecond".to_owned(),
        ..EntryFields::bare(at)
    };
    let id = store.add_entry(&fields, at).unwrap().id;
    let (mut hand, store) = open(&format!("/journal/entry/{id}"), store);
    hand.page().write("entry-read");
    let text = hand.text();
    for part in ["How I forced it", "Anything new with it? Weakness", "first line second", "Delete this entry"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!hand.has("Grinding") && !hand.has("Note"), "it is read, not changed");
    hand.press("Edit").press("Waking up").press("Done");
    assert!(hand.text().contains("Just before Waking up"), "{}", hand.text());
    assert_eq!(store.entry(id).unwrap().fields.context, ["waking"]);
}

#[test]
fn signs_stand_in_three_groups_the_common_ones_more_and_those_that_need_help_at_once() {
    let (mut hand, store) = open("/journal/entry/1/edit", journal_store());
    let common = ["Tingling or numb", "Weakness", "Spreads to arm or leg", "Locking", "Dizzy", "New headache"];
    let urgent = [
        "Change in sight",
        "Face or speech change",
        "Numb between the legs",
        "Bladder or bowel change",
        "Both legs numb, weak or painful",
        "Chest pain",
    ];
    let more = [
        "Giving way",
        "Swelling",
        "Cannot turn or bend as far",
        "Fever",
        "After an injury",
        "Pain at night",
        "Worry about it",
    ];
    assert!(common.iter().chain(&urgent).all(|sign| hand.has(sign)), "{}", hand.text());
    assert!(!more.iter().any(|sign| hand.has(sign)), "{}", hand.text());
    let html = hand.page().html;
    let group = html.split("data-field=\"urgent\"").nth(1).unwrap();
    assert!(urgent.iter().all(|sign| group.contains(sign)), "they are a group of their own");
    assert!(html.find("Note").unwrap() < html.find("Anything new with it?").unwrap(), "the note comes before");
    hand.press("7 more");
    assert!(more.iter().all(|sign| hand.has(sign)), "{}", hand.text());
    hand.press("Fever");
    assert_eq!(store.entry(1).unwrap().fields.tags, ["fever"]);
    let again = Hand::on("/journal/entry/1/edit", store, || {});
    assert!(again.has("Fever") && again.has("6 more"), "what is chosen is in sight");
}

#[test]
fn a_day_is_opened_from_the_journal_and_from_today_corrected_cleared_and_brought_back() {
    let (mut hand, store) = open("/", journal_store());
    let today = || store.days().unwrap().into_iter().next();
    hand.press("Hours sat, a note");
    assert!(hand.text().contains("Today"), "{}", hand.text());
    hand.type_into("Hours sat", "7").type_into("Note", "long drive").type_into("Back or neck pain", "4");
    hand.page().write("day");
    let said = today().unwrap();
    assert_eq!((said.pain_today, said.sit_hours, said.note.as_str()), (Some(4), Some(7), "long drive"));
    hand.type_into("Hours sat", "99");
    assert!(hand.text().contains("Type whole hours from 0 to 24, or leave it empty."), "{}", hand.text());
    assert_eq!(today().unwrap().sit_hours, Some(7), "nothing was changed");
    hand.type_into("Hours sat", "").press("Clear: Back or neck pain");
    assert_eq!((today().unwrap().pain_today, today().unwrap().sit_hours), (None, None));
    hand.press("Delete what you said about this day");
    assert!(hand.text().contains("Deleted: What you said about"), "{}", hand.text());
    assert_eq!(today(), None);
    hand.press("Undo");
    assert_eq!(today().unwrap().note, "long drive");

    let yesterday = Day::of(ago(1, 10, 6), 4);
    store.change_day(yesterday, ago(1, 20, 0), |card| card.pain_today = Some(6)).unwrap();
    let mut hand = Hand::on("/journal", store.clone(), || {});
    assert!(hand.text().contains("Pain that day 6"), "the day's pain stands in the journal: {}", hand.text());
    hand.press("Pain that day 6").type_into("Back or neck pain", "2");
    assert_eq!(store.day(yesterday).unwrap().unwrap().pain_today, Some(2));
    let tomorrow = Day::of(ago(-1, 12, 0), 4);
    let ahead = Hand::on(&format!("/journal/day/{tomorrow}"), store, || {});
    assert!(ahead.text().contains("This day is still to come"), "{}", ahead.text());
}

#[test]
fn the_trash_is_emptied_only_when_that_is_said_twice() {
    let (mut hand, store): (Hand, Arc<Store>) = open("/journal/entry/1", journal_store());
    hand.press("Delete this entry");
    let mut hand = Hand::on("/journal/trash", store.clone(), || {});
    hand.press("Empty the trash").press("Keep it");
    assert!(hand.has("Bring back Upper and mid back, forced"));
    hand.press("Empty the trash").press("Remove for good");
    assert!(hand.text().contains("Removed for good: 1 record."), "{}", hand.text());
    assert!(hand.text().contains("What you delete will be here"), "{}", hand.text());
    assert!(store.undelete(Kind::Entry, 1, ago(0, 0, 1)).is_err());
}

#[test]
fn what_was_changed_is_named_when_its_page_is_left_and_undo_puts_it_back() {
    let (mut hand, store) = open("/journal/entry/1/edit", journal_store());
    let entry = |store: &Store| store.entry(1).unwrap().fields;
    let before = entry(&store);
    hand.press("Neck").type_into("Note", "at the desk").press("Done");
    assert!(hand.text().contains("Changed: Neck, forced, "), "{}", hand.text());
    assert_eq!(entry(&store).note, "at the desk");
    hand.press("Undo");
    assert_eq!(entry(&store), before);

    let (mut hand, store) = open("/journal/urge/1/edit", journal_store());
    let before = urge(&store);
    hand.press("I cracked anyway").press("Done");
    assert!(hand.text().contains("Changed: Urge, neck, cracked anyway, "), "{}", hand.text());
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 4, "its crack is kept");
    hand.press("Undo");
    let after = urge(&store);
    assert_eq!((after.outcome, after.level_after, after.region), (before.outcome, before.level_after, before.region));
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 3, "and taken back");

    let day = Day::of(ago(1, 12, 0), 4);
    let (mut hand, store) = open(&format!("/journal/day/{day}"), journal_store());
    hand.type_into("Hours sat", "6").press("Done");
    assert!(hand.text().contains("Changed: 6 h sat on "), "{}", hand.text());
    hand.press("Undo");
    assert_eq!(store.day(day).unwrap(), None);

    let (mut hand, _) = open("/journal/entry/1/edit", journal_store());
    hand.press("Done");
    assert!(!hand.has("Undo"), "nothing was changed: {}", hand.text());
}
