//! What a check in the terminal is wanted for, and what its results are told with.

use super::data::Data;
use super::failure::Failure;
use super::result::tell;
use super::value::choice;
use crate::domain::checker::{Check, Who};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::gate::Profile;
use crate::domain::session::record::SessionRecord;
use crate::domain::settings::Numbers;
use crate::domain::told::{Around, Told};
use clap::Args;
use std::io::Write;

#[derive(Debug, Args)]
pub struct Wanted {
    /// Whom it is about; a check for someone else changes nothing for you
    #[arg(long, default_value = "me", value_parser = choice(&[Who::Me, Who::Other], who))]
    pub who: Who,
    /// Keep the result
    #[arg(long)]
    pub save: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Me => "me",
        Who::Other => "other",
    }
}

/// What results are told with, as far as it can be read.
pub struct Background {
    pub numbers: Numbers,
    profile: Profile,
    /// The checks before this one.
    before: Vec<Check>,
    sessions: Vec<SessionRecord>,
}

impl Background {
    pub fn of(wanted: &Wanted, data: &Data) -> Background {
        let store = if wanted.json { None } else { data.look().ok() };
        let store = store.as_ref();
        Background {
            numbers: data.numbers(),
            profile: store.and_then(|store| store.profile().ok()).unwrap_or_default(),
            before: store.and_then(|store| store.checks(content()).ok()).unwrap_or_default(),
            sessions: store.and_then(|store| store.telling_sessions().ok()).unwrap_or_default(),
        }
    }

    /// Tells a result in words. `shown` is the highest tier that the same check was told with before.
    pub fn tell(&self, out: &mut dyn Write, check: &Check, shown: Option<Tier>) -> Result<(), Failure> {
        let around = Around {
            numbers: &self.numbers,
            profile: &self.profile,
            checks: &self.before,
            sessions: &self.sessions,
            shown,
            now: check.at,
        };
        tell(out, &Told::of(content(), check, &around), &self.numbers, check.at)
    }

    /// Remembers a check that was kept after these were read.
    pub fn remember(&mut self, check: Check) {
        self.before.push(check);
    }
}
