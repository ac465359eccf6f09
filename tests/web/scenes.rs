//! Scenes of the window, in the browser.

#[path = "../e2e/check.rs"]
mod check;
#[path = "../e2e/first_run.rs"]
mod first_run;
#[path = "../e2e/layout.rs"]
mod layout;
#[path = "../e2e/log.rs"]
mod log;
#[path = "../e2e/said.rs"]
mod said;
#[path = "../e2e/suggestion.rs"]
mod suggestion;
