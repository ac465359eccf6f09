//! What is said aloud of the time that is left, after it was made longer or shorter: once, when the pressing is over.

use super::PlayerState;
use crate::domain::content::content;
use crate::domain::session::Event;
use crate::domain::session::view::View;
use crate::platform::clock;
use dioxus::prelude::*;
use std::time::Duration;

/// As long as that nobody pressed again.
const OVER_AFTER: Duration = Duration::from_millis(800);

impl PlayerState {
    /// The sentence, for a live region.
    pub fn said(&self) -> String {
        self.said.cloned()
    }

    pub(super) fn say_what_is_left(&self, after: Event) {
        if !matches!(after, Event::LongerPressed | Event::ShorterPressed) {
            return;
        }
        let PlayerState { mut said, mut saying, .. } = *self;
        if let Some(before) = saying.take() {
            before.cancel();
        }
        said.set(String::new());
        let state = *self;
        saying.set(Some(dioxus::core::spawn_forever(async move {
            clock::sleep(OVER_AFTER).await;
            said.set(state.left().unwrap_or_default());
        })));
    }

    fn left(&self) -> Option<String> {
        let playing = self.playing.peek();
        let session = &playing.as_ref()?.session;
        View::of(session, content(), session.last_tick()).map(|view| view.left_words())
    }
}
