//! The screen.

use std::env;

/// Whether a screen is named on which a window could be opened. Elsewhere than on Linux there always is one.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux") || name().is_some()
}

/// The screen as the system names it: `:0`, `wayland-0`.
pub fn name() -> Option<String> {
    let set = |variable| env::var(variable).ok().filter(|name| !name.is_empty());
    set("WAYLAND_DISPLAY").or_else(|| set("DISPLAY"))
}

/// Whether a program that needs X can be started here.
pub fn has_x() -> bool {
    env::var_os("DISPLAY").is_some_and(|name| !name.is_empty())
}
