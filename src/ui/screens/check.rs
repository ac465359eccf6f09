//! The Check tab: begin a check, browse all signs, see the last result and the stored safety answers.

use crate::domain::check_run::CheckRun;
use crate::domain::checker::{Check, Who};
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::day::days_after;
use crate::domain::gate::RECHECK_DAYS;
use crate::domain::words::answer::tells_something;
use crate::domain::words::ruleset;
use crate::domain::words::{date_and_time, filled, full_date};
use crate::ui::components::choice::{ChoiceItem, Segments};
use crate::ui::components::frame::EmergencyLine;
use crate::ui::components::icon::Icon;
use crate::ui::components::layer::Sheet;
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::head::Head;
use crate::ui::state::check::CheckState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

pub mod answers;
pub mod compared;
pub mod delete;
pub mod history;
pub mod seen;
pub mod words;

use seen::SeenCheck;

/// The Check tab.
#[component]
pub fn CheckHome() -> Element {
    let check = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let mut who = use_signal(|| Who::Me);
    let mut asking = use_signal(|| false);
    let begun = check.begun();
    let waiting = check.aside();
    let checks = check.listed();
    let mut start = move |()| {
        asking.set(false);
        check.begin_anew(who());
        navigator.push(Route::CheckRun {});
    };
    rsx! {
        main { class: "app",
            EmergencyLine { number: settings.numbers().emergency }
            Head { title: "Check", over: "Warning signs" }
            div { class: "page page--tabs page--narrow page--pair",
                div { class: "pair-col",
                p { class: "lead", "Questions first about what cannot wait, then about your back or neck. About 3 minutes. You can stop at any time." }
                if let Some(run) = begun {
                    button {
                        class: "btn btn--primary btn--block btn--big",
                        r#type: "button",
                        onclick: move |_| {
                            navigator.push(Route::CheckRun {});
                        },
                        "Go on with the check"
                    }
                    p { class: "u-small u-2", "{begun_on(&run)}. To begin a new one:" }
                    WhoFor { who: who(), on_choose: move |chosen| who.set(chosen) }
                    button {
                        class: "btn btn--line btn--block",
                        r#type: "button",
                        onclick: move |_| asking.set(true),
                        "Start again"
                    }
                } else {
                    WhoFor { who: who(), on_choose: move |chosen| who.set(chosen) }
                    button {
                        class: "btn btn--primary btn--block btn--big",
                        r#type: "button",
                        onclick: move |_| start(()),
                        "Start the check"
                    }
                }
                for (index , run) in waiting.into_iter().enumerate() {
                    LinkRow {
                        key: "{run.begun_at}",
                        card: true,
                        icon: Icon::Clock,
                        name: "Go on with the check that waits",
                        meta: begun_on(&run),
                        on_open: move |()| {
                            check.take_up(index);
                            navigator.push(Route::CheckRun {});
                        },
                    }
                }
                LinkRow {
                    card: true,
                    icon: Icon::List,
                    name: "See all warning signs",
                    meta: "Without answering anything",
                    on_open: move |()| {
                        navigator.push(Route::Signs {});
                    },
                }
                }
                div { class: "pair-col",
                if let Some((last, earlier)) = checks.split_first() {
                    LastCheck { last: last.clone() }
                    if !earlier.is_empty() {
                        LinkRow {
                            card: true,
                            icon: Icon::Clock,
                            name: "All your checks ({checks.len()})",
                            meta: "Open one, or compare two",
                            on_open: move |()| {
                                navigator.push(Route::CheckHistory {});
                            },
                        }
                    }
                } else {
                    p { class: "card u-2", "Your results will be here. Each one is kept with its answers and its date." }
                }
                AboutYou {}
                LinkRow {
                    card: true,
                    icon: Icon::Doc,
                    name: "Rules and sources",
                    meta: "Every question and rule, as they stand since {ruleset(&content().ruleset)}",
                    on_open: move |()| {
                        navigator.push(Route::Rules {});
                    },
                }
                p { class: "u-small u-2", "{content().texts.disclaimers.checker_footer}" }
                }
            }
            if asking() {
                StartAgain {
                    answered: check.begun().is_some_and(|run| run.is_answered()),
                    on_start: start,
                    on_keep: move |()| asking.set(false),
                }
            }
        }
    }
}

