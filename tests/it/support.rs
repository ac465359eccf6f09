//! Help shared by the tests: moments and answer sheets written short, dice that always fall the same way.

use chrono::DateTime;
use serde_json::Value;
use unkink::domain::answers::Answers;
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::gate::Standing;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::SessionRecord;

mod dice;
pub mod large;
pub mod mount;
pub mod reading;
pub mod year;

pub use dice::Dice;

/// A moment from RFC 3339 text.
pub fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment as RFC 3339")
}

/// A sheet of answers from a JSON object of question ids and values.
pub fn answers(sheet: &Value) -> Answers {
    Answers::from_json(&serde_json::json!({ "answers": sheet }), content()).expect("a sheet of answers")
}

/// A session of this routine that was stopped before anything was done.
pub fn session_record(routine: &str) -> SessionRecord {
    let at = at("2026-11-20T09:00:00+01:00");
    SessionRecord {
        id: 1,
        uid: "s".to_owned(),
        started_at: at,
        ended_at: Some(at),
        routine: routine.to_owned(),
        planned_seconds: 74.0,
        done_seconds: 0.0,
        completed: false,
        stopped: Some(Stopped::Left),
        pain_before: None,
        pain_after: None,
        felt: None,
        steps: Vec::new(),
        created_at: at,
        updated_at: at,
        deleted_at: None,
    }
}

/// How it stands with someone for whom one gate holds.
pub fn holding(gate: &str) -> Standing {
    Standing { holding: vec![gate.into()], ..Standing::clear() }
}

/// Fails where a place for a number or a word was left open in what a person reads.
#[track_caller]
pub fn filled(shown: &str) {
    for slot in ["{emergency_number}", "{advice_line}", "{maternity_line}", "{question}", "{n}"] {
        assert!(!shown.contains(slot), "{slot} in {shown}");
    }
}
