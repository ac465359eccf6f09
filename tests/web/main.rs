//! The web app in Chromium, used from outside as a person uses it: `scripts/web --prove`.
//!
//! Scenes that the window knows as well are those of `tests/e2e`, unchanged; what only a browser does is proved here.
//! `UNKINK_WEB` names the built folder, `UNKINK_WEB_HOST` the program that serves it.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    dead_code,
    missing_docs,
    reason = "a test fails by panicking, and the hand can do more than these scenes need"
)]

mod app;
mod chromium;
mod devtools;
mod input;
mod sandbox;
mod served;

#[path = "../it/support/dice.rs"]
mod dice;
#[path = "../e2e/hand.rs"]
mod hand;
#[path = "../it/support/large.rs"]
mod large;
#[path = "../e2e/room.rs"]
mod room;
#[path = "../e2e/tour.rs"]
mod tour;
#[path = "../e2e/wait.rs"]
mod wait;
#[path = "../e2e/watched.rs"]
mod watched;
#[path = "../it/support/year.rs"]
mod year;

mod awake;
mod engines;
mod import;
mod killed;
mod offline;
mod refused;
mod saving;
mod scenes;
mod screens;
mod shortcuts;
mod speed;
mod start;
mod tabs;
mod touch;
