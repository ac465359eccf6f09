//! What every command works with: what it reads and writes, and the records.

use super::data::Data;
use std::fmt::Display;
use std::io::{BufRead, Write};

/// What a command works with.
pub struct Shell<'a> {
    pub input: &'a mut dyn BufRead,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
    pub data: Data,
}

impl Shell<'_> {
    /// Says something beside the output. Where nobody listens, the work goes on all the same.
    pub fn note(&mut self, said: impl Display) {
        let _ = writeln!(self.err, "{said}").and_then(|()| self.err.flush());
    }
}
