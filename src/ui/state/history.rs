//! Which month and day of the history is looked at. It stays while a session is opened.

use crate::domain::calendar::{Month, WeekStart};
use crate::domain::day::Day;
use crate::ui::state::app::AppState;
use dioxus::prelude::*;

/// See the module.
#[derive(Clone, Copy)]
pub struct HistoryState {
    app: AppState,
    month: Signal<Option<Month>>,
    day: Signal<Option<Day>>,
}

impl HistoryState {
    /// At the newest session.
    pub fn new(app: AppState) -> HistoryState {
        HistoryState { app, month: Signal::new(None), day: Signal::new(None) }
    }

    /// Begins again at the newest session.
    pub fn begin(&self) {
        let HistoryState { mut month, mut day, .. } = *self;
        month.set(None);
        day.set(None);
    }

    /// The month that was turned to, if one was.
    pub fn month(&self) -> Option<Month> {
        *self.month.read()
    }

    /// Turns to a month.
    pub fn turn_to(&self, to: Month) {
        let HistoryState { mut month, mut day, .. } = *self;
        month.set(Some(to));
        day.set(None);
    }

    /// The day that was chosen, if one was.
    pub fn day(&self) -> Option<Day> {
        *self.day.read()
    }

    /// Chooses a day, or none.
    pub fn choose(&self, chosen: Option<Day>) {
        let mut day = self.day;
        day.set(chosen);
    }

    /// The day weeks start with in the system's country.
    pub fn week_start(&self) -> WeekStart {
        WeekStart::of_country(self.app.country().as_deref())
    }
}
