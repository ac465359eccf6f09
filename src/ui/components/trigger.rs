//! How a crack came about, as chips that carry its mark.

use crate::domain::journal::{Outcome, Trigger};
use crate::ui::components::choice::{Chip, ChoiceItem};
use crate::ui::components::icon::{Icon, IconSize, Mark, MarkKind, Picture};
use dioxus::prelude::*;

/// The mark of a crack that came about like this.
pub fn mark_of(trigger: Option<Trigger>) -> MarkKind {
    match trigger {
        Some(Trigger::SelfForced | Trigger::OtherPerson) => MarkKind::Forced,
        Some(Trigger::Spontaneous) => MarkKind::ByItself,
        None => MarkKind::Unknown,
    }
}

/// The mark of an urge that ended like this.
pub fn mark_of_urge(outcome: Option<Outcome>) -> MarkKind {
    match outcome {
        Some(Outcome::Cracked) => MarkKind::Forced,
        Some(Outcome::Eased | Outcome::StillThere) => MarkKind::Eased,
        None => MarkKind::Unknown,
    }
}

/// One chip for each way. Pressing the chosen one takes the choice back.
#[component]
pub fn TriggerChips(
    name: String,
    /// The ways with their words.
    items: Vec<ChoiceItem>,
    chosen: Option<Trigger>,
    on_choose: EventHandler<Option<Trigger>>,
) -> Element {
    let known = items.into_iter().filter_map(|item| Some((Trigger::from_id(&item.id)?, item)));
    rsx! {
        div { class: "chips", role: "radiogroup", "aria-label": "{name}",
            for (trigger , item) in known {
                Chip {
                    key: "{item.id}",
                    label: item.label,
                    role: "radio",
                    on: chosen == Some(trigger),
                    on_press: move |()| on_choose.call((chosen != Some(trigger)).then_some(trigger)),
                    if trigger == Trigger::OtherPerson {
                        Picture { icon: Icon::User, size: IconSize::Tiny }
                    } else {
                        Mark { kind: mark_of(Some(trigger)) }
                    }
                }
            }
        }
    }
}
