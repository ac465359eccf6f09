//! `log`, `journal`, `edit`, `delete`, `undelete`.

use super::{Home, has_keys};
use serde_json::{Value, json};

const ENTRY: &str = "id uid at region side pops sound trigger pain pain_later pain_kind urge relief effort context tags \
    note created_at updated_at";

pub(super) const ALL: &[&str] = &[
    "--at",
    "2026-11-20T14:03:00+01:00",
    "--region",
    "low_back",
    "--side",
    "unknown",
    "--pops",
    "two_or_three",
    "--sound",
    "grind_grate",
    "--trigger",
    "other_person",
    "--pain",
    "0",
    "--pain-later",
    "10",
    "--pain-kind",
    "hot_or_stinging",
    "--urge",
    "7",
    "--relief",
    "3",
    "--effort",
    "more",
    "--context",
    "waking",
    "--context",
    "after a-run",
    "--tag",
    "locking",
    "--note",
    "- first\n\tsecond  ",
];

pub(super) fn logged(home: &Home, arguments: &[&str]) -> Value {
    home.json(&[&["log"], arguments].concat())
}

#[test]
fn a_bare_log_is_a_crack_now() {
    let home = Home::new();
    assert_eq!(home.ok(&["log"]).out, "1\n");
    let entry = logged(&home, &[]);
    has_keys(&entry, ENTRY);
    assert_eq!(entry["id"], 2);
    assert_eq!(entry["at"], entry["created_at"]);
    for field in ENTRY.split_whitespace() {
        let empty = match field {
            "id" | "uid" | "at" | "created_at" | "updated_at" => continue,
            "context" | "tags" => json!([]),
            "note" => json!(""),
            _ => Value::Null,
        };
        assert_eq!(entry[field], empty, "{field}");
    }
}

#[test]
fn everything_that_is_said_is_kept_as_it_was_said() {
    let home = Home::new();
    let entry = logged(&home, ALL);
    has_keys(&entry, ENTRY);
    let expected = json!({
        "at": "2026-11-20T14:03:00+01:00", "region": "low_back", "side": "unknown", "pops": "two_or_three",
        "sound": "grind_grate", "trigger": "other_person", "pain": 0, "pain_later": 10, "pain_kind": "hot_or_stinging",
        "urge": 7, "relief": 3, "effort": "more", "context": ["waking", "after a-run"], "tags": ["locking"],
        "note": "- first\n\tsecond  ",
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&entry[field], value, "{field}");
    }
    assert_eq!(home.json(&["journal"]), json!([entry]));
    let words = home.ok(&["journal"]).out;
    for said in
        ["2026-11-20 14:03", "Low back", "Cannot tell", "2 or 3", "Someone else", "pain 0", "Waking up", "after a-run"]
    {
        assert!(words.contains(said), "“{said}”: {words}");
    }
}

#[test]
fn texts_may_begin_with_a_dash_and_lists_name_nothing_twice() {
    let home = Home::new();
    let entry = logged(&home, &["--note", "--pain", "--tag", "-x", "--tag", "-x", "--context", "--", "--tag", "ü "]);
    assert_eq!(entry["note"], "--pain");
    assert_eq!(entry["tags"], json!(["-x", "ü "]));
    assert_eq!(entry["context"], json!(["--"]));
}

#[test]
fn every_listed_choice_is_taken() {
    let home = Home::new();
    let choices = [
        ("--region", "region", "neck upper_mid_back low_back"),
        ("--side", "side", "left right middle both unknown"),
        ("--pops", "pops", "one two_or_three many"),
        (
            "--sound",
            "sound",
            "single_pop repeated_snap grind_grate click_rumble loud_clunk vibration_only no_sound not_sure",
        ),
        ("--trigger", "trigger", "spontaneous self_forced other_person"),
        ("--pain-kind", "pain_kind", "dull_or_sore sharp_or_stabbing hot_or_stinging throbbing spreads_down_limb"),
        ("--effort", "effort", "less same more"),
    ];
    for (option, field, ids) in choices {
        for id in ids.split(' ') {
            let ran = home.run_here(&["log", option, id, "--json"]);
            assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()[field], id);
        }
        home.run_here(&["log", option, "other"]).refused(2, &[option, "'other'", ids.split(' ').next_back().unwrap()]);
    }
}

