//! What can be done while the session stands still.

use crate::domain::content::content;
use crate::domain::id::GateId;
use crate::domain::session::{Event, Stopped};
use crate::domain::words::how_long_in_full;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::cause::Causes;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use crate::ui::state::player::PlayerState;
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

/// Ten seconds less or more, the move again, past the move, or the end.
#[component]
pub fn PausedActs() -> Element {
    let player = use_context::<PlayerState>();
    let settings = use_context::<SettingsState>();
    let starter = use_starter();
    let check = use_context::<CheckState>();
    let navigator = use_navigator();
    let seconds = settings.get().get_ready_seconds;
    let easier = player.with(|playing| {
        let session = &playing.session;
        let (_, segment) = session.segment(session.last_tick())?;
        starter.easier_step(session.plan(), segment.step)
    });
    // What is done differently in this move, and by which answer.
    let gates = player.with(|playing| {
        let session = &playing.session;
        let (_, segment) = session.segment(session.last_tick())?;
        let step = session.plan().steps.get(segment.step)?;
        let swapped = step.instead_of.as_ref().and_then(|id| content().exercise(id));
        let swapped = swapped.map(|exercise| check.exercise(exercise).why).unwrap_or_default();
        let gates: BTreeSet<GateId> = step.how.iter().map(|(gate, _)| gate.clone()).chain(swapped).collect();
        Some(gates.into_iter().collect::<Vec<_>>())
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
            Causes { gates: gates.flatten().unwrap_or_default() }
            if seconds > 0 {
                p { class: "u-small u-2 u-center", "When you continue you get {how_long_in_full(Duration::from_secs(u64::from(seconds)))} to settle." }
            }
        }
    }
}
