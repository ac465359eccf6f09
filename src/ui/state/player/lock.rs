//! The lock against touches, and what opens it.

use super::PlayerState;
use crate::platform::clock;
use dioxus::prelude::*;
use std::time::Duration;

/// How long a finger stays on the lock to open it.
const UNLOCK_AFTER: Duration = Duration::from_secs(1);

impl PlayerState {
    /// Touches do nothing but unlock and stop.
    pub fn is_locked(&self) -> bool {
        *self.locked.read()
    }

    /// Locks the player against touches, or unlocks it.
    pub fn lock(&self, on: bool) {
        let PlayerState { mut locked, mut holding, .. } = *self;
        holding.set(None);
        if *locked.peek() != on {
            locked.set(on);
        }
    }

    /// A touch holds the lock.
    pub fn is_held(&self) -> bool {
        self.holding.read().is_some()
    }

    /// A touch begins or ceases to hold the lock; after a second it opens.
    pub fn hold(&self, on: bool) {
        let PlayerState { mut holding, mut holds, .. } = *self;
        if !on {
            return holding.set(None);
        }
        let this = *holds.peek() + 1;
        holds.set(this);
        holding.set(Some(this));
        let state = *self;
        dioxus::core::spawn_forever(async move {
            clock::sleep(UNLOCK_AFTER).await;
            if *state.holding.peek() == Some(this) {
                state.lock(false);
            }
        });
    }
}
