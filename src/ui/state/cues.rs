//! Sounds and words of a session, made in the page and scheduled ahead on its audio clock.

use crate::domain::session::cues::TimedCue;
use crate::domain::settings::Settings;
use dioxus::prelude::*;
use std::time::Duration;

/// How far ahead sounds are scheduled.
pub const HORIZON: Duration = Duration::from_secs(45);

/// Schedules these sounds in place of what was scheduled before. With none, everything falls silent.
/// A page that cannot play stays silent.
pub fn schedule(cues: &[TimedCue], speed: f64, settings: &Settings) {
    let cues = if settings.sound { cues } else { &[] };
    let list: Vec<(f64, _)> = cues.iter().map(|timed| (timed.after.as_secs_f64() / speed, timed.cue)).collect();
    let Ok(list) = serde_json::to_string(&list) else { return };
    let volume = f64::from(settings.volume.min(100)) / 100.0;
    document::eval(&format!("window.unkinkSound?.schedule({list}, {volume})"));
}

/// Says a sentence, dropping what is still waiting to be said.
pub fn say(words: &str, settings: &Settings) {
    if !settings.sound || !settings.voice {
        return;
    }
    let Ok(words) = serde_json::to_string(words) else { return };
    let volume = f64::from(settings.volume.min(100)) / 100.0;
    document::eval(&format!("window.unkinkSound?.say({words}, {volume})"));
}
