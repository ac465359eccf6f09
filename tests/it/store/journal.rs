//! Entries, urges and day cards.

use super::{assert_not_found, assert_refused, evening, memory, set_day};
use crate::support::at;
use chrono::NaiveDate;
use unkink::domain::content::content;
use unkink::domain::day::{Day, Moment};
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, CrackOf, EntryFields, Outcome, PainKind, Trigger, UrgeFields};
use unkink::domain::search::Search;
use unkink::domain::suggestion::Crack;
use unkink::domain::timeline::Filter;
use unkink::domain::trash::{Gone, Kind};
use unkink::domain::words::entry::ListedWords;
use unkink::store::{EntryFilter, Store, StoreError, TimelineFilter};

fn all() -> EntryFilter {
    EntryFilter::default()
}

fn of(wanted: TimelineFilter) -> EntryFilter {
    EntryFilter { wanted, limit: None }
}

fn searched(search: &str) -> EntryFilter {
    of(TimelineFilter { search: Search::of(search, Vec::new), ..TimelineFilter::default() })
}

fn placed(region: Region, search: &str) -> EntryFilter {
    let filter = Filter { region: Some(region), ..Filter::default() };
    of(TimelineFilter { filter, ..searched(search).wanted })
}

fn day(text: &str) -> Day {
    Day(text.parse::<NaiveDate>().unwrap())
}

fn noted(at: Moment, note: &str) -> EntryFields {
    EntryFields { note: note.to_owned(), ..EntryFields::bare(at) }
}

fn urge(level: u8, outcome: Option<Outcome>) -> UrgeFields {
    UrgeFields {
        at: at("2026-11-20T19:55:00+01:00"),
        region: Some(Region::LowBack),
        level,
        level_after: None,
        alternative: None,
        outcome,
        entry: None,
        note: String::new(),
    }
}

/// The notes of what a filter finds.
fn found(store: &Store, filter: &EntryFilter) -> Vec<String> {
    store.entries(filter).unwrap().into_iter().map(|entry| entry.fields.note).collect()
}

#[test]
fn an_entry_comes_back_as_it_was_given() {
    let store = memory();
    let fields = EntryFields {
        region: Some(Region::Neck),
        pain: Some(10),
        pain_kind: Some(PainKind::SpreadsDownLimb),
        context: vec!["turning".to_owned(), "Überkopf".to_owned()],
        note: " spaces, 'quotes', \"more\"; \r\n\ttabs \u{202e}and 🦴 ".to_owned(),
        ..EntryFields::bare(at("2026-11-20T03:59:59-09:30"))
    };
    let added = store.add_entry(&fields, evening(0)).unwrap();
    assert_eq!((added.id, &added.fields, added.created_at, added.updated_at), (1, &fields, evening(0), evening(0)));
    assert_eq!(added.fields.at.to_rfc3339(), "2026-11-20T03:59:59-09:30");
    assert_eq!(store.entry(1).unwrap(), added);
    assert_eq!(store.entries(&all()).unwrap(), [added]);
}

#[test]
fn uids_are_of_version_7_and_never_the_same() {
    let store = memory();
    let mut uids: Vec<String> =
        (0..50).map(|_| store.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap().uid).collect();
    for uid in &uids {
        assert_eq!((uid.len(), &uid[14..15]), (36, "7"), "{uid}");
        assert_eq!(uid[..13], uids[0][..13], "the time of the uid is the time given");
    }
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), 50);
}

#[test]
fn fractions_of_a_second_are_dropped() {
    let store = memory();
    let now = at("2026-11-20T20:00:00.987+01:00");
    let added = store.add_entry(&EntryFields::bare(now), now).unwrap();
    assert_eq!((added.fields.at, added.created_at), (evening(0), evening(0)));
    store.delete(Kind::Entry, added.id, at("2026-11-20T20:01:00.987+01:00")).unwrap();
    assert_eq!(store.trash(content(), 10).unwrap()[0].deleted_at, evening(1));
}

