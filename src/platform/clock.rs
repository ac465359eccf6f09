//! The only place that asks for the time.

use chrono::{DateTime, FixedOffset, Local, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike};
use std::time::Duration;
use web_time::{Instant, SystemTime};

mod zones;

/// Now, with the local offset, at whole seconds. A test may hold it still: `UNKINK_TEST_NOW`, as in RFC 3339.
#[allow(clippy::disallowed_methods, reason = "the one place that asks for wall time")]
pub fn now() -> DateTime<FixedOffset> {
    let held = variable("UNKINK_TEST_NOW").and_then(|now| DateTime::parse_from_rfc3339(&now).ok());
    let now = held.unwrap_or_else(|| Local::now().fixed_offset());
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

impl WallTime {
    /// Every moment at which the clock shows it, the earlier first, or what it skipped to.
    pub fn moments(self) -> Vec<DateTime<FixedOffset>> {
        match self {
            WallTime::Once(at) | WallTime::Skipped(at) => vec![at],
            WallTime::Twice(first, second) => vec![first, second],
        }
    }

    /// The first moment at which the clock shows it, or what it skipped to.
    pub fn first(self) -> DateTime<FixedOffset> {
        match self {
            WallTime::Once(at) | WallTime::Twice(at, _) | WallTime::Skipped(at) => at,
        }
    }
}

/// A time of the clock on the wall of this place; none where the calendar ends.
pub fn local(time: NaiveDateTime) -> Option<WallTime> {
    wall_time(&Local, time)
}

/// Whether a place is known by this name, such as `Europe/Berlin`.
pub fn is_zone(name: &str) -> bool {
    zones::is_zone(name)
}

/// A time of the clock on the wall in a zone by its name, or of this place; none where there is no such zone or time.
pub fn in_zone(name: Option<&str>, time: NaiveDateTime) -> Option<WallTime> {
    match name {
        None => local(time),
        Some(name) => zones::wall_time(name, time),
    }
}

/// The moment of a time of the clock on the wall in a zone by its name, or of this place; of two the earlier, and that there
/// are two.
///
/// # Errors
/// A time that there was not, in words.
pub fn moment_of(zone: Option<&str>, time: NaiveDateTime) -> Result<(DateTime<FixedOffset>, bool), String> {
    match in_zone(zone, time) {
        Some(WallTime::Once(at)) => Ok((at, false)),
        Some(WallTime::Twice(at, _)) => Ok((at, true)),
        Some(WallTime::Skipped(_)) => Err(format!("{time} did not exist: the clock was put forward over it")),
        None => Err(format!("{time} lies outside of the calendar")),
    }
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

/// How long it is until the minute on the wall clock changes.
#[allow(clippy::disallowed_methods, reason = "the one place that asks for wall time")]
pub fn until_next_minute() -> Duration {
    let now = Local::now();
    let over = Duration::from_secs(u64::from(now.second())) + Duration::from_nanos(u64::from(now.nanosecond()));
    // A little late, never too early: a wake before the change would be one for nothing.
    Duration::from_secs(60).saturating_sub(over) + Duration::from_millis(10)
}

/// Two clocks that part by more than this did not both run: the device slept.
const PARTED: Duration = Duration::from_secs(3);

/// Counts up from when it was made, by the clock that nobody sets. That one stands still while a device sleeps, so the
/// wall clock is watched beside it: when it is ahead by more than three seconds at a reading, its time counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stopwatch {
    read: Instant,
    read_by_wall: SystemTime,
    shown: Duration,
    speed: f64,
}

impl Stopwatch {
    /// Starts at zero. With a `speed` of 10, ten seconds pass in one.
    #[allow(clippy::disallowed_methods, reason = "the one place that asks for monotonic time")]
    pub fn start(speed: f64) -> Stopwatch {
        Stopwatch { read: Instant::now(), read_by_wall: SystemTime::now(), shown: Duration::ZERO, speed }
    }

    /// The time that has passed on it, sleep of the device included.
    #[allow(clippy::disallowed_methods, reason = "the one place that asks for monotonic time")]
    pub fn read(&mut self) -> Duration {
        let (now, by_wall) = (Instant::now(), SystemTime::now());
        let (counted, wall) = (now.duration_since(self.read), by_wall.duration_since(self.read_by_wall).ok());
        *self = Stopwatch { read: now, read_by_wall: by_wall, ..*self };
        self.pass(counted, wall)
    }

    /// Lets the time between two readings of both clocks pass, as [`went_by`] has it; gives what is shown then.
    pub fn pass(&mut self, counted: Duration, by_wall: Option<Duration>) -> Duration {
        self.shown += went_by(counted, by_wall).mul_f64(self.speed);
        self.shown
    }

    /// How long `length` on it takes in real time.
    pub fn real(&self, length: Duration) -> Duration {
        length.div_f64(self.speed)
    }

    /// How long to wait, in real time, until it shows `at`.
    pub fn until(&self, at: Duration) -> Duration {
        self.real(at.saturating_sub(self.elapsed()))
    }

    /// The time that has passed on it since it was made, as long as nobody slept.
    pub fn elapsed(&self) -> Duration {
        self.shown + self.read.elapsed().mul_f64(self.speed)
    }
}

/// The time between two readings of both clocks; the wall clock's is none where it was set back.
pub fn went_by(counted: Duration, by_wall: Option<Duration>) -> Duration {
    by_wall.filter(|wall| *wall > counted + PARTED).unwrap_or(counted)
}

/// Waits without blocking others.
pub async fn sleep(length: Duration) {
    #[cfg(not(target_family = "wasm"))]
    tokio::time::sleep(length).await;
    #[cfg(target_family = "wasm")]
    gloo_timers::future::sleep(length).await;
}

/// How fast sessions run in the window: 1, unless a test says otherwise in `UNKINK_TEST_SPEED` (1 to 100).
pub fn session_speed() -> f64 {
    let asked = variable("UNKINK_TEST_SPEED").and_then(|speed| speed.parse::<f64>().ok());
    asked.filter(|speed| (1.0..=100.0).contains(speed)).unwrap_or(1.0)
}

/// What a test sets: a variable of the environment, in a browser one of the page.
fn variable(name: &str) -> Option<String> {
    #[cfg(not(target_family = "wasm"))]
    return std::env::var(name).ok();
    #[cfg(target_family = "wasm")]
    return crate::platform::browser::variable(name);
}
