//! Sounds of a session, made in the page.

use crate::domain::session::Cue;
use crate::domain::settings::Settings;
use dioxus::prelude::*;

/// Plays a cue in the page, unless sound is off. A page that cannot play stays silent.
pub fn play(cue: Cue, settings: &Settings) {
    if !settings.sound {
        return;
    }
    let Ok(name) = serde_json::to_string(&cue) else { return };
    let volume = f64::from(settings.volume.min(100)) / 100.0;
    document::eval(&format!("window.unkinkSound?.play({name}, {volume})"));
}
