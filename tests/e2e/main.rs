//! The real window, started and used from outside as a person uses it.
//!
//! Linux only: it needs Xvfb, dbus and WebKitGTK. Each test has a device of its own (`sandbox`), starts the program
//! under test on it (`app`), and reads what is kept through the same program in the terminal.
#![cfg(target_os = "linux")]
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

mod app;
mod display;
mod hand;
mod inspector;
mod room;
mod sandbox;
mod tour;
mod wait;
mod watched;

#[path = "../it/support/dice.rs"]
mod dice;
#[path = "../it/support/large.rs"]
#[allow(dead_code, reason = "most of it is for a journal of any size")]
mod large;
#[path = "../it/support/mount.rs"]
mod mount;
#[path = "../it/support/year.rs"]
mod year;

mod accessible;
mod awake;
mod back;
mod backup;
mod check;
mod check_flow;
mod data;
mod disc;
mod editor;
mod elsewhere;
mod figure;
mod first_run;
mod focus;
mod history;
mod impatient;
mod insights;
mod journal;
mod keyboard;
mod keys;
mod killed;
mod layout;
mod locked;
mod log;
mod messages;
mod opened;
mod pictures;
mod player;
mod records;
mod reminder;
mod report;
mod said;
mod save;
mod settings;
mod sound;
mod suggestion;
mod typing;
mod urge;
mod went_by;
mod window;
