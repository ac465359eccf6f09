//! What every result ends with: what it is not, and where it is kept.

use crate::domain::checker::Check;
use crate::domain::content::content;
use crate::domain::words::{date_and_time, ruleset};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use crate::ui::state::app::{AppState, Arrival};
use crate::ui::state::check::UNSAVED;
use dioxus::prelude::*;

/// The lines.
#[component]
pub fn Foot(check: Check, no_signs: Option<String>) -> Element {
    let texts = &content().texts;
    let (icon, kept) = match use_context::<AppState>().arrival() {
        _ if check.id == UNSAVED => (Icon::Alert, "Not saved."),
        Arrival::Kept => (Icon::Tick, "Saved."),
        Arrival::Soon | Arrival::Slow => (Icon::Save, "Saving …"),
        Arrival::Failed(_) | Arrival::Elsewhere => (Icon::Alert, "Not saved yet."),
    };
    rsx! {
        div { class: "stack stack--s u-small u-2",
            if let Some(line) = no_signs {
                p { class: "u-b", "{line}" }
            }
            p { "{texts.disclaimers.checker_footer}" }
            p { class: "saved u-num",
                Picture { icon, size: IconSize::Small }
                span { "{kept} {date_and_time(check.at)} · rules of {ruleset(&check.ruleset)}" }
            }
            if let Some(sha256) = &check.ruleset_sha256 {
                p { class: "sha256", "SHA-256 of its questions and rules: {sha256}" }
            }
            p { "{texts.disclaimers.privacy}" }
        }
    }
}
