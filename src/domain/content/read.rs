//! Reading one content file: strict, and every error names the file, the record and the field.

use crate::domain::condition::{Condition, Macros};
use crate::domain::content::rule::MacroText;
use crate::domain::json;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use thiserror::Error;

/// The record of an error that lies in none.
const THE_FILE: &str = "the file";

/// Where the content is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}: {record}: {field}: {problem}")]
pub struct ContentError {
    pub file: &'static str,
    pub record: String,
    pub field: String,
    pub problem: String,
}

/// An error in one field of one record.
pub fn error(file: &'static str, record: &str, field: &str, problem: String) -> ContentError {
    ContentError { file, record: record.to_owned(), field: field.to_owned(), problem }
}

/// How one content file is read, strictly. Each kind refuses what the other refuses.
pub trait Reading {
    /// Reads it.
    fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError>;
}

/// Says where an error stands by its record and field: for who writes content.
pub enum Naming {}

/// Says what is wrong and not where: for content that was read by [`Naming`] before. It is much less code, and a browser
/// loads it.
pub enum Plain {}

impl Reading for Naming {
    fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| ContentError {
            file,
            record: record_on(text, error.path()),
            field: error.path().to_string(),
            problem: error.inner().to_string(),
        })?;
        deserializer.end().map_err(|problem| error(file, THE_FILE, "after its end", problem.to_string()))?;
        Ok(read)
    }
}

impl Reading for Plain {
    fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
        let read = json::read(text.as_bytes()).and_then(serde_json::from_value);
        read.map_err(|problem| error(file, THE_FILE, "somewhere", problem.to_string()))
    }
}

/// The id of the innermost record that `path` leads through.
fn record_on(text: &str, path: &Path) -> String {
    let file: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    let mut here = Some(&file);
    let mut record = THE_FILE;
    for segment in path {
        here = match segment {
            Segment::Seq { index } => here.and_then(|value| value.get(index)),
            Segment::Map { key } => here.and_then(|value| value.get(key)),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        record = here.and_then(|value| value.get("id")?.as_str()).unwrap_or(record);
    }
    record.to_owned()
}

/// Parses a condition of a record.
pub fn condition(
    file: &'static str,
    record: &str,
    field: &str,
    text: &str,
    macros: &Macros,
) -> Result<Condition, ContentError> {
    Condition::parse(text, macros).map_err(|error| ContentError {
        file,
        record: record.to_owned(),
        field: field.to_owned(),
        problem: error.to_string(),
    })
}

/// Parses named conditions; each may use those before it.
pub fn macros(file: &'static str, raw: &[MacroText]) -> Result<Macros, ContentError> {
    let mut macros = Macros::new();
    for entry in raw {
        let expansion = condition(file, &entry.id, "when", &entry.when, &macros)?;
        macros.insert(entry.id.clone(), expansion);
    }
    Ok(macros)
}
