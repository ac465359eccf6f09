//! `urge`.

use super::{Home, has_keys};
use serde_json::{Value, json};

const URGE: &str = "id uid at region level level_after alternative outcome entry note created_at updated_at";

#[test]
fn an_urge_needs_its_level_and_nothing_else() {
    let home = Home::new();
    let urge = home.json(&["urge", "--level", "0"]);
    has_keys(&urge, URGE);
    for (field, value) in [("level", json!(0)), ("note", json!("")), ("outcome", Value::Null), ("entry", Value::Null)] {
        assert_eq!(urge[field], value, "{field}");
    }
    assert_eq!(urge["at"], urge["created_at"]);
    assert_eq!(home.ok(&["urge", "--level", "10"]).out, "2\n");
}

#[test]
fn everything_about_an_urge_is_kept() {
    let home = Home::new();
    let urge = home.json(&[
        "urge",
        "--level",
        "8",
        "--level-after",
        "2",
        "--region",
        "neck",
        "--outcome",
        "eased",
        "--alternative",
        "neck_ease_5",
        "--note",
        "-at my desk ",
        "--at",
        "2026-11-20T08:00:00-05:00",
    ]);
    let expected = json!({
        "id": 1, "uid": urge["uid"], "at": "2026-11-20T08:00:00-05:00", "region": "neck", "level": 8, "level_after": 2,
        "alternative": "neck_ease_5", "outcome": "eased", "entry": null, "note": "-at my desk ",
        "created_at": urge["created_at"], "updated_at": urge["updated_at"],
    });
    assert_eq!(urge, expected);
    for alternative in ["wait", "cat_cow", "urge_reset_60"] {
        assert_eq!(home.json(&["urge", "--level", "3", "--alternative", alternative])["alternative"], alternative);
    }
}

#[test]
fn an_urge_that_ended_in_a_crack_also_keeps_the_crack() {
    let home = Home::new();
    let arguments = ["urge", "--level", "6", "--outcome", "cracked", "--region", "low_back", "--ago", "10m"];
    let urge = home.json(&arguments);
    let entries = home.json(&["journal"]);
    let entry = &entries[0];
    assert_eq!(urge["entry"], entry["id"]);
    assert_eq!((&entry["trigger"], &entry["urge"]), (&json!("self_forced"), &json!(6)));
    assert_eq!((&entry["region"], &entry["at"]), (&urge["region"], &urge["at"]));
    let totals = &home.json(&["stats"])["totals"];
    assert_eq!((&totals["urges"], &totals["resisted"], &totals["self_forced"]), (&json!(1), &json!(0), &json!(1)));
}

#[test]
fn what_does_not_fit_an_urge_is_refused_by_name() {
    let home = Home::new();
    let cases: &[(i32, &[&str], &[&str])] = &[
        (2, &[], &["--level"]),
        (2, &["--level", "11"], &["--level", "'11'", "0 to 10"]),
        (2, &["--level", "-1"], &["--level", "'-1'"]),
        (2, &["--level", "5", "--level-after", "12"], &["--level-after", "'12'"]),
        (2, &["--level", "5", "--region", "knee"], &["--region", "'knee'", "low_back"]),
        (2, &["--level", "5", "--outcome", "won"], &["--outcome", "'won'", "eased, still_there, cracked"]),
        (2, &["--level", "5", "--at", "now"], &["--at", "'now'"]),
        (2, &["--level", "5", "--ago", "soon"], &["--ago", "'soon'"]),
        (2, &["--level", "5", "--note", "\u{7}"], &["note", "U+0007"]),
        (1, &["--level", "5", "--alternative", "cat_cows"], &["alternative", "“cat_cows”", "“cat_cow”"]),
        (1, &["--level", "5", "--alternative", "", "--outcome", "cracked"], &["alternative"]),
    ];
    for (status, arguments, named) in cases {
        home.run_here(&[&["urge"], *arguments].concat()).refused(*status, named);
    }
    let totals = &home.json(&["stats"])["totals"];
    assert_eq!((&totals["urges"], &totals["cracks"]), (&json!(0), &json!(0)));
}
