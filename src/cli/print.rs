//! Small pieces of output.

use super::failure::Failure;
use serde::Serialize;
use std::io::{self, Write};

/// One JSON value on a line of its own.
pub fn json<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}
