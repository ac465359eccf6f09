//! Proves the timeline: pages of whole days, and its search.

use super::{ago, journal_store, open};
use crate::screens::accepted_store;
use crate::screens::hand::Hand;
use std::time::Duration;
use unkink::domain::content::content;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::Region;
use unkink::domain::journal::{EntryFields, Sound, Trigger, resting};
use unkink::domain::routine::Plan;
use unkink::domain::search::{Search, choices};
use unkink::domain::session::{Event, Session, SessionOptions, Stopped};
use unkink::domain::words::{entry as words, short_date};
use unkink::store::{EntryFilter, Store, TimelineFilter};

#[test]
fn the_journal_is_searched_by_words_and_place() {
    let (mut hand, _) = open("/journal", journal_store());
    hand.press("Search").type_into("Search the journal", "GARDENING");
    let text = hand.text();
    assert!(text.contains("By itself · low back") && !text.contains("10:06"), "{text}");
    hand.type_into("Search the journal", "").press("Filter").press("Neck").press("Show 1");
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
    hand.press("Show more");
    assert_eq!((rows(&hand), days(&hand)), (120, 10));
    hand.press("Log").press("Done");
    assert_eq!((rows(&hand), days(&hand)), (121, 11), "what is logged meanwhile takes no older row away");
    hand.press("Show more");
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
            let found = store
                .entries(&EntryFilter { wanted: TimelineFilter { search, ..TimelineFilter::default() }, limit: None })
                .unwrap();
            assert!(found.contains(&entry), "{word} of {row}");
        }
    }
}

#[test]
fn a_search_marks_the_words_found_and_counts_what_has_them() {
    let (mut hand, store) = open("/journal", journal_store());
    let at = ago(3, 10, 0);
    let note = "A long day. Later on, after GÄRDENING with a neighbour, it was back.".to_owned();
    store.add_entry(&EntryFields { note, ..EntryFields::bare(at) }, at).unwrap();
    hand.press("Search").type_into("Search the journal", "gardening");
    let html = hand.page().html;
    assert!(html.contains(">gardening</mark>") && html.contains(">GÄRDENING</mark>"), "{html}");
    assert!(
        hand.text().contains("With “gardening”: 2 of 6") && hand.text().contains("Later on, after GÄRDENING with"),
        "{html}"
    );
    hand.type_into("Search the journal", "reset neck");
    let html = hand.page().html;
    assert!(html.contains(">neck</mark>") && html.contains(">reset</mark>"), "{html}");
    assert!(hand.text().contains("With “reset neck”: 1 of 6"), "{}", hand.text());
    hand.type_into("Search the journal", "zzz");
    assert!(hand.text().contains("With “zzz”: none of 6"), "{}", hand.text());
    hand.press("Search");
    assert!(!hand.page().html.contains("<mark"), "nothing is marked when nothing is looked for");
    assert!(!hand.text().contains(" of 6"), "{}", hand.text());
}

#[test]
fn a_filter_shows_one_kind_of_row_and_says_so() {
    let (mut hand, store) = open("/journal", journal_store());
    let at = ago(1, 12, 0);
    let someone = EntryFields { trigger: Some(Trigger::OtherPerson), ..EntryFields::bare(at) };
    store.add_entry(&someone, at).unwrap();
    let plan = Plan::of_routine(content().routine("desk_break_3").unwrap());
    play(&store, &plan, ago(1, 13, 0));
    for (kind, says, shown) in [
        ("Forced", "Forced: 2 of 7", vec!["10:06", "17:41"]),
        ("By itself", "By itself: 1 of 7", vec!["15:20"]),
        ("Someone else", "Someone else: 1 of 7", vec!["12:00"]),
        ("Urges", "Urges: 2 of 7", vec!["08:50", "22:14"]),
        ("Routines", "Routines: 1 of 7", vec!["13:00"]),
    ] {
        hand.press("Filter").press(kind).press("Close");
        let text = hand.text();
        assert!(text.contains(says), "{kind}: {text}");
        for time in ["10:06", "17:41", "15:20", "12:00", "08:50", "22:14", "13:00"] {
            assert_eq!(text.contains(time), shown.contains(&time), "{kind}: {time} in {text}");
        }
    }
    hand.press("Filter").press("Urges").press("Neck").press("Close");
    assert!(hand.text().contains("Neck, urges: 1 of 7"), "{}", hand.text());
    hand.press("Take off: Neck");
    assert!(hand.text().contains("Urges: 2 of 7"), "{}", hand.text());
    hand.press("Take off: Urges");
    assert!(!hand.text().contains(" of 7") && hand.text().contains("12:00"), "{}", hand.text());
}

