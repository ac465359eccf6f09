//! A page with a list of lines: a tick or "?" for each, "None of these" after the last.

use crate::domain::answers::Page;
use crate::domain::check_run::{CheckRun, Record};
use crate::domain::checker::emergency_alone;
use crate::domain::content::content;
use crate::domain::content::question::{Answer, Question};
use crate::domain::day::Moment;
use crate::domain::id::QuestionId;
use crate::domain::words::filled;
use crate::ui::components::ask::{AskRow, AskState};
use crate::ui::components::emergency::CallNow;
use crate::ui::components::icon::Icon;
use crate::ui::components::linked::Fold;
use crate::ui::components::prose::sentences;
use crate::ui::screens::check::words;
use crate::ui::state::app::AppState;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The list.
#[component]
pub fn ListPage(page: Page, run: CheckRun, on_go_on: EventHandler<()>) -> Element {
    let check = use_context::<CheckState>();
    let today = use_context::<AppState>().now();
    let settings = use_context::<SettingsState>();
    let numbers = settings.numbers();
    let questions: Vec<&Question> = page.questions.iter().filter_map(|id| content().question(id)).collect();
    let (headline, intro) = heading(&page);
    let state = |id: &QuestionId| match run.answer_to(id).and_then(Answer::text) {
        Some("yes") => AskState::Yes,
        Some("not_sure") => AskState::Unsure,
        _ => AskState::No,
    };
    let count = |wanted: AskState| page.questions.iter().filter(|id| state(id) == wanted).count();
    let (ticked, unsure) = (count(AskState::Yes), count(AskState::Unsure));
    let now = numbers.fill(&content().texts.result.line_is_emergency);
    rsx! {
        div {
            h1 { class: "h1--ask", tabindex: "-1", "{headline}" }
            p { class: "u-2",
                "{intro} Tap "
                b { "?" }
                " if you are not sure."
            }
        }
        div { class: "ask", role: "group", "aria-label": "{headline}",
            for question in questions.iter() {
                Fragment { key: "{question.id}",
                    AskRow {
                        text: question.text.clone(),
                        help: question.help.clone(),
                        state: state(&question.id),
                        on_answer: {
                            let id = question.id.clone();
                            move |state| {
                                // A line of a list takes every one of these answers.
                                let _ = match state {
                                    AskState::Yes => check.answer(&id, Answer::yes()),
                                    AskState::Unsure => check.answer(&id, Answer::not_sure()),
                                    AskState::No => check.answer(&id, Answer::no()),
                                };
                            }
                        },
                    }
                    if let Some(said) = said_of(&run, &question.id, today) {
                        p { class: "ask__said u-small u-2", "{said}" }
                    }
                    if let Some(action) = alone(&run, &question.id) {
                        CallNow {
                            line: now.clone(),
                            number: numbers.emergency.clone(),
                            action: action.map(|action| numbers.fill(&action)),
                        }
                    }
                }
            }
        }
        button {
            class: "btn btn--primary btn--block btn--big",
            r#type: "button",
            onclick: move |_| on_go_on.call(()),
            "{go_on_words(page.questions.len(), ticked, unsure)}"
        }
        Fold { title: "Why we ask", icon: Icon::Info,
            dl { class: "why",
                for question in questions.iter() {
                    div { key: "{question.id}",
                        dt { class: "u-small u-b", "{question.text}" }
                        dd { class: "u-small", "{question.why}" }
                    }
                }
            }
        }
    }
}

/// Where a line is from; what an earlier check filled in says so once for the page.
fn said_of(run: &CheckRun, id: &QuestionId, today: Moment) -> Option<String> {
    run.source_of(id).filter(|source| source.record != Record::Check)?;
    filled::beside(run, id, today)
}

/// What the button after the last line says.
fn go_on_words(lines: usize, ticked: usize, unsure: usize) -> String {
    match (ticked, unsure) {
        (0, 0) => format!("{} {lines}", words::label("none_of_these")),
        (ticked, 0) => format!("Go on: {ticked} ticked"),
        (0, unsure) => format!("Go on: {unsure} not sure"),
        (ticked, unsure) => format!("Go on: {ticked} ticked, {unsure} not sure"),
    }
}

/// The headline and the line below it. A stop check's introduction begins with its question.
fn heading(page: &Page) -> (String, String) {
    let screen = page.questions.first().and_then(|id| content().screen_of(id));
    let Some(screen) = screen else { return Default::default() };
    let mut parts = sentences(&screen.intro).into_iter();
    if screen.stop_check {
        let question = parts.next().unwrap_or_default().to_owned();
        return (question, parts.collect::<Vec<_>>().join(" "));
    }
    let begins = screen.questions.first().map(|question| &question.id) == page.questions.first();
    let intro = if begins { format!("{} Tick what fits.", screen.intro) } else { "Tick what fits.".to_owned() };
    ("Do any of these fit?".to_owned(), intro)
}

/// What to do at once, when this answer alone means an emergency: `Some(None)` when there is nothing to add.
fn alone(run: &CheckRun, id: &QuestionId) -> Option<Option<String>> {
    let answer = run.answer_to(id)?;
    emergency_alone(content(), id, answer).map(|rule| rule.extra_action.clone())
}
