//! How the app is on this device, where a browser keeps it: how to install it, and a newer version that waits.

use crate::platform::install;
pub use crate::platform::install::Way;
use crate::ui::state::app::{AppState, Arrival};
use dioxus::prelude::*;

/// From this visit on it is worth saying how to install.
const SAID_FROM: u32 = 2;

/// See the module.
#[derive(Clone, Copy)]
pub struct InstallState {
    app: AppState,
    newer: Signal<bool>,
    put_away: Signal<bool>,
}

impl InstallState {
    /// As the device is now.
    pub fn new(app: AppState) -> InstallState {
        InstallState { app, newer: Signal::new(false), put_away: Signal::new(install::is_put_away()) }
    }

    /// How this browser would install the app; none where it is installed.
    pub fn way(&self) -> Option<Way> {
        install::way()
    }

    /// Whether Today says how to install: after the second visit; on an iPhone at once, since what is logged in a tab
    /// does not come along to the home screen.
    pub fn is_suggested(&self) -> bool {
        let soon = |way| match way {
            Way::None | Way::Insecure => false,
            Way::ShareSheet => true,
            _ => install::visits() >= SAID_FROM,
        };
        !*self.put_away.read() && self.way().is_some_and(soon)
    }

    /// Says no more about it on Today.
    pub fn put_away(&self) {
        install::put_away();
        let mut put_away = self.put_away;
        put_away.set(true);
    }

    /// Lets the browser ask.
    pub fn ask(&self) {
        install::ask();
    }

    /// Whether a newer version waits, and everything that was entered is where it stays.
    pub fn has_new_version(&self) -> bool {
        *self.newer.read() && self.app.arrival() == Arrival::Kept
    }

    /// Starts anew with the newer version.
    pub fn take_new_version(&self) {
        install::take_new_version();
    }

    /// Keeps [`InstallState::has_new_version`] up to date for as long as the app runs.
    pub async fn follow(self) {
        let mut newer = self.newer;
        install::watch_new_version(move || newer.set(true)).await;
    }
}
