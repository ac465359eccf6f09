//! Every check that is kept: each leads to its result, and two of them are put side by side.

use crate::domain::checker::Check;
use crate::domain::words::{full_date, ruleset};
use crate::ui::components::choice::BigCheck;
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::check::words::{headline, made_on};
use crate::ui::screens::head::SubHead;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::{use_back, use_kept};
use dioxus::prelude::*;

/// The page.
#[component]
pub fn CheckHistory() -> Element {
    let state = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let mut choosing = use_kept("choosing", || false);
    let mut chosen = use_kept("chosen", Vec::<i64>::new);
    let checks = state.listed();
    let all = checks.clone();
    let pair = match chosen.read().as_slice() {
        [first, second] => Some((*first, *second)),
        _ => None,
    };
    rsx! {
        main { class: "app",
            EmergencyLine { number: settings.numbers().emergency }
            SubHead { title: "Check", on_back: use_back() }
            div { class: "page page--narrow",
                div {
                    h1 { tabindex: "-1", "Your checks" }
                    p { class: "u-2", "Each is kept as it was made, with its answers and the version of its questions and rules." }
                }
                if checks.is_empty() {
                    p { class: "card u-2", "No check is kept yet." }
                }
                if choosing() {
                    p { class: "u-2", "Choose the two that are to stand side by side." }
                    div { class: "stack stack--s", role: "group", "aria-label": "Checks to compare",
                        for check in checks {
                            BigCheck {
                                key: "{check.id}",
                                label: "{headline(check.result.assessment.tier)} · {made_on(&check, &all)}",
                                on: chosen.read().contains(&check.id),
                                on_toggle: {
                                    let id = check.id;
                                    move |()| {
                                        let mut chosen = chosen.write();
                                        if chosen.contains(&id) {
                                            chosen.retain(|other| *other != id);
                                        } else {
                                            chosen.push(id);
                                            // The one chosen first makes room for a third.
                                            if chosen.len() > 2 {
                                                chosen.remove(0);
                                            }
                                        }
                                    }
                                },
                            }
                        }
                    }
                } else {
                    if checks.len() > 1 {
                        button {
                            class: "btn btn--line btn--block",
                            r#type: "button",
                            onclick: move |_| choosing.set(true),
                            "Compare two"
                        }
                    }
                    if !checks.is_empty() {
                        section { class: "card card--flush list", "aria-label": "Checks",
                            for check in checks {
                                LinkRow {
                                    key: "{check.id}",
                                    name: headline(check.result.assessment.tier),
                                    meta: meta(&check, &all),
                                    on_open: {
                                        let id = check.id;
                                        move |()| {
                                            navigator.push(Route::ResultPage { id });
                                        }
                                    },
                                }
                            }
                        }
                    }
                }
            }
            if choosing() {
                div { class: "foot",
                    button {
                        class: "btn btn--primary btn--block btn--big",
                        r#type: "button",
                        disabled: pair.is_none(),
                        onclick: move |_| {
                            if let Some((first, second)) = pair {
                                navigator.push(Route::CompareChecks { first, second });
                            }
                        },
                        "Compare"
                    }
                    button {
                        class: "btn btn--text",
                        r#type: "button",
                        onclick: move |_| {
                            choosing.set(false);
                            chosen.write().clear();
                        },
                        "Not now"
                    }
                }
            }
        }
    }
}

/// When, about whom, by which rules, and what became of it.
fn meta(check: &Check, among: &[Check]) -> String {
    let seen = check.seen_at.map(|at| format!("seen {}", full_date(at)));
    let bare = check.is_bare().then(|| "answers removed".to_owned());
    let rules = Some(format!("rules of {}", ruleset(&check.ruleset)));
    [Some(made_on(check, among)), rules, seen, bare].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
