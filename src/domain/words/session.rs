//! A session looked back on: what was done of it, how it ended, how it felt.

use crate::domain::session::Stopped;
use crate::domain::session::record::{Felt, SessionRecord, StepRecord};
use crate::domain::words::{count, how_long, lower_first};
use std::time::Duration;

/// "8 of 8 moves", or how long a single move was done.
pub fn amount(session: &SessionRecord) -> String {
    let whole = session.steps.iter().filter(|step| step.is_finished()).count();
    match session.steps.len() {
        0 | 1 => how_long(session.done()),
        all => format!("{} · {whole} of {all} moves", how_long(session.done())),
    }
}

/// What is known about a session, in one line: "7 min 40 s · 8 of 8 moves · pain 3 → 2 · easier".
pub fn line(session: &SessionRecord) -> String {
    let mut parts = vec![amount(session)];
    if !session.completed || session.stopped != Some(Stopped::Done) {
        parts.push(lower_first(ending(session)));
    }
    parts.extend(pain(session));
    parts.extend(session.felt.map(|felt| felt_word(felt).to_owned()));
    parts.join(" · ")
}

/// How a session ended.
pub fn ending(session: &SessionRecord) -> &'static str {
    match session.stopped {
        Some(Stopped::Done) if session.completed => "Played to the end",
        Some(Stopped::Done) => "Ended, with something left out",
        Some(Stopped::Left) => "Stopped early",
        Some(Stopped::Worse) => "Stopped, because something got worse",
        Some(Stopped::Killed) => "Interrupted when the program ended",
        None => "Still running",
    }
}

/// What is said once an interrupted session is closed.
pub fn closed(session: &SessionRecord) -> String {
    let done = how_long(session.done());
    format!("Session {} was interrupted when the program ended. What was done of it is kept: {done}.", session.id)
}

/// "pain 3 → 2", or the one that was said.
pub fn pain(session: &SessionRecord) -> Option<String> {
    match (session.pain_before, session.pain_after) {
        (Some(before), Some(after)) => Some(format!("pain {before} → {after}")),
        (Some(pain), None) => Some(format!("pain {pain} before")),
        (None, Some(pain)) => Some(format!("pain {pain} after")),
        (None, None) => None,
    }
}

fn felt_word(felt: Felt) -> &'static str {
    match felt {
        Felt::Easier => "easier",
        Felt::Same => "the same",
        Felt::Worse => "worse",
    }
}

/// What was done of a move: "12 reps, left side first · 1 min 18 s", "Not done", and how much when it was cut short.
pub fn step_line(step: &StepRecord) -> String {
    let done = step.log().done;
    if done.is_zero() {
        return "Not done".to_owned();
    }
    let reps = usize::try_from(step.reps_done).unwrap_or(usize::MAX);
    let mut what = count(reps, "rep", "reps");
    if let Some(side) = &step.side_first {
        what.push_str(&format!(", {side} side first"));
    }
    let planned = Duration::try_from_secs_f64(step.planned_seconds).unwrap_or_default();
    match step.is_finished() {
        true => format!("{what} · {}", how_long(done)),
        false => format!("{what} · {} of {}, not to the end", how_long(done), how_long(planned)),
    }
}
