//! The page for a visit: what the person chose for it, how it reads, and where it goes. Nothing of it is kept.

use crate::domain::calendar::WeekStart;
use crate::domain::checker::{Check, Who};
use crate::domain::content::content;
use crate::domain::gate::Profile;
use crate::domain::insights::{Asked, Range, Span};
use crate::domain::journal::Entry;
use crate::domain::report::history::History;
use crate::domain::report::paper::Paper;
use crate::domain::report::sheet::Sheet;
use crate::domain::report::{Given, Report, more_urgent};
use crate::domain::words::report;
use crate::platform::{files, share};
use crate::render::{pdf, qr};
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The most cracks whose notes are offered, the newest ones.
const MOST_NOTES: usize = 40;

/// Prints what the window shows, where the window can.
#[derive(Clone, Copy)]
pub struct Printer(pub fn());

/// The days of a page and what happened on them; none where that cannot be read.
pub type Days = Option<(Span, History)>;

/// What is on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The days.
    pub range: Range,
    /// The check, by its id.
    pub check: Option<i64>,
    /// The cracks whose notes are on it.
    pub notes: BTreeSet<i64>,
    pub given: Given,
}

/// See the module.
#[derive(Clone, Copy)]
pub struct ReportState {
    app: AppState,
    settings: SettingsState,
    check: CheckState,
    journal: JournalState,
    routines: RoutineState,
}

impl ReportState {
    /// Made once, in the app's root.
    pub fn new(
        app: AppState,
        settings: SettingsState,
        check: CheckState,
        journal: JournalState,
        routines: RoutineState,
    ) -> ReportState {
        ReportState { app, settings, check, journal, routines }
    }

    /// The checks to choose from, newest first.
    pub fn checks(&self) -> Vec<Check> {
        self.check.checks().into_iter().filter(Check::is_in_sight).collect()
    }

    /// Whether the page is about somebody else, so that nothing of the person's own journal belongs on it.
    pub fn is_of_other(&self, chosen: &Chosen) -> bool {
        self.chosen_check(chosen).is_some_and(|check| check.who == Who::Other)
    }

    /// What happened on the days of a range. It is read again when the journal changes.
    pub fn days(&self, range: Range) -> Days {
        self.journal.changes();
        let (store, settings) = (self.app.store(), self.settings.get());
        let asked = Asked {
            range,
            beside: None,
            today: self.settings.today(),
            day_start_hour: settings.day_start_hour,
            week_start: WeekStart::of_country(self.app.country().as_deref()),
            rest_minutes: settings.refractory_minutes,
        };
        let insights = self.app.read(store.insights(&asked))?;
        let span = Span { from: insights.from, to: insights.to };
        let more = self.app.read(store.more_counts(span, settings.day_start_hour))?;
        Some((span, History { insights, more }))
    }

    /// The newest cracks of these days with a note.
    pub fn noted(&self, days: &Days) -> Vec<Entry> {
        let Some((span, _)) = days else { return Vec::new() };
        let start = self.settings.get().day_start_hour;
        self.app.read(self.app.store().noted_entries(*span, start, MOST_NOTES)).unwrap_or_default()
    }

    /// The page as it reads now.
    pub fn sheet(&self, chosen: &Chosen, days: &Days) -> Sheet {
        let name = |id: &str| self.routines.name(id);
        report::sheet(content(), &self.settings.numbers(), &self.report(chosen, days), name)
    }

    /// The check on the page as text, to be copied; none without a check.
    pub fn text(&self, chosen: &Chosen) -> Option<String> {
        Some(report::plain::summary(content(), &self.settings.numbers(), &self.chosen_check(chosen)?))
    }

    /// The square code of a line: squares along a side, with the free edge, and the path of the dark ones.
    pub fn code(&self, line: &str) -> Option<(usize, String)> {
        let squares = qr::squares(line)?;
        Some((squares.side + 2 * qr::QUIET, squares.path()))
    }

    /// The paper of the system's region.
    pub fn paper(&self) -> Paper {
        Paper::of_country(self.app.country().as_deref())
    }

    /// Whether the page can be saved as a file of the person's here.
    pub fn can_save(&self) -> bool {
        pdf::IS_WRITTEN && files::downloads().is_some()
    }

    /// Prints the page, where the window can.
    pub fn printer(&self) -> Option<Printer> {
        try_consume_context::<Printer>()
    }

    /// Whether the page can be offered to other apps.
    pub fn can_share(&self) -> bool {
        share::is_there() && self.can_save()
    }

    /// Saves the page as PDF, and says where it is.
    pub fn save(&self, chosen: &Chosen, days: &Days) {
        if let Some(file) = self.write(chosen, days) {
            self.app.deliver(file);
        }
    }

    /// Offers the page as PDF to other apps.
    pub fn share(&self, chosen: &Chosen, days: &Days) {
        if let Some(file) = self.write(chosen, days) {
            self.app.share(&file, "application/pdf");
        }
    }

    /// Writes the page as PDF; none after showing what went wrong.
    fn write(&self, chosen: &Chosen, days: &Days) -> Option<PathBuf> {
        let folder = files::downloads()?;
        let made = self.app.moment();
        let name = format!("unkink-visit-{}.pdf", made.format("%Y-%m-%d"));
        let problem = |problem: String| {
            self.app.show_problem(format!(
                "The page could not be saved in {}: {problem}. Print it instead.",
                folder.display()
            ));
        };
        let written = match pdf::pdf(&self.sheet(chosen, days), self.paper(), made, true) {
            Ok(written) => written,
            Err(error) => {
                problem(error.to_string());
                return None;
            }
        };
        files::save_new(&folder, &name, &written).inspect_err(|error| problem(error.to_string())).ok()
    }

    fn chosen_check(&self, chosen: &Chosen) -> Option<Check> {
        chosen.check.and_then(|id| self.check.check(id)).filter(Check::is_in_sight)
    }

    fn report(&self, chosen: &Chosen, days: &Days) -> Report {
        let check = self.chosen_check(chosen);
        let of_other = self.is_of_other(chosen);
        let mut notes: Vec<Entry> = match of_other {
            true => Vec::new(),
            false => self.noted(days).into_iter().filter(|entry| chosen.notes.contains(&entry.id)).collect(),
        };
        notes.reverse();
        Report {
            made_at: self.app.now(),
            days: days.clone().filter(|_| !of_other),
            given: chosen.given.clone(),
            open: if of_other { None } else { more_urgent(&self.check.checks(), check.as_ref()).cloned() },
            check,
            profile: if of_other { Profile::default() } else { self.check.profile() },
            notes,
        }
    }
}
