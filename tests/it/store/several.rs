//! Several records are changed at once, all or none, and put back as they were.

use super::memory;
use crate::support::{Dice, at};
use chrono::Duration;
use unkink::domain::day::Moment;
use unkink::domain::exercise::Region;
use unkink::domain::field::{Allowed, FieldError};
use unkink::domain::journal::{Entry, EntryFields, Urge, UrgeFields};
use unkink::domain::timeline::Several;
use unkink::domain::trash::Kind;
use unkink::store::{EntryFilter, Store, StoreError, TimelineFilter};

const NOW: &str = "2026-11-26T12:00:00+01:00";

fn now() -> Moment {
    at(NOW)
}

/// Cracks and urges of the last weeks, none of the last day.
fn filled(dice: &mut Dice) -> Store {
    let store = memory();
    for _ in 0..12 {
        let at = now() - Duration::minutes(i64::try_from(2_000 + dice.roll(40_000)).unwrap());
        let region = *dice.pick(&[None, Some(Region::Neck), Some(Region::LowBack)]);
        let tags = dice.pick(&[vec![], vec!["gym".to_owned()], vec!["locking".to_owned(), "gym".to_owned()]]).clone();
        let fields =
            EntryFields { region, tags, note: "mine".into(), clock: !dice.once_in(4), ..EntryFields::bare(at) };
        store.add_entry(&fields, at).unwrap();
        store.add_urge(&UrgeFields { region, ..UrgeFields::bare(at, 5) }, at).unwrap();
    }
    store
}

/// Records by their ids.
type Kept<T> = Vec<(i64, T)>;

/// All that a person said, without when it was written.
fn said(store: &Store) -> (Kept<EntryFields>, Kept<UrgeFields>) {
    let mut entries: Vec<Entry> = store.entries(&EntryFilter::default()).unwrap();
    let mut urges: Vec<Urge> = store.urges().unwrap();
    entries.sort_by_key(|entry| entry.id);
    urges.sort_by_key(|urge| urge.id);
    let entries = entries.into_iter().map(|entry| (entry.id, entry.fields)).collect();
    (entries, urges.into_iter().map(|urge| (urge.id, urge.fields)).collect())
}

#[test]
fn each_change_is_what_a_person_would_do_one_by_one_and_undo_puts_everything_back() {
    let changes = [
        Several::Place(Some(Region::LowBack)),
        Several::Place(None),
        Several::Shift(-90),
        Several::Shift(25 * 60),
        Several::AddTag("gym".to_owned()),
        Several::RemoveTag("gym".to_owned()),
        Several::Delete,
    ];
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let store = filled(&mut dice);
        let rows = store.timeline_rows(&TimelineFilter::default()).unwrap();
        let rows: Vec<(Kind, i64)> = rows.into_iter().filter(|_| dice.once_in(2)).collect();
        let before = said(&store);
        for change in &changes {
            let was = store.change_several(&rows, change, now()).unwrap();
            let (mut entries, mut urges) = before.clone();
            let chosen = |kind: Kind, id: i64| rows.contains(&(kind, id));
            for (id, fields) in entries.iter_mut().filter(|(id, _)| chosen(Kind::Entry, *id)) {
                let _ = id;
                match change {
                    Several::Place(region) => fields.region = *region,
                    Several::Shift(-90) if fields.clock => fields.at -= Duration::minutes(90),
                    Several::Shift(_) if !fields.clock && *change == Several::Shift(25 * 60) => {
                        fields.at += Duration::days(1);
                    }
                    Several::Shift(minutes) if fields.clock => fields.at += Duration::minutes(*minutes),
                    Several::AddTag(tag) if !fields.tags.contains(tag) => fields.tags.push(tag.clone()),
                    Several::RemoveTag(tag) => fields.tags.retain(|kept| kept != tag),
                    _ => {}
                }
            }
            for (_, fields) in urges.iter_mut().filter(|(id, _)| chosen(Kind::Urge, *id)) {
                match change {
                    Several::Place(region) => fields.region = *region,
                    Several::Shift(minutes) => fields.at += Duration::minutes(*minutes),
                    _ => {}
                }
            }
            if *change == Several::Delete {
                entries.retain(|(id, _)| !chosen(Kind::Entry, *id));
                urges.retain(|(id, _)| !chosen(Kind::Urge, *id));
            }
            assert_eq!(said(&store), (entries, urges), "seed {seed}: {change:?}");
            assert!(was.iter().all(|was| chosen(was.kind, was.id)), "seed {seed}");
            store.put_several_back(&was, now()).unwrap();
            assert_eq!(said(&store), before, "seed {seed}: {change:?} taken back");
        }
    }
}

#[test]
fn what_would_lie_in_the_future_changes_none_of_them() {
    let store = memory();
    let (early, late) = (now() - Duration::hours(5), now() - Duration::minutes(30));
    for at in [early, late] {
        store.add_entry(&EntryFields::bare(at), at).unwrap();
    }
    let before = said(&store);
    let rows = [(Kind::Entry, 1), (Kind::Entry, 2)];
    let refused = store.change_several(&rows, &Several::Shift(60), now()).unwrap_err();
    assert!(matches!(refused, StoreError::Field(FieldError { allowed: Allowed::StaysPast, .. })), "{refused:?}");
    assert_eq!(said(&store), before);
    let refused = store.change_several(&rows, &Several::AddTag("a;b".to_owned()), now()).unwrap_err();
    assert!(matches!(refused, StoreError::Field(FieldError { field: "tag", .. })), "{refused:?}");
    assert_eq!(said(&store), before);
    assert_eq!(store.change_several(&rows, &Several::Shift(30), now()).unwrap().len(), 2);
}

#[test]
fn undo_takes_back_nothing_that_was_said_meanwhile_and_one_that_is_gone_stays_gone() {
    let store = memory();
    for _ in 0..2 {
        store.add_entry(&EntryFields { region: Some(Region::Neck), ..EntryFields::bare(now()) }, now()).unwrap();
    }
    let rows = [(Kind::Entry, 1), (Kind::Entry, 2), (Kind::Entry, 99)];
    let was = store.change_several(&rows, &Several::Place(None), now()).unwrap();
    assert_eq!(was.len(), 2, "one that is not there is passed over");
    store.change_entry(1, now(), |fields| fields.note = "meanwhile".to_owned()).unwrap();
    store.delete(Kind::Entry, 2, now()).unwrap();
    store.put_several_back(&was, now()).unwrap();
    let entry = store.entry(1).unwrap();
    assert_eq!((entry.fields.region, entry.fields.note.as_str()), (Some(Region::Neck), "meanwhile"));
    assert!(store.entry(2).is_err());
}
