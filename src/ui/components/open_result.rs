//! A result of the check that is still open: headline, what to do, whom to call.

use crate::domain::content::rule::Tier;
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, Picture};
use dioxus::prelude::*;

/// A number to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub label: String,
    pub number: String,
    /// Calling it is the first thing to do.
    pub first: bool,
}

/// An open result on another screen than its own. The call opens the dialler and never dials by itself.
#[component]
pub fn OpenResult(
    tier: Tier,
    headline: String,
    /// Which check it is.
    about: String,
    /// What to do.
    action: String,
    call: Option<Call>,
    on_show: EventHandler<()>,
    on_seen: EventHandler<()>,
) -> Element {
    rsx! {
        section {
            class: "open-result open-result--t{tier.level()}",
            "aria-label": "Open result",
            "data-state": "{tier.id()}",
            h2 { class: "open-result__head", "{headline}" }
            div { class: "open-result__body",
                p { "{about}" }
                p { class: "u-small", "{action}" }
                if let Some(call) = call {
                    a {
                        class: match (tier, call.first) {
                            (Tier::EmergencyNow, _) => "btn btn--t4 btn--block btn--call",
                            (_, true) => "btn btn--primary btn--block btn--big",
                            (_, false) => "btn btn--line btn--block",
                        },
                        href: dial(&call.number),
                        Picture { icon: Icon::Phone }
                        "{call.label}"
                    }
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| on_show.call(()),
                    "Show the result"
                }
                button {
                    class: "btn btn--line btn--block",
                    r#type: "button",
                    onclick: move |_| on_seen.call(()),
                    "I have been seen"
                }
            }
        }
    }
}
