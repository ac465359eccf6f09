//! The player: what the body does now, for how long, and what comes next.

use crate::domain::content::content;
use crate::domain::session::view::{Stand, View};
use crate::domain::session::{Event, Session};
use crate::domain::words::upper_first;
use crate::ui::components::figure::Stage;
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::player::{Aside, Controls, PhaseText, Pills, StepsBar};
use crate::ui::route::Route;
use crate::ui::state::check::CheckState;
use crate::ui::state::player::{PlayerSheet, PlayerState};
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

mod beside;
mod lock;
mod moment;
mod paused;
mod sheets;

use beside::{Beside, Keys};
use lock::Unlock;
use moment::{moment, part_id, ready_words, stand_id, step, then, unit};
use paused::{PausedActs, changing};
use sheets::{EmergencyAdvice, LeaveSheet, StopSheet, WhySheet};

/// A name shorter than this, in characters, has room over the middle of the disc.
const SHORT_NAME: usize = 14;

/// One of this length stands in two small lines with its number.
const LONG_NAME: usize = 21;

/// The player. When the session ends by itself the next screen opens.
#[component]
pub fn Player() -> Element {
    let player = use_context::<PlayerState>();
    let navigator = use_navigator();
    let playing =
        use_memo(move || player.with(|playing| (playing.record, playing.urge.is_some(), playing.session.is_ended())));
    let sheet = player.sheet();
    let over = playing().filter(|(_, _, ended)| *ended && sheet != Some(PlayerSheet::Emergency));
    let ended = over.map(|(record, urge, _)| (record, urge));
    use_effect(use_reactive!(|ended| {
        if let Some((session, urge)) = ended {
            navigator.replace(if urge { Route::UrgeAfter { session } } else { Route::After { session } });
        }
    }));
    use_drop(move || player.press(Event::PausePressed));
    if sheet == Some(PlayerSheet::Emergency) {
        return rsx! { EmergencyAdvice {} };
    }
    if playing().is_none() {
        return rsx! { Nothing {} };
    }
    rsx! { Running {} }
}

/// Nothing is played: the way to what can be.
#[component]
fn Nothing() -> Element {
    let navigator = use_navigator();
    rsx! {
        main { class: "app",
            div { class: "page page--narrow nothing",
                h1 { tabindex: "-1", "Nothing is playing" }
                p { class: "u-2", "Choose a routine, and it starts here." }
                button {
                    class: "btn btn--primary",
                    r#type: "button",
                    onclick: move |_| {
                        navigator.replace(Route::Move {});
                    },
                    "Open Move"
                }
            }
        }
    }
}

#[component]
fn Running() -> Element {
    let player = use_context::<PlayerState>();
    let settings = use_context::<SettingsState>();
    let check = use_context::<CheckState>();
    player.with(|playing| running(player, settings, check, &playing.session)).unwrap_or_else(|| rsx! {})
}

fn running(player: PlayerState, settings: SettingsState, check: CheckState, session: &Session) -> Element {
    let Some(view) = View::of(session, content(), session.last_tick()) else { return rsx! {} };
    let on = session.plan().steps.get(view.number - 1).cloned();
    let paused = view.stand == Stand::Paused;
    let name = view.exercise.short_name();
    let (more, remarks) =
        (view.more.to_owned(), view.remarks.iter().map(|remark| upper_first(remark)).collect::<Vec<_>>());
    let sound = settings.get().sound;
    let locked = player.is_locked();
    let main_press = match view.stand {
        Stand::Paused => Event::ResumePressed,
        _ if view.held => Event::ReadyPressed,
        _ => Event::PausePressed,
    };
    rsx! {
        main {
            class: "player",
            "data-state": stand_id(view.stand),
            "data-part": part_id(view.part),
            "data-locked": locked.to_string(),
            div { class: "player__page",
                div { class: "player__top", "inert": locked.then_some("true"),
                    IconButton {
                        icon: Icon::Close,
                        name: "Leave session",
                        on_press: move |()| player.ask(PlayerSheet::Leave),
                    }
                    p {
                        class: match name.chars().count() {
                            0..SHORT_NAME => "player__name player__name--short",
                            SHORT_NAME..LONG_NAME => "player__name",
                            _ => "player__name player__name--long",
                        },
                        span { class: "player__routine", "{session.plan().name} · " }
                        b { "{name}" }
                        span { class: "player__number",
                            span { class: "player__move", "Move " }
                            "{view.number} of {view.moves}"
                        }
                    }
                    IconButton {
                        icon: Icon::Lock,
                        name: "Lock against touches",
                        keys: "L",
                        on_press: move |()| player.lock(!locked),
                    }
                    IconButton {
                        icon: Icon::Sound,
                        name: "Sound: voice and tones",
                        keys: "M",
                        pressed: sound,
                        on_press: move |()| player.set_sound(!sound),
                    }
                }
                div { class: "player__steps",
                    StepsBar { number: view.number, moves: view.moves, done: view.done }
                }
                PhaseText {
                    headline: view.headline,
                    cue: settings.numbers().fill(&view.cue),
                    more: [&more].into_iter().chain(&remarks).filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>(),
                    left: view.left_shown(),
                    unit: unit(&view),
                    spoken: view.left_words(),
                }
                if let Some(moment) = moment(&view, settings.get().motion) {
                    Stage { moment }
                }
                // What waits for the person can be answered by touch, whatever else is locked.
                div { class: "player__more", "inert": (locked && !view.held).then_some("true"),
                    if paused {
                        PausedActs { gates: changing(check, on.as_ref()), step: on.clone() }
                    } else {
                        Pills { pills: view.pills.clone() }
                        if !more.is_empty() || !remarks.is_empty() {
                            Aside { more, remarks }
                        }
                        if view.can_be_ready {
                            button {
                                class: "btn btn--soft btn--block player__ready",
                                r#type: "button",
                                "aria-keyshortcuts": "Enter",
                                onclick: move |_| player.press(Event::ReadyPressed),
                                {ready_words(&view)}
                            }
                        } else if let Some(next) = &view.next {
                            p { class: "next",
                                span { "Next:" }
                                b { "{next}" }
                            }
                        }
                    }
                }
                div { class: "player__dock",
                    // Keys reach the controls even while these are out of reach for a finger.
                    div { class: "player__ctl", hidden: locked,
                        Controls {
                            stands_still: paused || view.held,
                            on_previous: move |()| player.press(Event::PreviousPressed),
                            on_main: move |()| player.press(main_press),
                            on_next: move |()| player.press(Event::SkipPressed),
                        }
                    }
                    if locked {
                        Unlock {}
                    }
                    div { class: "stopline",
                        button {
                            class: "stopbtn",
                            r#type: "button",
                            "aria-keyshortcuts": "Escape",
                            onclick: move |_| player.ask(PlayerSheet::Stopped),
                            Picture { icon: Icon::Hand }
                            span { "{content().texts.in_session_stop.button}" }
                        }
                    }
                    Keys { paused, locked }
                }
                Beside { exercise: view.exercise.id.to_string(), step: step(&view), then: then(&view) }
                p { class: "u-hide", role: "status", "{player.said()}" }
            }
        }
        match player.sheet() {
            Some(PlayerSheet::Leave) => rsx! { LeaveSheet {} },
            Some(PlayerSheet::Stopped) => rsx! { StopSheet {} },
            Some(PlayerSheet::Why) => rsx! { WhySheet { gates: changing(check, on.as_ref()), step: on } },
            Some(PlayerSheet::Emergency) | None => rsx! {},
        }
    }
}
