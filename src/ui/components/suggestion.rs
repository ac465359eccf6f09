//! What the journal suggests, with what it opens.

use dioxus::prelude::*;

/// Something it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub label: String,
    /// The name of what is opened.
    pub about: Option<String>,
}

/// The card: its words, what it opens, and "Not now".
#[component]
pub fn SuggestionCard(
    text: String,
    choices: Vec<Choice>,
    /// The place of what was chosen.
    on_choose: EventHandler<usize>,
    on_put_away: EventHandler<()>,
    /// What is said of it beside.
    children: Element,
) -> Element {
    rsx! {
        section { class: "card", "aria-labelledby": "suggestion", "data-state": "suggestion",
            p { class: "u-cap u-b", "From your journal" }
            h2 { id: "suggestion", class: "t-h3", "{text}" }
            div { class: "suggestion__acts",
                for (place , choice) in choices.into_iter().enumerate() {
                    button {
                        key: "{place}",
                        class: if place == 0 { "btn btn--soft" } else { "btn btn--line" },
                        r#type: "button",
                        onclick: move |_| on_choose.call(place),
                        match choice.about {
                            Some(about) => format!("{}: {about}", choice.label),
                            None => choice.label,
                        }
                    }
                }
                button { class: "btn btn--text", r#type: "button", onclick: move |_| on_put_away.call(()), "Not now" }
            }
            {children}
        }
    }
}
