//! Keeps the screen on while a session runs.
//!
//! Where it cannot be asked, or is refused, nothing happens: a session is never stopped for it.

/// Asks for the screen to stay on, or lets it go off again. Does nothing where that cannot be asked.
pub fn keep_awake(on: bool) {
    system::keep_awake(on);
}

#[cfg(all(feature = "desktop", any(target_os = "linux", target_os = "macos", target_os = "windows")))]
mod system {
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::sync::{Mutex, PoisonError};
    use std::thread;

    static WISHES: Mutex<Option<Sender<bool>>> = Mutex::new(None);

    /// Passes the wish to a thread of its own: asking may take seconds on Linux, and on Windows it must be taken back
    /// on the thread that asked.
    pub(super) fn keep_awake(on: bool) {
        let mut wishes = WISHES.lock().unwrap_or_else(PoisonError::into_inner);
        let sent = wishes.as_ref().is_some_and(|wishes| wishes.send(on).is_ok());
        if on && !sent {
            let (sender, receiver) = channel();
            let begun = thread::Builder::new().name("awake".to_owned()).spawn(move || serve(&receiver));
            if begun.is_ok() && sender.send(on).is_ok() {
                *wishes = Some(sender);
            }
        }
    }

    fn serve(wishes: &Receiver<bool>) {
        let mut held = None;
        for on in wishes {
            if !on {
                held = None;
            } else if held.is_none() {
                held = keepawake::Builder::default()
                    .display(true)
                    .reason("An exercise session is running")
                    .app_name("Unkink")
                    .app_reverse_domain("app.unkink")
                    .create()
                    .ok();
            }
        }
    }
}

#[cfg(target_os = "android")]
mod system {
    pub(super) fn keep_awake(on: bool) {
        crate::platform::activity::keep_screen_on(on);
    }
}

#[cfg(target_os = "ios")]
mod system {
    pub(super) fn keep_awake(on: bool) {
        if let Some(main) = objc2::MainThreadMarker::new() {
            objc2_ui_kit::UIApplication::sharedApplication(main).setIdleTimerDisabled(on);
        }
    }
}

#[cfg(target_family = "wasm")]
mod system {
    pub(super) use crate::platform::browser::keep_awake;
}

#[cfg(not(any(
    all(feature = "desktop", any(target_os = "linux", target_os = "macos", target_os = "windows")),
    target_os = "android",
    target_os = "ios",
    target_family = "wasm"
)))]
mod system {
    pub(super) fn keep_awake(_on: bool) {}
}
