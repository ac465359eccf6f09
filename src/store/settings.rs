//! Settings, one row a name, so that what was never chosen keeps following the defaults.

use super::column::{At, Json, json};
use super::failure::Failure;
use super::{Store, StoreError};
use crate::domain::day::{Moment, whole_seconds};
use crate::domain::json::fit;
use crate::domain::settings::Settings;
use rusqlite::{Connection, named_params};
use serde_json::{Map, Value};

impl Store {
    /// All settings; what was never chosen has its default.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        self.read("the settings", kept)
    }

    /// Changes what `change` touches of the settings as they are kept now, and gives them as they are kept then.
    ///
    /// # Errors
    /// A number out of range, or a failed write.
    pub fn change_settings(&self, now: Moment, change: impl FnOnce(&mut Settings)) -> Result<Settings, StoreError> {
        self.choose_setting("", now, change)
    }

    /// The same of the setting with this name, which is chosen from now on also where it stays as it was.
    ///
    /// # Errors
    /// As [`Store::change_settings`].
    pub fn choose_setting(
        &self,
        chosen: &str,
        now: Moment,
        change: impl FnOnce(&mut Settings),
    ) -> Result<Settings, StoreError> {
        self.transact("keeping the settings", |connection| {
            let kept = kept(connection)?;
            let mut settings = kept.clone();
            change(&mut settings);
            settings.accepted_at = settings.accepted_at.map(whole_seconds);
            settings.validate()?;
            let kept = values(&kept);
            let is_set = |name: &str, value: &Value| name == chosen || kept.get(name) != Some(value);
            for (name, value) in values(&settings).iter().filter(|(name, value)| is_set(name, value)) {
                connection
                    .prepare_cached(
                        "INSERT INTO settings (name, value, updated_at) VALUES (:name, :value, :now) \
                         ON CONFLICT (name) DO UPDATE SET value = :value, updated_at = :now",
                    )?
                    .execute(named_params! { ":name": name, ":value": Json(value), ":now": At(now) })?;
            }
            Ok(settings)
        })
    }
}

/// What was ever chosen, by name.
pub(super) fn chosen(connection: &Connection) -> Result<Map<String, Value>, Failure> {
    let mut statement = connection.prepare_cached("SELECT name, value FROM settings ORDER BY name")?;
    let chosen = statement.query_map([], |row| Ok((row.get("name")?, json(row, "value")?)))?;
    Ok(chosen.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a setting that was never chosen; whether it was kept.
pub(super) fn set_if_never(connection: &Connection, name: &str, value: &Value, now: Moment) -> Result<bool, Failure> {
    let kept = connection
        .prepare_cached(
            "INSERT INTO settings (name, value, updated_at) VALUES (:name, :value, :now) ON CONFLICT (name) DO NOTHING",
        )?
        .execute(named_params! { ":name": name, ":value": Json(value), ":now": At(now) })?;
    Ok(kept > 0)
}

/// A row of another program version that means nothing here leaves the default in force, and stays.
fn kept(connection: &Connection) -> Result<Settings, Failure> {
    let mut values = values(&Settings::default());
    let mut statement = connection.prepare_cached("SELECT name, value FROM settings")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, Json(value)): (String, Json<Value>) = (row.get("name")?, row.get("value")?);
        let alone = Value::Object(Map::from_iter([(name.clone(), value.clone())]));
        if fit::<Settings>(&alone).is_ok_and(|settings| settings.validate().is_ok()) {
            values.insert(name, value);
        }
    }
    Ok(fit(&Value::Object(values)).unwrap_or_default())
}

fn values(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(settings) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    }
}
