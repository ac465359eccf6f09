//! Out and in: all records as one file, and files of this and of other programs taken in.
//!
//! Written here is what a file says; what it does to the records is `store/transfer.rs`. A record is known by its uid
//! and the newer one wins; what another program wrote gets a uid made from what it says, so that taking in the same
//! file twice adds nothing.

use crate::domain::day::Moment;
use crate::domain::field::{Allowed, FieldError};
use crate::domain::gate::Profile;
use crate::domain::id::RuleId;
use crate::domain::journal::DayCard;
use crate::domain::json::in_a_line as shown;
use crate::domain::trash::Gone;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeSet;
use thiserror::Error;

pub mod columns;
pub mod date;
pub mod export;
mod fields;
mod form;
pub mod incoming;
pub mod known;
mod left_out;
mod made;
pub mod passed;
pub mod progress;
pub mod rows;
pub mod sheet;
pub mod source;
pub mod table;

/// What a file of all records calls itself.
pub const FORMAT: &str = "unkink-export";

/// The version that is written. Version 1 had no trash in it.
pub const VERSION: u64 = 2;

/// The largest file that is taken in, in bytes.
pub const FILE_LIMIT: u64 = 256 * 1024 * 1024;

/// A record on its way out or in.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub record: Gone,
    /// Since when it is in the trash.
    pub deleted_at: Option<Moment>,
    /// The uid of the crack an urge ended in.
    pub crack: Option<String>,
    /// The fields that the file says nothing about.
    pub left_out: Vec<&'static str>,
}

/// One thing a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A record with a uid of its own. The newer one wins.
    Record(Carried),
    /// A record of another program, known by what it says: it is added once and never changed.
    Made(Gone),
    /// What another program says about a day: it fills what was not said here.
    Day(DayCard),
    Profile(Profile),
    /// What the file says in answer to questions that are not put so here, by their ids: it counts for nothing.
    Unfit(BTreeSet<String>),
    /// A setting by its name: it fills what was never set here.
    Setting(String, Value),
    /// A rule whose suggestion was put away, and when it last was. The later one counts.
    Dismissed(RuleId, Moment),
    Refused(Refused),
}

/// What is handed on, one after the other: the line in the file, and what stands there.
pub type Take<'a> = &'a mut dyn FnMut(usize, Item);

/// Something in a file that does not fit: as the terminal says it. The window says it in
/// [`crate::domain::words::transfer`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// From 1.
    pub line: usize,
    pub field: String,
    pub reason: Reason,
}

/// Why it does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// In words that both shells say.
    #[error("{0}")]
    Said(String),
    /// In words of the file's form, which mean nothing to who did not write it.
    #[error("{0}")]
    Form(String),
    /// A value that is not among those that are taken.
    #[error("{}", takes.refuse(value))]
    Value { value: String, takes: Takes },
    /// A value that no record of this kind holds.
    #[error("{} is not allowed; {}", shown(&.0.value), .0.allowed)]
    Field(FieldError),
    /// What one record alone is known by, and the line on which it stood first.
    #[error("{uid} stands in this file twice, first on line {first}")]
    Twice { uid: String, first: usize },
}

/// The values that a field of a file takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A number from the first to the last.
    Between(u64, u64),
    /// One of these ids.
    OneOf(Vec<String>),
    /// One of these ids, or a word that the description of the columns gives one of them as meaning.
    OneOfOrMeant(Vec<String>),
    /// "A time such as 14:03".
    A(String),
    /// A whole number, unless the description of the columns allows the nearest.
    Whole,
    /// A moment whose offset is known.
    Offset,
}