#[test]
fn filters_stand_together_and_each_is_taken_off_by_its_chip() {
    let (mut hand, store) = open("/journal", journal_store());
    for (days, region, sound, pain, tag) in [
        (10, Region::Neck, Sound::LoudClunk, 6, "gym"),
        (11, Region::Neck, Sound::LoudClunk, 3, "gym"),
        (12, Region::Neck, Sound::LoudClunk, 6, "locking"),
        (13, Region::Neck, Sound::SinglePop, 6, "gym"),
        (14, Region::LowBack, Sound::LoudClunk, 6, "gym"),
        (40, Region::Neck, Sound::LoudClunk, 6, "gym"),
    ] {
        let at = ago(days, 12, 0);
        let fields = EntryFields {
            region: Some(region),
            sound: Some(sound),
            pain: Some(pain),
            tags: vec![tag.to_owned()],
            ..EntryFields::bare(at)
        };
        store.add_entry(&fields, at).unwrap();
    }
    hand.press("Filter").press("Neck").press("A heavy clunk").press("gym");
    hand.type_into("Pain, at least", "4").type_into("From", &Day::of(ago(20, 12, 0), 4).to_string());
    hand.press("Show 1");
    let since = short_date(Day::of(ago(20, 12, 0), 4));
    let said = format!("pain 4 or more, tagged “gym”, since {since}");
    assert!(hand.text().contains(&format!("{said}: 1 of 11")), "{}", hand.text());
    hand.press("Take off: Pain 4 or more");
    assert!(hand.text().contains(": 2 of 11"), "{}", hand.text());
    hand.press("Take off: Tagged “gym”");
    assert!(hand.text().contains(": 3 of 11"), "{}", hand.text());
    hand.press(&format!("Take off: Since {since}"));
    assert!(hand.text().contains(": 4 of 11"), "{}", hand.text());
    hand.press("Take all off");
    assert!(!hand.text().contains(" of 11"), "{}", hand.text());
    hand.press("Filter").type_into("From", "2026-11-20").type_into("To", "2026-11-19");
    assert!(hand.text().contains("The first day lies after the last one."), "{}", hand.text());
}

#[test]
fn a_crack_of_which_only_the_day_is_known_shows_no_time_until_one_is_said() {
    let (store, at) = (accepted_store(), ago(3, 12, 0));
    let fields = EntryFields { clock: false, trigger: Some(Trigger::SelfForced), ..EntryFields::bare(at) };
    let entry = store.add_entry(&fields, at).unwrap();
    assert!(resting(std::slice::from_ref(&entry), &[].into(), at, 20).is_empty(), "no rest is counted from it");
    let (mut hand, store) = open("/journal", store);
    assert!(hand.text().contains("Forced") && !hand.text().contains("12:00"), "{}", hand.text());
    hand.press("Forced");
    assert!(hand.text().contains("Crack on") && !hand.text().contains("12:00"), "{}", hand.text());
    let said = store.change_entry(entry.id, at, |fields| fields.set_at(ago(3, 9, 30))).unwrap();
    assert!(said.fields.clock, "an edit that says a time is kept with it");
}

#[test]
fn a_month_is_gone_to_and_the_newest_come_back() {
    let store = accepted_store();
    for text in [
        "2026-11-03T10:00:00+01:00",
        "2026-09-30T22:00:00+02:00",
        "2026-10-01T03:10:00+02:00",
        "2025-12-24T18:00:00+01:00",
    ] {
        let at = crate::support::at(text);
        let note = if text.starts_with("2025") { "by the tree" } else { "" };
        store.add_entry(&EntryFields { note: note.to_owned(), ..EntryFields::bare(at) }, at).unwrap();
    }
    let (mut hand, _) = open("/journal", store);
    hand.press("Search").press("Go to a month");
    let text = hand.text();
    for part in ["2026 November 1 September 2", "2025 December 1"] {
        assert!(text.contains(part), "03:10 belongs to the day before: {text}");
    }
    hand.press("September");
    let text = hand.text();
    assert!(text.contains("September 2026 and before") && !text.contains("3 November"), "{text}");
    assert!(text.contains("30 September") && text.contains("24 December 2025"), "{text}");
    hand.press("Back to the newest");
    assert!(hand.text().contains("3 November"), "{}", hand.text());
    hand.type_into("Search the journal", "tree").press("Go to a month");
    assert!(!hand.has("September") && hand.has("December"), "{}", hand.text());
    hand.press("Close");
}

