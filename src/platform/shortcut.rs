//! The shortcuts of the icon of a phone or of an installed page, each to one screen.

/// The screen that a shortcut asks for now, as its path; it is given once. None where no shortcut was pressed, or the device
/// has none.
#[cfg(target_os = "android")]
pub fn asked_screen() -> Option<String> {
    super::activity::take_asked_screen()
}

/// The screen that a shortcut asks for now, as its path; it is given once. None where no shortcut was pressed, or the device
/// has none.
#[cfg(target_family = "wasm")]
pub fn asked_screen() -> Option<String> {
    super::browser::asked_screen()
}

/// The screen that a shortcut asks for now, as its path; it is given once. None where no shortcut was pressed, or the device
/// has none.
#[cfg(not(any(target_os = "android", target_family = "wasm")))]
pub fn asked_screen() -> Option<String> {
    None
}
