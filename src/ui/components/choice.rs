//! Choosing: chips, segments, big answers, switches.

use crate::ui::components::icon::{Icon, IconSize, Picture};
use dioxus::prelude::*;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceItem {
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    /// Shown before the label in segments.
    pub icon: Option<Icon>,
}

impl ChoiceItem {
    /// A choice without a hint.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> ChoiceItem {
        ChoiceItem { id: id.into(), label: label.into(), hint: None, icon: None }
    }

    /// A choice with a line below.
    pub fn with_hint(id: impl Into<String>, label: impl Into<String>, hint: impl Into<String>) -> ChoiceItem {
        ChoiceItem { id: id.into(), label: label.into(), hint: Some(hint.into()), icon: None }
    }

    /// A choice with an icon before its label.
    pub fn with_icon(id: impl Into<String>, label: impl Into<String>, icon: Icon) -> ChoiceItem {
        ChoiceItem { id: id.into(), label: label.into(), hint: None, icon: Some(icon) }
    }
}

/// Chips of which one is chosen. Pressing the chosen one takes the choice back when `clearable`.
#[component]
pub fn ChipRadio(
    /// What the group is about.
    name: String,
    items: Vec<ChoiceItem>,
    chosen: Option<String>,
    /// One row that scrolls sideways.
    #[props(default)]
    scrolls: bool,
    #[props(default)] clearable: bool,
    on_choose: EventHandler<Option<String>>,
) -> Element {
    rsx! {
        div {
            class: if scrolls { "chips chips--scroll" } else { "chips" },
            role: "radiogroup",
            "aria-label": "{name}",
            for item in items {
                Chip {
                    key: "{item.id}",
                    label: item.label.clone(),
                    role: "radio",
                    on: chosen.as_deref() == Some(item.id.as_str()),
                    on_press: {
                        let id = item.id.clone();
                        let was = chosen.as_deref() == Some(item.id.as_str());
                        move |()| on_choose.call(if was && clearable { None } else { Some(id.clone()) })
                    },
                }
            }
        }
    }
}

/// Chips of which any number is pressed.
#[component]
pub fn ChipToggles(
    name: String,
    items: Vec<ChoiceItem>,
    chosen: Vec<String>,
    #[props(default)] scrolls: bool,
    on_toggle: EventHandler<String>,
) -> Element {
    rsx! {
        div {
            class: if scrolls { "chips chips--scroll" } else { "chips" },
            role: "group",
            "aria-label": "{name}",
            for item in items {
                Chip {
                    key: "{item.id}",
                    label: item.label.clone(),
                    on: chosen.contains(&item.id),
                    on_press: {
                        let id = item.id.clone();
                        move |()| on_toggle.call(id.clone())
                    },
                }
            }
        }
    }
}

/// One chip: a toggle button, or a radio when `role` says so.
#[component]
pub fn Chip(
    label: String,
    role: Option<String>,
    on: bool,
    on_press: EventHandler<()>,
    /// Its mark, in place of which the tick stands when it is on.
    children: Element,
) -> Element {
    let radio = role.as_deref() == Some("radio");
    rsx! {
        button {
            class: "chip",
            r#type: "button",
            role,
            "aria-checked": radio.then(|| on.to_string()),
            "aria-pressed": (!radio).then(|| on.to_string()),
            "data-state": if on { "on" } else { "off" },
            onclick: move |_| on_press.call(()),
            if on {
                Picture { icon: Icon::Tick, size: IconSize::Tiny }
            } else {
                {children}
            }
            "{label}"
        }
    }
}

/// Two to five views or values in one bar.
#[component]
pub fn Segments(
    name: String,
    items: Vec<ChoiceItem>,
    chosen: Option<String>,
    /// Tabs that change what is shown below, instead of a value.
    #[props(default)]
    tabs: bool,
    on_choose: EventHandler<String>,
) -> Element {
    rsx! {
        div {
            class: "seg",
            role: if tabs { "tablist" } else { "radiogroup" },
            "aria-label": "{name}",
            for item in items {
                button {
                    key: "{item.id}",
                    class: "seg__item",
                    r#type: "button",
                    role: if tabs { "tab" } else { "radio" },
                    "aria-selected": tabs.then(|| (chosen.as_deref() == Some(item.id.as_str())).to_string()),
                    "aria-checked": (!tabs).then(|| (chosen.as_deref() == Some(item.id.as_str())).to_string()),
                    onclick: {
                        let id = item.id.clone();
                        move |_| on_choose.call(id.clone())
                    },
                    if let Some(icon) = item.icon {
                        Picture { icon, size: IconSize::Small }
                    }
                    "{item.label}"
                }
            }
        }
    }
}

/// A big answer, a radio in a group.
#[component]
pub fn BigChoice(label: String, hint: Option<String>, on: bool, on_choose: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: "choice",
            r#type: "button",
            role: "radio",
            "aria-checked": on.to_string(),
            onclick: move |_| on_choose.call(()),
            span { class: "choice__box choice__box--round",
                if on {
                    Picture { icon: Icon::Tick, size: IconSize::Tiny }
                }
            }
            span {
                span { class: "choice__t", "{label}" }
                if let Some(hint) = hint {
                    span { class: "choice__h", "{hint}" }
                }
            }
        }
    }
}

/// A big answer of which several may be ticked.
#[component]
pub fn BigCheck(label: String, on: bool, on_toggle: EventHandler<()>) -> Element {
    rsx! {
        button {
            class: "choice",
            r#type: "button",
            role: "checkbox",
            "aria-checked": on.to_string(),
            onclick: move |_| on_toggle.call(()),
            span { class: "choice__box",
                if on {
                    Picture { icon: Icon::Tick, size: IconSize::Tiny }
                }
            }
            span { class: "choice__t", "{label}" }
        }
    }
}

/// A row with a switch at its end.
#[component]
pub fn SwitchRow(label: String, hint: Option<String>, on: bool, on_switch: EventHandler<bool>) -> Element {
    rsx! {
        button {
            class: "row row--setting",
            r#type: "button",
            role: "switch",
            "aria-checked": on.to_string(),
            onclick: move |_| on_switch.call(!on),
            span { class: "row__body",
                span { class: "row__name", "{label}" }
                if let Some(hint) = hint {
                    span { class: "row__meta", "{hint}" }
                }
            }
            span { class: "switch", "aria-hidden": "true", "aria-checked": on.to_string() }
        }
    }
}
