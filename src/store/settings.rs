//! Settings, one row a name, so that what was never chosen keeps following the defaults.

use super::{Store, StoreError};
use crate::domain::day::Moment;
use crate::domain::settings::Settings;

impl Store {
    /// All settings; what was never chosen has its default.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        todo!()
    }

    /// Keeps the settings that differ from what is kept.
    ///
    /// # Errors
    /// A number out of range, or a failed write.
    pub fn set_settings(&self, settings: &Settings, now: Moment) -> Result<(), StoreError> {
        let _ = (settings, now);
        todo!()
    }
}
