//! A notice of the system's, beside the window and also while that is hidden.

/// Shows a text, with a word to put it off where the system has buttons; `later` is called on a thread of its own when that
/// is pressed. It may take seconds where no service answers.
///
/// # Errors
/// No service takes it, in words.
pub fn show(text: &str, word: &'static str, later: impl FnOnce() + Send + 'static) -> Result<(), String> {
    system::show(text, word, later)
}

#[cfg(all(feature = "desktop", target_os = "linux"))]
mod system {
    use notify_rust::{Hint, Notification, Timeout};
    use std::thread;

    /// What a notification calls its button.
    const LATER: &str = "later";

    /// How long it stands, in milliseconds.
    const SHOWN: u32 = 60_000;

    pub(super) fn show(text: &str, word: &'static str, later: impl FnOnce() + Send + 'static) -> Result<(), String> {
        let shown = Notification::new()
            .appname("Unkink")
            .summary(text)
            .hint(Hint::DesktopEntry("app.unkink.Unkink".to_owned()))
            .timeout(Timeout::Milliseconds(SHOWN))
            .action(LATER, word)
            .show()
            .map_err(|error| error.to_string())?;
        let wait = move || {
            shown.wait_for_action(|action| {
                if action == LATER {
                    later();
                }
            });
        };
        // Without it the button does nothing, and the notice stands all the same.
        let _ = thread::Builder::new().name("notice".to_owned()).spawn(wait);
        Ok(())
    }
}

#[cfg(all(feature = "desktop", any(target_os = "macos", target_os = "windows")))]
mod system {
    use notify_rust::Notification;

    pub(super) fn show(text: &str, _: &'static str, _: impl FnOnce() + Send + 'static) -> Result<(), String> {
        Notification::new().appname("Unkink").summary(text).show().map(drop).map_err(|error| error.to_string())
    }
}

#[cfg(target_os = "android")]
mod system {
    use crate::platform::activity;

    /// The notice's own button is heard by the receiver beside the activity.
    pub(super) fn show(text: &str, word: &'static str, _: impl FnOnce() + Send + 'static) -> Result<(), String> {
        match activity::may_notify().and_then(|_| activity::show_notice(text, word)) {
            Some(true) => Ok(()),
            Some(false) => Err("Android shows no notifications from Unkink".to_owned()),
            None => Err("Android did not answer".to_owned()),
        }
    }
}

#[cfg(not(any(
    all(feature = "desktop", any(target_os = "linux", target_os = "macos", target_os = "windows")),
    target_os = "android"
)))]
mod system {
    pub(super) fn show(_: &str, _: &'static str, _: impl FnOnce() + Send + 'static) -> Result<(), String> {
        Err("this device shows none from Unkink".to_owned())
    }
}
