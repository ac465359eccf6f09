//! The result of a check: how soon to be seen, why, and what to do now.
//!
//! An emergency comes without delay, tab bar, emergency strip or motion: the call button is the strip.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::id::RoutineId;
use crate::domain::told::{Around, Named, Told};
use crate::domain::words::date_and_time;
use crate::ui::components::frame::{EmergencyLine, SubBar, dial};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::components::prose::sentences;
use crate::ui::components::warning::WarningSigns;
use crate::ui::route::Route;
use crate::ui::screens::check::answers::AnswerList;
use crate::ui::screens::check::delete::DeleteCheck;
use crate::ui::screens::check::seen::SeenCheck;
use crate::ui::state::app::AppState;
use crate::ui::state::check::{CheckState, UNSAVED};
use crate::ui::state::journal::JournalState;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::use_back;
use dioxus::prelude::*;

mod about;
mod moves;
mod why;

use about::About;
pub use moves::things;
use moves::{Moves, Suitable};
use why::Why;

/// The result with this id.
#[component]
pub fn ResultPage(id: i64) -> Element {
    let state = use_context::<CheckState>();
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    use_drop(move || state.leave_finished());
    let Some(check) = state.result(id) else {
        return rsx! { NoResult {} };
    };
    let told = use_told(&check);
    let tier = told.tier;
    let leave = use_back();
    let open = state.run_of(id).is_some();
    let back = move |()| {
        if open && state.back() {
            navigator.replace(Route::CheckRun {});
        } else {
            leave(());
        }
    };
    let list = &content().texts.warning_list;
    let numbers = settings.numbers();
    rsx! {
        main { class: "app result result--t{tier.level()}", "data-state": tier.id(),
            if tier < Tier::EmergencyNow {
                EmergencyLine { number: numbers.emergency.clone() }
            }
            SubBar {
                title: "Result",
                back: if open { "Back to the last answer" } else { "Back" },
                on_back: back,
            }
            div { class: "result__band", role: (tier == Tier::EmergencyNow).then_some("alert"),
                h1 { tabindex: "-1", "{told.headline}" }
                if let Some(adult) = &told.adult {
                    p { class: "lead u-b", "{adult}" }
                }
                if let Some(meaning) = &told.meaning {
                    p { class: "lead", Meaning { text: meaning.clone() } }
                }
            }
            div { class: "page page--narrow page--result",
                if let Some(line) = &told.more_urgent {
                    Notice { kind: NoticeKind::Warning, icon: Icon::Alert,
                        p { class: "u-b", "{line}" }
                    }
                }
                if let Some(action) = &told.action {
                    Action { tier, text: action.clone() }
                }
                Why { reasons: told.reasons.clone(), unsure: told.unsure.clone() }
                Moves { closing: told.closing.clone(), changing: told.changing.clone() }
                if let Some(line) = &told.for_other {
                    p { class: "u-small u-2", "{line}" }
                }
                if let Some(routine) = &told.suitable {
                    Suitable { id: routine.id.clone() }
                }
                About { sounds: told.sounds.clone() }
                Buttons { check: check.clone(), gentle: told.gentle.clone(), journal: told.adult.is_none() }
                WarningSigns {
                    emergency_lead: numbers.fill(&list.emergency_lead),
                    emergency: list.emergency.clone(),
                    same_day_lead: list.same_day_lead.clone(),
                    same_day: list.same_day.clone(),
                }
                Foot { check: check.clone(), no_signs: told.no_signs.clone() }
                DeleteCheck { check: check.clone() }
            }
        }
    }
}

/// What the result of a check says now.
pub fn use_told(check: &Check) -> Told {
    let state = use_context::<CheckState>();
    let numbers = use_context::<SettingsState>().numbers();
    let now = use_context::<AppState>().now();
    use_context::<JournalState>().with(|recent| {
        let around = Around {
            numbers: &numbers,
            profile: &state.profile(),
            checks: &state.checks(),
            sessions: &recent.sessions,
            shown: state.run_of(check.id).and_then(|run| run.shown),
            now,
        };
        Told::of(content(), check, &around)
    })
}

/// The meaning of the result, with what it is not in bold.
#[component]
fn Meaning(text: String) -> Element {
    const NOT_CLEAR: &str = "That is not an all-clear";
    match text.split_once(NOT_CLEAR) {
        Some((before, after)) => rsx! {
            "{before}"
            b { "{NOT_CLEAR}" }
            "{after}"
        },
        None => rsx! { "{text}" },
    }
}

