//! Fields to type in, with their label above and one message below when something does not fit; and a search field.

use crate::ui::components::icon::{Icon, IconSize, Picture};
use dioxus::prelude::*;

/// A field of one line. `on_input` comes with every key, `on_change` when the field is left or Enter is pressed.
///
/// Here and below: until something is typed the field shows `value`, then what is typed. It is never written back, since
/// that would take away letters typed meanwhile; a field to be emptied is made anew, by its key.
#[component]
pub fn Field(
    /// Unique on the screen; ties the message to the field.
    id: String,
    label: String,
    value: String,
    hint: Option<String>,
    /// What does not fit, what is allowed, an example.
    error: Option<String>,
    /// `text`, `tel`, `date`, `time`.
    #[props(default = "text".to_owned())]
    kind: String,
    /// The keyboard of a phone.
    inputmode: Option<String>,
    placeholder: Option<String>,
    /// It takes the focus when it appears.
    #[props(default)]
    takes_focus: bool,
    #[props(default)] on_input: EventHandler<String>,
    #[props(default)] on_change: EventHandler<String>,
    /// Enter is pressed; `on_change` follows.
    #[props(default)]
    on_enter: EventHandler<()>,
) -> Element {
    let mut empty = use_signal(|| value.is_empty());
    let nothing = match kind.as_str() {
        "date" => Some("No date chosen"),
        "time" => Some("No time chosen"),
        _ => None,
    };
    let nothing = nothing.filter(|_| empty());
    let described =
        describing(&id, [("hint", hint.is_some()), ("none", nothing.is_some()), ("error", error.is_some())]);
    rsx! {
        div { class: "field",
            label { class: "field__l", r#for: "{id}", "{label}" }
            if let Some(hint) = &hint {
                p { class: "field__h", id: "{id}-hint", "{hint}" }
            }
            div { class: "field__in",
            input {
                class: if nothing.is_some() { "field__i field__i--none" } else { "field__i" },
                id: "{id}",
                r#type: "{kind}",
                inputmode,
                placeholder,
                autocomplete: "off",
                initial_value: "{value}",
                "aria-invalid": error.is_some().then_some("true"),
                "aria-describedby": described,
                onmounted: move |event| focus(event, takes_focus),
                onkeydown: move |event| {
                    // Enter that ends a composition enters nothing.
                    if event.key() == Key::Enter && !event.is_composing() {
                        on_enter.call(());
                    }
                },
                oninput: move |event| {
                    empty.set(event.value().is_empty());
                    on_input.call(event.value());
                },
                onchange: move |event| {
                    empty.set(event.value().is_empty());
                    on_change.call(event.value());
                },
            }
            // The page shows the present day or time there, as if it were chosen.
            if let Some(nothing) = nothing {
                span { class: "field__none", id: "{id}-none", "{nothing}" }
            }
            }
            FieldError { id: id.clone(), error: error.clone() }
        }
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    id: String,
    label: String,
    value: String,
    error: Option<String>,
    on_input: EventHandler<String>,
    on_leave: EventHandler<()>,
) -> Element {
    let described = describing(&id, [("error", error.is_some())]);
    rsx! {
        div { class: "field",
            label { class: "field__l", r#for: "{id}", "{label}" }
            textarea {
                class: "field__i field__i--tall",
                id: "{id}",
                rows: "4",
                initial_value: "{value}",
                "aria-invalid": error.is_some().then_some("true"),
                "aria-describedby": described,
                oninput: move |event| on_input.call(event.value()),
                onblur: move |_| on_leave.call(()),
            }
            FieldError { id: id.clone(), error: error.clone() }
        }
    }
}

/// The message under a field.
#[component]
pub fn FieldError(id: String, error: Option<String>) -> Element {
    rsx! {
        if let Some(error) = error {
            p { class: "field__e", id: "{id}-error", role: "alert",
                Picture { icon: Icon::Alert, size: IconSize::Small }
                span { "{error}" }
            }
        }
    }
}

/// A search field; it searches with every key.
#[component]
pub fn Search(
    name: String,
    placeholder: String,
    value: String,
    /// It takes the focus when it appears.
    #[props(default)]
    takes_focus: bool,
    on_search: EventHandler<String>,
) -> Element {
    rsx! {
        label { class: "search",
            Picture { icon: Icon::Search, size: IconSize::Small }
            input {
                r#type: "search",
                "aria-label": "{name}",
                placeholder: "{placeholder}",
                autocomplete: "off",
                initial_value: "{value}",
                onmounted: move |event| focus(event, takes_focus),
                oninput: move |event| on_search.call(event.value()),
            }
        }
    }
}

async fn focus(event: MountedEvent, wanted: bool) {
    if wanted {
        // A page that cannot focus stays usable.
        let _ = event.set_focus(true).await;
    }
}

/// The elements that say more about a field: those of these that are there.
fn describing<const N: usize>(id: &str, parts: [(&str, bool); N]) -> Option<String> {
    let there: Vec<String> =
        parts.into_iter().filter(|(_, is_there)| *is_there).map(|(part, _)| format!("{id}-{part}")).collect();
    (!there.is_empty()).then(|| there.join(" "))
}