#[test]
fn what_happened_after_midnight_is_set_apart_in_its_day() {
    let store = accepted_store();
    for at in [ago(1, 3, 56), ago(1, 2, 14), ago(2, 17, 16), ago(2, 15, 23), ago(4, 12, 0), ago(5, 2, 0)] {
        store.add_entry(&EntryFields::bare(at), at).unwrap();
    }
    let text = open("/journal", store).0.text();
    for part in
        ["After midnight Crack 03:56 Crack 02:14 Before midnight Crack 17:16 Crack 15:23", "After midnight Crack 02:00"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!((text.matches("After midnight").count(), text.matches("Before midnight").count()), (2, 1), "{text}");
}

/// A session that is played to its end.
fn play(store: &Store, plan: &Plan, at: Moment) {
    let mut session = Session::new(
        plan.clone(),
        content(),
        SessionOptions { get_ready: Duration::ZERO, patience: None, own_pace: false },
    );
    session.update(Event::StartPressed, Duration::ZERO);
    let end = plan.timetable(content()).total;
    session.update(Event::Ticked, end);
    let progress = session.progress(content(), end);
    let begun = store.begin_session(plan, &progress, None, at, |_| ()).unwrap();
    store.end_session(begun.id, &progress, Stopped::Done, at).unwrap();
}

#[test]
fn several_are_chosen_changed_in_one_act_and_put_back() {
    let (mut hand, store) = open("/journal", journal_store());
    let regions = |store: &Store| -> Vec<Option<Region>> {
        store.entries(&EntryFilter::default()).unwrap().into_iter().map(|entry| entry.fields.region).collect()
    };
    let before = regions(&store);
    hand.press("Choose several");
    assert!(hand.text().contains("0 chosen"), "{}", hand.text());
    assert!(hand.attribute("Delete", "disabled").is_some(), "nothing is chosen yet");
    hand.press("Forced · upper and mid back 10:06").press("Urge eased · neck 08:50");
    assert!(hand.text().contains("2 chosen"), "{}", hand.text());
    hand.press("Place").press("Low back");
    assert!(hand.text().contains("Changed: 2 entries, now low back"), "{}", hand.text());
    assert!(!hand.text().contains("chosen"), "choosing ends: {}", hand.text());
    assert_ne!(regions(&store), before);
    hand.press("Undo");
    assert_eq!(regions(&store), before);

    hand.press("Choose several").press("Choose all 5").press("Tag");
    assert!(hand.text().contains("This changes 3 of the 5 you chose"), "{}", hand.text());
    hand.type_into("In your own words", "gym").press("Add");
    assert!(hand.text().contains("Changed: 3 entries, tagged “gym”"), "{}", hand.text());
    assert_eq!(store.used_tags().unwrap(), ["gym"]);
    hand.press("Choose several").press("Choose all 5").press("Tag").press("Take one off").press("gym");
    assert!(hand.text().contains("Changed: 3 entries, no longer tagged “gym”"), "{}", hand.text());

    hand.press("Choose several").press("Choose all 5").press("Time").press("Shift them");
    assert!(hand.text().contains("Write how much earlier or later it was."), "{}", hand.text());
    hand.type_into("Hours", "1").type_into("Minutes", "30").press("Shift them");
    assert!(hand.text().contains("Changed: 5 entries, 1 h 30 min earlier"), "{}", hand.text());
    assert!(hand.text().contains("08:36"), "{}", hand.text());
    hand.press("Choose several").press("Choose all 5").press("Delete");
    assert!(hand.text().contains("Deleted: 5 entries"), "{}", hand.text());
    assert_eq!(store.timeline_count(&TimelineFilter::default()).unwrap(), 0);
    hand.press("Undo");
    assert!(hand.text().contains("Back: 5 entries"), "{}", hand.text());
    assert_eq!(store.timeline_count(&TimelineFilter::default()).unwrap(), 5);
}

#[test]
fn what_is_chosen_is_let_go_and_a_shift_into_the_future_is_refused() {
    let (mut hand, store) = open("/journal", journal_store());
    hand.press("Choose several").press("Urge eased · neck 08:50").press("Urge eased · neck 08:50");
    assert!(hand.text().contains("0 chosen"), "{}", hand.text());
    hand.press("Urge eased · neck 08:50").press("Filter").press("Low back").press("Close");
    assert!(hand.text().contains("0 chosen"), "nothing out of sight stays chosen: {}", hand.text());
    hand.press("Take off: Low back");
    hand.press("Choose all 5").press("Time").press("Later").type_into("Days", "400").press("Shift them");
    assert!(hand.text().contains("some would lie in the future. Choose a shorter time."), "{}", hand.text());
    assert!(hand.text().contains("5 chosen"), "what was chosen stays: {}", hand.text());
    hand.press("Close").press("Stop choosing").press("Urge eased · neck 08:50");
    assert!(hand.text().contains("Strength"), "rows open again: {}", hand.text());
    assert_eq!(store.timeline_count(&TimelineFilter::default()).unwrap(), 5);
}

#[test]
fn an_emergency_sign_given_to_several_is_answered_at_once() {
    let (mut hand, _) = open("/journal", journal_store());
    hand.press("Choose several").press("Choose all 5").press("Tag");
    hand.type_into("In your own words", "saddle_numb").press("Add");
    assert!(hand.text().contains("About this sign"), "{}", hand.text());
}

#[test]
fn a_crack_is_logged_again_now_and_that_can_be_taken_back() {
    let (mut hand, store) = open("/journal", journal_store());
    hand.press("Forced · upper and mid back 17:41").press("Log the same again, now");
    assert!(hand.text().contains("Saved: Upper and mid back, forced"), "{}", hand.text());
    let newest = &store.entries(&EntryFilter::default()).unwrap()[0];
    assert_eq!((newest.fields.pain, newest.fields.pain_later), (Some(4), None));
    hand.press("Undo");
    assert_eq!(store.entries(&EntryFilter::default()).unwrap().len(), 3);
}
