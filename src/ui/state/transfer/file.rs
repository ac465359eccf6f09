//! A file that was chosen, and what it turned out to be.

use crate::domain::transfer::FileError;
use crate::domain::transfer::columns::Columns;
use crate::domain::transfer::source::{Files, Source};
use std::rc::Rc;
use std::sync::Arc;

/// Different cells of a column that are looked at, at most.
const SAMPLES: usize = 60;

/// A file that was chosen, and what is known about it.
#[derive(Clone, PartialEq)]
pub struct Looked {
    /// As the person knows it.
    pub name: String,
    /// What it holds, as long as it may have to be read in another way.
    pub(super) files: Option<Arc<Files>>,
    /// None while its encoding is not known.
    pub source: Option<Arc<Source>>,
    /// What its columns mean, where it is another program's.
    pub columns: Option<Columns>,
    /// What stands in each of its columns, none twice.
    pub samples: Rc<Vec<Vec<String>>>,
    /// What the rows of a known app are about, and how many rows are about each.
    pub things: Rc<Vec<(String, usize)>>,
}

/// What a file turned out to be.
pub(super) struct Recognised {
    pub(super) source: Source,
    pub(super) samples: Vec<Vec<String>>,
    pub(super) things: Vec<(String, usize)>,
}

/// Finds out what files are. A table that is described is read as it is described; before, nothing but its encoding is.
pub(super) fn recognised(files: &Files, said: Option<&Columns>) -> Result<Recognised, FileError> {
    let source = Source::of(files, said)?;
    let samples = source.table().map(|table| table.samples(SAMPLES)).unwrap_or_default();
    let things = match &source {
        Source::Known(known) => known.things()?,
        _ => Vec::new(),
    };
    Ok(Recognised { source, samples, things })
}

/// What the columns of an app that is known mean; of another nothing yet.
pub(super) fn guessed(source: &Source) -> Columns {
    match source {
        Source::Known(known) => known.app.columns(Vec::new()),
        _ => {
            let head = source.table().map(|table| table.head().to_vec()).unwrap_or_default();
            Columns::blank(&head)
        }
    }
}
