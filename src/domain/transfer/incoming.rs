//! A file of all records, read record by record.

use super::fields::Fields;
use super::progress::Progress;
use super::{FORMAT, FileError, Item, Refused, Take, VERSION, shown};
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::gate::{Profile, SafetyAnswer};
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::json::{self, Reader};
use crate::domain::trash::Kind;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a text begins as a file of all records does.
pub fn is_json(text: &[u8]) -> bool {
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// Reads a file of all records and hands each of them on.
///
/// # Errors
/// What is no JSON or ends early, another format, a newer version, and when it is stopped; what was handed on before is
/// then not to be kept.
pub fn read(text: &[u8], content: &Content, progress: &Progress, take: Take<'_>) -> Result<(), FileError> {
    head(text)?;
    progress.begin(text.len());
    walk(text, |name, reader| {
        if let Some(kind) = list_of(name) {
            list(reader, progress, |line, value| {
                let record = Fields::of(line, value).and_then(|fields| fields.record(kind, content));
                take(line, record.map_or_else(Item::Refused, Item::Record));
            })?;
        } else {
            let (line, value) = reader.value().map_err(broken)?;
            around(line, name, value, content, take);
        }
        Ok(true)
    })
}

/// Goes through the names of the file, each once, until `with` says that it is enough.
fn walk(text: &[u8], mut with: impl FnMut(&str, &mut Reader<'_>) -> Result<bool, FileError>) -> Result<(), FileError> {
    let mut reader = Reader::new(text);
    let mut names = BTreeSet::new();
    reader.sign(b'{').map_err(broken)?;
    let mut more = !reader.ends_with(b'}');
    while more {
        let (line, name) = reader.name().map_err(broken)?;
        if !with(&name, &mut reader)? {
            return Ok(());
        }
        if !names.insert(name.clone()) {
            return Err(FileError::at(line, format!("“{}” is given twice", shown(&name))));
        }
        more = reader.goes_on(b'}').map_err(broken)?;
    }
    reader.end().map_err(broken)
}

/// The file says what it is, wherever in it: nothing is taken from it before.
fn head(text: &[u8]) -> Result<(), FileError> {
    let (mut format, mut version) = (None, None);
    walk(text, |name, reader| {
        let said = if list_of(name).is_some() {
            list(reader, &Progress::default(), |_, _| {}).map(|()| None)
        } else {
            reader.value().map(Some).map_err(broken)
        }?;
        match (name, said) {
            ("format", said) => format = said,
            ("version", said) => version = said,
            _ => {}
        }
        Ok(format.is_none() || version.is_none())
    })?;
    let Some((line, format)) = format else {
        return Err(FileError::at(1, format!("this is no export of Unkink: “format” is not “{FORMAT}”")));
    };
    if format != FORMAT {
        let found = json::shown(&format);
        return Err(FileError::at(line, format!("the format is {found}; it takes “{FORMAT}”")));
    }
    let Some((line, version)) = version else { return Err(FileError::at(1, "“version” is missing")) };
    match version.as_u64() {
        Some(1..=VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(FileError::at(
            line,
            format!(
                "the file is from a newer Unkink (version {newer}, this one reads up to {VERSION}); bring this Unkink up \
                 to date, then take it in"
            ),
        )),
        _ => {
            let found = json::shown(&version);
            Err(FileError::at(line, format!("the version is {found}; it takes 1 to {VERSION}")))
        }
    }
}

fn list(reader: &mut Reader<'_>, progress: &Progress, mut take: impl FnMut(usize, Value)) -> Result<(), FileError> {
    reader.sign(b'[').map_err(broken)?;
    let mut more = !reader.ends_with(b']');
    while more {
        let (line, value) = reader.value().map_err(broken)?;
        take(line, value);
        progress.reach(reader.at())?;
        more = reader.goes_on(b']').map_err(broken)?;
    }
    Ok(())
}

fn broken((line, problem): (usize, String)) -> FileError {
    FileError::at(line, problem)
}

/// The list that holds records of a kind.
pub fn list_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Entry => "entries",
        Kind::Urge => "urges",
        Kind::Session => "sessions",
        Kind::Check => "checks",
        Kind::Day => "days",
        Kind::Routine => "routines",
    }
}

fn list_of(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| list_name(*kind) == name)
}

