//! Printing what the window shows.

#[cfg(target_family = "wasm")]
use crate::platform::page;
#[cfg(any(feature = "desktop", target_family = "wasm"))]
use crate::ui::state::report::Printer;
#[cfg(any(feature = "desktop", target_family = "wasm"))]
use dioxus::prelude::*;

/// Gives the screens below a printer, where the window has one.
#[cfg(feature = "desktop")]
pub fn use_printer() {
    use_context_provider(|| Printer(|| dioxus::desktop::window().print()));
}

/// A browser prints what it shows.
#[cfg(target_family = "wasm")]
pub fn use_printer() {
    use_context_provider(|| Printer(page::print));
}

/// There is none on phones.
#[cfg(not(any(feature = "desktop", target_family = "wasm")))]
pub fn use_printer() {}
