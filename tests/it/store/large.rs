//! A year of records.

use super::evening;
use crate::support::large;
use std::collections::BTreeSet;
use unkink::store::{EntryFilter, Store};

#[test]
fn a_year_is_counted_and_read_like_any_journal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("unkink.sqlite3");
    let large = large::fill(&file, 10_000, evening(0).timestamp());

    let store = Store::open(&file).unwrap();
    let health = store.health().unwrap();
    assert_eq!(health.integrity, "ok");
    assert_eq!(
        (health.entries, health.urges, health.sessions, health.days),
        (large.entries.into(), large.urges.into(), large.sessions.into(), large.days.into())
    );
    assert!(health.urges > 3_000 && health.sessions > 900 && health.days > 360, "a year of everything");
    let rare = EntryFilter { search: Some(large::RARE.to_owned()), ..EntryFilter::default() };
    assert_eq!(store.entries(&rare).unwrap().len(), 10);
    let newest = store.entries(&EntryFilter { limit: Some(100), ..EntryFilter::default() }).unwrap();
    let uids: BTreeSet<&str> = newest.iter().map(|entry| entry.uid.as_str()).collect();
    assert_eq!(uids.len(), 100, "each is a record of its own");
    assert!(newest.is_sorted_by(|one, next| one.fields.at >= next.fields.at), "newest first");
}
