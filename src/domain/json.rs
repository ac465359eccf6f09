//! JSON that people hand in: what is read stands there once.
//!
//! JSON lets a name be given twice and readers take one of the two. An answer must never be lowered by its own
//! repetition, so that such a file is refused by name, however deep the name stands and however it is written.

mod fit;

pub use fit::{Misfit, Step, Why, fit, fit_text};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Reads one JSON value.
///
/// # Errors
/// What is no JSON, and a name that is given twice, with line and column.
pub fn read(text: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice::<Single>(text).map(|single| single.0)
}

/// The encoding of a text that is not UTF-8, as far as its first characters tell it.
pub fn foreign_encoding(text: &[u8]) -> Option<&'static str> {
    let starts = |mark: &[u8]| text.starts_with(mark);
    let zeros =
        |run: &[u8]| text.iter().take(8).collect::<Vec<_>>().windows(run.len()).any(|at| at.iter().all(|b| **b == 0));
    match () {
        () if starts(b"\xff\xfe\0\0") || starts(b"\0\0\xfe\xff") || zeros(&[0, 0]) => Some("UTF-32"),
        () if starts(b"\xff\xfe") || starts(b"\xfe\xff") || zeros(&[0]) => Some("UTF-16"),
        () => None,
    }
}

/// A value as a message shows it: no longer than a line.
pub fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| in_a_line(&value.to_string()), quoted)
}

/// A character as a message shows it: none that a terminal would take for a command.
pub fn plain(c: char) -> char {
    if c.is_control() { '�' } else { c }
}

/// A text as a message shows it, no longer than a line.
pub fn in_a_line(text: &str) -> String {
    const MOST: usize = 60;
    let plain: String = text.chars().map(plain).collect();
    match plain.char_indices().nth(MOST) {
        Some((end, _)) => {
            let quoted = if plain.starts_with('“') && plain.ends_with('”') { "”" } else { "" };
            format!("{}…{quoted}", plain.get(..end).unwrap_or_default())
        }
        None => plain,
    }
}

/// What is wrong with a text, without where that is.
pub fn problem(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let said = said.strip_suffix(&place).unwrap_or(&said);
    if error.is_data() { said.to_owned() } else { format!("this is no JSON: {said}") }
}

/// Why a value does not fit, in words, after its place in what was read.
pub fn unfit(misfit: &Misfit) -> String {
    let why = match misfit.why() {
        Why::Missing(name) => format!("{} is missing", quoted(name)),
        Why::Name(name, taken) => format!("{} is no field; it takes {}", quoted(name), any(taken)),
        Why::Word(word, taken) => format!("{} is not allowed; it takes {}", quoted(word), any(taken)),
        Why::Kind(expected) => format!("{} does not fit; it takes {}", shown(misfit.part()), taken(expected)),
        Why::Said(said) if is_about_a_date(said) => format!("it takes {A_DATE}"),
        Why::Said(said) => in_a_line(said),
    };
    match misfit.path() {
        path if path.is_empty() => why,
        path => format!("{path}: {why}"),
    }
}

fn any(taken: &[&str]) -> String {
    match taken {
        [only] => (*only).to_owned(),
        several => format!("one of {}", several.join(", ")),
    }
}

/// What serde expects, in words.
pub fn taken(expected: &str) -> &str {
    match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "f32" | "f64" => "a number",
        "a boolean" => "true or false",
        "a sequence" => "a list",
        "string or map" | "map with a single key" => "one of the words for it",
        said if said.contains("date") || said.contains("RFC 3339") => A_DATE,
        said if said.contains("string") => "a text",
        "a map" => "an object",
        said if said.starts_with("struct ") => "an object",
        other => other,
    }
}

const A_DATE: &str = "a date, with a time also its offset, such as 2026-11-20T14:03:00+01:00";

/// As chrono refuses what is none.
pub fn is_about_a_date(said: &str) -> bool {
    said.contains("input")
}

fn quoted(name: &str) -> String {
    format!("“{}”", in_a_line(name.trim_matches('`')))
}

/// A value in which every name of an object is given once.
struct Single(Value);

impl<'de> Deserialize<'de> for Single {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Once).map(Single)
    }
}

struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Single(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format_args!("“{name}” is given twice")));
            }
            let Single(value) = fields.next_value()?;
            object.insert(name, value);
        }
        Ok(object.into())
    }
}

/// JSON that is too long to be held as one value: what stands in it, piece by piece. Errors are the line, from 1, and
/// what is wrong there.
pub struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

type Read<T> = Result<T, (usize, String)>;

impl<'a> Reader<'a> {
    /// From the beginning of a text.
    pub fn new(text: &'a [u8]) -> Reader<'a> {
        Reader { text, at: 0, line: 1 }
    }

    /// How many bytes have been gone past.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next value, whole, and the line it begins on.
    ///
    /// # Errors
    /// What is no JSON, and a name that is given twice.
    pub fn value(&mut self) -> Read<(usize, Value)> {
        self.skip_spaces();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter::<Single>();
        let line = self.line;
        match values.next() {
            Some(Ok(Single(value))) => {
                let end = self.at + values.byte_offset();
                self.go_to(end);
                Ok((line, value))
            }
            Some(Err(error)) if error.is_eof() => Err(self.too_short()),
            Some(Err(error)) => Err((line + error.line().saturating_sub(1), problem(&error))),
            None => Err(self.too_short()),
        }
    }

    /// The next name of an object with its colon.
    ///
    /// # Errors
    /// Anything else.
    pub fn name(&mut self) -> Read<(usize, String)> {
        let (line, name) = self.value()?;
        self.sign(b':')?;
        match name {
            Value::String(name) => Ok((line, name)),
            _ => Err((line, "this is no JSON: a name is missing".to_owned())),
        }
    }

    /// Goes past a sign.
    ///
    /// # Errors
    /// Another one.
    pub fn sign(&mut self, sign: u8) -> Read<()> {
        if self.next_is(sign) {
            return Ok(());
        }
        match self.text.get(self.at) {
            None => Err(self.too_short()),
            Some(_) => Err((self.line, format!("this is no JSON: “{}” is missing", char::from(sign)))),
        }
    }

    /// Whether this sign is the next.
    pub fn is_at(&mut self, sign: u8) -> bool {
        self.skip_spaces();
        self.text.get(self.at) == Some(&sign)
    }

    /// Whether a list or an object ends here, which is then gone past.
    pub fn ends_with(&mut self, sign: u8) -> bool {
        self.next_is(sign)
    }

    /// Past a comma true, past the `end` false.
    ///
    /// # Errors
    /// Anything else.
    pub fn goes_on(&mut self, end: u8) -> Read<bool> {
        if self.next_is(end) { Ok(false) } else { self.sign(b',').map(|()| true) }
    }

    /// Nothing but spaces is left.
    ///
    /// # Errors
    /// Anything else.
    pub fn end(&mut self) -> Read<()> {
        self.skip_spaces();
        if self.at < self.text.len() { Err((self.line, "something stands after its end".to_owned())) } else { Ok(()) }
    }

    fn next_is(&mut self, sign: u8) -> bool {
        let is = self.is_at(sign);
        self.at += usize::from(is);
        is
    }

    fn too_short(&self) -> (usize, String) {
        let lines = self.text.iter().filter(|byte| **byte == b'\n').count();
        (lines + 1, "the file ends in the middle: it is not whole".to_owned())
    }

    fn skip_spaces(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        self.go_to(self.at + spaces);
    }

    fn go_to(&mut self, end: usize) {
        let passed = self.text.get(self.at..end).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = end;
    }
}
