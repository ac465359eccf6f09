//! The integration tests: one binary, one file a noun.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod suggestion;
mod support;

mod architecture;
mod backup;
mod calendar;
mod catalogue;
mod chart;
mod check_run;
mod checker;
mod cli;
mod comparison;
mod condition;
mod content;
mod cues;
mod dependencies;
mod excerpt;
mod field;
mod figure;
mod fold;
mod gate;
mod history;
mod insights;
mod journal;
mod json;
mod keeping;
mod learn;
mod own_routine;
mod packaging;
mod platform;
mod raising;
mod reminder;
mod report;
mod routine;
mod routine_choice;
mod routine_fit;
mod routine_progress;
mod screen;
mod screens;
mod session;
mod session_view;
mod settings;
mod store;
mod styles;
mod told;
mod trail;
mod transfer;
mod urge;
mod vignette;
mod wall_time;
mod window_place;
mod words;
