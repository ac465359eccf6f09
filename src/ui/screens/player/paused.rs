//! What can be done while the session stands still.

use crate::domain::content::content;
use crate::domain::id::GateId;
use crate::domain::routine::PlanStep;
use crate::domain::session::{Event, Stopped};
use crate::domain::words::how_long_in_full;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::route::Route;
use crate::ui::screens::cause::Changes;
use crate::ui::screens::start::use_starter;
use crate::ui::state::check::CheckState;
use crate::ui::state::player::{PlayerSheet, PlayerState};
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;

/// Ten seconds less or more, the move again, past the move, or the end.
#[component]
pub fn PausedActs(
    /// What makes the move another one.
    gates: Vec<GateId>,
    step: Option<PlanStep>,
) -> Element {
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
                Tile { icon: Icon::Skip, name: "Skip move", on_press: move |()| player.press(Event::SkipPressed) }
                Tile {
                    icon: Icon::Tick,
                    name: "Finish here",
                    on_press: move |()| player.press(Event::StopPressed(Stopped::Left)),
                }
                if let Some(step) = easier.flatten() {
                    Tile {
                        icon: Icon::Swap,
                        name: "Easier way",
                        on_press: move |()| player.change_step(step.clone()),
                    }
                }
                Tile {
                    icon: Icon::Sound,
                    name: "Sounds",
                    on_press: move |()| {
                        navigator.push(Route::SoundsPage {});
                    },
                }
                // Where there is room the reasons stand below.
                if !gates.is_empty() {
                    div { class: "paused__why",
                        Tile { icon: Icon::Info, name: "Why?", on_press: move |()| player.ask(PlayerSheet::Why) }
                    }
                }
            }
            if !gates.is_empty() {
                div { class: "paused__reasons",
                    Changes { gates, steps: Vec::from_iter(step) }
                }
            }
            if seconds > 0 {
                p { class: "u-small u-2 paused__settle",
                    "When you continue you get {how_long_in_full(Duration::from_secs(u64::from(seconds)))} to settle."
                }
            }
        }
    }
}

/// An act with its picture above its word.
#[component]
fn Tile(icon: Icon, name: String, on_press: EventHandler<()>) -> Element {
    rsx! {
        button { class: "btn btn--line paused__tile", r#type: "button", onclick: move |_| on_press.call(()),
            Picture { icon }
            "{name}"
        }
    }
}

/// What is done differently in the move that is on, and by which gates.
pub fn changing(check: CheckState, step: Option<&PlanStep>) -> Vec<GateId> {
    let Some(step) = step else { return Vec::new() };
    let swapped = step.instead_of.as_ref().and_then(|id| content().exercise(id));
    let swapped = swapped.map(|exercise| check.exercise(exercise).why).unwrap_or_default();
    let gates: BTreeSet<GateId> = step.how.iter().map(|(gate, _)| gate.clone()).chain(swapped).collect();
    gates.into_iter().collect()
}
