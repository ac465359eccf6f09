//! What only the page for a visit asks for.

use super::{Store, StoreError, journal};
use crate::domain::journal::Entry;

impl Store {
    /// The newest cracks that have a note, newest first, at most so many.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn noted_entries(&self, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.read("the notes", |connection| {
            let sql = format!(
                "SELECT {} FROM entries WHERE deleted_at IS NULL AND note <> '' ORDER BY at_utc DESC, id DESC LIMIT ?1",
                journal::COLUMNS
            );
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement.query_map([most], journal::entry_of)?.collect::<rusqlite::Result<_>>()?)
        })
    }
}