#[test]
fn fields_that_do_not_fit_are_refused_and_nothing_is_kept() {
    let store = memory();
    let base = EntryFields::bare(evening(0));
    let cases = [
        (EntryFields { pain: Some(11), ..base.clone() }, "pain: 11 is not allowed; it takes 0 to 10"),
        (EntryFields { relief: Some(200), ..base.clone() }, "relief: 200 is not allowed; it takes 0 to 10"),
        (
            EntryFields { tags: vec!["a;b".to_owned()], ..base.clone() },
            "tag: “a;b” is not allowed; it takes a word of 1 to 40 characters without “;”",
        ),
        (
            noted(evening(0), "a\0b"),
            "note: NUL U+0000 is not allowed; line breaks and tabs are kept, other control characters not",
        ),
    ];
    for (fields, message) in cases {
        assert_refused(store.add_entry(&fields, evening(0)), message);
    }
    assert!(store.entries(&all()).unwrap().is_empty());
    let kept = store.add_entry(&base, evening(0)).unwrap();
    let bad = EntryFields { urge: Some(11), ..base };
    assert_refused(
        store.change_entry(kept.id, evening(1), |kept| *kept = bad.clone()),
        "urge: 11 is not allowed; it takes 0 to 10",
    );
    assert_eq!(store.entry(kept.id).unwrap(), kept);
}

#[test]
fn a_moment_that_could_not_be_read_back_is_refused() {
    let store = memory();
    let far = evening(0) + chrono::Duration::days(366 * 9000);
    let result = store.add_entry(&EntryFields::bare(far), evening(0));
    assert!(matches!(&result, Err(StoreError::Field(error)) if error.field == "at"), "{result:?}");
    let odd = evening(0).with_timezone(&chrono::FixedOffset::east_opt(1234).unwrap());
    let result = store.add_urge(&UrgeFields { at: odd, ..urge(1, None) }, evening(0));
    assert!(matches!(&result, Err(StoreError::Field(error)) if error.field == "at"), "{result:?}");
}

#[test]
fn an_update_replaces_every_field_and_keeps_what_an_entry_is() {
    let store = memory();
    let before = store.add_entry(&EntryFields { pain: Some(3), ..noted(evening(0), "old") }, evening(0)).unwrap();
    let fields = EntryFields { side: Some(BodySide::Both), ..EntryFields::bare(evening(-60)) };
    let after = store.change_entry(before.id, evening(5), |kept| *kept = fields.clone()).unwrap();
    assert_eq!(after.fields, fields);
    assert_eq!((after.uid, after.created_at, after.updated_at), (before.uid, evening(0), evening(5)));
    let same = store.change_entry(before.id, evening(6), |kept| *kept = fields.clone()).unwrap();
    assert_eq!((same.fields, same.updated_at), (fields, evening(5)), "nothing was changed, and nothing written");
}

#[test]
fn an_edit_changes_what_it_touches_and_nothing_that_was_written_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let (window, terminal) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
    let entry = window.add_entry(&noted(evening(0), "before"), evening(0)).unwrap();
    terminal.change_entry(entry.id, evening(1), |fields| fields.note = "from the terminal".to_owned()).unwrap();
    let changed = window.change_entry(entry.id, evening(2), |fields| fields.pain = Some(3)).unwrap();
    assert_eq!((changed.fields.note.as_str(), changed.fields.pain), ("from the terminal", Some(3)));

    let open = window.add_urge(&urge(5, None), evening(0)).unwrap();
    terminal.change_urge(open.id, evening(1), |fields| fields.note = "in the car".to_owned()).unwrap();
    let changed = window.change_urge(open.id, evening(2), |fields| fields.outcome = Some(Outcome::Eased)).unwrap().urge;
    assert_eq!((changed.fields.note.as_str(), changed.fields.outcome), ("in the car", Some(Outcome::Eased)));

    let date = day("2026-11-20");
    terminal.change_day(date, evening(1), |card| card.sit_hours = Some(9)).unwrap();
    let changed = window.change_day(date, evening(2), |card| card.pain_today = Some(2)).unwrap();
    assert_eq!((changed.sit_hours, changed.pain_today), (Some(9), Some(2)));

    terminal.change_settings(evening(1), |settings| settings.volume = 5).unwrap();
    let changed = window.change_settings(evening(2), |settings| settings.voice = true).unwrap();
    assert_eq!((changed.volume, changed.voice), (5, true));
    assert_eq!(terminal.settings().unwrap(), changed);
}

#[test]
fn an_edit_of_what_was_deleted_elsewhere_says_so() {
    let store = memory();
    let entry = store.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap();
    store.delete(Kind::Entry, entry.id, evening(1)).unwrap();
    let edited = store.change_entry(entry.id, evening(2), |fields| fields.pain = Some(3));
    assert_not_found(edited, "entry 1 does not exist");
    let Gone::Entry(deleted) = store.deleted(content(), Kind::Entry, entry.id).unwrap().record else {
        panic!("an entry")
    };
    assert_eq!(deleted.fields.pain, None);
}

