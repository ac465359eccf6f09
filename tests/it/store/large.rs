//! Ten years of records: pages, counts, search and opening give what they should. How fast they are is measured in
//! `benches`, not here.

use crate::support::large::{self, Large, RARE};
use chrono::DateTime;
use std::collections::BTreeSet;
use std::path::PathBuf;
use tempfile::{TempDir, tempdir};
use unkink::domain::content::content;
use unkink::domain::day::{Day, Moment, days_after};
use unkink::domain::search::{Search, choices};
use unkink::domain::timeline::records;
use unkink::store::{EntryFilter, Reach, Store, TimelineFilter};

const ENTRIES: u32 = 100_000;

fn newest() -> Moment {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap().fixed_offset()
}

fn filled() -> (TempDir, PathBuf, Large) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let large = large::fill(&path, ENTRIES, newest().timestamp());
    (folder, path, large)
}

fn search(text: &str) -> Search {
    Search::of(text, || choices(content(), &Default::default()))
}

#[test]
fn ten_years_are_counted_paged_and_searched_like_any_journal() {
    let (_folder, path, large) = filled();
    let store = Store::open(&path).unwrap();
    let health = store.health().unwrap();
    assert_eq!(health.integrity, "ok");
    assert_eq!(
        (health.entries, health.urges, health.sessions, health.days),
        (large.entries.into(), large.urges.into(), large.sessions.into(), large.days.into())
    );

    let few = store.entries(&EntryFilter { limit: Some(100), ..EntryFilter::default() }).unwrap();
    let uids: BTreeSet<&str> = few.iter().map(|entry| entry.uid.as_str()).collect();
    assert_eq!(uids.len(), 100, "each is a record of its own");
    assert!(few.is_sorted_by(|one, next| one.fields.at >= next.fields.at), "newest first");
    assert_eq!(few[0].fields.at, newest());

    let filter = TimelineFilter { day_start_hour: 4, ..TimelineFilter::default() };
    let all = (large.entries + large.urges + large.sessions) as usize;
    assert_eq!(store.timeline_count(&filter).unwrap(), all);
    let mut before = None;
    for _ in 0..50 {
        let page = store.timeline(&filter, before, Reach::Rows(60)).unwrap();
        let rows = records(page.entries, page.urges, page.sessions).len();
        assert!((60..200).contains(&rows), "{rows} rows");
        assert!(page.older < before || before.is_none(), "further back: {:?}", page.older);
        before = Some(page.older.unwrap());
    }
    let early = Day::of(newest(), 4).plus(-3_648);
    let oldest = store.timeline(&filter, Some(early), Reach::Rows(1_000)).unwrap();
    assert!(!oldest.entries.is_empty() && oldest.older.is_none(), "{:?}", oldest.older);

    let rare = EntryFilter {
        wanted: TimelineFilter { search: search("strasse GRÖSSE"), ..TimelineFilter::default() },
        limit: None,
    };
    let found = store.entries(&rare).unwrap();
    assert_eq!(found.len(), 100);
    assert!(found.iter().all(|entry| entry.fields.note == RARE));
    let wanted = TimelineFilter { search: search("der strasse"), ..filter.clone() };
    let page = store.timeline(&wanted, None, Reach::Rows(60)).unwrap();
    assert!(page.entries.len() < 100 && page.older.is_some());
    assert_eq!(store.timeline_count(&wanted).unwrap(), 100);
    let none = store.timeline(&TimelineFilter { search: search("nowhere"), ..filter }, None, Reach::Rows(60)).unwrap();
    assert_eq!((none.entries.len(), none.older), (0, None));

    let today = Day::of(newest(), 4);
    let month = store.stats(today.plus(-30), today.plus(-1), 4).unwrap();
    assert_eq!(month.days.len(), 30);
    assert!((780..830).contains(&month.totals.cracks), "{:?}", month.totals);

    let recent = store.recent(days_after(newest(), -31)).unwrap();
    let at_hand = [recent.entries.len(), recent.urges.len(), recent.sessions.len()];
    assert!(at_hand[0] < 1_000 && at_hand[1] < 400 && at_hand[2] < 300, "{at_hand:?}");
}
