//! Proves `store`.

mod check;
mod failing;
mod journal;
mod large;
mod migrations;
mod opening;
mod profile;
mod routine;
mod session;
mod settings;

use crate::support::at;
use std::path::Path;
use unkink::domain::day::Moment;
use unkink::store::{Store, StoreError};

/// A moment on the evening of 20 November 2026, `minutes` after eight.
fn evening(minutes: i64) -> Moment {
    at("2026-11-20T20:00:00+01:00") + chrono::Duration::minutes(minutes)
}

fn memory() -> Store {
    Store::open_in_memory().unwrap()
}

/// The field, the value and what is allowed, of a refusal.
#[track_caller]
fn assert_refused<T: std::fmt::Debug>(result: Result<T, StoreError>, message: &str) {
    match result {
        Err(StoreError::Field(error)) => assert_eq!(error.to_string(), message),
        other => panic!("expected a refused field, got {other:?}"),
    }
}

#[track_caller]
fn assert_not_found<T: std::fmt::Debug>(result: Result<T, StoreError>, message: &str) {
    match result {
        Err(error @ StoreError::NotFound { .. }) => assert_eq!(error.to_string(), message),
        other => panic!("expected “{message}”, got {other:?}"),
    }
}

/// Names of all files of a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
