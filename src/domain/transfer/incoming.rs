//! A file of all records, read record by record.

use super::fields::Fields;
use super::form;
use super::progress::Progress;
use super::{FORMAT, FileError, Item, Refused, Take, VERSION, shown};
use crate::domain::answers::Answers;
use crate::domain::content::Content;
use crate::domain::content::question::Answer;
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::gate::{Profile, SafetyAnswer};
use crate::domain::id::{QuestionId, RuleId};
use crate::domain::json::{self, Reader};
use crate::domain::settings::Settings;
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
        if let Some(kind) = list_of(name).filter(|_| reader.is_at(b'[')) {
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
        let said = if list_of(name).is_some() && reader.is_at(b'[') {
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
        "profile" => match profile(line, value, content) {
            Ok((profile, unfit)) => {
                take(line, Item::Unfit(unfit));
                take(line, Item::Profile(profile));
            }
            Err(refused) => take(line, Item::Refused(refused)),
        },
        "settings" => match value {
            Value::Object(settings) => {
                settings.into_iter().for_each(|(name, value)| take(line, Item::Setting(name, value)));
            }
            other => take(line, Item::Refused(Refused::form(line, "settings", no_object(&other)))),
        },
        "dismissed" => match form::read::<Vec<FileDismissed>>(line, name, &value) {
            Ok(all) => all.into_iter().for_each(|FileDismissed { rule, at }| take(line, Item::Dismissed(rule, at))),
            Err(refused) => take(line, Item::Refused(refused)),
        },
        name if list_of(name).is_some() => {
            let reason = format!("{} is no list", shown(&value.to_string()));
            take(line, Item::Refused(Refused::form(line, name, reason)));
        }
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

/// What a file says of the person, and the ids of what is not asked so here.
fn profile(line: usize, value: Value, content: &Content) -> Result<(Profile, BTreeSet<String>), Refused> {
    let Value::Object(map) = value else { return Err(Refused::form(line, "profile", no_object(&value))) };
    let file: FileProfile = form::read(line, "profile", &Value::Object(map))?;
    let (mut profile, mut unfit) = (Profile::default(), BTreeSet::new());
    for (id, answer) in file.answers {
        if !content.is_safety_question(&id) || Answers::default().set(&id, answer.value.clone(), content).is_err() {
            unfit.insert(id.to_string());
            continue;
        }
        let stored =
            SafetyAnswer { value: answer.value, at: whole_seconds(answer.at), since: answer.since.map(whole_seconds) };
        profile.answers.insert(id, stored);
    }
    let known = |id: &str| content.gates.iter().any(|gate| gate.cleared_by.as_ref().is_some_and(|by| by.id == id));
    for (id, at) in file.confirmed {
        if known(&id) {
            profile.confirmed.insert(id, whole_seconds(at));
        } else {
            unfit.insert(id);
        }
    }
    Ok((profile, unfit))
}

/// Whether a setting that a file names is known here, and takes this value.
///
/// # Errors
/// What it takes.
pub fn setting(line: usize, name: &str, value: &Value) -> Result<(), Refused> {
    let field = format!("settings.{}", shown(name));
    let known = serde_json::to_value(Settings::default()).unwrap_or_default();
    if known.get(name).is_none() {
        return Err(Refused::form(line, &field, "it is no setting that is known here"));
    }
    let alone = Value::Object(Map::from_iter([(name.to_owned(), value.clone())]));
    let settings: Settings = form::read(line, "settings", &alone)?;
    settings.validate().map_err(|error| Refused { field, ..Refused::of(line, &error) })
}