impl Takes {
    fn refuse(&self, value: &str) -> String {
        match self {
            Takes::Between(least, most) => format!("{value} is not between {least} and {most}"),
            Takes::OneOf(ids) => format!("{value} is not allowed; it takes one of {}", ids.join(", ")),
            Takes::OneOfOrMeant(ids) => {
                format!("{value} is not allowed; it takes {}, or a word that “values” gives a meaning", ids.join(", "))
            }
            Takes::A(one) => format!("{value} is not allowed; it takes {one}"),
            Takes::Whole => format!("{value} is no whole number; “round” in its description takes the nearest"),
            Takes::Offset => format!(
                "{value} is not allowed; no offset: it takes a date and time such as 2026-11-20T14:03:00+01:00, or say \
                 its “zone”"
            ),
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What an import did or would do, in the shape of the terminal contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub read: usize,
    pub added: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub refused: Vec<Refused>,
    /// Records that are in the trash here and stay there, by name.
    #[serde(skip)]
    pub in_trash: Vec<Refused>,
    /// Records that differ from those here without being newer, by name: those here stayed.
    #[serde(skip)]
    pub stayed: Vec<Refused>,
    /// Checks that the file calls seen and that stay open, unless the person says that they were.
    #[serde(skip)]
    pub kept_open: usize,
    /// Checks that the file calls seen and whose result is open here: no file closes it.
    #[serde(skip)]
    pub open_here: usize,
    /// What is taken over beside the records.
    #[serde(skip)]
    pub beside: Beside,
    /// What else a person should know, a sentence each.
    #[serde(skip)]
    pub notes: Vec<String>,
}

/// What an import takes over that is no record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Safety answers and confirmations that are newer than those here.
    pub answers: usize,
    /// Settings that were never set here.
    pub settings: usize,
    /// Suggestions put away.
    pub dismissed: usize,
}

/// Why a file as a whole is not taken in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// A place in the file, from 1, and what is wrong there.
    #[error("line {line}: {problem}")]
    At { line: usize, problem: String },
    /// It is not UTF-8, and nothing tells what it is.
    #[error("line {line}: {problem}")]
    Encoding { line: usize, problem: String },
    #[error("{0}")]
    Whole(String),
    /// Nothing in the file tells whether the day or the month comes first.
    #[error("line {line}: “{cell}” can be two dates; say “dmy” when the day comes first, “mdy” when the month does")]
    Order { line: usize, cell: String },
    /// The person stopped it.
    #[error("it was stopped")]
    Stopped,
}

impl From<Gone> for Carried {
    fn from(record: Gone) -> Carried {
        Carried { record, deleted_at: None, crack: None, left_out: Vec::new() }
    }
}

impl Report {
    /// Whether nothing would change.
    pub fn brings_nothing(&self) -> bool {
        self.added + self.updated == 0 && self.beside == Beside::default()
    }
}

impl Carried {
    /// What it is known by among its kind. A card has no uid: it is the one of its day that was begun at its moment.
    pub fn uid(&self) -> String {
        match &self.record {
            Gone::Entry(entry) => entry.uid.clone(),
            Gone::Urge(urge) => urge.uid.clone(),
            Gone::Session(session) => session.uid.clone(),
            Gone::Check(check) => check.uid.clone(),
            Gone::Day(card) => format!("{} {}", card.date, card.created_at.to_rfc3339()),
            Gone::Routine(routine) => routine.uid.clone(),
        }
    }

    /// Its kind and what it is known by, for a message.
    pub fn name(&self) -> String {
        format!("{} {}", self.record.kind().word(), self.uid())
    }

    /// When it was changed last.
    pub fn updated_at(&self) -> Moment {
        match &self.record {
            Gone::Entry(entry) => entry.updated_at,
            Gone::Urge(urge) => urge.updated_at,
            Gone::Session(session) => session.updated_at,
            Gone::Check(check) => check.updated_at,
            Gone::Day(card) => card.updated_at,
            Gone::Routine(routine) => routine.updated_at,
        }
    }
}

impl FileError {
    fn at(line: usize, problem: impl Into<String>) -> FileError {
        FileError::At { line, problem: problem.into() }
    }

    fn whole(problem: impl Into<String>) -> FileError {
        FileError::Whole(problem.into())
    }
}

impl Refused {
    /// A field of a line, and why it is refused, in words that both shells say.
    pub fn new(line: usize, field: &str, reason: impl Into<String>) -> Refused {
        Refused::because(line, field, Reason::Said(reason.into()))
    }

    /// The same in words of the file's form.
    pub fn form(line: usize, field: &str, reason: impl Into<String>) -> Refused {
        Refused::because(line, field, Reason::Form(reason.into()))
    }

    /// The same for any reason.
    pub fn because(line: usize, field: &str, reason: Reason) -> Refused {
        Refused { line, field: field.to_owned(), reason }
    }

    /// A field that holds what it does not take.
    pub fn of(line: usize, error: &FieldError) -> Refused {
        let reason = match &error.allowed {
            Allowed::Range(least, most) => {
                Reason::Value { value: shown(&error.value), takes: Takes::Between(*least, *most) }
            }
            _ => Reason::Field(error.clone()),
        };
        Refused::because(line, error.field, reason)
    }
}

/// Names as a message lists them.
pub fn listed(names: &[String]) -> String {
    const MOST: usize = 40;
    let mut listed: Vec<String> = names.iter().filter(|name| !name.is_empty()).map(|name| shown(name)).collect();
    let left = listed.len().saturating_sub(MOST);
    listed.truncate(MOST);
    if left > 0 {
        listed.push(format!("and {left} more"));
    }
    listed.join(", ")
}
