//! What changes in moves, by which answer or result, and the way to change that. Stands wherever a gate does something.

use crate::domain::content::content;
use crate::domain::gate::{Cause, LeftOut};
use crate::domain::id::GateId;
use crate::domain::routine::PlanStep;
use crate::domain::words::gate::{because, changes};
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// What these gates change, each with what makes it hold and the way to that.
#[component]
pub fn Changes(
    gates: ReadSignal<Vec<GateId>>,
    /// The moves that are played, where nothing else on the page says how each is done.
    #[props(default)]
    steps: ReadSignal<Vec<PlanStep>>,
    /// The moves that are not, where nothing else says so.
    #[props(default)]
    left_out: ReadSignal<Vec<LeftOut>>,
) -> Element {
    let standing = use_context::<CheckState>().standing();
    rsx! {
        for (gates , causes) in standing.by_cause(content(), &gates.read()) {
            div { key: "{gates:?}", class: "change",
                for line in changes(content(), &standing, &gates, &steps.read(), &left_out.read()) {
                    p { key: "{line}", class: "change__what", "{line}" }
                }
                Because { causes }
            }
        }
    }
}

/// What makes these gates hold, each with the way to it.
#[component]
pub fn Causes(gates: ReadSignal<Vec<GateId>>) -> Element {
    let causes = use_context::<CheckState>().standing().causes(content(), &gates.read());
    rsx! {
        Because { causes }
    }
}

#[component]
fn Because(causes: Vec<Cause>) -> Element {
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    rsx! {
        for (number , cause) in causes.into_iter().enumerate() {
            div { key: "{number}", class: "cause",
                p { class: "u-small u-2", {because(content(), &cause)} }
                button {
                    class: "link link--tight u-small",
                    r#type: "button",
                    role: "link",
                    "aria-label": "{change_words(&cause)}: {because(content(), &cause)}",
                    onclick: {
                        let cause = cause.clone();
                        move |_| {
                            navigator.push(way_to(check, &cause));
                        }
                    },
                    {change_words(&cause)}
                }
            }
        }
    }
}

fn change_words(cause: &Cause) -> &'static str {
    match cause {
        Cause::Answer { .. } => "Change this answer",
        Cause::Unanswered(_) => "Answer this question",
        Cause::Result(_) => "Open the result",
    }
}

/// Where a cause is changed: among the safety answers, in a check that begins with the last one's answers, or at the
/// result.
fn way_to(check: CheckState, cause: &Cause) -> Route {
    match cause {
        Cause::Answer { question, kept: true, .. } | Cause::Unanswered(question) => {
            Route::ProfileAnswer { question: question.to_string() }
        }
        Cause::Answer { question, kept: false, .. } if check.change_in_check(question) => Route::CheckRun {},
        Cause::Answer { .. } => Route::CheckHome {},
        Cause::Result(_) => match check.closing() {
            Some(closing) => Route::ResultPage { id: closing.id },
            None => Route::CheckHome {},
        },
    }
}
