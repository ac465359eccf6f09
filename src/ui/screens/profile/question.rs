//! One safety question with its stored answer: a line to tick, or one that folds out to be answered.

use crate::domain::content::content;
use crate::domain::content::question::{Answer, AnswerKind};
use crate::domain::id::QuestionId;
use crate::domain::words::full_date;
use crate::ui::components::ask::{AskRow, AskState};
use crate::ui::components::choice::BigChoice;
use crate::ui::components::field::Field;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::screens::check::words;
use crate::ui::screens::check_run::number;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::typed::{NOT_SAVED, use_typed};
use dioxus::prelude::*;

/// The row.
#[component]
pub fn SafetyQuestion(
    id: QuestionId,
    /// Folded out at first.
    #[props(default)]
    open: bool,
) -> Element {
    let Some(question) = content().question(&id) else { return rsx! {} };
    match &question.answer {
        AnswerKind::YesNo { .. } => rsx! { Line { id } },
        _ => rsx! { Folded { id, open } },
    }
}

/// A question that is answered with a tick or "?", as in a check. What was answered is said under it, a "no" too.
#[component]
fn Line(id: QuestionId) -> Element {
    let check = use_context::<CheckState>();
    let Some(question) = content().question(&id) else { return rsx! {} };
    let stored = check.profile().answers.get(&id).cloned();
    let state = match stored.as_ref().and_then(|stored| stored.value.text()) {
        Some("yes") => AskState::Yes,
        Some("not_sure") => AskState::Unsure,
        _ => AskState::No,
    };
    let said = stored.as_ref().map(|stored| {
        let answer = words::answer(question, &stored.value);
        format!("{answer}, answered {}", full_date(stored.at))
    });
    rsx! {
        AskRow {
            text: question.text.clone(),
            help: question.help.clone(),
            state,
            on_answer: {
                let id = id.clone();
                move |state| {
                    let answer = match state {
                        AskState::Yes => Answer::yes(),
                        AskState::Unsure => Answer::not_sure(),
                        AskState::No => Answer::no(),
                    };
                    check.set_safety_answers(&[(id.clone(), answer)]);
                }
            },
        }
        if let Some(said) = said {
            p { class: "ask__said split u-small u-2 u-num",
                "{said}"
                button {
                    class: "link link--tight u-small",
                    r#type: "button",
                    "aria-label": "Clear the answer: {question.text}",
                    onclick: move |_| {
                        check.clear_safety_answer(&id);
                    },
                    "Clear"
                }
            }
        }
    }
}

/// A question with a number or several answers.
#[component]
fn Folded(id: QuestionId, open: bool) -> Element {
    let check = use_context::<CheckState>();
    let asked = id.clone();
    let typed = use_typed(move |text: String| {
        let Some(question) = content().question(&asked) else { return Ok(()) };
        let number = number(&text, &question.answer)?;
        let kept = check.set_safety_answers(&[(asked.clone(), Answer::Number(number))]);
        if kept { Ok(()) } else { Err(NOT_SAVED.to_owned()) }
    });
    let Some(question) = content().question(&id) else { return rsx! {} };
    let stored = check.profile().answers.get(&id).cloned();
    let now = use_context::<AppState>().now();
    let value = stored.as_ref().map(|stored| stored.by(content(), &id, now));
    let options = question.answer.options().to_vec();
    let chosen = value.as_ref().and_then(Answer::text).map(str::to_owned);
    let written = value.as_ref().map(|value| words::answer(question, value));
    let answered = stored.as_ref().map(|stored| words::stored(question, stored, now));
    rsx! {
        details { class: "safety", open, "data-state": if answered.is_some() { "answered" } else { "open" },
            summary { class: "row row--setting",
                span { class: "row__body",
                    span { class: "row__name", "{question.text}" }
                    if let Some(stored) = &stored {
                        span { class: "row__meta u-num", "Answered {full_date(stored.at)}" }
                    } else {
                        span { class: "row__meta", "Not answered yet" }
                    }
                }
                if let Some(answered) = &answered {
                    span { class: "u-b safety__a", "{answered}" }
                }
                span { class: "row__end",
                    Picture { icon: Icon::Down, size: IconSize::Small }
                }
            }
            div { class: "safety__b stack stack--s",
                if let Some(help) = &question.help {
                    p { class: "u-small u-2", "{help}" }
                }
                if let AnswerKind::Number { min, max } = &question.answer {
                    Field {
                        id: "{id}",
                        label: "A whole number from {min} to {max}",
                        value: written.unwrap_or_default(),
                        inputmode: "numeric",
                        error: typed.error(),
                        on_input: move |text| typed.input(text),
                        on_change: move |_| typed.leave(),
                    }
                } else {
                    div { class: "stack stack--s", role: "radiogroup", "aria-label": "{question.text}",
                        for option in options {
                            BigChoice {
                                key: "{option.id}",
                                label: option.label.clone(),
                                on: chosen.as_deref() == Some(option.id.as_str()),
                                on_choose: {
                                    let (id, option) = (id.clone(), option.id.clone());
                                    move |()| {
                                        check.set_safety_answers(&[(id.clone(), Answer::Text(option.clone()))]);
                                    }
                                },
                            }
                        }
                    }
                }
                p { class: "u-small u-2", "Why we ask: {question.why}" }
                if stored.is_some() {
                    button {
                        class: "link u-small",
                        r#type: "button",
                        "aria-label": "Clear the answer: {question.text}",
                        onclick: {
                            let id = id.clone();
                            move |_| {
                                check.clear_safety_answer(&id);
                            }
                        },
                        "Clear the answer"
                    }
                }
            }
        }
    }
}
