//! Scenes of the window, in the browser.

#[path = "../e2e/back.rs"]
mod back;
#[path = "../e2e/check.rs"]
mod check;
#[path = "../e2e/check_flow.rs"]
mod check_flow;
#[path = "../e2e/disc.rs"]
mod disc;
#[path = "../e2e/editor.rs"]
mod editor;
#[path = "../e2e/figure.rs"]
mod figure;
#[path = "../e2e/first_run.rs"]
mod first_run;
#[path = "../e2e/focus.rs"]
mod focus;
#[path = "../e2e/history.rs"]
mod history;
#[path = "../e2e/impatient.rs"]
mod impatient;
#[path = "../e2e/insights.rs"]
mod insights;
#[path = "../e2e/journal.rs"]
mod journal;
#[path = "../e2e/keyboard.rs"]
mod keyboard;
#[path = "../e2e/keys.rs"]
mod keys;
#[path = "../e2e/killed.rs"]
mod killed;
#[path = "../e2e/layout.rs"]
mod layout;
#[path = "../e2e/locked.rs"]
mod locked;
#[path = "../e2e/log.rs"]
mod log;
#[path = "../e2e/messages.rs"]
mod messages;
#[path = "../e2e/player.rs"]
mod player;
#[path = "../e2e/records.rs"]
pub mod records;
#[path = "../e2e/report.rs"]
mod report;
#[path = "../e2e/said.rs"]
mod said;
#[path = "../e2e/settings.rs"]
mod settings;
#[path = "../e2e/sound.rs"]
mod sound;
#[path = "../e2e/suggestion.rs"]
mod suggestion;
#[path = "../e2e/typing.rs"]
mod typing;
#[path = "../e2e/urge.rs"]
mod urge;
#[path = "../e2e/went_by.rs"]
mod went_by;