#[test]
fn a_clock_that_went_back_does_not_take_updated_at_with_it() {
    let store = memory();
    let entry = store.add_entry(&EntryFields::bare(evening(0)), evening(10)).unwrap();
    assert_eq!(
        store.change_entry(entry.id, evening(20), |kept| kept.note = "one".to_owned()).unwrap().updated_at,
        evening(20)
    );
    assert_eq!(
        store.change_entry(entry.id, evening(5), |kept| kept.note = "two".to_owned()).unwrap().updated_at,
        evening(20)
    );
    let urge = store.add_urge(&urge(4, None), evening(10)).unwrap();
    assert_eq!(
        store.change_urge(urge.id, evening(5), |kept| kept.note = "one".to_owned()).unwrap().urge.updated_at,
        evening(10)
    );
    let date = day("2026-11-20");
    set_day(&store, date, Some(1), None, "", evening(10)).unwrap();
    assert_eq!(set_day(&store, date, Some(2), None, "", evening(5)).unwrap().updated_at, evening(10));
}

#[test]
fn entries_are_ordered_by_instant_and_then_by_id() {
    let store = memory();
    for (at_text, note) in [
        ("2026-11-20T12:00:00+01:00", "noon in Bonn"),
        ("2026-11-20T12:00:00+00:00", "noon in London"),
        ("2026-11-20T13:00:00+02:00", "noon in Bonn, in Athens"),
        ("2026-11-20T06:00:00-06:00", "noon in London, in Chicago"),
    ] {
        store.add_entry(&noted(at(at_text), note), evening(0)).unwrap();
    }
    let order = ["noon in London, in Chicago", "noon in London", "noon in Bonn, in Athens", "noon in Bonn"];
    assert_eq!(found(&store, &all()), order);
    assert_eq!(found(&store, &EntryFilter { limit: Some(2), ..all() }), order[..2]);
    assert_eq!(found(&store, &EntryFilter { limit: Some(0), ..all() }), [""; 0]);
}

#[test]
fn days_are_each_entrys_own_local_date_less_the_hour_the_day_starts() {
    let store = memory();
    for (moment, note) in [
        ("2026-11-20T03:59:59+01:00", "night before"),
        ("2026-11-20T04:00:00+01:00", "first"),
        ("2026-11-21T03:59:59+01:00", "last"),
        ("2026-11-21T04:00:00+01:00", "day after"),
        ("2026-11-20T23:30:00-11:00", "far west"),
        ("2026-11-20T04:30:00+14:00", "far east"),
    ] {
        store.add_entry(&noted(at(moment), note), evening(0)).unwrap();
    }
    let on = |from: Option<&str>, to: Option<&str>, day_start_hour: u32| {
        let mut notes = found(
            &store,
            &of(TimelineFilter {
                filter: Filter { from: from.map(day), to: to.map(day), ..Filter::default() },
                day_start_hour,
                ..TimelineFilter::default()
            }),
        );
        notes.sort();
        notes
    };
    let the_20th = Some("2026-11-20");
    assert_eq!(on(the_20th, the_20th, 4), ["far east", "far west", "first", "last"]);
    assert_eq!(on(the_20th, the_20th, 0), ["far east", "far west", "first", "night before"]);
    assert_eq!(on(None, Some("2026-11-19"), 4), ["night before"]);
    assert_eq!(on(Some("2026-11-21"), None, 4), ["day after"]);
    assert_eq!(on(Some("2026-11-21"), Some("2026-11-20"), 4), [""; 0]);
}

