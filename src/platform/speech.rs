//! A voice of the device's own, where its page has none.

/// Whether the device speaks for the program; elsewhere the page tries by itself.
pub fn is_there() -> bool {
    cfg!(target_os = "android")
}

/// Says a sentence in place of the one before. `loudness` from 0 to 1. Does nothing where there is no voice.
pub fn say(words: &str, loudness: f32) {
    #[cfg(target_os = "android")]
    let _ = super::activity::say(words, loudness);
    #[cfg(not(target_os = "android"))]
    let _ = (words, loudness);
}

/// Ends what is being said.
pub fn hush() {
    #[cfg(target_os = "android")]
    super::activity::hush();
}
