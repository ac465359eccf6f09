//! Proves the screens of the journal, the check, the cards and the settings.

mod check;
mod elsewhere;
mod insights;
mod journal;
mod learn;
mod numbers;
mod report;
mod result;
mod rules;
mod said;
mod settings;
mod signs;
mod so_far;
mod suggestion;
mod timeline;
mod transfer;
mod ways;
mod words;

use super::accepted_store;
use super::hand::Hand;
use crate::support::answers;
use chrono::Duration;
use serde_json::Value;
use std::sync::Arc;
use unkink::domain::check_run::NewCheck;
use unkink::domain::checker::{Check, Who};
use unkink::domain::content::content;
use unkink::domain::day::Moment;
use unkink::domain::exercise::Region;
use unkink::domain::journal::{BodySide, Effort, EntryFields, Outcome, PainKind, Sound, Trigger, UrgeFields};
use unkink::platform::clock::{self, WallTime};
use unkink::store::Store;

/// A clock time some days before today, which begins at four.
fn ago(days: i64, hour: u32, minute: u32) -> Moment {
    let day = (clock::now() - Duration::hours(4)).date_naive() - Duration::days(days);
    let Some(WallTime::Once(at)) = clock::local(day.and_hms_opt(hour, minute, 0).unwrap()) else {
        panic!("a plain day")
    };
    at
}

/// Hours before now.
fn hours_ago(hours: i64) -> Moment {
    clock::now() - Duration::hours(hours)
}

/// Saves a check with these answers.
fn saved(store: &Store, who: Who, sheet: &Value, at: Moment) -> Check {
    let new = NewCheck::of_sheet(content(), who, answers(sheet), at);
    store.add_check(content(), &new, at).unwrap()
}

/// A screen on a store that stays at hand.
fn open(path: &str, store: Store) -> (Hand, Arc<Store>) {
    let store = Arc::new(store);
    (Hand::on(path, store.clone(), || {}), store)
}

/// A person with two days in the journal.
fn journal_store() -> Store {
    let store = accepted_store();
    let add = |fields: EntryFields| store.add_entry(&fields, fields.at).unwrap();
    add(EntryFields {
        region: Some(Region::UpperMidBack),
        trigger: Some(Trigger::SelfForced),
        side: Some(BodySide::Right),
        sound: Some(Sound::SinglePop),
        pain: Some(2),
        context: vec!["after_sitting".to_owned()],
        ..EntryFields::bare(ago(1, 10, 6))
    });
    add(EntryFields {
        region: Some(Region::UpperMidBack),
        trigger: Some(Trigger::SelfForced),
        pain: Some(4),
        pain_kind: Some(PainKind::DullOrSore),
        effort: Some(Effort::More),
        pain_later: Some(1),
        ..EntryFields::bare(ago(2, 17, 41))
    });
    add(EntryFields {
        region: Some(Region::LowBack),
        trigger: Some(Trigger::Spontaneous),
        pain: Some(0),
        context: vec!["turning".to_owned()],
        note: "While gardening".to_owned(),
        ..EntryFields::bare(ago(2, 15, 20))
    });
    let urge = |at, region, level, after, alternative: &str| {
        let fields = UrgeFields {
            at,
            region: Some(region),
            level,
            level_after: Some(after),
            alternative: Some(alternative.to_owned()),
            outcome: Some(Outcome::Eased),
            entry: None,
            note: String::new(),
        };
        store.add_urge(&fields, at).unwrap();
    };
    urge(ago(1, 8, 50), Region::Neck, 6, 3, "urge_reset_60");
    urge(ago(2, 22, 14), Region::LowBack, 7, 2, "wait");
    store
}
