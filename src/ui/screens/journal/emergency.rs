//! What an entry with an emergency sign shows at once, before anything else.

use crate::domain::content::content;
use crate::domain::journal::{EntryFields, emergency_of};
use crate::ui::components::frame::dial;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::layer::{Notice, NoticeKind};
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use crate::ui::state::log::LogState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The number to call and the way to the check; nothing when no tag asks for it.
#[component]
pub fn EmergencyNotice(fields: EntryFields) -> Element {
    let check = use_context::<CheckState>();
    let log = use_context::<LogState>();
    let numbers = use_context::<SettingsState>().numbers();
    let navigator = use_navigator();
    if emergency_of(&fields).is_none() {
        return rsx! {};
    }
    rsx! {
        div { role: "alert",
            Notice { kind: NoticeKind::Emergency, icon: Icon::Alert,
                p { class: "u-b", "{numbers.fill(&content().texts.result.line_is_emergency)}" }
                a { class: "btn btn--t4 btn--block", href: dial(&numbers.emergency),
                    Picture { icon: Icon::Phone }
                    "Call {numbers.emergency}"
                }
                button {
                    class: "link",
                    r#type: "button",
                    onclick: move |_| {
                        log.put_away();
                        check.begin_urgent();
                        navigator.push(Route::CheckRun {});
                    },
                    "Check the warning signs"
                }
            }
        }
    }
}
