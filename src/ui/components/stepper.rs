//! A number changed by two buttons.

use crate::domain::words::how_long;
use crate::ui::components::ahead::use_ahead;
use crate::ui::components::icon::{Icon, Picture};
use dioxus::prelude::*;
use std::time::Duration;

/// A row with a number, less and more. The buttons stop at the ends.
#[component]
pub fn Stepper(
    name: String,
    /// It counts seconds.
    #[props(default)]
    lasts: bool,
    value: u64,
    /// How much a press changes.
    step: u64,
    #[props(default)] least: u64,
    most: u64,
    on_change: EventHandler<u64>,
) -> Element {
    let mut ahead = use_ahead(value);
    let mut change_to = move |value: u64| {
        ahead.set(value);
        on_change.call(value);
    };
    let shown = if lasts { how_long(Duration::from_secs(value)) } else { value.to_string() };
    rsx! {
        div { class: "row stepper", role: "group", "aria-label": "{name}", "data-state": "{value}", "data-repeats": "",
            span { class: "row__body",
                span { class: "row__name", "{name}" }
            }
            button {
                class: "icon-btn icon-btn--soft",
                r#type: "button",
                "aria-label": "{name}: less",
                disabled: value <= least,
                onclick: move |_| change_to(ahead.cloned().saturating_sub(step).max(least)),
                Picture { icon: Icon::Minus }
            }
            span { class: "stepper__value u-num", role: "status", "{shown}" }
            button {
                class: "icon-btn icon-btn--soft",
                r#type: "button",
                "aria-label": "{name}: more",
                disabled: value >= most,
                onclick: move |_| change_to(ahead.cloned().saturating_add(step).min(most)),
                Picture { icon: Icon::Plus }
            }
        }
    }
}
