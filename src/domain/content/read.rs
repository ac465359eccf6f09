//! Reading one content file: strict, and every error names the file, the record and the field.

use crate::domain::condition::{Condition, Macros};
use crate::domain::content::rule::MacroText;
use crate::domain::json::{self, Misfit, Step};
use serde::de::DeserializeOwned;
use serde_json::Value;
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

/// Reads one content file.
///
/// # Errors
/// What is no JSON, and the first field that does not fit.
pub fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    let whole =
        json::read(text.as_bytes()).map_err(|problem| error(file, THE_FILE, "as a whole", problem.to_string()))?;
    json::fit(&whole)
        .map_err(|misfit| error(file, &record_on(&whole, &misfit), &misfit.path(), misfit.said().to_owned()))
}

/// The id of the innermost record on the way to what does not fit.
fn record_on(file: &Value, misfit: &Misfit) -> String {
    let mut here = Some(file);
    let mut record = THE_FILE;
    for step in misfit.steps() {
        here = match step {
            Step::Index(index) => here.and_then(|value| value.get(index)),
            Step::Name(name) => here.and_then(|value| value.get(name)),
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
