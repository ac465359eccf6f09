//! Answer sheets as text: one JSON object over one or several lines, or one object a line.

use crate::domain::answers::{AnswerError, Answers};
use crate::domain::content::Content;
use crate::domain::json::{self, Reader};
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
            let first = 1 + text.iter().take_while(|byte| byte.is_ascii_whitespace()).filter(|b| **b == b'\n').count();
            let answers = Answers::from_json(&value, content);
            let line = answers.as_ref().err().and_then(|error| line_of(text, error)).unwrap_or(first);
            return Sheets::One(Sheet { line, answers: answers.map_err(|error| error.to_string()) });
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
            // The line is that of the file.
            let read =
                json::read(line).map_err(|error| format!("{} at column {}", json::problem(&error), error.column()));
            let answers = |value| Answers::from_json(&value, content).map_err(|error| error.to_string());
            Sheet { line: index + 1, answers: read.and_then(answers) }
        };
        return Sheets::Lines(lines().map(sheet).collect());
    }
    Sheets::Broken(format!("{} at line {} column {}", json::problem(&whole), whole.line(), whole.column()))
}

/// The line of the name that an error is about, in a sheet over several lines.
fn line_of(text: &[u8], error: &AnswerError) -> Option<usize> {
    let mut reader = Reader::new(text);
    let question: &str = match error {
        AnswerError::Shape { field, .. } => return go_to(&mut reader, field.as_deref()?),
        AnswerError::UnknownQuestion(id) => id,
        AnswerError::NotAllowed { question, .. } => question.as_str(),
    };
    go_to(&mut reader, "answers").and_then(|_| go_to(&mut reader, question))
}

/// Goes to the value behind a name of the object that begins here, and gives the line of the name.
fn go_to(reader: &mut Reader<'_>, name: &str) -> Option<usize> {
    reader.sign(b'{').ok()?;
    loop {
        let (line, found) = reader.name().ok()?;
        if found == name {
            return Some(line);
        }
        reader.value().ok()?;
        if !reader.goes_on(b'}').ok()? {
            return None;
        }
    }
}

fn is_sheet(line: &[u8]) -> bool {
    serde_json::from_slice::<Value>(line).is_ok_and(|value| value.get("answers").is_some())
}
