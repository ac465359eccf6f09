//! What other programs wrote on the same records: another window, the terminal.

use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::journal::JournalState;
use crate::ui::state::routine::RoutineState;
use crate::ui::state::settings::SettingsState;

/// See the module.
#[derive(Clone, Copy)]
pub struct Elsewhere {
    app: AppState,
    settings: SettingsState,
    journal: JournalState,
    check: CheckState,
    routines: RoutineState,
}

impl Elsewhere {
    /// Over the states that hold something of the records.
    pub fn new(
        app: AppState,
        settings: SettingsState,
        journal: JournalState,
        check: CheckState,
        routines: RoutineState,
    ) -> Elsewhere {
        Elsewhere { app, settings, journal, check, routines }
    }

    /// Takes in what others wrote, and the time. Called when a screen is opened and when the window is looked at again;
    /// where nobody wrote it costs one look.
    pub fn look(&self) {
        self.app.look_at_the_clock();
        if self.app.changed_elsewhere() {
            self.read_all();
        }
    }

    /// Reads again all that is held of the records.
    pub fn read_all(&self) {
        self.settings.read_again();
        self.journal.read_again();
        self.check.read_again();
        self.routines.read_again();
    }
}
