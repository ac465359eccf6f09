//! Small pieces of output.

use super::failure::Failure;
use crate::domain::json::plain;
use serde::Serialize;
use std::io::{self, Write};

/// One JSON value on a line of its own.
pub fn json<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

/// An output on which no name and no value of a file gives the terminal a command.
pub struct Plain<'a>(pub &'a mut dyn Write);

impl Write for Plain<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let shown = |c: char| if matches!(c, '\n' | '\t') { c } else { plain(c) };
        let text: String = String::from_utf8_lossy(bytes).chars().map(shown).collect();
        self.0.write_all(text.as_bytes()).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
