//! Rows with a number to type in. What does not fit is said below and stays in the field.

use crate::domain::field;
use crate::domain::words::refused;
use crate::ui::components::field::FieldError as Problem;
use crate::ui::state::typed::use_typed;
use dioxus::prelude::*;

/// A telephone number. An empty field goes back to what the country has.
#[component]
pub fn PhoneRow(
    id: String,
    name: String,
    meta: Option<String>,
    value: Option<String>,
    /// The number in force when none is chosen; may be empty.
    otherwise: String,
    example: String,
    /// Whether it could be kept.
    on_change: Callback<Option<String>, bool>,
) -> Element {
    let placeholder = if otherwise.is_empty() { "none".to_owned() } else { otherwise };
    rsx! {
        TypedRow {
            id,
            name: name.clone(),
            meta,
            value: value.unwrap_or_default(),
            placeholder,
            inputmode: "tel",
            on_change: move |typed: String| {
                let number = phone(&typed, &example)?;
                kept(on_change.call(number))
            },
        }
    }
}

/// A whole number.
#[component]
pub fn NumberRow(
    id: String,
    name: String,
    meta: Option<String>,
    value: u32,
    least: u32,
    most: u32,
    /// Whether it could be kept.
    on_change: Callback<u32, bool>,
) -> Element {
    rsx! {
        TypedRow {
            id,
            name: name.clone(),
            meta,
            value: value.to_string(),
            placeholder: String::new(),
            inputmode: "numeric",
            few: true,
            on_change: move |typed: String| {
                let number = whole(&typed, least, most)?;
                kept(on_change.call(number))
            },
        }
    }
}

#[component]
fn TypedRow(
    id: String,
    name: String,
    meta: Option<String>,
    value: String,
    placeholder: String,
    inputmode: String,
    /// A few digits.
    #[props(default)]
    few: bool,
    on_change: Callback<String, Result<(), String>>,
) -> Element {
    let typed = use_typed(move |text| on_change.call(text));
    let problem = typed.error();
    rsx! {
        div { class: "row--typed",
            div { class: "row row--setting",
                label { class: "row__body", r#for: "{id}",
                    span { class: "row__name", "{name}" }
                    if let Some(meta) = meta {
                        span { class: "row__meta", "{meta}" }
                    }
                }
                input {
                    class: if few { "field__i field__i--end field__i--few u-num" } else { "field__i field__i--end u-num" },
                    id: "{id}",
                    r#type: "text",
                    inputmode: "{inputmode}",
                    autocomplete: "off",
                    placeholder: "{placeholder}",
                    initial_value: "{value}",
                    "aria-invalid": problem.is_some().then_some("true"),
                    "aria-describedby": problem.is_some().then(|| format!("{id}-error")),
                    oninput: move |event| typed.input(event.value()),
                    onchange: move |_| typed.leave(),
                }
            }
            Problem { id: id.clone(), error: problem.clone() }
        }
    }
}

/// The number as typed, or none for an empty field.
///
/// # Errors
/// What to type instead.
pub fn phone(typed: &str, example: &str) -> Result<Option<String>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match field::telephone("number", typed) {
        Ok(()) => Ok(Some(typed.to_owned())),
        Err(error) => Err(format!("{} For example {example}. Leave it empty for the usual number.", refused(&error))),
    }
}

/// The whole number as typed.
///
/// # Errors
/// What to type instead.
pub fn whole(typed: &str, least: u32, most: u32) -> Result<u32, String> {
    let number = field::whole("number", typed, u64::from(least)..=u64::from(most)).map_err(|error| refused(&error))?;
    // It is between two of the same kind.
    Ok(u32::try_from(number).unwrap_or(most))
}

fn kept(kept: bool) -> Result<(), String> {
    if kept { Ok(()) } else { Err("This could not be saved and stays here as you typed it.".to_owned()) }
}
