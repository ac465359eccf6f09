//! Waiting, always with a limit.

use std::thread::sleep;
use std::time::Duration;
use unkink::platform::clock::Stopwatch;

/// How long something may take before the test fails.
#[derive(Clone, Copy, Debug)]
pub struct Limit(pub Duration);

/// What follows a press.
pub const SOON: Limit = Limit(Duration::from_secs(20));

/// What takes its time: starting, ending, a routine played fast.
pub const LATER: Limit = Limit(Duration::from_secs(90));

const STEP: Duration = Duration::from_millis(40);

/// Tries again until it succeeds.
///
/// # Errors
/// The last thing that was in the way when the limit was reached.
pub fn try_until<T>(limit: Limit, mut attempt: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let watch = Stopwatch::start(1.0);
    loop {
        match attempt() {
            Ok(value) => return Ok(value),
            Err(problem) if watch.elapsed() > limit.0 => return Err(problem),
            Err(_) => sleep(STEP),
        }
    }
}

/// Tries again until it succeeds; fails the test with `what` was waited for.
pub fn until<T>(limit: Limit, what: &str, attempt: impl FnMut() -> Result<T, String>) -> T {
    match try_until(limit, attempt) {
        Ok(value) => value,
        Err(problem) => panic!("waited {} s for {what}: {problem}", limit.0.as_secs()),
    }
}
