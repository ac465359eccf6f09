//! Which days insights look at, and what they find there. It stays while something else is looked at.

use crate::domain::calendar::WeekStart;
use crate::domain::chart::Chart;
use crate::domain::content::content;
use crate::domain::day::Day;
use crate::domain::insights::{Asked, Insights, Range, Span};
use crate::domain::words::insights::{Told, charts};
use crate::ui::state::app::AppState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// See the module.
#[derive(Clone, Copy)]
pub struct InsightsState {
    app: AppState,
    settings: SettingsState,
    journal: JournalState,
    routines: RoutineState,
    range: Signal<Range>,
    beside: Signal<Option<Day>>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub insights: Insights,
    pub charts: Vec<Chart>,
}

impl InsightsState {
    /// Looks at the last four weeks.
    pub fn new(app: AppState, settings: SettingsState, journal: JournalState, routines: RoutineState) -> InsightsState {
        let (range, beside) = (Signal::new(Range::Weeks4), Signal::new(None));
        InsightsState { app, settings, journal, routines, range, beside }
    }

    pub fn range(&self) -> Range {
        *self.range.read()
    }

    /// Looks at other days; what they are compared with is then what lies right before them.
    pub fn set_range(&self, range: Range) {
        let (mut now, mut beside) = (self.range, self.beside);
        now.set(range);
        beside.set(None);
    }

    /// The first day that was chosen to compare with.
    pub fn beside(&self) -> Option<Day> {
        *self.beside.read()
    }

    /// Compares with as many days from this one on.
    pub fn set_beside(&self, from: Day) {
        let mut beside = self.beside;
        beside.set(Some(from));
    }

    /// The days that are looked at, where they do not depend on the records.
    pub fn span(&self) -> Span {
        self.range().span(self.journal.last_day(), None)
    }

    /// Asks for all of it.
    pub fn find(&self) -> Option<Found> {
        let _ = self.journal.changes();
        let settings = self.settings.get();
        let asked = Asked {
            range: self.range(),
            beside: self.beside(),
            today: self.journal.last_day(),
            day_start_hour: settings.day_start_hour,
            week_start: WeekStart::of_country(self.app.country().as_deref()),
            rest_minutes: settings.refractory_minutes,
        };
        let insights = self.app.read(self.app.store().insights(&asked))?;
        let name = |id: &str| self.routines.name(id);
        let told = Told { content: content(), week_start: asked.week_start, today: asked.today, name: &name };
        let charts = charts(&insights, &told).collect();
        Some(Found { insights, charts })
    }
}
