//! Sounds, words and vibration of a session, made in the page (`assets/sound.js`) and scheduled there ahead of time.
//!
//! A page that cannot play, speak or vibrate stays silent.

use crate::domain::content::content;
use crate::domain::cue::Cue;
use crate::domain::session::Session;
use crate::domain::session::cues::{TimedCue, TimedWords};
use crate::domain::settings::Settings;
use crate::platform::{haptics, page, speech};
use serde_json::json;
use std::time::Duration;

/// How far ahead the page is told.
pub const HORIZON: Duration = Duration::from_secs(60);

/// A sentence to try the voice with.
const SAMPLE: &str = "Left side. Out. Open the top arm.";

/// What is to be heard and felt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    cues: Vec<TimedCue>,
    words: Vec<TimedWords>,
}

impl Due {
    /// What comes in `session` from `now` on, as far as the page is told.
    pub fn ahead(session: &Session, now: Duration) -> Due {
        Due { cues: session.cues_ahead(now, HORIZON), words: session.words_ahead(content(), now, HORIZON) }
    }

    /// One sound at once.
    pub fn at_once(cue: Option<Cue>) -> Due {
        let cues = cue.map(|cue| TimedCue { after: Duration::ZERO, cue });
        Due { cues: cues.into_iter().collect(), words: Vec::new() }
    }

    /// What comes no sooner than `after`.
    pub fn later(mut self, after: Duration) -> Due {
        self.cues.retain(|timed| timed.after >= after);
        self.words.retain(|timed| timed.after >= after);
        self
    }

    /// Schedules this in place of what has not begun. `goes_on`: the sentence that is being said is said to its end.
    pub fn replace(&self, goes_on: bool, speed: f64, settings: &Settings) {
        self.send(true, !(goes_on && settings.speaks()), speed, settings);
    }

    /// Schedules this after what is scheduled.
    pub fn add(&self, speed: f64, settings: &Settings) {
        self.send(false, false, speed, settings);
    }

    fn send(&self, replace: bool, hush: bool, speed: f64, settings: &Settings) {
        let delay = |after: Duration| after.as_secs_f64() / speed;
        let cues = |wanted: &dyn Fn(Cue) -> bool| -> Vec<(f64, Cue)> {
            let wanted = self.cues.iter().filter(|timed| wanted(timed.cue));
            wanted.map(|timed| (delay(timed.after), timed.cue)).collect()
        };
        let words: Vec<(f64, &str)> =
            self.words.iter().map(|timed| (delay(timed.after), timed.words.as_str())).collect();
        schedule(&json!({
            "replace": replace,
            "hush": hush,
            "tones": cues(&|cue| settings.plays(cue)),
            "volume": share(settings.volume),
            "words": if settings.speaks() { words } else { Vec::new() },
            "loudness": share(settings.voice_volume),
            "buzzes": cues(&|_| settings.vibration),
        }));
    }
}

/// Plays a sound to learn it, whether or not it is switched on.
pub fn try_sound(cue: Cue, settings: &Settings) {
    try_it(&json!([[0, cue]]), &json!([]), &json!([]), settings);
}

/// Says a sentence to try the voice.
pub fn try_voice(settings: &Settings) {
    try_it(&json!([]), &json!([[0, SAMPLE]]), &json!([]), settings);
}

/// Vibrates as for a change of sides.
pub fn try_vibration(settings: &Settings) {
    try_it(&json!([]), &json!([]), &json!([[0, Cue::Switch]]), settings);
}

fn try_it(tones: &serde_json::Value, words: &serde_json::Value, buzzes: &serde_json::Value, settings: &Settings) {
    schedule(&json!({
        "replace": true,
        "hush": true,
        "tones": tones,
        "volume": share(settings.volume),
        "words": words,
        "loudness": share(settings.voice_volume),
        "buzzes": buzzes,
    }));
}

/// Vibrates by the device: milliseconds on, off, on, as the page writes them.
pub fn buzz_by_device(pattern: &str) {
    haptics::buzz(pattern);
}

/// Speaks by the device, as the page writes it: how loud from 0 to 1, a space, and what is said; where nothing is, what is
/// being said ends.
pub fn say_by_device(said: &str) {
    let (loudness, words) = said.split_once(' ').unwrap_or(("1", said));
    if words.is_empty() {
        speech::hush();
    } else {
        speech::say(words, loudness.parse::<f32>().unwrap_or(1.0).clamp(0.0, 1.0));
    }
}

fn schedule(order: &serde_json::Value) {
    page::schedule(&order.to_string());
}

fn share(volume: u32) -> f64 {
    f64::from(volume.min(100)) / 100.0
}

/// What plays, as the device is told; none takes it back.
pub fn now_playing(session: Option<(&Session, Duration)>) -> String {
    let playing = session.and_then(|(session, now)| {
        let (_, segment) = session.segment(now)?;
        let step = session.timetable().steps.get(segment.step)?;
        let name = content().exercise(&step.exercise)?.short_name();
        Some(json!({ "move": name, "routine": session.plan().name, "runs": session.is_running() }))
    });
    playing.unwrap_or_default().to_string()
}

/// Tells the device what plays, so that its media keys reach the player.
pub fn tell_device(playing: &str) {
    page::tell_device(playing);
}