#[test]
fn what_does_not_fit_is_refused_by_name_and_nothing_is_kept() {
    let home = Home::new();
    home.ok(&["log"]);
    let long = "x".repeat(41);
    let cases: &[(&[&str], &[&str])] = &[
        (&["--pain", "11"], &["--pain", "'11'", "0 to 10"]),
        (&["--pain", "-1"], &["--pain", "'-1'", "0 to 10"]),
        (&["--pain", "3.5"], &["--pain", "'3.5'", "0 to 10"]),
        (&["--pain", ""], &["--pain", "0 to 10"]),
        (&["--pain-later", "256"], &["--pain-later", "'256'"]),
        (&["--urge", "many"], &["--urge", "'many'"]),
        (&["--relief", "99999999999999999999"], &["--relief"]),
        (&["--region", "back"], &["--region", "'back'", "neck, upper_mid_back, low_back"]),
        (&["--at", "yesterday"], &["--at", "'yesterday'", "2026-11-20T14:03:00+01:00"]),
        (&["--at", "2026-02-30T10:00:00Z"], &["--at", "'2026-02-30T10:00:00Z'"]),
        (&["--at", "2026-11-20 10"], &["--at", "offset"]),
        (&["--at", "2999-01-01T00:00:00Z"], &["at", "2999-01-01", "future"]),
        (&["--at", "2026-11-20T10:00:00+00:00:30"], &["--at"]),
        (&["--ago", "15"], &["--ago", "'15'", "15m"]),
        (&["--ago", ""], &["--ago", "15m"]),
        (&["--ago", "-5m"], &["--ago", "'-5m'"]),
        (&["--ago", "1m1h"], &["--ago", "'1m1h'"]),
        (&["--ago", "1.5h"], &["--ago", "'1.5h'"]),
        (&["--ago", "5w"], &["--ago", "'5w'"]),
        (&["--ago", "99999999999999999999d"], &["--ago"]),
        (&["--ago", "9223372036854775807s"], &["ago"]),
        (&["--ago", "99999999999d"], &["ago"]),
        (&["--tag", ""], &["tag", "1 to 40"]),
        (&["--tag", &long], &["tag", "1 to 40"]),
        (&["--tag", "a;b"], &["tag", "“a;b”", "“;”"]),
        (&["--tag", "a\nb"], &["tag", "U+000A"]),
        (&["--context", "a\u{7f}"], &["context", "U+007F"]),
        (&["--note", "a\0b"], &["note", "NUL", "U+0000"]),
        (&["--note", "a\u{1b}[0m"], &["note", "U+001B"]),
        (&["--note", "a\u{85}"], &["note", "U+0085"]),
        (&["--colour", "red"], &["--colour"]),
    ];
    for (arguments, named) in cases {
        home.run_here(&[&["log"], *arguments].concat()).refused(2, named);
        home.run_here(&[&["edit", "1"], *arguments].concat()).refused(2, named);
    }
    let kept = home.json(&["journal"]);
    assert_eq!(kept.as_array().unwrap().len(), 1);
    assert_eq!(kept[0]["created_at"], kept[0]["updated_at"]);
}

#[test]
fn a_note_holds_100_000_characters_and_not_one_more() {
    let home = Home::new();
    let most = "a".repeat(100_000);
    assert_eq!(logged(&home, &["--note", &most])["note"], most);
    let wide = "ä".repeat(100_000);
    let ran = home.run_here(&["log", "--json", "--note", &wide]);
    assert_eq!(serde_json::from_str::<Value>(&ran.out).unwrap()["note"], wide);
    let refused = home.run(&["log", "--note", &"a".repeat(100_001)]);
    refused.refused(2, &["note", "100001 characters", "100000"]);
    assert!(refused.err.len() < 200, "the note itself is not repeated");
    assert_eq!(home.listed(&[]), [2, 1]);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let mut command = home.command(&["log", "--note"]);
    command.arg(std::ffi::OsStr::from_bytes(b"a\xff"));
    super::finish(super::start(command), "").refused(2, &["UTF-8"]);
}

