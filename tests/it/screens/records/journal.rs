//! Proves the quick log, the entry, the timeline and the deleted entries.

use super::{ago, journal_store, open};
use crate::screens::hand::Hand;
use crate::screens::{accepted_store, page};
use dioxus::prelude::consume_context;
use std::sync::Arc;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::day::Day;
use unkink::domain::exercise::Region;
use unkink::domain::field::NOTE_LIMIT;
use unkink::domain::journal::{BodySide, EntryFields, Outcome, Trigger, UrgeFields};
use unkink::domain::routine::Plan;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::Progress;
use unkink::domain::trash::Kind;
use unkink::platform::clock;
use unkink::store::{EntryFilter, Store};
use unkink::ui::state::log::LogState;

fn logged(store: Store) -> (Hand, Arc<Store>) {
    let store = Arc::new(store);
    (Hand::on("/journal", store.clone(), || consume_context::<LogState>().log_now()), store)
}

fn newest(store: &Store) -> EntryFields {
    store.entries(&EntryFilter::default()).unwrap().remove(0).fields
}

#[test]
fn the_log_is_saved_the_moment_its_sheet_opens() {
    let (hand, store) = logged(journal_store());
    hand.page().write("log-quick");
    let text = hand.text();
    assert!(text.contains("Logged at") && text.contains("Saved already. Add more only if you like."), "{text}");
    assert!(text.contains("usually upper and mid back"), "{text}");
    assert_eq!(newest(&store).region, None, "what is usual is a suggestion until it is touched");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 4);
}

#[test]
fn what_is_touched_in_the_sheet_is_saved() {
    let (mut hand, store) = logged(journal_store());
    hand.press("Low back").press("I forced it");
    assert!(!hand.text().contains("your usual"), "{}", hand.text());
    assert_eq!(newest(&store).region, Some(Region::LowBack));
    assert_eq!(newest(&store).trigger, Some(Trigger::SelfForced));
    hand.press("I forced it");
    assert_eq!(newest(&store).trigger, None, "a choice can be taken back");
    let before = newest(&store).at;
    hand.press("15 min ago");
    assert_eq!((before - newest(&store).at).num_minutes(), 15);
    assert_eq!(hand.attribute("15 min ago", "aria-checked").as_deref(), Some("true"));
    hand.press("Done");
    assert!(!hand.text().contains("Logged at"), "{}", hand.text());
}

#[test]
fn a_time_of_its_own_is_checked() {
    let (mut hand, store) = logged(accepted_store());
    hand.press("Other");
    let before = newest(&store).at;
    let refused = "Choose a day and a time that are not in the future.";
    let tomorrow = (clock::now() + chrono::Duration::days(1)).format("%Y-%m-%d").to_string();
    for bad in ["", "2026-13-40", &tomorrow] {
        hand.type_into("Day", bad);
        let text = hand.text();
        assert_eq!(text.matches(refused).count(), 1, "one message for {bad}: {text}");
        assert_eq!(newest(&store).at, before, "{bad}: nothing was changed");
    }
    hand.type_into("Time", "07:05").type_into("Day", "2026-10-31");
    assert!(!hand.text().contains(refused), "{}", hand.text());
    assert_eq!(newest(&store).at.format("%F %T").to_string(), "2026-10-31 07:05:00");
}

#[test]
fn undo_takes_the_entry_back_and_can_be_undone() {
    let (mut hand, store) = logged(accepted_store());
    hand.press("Undo");
    assert!(store.entries(&EntryFilter::default()).unwrap().is_empty());
    assert!(hand.text().contains("Deleted: "), "{}", hand.text());
    hand.press("Undo");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1);
}

#[test]
fn an_entry_shows_every_field_with_its_options() {
    let (mut hand, store) = open("/journal/entry/1/edit", journal_store());
    hand.page().write("log-details");
    for field in &unkink::domain::content::content().texts.entry_fields {
        let said =
            hand.text().contains(field.label.as_str()) || hand.page().html.contains(&format!("\"{}\"", field.label));
        assert!(said || field.id == "region", "{}", field.id);
    }
    hand.press("Left");
    assert_eq!(newest(&store).side, Some(BodySide::Left));
    hand.press("Neck, right");
    assert_eq!((newest(&store).region, newest(&store).side), (Some(Region::Neck), Some(BodySide::Right)));
    hand.press("Front").press("Low back, left");
    assert_eq!((newest(&store).region, newest(&store).side), (Some(Region::LowBack), Some(BodySide::Left)));
    hand.press("List");
    hand.page().write("log-details-list");
    hand.press("Upper and mid back");
    assert_eq!(newest(&store).region, Some(Region::UpperMidBack), "list and picture say the same");
    hand.type_into("Pain as it cracked", "7");
    assert_eq!(newest(&store).pain, Some(7));
    assert!(hand.text().contains("What was the pain like?"), "{}", hand.text());
    hand.press("Clear: Pain as it cracked");
    assert_eq!(newest(&store).pain, None);
    hand.press("Waking up");
    assert_eq!(newest(&store).context, ["after_sitting", "waking"]);
}

