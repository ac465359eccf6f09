//! Ctrl-C, and the polite signals that ask a program to end.
//!
//! From [`listen`] on they no longer end the program: it is told, and ends in its own time. Whoever asks once more after
//! a while is not kept waiting. What comes right behind the first is the same wish: a terminal that is closed says it
//! twice.

use super::clock::Stopwatch;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Runs since the program was asked to end.
static ASKED: Mutex<Option<Stopwatch>> = Mutex::new(None);
static CHANGED: Condvar = Condvar::new();

/// Listens from now on, for the rest of the program. Asking again changes nothing; where there are no such signals it
/// never hears one.
pub fn listen() {
    #[cfg(any(target_os = "linux", target_os = "macos", target_os = "windows"))]
    {
        /// The usual status of a program that was ended by Ctrl-C.
        const INTERRUPTED: i32 = 130;
        /// So long the program may take to end, whoever asks again.
        const GRACE: Duration = Duration::from_secs(1);
        // The only error is that the program listens already.
        let _ = ctrlc::set_handler(|| {
            let mut asked = asked();
            match asked.as_ref() {
                Some(since) if since.elapsed() < GRACE => {}
                Some(_) => std::process::exit(INTERRUPTED),
                None => {
                    *asked = Some(Stopwatch::start(1.0));
                    CHANGED.notify_all();
                }
            }
        });
    }
}

/// Waits for `length`, or until the program is asked to end. True when it was asked.
pub fn wait(length: Duration) -> bool {
    let waited = CHANGED.wait_timeout_while(asked(), length, |asked| asked.is_none());
    waited.unwrap_or_else(PoisonError::into_inner).0.is_some()
}

fn asked() -> MutexGuard<'static, Option<Stopwatch>> {
    ASKED.lock().unwrap_or_else(PoisonError::into_inner)
}
