//! The window around the page.

use crate::platform::dialler;
#[cfg(feature = "desktop")]
use dioxus::desktop::Config;
#[cfg(all(feature = "mobile", not(feature = "desktop")))]
use dioxus::mobile::Config;

/// What the page may load: itself, and the loopback socket over which the program changes it. Nothing remote.
pub const CONTENT_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'unsafe-inline' 'unsafe-eval' dioxus: https://dioxus.index.html http://dioxus.index.html; \
    style-src 'unsafe-inline'; img-src 'self' data:; \
    connect-src 'self' dioxus: https://dioxus.index.html http://dioxus.index.html ws://127.0.0.1:*; \
    base-uri 'none'; form-action 'none'";

/// The window's size as a test asks for it: `UNKINK_WINDOW=390x844`.
#[cfg(feature = "desktop")]
fn asked_size() -> Option<(f64, f64)> {
    let asked = std::env::var("UNKINK_WINDOW").ok()?;
    let (width, height) = asked.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// The window on a desktop.
#[cfg(feature = "desktop")]
pub fn config(page: String) -> Config {
    use dioxus::desktop::{LogicalSize, WindowBuilder};
    let (width, height) = asked_size().unwrap_or((1100.0, 760.0));
    let window = WindowBuilder::new()
        .with_title("Unkink")
        .with_inner_size(LogicalSize::new(width, height))
        .with_min_inner_size(LogicalSize::new(320.0, 390.0))
        .with_always_on_top(false);
    let config = Config::new()
        .with_window(window)
        .with_custom_index(page)
        .with_disable_context_menu(!inspectable())
        .with_navigation_handler(may_open)
        .with_background_color((247, 243, 235, 255));
    #[cfg(not(target_os = "macos"))]
    let config = config.with_menu(None);
    config
}

/// Whether the page may be inspected: in debug builds, and when `UNKINK_INSPECT` asks for it.
#[cfg(feature = "desktop")]
fn inspectable() -> bool {
    cfg!(debug_assertions) || std::env::var_os("UNKINK_INSPECT").is_some()
}

/// The window on a phone fills the screen.
#[cfg(all(feature = "mobile", not(feature = "desktop")))]
pub fn config(page: String) -> Config {
    Config::new().with_custom_index(page).with_navigation_handler(may_open)
}

/// A number goes to the dialler; the page itself stays where it is.
fn may_open(address: &str) -> bool {
    dialler::open(address);
    !address.starts_with("tel:")
}