#[test]
fn seen_from_in_front_left_and_right_change_sides_in_the_picture() {
    let (mut hand, _) = open("/journal/entry/1/edit", journal_store());
    let order = |hand: &Hand| {
        let html = hand.page().html;
        html.find("Neck, left").unwrap() < html.find("Neck, right").unwrap()
    };
    assert!(order(&hand));
    hand.press("Front");
    assert!(!order(&hand));
}

#[test]
fn own_words_are_added_and_refused_under_their_field() {
    let (mut hand, store) = open("/journal/entry/1/edit", journal_store());
    hand.type_into("In your own words", "gardening");
    assert_eq!(newest(&store).context, ["after_sitting", "gardening"]);
    assert!(hand.has("gardening"));
    let long = "x".repeat(41);
    for bad in [long.as_str(), "a;b"] {
        hand.type_into("In your own words", bad);
        assert!(hand.text().contains("Use a word of up to 40 letters, without “;”."), "{}", hand.text());
        assert_eq!(hand.value("In your own words").as_deref(), Some(bad), "what was typed stays");
        assert_eq!(newest(&store).context.len(), 2);
    }
}

#[test]
fn a_note_is_saved_when_its_field_is_left_and_bad_ones_stay_in_it() {
    let (mut hand, store) = open("/journal/entry/1/edit", journal_store());
    hand.type_into("Note", "Two lines\nand ünïcode 🙂");
    assert_eq!(newest(&store).note, "Two lines\nand ünïcode 🙂");
    let long = "n".repeat(NOTE_LIMIT + 1);
    for (bad, says) in
        [("a\u{0}b", "a sign in it"), ("a\u{7}b", "a sign in it"), (long.as_str(), "Shorten it to 100000 letters.")]
    {
        hand.type_into("Note", bad);
        assert!(hand.text().contains(says), "{says}");
        assert_eq!(hand.value("Note").as_deref(), Some(bad), "what was typed stays");
        assert_eq!(newest(&store).note, "Two lines\nand ünïcode 🙂", "nothing half-saved");
    }
    hand.type_into("Note", "ok");
    assert_eq!(newest(&store).note, "ok");
    assert!(!hand.text().contains("100001"));
}

#[test]
fn an_emergency_sign_shows_the_number_at_once() {
    let (mut hand, _) = open("/journal/entry/1/edit", journal_store());
    hand.press("Dizzy");
    assert!(!hand.text().contains("If this is happening now"), "{}", hand.text());
    for tag in ["Numb between the legs", "Bladder or bowel change", "Both legs numb, weak or painful", "Chest pain"] {
        hand.press(tag);
        assert!(hand.text().contains("If this is happening now, call 112 now."), "{tag}: {}", hand.text());
        assert!(hand.page().html.contains("href=\"tel:112\""));
        hand.press(tag);
        assert!(!hand.text().contains("If this is happening now"), "{tag}");
    }
    hand.press("Face or speech change").press("Check the warning signs");
    assert!(hand.text().contains("Stop check 2 of 4"), "what is left open is shown first: {}", hand.text());
}

#[test]
fn an_entry_is_deleted_with_undo_and_brought_back_from_the_deleted_ones() {
    let (mut hand, store) = open("/journal", journal_store());
    hand.press("Forced · upper and mid back");
    hand.press("Delete this entry");
    assert!(hand.text().contains("Deleted: Upper and mid back, forced, "), "{}", hand.text());
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 2);
    hand.press("Trash");
    hand.page().write("trash");
    hand.press("Bring back Upper and mid back, forced, ");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 3);
    assert!(hand.text().contains("What you delete will be here"), "{}", hand.text());
}

#[test]
fn an_entry_that_is_gone_says_so() {
    let text = page("entry-none", "/journal/entry/99", accepted_store(), || {}).text();
    assert!(text.contains("There is no such entry here") && text.contains("Open the trash"), "{text}");
}

