//! The player: what the body does now, for how long, and what comes next.

use crate::domain::content::content;
use crate::domain::exercise::Exercise;
use crate::domain::session::view::{Part, Stand, View};
use crate::domain::session::{Event, Session};
use crate::domain::settings::Motion;
use crate::domain::words::clock;
use crate::ui::components::figure::{Stage, StageMoment, StagePart};
use crate::ui::components::frame::IconButton;
use crate::ui::components::icon::{Icon, Picture};
use crate::ui::components::known::Known;
use crate::ui::components::picture_row::Thumb;
use crate::ui::components::player::{Controls, PhaseText, Pills, StepsBar};
use crate::ui::route::Route;
use crate::ui::state::player::{PlayerSheet, PlayerState};
use crate::ui::state::settings::SettingsState;
use dioxus::prelude::*;

mod lock;
mod paused;
mod sheets;

use lock::Unlock;
use paused::PausedActs;
use sheets::{EmergencyAdvice, LeaveSheet, StopSheet};

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
    player.with(|playing| running(player, settings, &playing.session)).unwrap_or_else(|| rsx! {})
}

fn running(player: PlayerState, settings: SettingsState, session: &Session) -> Element {
    let Some(view) = View::of(session, content(), session.last_tick()) else { return rsx! {} };
    let paused = view.stand == Stand::Paused;
    let (unit, name) = (unit(&view), view.exercise.short_name());
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
                    p { class: "player__name",
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
                    headline: view.headline.clone(),
                    cue: view.cue.clone(),
                    remarks: view.remarks.iter().map(|remark| (*remark).to_owned()).collect::<Vec<_>>(),
                    left: view.left_shown(),
                    unit,
                    spoken: view.left_words(),
                }
                if let Some(moment) = moment(&view, settings.get().motion) {
                    Stage { moment }
                }
                // What waits for the person can be answered by touch, whatever else is locked.
                div { class: "player__more", "inert": (locked && !view.held).then_some("true"),
                    if paused {
                        PausedActs {}
                    } else {
                        Pills { pills: view.pills.clone() }
                        if let Some(next) = view.next.as_ref().filter(|_| matches!(view.part, Part::Phase { .. })) {
                            p { class: "next",
                                span { "Next:" }
                                b { "{next}" }
                            }
                        }
                        if view.can_be_ready {
                            button {
                                class: "btn btn--soft btn--block player__ready",
                                r#type: "button",
                                "aria-keyshortcuts": "Enter",
                                onclick: move |_| player.press(Event::ReadyPressed),
                                {ready_words(&view)}
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
                            "{content().texts.in_session_stop.button}"
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
            Some(PlayerSheet::Emergency) | None => rsx! {},
        }
    }
}

fn stand_id(stand: Stand) -> &'static str {
    match stand {
        Stand::GettingReady => "getting_ready",
        Stand::Running => "running",
        Stand::Paused => "paused",
    }
}

fn part_id(part: Part) -> &'static str {
    match part {
        Part::Setup => "setup",
        Part::Phase { .. } => "phase",
        Part::ChangeSides => "change_sides",
        Part::Rest => "rest",
        Part::Change => "change",
        Part::Settle => "settle",
    }
}

fn ready_words(view: &View<'_>) -> &'static str {
    match (view.held, view.own_pace && view.stand == Stand::Running) {
        (true, _) => "Go on",
        (false, true) => "Done, go on",
        (false, false) => "I am ready",
    }
}

fn unit(view: &View<'_>) -> &'static str {
    let long = view.left_shown().contains(':');
    match (view.stand, view.part) {
        _ if view.held => "no hurry",
        (Stand::Paused, Part::Phase { .. }) => "left in phase",
        (Stand::Paused, _) => "left",
        _ if long => "minutes",
        _ if view.left_shown() == "1" => "second",
        _ => "seconds",
    }
}

fn moment(view: &View<'_>, motion: Motion) -> Option<StageMoment> {
    Some(StageMoment {
        exercise: Known::exercise(content(), &view.exercise.id)?,
        part: match view.part {
            Part::Setup | Part::Change => StagePart::Setup,
            Part::Phase { index, first_rep, shows_arrow } => StagePart::Phase { index, first_rep, shows_arrow },
            Part::ChangeSides => StagePart::SwitchSide,
            Part::Rest => StagePart::Rest,
            Part::Settle => StagePart::Settle,
        },
        mirrored: view.mirrored,
        length: view.length,
        elapsed: view.elapsed,
        running: view.stand == Stand::Running,
        still_pictures: motion == Motion::Reduced,
    })
}

fn step(view: &View<'_>) -> Option<usize> {
    match view.part {
        Part::Phase { index, .. } => view.exercise.step_of(index),
        _ => None,
    }
}

fn then(view: &View<'_>) -> Option<(String, String)> {
    view.then.map(|(exercise, length)| (exercise.id.to_string(), clock(length)))
}

/// The keys, and the two that have no control in sight.
#[component]
fn Keys(paused: bool, locked: bool) -> Element {
    let player = use_context::<PlayerState>();
    let full =
        "document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()";
    rsx! {
        p { class: "keys", "inert": locked.then_some("true"),
            span { kbd { "Space" } " pause" }
            span { kbd { "←" } kbd { "→" } " moves" }
            span { kbd { "Esc" } " stop" }
            span { kbd { "L" } " lock" }
            button {
                class: "keys__full",
                r#type: "button",
                "aria-keyshortcuts": "F",
                onclick: move |_| {
                    document::eval(full);
                },
                kbd { "F" }
                " full screen"
            }
        }
        if !paused {
            button {
                hidden: true,
                r#type: "button",
                "aria-keyshortcuts": "Plus",
                onclick: move |_| player.press(Event::LongerPressed),
                "Ten seconds more"
            }
            button {
                hidden: true,
                r#type: "button",
                "aria-keyshortcuts": "Minus",
                onclick: move |_| player.press(Event::ShorterPressed),
                "Ten seconds less"
            }
        }
    }
}

/// Where there is room: the move step by step, and the one after it.
#[component]
fn Beside(exercise: String, step: Option<usize>, then: Option<(String, String)>) -> Element {
    let Some(exercise) = content().exercise(&exercise) else { return rsx! {} };
    let then: Option<(&'static Exercise, String)> =
        then.and_then(|(id, length)| Some((content().exercise(&id)?, length)));
    rsx! {
        aside { class: "player__beside", "aria-label": "About this move",
            ol { class: "numbered",
                for (number , words) in exercise.steps.iter().enumerate() {
                    li { key: "{words}", "aria-current": (step == Some(number)).then_some("step"), "{words}" }
                }
            }
            if let Some((next, length)) = then {
                div { class: "row card player__then",
                    Thumb { exercise: Known(next) }
                    span { class: "row__body",
                        span { class: "row__meta", "Then" }
                        span { class: "row__name", "{next.short_name()}" }
                    }
                    span { class: "u-2 u-num", "{length}" }
                }
            }
        }
    }
}
