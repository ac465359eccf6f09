//! Fitting a JSON value into a type, with the place of what does not fit.
//!
//! The one way from a value to a type here: serde builds the code of a reader for each type and each kind of reader, and a
//! browser loads all of it.

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use std::fmt;

/// Reads a type from a value.
///
/// # Errors
/// The first part that does not fit.
pub fn fit<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    T::deserialize(Part(value)).map_err(|misfit| misfit.found(value))
}

/// The same from a text.
///
/// # Errors
/// What is no JSON, and the first part that does not fit.
pub fn fit_text<T: DeserializeOwned>(text: &str) -> Result<T, Misfit> {
    fit(&serde_json::from_str(text).map_err(Misfit::custom)?)
}

/// What does not fit, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit(Box<Found>);

#[derive(Clone, Debug, PartialEq)]
struct Found {
    why: Why,
    said: String,
    part: Option<Value>,
    /// From the inside out.
    steps: Vec<Step>,
}

/// Why a part does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This name is not given.
    Missing(&'static str),
    /// A name, and those that are taken in its place.
    Name(String, &'static [&'static str]),
    /// A word, and those that are taken in its place.
    Word(String, &'static [&'static str]),
    /// It is of another kind, or out of bounds. What is expected, as serde calls it.
    Kind(String),
    /// As who reads it says.
    Said(String),
}

/// One step into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Name(String),
    /// From 0.
    Index(usize),
}

impl Misfit {
    /// What is wrong with it.
    pub fn why(&self) -> &Why {
        &self.0.why
    }

    /// The same in the words of `serde_json`.
    pub fn said(&self) -> &str {
        &self.0.said
    }

    /// The part that does not fit.
    pub fn part(&self) -> &Value {
        self.0.part.as_ref().unwrap_or(&Value::Null)
    }

    /// The way to it; nothing where the whole does not fit.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.0.steps.iter().rev()
    }

    /// The same in a line, such as `steps[2].note`.
    pub fn path(&self) -> String {
        self.steps().fold(String::new(), |path, step| match step {
            Step::Index(index) => format!("{path}[{index}]"),
            Step::Name(name) if path.is_empty() => name.clone(),
            Step::Name(name) => format!("{path}.{name}"),
        })
    }

    fn of(why: Why, said: impl fmt::Display) -> Misfit {
        Misfit(Box::new(Found { why, said: said.to_string(), part: None, steps: Vec::new() }))
    }

    fn found(mut self, part: &Value) -> Misfit {
        self.0.part.get_or_insert_with(|| part.clone());
        self
    }

    fn inside(mut self, step: Step) -> Misfit {
        self.0.steps.push(step);
        self
    }
}

/// Where, such as `steps[2].note`, and what is wrong.
impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.steps.is_empty() {
            return f.write_str(&self.0.said);
        }
        write!(f, "{}: {}", self.path(), self.0.said)
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    #[cold]
    fn custom<T: fmt::Display>(said: T) -> Misfit {
        Misfit::of(Why::Said(said.to_string()), said)
    }

    #[cold]
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Misfit {
        Misfit::of(Why::Kind(expected.to_string()), serde_json::Error::invalid_type(unexpected, expected))
    }

    #[cold]
    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Misfit {
        Misfit::of(Why::Kind(expected.to_string()), serde_json::Error::invalid_value(unexpected, expected))
    }

    #[cold]
    fn unknown_variant(word: &str, taken: &'static [&'static str]) -> Misfit {
        Misfit::of(Why::Word(word.to_owned(), taken), serde_json::Error::unknown_variant(word, taken))
    }

    #[cold]
    fn unknown_field(name: &str, taken: &'static [&'static str]) -> Misfit {
        Misfit::of(Why::Name(name.to_owned(), taken), serde_json::Error::unknown_field(name, taken))
    }

    #[cold]
    fn missing_field(name: &'static str) -> Misfit {
        Misfit::of(Why::Missing(name), serde_json::Error::missing_field(name))
    }
}

struct Part<'a>(&'a Value);

impl<'de> Deserializer<'de> for Part<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => visitor.visit_str(text),
            Value::Array(list) => {
                let mut items = Items(list.iter().enumerate());
                let read = visitor.visit_seq(&mut items)?;
                match items.0.len() {
                    0 => Ok(read),
                    _ => Err(Misfit::invalid_length(list.len(), &"fewer elements in array")),
                }
            }
            Value::Object(object) => visitor.visit_map(Fields { rest: object.iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(Variant { name, value: None }),
            Value::Object(object) => match object.iter().next() {
                Some((name, value)) if object.len() == 1 => visitor.visit_enum(Variant { name, value: Some(value) }),
                _ => Err(Misfit::invalid_value(Unexpected::Map, &"map with a single key")),
            },
            other => Err(Misfit::invalid_type(unexpected(other), &"string or map")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Unexpected::Unsigned(number),
            (None, Some(number)) => Unexpected::Signed(number),
            (None, None) => Unexpected::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

struct Items<'a>(std::iter::Enumerate<std::slice::Iter<'a, Value>>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let Some((index, item)) = self.0.next() else { return Ok(None) };
        seed.deserialize(Part(item)).map(Some).map_err(|misfit| misfit.found(item).inside(Step::Index(index)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields<'a> {
    rest: serde_json::map::Iter<'a>,
    value: Option<(&'a String, &'a Value)>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Misfit;

    fn next_key_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.value = self.rest.next();
        let Some((name, value)) = self.value else { return Ok(None) };
        let key: StringDeserializer<Misfit> = name.clone().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|misfit| misfit.found(value).inside(Step::Name(name.clone())))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Misfit> {
        let Some((name, value)) = self.value else { return Err(Misfit::custom("value is missing")) };
        seed.deserialize(Part(value)).map_err(|misfit| misfit.found(value).inside(Step::Name(name.clone())))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Variant<'a> {
    name: &'a str,
    value: Option<&'a Value>,
}

impl Variant<'_> {
    fn within<T>(&self, read: Result<T, Misfit>) -> Result<T, Misfit> {
        let Some(value) = self.value else { return read };
        read.map_err(|misfit| misfit.found(value).inside(Step::Name(self.name.to_owned())))
    }
}

impl<'de> EnumAccess<'de> for Variant<'_> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Misfit> {
        let name: StringDeserializer<Misfit> = self.name.to_owned().into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        self.within(self.value.map_or(Ok(()), |value| serde::Deserialize::deserialize(Part(value))))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        match self.value {
            Some(value) => self.within(seed.deserialize(Part(value))),
            None => Err(of_variant(None, &"newtype variant")),
        }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Some(Value::Array(list)) if list.is_empty() => self.within(visitor.visit_unit()),
            Some(value @ Value::Array(_)) => self.within(Part(value).deserialize_any(visitor)),
            other => self.within(Err(of_variant(other, &"tuple variant"))),
        }
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        match self.value {
            Some(value @ Value::Object(_)) => self.within(Part(value).deserialize_any(visitor)),
            other => self.within(Err(of_variant(other, &"struct variant"))),
        }
    }
}

#[cold]
fn of_variant(value: Option<&Value>, expected: &dyn Expected) -> Misfit {
    Misfit::invalid_type(value.map_or(Unexpected::UnitVariant, unexpected), expected)
}
