//! The only place that asks for the time.

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, TimeZone, Timelike};
use std::time::Duration;
use web_time::Instant;

/// Now, with the local offset, at whole seconds.
#[allow(clippy::disallowed_methods, reason = "the one place that asks for wall time")]
pub fn now() -> DateTime<FixedOffset> {
    let now = Local::now().fixed_offset();
    now.with_nanosecond(0).unwrap_or(now)
}

/// A wall-clock time of this place as a moment. Of a time that comes twice it is the first; a time that the clock skips
/// is none.
pub fn local(time: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
    Local.from_local_datetime(&time).earliest().map(|moment| moment.fixed_offset())
}

/// Counts up from when it was made, unmoved by changes of the wall clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stopwatch {
    began: Instant,
    speed: f64,
}

impl Stopwatch {
    /// Starts at zero. With a `speed` of 10, ten seconds pass in one.
    #[allow(clippy::disallowed_methods, reason = "the one place that asks for monotonic time")]
    pub fn start(speed: f64) -> Stopwatch {
        Stopwatch { began: Instant::now(), speed }
    }

    /// The time that has passed on it.
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed().mul_f64(self.speed)
    }

    /// How long to wait, in real time, until it shows `at`.
    pub fn until(&self, at: Duration) -> Duration {
        at.saturating_sub(self.elapsed()).div_f64(self.speed)
    }
}

/// Waits without blocking others.
pub async fn sleep(length: Duration) {
    tokio::time::sleep(length).await;
}

/// How fast sessions run in the window: 1, unless a test says otherwise in `UNKINK_TEST_SPEED` (1 to 100).
pub fn session_speed() -> f64 {
    let asked = std::env::var("UNKINK_TEST_SPEED").ok().and_then(|speed| speed.parse::<f64>().ok());
    asked.filter(|speed| (1.0..=100.0).contains(speed)).unwrap_or(1.0)
}
