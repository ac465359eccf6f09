//! The answers of a check as a list, with the way back to each while the check is open.

use crate::domain::answers::{Answers, asked};
use crate::domain::content::content;
use crate::domain::content::question::{Answer, Question};
use crate::domain::id::QuestionId;
use crate::domain::words::answer::tells_something;
use crate::ui::components::linked::Fold;
use crate::ui::screens::check::words;
use dioxus::prelude::*;

/// What was answered, in the order of the questions; plain "no" is folded away.
#[component]
pub fn AnswerList(
    answers: ReadSignal<Answers>,
    /// The answers can still be changed.
    changeable: bool,
    on_change: EventHandler<QuestionId>,
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
    rsx! {
        section { class: "card answers", "aria-label": "Your answers",
            if told.is_empty() && no.is_empty() {
                p { class: "u-2", "Nothing was answered yet." }
            }
            Lines { lines: lines(&told), changeable, on_change }
            if !no.is_empty() {
                Fold { title: "No to {no.len()} questions", open: told.is_empty(),
                    Lines { lines: lines(&no), changeable, on_change }
                }
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    id: QuestionId,
    question: String,
    answer: String,
}

fn lines(given: &[(&Question, &Answer)]) -> Vec<Line> {
    let line = |(question, answer): &(&Question, &Answer)| Line {
        id: question.id.clone(),
        question: question.text.clone(),
        answer: words::answer(question, answer),
    };
    given.iter().map(line).collect()
}

#[component]
fn Lines(lines: Vec<Line>, changeable: bool, on_change: EventHandler<QuestionId>) -> Element {
    rsx! {
        ul { class: "list list--in",
            for line in lines {
                li { key: "{line.id}", class: "answers__i",
                    p { class: "answers__q", "{line.question}" }
                    div { class: "split",
                        p { class: "u-b", "{line.answer}" }
                        if changeable {
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
