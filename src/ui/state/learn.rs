//! Which cards were read on this device.

use crate::platform::memo;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;
use std::collections::BTreeSet;

/// See the module.
#[derive(Clone, Copy)]
pub struct LearnState {
    app: AppState,
    read: Signal<BTreeSet<String>>,
}

impl LearnState {
    /// Reads what the device remembers.
    pub fn new(app: AppState) -> LearnState {
        let remembered = app.folder().map(|folder| memo::read_cards(&folder)).unwrap_or_default();
        LearnState { app, read: Signal::new(remembered.into_iter().collect()) }
    }

    /// Whether the card with this id was opened.
    pub fn is_read(&self, id: &str) -> bool {
        self.read.read().contains(id)
    }

    /// The card with this id is open.
    pub fn mark_read(&self, id: &str) {
        let mut read = self.read;
        if read.peek().contains(id) {
            return;
        }
        read.write().insert(id.to_owned());
        if let Some(folder) = self.app.folder() {
            memo::keep_read_cards(&folder, read.peek().iter().map(String::as_str));
        }
    }
}