/// What to do, with the number to call on top where there is one.
#[component]
fn Action(tier: Tier, text: String) -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let numbers = settings.numbers();
    if tier == Tier::EmergencyNow {
        let lines: Vec<String> = sentences(&text).into_iter().map(str::to_owned).collect();
        let (first, rest) = lines.split_first().map(|(first, rest)| (first.clone(), rest.to_vec())).unwrap_or_default();
        return rsx! {
            a { class: "btn btn--t4 btn--block btn--call", href: dial(&numbers.emergency),
                Picture { icon: Icon::Phone, size: IconSize::Large }
                "Call {numbers.emergency}"
            }
            p { class: "lead u-b", "{first}" }
            ul { class: "dots lead",
                for line in rest {
                    li { key: "{line}", "{line}" }
                }
            }
        };
    }
    let advice = numbers.advice.clone().filter(|_| tier == Tier::UrgentSameDay);
    rsx! {
        if let Some(number) = advice {
            a { class: "btn btn--primary btn--block btn--big", href: dial(&number),
                Picture { icon: Icon::Phone }
                "Call {number}"
            }
            p { class: "u-small u-2 under-button",
                "Your advice line. You can change it in "
                button {
                    class: "link link--tight u-small",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::SettingsPage {});
                    },
                    "settings"
                }
            }
        }
        p { class: "lead", "{text}" }
    }
}

/// What can be done with this result.
#[component]
fn Buttons(check: Check, gentle: Option<Named<RoutineId>>, journal: bool) -> Element {
    let state = use_context::<CheckState>();
    let navigator = use_navigator();
    let mut shown = use_signal(|| false);
    let run = state.run_of(check.id);
    let goes_on = run.as_ref().is_some_and(|run| !run.is_finished());
    let tier = check.result.assessment.tier;
    let label = |id: &str| button(tier, id);
    let show = button(Tier::EmergencyNow, "show_answers").unwrap_or_default();
    rsx! {
        div { class: "stack stack--s",
            if let Some(gentle) = gentle {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::RoutinePage { id: gentle.id.to_string() });
                    },
                    "{gentle.name}"
                }
            }
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                onclick: {
                    let id = check.id;
                    move |_| {
                        navigator.push(Route::VisitPageOf { id });
                    }
                },
                Picture { icon: Icon::Doc, size: IconSize::Small }
                "Page for a doctor"
            }
            if let Some(label) = label("journal").filter(|_| journal) {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::Journal {});
                    },
                    "{label}"
                }
            }
            button {
                class: "btn btn--line btn--block",
                r#type: "button",
                "aria-expanded": shown().to_string(),
                onclick: move |_| shown.toggle(),
                if shown() { "Hide my answers" } else { "{show}" }
            }
            if shown() {
                AnswerList {
                    answers: check.answers.clone(),
                    changeable: run.is_some(),
                    on_change: move |id| {
                        if state.reopen(&id) {
                            navigator.replace(Route::CheckRun {});
                        }
                    },
                }
            }
            if let Some(label) = label("continue").filter(|_| goes_on) {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        state.continue_questions();
                        navigator.replace(Route::CheckRun {});
                    },
                    "{label}"
                }
            }
            SeenCheck { check: check.clone() }
            if let Some(label) = label("warning_list") {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| {
                        document::eval(
                            "const list = document.getElementById('warning-signs'); list?.scrollIntoView(); list?.focus({ preventScroll: true })",
                        );
                    },
                    Picture { icon: Icon::Down, size: IconSize::Small }
                    "{label}"
                }
            }
        }
    }
}

/// What a button of this tier says, where the tier has it.
fn button(tier: Tier, id: &str) -> Option<String> {
    let buttons = &content().texts.tier(tier)?.buttons;
    buttons.iter().find(|button| button.id == id).map(|button| button.label.clone())
}

#[component]
fn Foot(check: Check, no_signs: Option<String>) -> Element {
    let texts = &content().texts;
    rsx! {
        div { class: "stack stack--s u-small u-2",
            if let Some(line) = no_signs {
                p { class: "u-b", "{line}" }
            }
            p { "{texts.disclaimers.checker_footer}" }
            p { class: "saved u-num",
                if check.id == UNSAVED {
                    Picture { icon: Icon::Alert, size: IconSize::Small }
                    "Not saved. "
                } else {
                    Picture { icon: Icon::Tick, size: IconSize::Small }
                    "Saved. "
                }
                "{date_and_time(check.at)} · rules {check.ruleset}"
            }
            p { "{texts.disclaimers.privacy}" }
        }
    }
}

#[component]
fn NoResult() -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    rsx! {
        main { class: "app",
            EmergencyLine { number: settings.numbers().emergency }
            SubBar { title: "Result", on_back: use_back() }
            div { class: "page page--narrow",
                h1 { tabindex: "-1", "This result is not here" }
                p { "Results of checks are kept under Check." }
                button {
                    class: "btn btn--primary btn--block",
                    r#type: "button",
                    onclick: move |_| { navigator.push(Route::CheckHome {}); },
                    "Open Check"
                }
            }
        }
    }
}
