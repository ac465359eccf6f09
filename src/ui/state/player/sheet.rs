//! What lies over the player while it waits for an answer.

use super::PlayerState;
use crate::domain::session::Event;
use dioxus::prelude::*;

/// What lies over the player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayerSheet {
    /// Whether to leave.
    Leave,
    /// What got worse.
    Stopped,
    /// Why the move is done differently.
    Why,
    /// The emergency advice; the session has ended.
    Emergency,
}

impl PlayerState {
    /// What lies over the player.
    pub fn sheet(&self) -> Option<PlayerSheet> {
        *self.sheet.read()
    }

    /// Pauses and asks.
    pub fn ask(&self, about: PlayerSheet) {
        let PlayerState { mut sheet, mut ran, .. } = *self;
        let runs = self.playing.peek().as_ref().is_some_and(|playing| playing.session.is_running());
        ran.set(runs);
        sheet.set(Some(about));
        if runs {
            self.update(Event::PausePressed);
        }
    }

    /// Takes the sheet away.
    pub fn close_sheet(&self) {
        let mut sheet = self.sheet;
        sheet.set(None);
    }

    /// Takes the sheet away and goes on, if time ran before.
    pub fn back_to_the_move(&self) {
        self.close_sheet();
        if *self.ran.peek() {
            self.update(Event::ResumePressed);
        }
    }
}
