//! What the window knows: one Copy bundle of signals per noun, with the methods that change it.
//!
//! Disk first: a method writes, then changes its signal. A failed write shows one message and changes nothing, so the
//! draft on screen stays.

pub mod app;
pub mod check;
pub mod copies;
pub mod cues;
pub mod damaged;
pub mod elsewhere;
pub mod history;
pub mod inside;
pub mod insights;
pub mod install;
pub mod journal;
pub mod later;
pub mod learn;
pub mod log;
pub mod movement;
pub mod player;
pub mod reminder;
pub mod report;
pub mod routine;
pub mod settings;
pub mod suggestion;
pub mod trail;
pub mod transfer;
pub mod trash;
pub mod typed;
pub mod urge;

use crate::store::Store;
use dioxus::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// Gives every state to the components below, once. `country` is that of the system's region, in two capital letters;
/// `temporary` says that nothing is kept.
pub fn use_states(store: Arc<Store>, folder: Option<PathBuf>, country: Option<String>, temporary: bool) {
    let app = use_context_provider(|| app::AppState::new(store, folder, country, temporary));
    let settings = use_context_provider(|| settings::SettingsState::new(app));
    let journal = use_context_provider(|| journal::JournalState::new(app, settings));
    use_context_provider(|| log::LogState::new(app, journal));
    let check = use_context_provider(|| check::CheckState::new(app));
    use_context_provider(|| suggestion::SuggestionState::new(app, settings, journal, check));
    let routines = use_context_provider(|| routine::RoutineState::new(app));
    use_context_provider(|| report::ReportState::new(app, settings, check, journal, routines));
    let elsewhere = use_context_provider(|| elsewhere::Elsewhere::new(app, settings, journal, check, routines));
    use_context_provider(|| copies::CopiesState::new(app, elsewhere));
    use_context_provider(|| inside::InsideState::new(app, elsewhere));
    use_context_provider(|| learn::LearnState::new(app));
    use_context_provider(|| trash::TrashState::new(app, journal, check, routines));
    use_context_provider(movement::MoveState::new);
    use_context_provider(|| history::HistoryState::new(app));
    use_context_provider(|| insights::InsightsState::new(app, settings, journal, routines));
    use_context_provider(urge::UrgeState::new);
    use_context_provider(|| player::PlayerState::new(app, settings, journal));
    let reminders = use_context_provider(|| reminder::ReminderState::new(app, settings));
    use_future(move || app.follow_the_clock());
    use_future(move || app.follow_arrival());
    use_future(move || reminders.follow());
    let install = use_context_provider(|| install::InstallState::new(app));
    use_future(move || install.follow());
}
