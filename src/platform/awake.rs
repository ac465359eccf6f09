//! Keeps the screen on while a session runs.

/// Asks for the screen to stay on, or lets it go off again. Does nothing where that cannot be asked.
pub fn keep_awake(on: bool) {
    let _ = on;
}
