//! The answers of a check as lists: what tells something, plain "no" folded away, and the way back to each while it can be
//! changed.

use crate::domain::answers::{Answers, asked};
use crate::domain::content::content;
use crate::domain::content::question::{Answer, Question};
use crate::domain::id::QuestionId;
use crate::domain::words::answer::tells_something;
use crate::ui::components::linked::Fold;
use crate::ui::screens::check::words;
use dioxus::prelude::*;

/// What was said to one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub id: QuestionId,
    pub question: String,
    pub answer: String,
    /// It came back with its branch and is to be looked at again.
    pub again: bool,
}

impl Line {
    /// What was answered; none where the question was left out.
    pub fn of(question: &Question, answer: Option<&Answer>) -> Line {
        Line {
            id: question.id.clone(),
            question: question.text.clone(),
            answer: answer.map_or_else(|| "Left out".to_owned(), |answer| words::answer(question, answer)),
            again: false,
        }
    }
}

/// What was answered, in the order of the questions.
#[component]
pub fn AnswerList(
    answers: ReadSignal<Answers>,
    /// The answers can still be changed.
    on_change: Option<EventHandler<QuestionId>>,
) -> Element {
    let answers = answers.read();
    let asked = asked(content(), &answers);
    let given: Vec<(&Question, &Answer)> = content()
        .questions()
        .filter(|question| asked.contains(&question.id))
        .filter_map(|question| Some((question, answers.get(&question.id)?)))
        .collect();
    let (told, no): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|(question, answer)| tells_something(question, answer));
    let lines = |given: &[(&Question, &Answer)]| -> Vec<Line> {
        given.iter().map(|(question, answer)| Line::of(question, Some(answer))).collect()
    };
    rsx! {
        section { class: "card answers", "aria-label": "Your answers",
            if told.is_empty() && no.is_empty() {
                p { class: "u-2", "Nothing was answered yet." }
            }
            Told { told: lines(&told), no: lines(&no), no_open: told.is_empty(), on_change }
        }
    }
}

/// The lines that tell something, and those that say no.
#[component]
pub fn Told(
    told: Vec<Line>,
    no: Vec<Line>,
    /// Those that say no are folded out.
    #[props(default)]
    no_open: bool,
    on_change: Option<EventHandler<QuestionId>>,
) -> Element {
    let many = if no.len() == 1 { "No to 1 question".to_owned() } else { format!("No to {} questions", no.len()) };
    rsx! {
        if !told.is_empty() {
            Lines { lines: told, on_change }
        }
        if !no.is_empty() {
            Fold { title: many, open: no_open,
                Lines { lines: no, on_change }
            }
        }
    }
}

#[component]
fn Lines(lines: Vec<Line>, on_change: Option<EventHandler<QuestionId>>) -> Element {
    rsx! {
        ul { class: "list list--in",
            for line in lines {
                li { key: "{line.id}", class: "answers__i",
                    p { class: "answers__q", "{line.question}" }
                    if line.again {
                        p { class: "u-small u-2", "You answered this before. Please look at it again." }
                    }
                    div { class: "split",
                        p { class: "u-b", "{line.answer}" }
                        if let Some(on_change) = on_change {
                            button {
                                class: "link u-small",
                                r#type: "button",
                                "aria-label": "Change: {line.question}",
                                onclick: {
                                    let id = line.id.clone();
                                    move |_| on_change.call(id.clone())
                                },
                                "Change"
                            }
                        }
                    }
                }
            }
        }
    }
}
