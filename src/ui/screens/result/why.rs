//! Why the result is what it is: the reasons, highest tier first, and what "not sure" did.

use crate::domain::content::content;
use crate::domain::told::{Reason, Unclear, would_change};
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::linked::Fold;
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use dioxus::prelude::*;

/// Reasons that stand open; the others are behind "More reasons".
const SHOWN: usize = 3;

/// The reasons and the lines about "not sure".
#[component]
pub fn Why(reasons: Vec<Reason>, unsure: Vec<String>) -> Element {
    let (first, more) = reasons.split_at(SHOWN.min(reasons.len()));
    rsx! {
        if !first.is_empty() {
            section { class: "card card--strong stack",
                h2 { class: "t-h3", "Why" }
                for reason in first {
                    OneReason { key: "{reason.text}", reason: reason.clone() }
                }
            }
            if !more.is_empty() {
                Fold { title: "{content().texts.result.more_reasons} ({more.len()})",
                    div { class: "stack",
                        for reason in more {
                            OneReason { key: "{reason.text}", reason: reason.clone() }
                        }
                    }
                }
            }
        }
        if !unsure.is_empty() {
            section { class: "card stack stack--s",
                h2 { class: "t-h3", "Not sure" }
                for line in unsure {
                    p { key: "{line}", "{line}" }
                }
            }
        }
    }
}

#[component]
fn OneReason(reason: Reason) -> Element {
    let navigator = use_navigator();
    rsx! {
        div { class: "reason",
            p { "{reason.text}" }
            if let Some(action) = reason.action {
                p { class: "u-b", "{action}" }
            }
            if let Some(number) = reason.maternity {
                a { class: "btn btn--line btn--block", href: dial(&number),
                    Picture { icon: Icon::Phone }
                    "Call {number}"
                }
            }
            button {
                class: "link u-small",
                r#type: "button",
                role: "link",
                "aria-label": "The rule and its sources: {reason.text}",
                onclick: move |_| {
                    navigator.push(Route::RecordPage { id: reason.rule.to_string() });
                },
                "The rule and its sources"
            }
        }
    }
}

/// The questions that were left open and would make the result more urgent, each with the way to it.
#[component]
pub fn WouldChange(check: i64, unclear: ReadSignal<Vec<Unclear>>) -> Element {
    let state = use_context::<CheckState>();
    let navigator = use_navigator();
    let unclear = unclear.read();
    if unclear.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card stack stack--s",
            h2 { class: "t-h3", "What would change it" }
            p { class: "u-small u-2", {would_change(&unclear)} }
            ul { class: "dots",
                for Unclear { question , text , answered } in unclear.iter() {
                    li { key: "{question}",
                        button {
                            class: "link",
                            r#type: "button",
                            role: "link",
                            onclick: {
                                let question = question.clone();
                                move |_| {
                                    if state.answer_again(check, &question) {
                                        navigator.push(Route::CheckRun {});
                                    }
                                }
                            },
                            "{text}"
                        }
                        p { class: "u-small u-2", "{answered}" }
                    }
                }
            }
        }
    }
}
