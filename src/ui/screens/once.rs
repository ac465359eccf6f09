//! One act, one record: a button that keeps something and then leaves the screen may be pressed again before the screen
//! is gone.

use dioxus::prelude::*;

/// See the module.
#[derive(Clone, Copy, PartialEq)]
pub struct Once(CopyValue<Option<String>>);

/// Lasts as long as the screen it is used on.
pub fn use_once() -> Once {
    Once(use_hook(|| CopyValue::new(None)))
}

impl Once {
    /// Does it, unless it was done about the same thing before. `act` says whether it was done.
    pub fn run(&self, about: &str, act: impl FnOnce() -> bool) {
        let Once(mut done) = *self;
        let is_done = done.peek().as_deref() == Some(about);
        if !is_done && act() {
            done.set(Some(about.to_owned()));
        }
    }
}