/// Where a check about the person begins: at its first question, or, when one is begun, where they are asked about it.
pub fn to_own_check(check: CheckState) -> Route {
    if check.begin(Who::Me) { Route::CheckRun {} } else { Route::CheckHome {} }
}

/// Whether the check that is begun may go.
#[component]
fn StartAgain(
    /// Something was answered in it; else it is only filled in.
    answered: bool,
    on_start: EventHandler<()>,
    on_keep: EventHandler<()>,
) -> Element {
    let dropped = if answered { "The answers you gave so far are dropped." } else { "What is filled in is dropped." };
    rsx! {
        Sheet { title: "Start again?", on_close: on_keep,
            h2 { "Start again?" }
            p { "{dropped} A result that was saved stays." }
            button {
                class: "btn btn--primary btn--block",
                r#type: "button",
                onclick: move |_| on_start.call(()),
                "Drop them and start again"
            }
            button {
                class: "btn btn--text btn--block",
                r#type: "button",
                onclick: move |_| on_keep.call(()),
                "Keep them"
            }
        }
    }
}

fn begun_on(run: &CheckRun) -> String {
    let begun = format!("Begun {}", date_and_time(run.begun_at));
    match (run.who, run.only_from()) {
        (Who::Other, _) => format!("{begun}, for someone else"),
        (Who::Me, Some(record)) => format!("{begun}, filled in {}", filled::from(record)),
        (Who::Me, None) => begun,
    }
}

#[component]
fn WhoFor(who: Who, on_choose: EventHandler<Who>) -> Element {
    rsx! {
        Segments {
            name: "Who is this for",
            items: vec![ChoiceItem::new("me", "For me"), ChoiceItem::new("other", "For someone else")],
            chosen: if who == Who::Me { "me" } else { "other" },
            on_choose: move |id: String| on_choose.call(if id == "me" { Who::Me } else { Who::Other }),
        }
    }
}

#[component]
fn LastCheck(last: Check) -> Element {
    let navigator = use_navigator();
    let assessment = &last.result.assessment;
    let first = assessment.fired.first().and_then(|fired| content().rule(&fired.rule));
    let reason = first.map(|rule| rule.reason.clone()).filter(|_| assessment.tier > Tier::SelfCare);
    let id = last.id;
    rsx! {
        section { class: "card",
            p { class: "u-cap u-b", "Last check · {checked_on(&last)}" }
            h2 { class: "t-h3", "{words::headline(assessment.tier)}" }
            if let Some(reason) = reason {
                p { class: "u-small u-2", "{reason}" }
            }
            div { class: "cluster cluster--links",
                button {
                    class: "link",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::ResultPage { id });
                    },
                    "Show result"
                }
                SeenCheck { check: last.clone(), tight: true }
            }
        }
    }
}

/// The stored safety answers that change something, and the way to all of them.
#[component]
fn AboutYou() -> Element {
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let profile = check.profile();
    let told: Vec<_> = content()
        .questions()
        .filter_map(|question| Some((question, profile.answers.get(&question.id)?)))
        .filter(|(question, stored)| tells_something(question, &stored.value))
        .collect();
    let others = profile.answers.len() - told.len();
    let again = profile.answers.values().map(|stored| stored.at).min();
    let again = again.map(|oldest| full_date(days_after(oldest, RECHECK_DAYS)));
    rsx! {
        section { class: "card",
            h2 { class: "t-h3", "About you, kept for safety" }
            if profile.answers.is_empty() {
                p { class: "u-2", "Answers about your health that change which moves suit you will be here." }
            }
            dl { class: "list list--facts",
                for (question , stored) in told {
                    div { key: "{question.id}", class: "split",
                        dt { "{question.text}" }
                        dd { class: "u-b", "{words::answer(question, &stored.value)}" }
                    }
                }
                if others > 0 {
                    div { class: "split",
                        dt { "Other safety questions" }
                        dd { class: "u-b", "{others} × No" }
                    }
                }
            }
            button {
                class: "link u-small",
                r#type: "button",
                onclick: move |_| {
                    navigator.push(Route::ProfilePage {});
                },
                match again {
                    Some(again) => format!("Check or change (asked again on {again})"),
                    None => "Answer the safety questions".to_owned(),
                }
            }
        }
    }
}

fn checked_on(check: &Check) -> String {
    let date = full_date(check.at);
    if check.who == Who::Other { format!("{date}, for someone else") } else { date }
}
