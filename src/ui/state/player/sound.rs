//! What the session lets be heard, and what it tells the device.

use super::PlayerState;
use crate::domain::cue::Cue;
use crate::platform::clock;
use crate::ui::state::cues::{Due, HORIZON, now_playing, tell_device};
use dioxus::prelude::*;

impl PlayerState {
    /// Switches tones and voice on or off, from this moment on.
    pub fn set_sound(&self, on: bool) {
        if self.settings.change(|settings| settings.sound = on) {
            self.tell_anew(None);
        }
    }

    /// Tells the page what is to be heard from now on, in place of what it knew. While time stands still that is
    /// `sound` alone.
    pub(super) fn tell_anew(&self, sound: Option<Cue>) {
        let playing = self.playing.peek();
        let Some(playing) = playing.as_ref() else { return };
        let (now, runs) = (playing.now(), playing.session.is_running());
        let due = if runs { Due::ahead(&playing.session, now) } else { Due::at_once(sound) };
        due.replace(runs, clock::session_speed(), &self.settings.get());
        let mut told_until = self.told_until;
        told_until.set(now + HORIZON);
    }

    /// Tells the page what comes next, before it has played all it knew. What it knew stays as it is: to tell it again
    /// a moment later would cut off or repeat what is just about to sound.
    pub(super) fn tell_more(&self) {
        let mut told_until = self.told_until;
        let playing = self.playing.peek();
        let Some(playing) = playing.as_ref() else { return };
        let now = playing.now();
        let known = told_until.peek().saturating_sub(now);
        if known < HORIZON / 2 {
            Due::ahead(&playing.session, now).later(known).add(clock::session_speed(), &self.settings.get());
            told_until.set(now + HORIZON);
        }
    }

    /// Tells the device what plays, where that changed.
    pub(super) fn show_playing(&self) {
        let mut told = self.told;
        let playing = self.playing.peek();
        let open = playing.as_ref().filter(|playing| !playing.session.is_ended());
        let words = now_playing(open.map(|playing| (&playing.session, playing.session.last_tick())));
        if *told.peek() != words {
            tell_device(&words);
            told.set(words);
        }
    }
}
