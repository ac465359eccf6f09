//! Proves `store`.

mod asked;
mod at_hand;
mod backup;
mod beside;
mod check;
mod counts;
mod failing;
mod journal;
mod killed;
mod large;
mod lowered;
mod migrations;
mod opening;
mod profile;
mod routine;
mod session;
mod settings;
mod several;
mod trash;

use crate::support::at;
use std::path::Path;
use unkink::domain::day::{Day, Moment};
use unkink::domain::journal::DayCard;
use unkink::store::{Store, StoreError};

/// A moment on the evening of 20 November 2026, `minutes` after eight.
fn evening(minutes: i64) -> Moment {
    at("2026-11-20T20:00:00+01:00") + chrono::Duration::minutes(minutes)
}

fn memory() -> Store {
    Store::open_in_memory().unwrap()
}

/// Keeps all that a day's card can say.
fn set_day(
    store: &Store,
    date: Day,
    pain_today: Option<u8>,
    sit_hours: Option<u8>,
    note: &str,
    now: Moment,
) -> Result<DayCard, StoreError> {
    store.change_day(date, now, |card| *card = DayCard { pain_today, sit_hours, note: note.to_owned(), ..card.clone() })
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
        Err(error @ (StoreError::NotFound { .. } | StoreError::NotDeleted { .. })) => {
            assert_eq!(error.to_string(), message)
        }
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
