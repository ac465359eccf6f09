//! What can be done while the session stands still.

use crate::domain::session::{Event, Stopped};
use crate::domain::words::how_long_in_full;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::start::use_starter;
use crate::ui::state::player::PlayerState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::time::Duration;

/// Ten seconds less or more, the move again, past the move, or the end.
#[component]
pub fn PausedActs() -> Element {
    let player = use_context::<PlayerState>();
    let settings = use_context::<SettingsState>();
    let starter = use_starter();
    let navigator = use_navigator();
    let seconds = settings.get().get_ready_seconds;
    let easier = player.with(|playing| {
        let session = &playing.session;
        let (_, segment) = session.segment(session.last_tick())?;
        starter.easier_step(session.plan(), segment.step)
    });
    rsx! {
        div { class: "paused",
            div { class: "paused__row",
                button {
                    class: "btn btn--line",
                    r#type: "button",
                    "aria-label": "−10 s: ten seconds less",
                    "aria-keyshortcuts": "Minus",
                    "data-repeats": "",
                    onclick: move |_| player.press(Event::ShorterPressed),
                    "−10 s"
                }
                button {
                    class: "btn btn--line paused__wide",
                    r#type: "button",
                    onclick: move |_| player.press(Event::RestartPressed),
                    Picture { icon: Icon::Again }
                    "Start again"
                }
                button {
                    class: "btn btn--line",
                    r#type: "button",
                    "aria-label": "+10 s: ten seconds more",
                    "aria-keyshortcuts": "Plus",
                    "data-repeats": "",
                    onclick: move |_| player.press(Event::LongerPressed),
                    "+10 s"
                }
            }
            div { class: "paused__row",
                button {
                    class: "btn btn--line paused__wide",
                    r#type: "button",
                    onclick: move |_| player.press(Event::SkipPressed),
                    Picture { icon: Icon::Skip }
                    "Skip move"
                }
                button {
                    class: "btn btn--line paused__wide",
                    r#type: "button",
                    onclick: move |_| player.press(Event::StopPressed(Stopped::Left)),
                    Picture { icon: Icon::Tick }
                    "Finish here"
                }
            }
            div { class: "paused__row",
                if let Some(step) = easier.flatten() {
                    button {
                        class: "btn btn--line paused__wide",
                        r#type: "button",
                        onclick: move |_| player.change_step(step.clone()),
                        Picture { icon: Icon::Swap }
                        "Easier way"
                    }
                }
                button {
                    class: "btn btn--line paused__wide",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.push(Route::SoundsPage {});
                    },
                    Picture { icon: Icon::Sound }
                    "Sounds"
                }
            }
            if seconds > 0 {
                p { class: "u-small u-2 u-center", "When you continue you get {how_long_in_full(Duration::from_secs(u64::from(seconds)))} to settle." }
            }
        }
    }
}
