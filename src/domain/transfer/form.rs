//! What stands in a file in another form than it takes, in words: serde’s own are those of the program.

use super::{Reason, Refused, Takes, shown};
use crate::domain::answers::AnswerError;
use crate::domain::json::{self, Misfit, Step};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How a moment is written.
pub const MOMENT: &str = "a date and time with its offset, such as 2026-11-20T14:03:00+01:00";

/// How a day is written.
const DAY: &str = "a day such as 2026-11-20";

/// What a field holds; of what it holds in turn, the part that does not fit is named.
///
/// # Errors
/// What is wrong, and what is taken.
pub fn read<T: DeserializeOwned>(line: usize, field: &str, value: &Value) -> Result<T, Refused> {
    // What takes one of some words says which when it is given none of them.
    let words = || json::fit::<T>(&Value::from("")).err().and_then(|misfit| one_of(misfit.said()));
    json::fit(value).map_err(|misfit| refused(line, field, &misfit, &words))
}

fn refused(line: usize, field: &str, misfit: &Misfit, words: &dyn Fn() -> Option<Takes>) -> Refused {
    let name = misfit.steps().fold(field.to_owned(), |name, step| match step {
        Step::Index(index) => format!("{name}[{index}]"),
        Step::Name(part) => joined(&name, part),
    });
    let (said, value) = (misfit.said(), misfit.part());
    let part = said.split('`').nth(1).unwrap_or_default();
    if said.starts_with("missing field") {
        return Refused::new(line, &joined(&name, part), "it is missing");
    }
    if said.starts_with("unknown field") {
        let name = if name.ends_with(&shown(part)) { name } else { joined(&name, part) };
        return Refused::form(line, &name, "it is no field of an export");
    }
    let is_plain = !value.is_object() && !value.is_array() && !value.is_null();
    let value = value.as_str().map_or_else(|| shown(&value.to_string()), |text| format!("“{}”", shown(text)));
    let is_whole = misfit.steps().next().is_none();
    let takes = one_of(said).or_else(|| is_whole.then(words).flatten()).or_else(|| taken(&name, said));
    match takes {
        Some(takes) if is_plain => Refused::because(line, &name, Reason::Value { value, takes }),
        // What has names of its own, or holds nothing, is told in words of the form.
        Some(takes) => Refused::form(line, &name, Reason::Value { value, takes }.to_string()),
        None => Refused::form(line, &name, format!("{value} is not allowed")),
    }
}

fn joined(name: &str, part: &str) -> String {
    let part = shown(part);
    if name.is_empty() { part } else { format!("{name}.{part}") }
}

/// The words that are taken, where it is one of some.
fn one_of(said: &str) -> Option<Takes> {
    let (_, expected) = said.strip_prefix("unknown variant")?.split_once("expected ")?;
    Some(Takes::OneOf(expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()))
}

fn taken(field: &str, said: &str) -> Option<Takes> {
    // What reads dates says what it was given, and not what it takes.
    if said.contains("input") {
        let is_day = field == "date" || field.ends_with("day");
        return Some(Takes::A(if is_day { DAY } else { MOMENT }.to_owned()));
    }
    let (_, expected) = said.split_once("expected ")?;
    let takes = match expected {
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0",
        "f32" | "f64" => "a number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        said if said.contains("date") || said.contains("RFC 3339") => MOMENT,
        said if said.contains("map with a single key") || said == "string or map" => "one of the words for it",
        said if said.contains("string") => "text",
        _ => "an object",
    };
    Some(Takes::A(takes.to_owned()))
}

/// An answer that its question does not take.
pub fn answer(line: usize, field: &str, error: &AnswerError) -> Refused {
    match error {
        AnswerError::NotAllowed { question, value, allowed } => {
            let reason = format!("{} is not allowed; it takes {allowed}", shown(value));
            Refused::form(line, &joined(field, question), reason)
        }
        AnswerError::UnknownQuestion(id) => {
            Refused::form(line, field, format!("no question is called “{}”", shown(id)))
        }
        AnswerError::Shape { .. } => Refused::form(line, field, shown(&error.to_string())),
    }
}

/// The first character in a value, however deep, that a terminal would take for a command.
pub fn control(value: &Value) -> Option<char> {
    match value {
        Value::String(text) => text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')),
        Value::Array(list) => list.iter().find_map(control),
        Value::Object(map) => map.values().find_map(control),
        _ => None,
    }
}
