//! Which answer or result changes moves, and the way to change it. Stands wherever a gate does something.

use crate::domain::content::content;
use crate::domain::gate::Cause;
use crate::domain::id::GateId;
use crate::domain::words::gate::because;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// What makes these gates hold, each with the way to it.
#[component]
pub fn Causes(gates: ReadSignal<Vec<GateId>>) -> Element {
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let causes = check.standing().causes(content(), &gates.read());
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

/// What gates do to something of the person's own, where nothing else says so: their titles and what makes them hold.
#[component]
pub fn GatesHere(gates: ReadSignal<Vec<GateId>>, title: String) -> Element {
    let titles: Vec<String> =
        gates.read().iter().filter_map(|id| content().gate(id)).map(|gate| gate.title.clone()).collect();
    if titles.is_empty() {
        return rsx! {};
    }
    rsx! {
        Notice { kind: NoticeKind::Adjusted, icon: Icon::Swap,
            p { class: "u-b", "{title}" }
            for title in titles {
                p { key: "{title}", class: "u-small", "{title}" }
            }
            Causes { gates }
        }
    }
}

fn change_words(cause: &Cause) -> &'static str {
    match cause {
        Cause::Answer { .. } => "Change this answer",
        Cause::Result(_) => "Open the result",
    }
}

/// Where a cause is changed: among the safety answers, in a check that begins with the last one's answers, or at the
/// result.
fn way_to(check: CheckState, cause: &Cause) -> Route {
    match cause {
        Cause::Answer { question, kept: true, .. } => Route::ProfileAnswer { question: question.to_string() },
        Cause::Answer { question, kept: false, .. } if check.change_in_check(question) => Route::CheckRun {},
        Cause::Answer { .. } => Route::CheckHome {},
        Cause::Result(_) => match check.closing() {
            Some(closing) => Route::ResultPage { id: closing.id },
            None => Route::CheckHome {},
        },
    }
}
