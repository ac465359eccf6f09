//! Proves `store`.

use crate::support::at;
use unkink::domain::journal::EntryFields;
use unkink::store::Store;

#[test]
fn an_entry_is_read_back_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unkink.sqlite3");
    let now = at("2026-11-20T14:03:00+01:00");
    let added = Store::open(&path).unwrap().add_entry(&EntryFields::bare(now), now).unwrap();
    assert_eq!(Store::open(&path).unwrap().entry(added.id).unwrap(), added);
}
