//! Settings by their names, as the terminal shows and changes them.

use super::Settings;
use crate::domain::field::{Allowed, FieldError};
use crate::domain::json::{self, Misfit, Why};
use serde_json::{Map, Value};

/// What is set by name. Reminders have words of their own, and what follows from use is not set.
pub const NAMES: [&str; 18] = [
    "emergency_number",
    "advice_line",
    "maternity_line",
    "day_start_hour",
    "refractory_minutes",
    "get_ready_seconds",
    "sound",
    "volume",
    "silent_cues",
    "voice",
    "voice_volume",
    "vibration",
    "first_side",
    "own_pace",
    "theme",
    "contrast",
    "text_size",
    "motion",
];

/// Of a telephone number: the one of the country.
const USUAL: &str = "usual";

impl Settings {
    /// The value of a setting.
    pub fn named(&self, name: &str) -> Value {
        self.values().remove(name).unwrap_or_default()
    }

    /// The same in words that [`Settings::set_named`] takes.
    pub fn said(&self, name: &str) -> String {
        match self.named(name) {
            Value::Null => USUAL.to_owned(),
            Value::Bool(on) => if on { "on" } else { "off" }.to_owned(),
            Value::String(text) => text,
            Value::Array(list) if list.is_empty() => "none".to_owned(),
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
            other => other.to_string(),
        }
    }

    /// Changes a setting to what was typed.
    ///
    /// # Errors
    /// What it does not take, with what it does; then nothing is changed.
    pub fn set_named(&mut self, name: &'static str, typed: &str) -> Result<(), FieldError> {
        let value = match self.named(name) {
            Value::Bool(_) => switch(typed).map(Value::Bool),
            Value::Number(_) => typed.parse::<u64>().ok().map(Value::from),
            Value::Array(_) if typed == "none" => Some(Value::Array(Vec::new())),
            Value::Array(_) => Some(typed.split(',').map(|word| Value::from(word.trim())).collect()),
            _ if typed == USUAL && self.is_number_of_telephone(name) => Some(Value::Null),
            _ => Some(Value::from(typed)),
        };
        let refused = |allowed: String| FieldError::new(name, format!("“{typed}”"), Allowed::Other(allowed));
        let value = value.ok_or_else(|| refused(self.takes(name)))?;
        let changed = self.with(name, value).ok_or_else(|| refused(self.takes(name)))?;
        changed.validate()?;
        *self = changed;
        Ok(())
    }

    fn is_number_of_telephone(&self, name: &str) -> bool {
        self.with(name, Value::Null).is_some()
    }

    /// What a setting takes: found by asking it for what no setting takes.
    fn takes(&self, name: &'static str) -> String {
        match self.named(name) {
            Value::Bool(_) => "it takes on or off".to_owned(),
            Value::Number(_) => {
                let most = self.with(name, Value::from(u32::MAX)).and_then(|settings| settings.validate().err());
                most.map_or_else(|| "it takes a whole number".to_owned(), |error| error.allowed.to_string())
            }
            Value::Array(_) => format!("it takes none, or some of {} with commas between them", self.ids(name, true)),
            _ => format!("it takes one of {}", self.ids(name, false)),
        }
    }

    /// The ids that a setting takes.
    fn ids(&self, name: &str, list: bool) -> String {
        let none = Value::from("?");
        let mut values = self.values();
        values.insert(name.to_owned(), if list { Value::Array(vec![none]) } else { none });
        let refused = json::fit::<Settings>(&Value::Object(values)).err();
        match refused.as_ref().map(Misfit::why) {
            Some(Why::Word(_, ids)) => ids.join(", "),
            _ => String::new(),
        }
    }

    fn with(&self, name: &str, value: Value) -> Option<Settings> {
        let mut values = self.values();
        values.insert(name.to_owned(), value);
        json::fit(&Value::Object(values)).ok()
    }

    fn values(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(values)) => values,
            _ => Map::new(),
        }
    }
}

fn switch(typed: &str) -> Option<bool> {
    match typed {
        "on" | "yes" | "true" => Some(true),
        "off" | "no" | "false" => Some(false),
        _ => None,
    }
}
