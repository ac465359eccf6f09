//! `day`.

use super::{Home, has_keys};
use serde_json::{Value, json};

const CARD: &str = "date pain_today sit_hours note created_at updated_at";

#[test]
fn a_day_is_shown_said_corrected_and_cleared() {
    let home = Home::new();
    assert_eq!(home.json(&["day", "2026-11-20"]), Value::Null);
    assert!(!home.file().exists(), "looking makes no file");
    let card = home.json(&["day", "2026-11-20", "--pain", "4", "--sat", "9", "--note", "-long\nday"]);
    has_keys(&card, CARD);
    assert_eq!(
        (&card["date"], &card["pain_today"], &card["sit_hours"], &card["note"]),
        (&json!("2026-11-20"), &json!(4), &json!(9), &json!("-long\nday"))
    );
    let changed = home.json(&["day", "2026-11-20", "--pain", "0"]);
    assert_eq!((&changed["pain_today"], &changed["sit_hours"]), (&json!(0), &json!(9)));
    assert_eq!(
        home.ok(&["day", "2026-11-20"]).out,
        "2026-11-20  pain 0 · 9 h sat\n            -long\n            day\n"
    );
    let cleared = home.json(&["day", "2026-11-20", "--clear", "pain", "--clear", "sat", "--clear", "note"]);
    assert_eq!(
        (&cleared["pain_today"], &cleared["sit_hours"], &cleared["note"]),
        (&Value::Null, &Value::Null, &json!(""))
    );
    assert_eq!(home.ok(&["day", "2026-11-20"]).out, "2026-11-20  nothing said\n");
    home.ok(&["day", "--pain", "2"]);
    assert_eq!(home.json(&["day"])["pain_today"], 2);
}

#[test]
fn what_does_not_fit_a_day_is_refused_by_name() {
    let home = Home::new();
    for (arguments, named) in [
        (&["--pain", "11"][..], &["--pain", "'11'", "0 to 10"][..]),
        (&["--sat", "25"], &["--sat", "'25'", "0 to 24"]),
        (&["--sat", "-1"], &["--sat", "'-1'"]),
        (&["--note", "\u{7}"], &["note", "U+0007"]),
        (&["--clear", "date"], &["--clear", "pain, sat, note"]),
        (&["--clear", "sat", "--sat", "3"], &["sat", "at once"]),
        (&["2026-02-30"], &["2026-02-30"]),
        (&["2999-01-01", "--pain", "1"], &["2999-01-01", "future"]),
    ] {
        home.run_here(&[&["day"], arguments].concat()).refused(2, named);
    }
}
