//! Printing what the window shows.

#[cfg(feature = "desktop")]
use crate::ui::state::report::Printer;
#[cfg(feature = "desktop")]
use dioxus::prelude::*;

/// Gives the screens below a printer, where the window has one.
#[cfg(feature = "desktop")]
pub fn use_printer() {
    use_context_provider(|| Printer(|| dioxus::desktop::window().print()));
}

/// There is none on phones.
#[cfg(not(feature = "desktop"))]
pub fn use_printer() {}
