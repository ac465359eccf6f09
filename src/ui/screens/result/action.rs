//! What to do with a result now.

use crate::domain::content::rule::Tier;
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::prose::sentences;
use crate::ui::route::Route;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// What to do, with the number to call on top where there is one.
#[component]
pub fn Action(tier: Tier, text: String) -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let numbers = settings.numbers();
    if tier == Tier::EmergencyNow {
        let lines: Vec<String> = sentences(&text).into_iter().map(str::to_owned).collect();
        let (first, rest) = lines.split_first().map(|(first, rest)| (first.clone(), rest.to_vec())).unwrap_or_default();
        return rsx! {
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
