//! Places by their names in the time zone database: of its own table, in a browser of the browser's.

pub(super) use system::{is_zone, wall_time};

#[cfg(not(target_family = "wasm"))]
mod system {
    use super::super::{WallTime, wall_time as wall_time_in};
    use chrono::NaiveDateTime;
    use chrono_tz::Tz;

    pub(in super::super) fn is_zone(name: &str) -> bool {
        name.parse::<Tz>().is_ok()
    }

    pub(in super::super) fn wall_time(name: &str, time: NaiveDateTime) -> Option<WallTime> {
        wall_time_in(&name.parse::<Tz>().ok()?, time)
    }
}

#[cfg(target_family = "wasm")]
mod system {
    use super::super::WallTime;
    use crate::platform::browser::minutes_ahead;
    use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, TimeZone};

    pub(in super::super) fn is_zone(name: &str) -> bool {
        minutes_ahead(name, 0.0).is_some()
    }

    /// By the two offsets that are in force a day before and a day after: a clock is not put twice in between.
    pub(in super::super) fn wall_time(name: &str, time: NaiveDateTime) -> Option<WallTime> {
        let ahead = |moment: NaiveDateTime| {
            let minutes = minutes_ahead(name, moment.and_utc().timestamp_millis() as f64)?;
            FixedOffset::east_opt((minutes * 60.0) as i32)
        };
        let before = ahead(time.checked_sub_signed(TimeDelta::days(1))?)?;
        let after = ahead(time.checked_add_signed(TimeDelta::days(1))?)?;
        let with = |offset: FixedOffset| -> Option<DateTime<FixedOffset>> {
            offset.from_local_datetime(&time).single().filter(|at| ahead(at.naive_utc()) == Some(offset))
        };
        match (with(before), with(after)) {
            (Some(first), Some(second)) if first < second => Some(WallTime::Twice(first, second)),
            (Some(at), _) | (None, Some(at)) => Some(WallTime::Once(at)),
            (None, None) => {
                let then = before.from_local_datetime(&time).single()?;
                Some(WallTime::Skipped(then.with_timezone(&after)))
            }
        }
    }
}
