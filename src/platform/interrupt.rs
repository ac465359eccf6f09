//! Ctrl-C, and the polite signals that ask a program to end.
//!
//! From [`listen`] on they no longer end the program: it is told, and ends in its own time. Whoever asks twice is not
//! kept waiting.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

static ASKED: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

/// Listens from now on, for the rest of the program. Asking again changes nothing; where there are no such signals it
/// never hears one.
pub fn listen() {
    #[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
    {
        /// The usual status of a program that was ended by Ctrl-C.
        const INTERRUPTED: i32 = 130;
        // The only error is that the program listens already.
        let _ = ctrlc::set_handler(|| {
            let mut asked = asked();
            if *asked {
                std::process::exit(INTERRUPTED);
            }
            *asked = true;
            CHANGED.notify_all();
        });
    }
}

/// Waits for `length`, or until the program is asked to end. True when it was asked.
pub fn wait(length: Duration) -> bool {
    let waited = CHANGED.wait_timeout_while(asked(), length, |asked| !*asked);
    *waited.unwrap_or_else(PoisonError::into_inner).0
}

fn asked() -> MutexGuard<'static, bool> {
    ASKED.lock().unwrap_or_else(PoisonError::into_inner)
}
