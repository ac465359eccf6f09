//! Day cards: what is said about a day as a whole.

use crate::domain::day::{Day, Moment};
use crate::domain::field::{self, FieldError};
use serde::{Deserialize, Serialize};

/// What a person says about a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCard {
    pub date: Day,
    /// 0 to 10.
    pub pain_today: Option<u8>,
    /// 0 to 24.
    pub sit_hours: Option<u8>,
    pub note: String,
    pub created_at: Moment,
    pub updated_at: Moment,
}

impl DayCard {
    /// Nothing is said about the day.
    pub fn says_nothing(&self) -> bool {
        self.pain_today.is_none() && self.sit_hours.is_none() && self.note.is_empty()
    }

    /// Every field holds what it takes.
    ///
    /// # Errors
    /// The first field that does not fit.
    pub fn validate(&self) -> Result<(), FieldError> {
        field::scale("pain_today", self.pain_today)?;
        self.sit_hours.map_or(Ok(()), |hours| field::range("sit_hours", hours, 0..=24))?;
        field::note("note", &self.note)
    }
}
