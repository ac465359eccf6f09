//! Proves that no screen says what must never be said (`content/red-flags.md`, section 6).

use super::{journal_store, saved};
use crate::screens::{accepted_store, page};
use dioxus::prelude::consume_context;
use serde_json::json;
use unkink::domain::checker::Who;
use unkink::platform::clock;
use unkink::ui::state::check::CheckState;
use unkink::ui::state::log::LogState;

const NEVER: [&str; 23] = [
    "you are fine",
    "all clear",
    "nothing serious",
    "no danger",
    "nothing to worry",
    "don't worry",
    "do not worry",
    "your streak",
    "day streak",
    "record number",
    "high score",
    "well done",
    "success",
    "you failed",
    "diagnosed",
    "probability",
    "wearing away",
    "will be paralysed",
    "we recommend that you take",
    "cure",
    "prototype",
    "undefined",
    "!",
];

#[test]
fn no_screen_says_what_must_never_be_said() {
    let store = || {
        let store = journal_store();
        let sheet = json!({"region": ["low_back"], "age_years": 38, "crack_sound": "single_pop"});
        saved(&store, Who::Me, &sheet, clock::now());
        store
    };
    let begin = || consume_context::<CheckState>().begin_anew(Who::Me);
    let log = || consume_context::<LogState>().log_now();
    let nothing = || {};
    let pages: [(&str, fn()); 13] = [
        ("/journal", log),
        ("/journal/entry/1", nothing),
        ("/journal/trash", nothing),
        ("/check", nothing),
        ("/check/run", nothing),
        ("/check/run", begin),
        ("/check/result/1", nothing),
        ("/check/signs", nothing),
        ("/check/profile", nothing),
        ("/learn", nothing),
        ("/settings", nothing),
        ("/check/result/99", nothing),
        ("/journal/entry/99", nothing),
    ];
    for (path, act) in pages {
        for store in [store(), accepted_store()] {
            let text = page("words", path, store, act).text();
            let lower = text.to_lowercase();
            for never in NEVER {
                assert!(!lower.contains(never), "{path}: “{never}” in {text}");
            }
            let clear = lower.matches("all-clear").count();
            assert_eq!(clear, lower.matches("not an all-clear").count(), "{path}: {text}");
            assert!(!text.contains('{'), "{path}: a place for a number was left open: {text}");
        }
    }
}
