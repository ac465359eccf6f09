//! Something that is said on Today about the app itself, with one thing to do about it.

use dioxus::prelude::*;

/// The card.
#[component]
pub fn AdviceCard(
    id: String,
    title: String,
    text: String,
    /// How much it matters, for who looks from outside.
    state: Option<String>,
    act: String,
    on_act: EventHandler<()>,
    /// Puts it away, where it can be.
    on_close: Option<EventHandler<()>>,
) -> Element {
    rsx! {
        section { class: "card stack stack--s", "aria-labelledby": "{id}", "data-state": state,
            h2 { id: "{id}", class: "t-h3", "{title}" }
            p { class: "u-small u-2", "{text}" }
            div { class: "cluster",
                button { class: "btn btn--soft", r#type: "button", onclick: move |_| on_act.call(()), "{act}" }
                if let Some(close) = on_close {
                    button { class: "btn btn--line", r#type: "button", onclick: move |_| close.call(()), "Not now" }
                }
            }
        }
    }
}
