//! Answer sheets as text: one JSON object over one or several lines, or one object a line.

use crate::domain::answers::Answers;
use crate::domain::content::Content;
use crate::domain::json;
use serde_json::Value;

/// A sheet with the line it stands on, from 1, or what is wrong with it.
pub struct Sheet {
    pub line: usize,
    pub answers: Result<Answers, String>,
}

/// Sheets as they were given.
pub enum Sheets {
    /// One object.
    One(Sheet),
    /// One object a line, in order.
    Lines(Vec<Sheet>),
    /// Neither, and where it stops making sense.
    Broken(String),
}

/// Reads one object, or one object a line. Empty lines are passed over.
pub fn read(text: &[u8], content: &Content) -> Sheets {
    if let Some(encoding) = json::foreign_encoding(text) {
        return Sheets::Broken(format!("it is written in {encoding}; save it as UTF-8"));
    }
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let whole = match json::read(text) {
        Ok(value) => {
            let line = 1 + text.iter().take_while(|byte| byte.is_ascii_whitespace()).filter(|b| **b == b'\n').count();
            return Sheets::One(Sheet { line, answers: answers(&value, content) });
        }
        Err(error) => error,
    };
    let lines = || text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).enumerate().filter(|(_, l)| !l.is_empty());
    if lines().next().is_none() {
        return Sheets::Broken("there are no answers in it".to_owned());
    }
    let is_closed = |line: &[u8]| line.starts_with(b"{") && line.ends_with(b"}");
    let single = lines().nth(1).is_none();
    if single || lines().all(|(_, line)| is_closed(line)) || lines().any(|(_, line)| is_sheet(line)) {
        let sheet = |(index, line): (usize, &[u8])| {
            let read = json::read(line).map_err(|error| within_line(&error));
            Sheet { line: index + 1, answers: read.and_then(|value| answers(&value, content)) }
        };
        return Sheets::Lines(lines().map(sheet).collect());
    }
    Sheets::Broken(whole.to_string())
}

fn answers(value: &Value, content: &Content) -> Result<Answers, String> {
    Answers::from_json(value, content).map_err(|error| error.to_string())
}

fn is_sheet(line: &[u8]) -> bool {
    serde_json::from_slice::<Value>(line).is_ok_and(|value| value.get("answers").is_some())
}

/// The message with the column alone: the line is that of the file.
fn within_line(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&place) {
        Some(problem) => format!("{problem} at column {}", error.column()),
        None => message,
    }
}