/// What stands around the lists.
fn around(line: usize, name: &str, value: Value, content: &Content, take: Take<'_>) {
    match name {
        "format" | "version" | "exported_at" | "app" => {}
        "profile" => take(line, profile(line, value, content).map_or_else(Item::Refused, Item::Profile)),
        "settings" => match value {
            Value::Object(settings) => {
                settings.into_iter().for_each(|(name, value)| take(line, Item::Setting(name, value)));
            }
            other => take(line, Item::Refused(Refused::form(line, "settings", no_object(&other)))),
        },
        "dismissed" => match serde_json::from_value::<Vec<FileDismissed>>(value) {
            Ok(all) => all.into_iter().for_each(|FileDismissed { rule, at }| take(line, Item::Dismissed(rule, at))),
            Err(error) => take(line, Item::Refused(Refused::form(line, "dismissed", json::unfit(&error)))),
        },
        other => take(line, Item::Refused(Refused::form(line, &shown(other), "it is no list of an export"))),
    }
}

fn no_object(value: &Value) -> String {
    format!("{} is no object", json::shown(value))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDismissed {
    rule: RuleId,
    at: Moment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileProfile {
    #[serde(default)]
    answers: BTreeMap<QuestionId, FileAnswer>,
    #[serde(default)]
    confirmed: BTreeMap<String, Moment>,
    // What follows from the two, printed by `profile`.
    #[serde(default, rename = "open_tier")]
    _open_tier: Value,
    #[serde(default, rename = "gates")]
    _gates: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAnswer {
    value: Answer,
    at: Moment,
    #[serde(default)]
    since: Option<Moment>,
}

fn profile(line: usize, value: Value, content: &Content) -> Result<Profile, Refused> {
    let Value::Object(map) = value else { return Err(Refused::form(line, "profile", no_object(&value))) };
    let read: Result<FileProfile, _> = serde_path_to_error::deserialize(Value::Object(map));
    let file =
        read.map_err(|error| Refused::form(line, &format!("profile.{}", error.path()), json::unfit(error.inner())))?;
    let refused = |id: &str, allowed: String| Refused::form(line, "profile", format!("“{}” {allowed}", shown(id)));
    let mut profile = Profile::default();
    for (id, answer) in file.answers {
        if !content.is_safety_question(&id) {
            return Err(refused(&id, "is not among the safety answers".to_owned()));
        }
        let mut one = crate::domain::answers::Answers::default();
        one.set(&id, answer.value.clone(), content).map_err(|error| refused(&id, error.to_string()))?;
        let stored =
            SafetyAnswer { value: answer.value, at: whole_seconds(answer.at), since: answer.since.map(whole_seconds) };
        profile.answers.insert(id, stored);
    }
    let known = |id: &str| content.gates.iter().any(|gate| gate.cleared_by.as_ref().is_some_and(|by| by.id == id));
    for (id, at) in file.confirmed {
        if !known(&id) {
            return Err(refused(&id, "is nothing to confirm".to_owned()));
        }
        profile.confirmed.insert(id, whole_seconds(at));
    }
    Ok(profile)
}

/// Settings that a file names and that are known here, one by one.
pub fn setting_fits(name: &str, value: &Value) -> bool {
    let alone = Value::Object(Map::from_iter([(name.to_owned(), value.clone())]));
    let read = serde_json::from_value::<crate::domain::settings::Settings>(alone);
    read.is_ok_and(|settings| settings.validate().is_ok())
}
