//! What asks for help at once: the number to call, and the way to the warning signs.

use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use dioxus::prelude::*;

/// The number to call, at once under the line that asks for it.
#[component]
pub fn CallNow(
    line: String,
    number: String,
    /// What to do besides.
    action: Option<String>,
) -> Element {
    rsx! {
        div { class: "notice notice--t4 notice--line", role: "status",
            Picture { icon: Icon::Alert }
            p { class: "notice__body u-small",
                a { class: "u-b", href: dial(&number), "{line}" }
                if let Some(action) = action {
                    " {action}"
                }
            }
        }
    }
}

/// The call of an emergency: it stays in sight, wherever the page is.
#[component]
pub fn CallBar(number: String) -> Element {
    rsx! {
        div { class: "callbar",
            a { class: "btn btn--t4 btn--block btn--call", href: dial(&number),
                Picture { icon: Icon::Phone, size: IconSize::Large }
                "Call {number}"
            }
        }
    }
}

/// Its lines, the call and the check. The call opens the dialler and never dials by itself.
#[component]
pub fn EmergencyCall(
    /// The first one before all.
    lines: Vec<String>,
    number: String,
    on_check: EventHandler<()>,
) -> Element {
    rsx! {
        div { role: "alert",
            Notice { kind: NoticeKind::Emergency, icon: Icon::Alert,
                for line in lines {
                    p { key: "{line}", class: "u-b", "{line}" }
                }
                a { class: "btn btn--t4 btn--block", href: dial(&number),
                    Picture { icon: Icon::Phone }
                    "Call {number}"
                }
                button {
                    class: "link",
                    r#type: "button",
                    onclick: move |_| on_check.call(()),
                    "Check the warning signs"
                }
            }
        }
    }
}
