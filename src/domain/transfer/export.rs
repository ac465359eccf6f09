//! All records as one file: JSON with everything, or a table of the cracks.

use super::incoming::list_name;
use super::{Carried, FORMAT, VERSION};
use crate::domain::content::question::Answer;
use crate::domain::day::Moment;
use crate::domain::gate::Profile;
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::suggestion::Dismissed;
use crate::domain::trash::{Gone, Kind};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
}

impl Format {
    /// In the order of the lists.
    pub const ALL: [Format; 2] = [Format::Json, Format::Csv];

    /// The ending of a file's name, which is also its id.
    pub fn id(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Csv => "csv",
        }
    }

    /// The format with this ending.
    pub fn from_id(id: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.id().eq_ignore_ascii_case(id))
    }
}

/// What is written after all records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest {
    pub profile: Profile,
    /// Those that were ever set.
    pub settings: Map<String, Value>,
    /// The suggestions that were dismissed.
    pub dismissed: Dismissed,
}

/// A file of all records while it is written: records by kind, in the order of [`Kind::ALL`], one a line.
pub struct Json {
    /// How many lists were begun.
    begun: usize,
    /// The list that is open has a record.
    any: bool,
}

impl Json {
    /// How the file begins.
    pub fn begin(app: &str, now: Moment) -> (Json, String) {
        let head = [
            ("format", Value::from(FORMAT)),
            ("version", Value::from(VERSION)),
            ("exported_at", Value::from(now.to_rfc3339())),
            ("app", Value::from(app)),
        ];
        let head = head.map(|(name, value)| format!("\"{name}\":{value}"));
        (Json { begun: 0, any: false }, format!("{{{}", head.join(",")))
    }

    /// The next record.
    pub fn record(&mut self, carried: &Carried) -> String {
        let kind = carried.record.kind();
        let mut text = self.lists_up_to(Kind::ALL.iter().position(|listed| *listed == kind).unwrap_or_default() + 1);
        text.push_str(if self.any { ",\n" } else { "\n" });
        self.any = true;
        text + &written(carried)
    }

    /// How the file ends.
    pub fn end(mut self, rest: &Rest) -> String {
        let lists = self.lists_up_to(Kind::ALL.len());
        let profile = FileProfile {
            answers: rest.profile.answers.iter().map(|(id, stored)| (id, answer(stored))).collect(),
            confirmed: &rest.profile.confirmed,
        };
        let dismissed: Vec<FileDismissed<'_>> =
            rest.dismissed.iter().map(|(rule, at)| FileDismissed { rule, at: *at }).collect();
        let more = [
            ("profile", serde_json::to_string(&profile).unwrap_or_default()),
            ("settings", serde_json::to_string(&rest.settings).unwrap_or_default()),
            ("dismissed", serde_json::to_string(&dismissed).unwrap_or_default()),
        ];
        let more: String = more.iter().map(|(name, text)| format!(",\n\"{name}\":{text}")).collect();
        format!("{lists}\n]{more}\n}}\n")
    }

    /// Ends the open list and begins the next ones, up to the number `last`.
    fn lists_up_to(&mut self, last: usize) -> String {
        let mut text = String::new();
        while let Some(kind) = Kind::ALL.get(self.begun).filter(|_| self.begun < last) {
            if self.begun > 0 {
                text.push_str("\n]");
            }
            text.push_str(&format!(",\n\"{}\":[", list_name(*kind)));
            self.begun += 1;
            self.any = false;
        }
        text
    }
}

#[derive(Serialize)]
struct FileDismissed<'a> {
    rule: &'a RuleId,
    at: Moment,
}

#[derive(Serialize)]
struct FileProfile<'a> {
    answers: BTreeMap<&'a QuestionId, FileAnswer<'a>>,
    confirmed: &'a BTreeMap<String, Moment>,
}

#[derive(Serialize)]
struct FileAnswer<'a> {
    value: &'a Answer,
    at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Moment>,
}

fn answer(stored: &crate::domain::gate::SafetyAnswer) -> FileAnswer<'_> {
    FileAnswer { value: &stored.value, at: stored.at, since: stored.since }
}

#[derive(Serialize)]
struct Written<'a, T> {
    #[serde(flatten)]
    record: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry_uid: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted_at: Option<Moment>,
}

fn written(carried: &Carried) -> String {
    let crack = carried.crack.as_deref();
    let deleted_at = carried.deleted_at;
    let text = match &carried.record {
        Gone::Entry(record) => serde_json::to_string(&Written { record, entry_uid: None, deleted_at }),
        Gone::Urge(record) => serde_json::to_string(&Written { record, entry_uid: crack, deleted_at }),
        Gone::Day(record) => serde_json::to_string(&Written { record, entry_uid: None, deleted_at }),
        Gone::Routine(record) => serde_json::to_string(&Written { record, entry_uid: None, deleted_at }),
        // These two say themselves since when they are in the trash.
        Gone::Session(record) => serde_json::to_string(record),
        Gone::Check(record) if record.unfit.is_empty() => serde_json::to_string(record),
        Gone::Check(record) => serde_json::to_value(record).map(|mut whole| {
            if let Some(answers) = whole.get_mut("answers") {
                *answers = json!(record.sheet());
            }
            whole.to_string()
        }),
    };
    text.unwrap_or_default()
}