#[test]
fn a_filter_finds_by_region_and_by_words_in_either_case() {
    let store = memory();
    let add = |region: Option<Region>, note: &str, tag: &str, context: &str| {
        let fields = EntryFields {
            region,
            tags: vec![tag.to_owned()],
            context: vec![context.to_owned()],
            ..noted(evening(0), note)
        };
        store.add_entry(&fields, evening(0)).unwrap();
    };
    add(Some(Region::Neck), "ÄRGER im Büro, 100%", "worry", "sport");
    add(Some(Region::LowBack), "straße_1", "Épaule", "turning");
    add(None, "ΣΊΣΥΦΟΣ", "fever", "Überkopf");
    let searches = [
        ("ärger", "ÄRGER im Büro, 100%"),
        ("BÜRO", "ÄRGER im Büro, 100%"),
        ("0%", "ÄRGER im Büro, 100%"),
        ("STRASSE_1", "straße_1"),
        ("epaule", "straße_1"),
        ("uberkopf", "ΣΊΣΥΦΟΣ"),
        ("σισυφοσ", "ΣΊΣΥΦΟΣ"),
        ("buro worry ", "ÄRGER im Büro, 100%"),
        ("buro fever", ""),
        ("E_1", "straße_1"),
        ("épaule", "straße_1"),
        ("ÜBERKOPF", "ΣΊΣΥΦΟΣ"),
        ("σίσυ", "ΣΊΣΥΦΟΣ"),
        ("%", "ÄRGER im Büro, 100%"),
    ];
    for (search, note) in searches {
        let notes = found(&store, &searched(search));
        assert_eq!(notes.join("|"), note, "{search}");
    }
    assert_eq!(found(&store, &searched(" \n")).len(), 3);
    assert_eq!(found(&store, &placed(Region::LowBack, "")), ["straße_1"]);
    let both = placed(Region::Neck, "straße");
    assert_eq!(found(&store, &both), [""; 0]);
}

#[test]
fn a_limit_counts_what_is_found_not_what_is_looked_at() {
    let store = memory();
    for minute in 0..10 {
        store.add_entry(&noted(evening(minute), if minute % 3 == 0 { "third" } else { "other" }), evening(0)).unwrap();
    }
    let filter = EntryFilter { limit: Some(3), ..searched("third") };
    let minutes: Vec<Moment> = store.entries(&filter).unwrap().into_iter().map(|entry| entry.fields.at).collect();
    assert_eq!(minutes, [evening(9), evening(6), evening(3)]);
}

#[test]
fn a_deleted_entry_is_out_of_sight_and_can_come_back() {
    let store = memory();
    let kept = store.add_entry(&noted(evening(0), "kept"), evening(0)).unwrap();
    let gone = store.add_entry(&noted(evening(1), "gone"), evening(1)).unwrap();
    store.delete(Kind::Entry, gone.id, evening(5)).unwrap();
    assert_eq!(found(&store, &all()), ["kept"]);
    assert_not_found(store.entry(gone.id), "entry 2 does not exist");
    assert_not_found(
        store.change_entry(gone.id, evening(6), |kept| *kept = gone.fields.clone()),
        "entry 2 does not exist",
    );
    assert_not_found(store.delete(Kind::Entry, gone.id, evening(6)), "entry 2 does not exist");
    assert_not_found(store.undelete(Kind::Entry, kept.id, evening(6)), "entry 1 is not in the trash");
    store.delete(Kind::Entry, kept.id, evening(7)).unwrap();
    let deleted: Vec<_> = store.trash(content(), 10).unwrap().into_iter().map(|d| (d.id, d.deleted_at)).collect();
    assert_eq!(deleted, [(kept.id, evening(7)), (gone.id, evening(5))]);

    store.undelete(Kind::Entry, gone.id, evening(8)).unwrap();
    let back = store.entry(gone.id).unwrap();
    assert_eq!((&back.fields, &back.uid, back.updated_at), (&gone.fields, &gone.uid, evening(8)));
    assert_eq!(store.entries(&all()).unwrap(), [back]);
    let next = store.add_entry(&EntryFields::bare(evening(9)), evening(9)).unwrap();
    assert_eq!(next.id, 3, "an id is never used again");
}

#[test]
fn unknown_ids_are_named() {
    let store = memory();
    let (fields, now) = (EntryFields::bare(evening(0)), evening(0));
    assert_not_found(store.entry(7), "entry 7 does not exist");
    assert_not_found(store.change_entry(-1, now, |kept| *kept = fields.clone()), "entry -1 does not exist");
    assert_not_found(store.delete(Kind::Entry, 0, now), "entry 0 does not exist");
    assert_not_found(store.undelete(Kind::Entry, i64::MAX, now), "entry 9223372036854775807 is not in the trash");
    assert_not_found(store.change_urge(7, now, |kept| *kept = urge(1, None)), "urge 7 does not exist");
    assert_not_found(store.add_urge(&UrgeFields { entry: Some(7), ..urge(1, None) }, now), "entry 7 does not exist");
    assert!(store.urges().unwrap().is_empty());
}

