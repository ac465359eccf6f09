//! `trash`, and `edit`, `delete` and `undelete` of what is no crack.

use super::{Home, has_keys};
use serde_json::{Value, json};

const KINDS: &str = "entries urges sessions checks days routines";

fn filled() -> Home {
    let home = Home::new();
    home.ok(&["log", "--region", "neck", "--trigger", "self_forced"]);
    home.ok(&["urge", "--level", "7", "--outcome", "eased"]);
    home.ok(&["play", "chin_tuck", "--speed", "1000"]);
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"saddle_numb":"yes","region":["low_back"]}}"#);
    home
}

#[test]
fn urges_sessions_and_checks_are_deleted_listed_and_brought_back() {
    let home = filled();
    has_keys(&home.json(&["trash"]), KINDS);
    for (flag, kind, list) in
        [("--urge", "urge", "urges"), ("--session", "session", "sessions"), ("--check", "check", "checks")]
    {
        let said = home.ok(&["delete", flag, "1"]).out;
        assert!(said.contains(&format!("Deleted: {kind} 1.\n")), "{said}");
        let listed = home.json(&["trash"]);
        assert_eq!(listed[list].as_array().unwrap().len(), 1, "{kind}: {listed}");
        assert!(listed[list][0]["deleted_at"].is_string() && listed[list][0]["uid"].is_string(), "{listed}");
        let text = home.ok(&["trash", "--json"]).out;
        assert_eq!(text.matches("\"deleted_at\"").count(), 1, "{text}");
        assert!(home.ok(&["trash"]).out.starts_with(&format!("{kind:<8}     1  deleted 20")), "{kind}");
        home.run(&["delete", flag, "1"]).refused(1, &[kind, "1"]);
        assert_eq!(home.ok(&["undelete", flag, "1"]).out, format!("Back again: {kind} 1.\n"));
        home.run(&["undelete", flag, "1"]).refused(1, &[kind, "1"]);
        let deleted = home.json(&["delete", flag, "1"]);
        let back = home.json(&["undelete", flag, "1"]);
        assert_eq!(deleted["uid"], back["uid"], "{kind}");
        assert_eq!(back.get("deleted_at"), None, "{kind}: {back}");
    }
    assert_eq!(home.json(&["doctor"])["counts"]["urges"], 1);
    home.run(&["delete", "--urge", "--check", "1"]).refused(2, &["--check"]);
    home.run(&["delete", "--urge"]).refused(2, &["ID"]);
    home.run(&["edit", "--session", "1"]).refused(2, &["--session"]);
}

#[test]
fn a_deleted_check_stays_open_and_says_so() {
    let home = filled();
    let before = home.json(&["profile"]);
    assert_eq!(before["open_tier"], "emergency_now");
    let said = home.ok(&["delete", "--check", "1"]).out;
    assert!(said.contains("Its date and its result stay"), "{said}");
    assert_eq!(home.json(&["profile"]), before);
    let said = home.ok(&["trash", "--empty", "--yes"]).out;
    assert!(
        said.contains("Removed for good: 0 records.") && said.contains("1 check stays without the answers"),
        "{said}"
    );
    assert_eq!(home.json(&["profile"]), before);
    home.ok(&["seen", "--exercise", "yes"]);
    assert_eq!(home.json(&["profile"])["open_tier"], Value::Null);
}

