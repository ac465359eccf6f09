//! Where a result leads: the gentle list, the journal, its answers, the questions that are left, being seen.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::content::rule::Tier;
use crate::domain::id::RoutineId;
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
            if check.id != UNSAVED && !goes_on {
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: {
                        let id = check.id;
                        move |_| {
                            navigator.push(Route::CheckAgain { id });
                        }
                    },
                    "Run these answers under today’s rules"
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