#[test]
fn an_urge_comes_back_as_it_was_given() {
    let store = memory();
    let fields = UrgeFields {
        level_after: Some(0),
        alternative: Some("urge_reset_60".to_owned()),
        note: "…".to_owned(),
        ..urge(10, Some(Outcome::Eased))
    };
    let added = store.add_urge(&fields, evening(0)).unwrap();
    assert_eq!((&added.fields, added.created_at), (&fields, evening(0)));
    let later = store.add_urge(&UrgeFields { at: evening(3), ..urge(1, None) }, evening(3)).unwrap();
    assert_eq!(store.urges().unwrap(), [later, added]);
    assert!(store.entries(&all()).unwrap().is_empty());
}

#[test]
fn an_urge_that_ended_in_a_crack_keeps_that_crack_too() {
    let store = memory();
    let added = store.add_urge(&urge(7, Some(Outcome::Cracked)), evening(0)).unwrap();
    let entries = store.entries(&all()).unwrap();
    assert_eq!(added.fields.entry, Some(entries[0].id));
    let crack = EntryFields {
        region: Some(Region::LowBack),
        trigger: Some(Trigger::SelfForced),
        urge: Some(7),
        ..EntryFields::bare(added.fields.at)
    };
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].fields, crack);
}

#[test]
fn a_refused_urge_leaves_no_crack_behind() {
    let store = memory();
    let level = UrgeFields { level: 11, ..urge(7, Some(Outcome::Cracked)) };
    assert_refused(store.add_urge(&level, evening(0)), "level: 11 is not allowed; it takes 0 to 10");
    let after = UrgeFields { level_after: Some(99), ..urge(7, Some(Outcome::Cracked)) };
    assert_refused(store.add_urge(&after, evening(0)), "level_after: 99 is not allowed; it takes 0 to 10");
    assert!(store.entries(&all()).unwrap().is_empty() && store.urges().unwrap().is_empty());
}

