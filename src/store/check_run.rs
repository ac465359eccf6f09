//! Checks that were begun: one row, written through from the first thing filled in and at every answer, so that a killed
//! program goes on where it was.

use super::column::{At, Json};
use super::{Store, StoreError};
use crate::domain::check_run::KeptRun;
use crate::domain::day::Moment;
use crate::domain::json::fit_text;
use rusqlite::{OptionalExtension, named_params};

impl Store {
    /// The checks that were begun, the one being answered first. What another version wrote and this one cannot read is
    /// none.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn begun_checks(&self) -> Result<Vec<KeptRun>, StoreError> {
        self.read("the check that was begun", |connection| {
            let kept: Option<String> =
                connection.query_row("SELECT runs FROM begun_checks", [], |row| row.get("runs")).optional()?;
            Ok(kept.and_then(|runs| fit_text(&runs).ok()).unwrap_or_default())
        })
    }

    /// Keeps the checks that were begun in place of those before.
    ///
    /// # Errors
    /// A failed write.
    pub fn keep_begun_checks(&self, runs: &[KeptRun], now: Moment) -> Result<(), StoreError> {
        self.transact("keeping the check that was begun", |connection| {
            connection
                .prepare_cached(
                    "INSERT INTO begun_checks (id, runs, updated_at) VALUES (1, :runs, :now) \
                     ON CONFLICT (id) DO UPDATE SET runs = :runs, updated_at = :now",
                )?
                .execute(named_params! { ":runs": Json(runs), ":now": At(now) })?;
            Ok(())
        })
    }
}
