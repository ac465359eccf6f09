//! "I have been seen": the one thing that closes a result, and the question that opens moves again.

use crate::domain::checker::ExerciseAgreed;
use crate::ui::components::choice::{BigChoice, ChoiceItem};
use dioxus::prelude::*;

/// The answer with this id.
fn agreed_from_id(id: &str) -> Option<ExerciseAgreed> {
    ExerciseAgreed::ALL.iter().copied().find(|agreed| agreed.id() == id)
}

/// The button, and once it is pressed or was answered before, the question. An answer can be changed later.
#[component]
pub fn Seen(
    button: String,
    question: String,
    /// The answers with their words; the hint is what the answer does.
    answers: Vec<ChoiceItem>,
    /// When the person said so.
    seen: Option<String>,
    agreed: Option<ExerciseAgreed>,
    /// A link instead of a button.
    #[props(default)]
    tight: bool,
    /// It was pressed already: the question stands there at once.
    #[props(default)]
    asking: bool,
    on_answer: EventHandler<ExerciseAgreed>,
) -> Element {
    let mut open = use_signal(|| asking);
    let chosen = |item: &ChoiceItem| seen.is_some() && agreed.is_some() && agreed_from_id(&item.id) == agreed;
    let effect = answers.iter().find(|item| chosen(item)).and_then(|item| item.hint.clone());
    rsx! {
        if seen.is_none() && !open() {
            button {
                class: if tight { "link" } else { "btn btn--line btn--block" },
                r#type: "button",
                onclick: move |_| open.set(true),
                "{button}"
            }
        } else {
            div { class: "card seen stack stack--s",
                if let Some(seen) = &seen {
                    p { class: "u-small u-2", "You have been seen, {seen}." }
                }
                h3 { "{question}" }
                div { class: "stack stack--s", role: "radiogroup", "aria-label": "{question}",
                    for item in answers.iter() {
                        BigChoice {
                            key: "{item.id}",
                            label: item.label.clone(),
                            on: chosen(item),
                            on_choose: {
                                let id = item.id.clone();
                                move |()| {
                                    if let Some(agreed) = agreed_from_id(&id) {
                                        on_answer.call(agreed);
                                    }
                                }
                            },
                        }
                    }
                }
                p { "aria-live": "polite",
                    if let Some(effect) = effect {
                        "{effect}"
                    }
                }
                if seen.is_none() && !asking {
                    button {
                        class: "btn btn--text",
                        r#type: "button",
                        onclick: move |_| open.set(false),
                        "Not seen yet"
                    }
                }
            }
        }
    }
}
