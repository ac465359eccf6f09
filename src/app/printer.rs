//! Printing what the window shows.

#[cfg(target_family = "wasm")]
use crate::platform::page;
#[cfg(not(any(feature = "desktop", target_family = "wasm")))]
use crate::platform::printer;
use crate::ui::state::report::Printer;
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

/// A phone's system prints, where it can.
#[cfg(not(any(feature = "desktop", target_family = "wasm")))]
pub fn use_printer() {
    use_hook(|| {
        if printer::is_there() {
            provide_context(Printer(|| printer::print("Unkink")));
        }
    });
}
