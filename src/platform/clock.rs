//! The only place that asks for the time.

use chrono::{DateTime, FixedOffset, Local, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike};
use std::time::Duration;
use web_time::Instant;

/// Now, with the local offset, at whole seconds.
#[allow(clippy::disallowed_methods, reason = "the one place that asks for wall time")]
pub fn now() -> DateTime<FixedOffset> {
    let now = Local::now().fixed_offset();
    now.with_nanosecond(0).unwrap_or(now)
}

/// What a time of the clock on the wall means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallTime {
    Once(DateTime<FixedOffset>),
    /// The clock was put back over it: it comes twice, the earlier moment first.
    Twice(DateTime<FixedOffset>, DateTime<FixedOffset>),
    /// The clock was put forward over it: what it shows then.
    Skipped(DateTime<FixedOffset>),
}

/// A time of the clock on the wall of this place; none where the calendar ends.
pub fn local(time: NaiveDateTime) -> Option<WallTime> {
    wall_time(&Local, time)
}

/// A time of the clock on the wall of a place.
pub fn wall_time<Z: TimeZone>(zone: &Z, time: NaiveDateTime) -> Option<WallTime> {
    match zone.from_local_datetime(&time) {
        MappedLocalTime::Single(moment) => Some(WallTime::Once(moment.fixed_offset())),
        MappedLocalTime::Ambiguous(a, b) => {
            let (a, b) = (a.fixed_offset(), b.fixed_offset());
            Some(WallTime::Twice(a.min(b), a.max(b)))
        }
        MappedLocalTime::None => {
            // By the clock as it went before: the longest skip was a whole day (Samoa, 2011).
            let before = (1..=50).find_map(|halves| {
                let earlier = time.checked_sub_signed(TimeDelta::minutes(30 * halves))?;
                zone.from_local_datetime(&earlier).latest()
            })?;
            let offset = before.offset().fix();
            let then = offset.from_local_datetime(&time).single()?.with_timezone(zone);
            Some(WallTime::Skipped(then.fixed_offset()))
        }
    }
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
