//! A page with one question: big answers, places to tick, a number, or the 0–10 scale.

use crate::domain::answers::Page;
use crate::domain::check_run::CheckRun;
use crate::domain::checker::Who;
use crate::domain::content::content;
use crate::domain::content::question::{Answer, AnswerKind, Choice, Question};
use crate::domain::field;
use crate::domain::words::{filled, refused};
use crate::ui::components::ahead::use_ahead;
use crate::ui::components::choice::{BigCheck, BigChoice};
use crate::ui::components::field::{Field, FieldError};
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::Fold;
use crate::ui::components::scale::Scale;
use crate::ui::screens::check::words;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;
use std::collections::BTreeSet;

/// The question. A big answer goes on at once; everything else, and an answer given before, with "Go on" or Enter.
#[component]
pub fn SinglePage(page: Page, run: CheckRun, intro: Option<String>, on_go_on: EventHandler<()>) -> Element {
    let check = use_context::<CheckState>();
    let today = use_context::<AppState>().now();
    let mut problem = use_signal(|| None::<String>);
    let mut typed = use_signal(|| None::<String>);
    let question = page.questions.first().and_then(|id| content().question(id));
    let Some(question) = question else { return rsx! {} };
    let answer = run.answer_to(&question.id).cloned();
    let set = {
        let id = question.id.clone();
        move |answer: Answer| match check.answer(&id, answer) {
            Ok(()) => problem.set(None),
            // What can be chosen here is what it takes.
            Err(_) => problem.set(Some("This could not be kept. Choose again.".to_owned())),
        }
    };
    let choose = {
        let set = set.clone();
        move |id: String| {
            set.clone()(Answer::Text(id));
            on_go_on.call(());
        }
    };
    let go_on = {
        let (id, may_skip) = (question.id.clone(), question.may_skip);
        let kind = question.answer.clone();
        let mut set = set.clone();
        move |()| {
            if let Some(typed) = typed() {
                match number(&typed, &kind) {
                    Ok(number) => set(Answer::Number(number)),
                    Err(error) => return problem.set(Some(error)),
                }
            }
            let missing = check.run().is_none_or(|run| run.answer_to(&id).is_none_or(is_empty));
            if missing && !may_skip {
                return problem.set(Some(nothing_chosen(&kind).to_owned()));
            }
            on_go_on.call(());
        }
    };
    let skip = question.left_out(run.who == Who::Me).map(|left_out| words::label(left_out.id()));
    let leave_out = {
        let id = question.id.clone();
        move |_| {
            check.leave_out(&id);
            on_go_on.call(());
        }
    };
    // What is typed is an answer as soon as it is one, so that it is still there after going back.
    let type_number = {
        let (id, kind) = (question.id.clone(), question.answer.clone());
        let mut set = set.clone();
        move |text: String| {
            match number(&text, &kind) {
                Ok(number) => set(Answer::Number(number)),
                Err(_) => check.leave_out(&id),
            }
            typed.set(Some(text));
        }
    };
    let needs_button = matches!(question.answer, AnswerKind::Number { .. } | AnswerKind::ManyOf { .. });
    rsx! {
        div {
            if let Some(intro) = intro {
                p { class: "u-small u-2 ask-intro", "{intro}" }
            }
            h1 { class: "h1--single", tabindex: "-1", id: "question", "{question.text}" }
            if let Some(help) = &question.help {
                p { class: "u-2 ask-help", "{help}" }
            }
            if let Some(said) = filled::beside(&run, &question.id, today) {
                p { class: "notice notice--adj",
                    span { class: "notice__body",
                        "{said}"
                        if run.is_proposed(&question.id) {
                            ". Change it if it is not right: it counts when you go on."
                        }
                    }
                }
            }
        }
        match &question.answer {
            AnswerKind::YesNo { .. } => rsx! {
                Radios { options: three_answers(), chosen: answer.clone(), on_choose: choose }
            },
            AnswerKind::OneOf { options } => rsx! {
                Radios { options: options.clone(), chosen: answer.clone(), on_choose: choose }
            },
            AnswerKind::ManyOf { options } => rsx! {
                Places { options: options.clone(), chosen: answer.clone(), on_choose: set }
            },
            AnswerKind::Number { min: 0, max: 10 } => rsx! {
                div {
                    onkeydown: {
                        let go_on = go_on.clone();
                        move |event: KeyboardEvent| {
                            if event.key() == Key::Enter && !event.is_auto_repeating() {
                                go_on.clone()(());
                            }
                        }
                    },
                    Scale {
                        name: question.text.clone(),
                        value: number_of(answer.as_ref()).and_then(|number| u8::try_from(number).ok()),
                        high: "10 worst",
                        on_change: {
                            let mut set = set.clone();
                            move |value: u8| set(Answer::Number(i64::from(value)))
                        },
                    }
                }
            },
            AnswerKind::Number { min, max } => rsx! {
                Field {
                    id: "number",
                    label: "A whole number from {min} to {max}",
                    value: typed().or_else(|| number_of(answer.as_ref()).map(|number| number.to_string())).unwrap_or_default(),
                    inputmode: "numeric",
                    error: problem(),
                    on_input: type_number,
                    on_enter: go_on.clone(),
                }
            },
        }
        if !matches!(question.answer, AnswerKind::Number { .. }) || is_scale(question) {
            FieldError { id: "answer", error: problem() }
        }
        if needs_button || answer.is_some() || skip.is_some() {
            div { class: "acts",
                if needs_button || answer.is_some() {
                    button { class: "btn btn--primary btn--block btn--big", r#type: "button", onclick: move |_| go_on.clone()(()), "Go on" }
                }
                if let Some(skip) = skip {
                    button { class: "btn btn--line btn--block", r#type: "button", onclick: leave_out, "{skip}" }
                }
            }
        }
        Fold { title: "Why we ask", icon: Icon::Info, open: true,
            p { class: "u-small", "{question.why}" }
        }
    }
}

#[component]
fn Radios(options: Vec<Choice>, chosen: Option<Answer>, on_choose: EventHandler<String>) -> Element {
    let on = |id: &str| chosen.as_ref().and_then(Answer::text) == Some(id);
    rsx! {
        div { class: "stack stack--s big-choices", role: "radiogroup", "aria-labelledby": "question",
            for option in options.iter() {
                BigChoice {
                    key: "{option.id}",
                    label: option.label.clone(),
                    hint: (option.id == "not_sure" && options.len() == 3).then(|| "We stay on the careful side".to_owned()),
                    on: on(&option.id),
                    on_choose: {
                        let id = option.id.clone();
                        move |()| on_choose.call(id.clone())
                    },
                }
            }
        }
    }
}

#[component]
fn Places(options: Vec<Choice>, chosen: Option<Answer>, on_choose: EventHandler<Answer>) -> Element {
    let chosen = match chosen {
        Some(Answer::Many(chosen)) => chosen,
        _ => BTreeSet::new(),
    };
    let mut ahead = use_ahead(chosen.clone());
    rsx! {
        div { class: "stack stack--s big-choices", role: "group", "aria-labelledby": "question",
            for option in options {
                BigCheck {
                    key: "{option.id}",
                    label: option.label.clone(),
                    on: chosen.contains(&option.id),
                    on_toggle: {
                        let id = option.id.clone();
                        move |()| {
                            let mut chosen = ahead.cloned();
                            if !chosen.remove(&id) {
                                chosen.insert(id.clone());
                            }
                            ahead.set(chosen.clone());
                            on_choose.call(Answer::Many(chosen));
                        }
                    },
                }
            }
        }
    }
}

fn three_answers() -> Vec<Choice> {
    ["yes", "no", "not_sure"].map(|id| Choice { id: id.to_owned(), label: words::label(id).to_owned() }).to_vec()
}

fn is_scale(question: &Question) -> bool {
    matches!(question.answer, AnswerKind::Number { min: 0, max: 10 })
}

fn number_of(answer: Option<&Answer>) -> Option<i64> {
    match answer {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    }
}

fn is_empty(answer: &Answer) -> bool {
    matches!(answer, Answer::Many(chosen) if chosen.is_empty())
}

/// What to do where nothing was chosen.
fn nothing_chosen(kind: &AnswerKind) -> &'static str {
    match kind {
        AnswerKind::ManyOf { .. } => "Choose at least one.",
        AnswerKind::OneOf { .. } | AnswerKind::YesNo { .. } => "Choose one.",
        AnswerKind::Number { .. } => "Choose a number.",
    }
}

/// The number that was typed.
///
/// # Errors
/// What to type instead.
pub fn number(typed: &str, kind: &AnswerKind) -> Result<i64, String> {
    let AnswerKind::Number { min, max } = kind else { return Err(String::new()) };
    let bound = |number: i64| u64::try_from(number).unwrap_or(0);
    let number = field::whole("number", typed, bound(*min)..=bound(*max)).map_err(|error| refused(&error))?;
    Ok(i64::try_from(number).unwrap_or(*max))
}
