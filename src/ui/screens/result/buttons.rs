//! Where a result leads: the gentle list, the journal, its answers, the questions that are left, being seen.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::id::{QuestionId, RoutineId};
use crate::domain::told::Named;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::route::Route;
use crate::ui::screens::check::answers::AnswerList;
use crate::ui::screens::check::seen::SeenCheck;
use crate::ui::state::check::{CheckState, UNSAVED};
use dioxus::prelude::*;

/// What can be done with this result.
#[component]
pub fn Buttons(check: Check, gentle: Option<Named<RoutineId>>, journal: bool) -> Element {
    let state = use_context::<CheckState>();
    let navigator = use_navigator();
    let mut shown = use_signal(|| false);
    let run = state.run_of(check.id);
    let goes_on = run.as_ref().is_some_and(|run| !run.is_finished());
    let tier = check.result.assessment.tier;
    let label = |id: &str| button(tier, id);
    let change = use_callback(move |id: QuestionId| {
        if state.reopen(&id) {
            navigator.replace(Route::CheckRun {});
        }
    });
    let show = button(Tier::EmergencyNow, "show_answers").unwrap_or_default();
    rsx! {
        div { class: "stack stack--s",
            if let Some(gentle) = gentle {
                Leads { to: Route::RoutinePage { id: gentle.id.to_string() }, name: gentle.name }
            }
            Leads { to: Route::VisitPageOf { id: check.id }, icon: Icon::Doc, name: "Page for a doctor" }
            if let Some(label) = label("journal").filter(|_| journal) {
                Leads { to: Route::Journal {}, name: label }
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
                    on_change: run.is_some().then_some(change),
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
            if check.id != UNSAVED && !goes_on && !check.is_bare() {
                Leads { to: Route::CheckAgain { id: check.id }, name: "Run these answers under today’s rules" }
            }
        }
    }
}

/// A button that leads to another page.
#[component]
fn Leads(to: Route, icon: Option<Icon>, name: String) -> Element {
    let navigator = use_navigator();
    rsx! {
        button {
            class: "btn btn--line btn--block",
            r#type: "button",
            onclick: move |_| {
                navigator.push(to.clone());
            },
            if let Some(icon) = icon {
                Picture { icon, size: IconSize::Small }
            }
            "{name}"
        }
    }
}

/// What a button of this tier says, where the tier has it.
fn button(tier: Tier, id: &str) -> Option<String> {
    let buttons = &content().texts.tier(tier)?.buttons;
    buttons.iter().find(|button| button.id == id).map(|button| button.label.clone())
}