#[test]
fn an_urge_gets_its_crack_once() {
    let store = memory();
    let open = store.add_urge(&urge(5, None), evening(0)).unwrap();
    assert_eq!(open.fields.entry, None);
    let cracked = UrgeFields { outcome: Some(Outcome::Cracked), ..open.fields.clone() };
    let first = store.change_urge(open.id, evening(1), |kept| *kept = cracked.clone()).unwrap().urge;
    assert_eq!((first.fields.entry, first.uid, first.updated_at), (Some(1), open.uid, evening(1)));
    let eased = UrgeFields { outcome: Some(Outcome::Eased), ..open.fields };
    store.change_urge(open.id, evening(2), |kept| *kept = eased.clone()).unwrap();
    let again = store.change_urge(open.id, evening(3), |kept| *kept = cracked.clone()).unwrap();
    assert_eq!((again.urge.fields.entry, again.crack), (Some(1), Some(CrackOf::CameBack(1))));
    store.delete(Kind::Entry, 1, evening(4)).unwrap();
    let same = store.change_urge(open.id, evening(5), |kept| *kept = cracked.clone()).unwrap();
    assert_eq!((same.urge.fields.entry, same.crack), (Some(1), None));
    assert!(store.entries(&all()).unwrap().is_empty(), "a crack that was deleted is not kept again");
    let turn = |minute, fields: &UrgeFields| {
        let fields = fields.clone();
        store.change_urge(open.id, evening(minute), move |kept| *kept = fields).unwrap().crack
    };
    assert_eq!((turn(6, &eased), turn(7, &cracked)), (None, Some(CrackOf::StaysAway(1))));
    assert!(store.entries(&all()).unwrap().is_empty(), "nor had back");
    store.undelete(Kind::Entry, 1, evening(8)).unwrap();
    assert_eq!((turn(9, &eased), turn(10, &cracked)), (Some(CrackOf::WentAway(1)), Some(CrackOf::CameBack(1))));
    turn(11, &eased);
    store.undelete(Kind::Entry, 1, evening(12)).unwrap();
    store.delete(Kind::Entry, 1, evening(13)).unwrap();
    assert_eq!(turn(14, &cracked), Some(CrackOf::StaysAway(1)), "it went with the urge once, and then by itself");
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing_and_one_of_the_note_tells_nothing_new() {
    let store = memory();
    let said = EntryFields { tags: vec!["chest_pain".to_owned()], ..EntryFields::bare(evening(0)) };
    let entry = store.add_entry(&said, evening(0)).unwrap();
    let times = |minute, change: &dyn Fn(&mut EntryFields)| {
        let changed = store.change_entry(entry.id, evening(minute), |fields| change(fields)).unwrap();
        assert_eq!(store.entry(entry.id).unwrap(), changed);
        (changed.updated_at, Crack::of(&ListedWords::of(content()), &changed).told_at)
    };
    assert_eq!(times(1, &|_| ()), (evening(0), evening(0)));
    assert_eq!(times(2, &|fields| fields.note = "typo".to_owned()), (evening(2), evening(0)));
    store.delete(Kind::Entry, entry.id, evening(3)).unwrap();
    store.undelete(Kind::Entry, entry.id, evening(3)).unwrap();
    assert_eq!(times(4, &|fields| fields.tags.retain(|tag| tag != "none")), (evening(3), evening(0)));
    type Change = fn(&mut EntryFields);
    let changes: [Change; 6] = [
        |fields| fields.tags.push("dizzy".to_owned()),
        |fields| fields.region = Some(Region::Neck),
        |fields| fields.trigger = Some(Trigger::SelfForced),
        |fields| fields.pain = Some(7),
        |fields| fields.at -= chrono::Duration::minutes(1),
        |fields| fields.at = fields.at.with_timezone(&at("2026-11-20T20:00:00-05:00").timezone()),
    ];
    for (minute, change) in (5..).zip(changes) {
        assert_eq!(times(minute, &change), (evening(minute), evening(minute)));
        assert_eq!(times(minute + 20, &|_| ()), (evening(minute), evening(minute)));
    }
    let urge = store.add_urge(&urge(4, None), evening(0)).unwrap();
    let again = store.change_urge(urge.id, evening(9), |kept| kept.level = 4).unwrap();
    assert_eq!((again.urge, again.crack), (urge, None));
    let card = set_day(&store, day("2026-11-20"), Some(1), None, "", evening(0)).unwrap();
    assert_eq!(set_day(&store, day("2026-11-20"), Some(1), None, "", evening(9)).unwrap(), card);
}

#[test]
fn an_urge_may_name_its_crack_itself() {
    let store = memory();
    let crack = store.add_entry(&EntryFields::bare(evening(0)), evening(0)).unwrap();
    let fields = UrgeFields { entry: Some(crack.id), ..urge(5, Some(Outcome::Cracked)) };
    assert_eq!(store.add_urge(&fields, evening(0)).unwrap().fields, fields);
    assert_eq!(store.entries(&all()).unwrap(), [crack]);
}

#[test]
fn a_day_card_is_replaced_and_remembers_when_it_was_made() {
    let store = memory();
    let date = day("2026-11-20");
    assert_eq!(store.day(date).unwrap(), None);
    let first = set_day(&store, date, Some(0), Some(24), "hä?\n", evening(0)).unwrap();
    assert_eq!(
        (first.date, first.pain_today, first.sit_hours, first.note.as_str()),
        (date, Some(0), Some(24), "hä?\n")
    );
    assert_eq!(store.day(date).unwrap(), Some(first));
    let second = set_day(&store, date, None, Some(3), "", evening(9)).unwrap();
    assert_eq!((second.pain_today, second.sit_hours, second.note.as_str()), (None, Some(3), ""));
    assert_eq!((second.created_at, second.updated_at), (evening(0), evening(9)));
    let earlier = set_day(&store, day("2025-12-31"), Some(1), None, "", evening(9)).unwrap();
    assert_eq!(store.days().unwrap(), [second, earlier]);
}

#[test]
fn a_day_card_that_does_not_fit_leaves_the_one_before() {
    let store = memory();
    let date = day("2026-11-20");
    let kept = set_day(&store, date, Some(1), Some(1), "good", evening(0)).unwrap();
    let set = |pain, hours, note: &str| set_day(&store, date, pain, hours, note, evening(1));
    assert_refused(set(Some(11), None, ""), "pain_today: 11 is not allowed; it takes 0 to 10");
    assert_refused(set(None, Some(25), ""), "sit_hours: 25 is not allowed; it takes 0 to 24");
    assert_refused(
        set(None, None, &"x".repeat(100_001)),
        "note: 100001 characters is not allowed; it takes up to 100000",
    );
    assert_eq!(store.days().unwrap(), [kept]);
}
