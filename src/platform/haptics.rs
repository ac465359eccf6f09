//! Vibration by the device itself, where the page cannot do it or the device does it better.

/// Whether the device vibrates for the program; elsewhere the page tries by itself.
pub fn are_there() -> bool {
    cfg!(any(target_os = "android", target_os = "ios"))
}

/// Vibrates: milliseconds on, off, on, with commas between. Does nothing where the device cannot.
pub fn buzz(pattern: &str) {
    system::buzz(pattern);
}

#[cfg(target_os = "android")]
mod system {
    pub(super) fn buzz(pattern: &str) {
        let _ = crate::platform::activity::buzz(pattern);
    }
}

#[cfg(target_os = "ios")]
mod system {
    use objc2::{MainThreadMarker, MainThreadOnly};
    use objc2_ui_kit::{UIImpactFeedbackGenerator, UIImpactFeedbackStyle};

    /// From this length on a pulse is a heavy one, in milliseconds.
    const LONG: u32 = 150;

    /// iOS has no lengths: a pattern becomes one tap, a heavy one where a pulse is long.
    #[allow(deprecated, reason = "the newer initialiser takes a view and is missing before iOS 17.5")]
    pub(super) fn buzz(pattern: &str) {
        let Some(main) = MainThreadMarker::new() else { return };
        let longest = pattern.split(',').step_by(2).filter_map(|length| length.trim().parse::<u32>().ok()).max();
        let Some(longest) = longest else { return };
        let style = if longest >= LONG { UIImpactFeedbackStyle::Heavy } else { UIImpactFeedbackStyle::Medium };
        UIImpactFeedbackGenerator::initWithStyle(UIImpactFeedbackGenerator::alloc(main), style).impactOccurred();
    }
}

#[cfg(not(any(target_os = "android", target_os = "ios")))]
mod system {
    pub(super) fn buzz(_pattern: &str) {}
}
