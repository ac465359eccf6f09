//! How a session is played: its sounds, the countdown, the pace.

use crate::domain::settings::Settings;
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
                meta: sounds_in_short(&chosen),
                on_open: move |()| {
                    navigator.push(Route::SoundsPage {});
                },
            }
            NumberRow {
                id: "get-ready",
                name: "Get ready",
                meta: "Seconds counted down at the start and after a pause, 0 to 15",
                value: chosen.get_ready_seconds,
                least: 0,
                most: 15,
                on_change: move |seconds| settings.change(|settings| settings.get_ready_seconds = seconds),
            }
            Pace {}
            div { class: "row--seg",
                p { class: "row__meta",
                    "With a keyboard: Space pauses and goes on. On a button you came to with Tab, it presses that button."
                }
            }
        }
    }
}

/// As in "Tones on, voice off, vibration on".
fn sounds_in_short(chosen: &Settings) -> String {
    let word = |on: bool| if on { "on" } else { "off" };
    let (tones, voice) = (word(chosen.sound), word(chosen.speaks()));
    format!("Tones {tones}, voice {voice}, vibration {}", word(chosen.vibration))
}