#[test]
fn what_is_removed_for_good_is_not_in_the_file_any_more() {
    let home = Home::new();
    home.ok(&["log", "--note", "a secret of mine"]);
    home.run_with(&["check", "--answers", "-", "--save"], r#"{"answers":{"sex_function_change_new":"no"}}"#);
    let holds = |words: &str| {
        let file = std::fs::read(home.folder.join("unkink.sqlite3")).unwrap();
        file.windows(words.len()).any(|bytes| bytes == words.as_bytes())
    };
    assert!(holds("a secret of mine") && holds("sex_function_change_new"));
    home.ok(&["delete", "1"]);
    let said = home.ok(&["delete", "--check", "1"]).out;
    assert_eq!(said, "Deleted: check 1.\nIt is in the trash. What it opens and closes stays as it was.\n");
    assert!(holds("a secret of mine"), "the trash can be looked through");
    home.ok(&["trash", "--empty", "--yes"]);
    assert!(!holds("a secret of mine") && !holds("sex_function_change_new"));
}

#[test]
fn an_urge_is_edited_by_its_own_fields() {
    let home = Home::new();
    let before = home.json(&["urge", "--level", "7", "--region", "neck", "--note", "-first"]);
    let after = home.json(&["edit", "--urge", "1", "--level-after", "2", "--outcome", "eased", "--clear", "note"]);
    let mut expected = before.clone();
    expected["level_after"] = json!(2);
    expected["outcome"] = json!("eased");
    expected["note"] = json!("");
    expected["updated_at"] = after["updated_at"].clone();
    assert_eq!(after, expected);
    assert_eq!(home.ok(&["edit", "--urge", "1", "--level", "0"]).out, "Changed: urge 1.\n");
    assert!(home.json(&["edit", "--urge", "1", "--outcome", "cracked"])["entry"].is_i64());
    assert_eq!(home.listed(&[]), [1]);
    let gone = "Changed: urge 1.\nThe crack it ended in is in the trash now. To bring it back: unkink undelete 1\n";
    assert_eq!(home.ok(&["edit", "--urge", "1", "--outcome", "still_there"]).out, gone);
    assert_eq!(home.ok(&["edit", "--urge", "1", "--outcome", "still_there"]).out, "Unchanged: urge 1.\n");
    assert!(home.listed(&[]).is_empty(), "the crack it did not end in is in the trash");
    for (status, arguments, named) in [
        (2, &["edit", "--urge", "1"][..], &["nothing to change"][..]),
        (2, &["edit", "--urge", "1", "--level", "11"], &["--level", "'11'"]),
        (2, &["edit", "--urge", "1", "--clear", "level"], &["--clear", "level_after"]),
        (2, &["edit", "--urge", "1", "--clear", "note", "--note", "x"], &["note"]),
        (2, &["edit", "--urge", "1", "--pain", "3"], &["--pain"]),
        (1, &["edit", "--urge", "9", "--level", "3"], &["urge 9"]),
        (1, &["edit", "--urge", "1", "--alternative", "cat_cows"], &["alternative", "“cat_cow”"]),
    ] {
        home.run(arguments).refused(status, named);
    }
    // Several at once, all of them or none.
    home.ok(&["urge", "--level", "3"]);
    assert_eq!(home.ok(&["edit", "--urge", "1,2", "--region", "low_back"]).out, "Changed: urge 1.\nChanged: urge 2.\n");
    let moved = home.json(&["edit", "--urge", "1,2", "--shift", "-1h", "--note", "an hour before"]);
    assert_eq!((moved[0]["note"].as_str(), moved[1]["region"].as_str()), (Some("an hour before"), Some("low_back")));
    home.run(&["edit", "--urge", "1,9", "--level", "3"]).refused(1, &["urge 9"]);
    assert_eq!(
        home.json(&["edit", "--urge", "1", "--clear", "note"])["level"],
        0,
        "nothing of the refused change was kept"
    );
    // After the id it is how strong the urge before a crack was.
    home.ok(&["log"]);
    assert_eq!(home.json(&["edit", "2", "--urge", "7"])["urge"], 7);
    assert_eq!(home.json(&["edit", "--pain", "1", "2", "--urge", "8"])["urge"], 8);
    assert_eq!(home.json(&["edit", "--urge=9", "2"])["urge"], 9);
}

#[test]
fn after_the_kind_all_ids_are_of_it_and_what_stays_unclear_is_refused() {
    let home = Home::new();
    for _ in 0..3 {
        home.ok(&["urge", "--level", "5"]);
        home.ok(&["log"]);
    }
    let both = "Changed: urge 1.\nChanged: urge 3.\n";
    assert_eq!(home.ok(&["edit", "--urge", "1", "3", "--region", "neck"]).out, both);
    assert_eq!(home.ok(&["edit", "--urge", "1,3", "--region", "low_back"]).out, both);
    home.run(&["edit", "--urge", "1", "3"]).refused(2, &["nothing to change", "edit 3 --urge 1"]);
    let before = home.json(&["journal"]);
    for unclear in [
        &["edit", "--region", "neck", "--urge", "1", "3"][..],
        &["edit", "3", "--urge", "--level", "4"],
        &["edit", "--json", "--urge", "1", "3", "--pain", "2"],
    ] {
        let said = ["edit --urge 3 --level 4", "edit 3 --urge 4"];
        home.run(unclear).refused(2, &said);
    }
    home.run(&["edit", "3", "--urge", "11"]).refused(2, &["--urge", "'11'"]);
    assert_eq!(home.json(&["journal"]), before);
    assert_eq!(home.ok(&["edit", "1,3", "--pain", "2"]).out, "Changed: entry 1.\nChanged: entry 3.\n");
    assert_eq!(home.ok(&["delete", "1,3"]).out, "Deleted: entry 1.\nDeleted: entry 3.\n");
    assert_eq!(home.json(&["undelete", "1,3"]).as_array().unwrap().len(), 2);
}

#[test]
fn of_what_is_in_the_trash_it_is_said_how_it_comes_back() {
    let home = Home::new();
    home.ok(&["log"]);
    home.ok(&["urge", "--level", "3"]);
    home.ok(&["delete", "1"]);
    home.ok(&["delete", "--urge", "1"]);
    home.run(&["edit", "1", "--pain", "3"]).refused(1, &["entry 1 is in the trash", "unkink undelete 1"]);
    home.run(&["delete", "1"]).refused(1, &["entry 1 is in the trash", "unkink undelete 1"]);
    home.run(&["edit", "--urge", "1", "--level", "4"]).refused(1, &["urge 1 is in", "unkink undelete --urge 1"]);
    home.run(&["delete", "2"]).refused(1, &["entry 2 does not exist"]);
}

#[test]
fn a_crack_that_was_deleted_stays_so_when_its_urge_ends_in_it_again() {
    let home = Home::new();
    home.ok(&["urge", "--level", "6", "--outcome", "cracked"]);
    home.ok(&["delete", "1"]);
    assert_eq!(home.ok(&["edit", "--urge", "1", "--outcome", "eased"]).out, "Changed: urge 1.\n");
    let again = home.run(&["edit", "--urge", "1", "--outcome", "cracked", "--json"]);
    let said = "The crack it ended in stays in the trash, where you put it. To bring it back: unkink undelete 1\n";
    assert_eq!((again.status, again.err.as_str()), (0, said));
    assert!(home.listed(&[]).is_empty());
}

#[test]
fn the_trash_is_emptied_only_after_a_yes() {
    let home = Home::new();
    home.ok(&["log"]);
    home.ok(&["delete", "1"]);
    for answer in ["", "no\n", "maybe\n"] {
        let ran = home.run_with(&["trash", "--empty"], answer);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.out.contains("Remove 1 record for good?") && ran.err.contains("--yes"), "{ran:?}");
    }
    assert_eq!(home.json(&["trash"])["entries"].as_array().unwrap().len(), 1);
    let ran = home.run_with(&["trash", "--empty"], "yes\n");
    assert!(ran.status == 0 && ran.out.ends_with("Removed for good: 1 record.\n"), "{ran:?}");
    home.run(&["undelete", "1"]).refused(1, &["entry", "1"]);
    home.ok(&["log"]);
    home.ok(&["delete", "2"]);
    let left = home.json(&["trash", "--empty", "--yes"]);
    has_keys(&left, KINDS);
    assert_eq!(left["entries"], json!([]));
    home.run(&["trash", "--yes"]).refused(2, &["--empty"]);
}
