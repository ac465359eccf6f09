//! Presses that come faster than the window redraws.

use dioxus::prelude::*;

/// What the next press changes: the value as it is shown, or as the presses since then left it. A closure that holds the
/// shown value would take each of them for the first.
pub fn use_ahead<T: Clone + 'static>(shown: T) -> CopyValue<T> {
    let mut ahead = use_hook(|| CopyValue::new(shown.clone()));
    ahead.set(shown);
    ahead
}
