//! What wakes the session: its own next moment, and nothing while it stands still.

use super::PlayerState;
use crate::domain::session::{Event, SessionOptions};
use crate::platform::clock;
use dioxus::prelude::*;
use std::time::Duration;

/// A tick later than this means that the program or the device stood still.
const PATIENCE: Duration = Duration::from_secs(3);

/// The shortest wait: a timer that comes a little early must not wake again and again.
const SHORTEST: Duration = Duration::from_millis(5);

impl PlayerState {
    pub(super) fn options(&self) -> SessionOptions {
        let settings = self.settings.get();
        let speed = clock::session_speed();
        // A hurried test on a busy machine is not a device that slept.
        let factor = if speed > 1.0 { 5.0 } else { 1.0 };
        SessionOptions {
            get_ready: Duration::from_secs(u64::from(settings.get_ready_seconds)),
            patience: Some(PATIENCE.mul_f64(speed * factor)),
            own_pace: settings.own_pace,
        }
    }

    /// Waits anew after `event`, for as long as time runs. After a tick the one that waited goes on by itself.
    pub(super) fn follow_on(&self, event: Event) {
        if event == Event::Ticked {
            return;
        }
        let mut clock = self.clock;
        if let Some(before) = clock.take() {
            before.cancel();
        }
        if self.next_wake().is_some() {
            let state = *self;
            // It belongs to the app, not to the screen that was pressed.
            clock.set(Some(dioxus::core::spawn_forever(async move { state.follow().await })));
        }
    }

    async fn follow(self) {
        while let Some(wait) = self.next_wake() {
            clock::sleep(wait).await;
            self.update(Event::Ticked);
        }
    }

    /// Real time until something changes; none while nothing does.
    fn next_wake(&self) -> Option<Duration> {
        let playing = self.playing.peek();
        let playing = playing.as_ref()?;
        let last = playing.session.last_tick();
        Some(playing.watch.until(last + playing.session.next_wake(last)?).max(SHORTEST))
    }
}
