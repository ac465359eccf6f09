//! Help shared by the tests: moments and answer sheets written short, dice that always fall the same way.

use chrono::DateTime;
use serde_json::Value;
use unkink::domain::answers::Answers;
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::gate::Standing;
use unkink::domain::session::Stopped;
use unkink::domain::session::record::SessionRecord;

pub mod mount;
pub mod reading;

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
    }
}

/// How it stands with someone for whom one gate holds.
pub fn holding(gate: &str) -> Standing {
    Standing { holding: vec![gate.into()], ..Standing::clear() }
}

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    /// Dice that fall by `seed`.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).expect("31 bits") % sides
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    /// One of `choices`.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.roll(choices.len())]
    }
}
