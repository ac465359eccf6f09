//! The parts of the player: progress, the big word with its seconds, pills, controls.

use crate::domain::session::view::{Headline, Pill};
use crate::ui::components::icon::{Icon, IconSize, Picture};
use dioxus::prelude::*;

/// The most moves that are drawn as a piece each.
const PIECES: usize = 14;

/// One piece for each move; above fourteen one bar.
#[component]
pub fn StepsBar(
    /// The move that is on, from 1.
    number: usize,
    moves: usize,
    /// The share of it that is over, 0 to 1.
    done: f64,
) -> Element {
    let percent = (done.clamp(0.0, 1.0) * 100.0).round();
    rsx! {
        div {
            class: "steps",
            role: "progressbar",
            "aria-label": "Progress",
            "aria-valuemin": "0",
            "aria-valuemax": "{moves}",
            "aria-valuenow": "{number}",
            "aria-valuetext": "Move {number} of {moves}",
            if moves > PIECES {
                div { class: "bar steps__bar",
                    div { class: "bar__fill", style: "width:{share(number, moves, done)}%" }
                }
            } else {
                for piece in 1..=moves {
                    if piece == number {
                        span { key: "{piece}", class: "steps__i steps__i--now", style: "--p:{percent}%" }
                    } else {
                        span {
                            key: "{piece}",
                            class: if piece < number { "steps__i steps__i--done" } else { "steps__i" },
                        }
                    }
                }
            }
        }
    }
}

fn share(number: usize, moves: usize, done: f64) -> u32 {
    let whole = u32::try_from(number.saturating_sub(1)).unwrap_or(0);
    let all = u32::try_from(moves.max(1)).unwrap_or(1);
    // A share between 0 and 100 fits.
    ((f64::from(whole) + done.clamp(0.0, 1.0)) / f64::from(all) * 100.0).round() as u32
}

/// The word of the phase, what the body does, and what is left. The words are spoken as they change, the seconds not.
#[component]
pub fn PhaseText(
    headline: Headline,
    cue: String,
    /// What belongs to it and is shown elsewhere: it is spoken here.
    more: Vec<String>,
    /// As in "17" or "4:59"; empty where nothing is counted.
    left: String,
    /// Under it.
    unit: String,
    /// As in "17 seconds left".
    spoken: String,
) -> Element {
    rsx! {
        div { class: "player__text",
            div { class: "player__phase", "aria-live": "polite",
                h1 { class: "phase", tabindex: "-1",
                    Picture { icon: icon_of(headline), size: IconSize::Large }
                    "{headline.words()}"
                }
                p { class: "phase__cue",
                    "{cue}"
                    for words in more {
                        span { key: "{words}", class: "u-hide", " {words}" }
                    }
                }
            }
            if !left.is_empty() {
                p {
                    class: if left.contains(':') { "secs secs--long" } else { "secs" },
                    role: "timer",
                    "aria-label": "{spoken}",
                    "{left}"
                    small { "{unit}" }
                }
            }
        }
    }
}

fn icon_of(headline: Headline) -> Icon {
    match headline {
        Headline::BreatheIn => Icon::BreatheIn,
        Headline::BreatheOut => Icon::BreatheOut,
        Headline::EasyBreaths => Icon::Easy,
        Headline::Hold => Icon::Hold,
        Headline::ChangeSides => Icon::Swap,
        Headline::Next => Icon::Next,
        Headline::GetReady => Icon::Clock,
        Headline::Rest | Headline::Settle | Headline::YourTime => Icon::Easy,
        Headline::Paused => Icon::Pause,
    }
}

/// Which side, set and repetition.
#[component]
pub fn Pills(pills: Vec<Pill>) -> Element {
    rsx! {
        div { class: "player__meta",
            for pill in pills {
                span {
                    key: "{pill.words()}",
                    class: if matches!(pill, Pill::Side(_)) { "pill pill--side" } else { "pill" },
                    match pill {
                        Pill::Side(_) => rsx! {
                            Picture { icon: Icon::Swap, size: IconSize::Small }
                        },
                        Pill::Rep(_) => rsx! {
                            Picture { icon: Icon::Again, size: IconSize::Small }
                        },
                        Pill::SideDone(_) | Pill::Set(_) => rsx! {},
                    }
                    "{pill.words()}"
                }
            }
        }
    }
}

/// Words about the move that have no room in the cue, under the figure. They are spoken with the cue.
#[component]
pub fn Aside(
    more: String,
    /// What to know about this move before it starts.
    remarks: Vec<String>,
) -> Element {
    rsx! {
        div { class: "player__aside", "aria-hidden": "true",
            if !more.is_empty() {
                p { "{more}" }
            }
            for remark in remarks {
                p { key: "{remark}", class: "phase__remark",
                    Picture { icon: Icon::Swap, size: IconSize::Small }
                    span { "{remark}" }
                }
            }
        }
    }
}

/// Previous, pause or go on, next.
#[component]
pub fn Controls(
    /// Time stands still: the middle one goes on.
    stands_still: bool,
    on_previous: EventHandler<()>,
    on_main: EventHandler<()>,
    on_next: EventHandler<()>,
) -> Element {
    rsx! {
        div { class: "ctl", "data-repeats": "",
            button {
                class: "ctl__b",
                r#type: "button",
                "aria-label": "Previous move",
                "aria-keyshortcuts": "ArrowLeft",
                onclick: move |_| on_previous.call(()),
                Picture { icon: Icon::Prev, size: IconSize::Large }
            }
            button {
                class: "ctl__b ctl__b--main",
                r#type: "button",
                "aria-label": if stands_still { "Continue" } else { "Pause" },
                "aria-keyshortcuts": "Space",
                onclick: move |_| on_main.call(()),
                Picture { icon: if stands_still { Icon::Play } else { Icon::Pause }, size: IconSize::Large }
            }
            button {
                class: "ctl__b",
                r#type: "button",
                "aria-label": "Next move",
                "aria-keyshortcuts": "ArrowRight",
                onclick: move |_| on_next.call(()),
                Picture { icon: Icon::Skip, size: IconSize::Large }
            }
        }
    }
}