#[test]
fn a_session_that_is_in_the_trash_says_so_wherever_it_is_looked_for() {
    for address in ["/after", "/urge/after", "/session"] {
        let store = accepted_store();
        let plan = Plan::of_routine(content().routine("urge_reset_60").unwrap());
        let none = Duration::ZERO;
        let progress = Progress { position: none, planned: none, done: none, completed: false, steps: Vec::new() };
        let id = store.begin_session(&plan, &progress, None, ago(1, 12, 0), |_| ()).unwrap().id;
        store.end_session(id, &progress, Stopped::Left, ago(1, 12, 1)).unwrap();
        store.delete(Kind::Session, id, clock::now()).unwrap();
        let (mut hand, store) = open(&format!("{address}/{id}"), store);
        assert!(hand.text().contains("This session was deleted"), "{address}: {}", hand.text());
        hand.press("Bring it back");
        assert_eq!(store.session(id).unwrap().deleted_at, None, "{address}");
    }
}

#[test]
fn the_timeline_tells_days_with_their_counts_and_rows() {
    let (hand, _) = open("/journal", journal_store());
    hand.page().write("journal");
    let text = hand.text();
    for part in [
        "1 forced · 1 urge not followed",
        "Forced · upper and mid back 10:06 Right · one clean pop · pain 2 · after sitting",
        "Urge eased · neck 08:50 60-second urge reset · 6 → 3",
        "1 forced · 1 by itself · 1 urge not followed",
        "Urge eased · low back 22:14 Waited · 7 → 2",
        "Pain 4, dull or sore · more effort than usual 1 h later: pain 1",
        "By itself · low back 15:20 No pain · turning · with a note",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.find("22:14").unwrap() < text.find("17:41").unwrap(), "newest first");
}

#[test]
fn a_day_begins_at_the_hour_of_the_person() {
    let store = accepted_store();
    store.add_entry(&EntryFields::bare(ago(1, 2, 30)), clock::now()).unwrap();
    store.add_entry(&EntryFields::bare(ago(2, 20, 0)), clock::now()).unwrap();
    let text = page("journal-night", "/journal", store, || {}).text();
    assert!(text.contains("2 not described"), "02:30 belongs to the evening before: {text}");
}

#[test]
fn an_urge_that_ended_in_a_crack_is_told_once() {
    let store = accepted_store();
    let fields = UrgeFields {
        at: ago(1, 12, 0),
        region: Some(Region::Neck),
        level: 7,
        level_after: None,
        alternative: None,
        outcome: Some(Outcome::Cracked),
        entry: None,
        note: String::new(),
    };
    store.add_urge(&fields, clock::now()).unwrap();
    let text = page("journal-cracked", "/journal", store, || {}).text();
    assert!(text.contains("Forced · neck") && !text.contains("Urge, cracked anyway"), "{text}");
}

#[test]
fn correcting_an_old_entry_leaves_its_moment_and_its_day_alone() {
    let store = accepted_store();
    let at = crate::support::at("2026-11-01T23:50:00+05:45");
    store.add_entry(&EntryFields::bare(at), at).unwrap();
    let day = Day::of(at, 4);
    let counted = store.stats(day, day, 4).unwrap();
    let (mut hand, store) = open("/journal/entry/1/edit", store);
    hand.press("I forced it").press("Waking up").type_into("Note", "corrected");
    let entry = store.entry(1).unwrap();
    assert_eq!(entry.fields.at.to_rfc3339(), "2026-11-01T23:50:00+05:45");
    assert_eq!((entry.fields.note.as_str(), entry.created_at), ("corrected", at));
    assert!(entry.updated_at > entry.created_at);
    let now = store.stats(day, day, 4).unwrap();
    assert_eq!((now.totals.cracks, now.totals.self_forced), (counted.totals.cracks, 1));
}

#[test]
fn one_press_is_one_record_and_two_presses_are_two() {
    let (mut hand, store) = open("/", accepted_store());
    let count = |store: &Store| store.entries(&EntryFilter::default()).unwrap().len();
    hand.press("Log a crack");
    let first = store.entry(1).unwrap();
    assert_eq!(first.fields.at, first.created_at, "one reading of the clock");
    assert_eq!(count(&store), 1);
    hand.press("Done").press("Log a crack");
    assert_eq!(count(&store), 2, "a second deliberate crack is a second record");
    hand.press("Undo");
    assert_eq!(count(&store), 1);
}

#[test]
fn an_empty_journal_says_what_will_be_here() {
    let (mut hand, store) = open("/journal", accepted_store());
    hand.page().write("journal-empty");
    assert!(hand.text().contains("Every crack, every urge"), "{}", hand.text());
    hand.press("Log a crack");
    assert!(hand.text().contains("Logged at"), "{}", hand.text());
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 1);
    let text = page("trash-empty", "/journal/trash", accepted_store(), || {}).text();
    assert!(text.contains("What you delete will be here"), "{text}");
}
