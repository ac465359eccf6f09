//! Rows with a number to type in. What does not fit is said below and stays in the field.

use crate::domain::field::{self, FieldError};
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
                let number = phone(&name, &typed, &example)?;
                kept(&name, on_change.call(number))
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
                let number = whole(&name, &typed, least, most)?;
                kept(&name, on_change.call(number))
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
/// The field, what was typed and what is allowed.
pub fn phone(name: &str, typed: &str, example: &str) -> Result<Option<String>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match field::telephone("number", typed) {
        Ok(()) => Ok(Some(typed.to_owned())),
        Err(FieldError { value, allowed, .. }) => Err(format!(
            "{name}: {value} is not allowed; {allowed}, for example {example}. Leave it empty for the usual number."
        )),
    }
}

fn kept(name: &str, kept: bool) -> Result<(), String> {
    if kept { Ok(()) } else { Err(format!("{name}: this could not be saved and stays here as you typed it.")) }
}

/// The whole number as typed.
///
/// # Errors
/// The field, what was typed and what is allowed.
pub fn whole(name: &str, typed: &str, least: u32, most: u32) -> Result<u32, String> {
    let typed = typed.trim();
    let number = typed.parse::<u32>().ok().filter(|number| (least..=most).contains(number));
    let example = (least + most) / 2;
    number.ok_or_else(|| {
        format!(
            "{name}: “{typed}” is not allowed; it takes a whole number from {least} to {most}, for example {example}."
        )
    })
}
