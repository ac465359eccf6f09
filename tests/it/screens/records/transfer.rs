//! Your records as a file, and a file looked at before it is taken in. Here no dialog is there: paths are typed.

use super::{journal_store, open};
use crate::screens::accepted_store;
use crate::screens::hand::Hand;
use std::fs;
use std::path::Path;
use unkink::store::EntryFilter;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn look(hand: &mut Hand, file: &Path) {
    hand.press("Choose a file").type_into("Folder and name of the file", file.to_str().unwrap()).press("Look at it");
}

/// The same, until what it would bring is there.
fn preview(hand: &mut Hand, file: &Path) {
    look(hand, file);
    hand.wait_for("What it would bring");
}

#[test]
fn everything_is_saved_as_a_file_and_never_over_another() {
    let (folder, (mut hand, _)) = (folder(), open("/settings/records", journal_store()));
    let file = folder.path().join("all.json");
    hand.press("Save as a file").type_into("Folder and name of the file", file.to_str().unwrap()).press("Save");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("{\"format\":\"unkink-export\",\"version\":2") && text.contains("While gardening"));
    assert!(hand.text().contains("Saved as"), "{}", hand.text());
    hand.press("Save");
    assert!(hand.text().contains("is there already"), "{}", hand.text());
    hand.press("A table of cracks").press("For Excel").press("Save as a file");
    let table = folder.path().join("all.csv");
    hand.type_into("Folder and name of the file", table.to_str().unwrap()).press("Save");
    assert!(fs::read_to_string(&table).unwrap().starts_with("\u{feff}uid,at,"));
}

#[test]
fn a_file_is_looked_at_before_anything_is_kept_and_what_is_refused_stays_in_it() {
    let folder = folder();
    let file = folder.path().join("two.csv");
    fs::write(&file, "at,pain\n2026-11-05T10:00:00+01:00,11\n2026-11-05T11:00:00+01:00,3\n").unwrap();
    let (mut hand, store) = open("/settings/records", accepted_store());
    let count = || store.entries(&EntryFilter::default()).unwrap().len();
    preview(&mut hand, &file);
    let text = hand.text();
    for part in ["two.csv", "Read 2", "New 1", "Refused 1", "Line 2, pain", "11 is not between 0 and 10"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(count(), 0);
    hand.press("Leave it");
    assert_eq!(count(), 0);
    preview(&mut hand, &file);
    hand.press("Take in these 1").wait_for("1 added");
    assert_eq!(count(), 1);
    preview(&mut hand, &file);
    assert!(hand.text().contains("Nothing new in it"), "{}", hand.text());
}

#[test]
fn another_programs_columns_are_named_before_they_are_read() {
    let folder = folder();
    let file = folder.path().join("other.csv");
    fs::write(&file, "Datum;Ort\n19.11.2026;Nacken\n").unwrap();
    let (mut hand, store) = open("/settings/records", accepted_store());
    look(&mut hand, &file);
    hand.wait_for("What is in it?").press("See what it would bring").wait_for("no column means moment or day");
    hand.type_into("Datum", "day").type_into("Ort", "region").press("See what it would bring");
    // A word nobody gave a meaning is refused.
    hand.wait_for("Line 2, “Ort”");
    hand.press("Back").type_into("What “Nacken” is", "neck").press("See what it would bring");
    hand.wait_for("Take in these 1").press("Take in these 1").wait_for("1 added");
    let entries = store.entries(&EntryFilter::default()).unwrap();
    assert_eq!((entries.len(), entries[0].fields.clock), (1, false));
}
