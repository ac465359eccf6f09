//! `settings`: what the person chose, shown and changed by name.

use super::failure::Failure;
use super::near::one_of;
use super::print;
use super::shell::Shell;
use crate::domain::settings::Settings;
use crate::domain::settings::named::NAMES;
use crate::platform::clock;
use clap::Args;
use serde_json::{Map, Value};

#[derive(Debug, Args)]
pub struct SettingsArgs {
    /// One of them; all without it
    #[arg(value_name = "KEY", value_parser = key)]
    key: Option<&'static str>,
    /// What it is to be from now on
    #[arg(value_name = "VALUE", requires = "key", allow_hyphen_values = true)]
    value: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

fn key(typed: &str) -> Result<&'static str, String> {
    let plain = typed.replace('-', "_");
    let known = NAMES.iter().find(|name| **name == plain).copied();
    known.ok_or_else(|| match plain.as_str() {
        "reminders" => "reminders are shown and changed by `unkink reminders`".to_owned(),
        _ => one_of(&plain, &NAMES),
    })
}

/// Shows settings, after the change asked for.
pub fn settings(args: &SettingsArgs, shell: &mut Shell<'_>) -> Result<(), Failure> {
    let settings = match (args.key, &args.value) {
        (Some(key), Some(value)) => change(key, value, shell)?,
        _ => shell.data.look()?.settings()?,
    };
    let shown = NAMES.into_iter().filter(|name| args.key.is_none_or(|key| key == *name));
    if args.json {
        let values: Map<String, Value> = shown.map(|name| (name.to_owned(), settings.named(name))).collect();
        return print::json(shell.out, &values);
    }
    for name in shown {
        writeln!(shell.out, "{name:<20} {}", settings.said(name))?;
    }
    Ok(())
}

/// What does not fit is refused before any folder or file is made for it.
fn change(key: &'static str, value: &str, shell: &Shell<'_>) -> Result<Settings, Failure> {
    let usage = |error: crate::domain::field::FieldError| Failure::usage(error.to_string());
    Settings::default().set_named(key, value).map_err(usage)?;
    let mut refused = None;
    let store = shell.data.open()?;
    let kept = store.choose_setting(key, clock::now(), |settings| refused = settings.set_named(key, value).err())?;
    refused.map_or(Ok(kept), |error| Err(usage(error)))
}
