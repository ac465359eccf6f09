//! What the app must never say (`content/red-flags.md` 6.2 and 6.3), over every text a person reads.

use crate::support::reading::{files, list, text};
use serde_json::Value;

/// Words for reviewers and developers, and names of others' works: not the app speaking.
const NOT_SHOWN: [&str; 14] = [
    "id",
    "source",
    "source_note",
    "sources",
    "sources_shown",
    "seeds",
    "also",
    "when",
    "ask_when",
    "could_be",
    "pose",
    "start_pose",
    "moves",
    "version",
];

/// Notes are for developers, except those of steps, of settling and of urge moves.
fn note_is_shown(near: &str, record: &Value) -> bool {
    near == "routines" && record.get("exercise").or(record.get("starts_at")).is_some()
}

/// Every text that is shown, with where it stands.
fn shown() -> Vec<(String, &'static str)> {
    fn walk(file: &str, near: &str, value: &'static Value, found: &mut Vec<(String, &'static str)>) {
        match value {
            Value::Object(fields) => {
                let own = fields.get("id").and_then(Value::as_str).unwrap_or(near);
                for (key, inner) in fields {
                    let skipped =
                        NOT_SHOWN.contains(&key.as_str()) && !(file == "texts" && key == "also" && inner.is_array());
                    if !skipped && (key != "note" || note_is_shown(file, value)) {
                        walk(file, &format!("{own} {key}"), inner, found);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|inner| walk(file, near, inner, found)),
            Value::String(words) if words.contains(' ') => found.push((format!("{file}: {near}"), words)),
            _ => {}
        }
    }
    let shipped = files();
    let mut found = Vec::new();
    for (file, value) in [
        ("questions", &shipped.questions),
        ("rules", &shipped.rules),
        ("gates", &shipped.gates),
        ("exercises", &shipped.exercises),
        ("routines", &shipped.routines),
        ("cards", &shipped.cards),
        ("texts", &shipped.texts),
    ] {
        walk(file, file, value, &mut found);
    }
    found
}

/// Forbidden words, each with the number of 6.2 (or 6.3) it stands for.
const NEVER: &[(&str, &str)] = &[
    ("you are fine", "6.2.1"),
    ("all clear", "6.2.1"),
    ("all-clear", "6.2.1"),
    ("nothing serious", "6.2.1"),
    ("safe", "6.2.1"),
    ("nothing to worry", "6.2.1"),
    ("no need to worry", "6.2.1"),
    ("%", "6.2.1"),
    ("per cent", "6.2.1"),
    ("percent", "6.2.1"),
    ("probability", "6.2.1"),
    ("you suffer from", "6.2.2"),
    ("your diagnosis", "6.2.2"),
    ("diagnosed", "6.2.2"),
    ("streak", "6.2.3"),
    ("badge", "6.2.3"),
    ("high score", "6.2.3"),
    ("personal best", "6.2.3"),
    ("crack your own", "6.2.3"),
    ("towel", "6.2.4"),
    ("stop taking", "6.2.6"),
    ("start taking", "6.2.6"),
    ("take a painkiller", "6.2.6"),
    ("take ibuprofen", "6.2.6"),
    ("paralysed", "6.2.10"),
    ("out of place", "6.2.10"),
    ("out of line", "6.2.10"),
    ("misaligned", "6.2.10"),
    ("wearing away", "6.2.10"),
    ("wear away", "6.2.10"),
    ("therapy", "6.2.11"),
    ("cure", "6.2.12"),
    ("cures", "6.2.12"),
    ("prevents", "6.2.12"),
    ("treats", "6.2.12"),
    ("guaranteed", "6.2.12"),
    ("adjust", "6.3"),
    ("adjusted", "6.3"),
    ("adjustment", "6.3"),
    ("!", "no exclamation marks"),
];

/// Sentences of the specification that use such a word to say the opposite, or of something else.
const ALLOWED: &[(&str, &str)] = &[
    ("all-clear", "That is not an all-clear"),
    ("safe", "it is not safe to wait"),
    ("safe", "Standing or walking on a back is never safe."),
    ("safe", "Use only the pregnancy-safe routine."),
    ("streak", "Even a small streak counts."),
    ("streak", "No streaks, no guilt"),
    ("towel", "Fold a towel under your knees."),
    ("towel", "towel behind the thigh"),
    ("towel", "a towel round the other thigh or foot"),
    ("towel", "no towel"),
    ("out of place", "Is something out of place?"),
    ("take ibuprofen", "If you take ibuprofen or similar, does it help within 2 days?"),
    ("treats", "the Canadian C-Spine Rule treats as high risk"),
    ("wearing away", "often fear that they are wearing away"),
];

/// Where a word begins at a letter and may go on, it must begin a word of the text.
fn says(words: &str, forbidden: &str) -> bool {
    let lower = words.to_lowercase();
    let whole = ["safe", "cure", "cures", "treats", "adjust"].contains(&forbidden);
    lower.match_indices(forbidden).any(|(at, found)| {
        let before = lower[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = lower[at + found.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !(before && forbidden.starts_with(char::is_alphanumeric) || whole && after)
    })
}

#[test]
fn no_text_says_what_the_app_must_never_say() {
    let texts = shown();
    assert!(texts.len() > 1500, "{} texts are read", texts.len());
    let mut wrong = Vec::new();
    let mut used = Vec::new();
    for (near, words) in &texts {
        for &(forbidden, rule) in NEVER {
            if !says(words, forbidden) {
                continue;
            }
            let allowed = ALLOWED.iter().find(|(word, sentence)| *word == forbidden && words.contains(sentence));
            match allowed {
                Some(allowed) => used.push(allowed.1),
                None => wrong.push(format!("{near}: “{forbidden}” ({rule}) in “{words}”")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unused: Vec<&str> =
        ALLOWED.iter().map(|(_, sentence)| *sentence).filter(|sentence| !used.contains(sentence)).collect();
    assert!(unused.is_empty(), "no text says this any more, so it need not be allowed: {unused:?}");
}

#[test]
fn the_scan_finds_what_it_looks_for() {
    for (words, forbidden) in [
        ("You are fine.", "you are fine"),
        ("It is safe to go on", "safe"),
        ("This cures arthritis", "cures"),
        ("a 90% chance", "%"),
        ("Well done!", "!"),
        ("Adjust your neck", "adjust"),
    ] {
        assert!(says(words, forbidden), "{words}");
    }
    for (words, forbidden) in [("done safely", "safe"), ("unsafe", "safe"), ("secure", "cure"), ("treatment", "treats")]
    {
        assert!(!says(words, forbidden), "{words}");
    }
}

#[test]
fn a_result_to_be_seen_soon_or_sooner_is_never_worded_calmly() {
    let calm = ["when convenient", "no rush", "no hurry", "whenever", "at your leisure", "if you like", "some time"];
    for tier in list(&files().texts["tiers"]).iter().filter(|tier| tier["level"].as_u64() >= Some(2)) {
        for field in ["headline", "meaning", "action"] {
            let words = text(&tier[field]).to_lowercase();
            assert!(calm.iter().all(|calm| !words.contains(calm)), "{}: {words}", tier["id"]);
        }
    }
    for rule in list(&files().rules["rules"]).iter().filter(|rule| rule["tier"] != "book_routine") {
        let words = text(&rule["reason"]).to_lowercase() + rule["extra_action"].as_str().unwrap_or("");
        assert!(calm.iter().all(|calm| !words.contains(calm)), "{}: {words}", rule["id"]);
    }
    for level in [3, 4] {
        let tier = list(&files().texts["tiers"]).iter().find(|tier| tier["level"] == level).unwrap();
        assert!(text(&tier["action"]).contains("{emergency_number}"), "{}", tier["id"]);
    }
}

#[test]
fn texts_use_known_places_for_numbers_and_no_stray_signs() {
    let known = ["{emergency_number}", "{advice_line}", "{maternity_line}", "{question}", "{n}"];
    for (near, words) in shown() {
        let rest = known.iter().fold(words.to_owned(), |rest, place| rest.replace(place, ""));
        assert!(!rest.contains(['{', '}', '\u{a0}', '\t']), "{near}: {words}");
        assert_eq!(words.trim(), words, "{near}: white space at an end");
        assert!(!words.contains('"'), "{near}: “ and ” are the quote marks on screens");
        assert!(!words.contains("  ") || words.contains('\n'), "{near}: two spaces");
        assert!(!rest.contains("[V") && !rest.contains("[K]") && !rest.contains("[D]"), "{near}: a mark for reviewers");
    }
}

#[test]
fn help_never_names_an_answer_that_cannot_be_chosen_there() {
    let named =
        ["choose no", "choose \u{201c}no", "choose yes", "answer no", "answer yes", "skip this one", "press no"];
    for screen in list(&files().questions["screens"]) {
        for question in list(&screen["questions"]) {
            for field in ["text", "help", "why"] {
                let words = question[field].as_str().unwrap_or_default().to_lowercase();
                let wrong = named.iter().find(|named| words.contains(**named));
                assert_eq!(wrong, None, "{}: a line of a list has a tick and a \u{201c}?\u{201d} only", question["id"]);
            }
        }
    }
}
