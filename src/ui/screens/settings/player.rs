//! How a session is played: its sounds, the countdown, the pace.

use crate::ui::components::icon::Icon;
use crate::ui::components::linked::LinkRow;
use crate::ui::route::Route;
use crate::ui::screens::settings::Part;
use crate::ui::screens::settings::numbers::NumberRow;
use crate::ui::screens::settings::pace::Pace;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

/// The part.
#[component]
pub fn Player() -> Element {
    let settings = use_context::<SettingsState>();
    let navigator = use_navigator();
    let chosen = settings.get();
    rsx! {
        Part { title: "Player",
            LinkRow {
                icon: Icon::Sound,
                name: "Sounds and voice",
                on_open: move |()| {
                    navigator.push(Route::SoundsPage {});
                },
                span { class: "row__meta",
                    "Tones {on_or_off(chosen.sound)}"
                    span { class: "with-voice", " · voice {on_or_off(chosen.speaks())}" }
                    span { class: "with-vibration", " · vibration {on_or_off(chosen.vibration)}" }
                }
            }
            NumberRow {
                id: "get-ready",
                name: "Get ready",
                meta: "Seconds counted down at the start and after a pause: 0 to 15",
                value: chosen.get_ready_seconds,
                least: 0,
                most: 15,
                on_change: move |seconds| settings.change(|settings| settings.get_ready_seconds = seconds),
            }
            Pace {}
            div { class: "row--seg",
                p { class: "row__meta",
                    "On a keyboard, Space pauses and goes on. With Tab on a button, Space presses that button instead."
                }
            }
        }
    }
}

fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}
