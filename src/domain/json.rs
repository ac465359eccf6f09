//! JSON that people hand in: what is read stands there once.
//!
//! JSON lets a name be given twice and readers take one of the two. An answer must never be lowered by its own
//! repetition, so that such a file is refused by name, however deep the name stands and however it is written.

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
