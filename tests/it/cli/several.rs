//! `journal` with its filters; `edit`, `delete` and `undelete` of several; `log --like`.

use super::Home;
use super::journal::{ALL, logged};
use serde_json::{Value, json};

#[test]
fn the_list_takes_the_filters_of_the_window_and_says_them_in_words() {
    let home = Home::new();
    for (at, region, sound, trigger, pain, tag) in [
        ("2026-11-03T10:00:00+01:00", "neck", "loud_clunk", "self_forced", "6", "gym"),
        ("2026-11-10T10:00:00+01:00", "neck", "loud_clunk", "self_forced", "2", "gym"),
        ("2026-11-12T10:00:00+01:00", "neck", "single_pop", "self_forced", "6", "locking"),
        ("2026-11-13T10:00:00+01:00", "low_back", "loud_clunk", "spontaneous", "6", "gym"),
        ("2026-10-20T10:00:00+02:00", "neck", "loud_clunk", "self_forced", "6", "gym"),
    ] {
        home.ok(&[
            "log",
            "--at",
            at,
            "--region",
            region,
            "--sound",
            sound,
            "--trigger",
            trigger,
            "--pain",
            pain,
            "--tag",
            tag,
        ]);
    }
    let dates = ["--from", "2026-11-03", "--to", "2026-11-30"];
    for (arguments, said, ids) in [
        (vec!["--region", "neck", "--trigger", "self_forced"], "Neck, forced: 4 of 5 cracks", vec![3, 2, 1, 5]),
        (vec!["--sound", "loud_clunk"], "A heavy clunk: 4 of 5 cracks", vec![4, 2, 1, 5]),
        (vec!["--pain-from", "3", "--tag", "gym"], "Pain 3 or more, tagged “gym”: 3 of 5 cracks", vec![4, 1, 5]),
        (vec!["--tag", "nowhere"], "Tagged “nowhere”: none of 5 cracks", vec![]),
        (vec!["--search", "gym", "--limit", "1"], "With “gym”: 4 of 5 cracks", vec![4]),
    ] {
        let found = home.json(&[&["journal"], arguments.as_slice()].concat());
        let found: Vec<i64> = found.as_array().unwrap().iter().map(|entry| entry["id"].as_i64().unwrap()).collect();
        assert_eq!(found, ids, "{arguments:?}");
        let out = home.ok(&[&["journal"], arguments.as_slice()].concat()).out;
        assert_eq!(out.lines().next(), Some(said), "{arguments:?}");
        assert_eq!(out.lines().count(), ids.len() + 1, "{out}");
    }
    let dated = home.ok(&[&["journal", "--region", "neck"], &dates[..]].concat()).out;
    assert!(dated.starts_with("Neck, 3 to 30 November") && dated.contains(": 3 of 5 cracks"), "{dated}");
    assert!(home.ok(&["journal"]).out.lines().count() == 5, "nothing is left out, and nothing said");
    home.run(&["journal", "--pain-from", "11"]).refused(2, &["--pain-from", "'11'", "0 to 10"]);
    home.run(&["journal", "--sound", "bang"]).refused(2, &["--sound", "'bang'", "single_pop"]);
}

#[test]
fn several_are_changed_deleted_and_brought_back_together_or_not_at_all() {
    let home = Home::new();
    for tag in ["gym", "locking", "gym"] {
        home.ok(&["log", "--at", "2026-11-20T10:00:00+01:00", "--tag", tag]);
    }
    let changed = home.json(&["edit", "1", "3", "1", "--region", "neck", "--shift", "-1h30m", "--add-tag", "bike"]);
    assert_eq!(changed.as_array().unwrap().len(), 2, "one named twice is changed once");
    assert_eq!(changed[0]["at"], "2026-11-20T08:30:00+01:00");
    assert_eq!((&changed[1]["region"], &changed[1]["tags"]), (&json!("neck"), &json!(["gym", "bike"])));
    assert_eq!(home.ok(&["edit", "1", "2", "--remove-tag", "gym"]).out, "Changed: entry 1.\nUnchanged: entry 2.\n");
    assert_eq!(home.json(&["journal"])[2]["tags"], json!(["bike"]));
    let before = home.json(&["journal"]);
    home.run(&["edit", "1", "99", "--pain", "3"]).refused(1, &["entry", "99"]);
    home.run(&["edit", "1", "2", "--shift", "3650d"]).refused(2, &["shift", "future"]);
    home.run(&["delete", "1", "99"]).refused(1, &["entry", "99"]);
    home.run(&["edit", "1", "--shift", "0m"]).refused(2, &["--shift", "-1h30m"]);
    home.run(&["edit", "1", "--tag", "a", "--add-tag", "b"]).refused(2, &["--tag", "--add-tag"]);
    home.run(&["edit", "--pain", "3"]).refused(2, &["ID"]);
    assert_eq!(home.json(&["journal"]), before, "all or none");
    assert_eq!(home.ok(&["delete", "1", "3"]).out, "Deleted: entry 1.\nDeleted: entry 3.\n");
    assert_eq!(home.json(&["journal"]).as_array().unwrap().len(), 1);
    assert_eq!(home.json(&["undelete", "3", "1"]).as_array().unwrap().len(), 2);
    assert_eq!(home.json(&["journal"]).as_array().unwrap().len(), 3);
    let warned = home.run(&["edit", "1", "2", "--add-tag", "saddle_numb"]);
    assert!(warned.status == 0 && warned.err.contains(&super::emergency()), "{warned:?}");
}

#[test]
fn a_crack_like_another_is_new_and_now_without_its_note_and_later_pain() {
    let home = Home::new();
    let first = logged(&home, ALL);
    let again = home.json(&["log", "--like", "1", "--pain", "5"]);
    for field in
        ["region", "side", "pops", "sound", "trigger", "pain_kind", "urge", "relief", "effort", "context", "tags"]
    {
        assert_eq!(again[field], first[field], "{field}");
    }
    assert_eq!((&again["pain"], &again["pain_later"], &again["note"]), (&json!(5), &Value::Null, &json!("")));
    assert_eq!(again["at"], again["created_at"]);
    assert!(again["uid"] != first["uid"] && again["id"] == 2);
    home.run(&["log", "--like", "9"]).refused(1, &["entry", "9"]);
}
