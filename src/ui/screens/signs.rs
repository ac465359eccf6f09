//! All warning signs, to be read without answering anything.

use crate::domain::content::content;
use crate::domain::content::rule::{Rule, Tier};
use crate::domain::fold::found;
use crate::ui::components::field::Search;
use crate::ui::components::frame::{EmergencyLine, SubBar};
use crate::ui::components::warning::WarningSigns;
use crate::ui::state::settings::SettingsState;
use crate::ui::state::trail::{use_back, use_kept};
use dioxus::prelude::*;

/// Every sign, grouped by how soon it asks to be seen.
#[component]
pub fn Signs() -> Element {
    let settings = use_context::<SettingsState>();
    let numbers = settings.numbers();
    let mut search = use_kept("search", String::new);
    let list = &content().texts.warning_list;
    let matches = |rule: &&Rule| found(&search.read(), &[&rule.reason, rule.extra_action.as_deref().unwrap_or("")]);
    let groups: Vec<(Tier, Vec<&Rule>)> = Tier::ALL
        .into_iter()
        .rev()
        .map(|tier| (tier, content().rules.iter().filter(|rule| rule.tier == tier).filter(matches).collect()))
        .filter(|(_, rules): &(Tier, Vec<_>)| !rules.is_empty())
        .collect();
    rsx! {
        main { class: "app",
            EmergencyLine { number: numbers.emergency.clone() }
            SubBar { title: "Check", on_back: use_back() }
            div { class: "page page--narrow",
                h1 { tabindex: "-1", "All warning signs" }
                Search {
                    name: "Search the warning signs",
                    placeholder: "Search, for example leg",
                    value: search(),
                    on_search: move |text| search.set(text),
                }
                if search.read().trim().is_empty() {
                    WarningSigns {
                        emergency_lead: numbers.fill(&list.emergency_lead),
                        emergency: list.emergency.clone(),
                        same_day_lead: list.same_day_lead.clone(),
                        same_day: list.same_day.clone(),
                    }
                }
                if groups.is_empty() {
                    p { class: "empty", "No sign has these words. Try one word, such as “leg” or “fever”. If you are worried, get help all the same." }
                }
                for (tier , rules) in groups {
                    SignGroup { key: "{tier.id()}", tier, rules: rules.into_iter().map(sign).collect::<Vec<_>>() }
                }
                p { class: "u-small u-2", "{content().texts.disclaimers.checker_footer}" }
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Sign {
    reason: String,
    action: Option<String>,
}

fn sign(rule: &Rule) -> Sign {
    Sign { reason: rule.reason.clone(), action: rule.extra_action.clone() }
}

#[component]
fn SignGroup(tier: Tier, rules: Vec<Sign>) -> Element {
    let numbers = use_context::<SettingsState>().numbers();
    let Some(text) = content().texts.tier(tier) else { return rsx! {} };
    rsx! {
        section { class: "card card--flush signs--t{text.level}",
            div { class: "signs__head",
                h2 { "{text.headline}" }
                p { class: "u-small", "{numbers.fill(&text.action)}" }
            }
            ul { class: "list",
                for sign in rules {
                    li { key: "{sign.reason}", class: "signs__i",
                        p { "{numbers.fill(&sign.reason)}" }
                        if let Some(action) = &sign.action {
                            p { class: "u-small u-b", "{numbers.fill(action)}" }
                        }
                    }
                }
            }
        }
    }
}
