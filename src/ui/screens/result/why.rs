//! Why the result is what it is: the reasons, highest tier first, and what "not sure" did.

use crate::domain::checker::{Check, not_sure_lines};
use crate::domain::content::content;
use crate::domain::content::rule::{Rule, Tier};
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::linked::Fold;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// Reasons that stand open; the others are behind "More reasons".
const SHOWN: usize = 3;

/// The reasons and the lines about "not sure".
#[component]
pub fn Why(check: Check) -> Element {
    let fired = check.result.assessment.fired.iter().filter(|fired| fired.tier > Tier::SelfCare);
    let rules: Vec<&Rule> = fired.filter_map(|fired| content().rule(&fired.rule)).collect();
    let unsure = not_sure_lines(content(), &check.answers, &check.result.assessment.fired);
    rsx! {
        if !rules.is_empty() {
            section { class: "card card--strong stack",
                h2 { class: "t-h3", "Why" }
                for rule in rules.iter().take(SHOWN) {
                    Reason { key: "{rule.id}", reason: rule.reason.clone(), action: rule.extra_action.clone() }
                }
            }
            if rules.len() > SHOWN {
                Fold { title: "{content().texts.result.more_reasons} ({rules.len() - SHOWN})",
                    div { class: "stack",
                        for rule in rules.iter().skip(SHOWN) {
                            Reason { key: "{rule.id}", reason: rule.reason.clone(), action: rule.extra_action.clone() }
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
fn Reason(reason: String, action: Option<String>) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let maternity = numbers.maternity.clone();
    let maternity = maternity.filter(|_| action.as_ref().is_some_and(|action| action.contains("{maternity_line}")));
    rsx! {
        div { class: "reason",
            p { "{numbers.fill(&reason)}" }
            if let Some(action) = action {
                p { class: "u-b", "{numbers.fill(&action)}" }
            }
            if let Some(number) = maternity {
                a { class: "btn btn--line btn--block", href: dial(&number),
                    Picture { icon: Icon::Phone }
                    "Call {number}"
                }
            }
        }
    }
}
