//! How the page looks.

use crate::domain::settings::{Contrast, Motion, TextSize, Theme};
use crate::ui::components::choice::{ChoiceItem, Segments, SwitchRow};
use crate::ui::screens::settings::Part;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

const THEMES: [(&str, &str, Theme); 3] =
    [("system", "As device", Theme::System), ("light", "Light", Theme::Light), ("dark", "Dark", Theme::Dark)];

const SIZES: [(&str, &str, TextSize); 4] = [
    ("normal", "100 %", TextSize::Normal),
    ("large", "125 %", TextSize::Large),
    ("larger", "150 %", TextSize::Larger),
    ("largest", "200 %", TextSize::Largest),
];

/// Theme, contrast, motion and text size.
#[component]
pub fn Display() -> Element {
    let settings = use_context::<SettingsState>();
    let chosen = settings.get();
    let theme = THEMES.iter().find(|(_, _, theme)| *theme == chosen.theme).map(|(id, _, _)| (*id).to_owned());
    let size = SIZES.iter().find(|(_, _, size)| *size == chosen.text_size).map(|(id, _, _)| (*id).to_owned());
    rsx! {
        Part { title: "Display",
            div { class: "row--seg",
                p { class: "row__name", "Theme" }
                Segments {
                    name: "Theme",
                    items: THEMES.iter().map(|(id, label, _)| ChoiceItem::new(*id, *label)).collect::<Vec<_>>(),
                    chosen: theme,
                    on_choose: move |id: String| {
                        if let Some((_, _, theme)) = THEMES.iter().find(|(known, _, _)| *known == id) {
                            settings.change(|settings| settings.theme = *theme);
                        }
                    },
                }
            }
            SwitchRow {
                label: "Stronger contrast",
                hint: "Off follows the device",
                on: chosen.contrast == Contrast::More,
                on_switch: move |on| {
                    settings.change(|settings| settings.contrast = if on { Contrast::More } else { Contrast::System });
                },
            }
            SwitchRow {
                label: "Still pictures",
                hint: "Two poses with a slow fade instead of motion. Off follows the device",
                on: chosen.motion == Motion::Reduced,
                on_switch: move |on| {
                    settings.change(|settings| settings.motion = if on { Motion::Reduced } else { Motion::System });
                },
            }
            div { class: "row--seg",
                p { class: "row__name", "Text size" }
                Segments {
                    name: "Text size",
                    items: SIZES.iter().map(|(id, label, _)| ChoiceItem::new(*id, *label)).collect::<Vec<_>>(),
                    chosen: size,
                    on_choose: move |id: String| {
                        if let Some((_, _, size)) = SIZES.iter().find(|(known, _, _)| *known == id) {
                            settings.change(|settings| settings.text_size = *size);
                        }
                    },
                }
            }
        }
    }
}
