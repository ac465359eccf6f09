//! How routines are played: with or without a clock, and which side comes first.

use crate::domain::settings::FirstSide;
use crate::ui::components::choice::{ChoiceItem, Segments, SwitchRow};
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

const SIDES: [(&str, &str, FirstSide); 4] = [
    ("shown", "As shown", FirstSide::AsShown),
    ("left", "Left", FirstSide::Left),
    ("right", "Right", FirstSide::Right),
    ("alternate", "Alternate", FirstSide::Alternate),
];

/// The two choices, as rows.
#[component]
pub fn Pace() -> Element {
    let settings = use_context::<SettingsState>();
    let chosen = settings.get();
    let side = SIDES.iter().find(|(_, _, side)| *side == chosen.first_side).map(|(id, _, _)| (*id).to_owned());
    rsx! {
        SwitchRow {
            label: "Repetitions at my own pace",
            hint: "The player waits for you after each series. Long holds are still timed.",
            on: chosen.own_pace,
            on_switch: move |on| {
                settings.change(|settings| settings.own_pace = on);
            },
        }
        div { class: "row--seg",
            p { class: "row__name", "Begin with" }
            Segments {
                name: "Begin with",
                items: SIDES.iter().map(|(id, label, _)| ChoiceItem::new(*id, *label)).collect::<Vec<_>>(),
                chosen: side,
                on_choose: move |id: String| {
                    if let Some((_, _, side)) = SIDES.iter().find(|(known, _, _)| *known == id) {
                        settings.change(|settings| settings.first_side = *side);
                    }
                },
            }
            p { class: "row__meta", "Alternate: the other side than last time" }
        }
    }
}
