//! Small pieces of output.

use super::failure::Failure;
use serde::Serialize;
use std::io::{self, Write};
use std::time::Duration;

/// One JSON value on a line of its own.
pub fn json<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

/// Minutes and seconds, as `1:05`.
pub fn minutes(length: Duration) -> String {
    let seconds = length.as_secs_f64().round() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds without needless decimals.
pub fn seconds(length: f64) -> String {
    format!("{} s", (length * 1000.0).round() / 1000.0)
}