#[test]
fn a_time_ago_is_counted_back_from_now() {
    let home = Home::new();
    for (ago, seconds) in [("0s", 0), ("90s", 90), ("15m", 900), ("1h30m", 5400), ("2d", 172_800), ("1d1h1m1s", 90_061)]
    {
        let entry = logged(&home, &["--ago", ago]);
        let moment = |field: &str| chrono::DateTime::parse_from_rfc3339(entry[field].as_str().unwrap()).unwrap();
        assert_eq!((moment("created_at") - moment("at")).num_seconds(), seconds, "{ago}");
    }
}

#[test]
fn entries_are_listed_newest_first_and_found_by_day_region_and_text() {
    let home = Home::new();
    for (at, region, note) in [
        ("2026-11-10T12:00:00+01:00", "neck", "Straße"),
        ("2026-11-12T03:59:00+01:00", "neck", ""),
        ("2026-11-12T04:00:00+01:00", "low_back", "RUN; late"),
        ("2026-11-11T23:00:00-09:00", "low_back", ""),
    ] {
        home.ok(&["log", "--at", at, "--region", region, "--note", note]);
    }
    home.ok(&["edit", "4", "--tag", "Running", "--context", "sport"]);
    let cases: &[(&[&str], &[i64])] = &[
        (&[], &[4, 3, 2, 1]),
        (&["--limit", "2"], &[4, 3]),
        (&["--limit", "0"], &[]),
        (&["--region", "low_back"], &[4, 3]),
        (&["--from", "2026-11-12"], &[3]),
        (&["--to", "2026-11-11"], &[4, 2, 1]),
        (&["--from", "2026-11-11", "--to", "2026-11-11"], &[4, 2]),
        (&["--search", "run"], &[4, 3]),
        (&["--search", "STRASSE"], &[1]),
        (&["--search", "straße"], &[1]),
        (&["--search", "late running"], &[]),
        (&["--search", "running sport"], &[4]),
        (&["--search", "SPORT"], &[4]),
        (&["--search", "; late"], &[3]),
        (&["--search", "%"], &[]),
        (&["--search", "--limit"], &[]),
        (&["--region", "low_back", "--search", "run", "--limit", "1"], &[4]),
    ];
    for (arguments, expected) in cases {
        assert_eq!(home.listed(arguments), *expected, "{arguments:?}");
    }
    for (arguments, named) in [
        (["--from", "2026-11-12", "--to", "2026-11-11"], ["from", "2026-11-12"]),
        (["--from", "12.11.2026", "--to", "2026-11-11"], ["--from", "'12.11.2026'"]),
        (["--from", "2026-11-12", "--to", "2026-13-01"], ["--to", "'2026-13-01'"]),
        (["--region", "arm", "--limit", "1"], ["--region", "'arm'"]),
        (["--region", "neck", "--limit", "-1"], ["--limit", "'-1'"]),
    ] {
        home.run(&[&["journal"], &arguments[..]].concat()).refused(2, &named);
    }
}

#[test]
fn an_edit_changes_what_is_named_and_nothing_else() {
    let home = Home::new();
    let before = logged(&home, ALL);
    let after = home.json(&["edit", "1", "--pain", "4", "--tag", "dizzy", "--tag", "fever", "--clear", "relief"]);
    let mut expected = before.clone();
    expected["pain"] = json!(4);
    expected["tags"] = json!(["dizzy", "fever"]);
    expected["relief"] = Value::Null;
    expected["updated_at"] = after["updated_at"].clone();
    assert_eq!(after, expected);
    assert_eq!(home.json(&["journal"]), json!([after]));
    assert_eq!(home.json(&["edit", "1", "--at", "2026-11-19T09:00:00+01:00"])["at"], "2026-11-19T09:00:00+01:00");
    assert_eq!(home.ok(&["edit", "1", "--note", ""]).out, "Changed: entry 1.\n");
    assert_eq!(home.json(&["journal"])[0]["note"], "");
}

