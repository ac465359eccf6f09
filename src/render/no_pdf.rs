//! No page as PDF: a browser prints into a file by itself.

use crate::domain::day::Moment;
use crate::domain::report::paper::Paper;
use crate::domain::report::sheet::Sheet;
use std::fmt;

/// Whether files are written here.
pub const IS_WRITTEN: bool = false;

/// Why there is no file.
#[derive(Debug)]
pub struct PdfError;

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser prints into a file instead")
    }
}

impl std::error::Error for PdfError {}

/// Refuses.
///
/// # Errors
/// Always.
pub fn pdf(_: &Sheet, _: Paper, _: Moment, _: bool) -> Result<Vec<u8>, PdfError> {
    Err(PdfError)
}
