//! What stands in a file in another form than it takes, in words: serde’s own are those of the program.

use super::{Reason, Refused, Takes, shown};
use crate::domain::answers::AnswerError;
use crate::domain::json::{self, Misfit, Step, Why};
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
    let words = || json::fit::<T>(&Value::from("")).err().and_then(|misfit| one_of(misfit.why()));
    json::fit(value).map_err(|misfit| refused(line, field, &misfit, &words))
}

fn refused(line: usize, field: &str, misfit: &Misfit, words: &dyn Fn() -> Option<Takes>) -> Refused {
    let name = misfit.steps().fold(field.to_owned(), |name, step| match step {
        Step::Index(index) => format!("{name}[{index}]"),
        Step::Name(part) => joined(&name, part),
    });
    let value = misfit.part();
    let given = value.as_str().map_or_else(|| shown(&value.to_string()), |text| format!("“{}”", shown(text)));
    let taken = match misfit.why() {
        Why::Missing(part) => return Refused::new(line, &joined(&name, part), "it is missing"),
        Why::Name(..) => return Refused::form(line, &name, "it is no field of an export"),
        Why::Word(..) => None,
        Why::Kind(expected) if expected.contains("date") => Some(a_moment(&name)),
        Why::Kind(expected) => Some(json::taken(expected)),
        Why::Said(said) if json::is_about_a_date(said) => Some(a_moment(&name)),
        Why::Said(_) => return Refused::form(line, &name, format!("{given} is not allowed")),
    };
    let is_whole = misfit.steps().next().is_none();
    let takes = one_of(misfit.why()).or_else(|| is_whole.then(words).flatten());
    let takes = takes.unwrap_or_else(|| Takes::A(taken.unwrap_or_default().to_owned()));
    let reason = Reason::Value { value: given, takes };
    // What has names of its own, or holds nothing, is told in words of the form.
    match value {
        Value::Object(_) | Value::Array(_) | Value::Null => Refused::form(line, &name, reason.to_string()),
        _ => Refused::because(line, &name, reason),
    }
}

/// The words that are taken, where it is one of some.
fn one_of(why: &Why) -> Option<Takes> {
    let Why::Word(_, words) = why else { return None };
    Some(Takes::OneOf(words.iter().map(|word| (*word).to_owned()).collect()))
}

/// What reads dates says what it was given, and not what it takes.
fn a_moment(field: &str) -> &'static str {
    if field == "date" || field.ends_with("day") { DAY } else { MOMENT }
}

fn joined(name: &str, part: &str) -> String {
    let part = shown(part);
    if name.is_empty() { part } else { format!("{name}.{part}") }
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