#[test]
fn every_field_but_the_time_can_be_emptied() {
    let home = Home::new();
    logged(&home, ALL);
    let fields =
        "region side pops sound trigger pain pain_later pain_kind urge relief effort context tags note".split(' ');
    let cleared: Vec<&str> = fields.clone().flat_map(|field| ["--clear", field]).collect();
    let entry = home.json(&[&["edit", "1"], &cleared[..]].concat());
    for field in fields {
        let empty = match field {
            "context" | "tags" => json!([]),
            "note" => json!(""),
            _ => Value::Null,
        };
        assert_eq!(entry[field], empty, "{field}");
    }
    for (field, named) in [("at", "'at'"), ("id", "'id'"), ("", "''")] {
        home.run(&["edit", "1", "--clear", field]).refused(2, &["--clear", named, "pain_later"]);
    }
    for field in ["tag", "pain-later"] {
        home.ok(&["edit", "1", "--clear", field]);
    }
    home.run(&["edit", "1", "--clear", "pain", "--pain", "3"]).refused(2, &["pain"]);
    home.run(&["edit", "1"]).refused(2, &["nothing to change"]);
}

#[test]
fn a_deleted_entry_is_out_of_sight_and_comes_back() {
    let home = Home::new();
    logged(&home, &["--note", "one"]);
    let two = logged(&home, &["--note", "two"]);
    assert_eq!(home.ok(&["delete", "2"]).out, "Deleted: entry 2.\n");
    assert_eq!(home.listed(&[]), [1]);
    assert_eq!(home.json(&["stats"])["totals"]["cracks"], 1);
    home.run(&["edit", "2", "--pain", "1"]).refused(1, &["entry 2"]);
    home.run(&["delete", "2"]).refused(1, &["entry 2"]);
    let back = home.json(&["undelete", "2"]);
    has_keys(&back, ENTRY);
    assert_eq!((&back["note"], &back["uid"]), (&two["note"], &two["uid"]));
    assert_eq!(home.listed(&[]), [2, 1]);
    for arguments in [&["undelete", "2"][..], &["undelete", "7"], &["delete", "7"], &["edit", "7", "--pain", "1"]] {
        home.run(arguments).refused(1, &["entry", arguments[1]]);
    }
}

#[test]
fn a_tag_that_may_be_an_emergency_is_answered_at_once() {
    let home = Home::new();
    let urgent = format!("If this is happening now, call {} now.", super::emergency());
    for (tag, noted) in [
        ("saddle_numb", "numb between the legs"),
        ("bladder_bowel", "bladder or bowel change"),
        ("both_legs", "both legs numb, weak or painful"),
        ("face_or_speech", "face or speech change"),
        ("vision_change", "change in sight"),
        ("chest_pain", "chest pain"),
    ] {
        let ran = home.ok(&["log", "--tag", tag, "--json"]);
        let told = format!("You noted: {noted}.\n{urgent}\nGet emergency help now\n");
        assert!(ran.err.starts_with(&told), "{ran:?}");
        serde_json::from_str::<Value>(&ran.out).unwrap();
    }
    assert_eq!(home.ok(&["log", "--tag", "dizzy"]).err, "");
    assert!(home.ok(&["edit", "7", "--tag", "chest_pain"]).err.contains(&urgent));
    std::fs::write(home.file(), "no records any more").unwrap();
    let ran = home.run(&["log", "--tag", "chest_pain"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.starts_with(&format!("You noted: chest pain.\n{urgent}")), "advice does not wait for the records");
}
